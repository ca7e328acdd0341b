"""The tariff number of a line: ten digits, one that exists, of a heading that the goods may be under."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.checking.draft.drafts import Draft
from casebook.checking.draft.figures import DENSITY
from casebook.checking.findings import Finding, Kind, Severity, finding
from classifier.facts import Item
from classifier.law.acts import Bilingual
from extractor.trade.declaration import DeclaredLine, evidence

_DIGITS = (10, 13)
_TEN = 10


def number_findings(draft: Draft, line: DeclaredLine, item: Item, number: int) -> Iterator[Finding]:
    """A tariff number of ten digits, of a heading that the goods may be under."""
    place = evidence(line.number_place)
    digits = sum(c.isdigit() for c in line.number_place.text)
    if not digits:
        says = Bilingual(
            f"Line {number}: no tariff number was found; a declaration needs one of ten digits.",
            f"第{number}项：未找到商品编号，应填报10位商品编号。",
        )
        yield finding(number, Kind.NUMBER_DOUBTFUL, says, evidence(line.name_place) if line.name_place else ())
        return
    if digits not in _DIGITS:
        printed = "".join(line.number_place.text.split())
        told = printed if any(c.isalpha() for c in printed) else line.number  # 8507O00090: the letter is what is wrong
        says = Bilingual(
            f"Line {number}: the tariff number {told} has {digits} digits; a declaration needs ten.",
            f"第{number}项：商品编号 {told} 为{digits}位，应为10位。",
        )
        yield finding(number, Kind.NUMBER_DOUBTFUL, says, place)
        return
    tariff = draft.catalogue.tariff
    yield from _unknown(draft, line, number)
    named = _named(line.name, draft)
    products = item.products if named is None or named in item.products else (named,)
    fitting = [tariff.expected[p] for p in products if p in tariff.expected]
    naming = [h for h, known in tariff.headings.items() if known.names_goods and line.number.startswith(h)]
    called = line.name or line.designation or item.product.replace("_", " ")
    if fitting and not any(line.number.startswith(h) for e in fitting for h in e.headings):
        headings = ", ".join(dict.fromkeys(h for e in fitting for h in e.headings))
        severity = Severity.CONTRADICTION if naming or not any(e.is_second_hand for e in fitting) else Severity.NOTE
        says = Bilingual(
            f"Line {number}: goods called {called} are expected under {headings}, not {line.number}.",
            f"第{number}项：“{called}”一般归入 {headings}，申报为 {line.number}。",
        )
        yield finding(number, Kind.NUMBER_DOUBTFUL, says, place, severity=severity)
    elif naming and item.products == ("other",) and not (item.of(DENSITY) or item.of("capacity")):
        says = Bilingual(
            f"Line {number}: {line.number} is for {tariff.headings[naming[0]].text.en}, not {called}.",
            f"第{number}项：{line.number} 为“{tariff.headings[naming[0]].text.zh}”，而品名为“{called}”。",
        )
        yield finding(number, Kind.NUMBER_DOUBTFUL, says, place)


def _unknown(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """A number that is none of those on record under its heading."""
    for digits, heading in draft.catalogue.tariff.headings.items():
        if heading.numbers and line.number.startswith(digits) and line.number[:_TEN] not in heading.numbers:
            says = Bilingual(
                f"Line {number}: {line.number} is none of the numbers on record under {digits} "
                f"({', '.join(heading.numbers)}).",
                f"第{number}项：{line.number} 不是 {digits} 项下已收录的编号（{'、'.join(heading.numbers)}）。",
            )
            yield finding(number, Kind.NUMBER_DOUBTFUL, says, evidence(line.number_place))


def _named(name: str, draft: Draft) -> str | None:
    """The batteries other than lithium-ion ones that a name says, whatever the elements say: 铅酸蓄电池, 锂原电池."""
    text = name.casefold()
    words = draft.catalogue.vocabulary
    chemistry, groups = words.cues["chemistry"].groups, words.goods.groups
    for product, several in (("primary_lithium_cell", "primary_kind"), ("other_battery", "no_lithium")):
        terms = (t for kind in groups[several] for ts in chemistry.get(kind, {}).values() for t in ts)
        if any(term.casefold() in text for term in terms if len(term) > 1):
            return product
    return None
