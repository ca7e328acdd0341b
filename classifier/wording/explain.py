"""A determination as a tree of plain text: the answer, each entry with its criteria, what it rests on and lacks.

The text holds what papers say; whoever prints it escapes it for the output at hand.
"""

from __future__ import annotations

from classifier.facts import Fact, Item
from classifier.judging.determination import Criterion, Determination, Finding, in_words
from classifier.judging.values.several_values import short
from classifier.truth import Truth

MARKS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "open"}


def tree(item: Item, determination: Determination) -> str:
    """The explanation of one item, a line for each thing said, two spaces for each level."""
    return "\n".join(
        [
            _headline(item, determination),
            f"  on {determination.as_of}: {determination.status.note}",
            *_listed("missing", determination.missing),
            *(line for found in determination.findings for line in _finding(found)),
            *(line for fact in determination.derived for line in _arithmetic(fact)),
            *_listed("doubted", determination.doubts),
            *_listed("house policy", determination.assumptions),
            *_shadowed(determination),
            *_listed("advice", tuple(text.en for text in determination.advice)),
        ]
    )


def _headline(item: Item, determination: Determination) -> str:
    named = ", ".join(determination.codes or determination.near)
    products = " or ".join(item.products)
    return f"{item.label} ({products}): {in_words(determination.outcome)}" + (f" {named}" if named else "")


def _shadowed(made: Determination) -> list[str]:
    """What the item is on the day on which the act resumes, where it is suspended or not certain to be in force."""
    if made.shadow is None:
        return []
    named = ", ".join(made.shadow.codes or made.shadow.near)
    said = f"{in_words(made.shadow.outcome)} {named}".rstrip()
    return [f"  on {made.shadow.day}, when it resumes: {said}; remark: {made.shadow.remark.zh or 'none'}"]


def _listed(title: str, texts: tuple[str, ...]) -> list[str]:
    return [f"  {title}: {text}" for text in texts]


def _finding(found: Finding) -> list[str]:
    return [
        f"  {found.code} [{found.instrument}]: {MARKS[found.truth]}: {found.reason}",
        *(_criterion(criterion) for criterion in found.criteria),
    ]


def _criterion(criterion: Criterion) -> str:
    value = criterion.value or ("implausible" if criterion.doubted else "not known")
    margin = "" if criterion.margin is None else f", margin {criterion.margin:+.1%}"
    flips = f", turns if {criterion.flips_if}" if criterion.flips_if else ""
    return f"    {criterion.property} {criterion.test}: {MARKS[criterion.truth]}: {value}{margin}{flips}"


def _arithmetic(fact: Fact) -> list[str]:
    inputs = [f"    {used.property} {_value(used)} {_quote(used)}".rstrip() for used in fact.inputs]
    return [f"  derived: {fact.formula} = {_value(fact)}", *inputs]


def _value(fact: Fact) -> str:
    if isinstance(fact.value, str):
        return fact.value
    return f"{short(fact.value.interval)} {fact.value.unit}"


def _quote(fact: Fact) -> str:
    return "; ".join(f"“{evidence.text}”" for evidence in fact.evidence)
