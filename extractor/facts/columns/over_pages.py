"""A table that its page leaves open: what holds it together on the next page, and a row that the page's end tore.

Model    Density   Capacity          PF-83    2.61      156       goes on: the next model under the same heads
PF-82    2.41      157                                  1.05      torn off: in a column that the row left empty
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.page import Page
from extractor.facts.columns.property_columns import ColumnReader
from extractor.facts.columns.property_heads import is_bare_value
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.carried_heads import FOOT, is_near_the_end, opening
from extractor.rows.heads.column_heads import Head


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """The table that a page ends with: its page, its last row, and the head of models or of properties over it."""

    page: Page
    row: MarkedRow
    head: Head | None = None
    columns: ColumnReader | None = None


def left_open(
    page: Page, rows: Sequence[MarkedRow], used: int | None, head: Head | None, columns: ColumnReader | None
) -> LeftOpen | None:
    """The table that ends a page whose row `used` was the last with values under these heads; or a label alone."""
    near = used is not None and is_near_the_end(len(rows) - 1 - used)
    head = head if near and head is not None and len(head.names) > 1 else None
    columns = columns if near and columns is not None and not columns.is_over else None
    if columns is not None and used is not None:
        return LeftOpen(page, rows[min(used + 1, len(rows) - 1)], columns=columns)
    waiting = next((row for row in reversed(rows[-1 - FOOT :]) if row.slots[0].is_all_label), None)
    if head is not None and used is not None:
        after = waiting is not None and waiting in rows[used:]
        return LeftOpen(page, waiting if after and waiting is not None else rows[used], head)
    alone = waiting is not None and not any(m.amounts for m in waiting.slots)
    return LeftOpen(page, waiting) if waiting is not None and alone else None


def taken_up(left: LeftOpen | None, page: Page, rows: Sequence[MarkedRow]) -> tuple[MarkedRow, ColumnReader] | None:
    """The row from which a table of models in rows goes on, and what reads it; sheets of a workbook go on nowhere."""
    if left is None or left.columns is None or "sheet" in (left.page.origin, page.origin):
        return None
    reader = left.columns.on(page)
    for row in opening(rows):
        if reader.is_headed_anew(row):
            return None
        if reader.goes_on_with(row):
            return row, reader
    return None


def torn_off(left: LeftOpen | None, page: Page, rows: Sequence[MarkedRow]) -> MarkedRow | None:
    """The row at a page's top that has numbers and units alone, and no page's number."""
    if left is None or "sheet" in (left.page.origin, page.origin):
        return None
    for row in opening(rows):
        if any(m.labels for m in row.slots):
            return None
        alone = all(is_bare_value(m) or _is_unit(m) for m in row.slots) and any(map(is_bare_value, row.slots))
        if alone:
            return None if [m.text.strip() for m in row.slots] == [str(page.number)] else row
    return None


def whole(left: LeftOpen, torn: MarkedRow) -> MarkedRow | None:
    """The row put together: its words from the page before, its values from both.

    `None` where what was torn off does not stand under models that the row says nothing of, or left of its label.
    """
    head, row = left.head, left.row
    if not row.slots[0].labels:
        return None
    if head is None:
        right = row.slots[-1].slot.left < torn.slots[0].slot.left
        return MarkedRow((*_as_beside(row.slots, torn.slots[0]), *torn.slots), torn.top, torn.bottom) if right else None
    told = {name for m in row.slots if m.amounts for name in head.above(m.slot).names}
    under = [head.above(m.slot).names for m in torn.slots if is_bare_value(m)]
    names = [several[0] for several in under if len(several) == 1]
    if len(names) < len(under) or len(set(names)) < len(names) or told & set(names):
        return None
    words = [m for m in row.slots if not head.above(m.slot).names]
    return MarkedRow((*_as_beside(words, torn.slots[0]), *torn.slots), torn.top, torn.bottom)


def _as_beside(words: Sequence[Marked], torn: Marked) -> Iterator[Marked]:
    return (replace(m, slot=replace(m.slot, table=torn.slot.table)) for m in words)


def _is_unit(marked: Marked) -> bool:
    letters = sum(not ch.isspace() for ch in marked.text)
    return not marked.amounts and sum(m.end - m.start for m in marked.mentions) * 2 >= max(letters, 1)
