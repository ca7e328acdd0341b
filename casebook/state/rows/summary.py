"""One row a person reads for each item: what it is, what the list makes of it, by which value, what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from classifier.facts import Item
from classifier.truth import Truth

if TYPE_CHECKING:
    from classifier.judging.determination import Criterion, Determination, Finding

SETTLED = frozenset({"not_controlled", "not_applicable"})
"""Outcomes that ask nothing more of a person; a controlled or close item needs a licence or a remark."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item's answer in short. `deciding` is the criterion nearest to tipping it, with its value and margin."""

    label: str
    line: str | None
    product: str
    outcome: str
    codes: tuple[str, ...]
    near: tuple[str, ...]
    deciding: str
    missing: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left for a person to do about it."""
        return self.outcome in SETTLED


def row(item: Item, made: Determination) -> Row:
    """The row of an item and its determination."""
    outcome, codes, near = str(made.outcome), tuple(made.codes), tuple(made.near)
    deciding = _deciding(made.findings, codes or near)
    return Row(item.label, item.line, item.product, outcome, codes, near, deciding, tuple(made.missing))


_SPAN = re.compile(r"([\[(])(-?∞|[-\d.]+), (-?∞|[-\d.]+)([\])])")


def in_print(text: str) -> str:
    """A deciding value as people write it: `≥ 320 Wh/kg`, `305–320 Wh/kg, limit ≥ 300 Wh/kg`."""
    return _SPAN.sub(_printed, text).replace(">= ", "≥ ").replace("<= ", "≤ ")


def _printed(span: re.Match[str]) -> str:
    opens, low, high, closes = span.groups()
    if high == "∞":
        return "any" if low == "-∞" else f"{'≥' if opens == '[' else '>'} {low}"
    return f"{'≤' if closes == ']' else '<'} {high}" if low == "-∞" else f"{low}–{high}"


def _deciding(findings: Sequence[Finding], codes: Sequence[str]) -> str:
    chosen = [f for f in findings if f.code in codes] or list(findings)
    criteria = [c for c in map(_of_finding, chosen) if c is not None]
    if criteria:
        return _criterion(min(criteria, key=_distance))
    return "by nature" if codes and chosen else ""


def _of_finding(finding: Finding) -> Criterion | None:
    """The criterion that made the finding what it is: of several that fail, the one that fails by most."""
    known = [c for c in finding.criteria if c.truth is finding.truth and c.value is not None]
    if not known:
        return None
    return max(known, key=_distance) if finding.truth is Truth.FALSE else min(known, key=_distance)


def _distance(criterion: Criterion) -> Decimal:
    return Decimal("Infinity") if criterion.margin is None else abs(criterion.margin)


def _criterion(criterion: Criterion) -> str:
    said = f"{criterion.property.replace('_', ' ')} {criterion.value}"
    if criterion.margin is None:
        return said
    return f"{said}, limit {criterion.test} ({criterion.margin * 100:+.1f} %)"
