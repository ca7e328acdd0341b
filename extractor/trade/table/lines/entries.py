"""One line read out of its block: numbers, line number, names, tariff line, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extractor.document.page import Page
from extractor.language.phrases import Shape
from extractor.trade.language.lexicon import Lexicon, longest, matches, words
from extractor.trade.table.cells import NUMERIC, TARIFF, Reading, line_number, reading
from extractor.trade.table.heads.columns import OTHER
from extractor.trade.table.line_rows import Block
from extractor.trade.table.lines.money_columns import Binding, Numbers, bound
from extractor.trade.table.lines.spanned import spanned
from extractor.trade.table.lines.stacked_numbers import piled
from extractor.trade.table.lines.tariffs import Span, tariff
from extractor.trade.table.lines.worded import packed, told_net_mass, told_pieces, told_quantity
from extractor.trade.table.listings import Listing
from extractor.trade.table.stripes import Stripe

_NOTE = re.compile(r":\s*[-+]?[\d.,]+(?:\s*[€$£%])?$|:$")
_SPECIFIED = re.compile(r"[,，;；、].*[^\W\d_]|[^\W\d_]{2}.*\s.*\d\s?[^\W\d_]")
"""What makes a cell of the models' column a specification: "RB-300，容积 300 升"."""
_RANGE = Shape(r"\d\s*(?:[-–~～]|<<number_to>>)\s*\d")
"""The numbers of packages, "1-20", rather than how many there are."""
_CODE = re.compile(r"[A-Za-z][\w./-]{2,}(?=[,，;；、])", re.A)
_WORDED = ("description", "packed_goods")
_PROPERTIES = ("quantity", "unit_price", "amount")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its numbers by property, the spans of its words on its page, and whether it multiplies out.

    `found` is where it stands: in a `table` or on a `line`; `origin` is the span of the country of origin.
    """

    page: Page
    line: str | None
    numbers: Mapping[str, Reading]
    tariff: Span | None
    names: tuple[Span, ...]
    article: str | None
    model: str | None
    consistent: bool | None
    found: str = "table"
    origin: Span | None = None

    @property
    def description(self) -> str:
        """Its words, one line of the page a line."""
        return "\n".join(self.page.text[start:end] for start, end in self.names)


def entries(listing: Listing, decimal: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """The lines of a listing, in order, read under a decimal sign."""
    numbers = [_numbers(listing, block, decimal, lexicon) for block in listing.blocks]
    binding = bound(listing.columns)
    made: list[Entry] = []
    for block, row in zip(listing.blocks, numbers, strict=True):
        before = made[-1].line if made else None
        made.append(_entry(listing, block, row, binding, before, decimal, lexicon))
    return tuple(made)


def _numbers(listing: Listing, block: Block, decimal: str, lexicon: Lexicon) -> Numbers:
    stripe = listing.stripes[block.anchor]
    found: dict[int, Reading] = {}
    for k, slot in stripe.slots.items():
        if listing.columns[k].role in NUMERIC | {"packages", "packed_goods", OTHER}:
            number = reading(stripe.text(k), slot.start, decimal, lexicon, listing.columns[k].scale)
            if number:
                found[k] = number
    found.update(_beside_units(listing, stripe, found, decimal, lexicon))
    return {**found, **piled(listing, block, decimal, lexicon)}


def _beside_units(
    listing: Listing, stripe: Stripe, found: Numbers, decimal: str, lexicon: Lexicon
) -> Iterator[tuple[int, Reading]]:
    """The quantity that stands with its unit in the units' column: "80 pcs" of a narrow cell stands under both."""
    empty = [k for k in listing.of_role("quantity") if k not in found]
    for k, column in enumerate(listing.columns):
        if empty and column.said.get("unit") and column.role != "quantity" and k in stripe.slots:
            number = reading(stripe.text(k), stripe.slots[k].start, decimal, lexicon)
            if number and number.unit:
                yield empty[0], number
                return


