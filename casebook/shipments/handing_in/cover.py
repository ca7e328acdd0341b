"""The cover of the set: what it is of, whether it is ready, its index and its annexes; and the sheet of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from casebook.shipments.chinese import in_chinese, typed
from casebook.shipments.goods.head import head
from casebook.shipments.goods.papers import is_mail_text
from casebook.shipments.goods.questions import Question, named_in
from casebook.shipments.handing_in.annexes import TRADE, Annex
from casebook.shipments.standing import LineStanding, Standing
from casebook.shipments.writing.blocks import BLANK, Block, Heading, Note, Paper, Para, cleaned, grid, hash_shown
from classifier.judging.determination import Outcome
from classifier.law.catalogue import Catalogue

DRAFT = "草稿 DRAFT：尚不可提交 not to be handed in"
READY = "可提交 ready"
_OUTCOMES = {
    Outcome.CONTROLLED: "属于两用物项",
    Outcome.CLOSE: "不属于管制物项，参数接近",
    Outcome.LISTED_ELSEWHERE: "其他公告所列",
    Outcome.NOT_CONTROLLED: "未列入所核对条目",
    Outcome.NOT_APPLICABLE: "所核对条目不涉及",
    Outcome.UNDETERMINED: "无法判定",
}


def running(made: Standing) -> str:
    """What stands at the head of each page."""
    name = cleaned(made.case.shipment.name)
    return name if made.is_ready else f"{DRAFT}　{name}"


def cover(made: Standing, annex_list: Sequence[Annex], index: Mapping[str, str], notes: Sequence[str]) -> Paper:
    """The cover; `index` says what each file of the set is, `notes` what was left out of it."""
    blocks: list[Block] = [*_top(made), *_missing(made), Heading("目录 Index")]
    rows = [(str(k), file, what) for k, (file, what) in enumerate(index.items(), 1)]
    blocks.append(grid(("序号", "文件", "内容"), rows, (0.5, 2.4, 4)))
    blocks.append(Heading("附件 Annexes"))
    told = [
        (a.name, _lines(a), a.member.paper.shown, _kind(a, made.bench.catalogue),
         "、".join(map(str, a.pages)) or "全文",
         hash_shown(a.member.sha256), "有" if a.data is not None else f"缺：{a.why}")
        for a in annex_list
    ]  # fmt: skip
    heads = ("附件", "项号", "文件", "种类", "所引页", "SHA-256", "原件")
    blocks.append(grid(heads, told, (0.8, 0.6, 2.2, 1.1, 0.7, 3.2, 0.7)))
    blocks += [Note(cleaned(note)) for note in notes]
    blocks.append(Note("核验：将本套文件置于同一文件夹，运行 python3 verify.py（无须安装任何程序）。"))
    return Paper("出口物项资料一套", running(made), tuple(blocks))


def _lines(annex: Annex) -> str:
    """The goods lines that an annex is of: all of them for an invoice and its like, none for a mail."""
    return "、".join(map(str, annex.lines)) or ("整票" if annex.member.kind in TRADE else "—")


def _kind(annex: Annex, catalogue: Catalogue) -> str:
    """What kind of paper it is, in the first Chinese word by which such papers call themselves."""
    if is_mail_text(annex.member.name):
        return "邮件"
    words = catalogue.vocabulary.cues["document_title"].groups.get(annex.member.kind, {}).get("zh", ())
    return words[0] if words else "其他"


def _top(made: Standing) -> Iterator[Block]:
    said = head(made.case.members, made.bench.catalogue)
    yield Para(f"货运编号 Shipment：{cleaned(made.case.shipment.name)}　判定日 As of：{made.bench.as_of}")
    for name, label in (("contract", "合同号 Contract"), ("invoice", "发票号 Invoice"), ("seller", "卖方 Seller"),
                        ("buyer", "买方 Buyer")):  # fmt: skip
        several = said[name]
        text = cleaned(several[0].text) if len(several) == 1 else BLANK
        yield Para(f"{label}：{text}")
    rows = [
        (
            str(one.line.number),
            one.line.label,
            "；".join(dict.fromkeys(str(f) for f in one.line.figures["quantity"])),
            _verdict(one.made.outcome, is_signed=bool(one.subject.signed.signers) and not one.against),
            "、".join(one.made.codes or one.made.near),
            "、".join(one.subject.signed.signers) or "未签署",
        )
        for one in made.lines
    ]
    yield grid(("项号", "型号", "数量", "判定", "编码／接近", "签署"), rows, (0.5, 2, 1, 1.8, 1.2, 1.2))


def _verdict(outcome: Outcome, *, is_signed: bool) -> str:
    """What is made of goods; by which nobody may take them for free before people stand for it."""
    return _OUTCOMES[outcome] if is_signed or outcome is Outcome.UNDETERMINED else f"待签署（暂：{_OUTCOMES[outcome]}）"


def _missing(made: Standing) -> Iterator[Block]:
    if made.is_ready:
        yield Para(f"状态 Status：{READY}；所有项目均已签署，无未决问题。", strong=True)
        yield Para("提交前由出口经营者填写情况说明、申报明细中标黄之处，核对后签字、盖章。")
        return
    against = made.against
    yield Para(f"{DRAFT}。尚缺以下{len(against)}项 what is missing:", strong=True)
    say = in_chinese(made.bench)
    asked = {f"question {q.key}": (f"问题 {q.key}", q.says.zh or q.says.en) for q in made.open}
    rows = [(*asked.get(o.label, (o.label, say(o.reason))), say(typed(o.remedy))) for o in against]
    yield grid(("项目", "尚缺", "如何处理"), rows, (1.2, 3, 3))


def findings(made: Standing, annex_list: Sequence[Annex]) -> Paper:
    """All questions on the papers, open and settled, with their quotes side by side."""
    names = {a.member.sha256: a.name for a in annex_list}
    say = in_chinese(made.bench)
    blocks: list[Block] = []
    for question in made.questions:
        blocks += _finding(question, names, say)
    for line in made.lines:
        blocks += _joined(line, names)
    if not blocks:
        blocks.append(Para("各文件之间未发现不一致之处。"))
    return Paper("核对结果", running(made), tuple(blocks))


def _joined(line: LineStanding, names: Mapping[str, str]) -> Iterator[Block]:
    """What a person found to be the same goods as the line, though its papers name it otherwise."""
    head = line.line.rows[0].entry
    for join in (*line.line.rows, *line.line.sheets):
        if join.word is None or not join.word.is_one:
            continue
        entry = join.entry
        yield Heading(f"第{line.line.number}项　同一货物", 2)
        several = {one.key: one for one in (head, entry)}.values()
        told = (f"{one.item.label}（{names.get(one.member.sha256, one.member.paper.shown)}）" for one in several)
        yield Para(cleaned(f"{'与 '.join(told)}经确认为同一货物。"))
        rows = [
            (names.get(q.sha256, q.sha256[:12]), f"第{q.page}页" if q.page else q.cell or "", q.text)
            for one in several
            for q in named_in(one)
        ]
        if rows:
            yield grid(("附件", "位置", "原文"), rows, (0.8, 1, 4))
        why = cleaned(join.word.why or "未说明理由")
        yield Para(f"依据：{why}（{cleaned(join.word.who)}，{join.word.at[:10]}）")


def _finding(question: Question, names: Mapping[str, str], say: Callable[[str], str]) -> Iterator[Block]:
    where = f"第{question.line}项" if question.line else "整票"
    yield Heading(f"{where}　{question.key}", 2)
    yield Para(cleaned(question.says.zh or question.says.en))
    yield Note(cleaned(question.says.en))
    rows = [
        (names.get(q.sha256, q.sha256[:12]), f"第{q.page}页" if q.page else q.cell or "", q.text)
        for q in question.quotes
    ]
    if rows:
        yield grid(("附件", "位置", "原文"), rows, (0.8, 1, 4))
    settled = question.settled
    if settled is None:
        yield Para(f"答复：{BLANK}")
    else:
        yield Para(f"答复：{cleaned(say(settled.answer))}（{cleaned(settled.who)}，{settled.at[:10]}）")
