"""A draft's lines against the flat table of the same lines in its own file: which of the two is right is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from casebook.checking.draft.drafts import Draft
from casebook.checking.findings import Finding, Kind, finding
from classifier.law.acts import Bilingual
from classifier.quantity import plain
from extractor.trade.declaration import DeclaredLine, Measured, evidence

_FIGURES = {"quantity": "traded", "unit_price": "unit_price", "amount": "amount"}
"""Boxes of a line, and where a line that was read has them."""
_ALIKE = Decimal("0.8")
"""The share of lines that a table must have by number or name to be one of the same lines."""


def again_findings(draft: Draft) -> Iterator[Finding]:
    """What the two say otherwise of one line: its tariff number, its figures, its elements."""
    listed = {x.line: x for x in draft.declaration.listed if x.line is not None}
    lines = enumerate(draft.declaration.lines)
    pairs = [(k, a, listed[a.line]) for k, a in lines if a.line is not None and a.line in listed]
    same = sum(a.number == b.number or a.name == b.name for _, a, b in pairs)
    if len(listed) != len(draft.declaration.listed) or same < _ALIKE * max(len(listed), len(draft.declaration.lines)):
        return
    for k, line, twin in pairs:
        yield from _line(draft, draft.number(k), line, twin)


def _line(draft: Draft, number: int, line: DeclaredLine, twin: DeclaredLine) -> Iterator[Finding]:
    sheet = twin.number_place.page.name or ""
    if line.number and twin.number and line.number != twin.number:
        says = _says(number, "tariff number", draft.box_name("number"), line.number, twin.number, sheet)
        yield finding(number, Kind.NUMBER_DOUBTFUL, says, evidence(line.number_place), evidence(twin.number_place))
    for box, name in _FIGURES.items():
        one, two = getattr(line, name), getattr(twin, name)
        if one is not None and two is not None and _apart(one, two):
            says = _says(number, box.replace("_", " "), draft.box_name(box), plain(one.value), plain(two.value), sheet)
            yield finding(number, Kind.PAPER_DIFFERS, says, draft.quote(one), draft.quote(two))
    for element in line.elements:
        other = twin.element(element.key)
        if element.value and other is not None and _folded(element.value) != _folded(other.value):
            zh = draft.element_name(element.key)
            says = _says(number, f"element {zh}", zh, element.value, other.value, sheet)
            yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(element.place), evidence(other.place))


def _apart(one: Measured, two: Measured) -> bool:
    """Whether two numbers of one unit differ: 8 千个 and 8,000 个 are left to what compares units."""
    units = {_folded(m.unit) for m in (one, two) if m.unit}
    return len(units) < 2 and one.value != two.value


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _says(number: int, en: str, zh: str, one: str, two: str, sheet: str) -> Bilingual:
    return Bilingual(
        f"Line {number}: the {en} is {one}; the draft's own table (sheet {sheet}) has {two}.",
        f"第{number}项：{zh}为 {one}，草稿自身的明细表（工作表 {sheet}）为 {two}。",
    )
