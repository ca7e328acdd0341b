"""The lines of a declaration.

Each begins where a tariff number stands in its column, or what should be one, and takes what follows, over the page if
need be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import inf

from classifier.law.house import ElementOrder
from extractor.document.layout_settings import LAYOUT
from extractor.trade.declaration import elements
from extractor.trade.declaration.cells import Cells, cells_of, together
from extractor.trade.declaration.columns import Heads, edges
from extractor.trade.declaration.labels import Labels
from extractor.trade.declaration.lines.values_of_lines import line_of
from extractor.trade.declaration.paper import DeclaredLine
from extractor.trade.language.lexicon import Lexicon
from extractor.trade.table.heads.signs import is_faulty_tariff, is_tariff
from extractor.trade.table.rows import Row

_LONGEST_ITEM = 3


def parted(found: Heads, rows: Sequence[Row], words: Labels) -> tuple[Cells, ...]:
    """The rows below heads by column, to the first that begins with what stands below the lines."""
    within: list[Row] = []
    for row in rows:
        if words.leading("declaration_end", row.text(0, len(row.pieces))) is not None:
            break
        within.append(row)
    starts = edges(found, within)
    return tuple(_with_item_numbers([cells_of(row, found, starts) for row in within]))


def _with_item_numbers(several: Sequence[Cells]) -> Iterator[Cells]:
    """A number that a slanted page sets on a row of its own is put to the row that it belongs to.

    To the one right below it that lacks it, else, a tariff number, to the one right above it that has an item number.
    """
    held: Cells | None = None
    for cells in several:
        if held is not None and _lacks(cells, held) and _are_near(held, cells):
            cells = replace(together([held, cells]), row=cells.row)
            held = None
        if held is not None and "line" in held.parts and _lacks(held, cells) and _are_near(held, cells):
            cells = together([held, cells])
            held = None
        if held is not None:
            yield held
        held = cells
    if held is not None:
        yield held


def _lacks(cells: Cells, numbers: Cells) -> bool:
    """Whether a row has none of what another one has, which is numbers alone, or the item number of its tariff number.

    Numbers are an item number, a tariff number, or both.
    """
    alone = set(numbers.parts)
    if alone & set(cells.parts) or cells.row.latticed:
        return False
    is_half = "line" in alone and _has(cells, is_tariff)
    if not is_half and not alone <= {"line", "number"}:
        return False
    return ("line" not in alone or counted(numbers) is not None) and ("number" not in alone or _has(numbers, is_tariff))


def _are_near(one: Cells, two: Cells) -> bool:
    return (
        two.row.page is one.row.page
        and two.row.box.top - one.row.box.top <= LAYOUT.trade.item_number_gap * one.row.height
    )


def lines(
    several: Sequence[Cells], words: Labels, lexicon: Lexicon, orders: Sequence[ElementOrder]
) -> tuple[DeclaredLine, ...]:
    """The lines of rows that were parted, of one page or of pages that follow each other."""
    starts = tops(several)
    ends = [*starts[1:], len(several)] if starts else []
    return tuple(
        line_of(together(several[start:end]), lexicon, words, orders) for start, end in zip(starts, ends, strict=True)
    )


def begins(several: Sequence[Cells]) -> list[int]:
    """The rows that lines begin in.

    A wrong tariff number must not cost its line, so a line begins as well where the number has too few digits or too
    many, or where the next item number stands beside a name and no line has it.
    """
    numbered = {counted(cells) for cells in several if _has(cells, is_tariff)}
    found: list[int] = []
    last: int | None = 0
    for k, cells in enumerate(several):
        number = counted(cells)
        is_next = number is not None and last is not None and number == last + 1 and number not in numbered
        is_faulty = _has(cells, is_faulty_tariff)
        is_unnumbered = is_faulty and "line" not in cells.parts
        if _has(cells, is_tariff) or (is_faulty and is_next) or ((is_unnumbered or is_next) and _is_named(cells)):
            found.append(k)
            last = number if number is not None else last
    return found


def tops(several: Sequence[Cells]) -> list[int]:
    """The first row of each line.

    One whose number is set to the middle of its ruled cells begins with what stands above it in them.
    """
    ruled = _ruled_rows(several)
    found: list[int] = []
    for start in begins(several):
        while start and ruled[start] is not None and ruled[start - 1] == ruled[start]:
            start -= 1
        found.append(start)
    return found


def _ruled_rows(several: Sequence[Cells]) -> list[tuple[int, int, int] | None]:
    """Page, table and row of the ruled cells that each row of printed pages stands in; `None` where it is in none."""
    cells: dict[int, list[tuple[int, int, int, int]]] = {}
    found: list[tuple[int, int, int] | None] = []
    for row in (one.row for one in several):
        if row.latticed or not row.pieces:
            found.append(None)
            continue
        number, at = row.page.number, row.pieces[0].start
        if number not in cells:
            tables = enumerate(row.page.tables)
            cells[number] = sorted((*span, t, c.row) for t, table in tables for c in table.cells for span in c.spans)
        k = bisect_right(cells[number], (at, inf)) - 1
        _, end, table, line = cells[number][k] if k >= 0 else (0, 0, 0, 0)
        found.append((number, table, line) if at < end else None)
    return found


def _has(cells: Cells, form: Callable[[str], bool]) -> bool:
    """Whether a row has a tariff number of a form."""
    place = cells.place("number")
    return place is not None and form(place.text.strip())


def counted(cells: Cells) -> int | None:
    """The item number of a row."""
    text = "".join(cells.texts("line")).strip()
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ITEM else None


def _is_named(cells: Cells) -> bool:
    """Whether a row names goods, and something is counted on it: the second row of a line has elements there."""
    texts = [text for key in ("name", "name_and_elements") for text in cells.texts(key)][:1]
    named = any(c.isalpha() for text in texts for c in text)
    bare = "elements" in cells.parts or not any(elements.BAR.search(text) for text in texts)
    return named and bare and any(key in cells.parts for key in ("quantity", "legal_quantity", "amount", "net_mass"))
