"""The goods of a paper of ours, each value with its kind, quote, page and origin, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.declaring.readiness import Subject
from casebook.declaring.wording import BLANK, Wording, place
from casebook.inert_markdown import escaped, table
from casebook.record.actions import Source
from casebook.state.model import FactState
from classifier.facts import Fact, Method

USE = "use"
INDICATOR_HEADS = ("指标", "数值", "条件", "原文", "出处", "来源")
NO_INDICATORS = "文件未载明任何指标。"
_METHODS = {Method.STATED: "文件载明", Method.DERIVED: "计算", Method.ENTERED: "人工录入"}
_SOURCES = {
    "mail": "邮件",
    "telephone": "电话",
    "test_report": "检测报告",
    "page_image": "页面图像",
    "packing_list": "装箱单净重÷数量",
}
_KINDS = {
    "nominal": "标称",
    "typical": "典型",
    "minimum": "最小",
    "maximum": "最大",
    "rated": "额定",
    "measured": "实测",
    "approximate": "约",
}


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
    rows = indicator_rows(about, names)
    if not rows:
        return [NO_INDICATORS, ""]
    told = (line for words in computed(about, names) for line in (escaped(words), ""))
    return [*table(INDICATOR_HEADS, rows), *told]


def indicator_rows(about: Subject, names: Wording) -> tuple[tuple[str, ...], ...]:
    """A row for each value under `INDICATOR_HEADS`, as the documents have it: nothing in it is escaped."""
    states = [s for s in about.item.facts if s.current is not None and s.current.property != USE]
    return tuple(_indicator(s, names) for s in states)


def _indicator(state: FactState, names: Wording) -> tuple[str, ...]:
    fact = state.current
    assert fact is not None
    kind = _KINDS.get(str(fact.kind), "")
    first = fact.evidence[0] if fact.evidence else None
    parts = (state.by, state.source and _source(state.source), fact.inputs and _formula(fact, names))
    said_by = "，".join(part for part in parts if part)
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


def computed(about: Subject, names: Wording) -> Iterator[str]:
    """What was computed, with its arithmetic; nothing in it is escaped."""
    for fact in about.made.derived:
        yield f"计算：{_formula(fact, names)} = {names.value(fact)}"


def _formula(fact: Fact, names: Wording) -> str:
    """How a value follows from others, in the properties' own names, and for an entered one from which numbers."""
    formula = fact.formula or names.properties.get(fact.property, fact.property)
    for used in sorted({fact.property, *(i.property for i in fact.inputs)}, key=len, reverse=True):
        formula = formula.replace(used, names.properties.get(used, used))
    if fact.method is not Method.ENTERED:
        return formula
    return f"{formula}：{'、'.join(names.value(i) for i in fact.inputs)}"


def uses(about: Subject, names: Wording) -> Iterator[str]:
    """What the document says that it is for, each with its quote; a blank where it says nothing."""
    said = [f for f in about.item.current.of(USE) if f.evidence]
    for fact in said:
        yield f"- “{escaped(fact.evidence[0].text)}”（{escaped(place(fact.evidence[0], names))}）"
    if not said:
        yield f"文件未载明主要用途：{BLANK}（由出口经营者填写）"
    yield ""
