"""The lines of a declaration: each begins where a tariff number stands in its column, or what should be one, and takes
what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.law.house import ElementOrder
from extractor.trade.declaration import elements
from extractor.trade.declaration.columns import Heads, column_of, edges
from extractor.trade.declaration.labels import Labels
from extractor.trade.declaration.paper import DeclaredLine, Field, Measured, Place, Span
from extractor.trade.language.amounts import NUMBER, value
from extractor.trade.language.arithmetic import Figure, multiplies_out
from extractor.trade.language.lexicon import Lexicon, matches, words
from extractor.trade.table.rows import Row
from extractor.trade.table.signs import is_tariff

_FAULTY = re.compile(r"\d[\d .]{3,16}")
"""A tariff number with too few digits or too many."""
_UNIT = re.compile(r"\s*([^\W\d_]{1,6}|[^\W\d_]{1,3}\d)(?![^\W\d_])")
_MASS_UNITS = ("千克", "公斤", "kg", "KG", "Kg", "KGS", "kgs")
_LENGTH = 10
"""Digits of a tariff number; three more behind them are for inspection."""
_LONGEST_ITEM = 3
_PRICED = ("unit_price", "amount")
_TOLD = ("origin", "destination", "source_place", "levy", "foreign_name", "brand", "article", "container")


@dataclass(frozen=True, slots=True)
class Cells:
    """The spans of one line by column key, one for each row that has words there."""

    row: Row
    spans: Mapping[str, tuple[Span, ...]]

    def place(self, key: str) -> Place | None:
        found = self.spans.get(key)
        return Place(self.row.page, found) if found else None


def lines(
    found: Heads, rows: Sequence[Row], words_: Labels, lexicon: Lexicon, orders: Sequence[ElementOrder]
) -> tuple[DeclaredLine, ...]:
    """The lines below a row of heads, to the end of the rows."""
    starts = edges(found, [row for row in rows if _is_within(row, words_)])
    keys = [key for key, _, _ in found.names]
    parted = [_parted(row, keys, starts) for row in rows]
    begins = _begins(parted)
    made = []
    for k, begin in enumerate(begins):
        end = begins[k + 1] if k + 1 < len(begins) else len(rows)
        inside = [parted[begin]]
        for cells in parted[begin + 1 : end]:
            if cells.row.page is not parted[begin].row.page or not _is_within(cells.row, words_):
                break
            inside.append(cells)
        made.append(_line(_together(inside), lexicon, words_, orders))
    return tuple(made)


def _is_within(row: Row, words_: Labels) -> bool:
    """Whether a row may belong to a line: it begins with none of the words that stand below the lines."""
    return words_.leading("declaration_end", row.text(0, len(row.pieces))) is None


def _parted(row: Row, keys: Sequence[str], starts: Sequence[float]) -> Cells:
    """The words of a row by the column that their middle lies in."""
    spans: dict[str, list[Span]] = {}
    last: str | None = None
    for piece in row.pieces:
        middle = piece.box[0] + 1 if row.latticed else piece.middle
        key = keys[min(column_of(middle, starts), len(keys) - 1)]
        if key == "line" and _is_number(row.page.text[piece.start : piece.end]):
            key = "number"  # it reaches under the head before its own
        if key == last:
            spans[key][-1] = (spans[key][-1][0], piece.end)
        else:
            spans.setdefault(key, []).append((piece.start, piece.end))
        last = key
    return Cells(row, {key: tuple(several) for key, several in spans.items()})


def _begins(parted: Sequence[Cells]) -> list[int]:
    """The rows that lines begin in. A wrong tariff number must not cost its line, so a line begins as well where the
    number has too few digits or too many, or where the next item number stands beside a name and no line has it."""
    numbered = {_counted(cells) for cells in parted if _has(cells, is_tariff)}
    begins: list[int] = []
    last: int | None = 0
    for k, cells in enumerate(parted):
        counted = _counted(cells)
        is_next = counted is not None and last is not None and counted == last + 1 and counted not in numbered
        is_faulty = _has(cells, _is_faulty) and (counted is not None or "line" not in cells.spans) and _is_named(cells)
        if _has(cells, is_tariff) or (is_faulty and (counted is None or is_next)) or (is_next and _is_named(cells)):
            begins.append(k)
            last = counted if counted is not None else last
    return begins


def _has(cells: Cells, form: Callable[[str], bool]) -> bool:
    """Whether a row has a tariff number of a form."""
    place = cells.place("number")
    return place is not None and form(place.text.strip())


def _is_faulty(text: str) -> bool:
    return _FAULTY.fullmatch(text) is not None


def _is_number(text: str) -> bool:
    """Whether a text is a tariff number, right or wrong, rather than an item number."""
    return is_tariff(text) or _is_faulty(text)


def _counted(cells: Cells) -> int | None:
    """The item number of a row."""
    place = cells.place("line")
    text = place.text.strip() if place else ""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ITEM else None


def _is_named(cells: Cells) -> bool:
    """Whether a row names goods, and something is counted on it: the second row of a line has elements there."""
    page = cells.row.page
    spans = [s for key in ("name", "name_and_elements") for s in cells.spans.get(key, ())][:1]
    named = any(c.isalpha() for a, b in spans for c in page.text[a:b])
    bare = "elements" in cells.spans or not any(elements.BAR.search(page.text[a:b]) for a, b in spans)
    return named and bare and any(key in cells.spans for key in ("quantity", "legal_quantity", "amount", "net_mass"))


def _together(inside: Sequence[Cells]) -> Cells:
    """The cells of all rows of a line."""
    keys = dict.fromkeys(key for cells in inside for key in cells.spans)
    return Cells(inside[0].row, {key: tuple(s for c in inside for s in c.spans.get(key, ())) for key in keys})


def _line(cells: Cells, lexicon: Lexicon, words_: Labels, orders: Sequence[ElementOrder]) -> DeclaredLine:
    number_place = cells.place("number") or Place(cells.row.page, ())
    number = "".join(c for c in number_place.text if c.isdigit())
    name, told = _named(cells)
    parts = elements.split(told, number, orders, words_) if told else ()
    quantities = tuple(_quantities(cells, lexicon))
    price, amount, currency = _money(cells, lexicon)
    traded = _traded(quantities, price, amount)
    numbered = re.search(r"\d{1,3}", cells.place("line").text) if cells.place("line") else None  # type: ignore[union-attr]
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
        net_mass=_net_mass(cells, quantities),
        model=model,
        others={key: field for key in _TOLD if (field := _field(cells, key)) is not None},
    )


def _field(cells: Cells, key: str) -> Field | None:
    place = cells.place(key)
    return Field(" ".join(place.text.split()), place) if place else None


def _named(cells: Cells) -> tuple[Place | None, Place | None]:
    """The name of the goods, and the string of elements: in columns of their own, or the name on the first row of one
    column and the elements below it, or behind it."""
    page = cells.row.page
    own = cells.place("elements")
    if own is not None:
        return cells.place("name") or cells.place("name_and_elements"), own
    both = cells.spans.get("name_and_elements") or cells.spans.get("name")
    if not both:
        return None, None
    first = next((k for k, (a, b) in enumerate(both) if elements.BAR.search(page.text[a:b])), None)
    if first is None:
        return Place(page, both), None
    start, end = both[first]
    text = page.text[start:end]
    bar = elements.BAR.search(text)
    blank = text.rfind(" ", 0, bar.start()) if bar else -1
    if first == 0 and blank > 0:
        name = text[:blank].rstrip()
        return Place(page, ((start, start + len(name)),)), Place(page, ((start + blank + 1, end), *both[1:]))
    name_spans = both[:first] or cells.spans.get("name", ())
    return (Place(page, name_spans) if name_spans else None), Place(page, both[first:])


def _numbers(place: Place) -> Iterator[tuple[Decimal, str, Span]]:
    """Every number of a place with the text behind it, to the next number."""
    for start, end in place.spans:
        text = place.page.text[start:end]
        found = list(NUMBER.finditer(text))
        for k, one in enumerate(found):
            stop = found[k + 1].start() if k + 1 < len(found) else len(text)
            yield value(one["digits"], "."), text[one.end() : stop], (start + one.start("digits"), start + one.end())


def _quantities(cells: Cells, lexicon: Lexicon) -> Iterator[Measured]:
    """The quantities in the order printed, each with its unit: behind it, or in the column of units."""
    page = cells.row.page
    units = [page.text[a:b].strip() for a, b in cells.spans.get("unit", ())]
    for key in ("quantity", "legal_quantity"):
        place = cells.place(key)
        for k, (number, behind, span) in enumerate(_numbers(place) if place else ()):
            unit = _UNIT.match(behind)
            if unit:
                end = span[1] + unit.end(1)
                yield Measured(number, unit[1], Place(page, ((span[0], end),)), page.text[slice(*span)])
            else:
                yield Measured(
                    number,
                    units[min(k, len(units) - 1)] if units else "",
                    Place(page, (span,)),
                    page.text[slice(*span)],
                )


def _money(cells: Cells, lexicon: Lexicon) -> tuple[Measured | None, Measured | None, str | None]:
    """Unit price, amount and the code of the currency: in a column each, or one below the other in one."""
    page = cells.row.page
    texts = [
        page.text[a:b]
        for key in ("price_amount_currency", "currency", "unit_price", "amount")
        for a, b in cells.spans.get(key, ())
    ]
    currency = next((m.group for text in texts for m in matches(lexicon.currencies, words(text))), None)
    piled = cells.place("price_amount_currency")
    places: list[Place | None] = [cells.place(key) for key in _PRICED]
    numbers = list(_numbers(piled)) if piled else []
    if piled and len(numbers) > 1:
        made = [
            Measured(n, currency or "", Place(page, (span,)), page.text[slice(*span)]) for n, _, span in numbers[:2]
        ]
        return made[0], made[1], currency
    found: list[Measured | None] = []
    for place in places:
        first = next(_numbers(place), None) if place else None
        found.append(
            Measured(first[0], currency or "", Place(page, (first[2],)), page.text[slice(*first[2])]) if first else None
        )
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


def _net_mass(cells: Cells, quantities: Sequence[Measured]) -> Measured | None:
    """The line's net mass in kilograms: in a column of its own, else the quantity that is in kilograms."""
    place = cells.place("net_mass")
    first = next(_numbers(place), None) if place else None
    if place and first:
        return Measured(first[0], "kg", Place(place.page, (first[2],)), place.page.text[slice(*first[2])])
    found = next((q for q in quantities if q.unit in _MASS_UNITS), None)
    return replace(found, unit="kg") if found else None
