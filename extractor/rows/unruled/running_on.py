"""Which line goes on in the next one: running text up to the margin, with no clause or entry that opens below."""

from __future__ import annotations

import re

from extractor.document.layout_settings import LAYOUT
from extractor.rows.slots import Row, Slot
from extractor.rows.unruled.leaders import leads_on

_OPENING = re.compile(
    r"[•·\-–—*○●■□►▪◆]|\(?\d{1,2}[.)、）](?!\d)|\d{1,2}(?:\.\d{1,2})+\s+(?:[\u4e00-\u9fff\uac00-\ud7af]{2}|[A-Z][a-z]{2})"
    r"|[^\s:：]{2,40}[:：]"
)
"""How an entry of a list begins: a bullet, a number, a clause's number before its words, a word with a colon."""

_NUMBER = re.compile(r"[(（]?\d{1,2}[.)、）．]\s*(?=\S)")
"""The number of an entry of a list."""


def goes_on(above: Row, row: Row, margin: float) -> bool:
    """Whether a line goes on in the next one: it is a run of words up to the margin, and no clause opens below."""
    if len(above.slots) != 1 or len(row.slots) != 1:
        return False
    last, first = above.slots[0], row.slots[0]
    height = row.bottom - row.top
    return (
        last.right >= LAYOUT.rows.line_to_margin * margin
        and (abs(last.left - first.left) < LAYOUT.rows.indent_points or _hangs(last, first, height))
        and row.top - above.bottom < LAYOUT.rows.line_gap * height
        and above.bottom - above.top < LAYOUT.rows.heading_type * height
        and not _OPENING.match(first.text)
        and not leads_on(last.text)
    )


def _hangs(above: Slot, below: Slot, height: float) -> bool:
    """Whether a line stands under the words of a numbered entry, right of its number."""
    number = _NUMBER.match(above.text)
    return number is not None and 0 < below.left - above.left < height * len(number[0])
