"""The statement (情况说明) that customs asks for, one for the shipment.

Its goods, their indicators with quotes and annexes, their uses, and why each is controlled or is not.

Blanks are filled from the papers; what only the exporter knows stays a marked blank, and so does every conclusion that
the record does not bear yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from casebook.declaring.declaration import NO_ADVICE_ZH
from casebook.declaring.dossier import NO_ENTRY, act_of, conclusion, papers, speaking, test_parts, verdict_of, withheld
from casebook.declaring.filling.own import NO_OWN_WORDS, OwnWords
from casebook.declaring.indicators import INDICATOR_HEADS, NO_INDICATORS, USE, computed, indicator_rows
from casebook.declaring.wording import BLANK, Wording, place, wording
from casebook.shipments.goods.figures import mass_shown
from casebook.shipments.goods.head import Said, head
from casebook.shipments.goods.questions import formula_of
from casebook.shipments.handing_in.absence import Absence, absences
from casebook.shipments.handing_in.annexes import Annex
from casebook.shipments.standing import LineStanding, Standing
from casebook.shipments.writing.blocks import (
    Block,
    Bullets,
    Heading,
    Note,
    Paper,
    Para,
    Verbatim,
    cleaned,
    grid,
    hash_shown,
)
from casebook.state.rows.wording import wording as words_of
from classifier.judging.remark import product_names
from classifier.judging.values.foreign_values import of_the_cells

TITLE = "情况说明"
_CUSTOMS = "海关"
_DIFFER = "各文件不一致，请核对："


def statement(
    made: Standing, annex_list: Sequence[Annex], running: str, remark: str | None, own: OwnWords = NO_OWN_WORDS
) -> Paper:
    """The statement; `remark` is the declaration's remark, `None` where it may not be given yet.

    `own` are the exporter's own words for blanks that no paper fills.
    """
    names = {a.member.sha256: a.name for a in annex_list}
    words = [_wording(line, made, names) for line in made.lines]
    blocks: list[Block] = [*_top(made, own), *_goods(made)]
    blocks.append(Heading("二、性能指标"))
    for line, named in zip(made.lines, words, strict=True):
        blocks += _indicators(line, named)
    blocks.append(Heading("三、主要用途"))
    for line, named in zip(made.lines, words, strict=True):
        blocks += _uses(line, named, own)
    blocks.append(Heading("四、是否属于管制物项及理由"))
    for line, named in zip(made.lines, words, strict=True):
        blocks += _reasons(line, made, named)
    if remark:
        blocks += [Para("报关单备注："), Verbatim(cleaned(remark))]
    blocks += [*_absent(absences(made), made), *_annexed(made, annex_list), *_foot(made)]
    return Paper(TITLE, running, tuple(blocks))


def _wording(line: LineStanding, made: Standing, annexed: Mapping[str, str]) -> Wording:
    """The names for one line, in which each document goes by its annex."""
    names = wording(line.subject, made.bench)
    return replace(names, documents={**names.documents, **annexed})


def _top(made: Standing, own: OwnWords) -> Iterator[Block]:
    said = head(made.case.members, made.bench.catalogue)
    office, exporter = (cleaned(own.head.get(key, "")) or BLANK for key in ("customs_office", "consignor"))
    yield Para(f"致：{office.removesuffix(_CUSTOMS)}{_CUSTOMS}")
    yield Para(f"出口经营者：{exporter}　统一社会信用代码：{BLANK}　报关单号：{BLANK}")
    for name, label in (("contract", "合同号"), ("invoice", "发票号"), ("seller", "卖方"), ("buyer", "买方")):
        yield Para(f"{label}：{_filled(said[name])}")


def _filled(several: Sequence[Said]) -> str:
    """What the papers agree on with its source; a blank where none says it, or where they differ."""
    if not several:
        return BLANK
    if len(several) == 1:
        return f"{cleaned(several[0].text)}（{cleaned(several[0].paper)}）"
    return f"{BLANK}（{_DIFFER}{'；'.join(f'{cleaned(s.paper)} 为 {cleaned(s.text)}' for s in several)}）"


def _goods(made: Standing) -> Iterator[Block]:
    yield Heading("一、货物")
    kinds = product_names(made.bench.catalogue.vocabulary, "zh")
    rows = []
    for standing in made.lines:
        line, item = standing.line, standing.subject.item.current
        told = {k: "；".join(dict.fromkeys(str(f) for f in v)) for k, v in line.figures.items()}
        product = "，或".join(kinds.get(p, p) for p in item.products) if item.product != "other" else BLANK
        mass = mass_shown(line.mass.quantity.interval) if line.mass is not None else ""
        rows.append(
            (str(line.number), line.label, product, told["quantity"], told["net_mass"], mass, item.maker or BLANK)
        )
    heads = ("项号", "型号", "品类", "数量", "净重", "单个质量（净重÷数量）", "生产者")
    yield grid(heads, rows, (0.6, 1.8, 1.6, 1.2, 1.2, 1.6, 2))
    for standing in made.lines:
        if standing.line.mass is not None:
            yield Note(
                f"第{standing.line.number}项单个质量＝净重÷数量：{cleaned(formula_of(standing.line))}，按印刷位数取区间"
            )


def _titled(line: LineStanding) -> Heading:
    return Heading(f"第{line.line.number}项　{cleaned(line.line.label)}", 2)


def _indicators(line: LineStanding, names: Wording) -> Iterator[Block]:
    yield _titled(line)
    rows = indicator_rows(line.subject, names)
    if not rows:
        yield Para(NO_INDICATORS)
        return
    yield grid(INDICATOR_HEADS, rows, (1.5, 1.4, 0.9, 2.4, 1.3, 1))
    yield from (Para(cleaned(words)) for words in computed(line.subject, names))


def _uses(line: LineStanding, names: Wording, own: OwnWords) -> Iterator[Block]:
    """What the papers say that it is for, each with its quote; else what a person or the exporter says."""
    item = line.subject.item.current
    said = [f for f in item.of(USE) if f.evidence]
    quotes = [f"“{cleaned(f.evidence[0].text)}”（{cleaned(place(f.evidence[0], names))}）" for f in said]
    say = words_of(names.laid.catalogue.vocabulary, "zh").term
    answered = [f"文件未载明；经办人员确认：{cleaned(say(str(f.value)))}" for f in item.of(USE) if not f.evidence]
    exporter = cleaned(own.of(item.label).elements.get(USE, ""))
    quotes += answered or ([f"文件未载明；出口经营者填报：{exporter}"] if exporter and not quotes else [])
    told = "；".join(dict.fromkeys(quotes)) or f"文件未载明：{BLANK}（由出口经营者填写）"
    yield Para(f"第{line.line.number}项　{cleaned(line.line.label)}：{told}")


def _reasons(line: LineStanding, made: Standing, names: Wording) -> Iterator[Block]:
    yield _titled(line)
    about, bench = line.subject, made.bench
    why = withheld(about, bench) or _unsettled(line, made)
    yield Para(f"结论：{BLANK}（{why}）" if why else f"结论：{conclusion(about)}。", strong=True)
    found = speaking(about)
    rows = []
    for one in found:
        entry = bench.catalogue.entry(one.code)
        title = f"{one.code} {entry.zh or entry.en}（{act_of(entry, bench)}）"
        tests = [test_parts(c, names) for c in one.criteria] or [("", "", "", "", verdict_of(one))]
        rows += [(title if k == 0 else "", name, test, f"{has}{margin}", truth)
                 for k, (name, test, has, margin, truth) in enumerate(tests)]  # fmt: skip
    if rows:
        yield grid(("管制条目", "指标", "管制条件", "本品", "是否符合"), rows, (2.4, 1.2, 1.5, 2, 0.9))
    else:
        yield Para(NO_ENTRY)
    if why:
        return
    if line.rests is not None and line.rests.is_same_paper and line.rests.shipments:
        earlier = "、".join(map(cleaned, line.rests.shipments))
        signers = "、".join(map(cleaned, line.rests.signers))
        yield Note(f"本项依据已签署的同一文件（{signers}，{line.rests.at[:10]}；此前货运 {earlier}）")
    laid = names.laid
    for told in of_the_cells(laid.item, about.made.near, laid.catalogue, laid.policy):
        yield Para(cleaned(told.zh or told.en))
    for assumption in about.made.assumptions:
        rule = assumption.partition(":")[0]
        yield Note(f"本单位内部规则 {cleaned(rule)}：{cleaned(names.rules.get(rule, assumption))}")


def _unsettled(line: LineStanding, made: Standing) -> str | None:
    """Why no conclusion is drawn of a line though its item is signed: nobody signed it, or its papers contradict."""
    if not line.subject.signed.signers:
        return "尚无人签署"
    open_ = [q for q in made.open if q.line in (None, line.line.number)]
    if open_ or line.against:
        return f"尚有{len(open_) + len(line.against)}项未决，须先行处理"
    return None


def _absent(several: Sequence[Absence], made: Standing) -> Iterator[Block]:
    if not several:
        return
    names = made.bench.catalogue.vocabulary.properties
    yield Heading("附：未载明事项的查找记录")
    rows = []
    for one in several:
        known = names.get(one.property)
        called = (known.called.get("zh") or next(iter(known.terms.get("zh", ())), "")) if known else ""
        seen = f"{one.seen}个词出现，但无可读取的值" if one.seen else "均未出现"
        rows.append((str(one.line), called or one.property, "；".join(one.searched), "、".join(one.words), seen))
    yield grid(("项号", "未载明", "已查文件、页、表格", "查找用词", "结果"), rows, (0.5, 1, 2.4, 3.4, 1.1))


def _annexed(made: Standing, annex_list: Sequence[Annex]) -> Iterator[Block]:
    yield Heading("五、随附文件")
    wanted = dict.fromkeys(p for line in made.lines for p in papers(line.subject, made.bench))
    yield Bullets(tuple(wanted), boxes=True)
    rows = [(a.name, a.member.paper.shown, _pages(a), hash_shown(a.member.sha256)) for a in annex_list]
    yield grid(("附件", "文件", "页", "SHA-256"), rows, (0.8, 2.4, 0.9, 4))


def _pages(annex: Annex) -> str:
    return "、".join(map(str, annex.pages)) or "全文"


def _foot(made: Standing) -> Iterator[Block]:
    yield Para(f"以上内容真实、准确、完整。日期：{BLANK}　签字、盖章：{BLANK}")
    bench = made.bench
    standings = dict.fromkeys(line.made.status.zh for line in made.lines)
    signers = dict.fromkeys(s for line in made.lines for s in line.subject.signed.signers)
    yield Note(
        f"判定日 {bench.as_of}，内部规则 {bench.policy}，已签署：{'、'.join(map(cleaned, signers)) or '无'}。"
        f"{''.join(cleaned(s) for s in standings)} 目录 {bench.catalogue.sha256}。"
        f"相关资料应至少保存 5 年。{NO_ADVICE_ZH}"
    )
