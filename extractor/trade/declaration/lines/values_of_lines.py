"""The values of one declared line: what stands in the cells of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from classifier.law.house import ElementOrder
from extractor.trade.declaration import elements
from extractor.trade.declaration.cells import Cells
from extractor.trade.declaration.designations import designation
from extractor.trade.declaration.labels import Labels
from extractor.trade.declaration.paper import DeclaredLine, Field, Measured, Part, Place, find_element, place_of
from extractor.trade.language.amounts import NUMBER, value
from extractor.trade.language.arithmetic import Figure, multiplies_out
from extractor.trade.language.lexicon import Lexicon, matches, words
from extractor.trade.table.heads.signs import is_tariff

_UNIT = re.compile(r"\s*([^\W\d_]{1,6}|[^\W\d_]{1,3}\d)(?![^\W\d_])")
_WHOLE, _WORD = re.compile(r"(?s).+"), re.compile(r"\S+")
_LENGTH = 10
"""Digits of a tariff number; three more behind them are for inspection."""
_SUFFIX = 3
_PRICED = ("unit_price", "amount")
_TOLD = ("origin", "destination", "source_place", "levy", "foreign_name", "brand", "article", "container")


def line_of(cells: Cells, lexicon: Lexicon, words_: Labels, orders: Sequence[ElementOrder]) -> DeclaredLine:
    """A line from the cells of all its rows."""
    number_place = _without_item(cells.place("number")) or Place(cells.row.page, ())
    number = "".join(c for c in number_place.text if c.isdigit())
    name, told = _named(cells, words_)
    parts = elements.split(told, number, orders, words_) if told else ()
    quantities = tuple(_quantities(cells))
    price, amount, currency = _money(cells, lexicon)
    traded = _traded(quantities, price, amount)
    numbered = re.search(r"\d{1,3}", "".join(cells.texts("line")))
    model = _field(cells, "model")
    return DeclaredLine(
        line=int(numbered[0]) if numbered else None,
        number=number[:_LENGTH] if is_tariff(number_place.text) else number,
        number_place=number_place,
        name=" ".join(name.text.split()) if name else "",
        name_place=name,
        elements=parts,
        elements_place=told,
        quantities=quantities,
        traded=traded,
        unit_price=price,
        amount=amount,
        currency=currency,
        net_mass=_net_mass(cells, quantities, words_.wordings.words("kilogram")),
        model=model,
        designation=designation(model, find_element(parts, "model"), told, words_.wordings),
        others={key: field for key in _TOLD if (field := _field(cells, key)) is not None},
    )


def _without_item(place: Place | None) -> Place | None:
    """A whole tariff number without the next line's item number, which a slanted scan set below it."""
    if place is None or len(place.parts) < 2 or place.page.origin != "ocr":
        return place
    first, *others = (page.text[start:end].strip() for page, (start, end) in place.parts)
    is_whole = len(first) == _LENGTH and is_tariff(first)
    return place_of(place.parts[:1]) if is_whole and all(len(text) < _SUFFIX for text in others) else place


def _field(cells: Cells, key: str) -> Field | None:
    place = cells.place(key)
    return Field(" ".join(place.text.split()), place) if place else None


def _named(cells: Cells, words_: Labels) -> tuple[Place | None, Place | None]:
    """The name of the goods, and the string of elements.

    In columns of their own, or the name on the first row of one column and the elements below it, or behind it.
    """
    own = cells.place("elements")
    if own is not None:
        return cells.place("name") or cells.place("name_and_elements"), own
    both = cells.parts.get("name_and_elements") or cells.parts.get("name")
    if not both:
        return None, None
    texts = [page.text[start:end] for page, (start, end) in both]
    first = next((k for k, text in enumerate(texts) if elements.is_string(text, words_)), None)
    if first is None:
        return place_of(both), None
    page, (start, end) = both[first]
    text = texts[first]
    blank = elements.name_ends(text, words_) if first == 0 else -1
    if blank > 0:
        name = (page, (start, start + len(text[:blank].rstrip())))
        return place_of((name,)), place_of(((page, (start + blank + 1, end)), *both[1:]))
    return place_of(both[:first] or cells.parts.get("name", ())), place_of(both[first:])


