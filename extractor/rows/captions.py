"""Tiles: values that stand over their captions, as flyers and web pages print them, read label first.

    3.44 MWh             1,331 V               installed energy   3.44 MWh
installed energy     system voltage     →      system voltage     1,331 V
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from classifier.law.vocabulary import Property
from extractor.document.layout_settings import LAYOUT
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.mirrored import is_no_word, states

_LEAST = 2
"""One value over a word may be a line of a list; two beside each other are tiles."""


def with_captions_before(rows: Sequence[MarkedRow], properties: Mapping[str, Property]) -> tuple[MarkedRow, ...]:
    """The rows of a page, each tile as a row of its own: its caption, then its value."""
    made: list[MarkedRow] = []
    skipped = False
    for number, row in enumerate(rows):
        if skipped:
            skipped = False
            continue
        below = rows[number + 1] if number + 1 < len(rows) else None
        after = rows[number + 2] if number + 2 < len(rows) else None
        tiles = () if below is None else _tiles(row, below, properties)
        if below is None or not tiles or _is_headed(made, row) or _heads(below, after, row):
            made.append(row)
            continue
        made += (_told(value, caption, row, below) for value, caption in tiles)
        skipped = True
    return tuple(made)


def _tiles(row: MarkedRow, below: MarkedRow, properties: Mapping[str, Property]) -> tuple[tuple[Marked, Marked], ...]:
    """The values of a row with their captions below; empty where the two rows are no tiles."""
    gap, height = below.top - row.bottom, below.bottom - below.top
    if len(row.slots) < _LEAST or not -LAYOUT.rows.caption_lap * height <= gap <= LAYOUT.rows.caption_below * height:
        return ()
    if any(m.slot.table is not None or not m.amounts for m in row.slots):
        return ()
    if any(m.slot.table is not None for m in below.slots):
        return ()
    pairs = tuple(_paired(row, below))
    if len(pairs) < len(row.slots):
        return ()
    named = [(value, caption) for value, caption in pairs if caption.labels]
    if not named or not all(is_no_word(v) and states((v,), c, properties) for v, c in named):
        return ()
    if any(a.unit is not None for _, c in pairs for a in c.amounts if c.labels):
        return ()
    return pairs


def _paired(row: MarkedRow, below: MarkedRow) -> Iterator[tuple[Marked, Marked]]:
    by = LAYOUT.rows.caption_flush_points
    for value in row.slots:
        one = value.slot
        for caption in below.slots:
            other = caption.slot
            flush = abs(one.left - other.left) <= by
            if flush or abs((one.left + one.right) - (other.left + other.right)) <= 2 * by:
                yield value, caption
                break


def _is_headed(above: Sequence[MarkedRow], row: MarkedRow) -> bool:
    """Whether a row of labels stands as close over the values: then they are its columns."""
    if not above or not any(m.labels for m in above[-1].slots):
        return False
    below = LAYOUT.rows.caption_below * (row.bottom - row.top)
    return len(above[-1].slots) >= len(row.slots) and 0 <= row.top - above[-1].bottom <= below


def _heads(captions: MarkedRow, after: MarkedRow | None, row: MarkedRow) -> bool:
    """Whether the words below head a row of values that stands closer to them than the one above."""
    if after is None or not all(m.amounts for m in after.slots[-len(captions.slots) :]):
        return False
    return len(after.slots) >= len(captions.slots) and after.top - captions.bottom <= captions.top - row.bottom


def _told(value: Marked, caption: Marked, row: MarkedRow, below: MarkedRow) -> MarkedRow:
    """A tile as a row: the caption at the left half of its room, the value at the right."""
    left, right = min(value.slot.left, caption.slot.left), max(value.slot.right, caption.slot.right)
    middle = (left + right) / 2
    first = replace(caption, slot=replace(caption.slot, left=left, right=middle - 1))
    last = replace(value, slot=replace(value.slot, left=middle + 1, right=right))
    return MarkedRow((first, last), row.top, below.bottom)
