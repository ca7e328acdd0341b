"""The papers that customs asks for when it questions a line: a statement (情况说明) on the goods, drafted.

It states performance, main use, and why the item is controlled or is not, each value with its quote and page,
and lists what to attach. What only the exporter knows stays a blank to fill in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from casebook.declaring.declaration import NO_ADVICE, NO_ADVICE_ZH
from casebook.declaring.readiness import Subject
from casebook.inert_markdown import escaped, table, verbatim
from casebook.record.actions import Source
from casebook.review import judging
from casebook.state.model import FactState
from classifier.facts import Evidence, Fact, Method
from classifier.judging.classify import policy_named
from classifier.judging.determination import Criterion, Finding, Outcome
from classifier.judging.foreign_values import of_the_cells
from classifier.judging.readings import Bench
from classifier.judging.readings import bench as laid_out
from classifier.judging.remark import declared, label_of, product_names
from classifier.law.acts import Entry
from classifier.law.house import Policy
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Interval
from classifier.truth import Truth

BLANK = "＿＿＿＿＿＿＿＿"
USE = "use"
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
_METHODS = {Method.STATED: "文件载明", Method.DERIVED: "计算", Method.ENTERED: "人工录入"}
_SOURCES = {"mail": "邮件", "telephone": "电话", "test_report": "检测报告", "page_image": "页面图像"}
_KINDS = {
    "nominal": "标称",
    "typical": "典型",
    "minimum": "最小",
    "maximum": "最大",
    "rated": "额定",
    "measured": "实测",
    "approximate": "约",
}
_NAMES = {"composition": "成分"}
_ALWAYS = (
    "本情况说明（盖章）",
    "报关单",
    "合同、发票、装箱单",
    "产品规格书，并附中文译本（原件为外文的）",
    "所述指标的检测报告",
)
_BATTERY = ("化学品安全技术说明书（MSDS）", "UN38.3 检测报告", "货物运输条件鉴定书")
_LICENSED = ("两用物项出口许可证", "最终用户和最终用途证明")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paper of ours calls things in Chinese, and the names of the documents by their SHA-256."""

    properties: Mapping[str, str]
    products: Mapping[str, str]
    documents: Mapping[str, str]
    rules: Mapping[str, str]
    laid: Bench

    def number(self, name: str, fallback: str | None) -> str:
        """What the item's facts say of a property, as a declaration states it."""
        known = self.laid.catalogue.vocabulary.properties.get(name)
        interval = self.laid.read(name).interval if known and known.unit else None
        return fallback or "未知" if interval is None or not known else self.printed(interval, known.unit or "")

    def printed(self, interval: Interval, unit: str) -> str:
        """A number with its unit, as people write it."""
        return self.laid.catalogue.vocabulary.with_unit(declared(interval), unit)

    def named(self, fact: Fact) -> str:
        """What the fact's property is called: the paper's own Chinese word where it has one, else the catalogue's."""
        own = label_of((fact,), self.laid.catalogue.vocabulary)
        return own or self.properties.get(fact.property, fact.property)

    def value(self, fact: Fact) -> str:
        """A fact's value in print."""
        if isinstance(fact.value, str):
            return fact.evidence[0].text if fact.evidence else fact.value
        return self.printed(fact.value.interval, fact.value.unit)


def wording(about: Subject, bench: judging.Bench) -> Wording:
    """The names for one item's paper."""
    words = bench.catalogue.vocabulary
    documents = {about.folder.document: about.folder.name.rpartition("/")[2]}
    policy = policy_named(bench.catalogue, bench.policy)
    laid = laid_out(about.item.current, bench.catalogue, policy)
    return Wording(_names(words), product_names(words, "zh"), documents, _rules(policy), laid)


def _names(words: Vocabulary) -> Mapping[str, str]:
    """Each property by a term that no other has, so that two kinds of energy density are told apart."""
    several = {name: known.terms.get("zh", ()) for name, known in words.properties.items()}
    uses_of = Counter(term for terms in several.values() for term in set(terms))
    own = {name: [t for t in terms if uses_of[t] == 1] for name, terms in several.items()}
    called = {name: [known.called["zh"]] for name, known in words.properties.items() if "zh" in known.called}
    return {
        name: next(iter((*called.get(name, ()), *own[name], *terms, _NAMES.get(name, name))))
        for name, terms in several.items()
    }


def _rules(policy: Policy) -> Mapping[str, str]:
    """The house's rules in Chinese, by what each is called."""
    parts = (policy.close, policy.kindred, policy.one_sided, policy.stated_first)
    rules = [part.rule for part in parts if part is not None]
    return {rule.id: rule.text.zh or rule.text.en for rule in rules}


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


def goods(about: Subject, names: Wording) -> Iterator[str]:
    """The head of a paper: who files it, and which goods it is about."""
    item = about.item.current
    yield f"出口经营者：{BLANK}　报关单号：{BLANK}　合同号：{BLANK}"
    yield ""
    yield "## 一、货物"
    yield ""
    yield f"- 型号或品名：{escaped(item.label)}"
    yield f"- 品类：{'，或'.join(escaped(names.products.get(p, p)) for p in item.products)}"
    yield f"- 生产者：{escaped(item.maker) if item.maker else BLANK}"
    if item.line:
        yield f"- 项号：{escaped(item.line)}"
    yield f"- 依据文件：{escaped(names.documents[about.folder.document])}（SHA-256 {about.folder.document}）"
    yield ""