def _entry(
    listing: Listing,
    block: Block,
    row: Numbers,
    binding: Binding,
    before: str | None,
    decimal: str,
    lexicon: Lexicon,
) -> Entry:
    numbers = _by_property(listing, block, row, binding, decimal, lexicon)
    names = tuple(_spans(listing, block, lexicon, *_WORDED))
    names = _without_counts(listing, block, names, decimal, lexicon)
    models = tuple(_spans(listing, block, lexicon, "model"))
    page = listing.stripes[block.anchor].row.page
    # A column of models and specifications says more than what the goods are called.
    name = page.text[models[0][0] : models[0][1]] if models else ""
    if any(_SPECIFIED.search(page.text[start:end]) for start, end in models):
        names, models = (*names, *models), ()
        name = found[0] if (found := _CODE.match(name)) else ""
    article = _first_code(listing, block)
    model = name if len(models) < 2 else _joined(page.text[start:end] for start, end in models)
    return Entry(
        page=page,
        line=_line(listing, block, before),
        numbers=numbers,
        tariff=tariff(listing, block, tuple(_spans(listing, block, lexicon, *_WORDED)), lexicon),
        names=names or models or spanned(listing, block, *_WORDED),
        article=article,
        model=model or None,
        consistent=binding.consistent(row),
        origin=_origin(listing, block),
    )


def _joined(texts: Iterable[str]) -> str:
    """Texts below one another as one; a code that is broken behind its hyphen without a gap."""
    made = ""
    for text in texts:
        made += text if not made or made.endswith("-") else f" {text}"
    return made


def _by_property(
    listing: Listing, block: Block, row: Numbers, binding: Binding, decimal: str, lexicon: Lexicon
) -> Mapping[str, Reading]:
    found = {name: number for name in _PROPERTIES if (number := binding.of(name, row)) is not None}
    if "quantity" not in found and listing.of_role("packed_goods"):
        packed = [row[k] for k in listing.of_role("packed_goods") if k in row]
        found.update({"quantity": packed[0]} if packed else {})
    if "quantity" not in found and not listing.of_role("quantity", "packed_goods"):
        found.update(_told_numbers(listing, block, decimal, lexicon))
    for name in ("net_mass", "gross_mass", "packages"):
        for k in listing.of_role(name):
            if k in row and not lexicon.patterns.pattern(_RANGE).search(listing.stripes[block.anchor].text(k)):
                found[name] = replace(row[k], unit=row[k].unit or listing.columns[k].unit)
                break
    if "quantity" in found:
        found["quantity"] = replace(found["quantity"], unit=_unit(listing, block, found["quantity"], binding, lexicon))
    for name in ("unit_price", "amount"):
        column = getattr(binding, name)
        if name in found and column is not None:
            currency = found[name].currency or listing.columns[column].currency
            found[name] = replace(found[name], currency=currency)
    return found


def _told_numbers(listing: Listing, block: Block, decimal: str, lexicon: Lexicon) -> Mapping[str, Reading]:
    """How many the words of the goods say, and how much they weigh, where no column counts them.

    Pieces count before masses, and both before packages.
    """
    page = listing.stripes[block.anchor].row.page
    spans = tuple(_spans(listing, block, lexicon, "description"))

    def first(tells: Callable[[str, int, str, Lexicon], Reading | None]) -> Reading | None:
        return next((q for a, b in spans if (q := tells(page.text[a:b], a, decimal, lexicon))), None)

    mass = first(told_net_mass)
    quantity = first(told_pieces) or first(told_quantity) or mass or _packages(listing, block, decimal, lexicon)
    told = {"quantity": quantity, "net_mass": mass}
    return {name: number for name, number in told.items() if number is not None}


def _packages(listing: Listing, block: Block, decimal: str, lexicon: Lexicon) -> Reading | None:
    """How many packages a line has: the quantity of a paper that counts nothing else, as carriers' papers do."""
    stripes = listing.stripes
    inside = (block.anchor, *(n for n in range(block.words_first, block.words_last) if n != block.anchor))
    for k in listing.of_role("packages"):
        for n in inside:
            slot = stripes[n].slots.get(k)
            below = next((text for m in range(n + 1, block.words_last) if (text := stripes[m].text(k))), "")
            found = packed(stripes[n].text(k), slot.start, below, decimal, lexicon) if slot else None
            if found:
                return found
    return None


