"""The parts of a page that are read one after the other: cards side by side, among them a number over its caption."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractor.document.page import Page
from extractor.rows.slots import Row, Slot

_NUMBER = re.compile(r"\W{0,2}\d[\d.,\s±–—~-]*(?:\s?[^\d\s]{1,8})?")
"""A number, perhaps with its sign and its unit: what a card prints large."""
_UNIT = re.compile(r"[^\d\s]{1,6}\d?(?:[/·][^\d\s]{1,4}\d?)?[³²]?")
_MOST_LINES = 6


def by_part(page: Page, tables: Sequence[Row], lines: Sequence[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """The rows of each part of a page: nothing in one card stands in a row with what the next one holds."""
    if not page.parts:
        yield list(tables), list(lines)
        return
    made: list[tuple[list[Row], list[Row]]] = [([], []) for _ in range(len(page.parts) + 1)]
    for kind, several in enumerate((tables, lines)):
        for row in several:
            made[bisect_right(page.parts, row.slots[0].spans[0][0])][kind].append(row)
    yield from ((ruled, loose if ruled else _told(page, loose)) for ruled, loose in made)


def _told(page: Page, rows: list[Row]) -> list[Row]:
    """The rows of a card; of one that is a number over its caption one row, the caption first.

    The number's unit may stand below it on a line of its own.
    """
    texts = [row.slots[0].text.strip() for row in rows]
    if not 2 <= len(rows) <= _MOST_LINES or any(len(row.slots) > 1 for row in rows):
        return rows
    has_unit = len(rows) > 2 and _UNIT.fullmatch(texts[1]) is not None and any(ch in texts[1] for ch in "/%³²")
    value, caption = rows[: 1 + has_unit], rows[1 + has_unit :]
    words = " ".join(texts[1 + has_unit :])
    if _NUMBER.fullmatch(texts[0]) is None or sum(map(str.isalpha, words)) <= len(texts[0]):
        return rows
    left, right = min(r.slots[0].left for r in rows), max(r.slots[0].right for r in rows)
    middle = (left + right) / 2
    slots = (_joined(caption, left, middle - 1), _joined(value, middle + 1, right))
    return [Row(slots, rows[0].top, rows[-1].bottom)]


def _joined(rows: Sequence[Row], left: float, right: float) -> Slot:
    """Lines over each other as one slot."""
    spans = tuple(span for row in rows for span in row.slots[0].spans)
    return Slot(" ".join(row.slots[0].text.strip() for row in rows), spans, left, right, rows[0].slots[0].key)