def indicators(about: Subject, names: Wording) -> list[str]:
    """Every value with its kind, quote, place and origin; what was computed with its arithmetic after it."""
    states = [s for s in about.item.facts if s.current is not None and s.current.property != USE]
    if not states:
        return ["文件未载明任何指标。", ""]
    rows = tuple(_indicator(s, names) for s in states)
    lines = table(("指标", "数值", "条件", "原文", "出处", "来源"), rows)
    return [*lines, *_computed(about, names)]


def _indicator(state: FactState, names: Wording) -> tuple[str, ...]:
    fact = state.current
    assert fact is not None
    kind = _KINDS.get(str(fact.kind), "")
    first = fact.evidence[0] if fact.evidence else None
    said_by = "，".join(part for part in (state.by, state.source and _source(state.source)) if part)
    origin = _METHODS[fact.method] + (f"（{said_by}）" if said_by else "")
    return (
        names.named(fact),
        names.value(fact),
        "，".join(part for part in (kind, fact.conditions) if part),
        first.text if first else "",
        place(first, names) if first else "",
        origin,
    )


def _source(source: Source) -> str:
    """Where a value comes from that the paper does not state: how, of which day, from whom, in which file."""
    words = f"{_SOURCES[source.kind]} {source.day} {source.person}"
    return f"{words}，附件SHA-256 {source.sha256}" if source.sha256 else words


def place(evidence: Evidence, names: Wording) -> str:
    """Where something was read: the document, and its page or cell."""
    document = names.documents.get(evidence.sha256, evidence.sha256[:12])
    return f"{document} 第{evidence.page}页" if evidence.page else f"{document} {evidence.cell or ''}".rstrip()


def _computed(about: Subject, names: Wording) -> Iterator[str]:
    for fact in about.made.derived:
        formula = fact.formula or names.properties.get(fact.property, fact.property)
        for used in sorted({fact.property, *(i.property for i in fact.inputs)}, key=len, reverse=True):
            formula = formula.replace(used, names.properties.get(used, used))
        yield f"计算：{escaped(formula)} = {escaped(names.value(fact))}"
        yield ""


def uses(about: Subject, names: Wording) -> Iterator[str]:
    """What the document says that it is for, each with its quote; a blank where it says nothing."""
    said = [f for f in about.item.current.of(USE) if f.evidence]
    for fact in said:
        yield f"- “{escaped(fact.evidence[0].text)}”（{escaped(place(fact.evidence[0], names))}）"
    if not said:
        yield f"文件未载明主要用途：{BLANK}（由出口经营者填写）"
    yield ""


def _reasons(about: Subject, bench: judging.Bench, names: Wording) -> Iterator[str]:
    made = about.made
    named = "、".join(made.codes or made.near)
    if made.outcome is Outcome.LISTED_ELSEWHERE:
        named = "、".join(f"{one.act.zh}，{one.code}" for one in made.listed)
    if made.outcome in _NEGATIVE and not about.signed.is_enough(str(made.outcome)):
        has = f"现有签署 {len(about.signed.signers)}/{about.signed.needed}"
        yield f"**结论：{BLANK}（按内部规则须经签署后方可作出，{has}）**"
        yield ""
        yield from compared(about, bench, names)
        return
    yield f"**结论：{OUTCOMES[made.outcome]}{f'（{named}）' if named else ''}。**"
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
    if made.remark.zh:
        yield "报关单备注（可直接复制）："
        yield ""
        yield from verbatim(made.remark.zh)


def compared(about: Subject, bench: judging.Bench, names: Wording) -> Iterator[str]:
    """Each entry that speaks of such goods, with its tests against the item's values."""
    named = {*about.made.codes, *about.made.near}
    several = [f for f in about.made.findings if f.product is not Truth.FALSE or f.code in named]
    for found in several:
        entry = bench.catalogue.entry(found.code)
        yield f"- {found.code} {escaped(entry.zh or entry.en)}（{_act(entry, bench)}）：{_verdict(found)}"
        yield from (f"  - {_test(c, names)}" for c in found.criteria)
    if not several:
        yield "所核对的条目均不涉及此类货物。"
    yield ""


def _act(entry: Entry, bench: judging.Bench) -> str:
    act = bench.catalogue.instruments[entry.instrument]
    return escaped(act.title.zh or act.name)


def _verdict(found: Finding) -> str:
    if found.product is Truth.FALSE:
        return "货物不是该条目所列物项"
    if not found.criteria:
        return {Truth.TRUE: "货物即该条目所列物项", Truth.UNKNOWN: "货物是否为该条目所列物项无法判断"}.get(
            found.truth, "不符合"
        )
    return {Truth.TRUE: "各项指标均符合", Truth.FALSE: "有指标不符合", Truth.UNKNOWN: "无法判断"}[found.truth]


def _test(criterion: Criterion, names: Wording) -> str:
    name = names.properties.get(criterion.property, criterion.property)
    test = criterion.test.replace(">=", "≥").replace(">", "＞")
    known = names.laid.catalogue.vocabulary.properties.get(criterion.property)
    if known is not None and known.unit:
        test = test.replace(f" {known.unit}", names.laid.catalogue.vocabulary.with_unit("", known.unit))
    has = names.number(criterion.property, criterion.value)
    margin = "" if criterion.margin is None else f"，与限值相差 {criterion.margin * Decimal(100):+.1f} %"
    return f"{escaped(name)}：管制条件 {escaped(test)}，本品 {escaped(has)}{margin}，{_TRUTHS[criterion.truth]}"


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
