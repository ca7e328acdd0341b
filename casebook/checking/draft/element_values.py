"""What stands in one element of a line: a figure of the closed list, a unit that fits, a brand where there is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from casebook.checking.draft.drafts import Draft
from casebook.checking.draft.figures import SLACK, figure_of
from casebook.checking.findings import Finding, Kind, Severity, finding
from classifier.facts import Item
from classifier.law.acts import Bilingual
from extractor.language.phrases import Phrases
from extractor.trade.declaration import PROPERTIES, DeclaredLine, Element, evidence, is_blank, lost_a_digit

_DIGITS = re.compile(r"\.\d+")
_TENTH = Decimal("0.1")
_NAMELESS = "0"
"""The figure of 品牌类型 that says that the goods have no brand."""


def value_findings(draft: Draft, line: DeclaredLine, item: Item, number: int) -> Iterator[Finding]:
    """What is wrong with the values of one line's elements by themselves."""
    order = draft.order(line)
    if order is None:
        return
    for key, codes in order.codes.items():
        element = line.element(key)
        if element is not None and element.value.isascii() and element.value.isdigit() and element.value not in codes:
            name = draft.element_name(key)
            says = Bilingual(
                f"Line {number}: {name} is {element.value}; it is one of {', '.join(codes)}.",
                f"第{number}项：{name}为 {element.value}，应为 {'、'.join(codes)} 之一。",
            )
            yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(element.place))
    for key, refused in order.refused.items():
        element = line.element(key)
        if element is not None and _folded(element.value) in refused:
            name = draft.element_name(key)
            says = Bilingual(
                f"Line {number}: {name} is {element.value}, which goods of {order.number} are not.",
                f"第{number}项：{name}申报为“{element.value}”，{order.number} 的货物不应如此。",
            )
            yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(element.place))
    yield from _brand(draft, line, number)
    yield from _units(draft, line, item, number)


def _brand(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """A brand where 品牌类型 says that there is one, none where it says none; the column's brand is the element's."""
    kind, brand, phrases = line.element("brand_type"), line.element("brand"), Phrases(draft.catalogue.vocabulary)
    has_brand = brand is not None and not is_blank(brand.value, phrases)
    if kind is not None and brand is not None and kind.value[:1].isdigit():
        says_none = kind.value[:1] == _NAMELESS
        if says_none is has_brand:
            says = Bilingual(
                f"Line {number}: 品牌类型 is {kind.value}, and the brand {brand.value}.",
                f"第{number}项：品牌类型为 {kind.value}，而品牌为“{brand.value}”。",
            )
            yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(kind.place), evidence(brand.place))
    column = line.others.get("brand")
    if brand is None or column is None or not has_brand or is_blank(column.value, phrases):
        return
    one, two = _folded(column.value), _folded(brand.value)
    if one not in two and two not in one:
        says = Bilingual(
            f"Line {number}: the brand is {column.value} in its column and {brand.value} among the elements.",
            f"第{number}项：品牌栏为 {column.value}，申报要素中为 {brand.value}。",
        )
        yield finding(number, Kind.ELEMENT_DIFFERS, says, draft.quote(column), evidence(brand.place))


def _units(draft: Draft, line: DeclaredLine, item: Item, number: int) -> Iterator[Finding]:
    """A figure of which no value in the element's unit can be read: 283 alone is a note, 283 Wh/L another quantity."""
    for key, name in PROPERTIES.items():
        element = line.element(key)
        unit = draft.catalogue.vocabulary.properties[name].unit
        if element is None or not any(c.isdigit() for c in element.value):
            continue
        if lost_a_digit(element):
            yield _lost(draft, line, item, element, number)
        elif not any(c.isalpha() for c in element.value):
            yield from _unit(draft, element, number, unit or "", Severity.NOTE)
        elif not item.of(name):
            yield from _unit(draft, element, number, unit or "", Severity.CONTRADICTION)


def _lost(draft: Draft, line: DeclaredLine, item: Item, element: Element, number: int) -> Finding:
    """A question where digits were not recognised, a note where the line's other figures fit what is left of it."""
    name, worked = draft.element_name(element.key), figure_of(element.key, line, item.facts, draft.units)
    rest = Decimal(_DIGITS.match(element.value.strip())[0])  # type: ignore[index]  # it begins with a point and a digit
    slack = min(worked * SLACK, _TENTH) if worked is not None else _TENTH
    is_proved = worked is not None and any(abs(n + rest - worked) <= slack for n in range(1, int(worked) + 2))
    says = Bilingual(
        f"Line {number}: {name} was recognised as {element.value}; digits before the point are not there: look at it.",
        f"第{number}项：{name}识别为“{element.value}”，小数点前的数字未能识别，请核对原件。",
    )
    severity = Severity.NOTE if is_proved else Severity.CONTRADICTION
    return finding(number, Kind.ELEMENT_DIFFERS, says, evidence(element.place), severity=severity)


def _unit(draft: Draft, element: Element, number: int, unit: str, severity: Severity) -> Iterator[Finding]:
    name = draft.element_name(element.key)
    says = Bilingual(
        f"Line {number}: no value in {unit} can be read of {name} {element.value}.",
        f"第{number}项：{name}“{element.value}”中无法读出以 {unit} 计的数值。",
    )
    yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(element.place), severity=severity)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
