"""Cards: closed boxes side by side that each hold several lines of words, as catalogues set their goods.

What stands in one card belongs together, and what stands beside it in the next card does not, though it stands at one
height with it. The lines of a card therefore follow each other in the page's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page, Segment, Word, recomposed
from extractor.layout.cells import Edge

MAX_UPRIGHT = 240
"""More upright lines than this are a ruled table or a drawing: every two of them are compared."""

_LEAST_LINES = 3

_Lines = list[list[tuple[Word, ...]]]


def find_cards(edges: Sequence[Edge]) -> tuple[Box, ...]:
    """The closed boxes of a page's lines that stand beside each other and touch none, in reading order."""
    upright = [e for e in edges if e.bottom - e.top >= LAYOUT.cards.least_height_points]
    if not 4 <= len(upright) <= MAX_UPRIGHT:
        return ()
    least = LAYOUT.cards.least_width_points - 2 * LAYOUT.cards.corner_points
    level = [e for e in edges if e.top == e.bottom and e.x1 - e.x0 >= least]
    boxes = _boxes(sorted(upright, key=lambda e: e.x0), level)
    alone = [b for b in boxes if not any(_touch(b, other) for other in boxes if other is not b)]
    found = [b for b in alone if any(_are_beside(b, other) for other in alone if other is not b)]
    return tuple(sorted(found, key=lambda b: (b.top, b.x0)))


def card_by_card(page: Page, cards: Sequence[Box]) -> Page:
    """The page with the lines of each card one after the other; as it is where fewer than two hold several lines."""
    pieces = [[(segment, _card_of(segment.box, cards)) for segment in line.segments] for line in page.lines]
    counts = [sum(any(k == n for _, k in line) for line in pieces) for n in range(len(cards))]
    real = {n for n, count in enumerate(counts) if count >= _LEAST_LINES}
    if len(real) < 2:
        return page
    lines: _Lines = []
    given: set[int] = set()
    for line in pieces:
        outside = [page.words_of(s) for s, k in line if k not in real]
        lines += [outside] if outside else []
        for n in dict.fromkeys(k for _, k in line if k in real and k not in given):
            given.add(n)
            lines += _lines_of(page, pieces, n)
    return recomposed(page, lines)


def _lines_of(page: Page, pieces: Iterable[Sequence[tuple[Segment, int | None]]], card: int) -> _Lines:
    found: _Lines = []
    for line in pieces:
        own = [page.words_of(s) for s, k in line if k == card]
        found += [own] if own else []
    return found


def _card_of(box: Box, cards: Sequence[Box]) -> int | None:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return next((n for n, c in enumerate(cards) if c.x0 <= x <= c.x1 and c.top <= y <= c.bottom), None)


def _boxes(upright: Sequence[Edge], level: Sequence[Edge]) -> list[Box]:
    """Each upright line with the next one to its right that ends where it ends, closed above and below."""
    found: list[Box] = []
    for k, left in enumerate(upright):
        for right in upright[k + 1 :]:
            ends = max(abs(left.top - right.top), abs(left.bottom - right.bottom))
            if right.x0 - left.x0 < LAYOUT.cards.least_width_points or ends > LAYOUT.cards.ends_points:
                continue
            top, bottom = (_side(level, left.x0, right.x0, y) for y in (left.top, left.bottom))
            if top is not None and bottom is not None and top < bottom:
                box = Box(left.x0, top, right.x0, bottom)
                found += [] if any(_same(box, other) for other in found) else [box]
            break
    return found


def _side(level: Iterable[Edge], x0: float, x1: float, y: float) -> float | None:
    """The height of a level line that closes a box at about a height; `None` where none does."""
    out, corner = -LAYOUT.cards.ends_points, LAYOUT.cards.corner_points
    near = (e for e in level if abs(e.top - y) <= corner)
    return next((e.top for e in near if out <= e.x0 - x0 <= corner and out <= x1 - e.x1 <= corner), None)


def _same(one: Box, other: Box) -> bool:
    """Whether two boxes are one: a border is often drawn over a filled box."""
    return all(abs(a - b) <= LAYOUT.cards.ends_points for a, b in zip(one, other, strict=True))


def _touch(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > -LAYOUT.cards.apart_points and down > -LAYOUT.cards.apart_points


def _are_beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= LAYOUT.cards.beside * min(one.bottom - one.top, other.bottom - other.top)
