"""Cells below a head of uses: what stands there is what goods are for, and no name of theirs.

Model  | Fits            | Voltage (V)
AX-365 | scooter         | 36
"""

from __future__ import annotations

from collections.abc import Sequence

from classifier.box import Box
from extractor.document.page import Page, Segment
from extractor.language.terms import Term

_FEWEST = 3
"""A line of fewer pieces is no row of such a table."""


def below_uses(page: Page, found: Sequence[Term]) -> frozenset[int]:
    """Where the pieces begin that stand in a table below a head of uses, given the page's terms."""
    heads = [t for t in found if t.name == "purpose" and t.group == "head"]
    if not heads:
        return frozenset()
    over: list[Box] = []
    starts: set[int] = set()
    for line in page.lines:
        if len(line.segments) < _FEWEST:
            over = over if len(line.segments) > 1 else []
            continue
        starts |= {s.start for s in line.segments if any(box.shared_width(s.box) > 0 for box in over)}
        over += [s.box for s in line.segments if _is_head(s, heads)]
    return frozenset(starts)


def _is_head(segment: Segment, heads: Sequence[Term]) -> bool:
    said = sum(t.end - t.start for t in heads if segment.start <= t.start and t.end <= segment.end)
    return 2 * said >= segment.end - segment.start
