"""Leaders: the dots or strokes that lead from a label to its value, taken out, so that each is a slot of its own.

Nominal capacity ......... 5.0 Ah   →   Nominal capacity | 5.0 Ah
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.document.page import Page
from extractor.rows.slots import Slot

_LEADER = re.compile(r"[ \u00a0]*(?:(?:[.·•・…‥․．。_＿⋯ˍ][ \u00a0]{0,2}){3,}|[…⋯]{1,2}|[-–—]{4,})[ \u00a0]*")
_PERHAPS = re.compile(r"[.·•・…‥․．。_＿⋯ˍ][ \u00a0]{0,2}[.·•・…‥․．。_＿⋯ˍ]|[…⋯]|[-–—]{4}")
"""What every leader has, told at once."""
_DOTS = re.compile(r"[.·•・…‥․．_＿⋯ˍ\s]*")
_LETTER = re.compile(r"[^\W\d_]")
_ENDS_A_WORD = re.compile(r"[^\W\d_]\W{0,2}$|[)）\]］】:：%]$")
_RANGE = re.compile(r"[-+–]?\d[\d.,]*\s?[^\W\d_]{0,3}$")
"""Dots behind a number may be a range's ("2.8…4.2 V") rather than a leader."""

_NUMBER = re.compile(r"(?:[<>≤≥=~～≈±+\-–(（.]|[^\W\d_]){0,4}\s?\d")
"""A number, behind a sign or a short word of caution: "≥ 5", "ca. 5"."""

_ENDING_DOTS = re.compile(r"(?:[.·…_]\s?){6,}\s*$")
_PLAIN, _SURE = 4, 6
"""From so many signs on they lead to words too, and behind a number ("Capacity at 0.2 C ........ 5 Ah")."""


def holds_a_leader(text: str) -> bool:
    """Whether a text is parted by a leader."""
    return next(_leaders(text), None) is not None


def leads_on(text: str) -> bool:
    """Whether a text is parted by a leader, or ends in one that leads to the next column."""
    return holds_a_leader(text) or _ENDING_DOTS.search(text) is not None


def is_leader(text: str) -> bool:
    """Whether a run of words is dots alone: a leader that stands apart from label and value."""
    return bool(text.strip()) and _DOTS.fullmatch(text) is not None


def parted(page: Page, slot: Slot) -> Iterator[Slot]:
    """A slot of one span as the slots that its leaders part."""
    if len(slot.spans) != 1:
        yield slot
        return
    at, begin = 0, slot.spans[0][0]
    left = slot.left
    for start, end in (*_leaders(slot.text), (len(slot.text), len(slot.text))):
        if start > at:
            right = slot.right if end == len(slot.text) else _edge(page, begin + start, slot)
            yield Slot(slot.text[at:start], ((begin + at, begin + start),), left, right, begin + at, slot.table)
        at = end
        left = _edge(page, begin + end, slot) if end < len(slot.text) else slot.right


def _leaders(text: str) -> Iterator[tuple[int, int]]:
    """The places of a text's leaders: a word before, and something behind."""
    if not _PERHAPS.search(text):
        return
    for match in _LEADER.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        if not behind.strip() or not _LETTER.search(before):
            continue
        signs = sum(not ch.isspace() for ch in match[0])
        leads = _ENDS_A_WORD.search(before) and not _RANGE.search(before)
        if signs >= _SURE or (leads and (signs >= _PLAIN or _NUMBER.match(behind))):
            yield match.span()


def _edge(page: Page, at: int, slot: Slot) -> float:
    """Where on the page a character of a slot begins, words being set evenly."""
    for word in page.words_in(at, at + 1):
        return word.box.x0 + word.box.width * (at - word.start) / max(len(word.text), 1)
    before = page.words_in(at - 1, at)
    return before[-1].box.x1 if before else slot.right
