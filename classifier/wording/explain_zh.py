"""The same tree in Chinese: the answer, each entry with its criteria, what it rests on and lacks.

What the catalogue says in Chinese is said so; a doubt and a house policy stay in the words in which they are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from classifier.facts import Fact
from classifier.judging.determination import Criterion, Determination, Finding
from classifier.judging.values.several_values import short
from classifier.truth import Truth

Name = Callable[[str], str]
"""What a property or a value is called in Chinese, by its name in the catalogue."""
_MARKS = {Truth.TRUE: "是", Truth.FALSE: "否", Truth.UNKNOWN: "待定"}


def tree_zh(determination: Determination, name: Name, outcome: Name) -> Iterator[str]:
    """The lines below the headline, two spaces for each level; `name` and `outcome` give the words."""
    made = determination
    yield f"  {made.as_of}：{made.status.zh or made.status.note}"
    if made.missing:
        yield f"  缺失：{'、'.join(map(name, made.missing))}"
    for found in made.findings:
        yield f"  {found.code} [{found.instrument}]：{_MARKS[found.truth]}：{_reason(found, name)}"
        yield from (_criterion(c, name) for c in found.criteria)
    for fact in made.derived:
        yield f"  推算：{_formula(fact, name)} = {_value(fact)}"
        yield from (f"    {name(used.property)} {_value(used)} {_quote(used)}".rstrip() for used in fact.inputs)
    yield from (f"  存疑：{text}" for text in made.doubts)
    yield from (f"  内部规则：{text}" for text in made.assumptions)
    if made.shadow is not None:
        named = ", ".join(made.shadow.codes or made.shadow.near)
        told = f"{outcome(str(made.shadow.outcome))} {named}".rstrip()
        yield f"  {made.shadow.day} 恢复实施后：{told}；备注：{made.shadow.remark.zh or '无'}"
    yield from (f"  提示：{text.zh or text.en}" for text in made.advice)


def _reason(found: Finding, name: Name) -> str:
    """The first thing that settles the entry, or what leaves it open."""
    if found.product is Truth.FALSE:
        return "不是该条目所列物项"
    if found.truth is Truth.TRUE:
        return "属于该条目所列物项" + ("，且各项指标均满足" if found.criteria else "")
    if found.truth is Truth.FALSE:
        failed = next((c for c in found.criteria if c.truth is Truth.FALSE), None)
        return f"{name(failed.property)} 不满足 {_test(failed, name)}" if failed is not None else "不满足"
    doubted = [name(c.property) for c in found.criteria if c.doubted]
    if doubted:
        return f"{'、'.join(doubted)} 的数值不合常理，须核实"
    unknown = [name(n) for c in found.criteria if c.truth is Truth.UNKNOWN for n in c.properties]
    if unknown:
        return f"已知的{'、'.join(dict.fromkeys(unknown))}不足以判定"
    return "资料未说明究竟为何种物项"


def _criterion(criterion: Criterion, name: Name) -> str:
    value = _said(criterion.value, name) if criterion.value else ("不合常理" if criterion.doubted else "未知")
    margin = "" if criterion.margin is None else f"，距限值 {criterion.margin:+.1%}"
    flips = f"，若 {_told(criterion.flips_if, name)} 则结论改变" if criterion.flips_if else ""
    test = _test(criterion, name)
    return f"    {name(criterion.property)} {test}：{_MARKS[criterion.truth]}：{value}{margin}{flips}"


def _test(criterion: Criterion, name: Name) -> str:
    """The condition: a limit as it is, a term in words ("is lithium ion battery" is 为锂离子电池)."""
    text = _told(criterion.test, name)
    if not text.startswith("is "):
        return text
    return f"为{name(text.removeprefix('is ').replace(' ', '_'))}"


def _told(text: str, name: Name) -> str:
    """A condition in which properties stand by their names."""
    words = (name(w) if "_" in w or w.isalpha() else w for w in text.split(" "))
    joined = {"and": "且", "or": "或"}
    return " ".join(joined.get(w, w) for w in words)


def _said(value: str, name: Name) -> str:
    return "、".join(name(part) if part.replace("_", "").isalpha() else part for part in value.split(", "))


def _formula(fact: Fact, name: Name) -> str:
    return " ".join(name(w) if w.replace("_", "").isalpha() else w for w in (fact.formula or fact.property).split(" "))


def _value(fact: Fact) -> str:
    return fact.value if isinstance(fact.value, str) else f"{short(fact.value.interval)} {fact.value.unit}"


def _quote(fact: Fact) -> str:
    return "；".join(f"“{evidence.text}”" for evidence in fact.evidence)