def _numbers(place: Place | None, parts: re.Pattern[str] = _WHOLE) -> Iterator[tuple[Decimal, str, Part]]:
    """Every number of a place with the text behind it, to the next number; none goes on over the end of a part."""
    for page, (start, end) in place.parts if place else ():
        text = page.text[start:end]
        found = [m for part in parts.finditer(text) for m in NUMBER.finditer(text, *part.span())]
        for k, one in enumerate(found):
            stop = found[k + 1].start() if k + 1 < len(found) else len(text)
            span = (start + one.start("digits"), start + one.end())
            yield value(one["digits"], "."), text[one.end() : stop], (page, span)


def _measured(number: Decimal, unit: str, part: Part, longer: int = 0) -> Measured:
    """A number where it stands; `longer` is how many characters behind it are its unit."""
    page, (start, end) = part
    return Measured(number, unit, Place(page, ((start, end + longer),)), page.text[start:end])


def _quantities(cells: Cells) -> Iterator[Measured]:
    """The quantities, legal ones first where they have columns of their own, each with its unit.

    Behind it, or in the column of units beside it.
    """
    counted = [(key, part) for key, part in cells.order if key in ("quantity", "legal_quantity", "unit")]
    texts = [page.text[start:end].strip() for _, (page, (start, end)) in counted]
    before = bool(counted) and counted[0][0] == "unit"
    found: dict[str, list[Measured]] = {"legal_quantity": [], "quantity": []}
    unit_last = ""
    for k, (key, part) in enumerate(counted):
        if key == "unit":
            continue
        beside = k - 1 if before else k + 1
        if 0 <= beside < len(counted) and counted[beside][0] == "unit":
            unit_last = texts[beside]
        for number, behind, own in _numbers(place_of((part,))):
            unit = _UNIT.match(behind)
            one = _measured(number, unit[1], own, unit.end(1)) if unit else _measured(number, unit_last, own)
            found[key].append(one)
    yield from (one for key in found for one in found[key])


def _money(cells: Cells, lexicon: Lexicon) -> tuple[Measured | None, Measured | None, str | None]:
    """Unit price, amount and the code of the currency: in a column each, or one below the other in one."""
    texts = [text for key in ("price_amount_currency", "currency", *_PRICED) for text in cells.texts(key)]
    currency = next((m.group for text in texts for m in matches(lexicon.currencies, words(text))), None)
    # A price over an amount is "9 108000.00" in a cell's text, and no blank parts its thousands.
    numbers = list(_numbers(cells.place("price_amount_currency"), _WORD))
    if len(numbers) > 1:
        price, amount = (_measured(number, currency or "", part) for number, _, part in numbers[:2])
        return price, amount, currency
    firsts = [next(_numbers(cells.place(key)), None) for key in _PRICED]
    found = [_measured(one[0], currency or "", one[2]) if one else None for one in firsts]
    return found[0], found[1], currency


def _traded(quantities: Sequence[Measured], price: Measured | None, amount: Measured | None) -> Measured | None:
    """The quantity that the price is for: the one that multiplies out, else the last of three, else the first."""
    if price and amount:
        for one in reversed(quantities):
            if multiplies_out(
                Figure(one.value), Figure(price.value, _places(price)), Figure(amount.value, _places(amount))
            ):
                return one
    if len(quantities) > 2:
        return quantities[2]
    return quantities[0] if quantities else None


def _places(number: Measured) -> int:
    exponent = number.value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _net_mass(cells: Cells, quantities: Sequence[Measured], kilograms: Sequence[str]) -> Measured | None:
    """The line's net mass in kilograms: in a column of its own, else the quantity that is in kilograms."""
    first = next(_numbers(cells.place("net_mass")), None)
    if first:
        return _measured(first[0], "kg", first[2])
    found = next((q for q in quantities if q.unit in kilograms), None)
    return replace(found, unit="kg") if found else None