def _unit(listing: Listing, block: Block, number: Reading, binding: Binding, lexicon: Lexicon) -> str | None:
    """The quantity's unit: beside it, in the column of units, in the row below it, or in its head."""
    if number.unit:
        return number.unit
    for k in listing.of_role("unit"):
        text = listing.stripes[block.anchor].text(k).strip()
        if text and not any(map(str.isdigit, text[:1])):
            return text
    if binding.quantity is None:
        return None
    below = (listing.stripes[n].text(binding.quantity).strip() for n in range(block.anchor + 1, block.words_last))
    named: Iterator[str] = (text for text in below if text and any(matches(lexicon.units, words(text))))
    return next(named, None) or listing.columns[binding.quantity].unit


def _spans(listing: Listing, block: Block, lexicon: Lexicon, *roles: str) -> Iterator[Span]:
    """The words of a block in some columns, each column's cell as a whole before the next's.

    Cells that are broken over rows stand between one another on the page.
    """
    page = listing.stripes[block.anchor].row.page
    for k in listing.of_role(*roles):
        for n in range(block.words_first, block.words_last):
            stripe = listing.stripes[n]
            if k not in stripe.slots or stripe.row.page is not page:
                continue
            text = stripe.text(k)
            if (n == block.anchor or not _is_note(text)) and not _is_tariff(text, lexicon):
                yield stripe.slots[k].start, stripe.slots[k].end if n == block.anchor else stripe.run_to(k)


def _without_counts(
    listing: Listing, block: Block, names: tuple[Span, ...], decimal: str, lexicon: Lexicon
) -> tuple[Span, ...]:
    """The words without those that only count packages ("47 CARTONS"), where others name the goods.

    A carrier's paper may set them further below than words of one cell stand.
    """
    page = listing.stripes[block.anchor].row.page
    told = tuple((a, b) for a, b in names if packed(page.text[a:b], a, "", decimal, lexicon) is None)
    if told or not names or not listing.of_role("packed_goods"):
        return told or names
    (column, *_) = listing.of_role("packed_goods")
    below = (s for s in listing.stripes[block.words_last : block.last] if s.row.page is page and column in s.slots)
    first = next((s for s in below if any(map(str.isalpha, s.text(column)))), None)
    return ((first.slots[column].start, first.slots[column].end),) if first is not None else names


def _is_note(text: str) -> bool:
    """Whether a text below a line states a number of its own ("gross price: 4.00") rather than what the goods are."""
    return _NOTE.search(text) is not None


def _is_tariff(text: str, lexicon: Lexicon) -> bool:
    """Whether a text only gives a tariff line after its word: "HS code: 8507.60.00"."""
    found = words(text)
    match = longest(lexicon.heads, found, 0) if found else None
    return match is not None and match.group == "tariff_line" and TARIFF.search(text) is not None


def _first_code(listing: Listing, block: Block) -> str | None:
    """The first text of the article's column that is no heading within the cell ("Art-No. of customer:")."""
    order = (
        block.anchor,
        *range(block.anchor + 1, block.words_last),
        *range(block.words_first, block.anchor),
    )
    for n in order:
        for k in listing.of_role("article"):
            text: str = listing.stripes[n].text(k).strip()
            if text and not text.endswith(":") and not (text.startswith("(") and text.endswith(")")):
                below = listing.stripes[n + 1].text(k).strip() if n + 1 < block.words_last else ""
                return _joined((text, below)) if text.endswith("-") and below else text
    return None


def _line(listing: Listing, block: Block, before: str | None) -> str | None:
    """The line's number: beside its numbers, or elsewhere in its block, or its digits one below another."""
    columns = listing.of_role("line_number")[:1]
    inside = [
        block.anchor,
        *range(block.anchor + 1, block.last),
        *range(block.anchor - 1, block.first - 1, -1),
    ]
    found = [(n, number) for n in inside for k in columns if (number := line_number(listing.stripes[n].text(k)))]
    if not found:
        return None
    stacked = "".join(number for _, number in sorted(found))
    if before and before.isdigit() and stacked == str(int(before) + 1):
        return stacked
    return found[0][1]


def _origin(listing: Listing, block: Block) -> Span | None:
    """The country of origin: the first filled cell of its column, of a block whose rows are one line's."""
    page = listing.stripes[block.anchor].row.page
    for n in (block.anchor, *range(block.words_first, block.words_last)):
        for k in listing.of_role("origin"):
            slot = listing.stripes[n].slots.get(k)
            if slot is not None and listing.stripes[n].row.page is page and listing.stripes[n].text(k).strip():
                return slot.start, slot.end
    return None
