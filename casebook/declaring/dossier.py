"""The papers that customs asks for when it questions a line: a statement (情况说明) on the goods, drafted.

It states performance, main use, and why the item is controlled or is not, each value with its quote and page,
and lists what to attach. What only the exporter knows stays a blank to fill in, and so does a conclusion that the
record does not bear yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casebook.declaring.declaration import NO_ADVICE, NO_ADVICE_ZH
from casebook.declaring.indicators import goods, indicators, uses
from casebook.declaring.readiness import Subject, lacking_for, unfounded
from casebook.declaring.wording import BLANK, Wording, wording
from casebook.inert_markdown import escaped, verbatim
from casebook.review import judging
from casebook.state.rows.wording import wording as words_of
from classifier.judging.determination import Criterion, Finding, Outcome
from classifier.judging.values.foreign_values import of_the_cells
from classifier.law.acts import Entry
from classifier.truth import Truth

OUTCOMES = {
    Outcome.CONTROLLED: "属于两用物项",
    Outcome.CLOSE: "不属于管制物项，但参数、指标、性能等接近",
    Outcome.LISTED_ELSEWHERE: "属于其他公告所列物项，不得申报为“不属于管制物项”",
    Outcome.NOT_CONTROLLED: "未列入所核对的管制条目",
    Outcome.NOT_APPLICABLE: "所核对的管制条目均不涉及此类货物",
    Outcome.UNDETERMINED: "依现有资料无法判定",
}
_NEGATIVE = (Outcome.CLOSE, Outcome.NOT_CONTROLLED, Outcome.NOT_APPLICABLE)
"""The conclusions by which goods are not controlled: none is drawn before it is signed as the policy asks."""
_TRUTHS = {Truth.TRUE: "符合", Truth.FALSE: "不符合", Truth.UNKNOWN: "无法判断"}
NO_ENTRY = "所核对的条目均不涉及此类货物。"
_ALWAYS = (
    "本情况说明（盖章）",
    "报关单",
    "合同、发票、装箱单",
    "产品规格书，并附中文译本（原件为外文的）",
    "所述指标的检测报告",
)
_BATTERY = ("化学品安全技术说明书（MSDS）", "UN38.3 检测报告", "货物运输条件鉴定书")
_LICENSED = ("两用物项出口许可证", "最终用户和最终用途证明")


def statement(about: Subject, bench: judging.Bench) -> str:
    """The statement on an item, as Markdown."""
    names = wording(about, bench)
    lines = [
        "# 情况说明（草稿，经核对、补充并盖章后方可提交）",
        "",
        *goods(about, names),
        "## 二、性能指标",
        "",
        *indicators(about, names),
        "## 三、主要用途",
        "",
        *uses(about, names),
        "## 四、是否属于管制物项及理由",
        "",
        *_reasons(about, bench, names),
        "## 五、随附文件",
        "",
        *(f"- [ ] {paper}" for paper in papers(about, bench)),
        "",
        *closing(about, bench),
    ]
    return "\n".join(lines) + "\n"


def _reasons(about: Subject, bench: judging.Bench, names: Wording) -> Iterator[str]:
    made = about.made
    why = withheld(about, bench)
    if why is not None:
        yield f"**结论：{BLANK}（{why}）**"
        yield ""
        yield from compared(about, bench, names)
        return
    yield f"**结论：{conclusion(about)}。**"
    yield ""
    yield from compared(about, bench, names)
    laid = names.laid
    for told in of_the_cells(laid.item, made.near, laid.catalogue, laid.policy):
        yield escaped(told.zh or told.en)
        yield ""
    for assumption in made.assumptions:
        rule = assumption.partition(":")[0]
        yield f"本单位内部规则 {escaped(rule)}：{escaped(names.rules.get(rule, assumption))}"
        yield ""
    if made.remark.zh and not lacking_for(about, bench):
        yield "报关单备注（可直接复制）："
        yield ""
        yield from verbatim(made.remark.zh)


def conclusion(about: Subject) -> str:
    """What the record makes of an item, with its codes; nobody may say it while it is `withheld`."""
    made = about.made
    named = "、".join(made.codes or made.near)
    if made.outcome is Outcome.LISTED_ELSEWHERE:
        named = "、".join(f"{one.act.zh}，{one.code}" for one in made.listed)
    return f"{OUTCOMES[made.outcome]}{f'（{named}）' if named else ''}"


def withheld(about: Subject, bench: judging.Bench) -> str | None:
    """Why no conclusion is drawn yet.

    Nobody may say of goods that they are not controlled while anything stands against declaring them, nor anything of
    goods whose values are unfounded.
    """
    against = lacking_for(about, bench) if about.made.outcome in _NEGATIVE else unfounded(about, bench)
    if not against:
        return None
    if not about.signed.is_enough(str(about.made.outcome)):
        return f"按内部规则须经签署后方可作出，现有签署 {len(about.signed.signers)}/{about.signed.needed}"
    return f"记录中尚有{len(against)}项未决，须先行处理；gauger declare 逐项列出"


def compared(about: Subject, bench: judging.Bench, names: Wording) -> Iterator[str]:
    """Each entry that speaks of such goods, with its tests against the item's values."""
    several = speaking(about)
    for found in several:
        entry = bench.catalogue.entry(found.code)
        yield f"- {found.code} {escaped(entry.zh or entry.en)}（{escaped(act_of(entry, bench))}）：{verdict_of(found)}"
        yield from (f"  - {_test(c, names)}" for c in found.criteria)
    if not several:
        yield NO_ENTRY
    yield ""


def speaking(about: Subject) -> tuple[Finding, ...]:
    """The entries that speak of such goods."""
    named = {*about.made.codes, *about.made.near}
    return tuple(f for f in about.made.findings if f.product is not Truth.FALSE or f.code in named)


def act_of(entry: Entry, bench: judging.Bench) -> str:
    """The act that an entry stands in, by its Chinese title."""
    act = bench.catalogue.instruments[entry.instrument]
    return act.title.zh or act.name


def verdict_of(found: Finding) -> str:
    """What the item's values make of an entry."""
    if found.product is Truth.FALSE:
        return "货物不是该条目所列物项"
    if not found.criteria:
        return {Truth.TRUE: "货物即该条目所列物项", Truth.UNKNOWN: "货物是否为该条目所列物项无法判断"}.get(
            found.truth, "不符合"
        )
    return {Truth.TRUE: "各项指标均符合", Truth.FALSE: "有指标不符合", Truth.UNKNOWN: "无法判断"}[found.truth]


def _test(criterion: Criterion, names: Wording) -> str:
    name, test, has, margin, truth = test_parts(criterion, names)
    return f"{escaped(name)}：管制条件 {escaped(test)}，本品 {escaped(has)}{margin}，{truth}"


_IS = "is "
"""How a test of words begins (`Criterion.test`)."""


def test_parts(criterion: Criterion, names: Wording) -> tuple[str, str, str, str, str]:
    """A test of an entry.

    What is tested, the condition, what the item has, the margin, and what follows; nothing in it is escaped.
    """
    name = names.properties.get(criterion.property, criterion.property)
    test = criterion.test.replace(">=", "≥").replace(">", "＞")
    known = names.laid.catalogue.vocabulary.properties.get(criterion.property)
    if known is not None and known.unit:
        test = test.replace(f" {known.unit}", names.laid.catalogue.vocabulary.with_unit("", known.unit))
    has = names.number(criterion.property, criterion.value)
    if known is None or not known.unit:
        say = words_of(names.laid.catalogue.vocabulary, "zh").term
        if test.startswith(_IS):
            test = "为" + "或".join(map(say, test.removeprefix(_IS).split(" or ")))
        has = "、".join(map(say, has.split(", ")))
    margin = "" if criterion.margin is None else f"，与限值相差 {criterion.margin * Decimal(100):+.1f} %"
    return name, test, has, margin, _TRUTHS[criterion.truth]


def papers(about: Subject, bench: judging.Bench) -> tuple[str, ...]:
    """What to attach to the statement."""
    families = {bench.catalogue.family(p) for p in about.item.current.products}
    licensed = _LICENSED if about.made.outcome in (Outcome.CONTROLLED, Outcome.LISTED_ELSEWHERE) else ()
    return (*_ALWAYS, *(_BATTERY if "battery" in families else ()), *licensed)


def closing(about: Subject, bench: judging.Bench) -> Iterator[str]:
    """The foot of a paper: by what and when it was made, and that it is no legal advice."""
    yield f"日期：{BLANK}　签字、盖章：{BLANK}"
    yield ""
    yield "---"
    yield ""
    signers = "、".join(escaped(s) for s in about.signed.signers) or "无"
    standing = f"{bench.as_of} 的效力：{escaped(about.made.status.zh)}"
    yield f"判定日 {bench.as_of}，内部规则 {escaped(bench.policy)}，已签署：{signers}。{standing}"
    yield ""
    yield f"目录 {bench.catalogue.sha256}。相关资料应至少保存 5 年。"
    yield ""
    yield f"{NO_ADVICE_ZH} {NO_ADVICE}"
