"""Characters of a PDF's text layer that nobody sees on the page, and those that a line strikes out.

What paints the page is listed once, and most text is found to be plainly visible. Only where something
speaks against it (`doubts.py`) is the page rendered with and without the text in doubt (`proof.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium

from extractor.document.model import Problem, Severity
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Glyphs
from extractor.readers.pdf.unseen.annotations import Annotations
from extractor.readers.pdf.unseen.doubts import doubts_of
from extractor.readers.pdf.unseen.laid import within
from extractor.readers.pdf.unseen.paint import Paint
from extractor.readers.pdf.unseen.proof import seen_as_clips, without_trace
from extractor.readers.pdf.unseen.struck import struck

MAX_TOLD = 8
"""Places of one page that are told one by one."""

LEAST_TYPE = 2.0
"""Points of type that nobody can read."""

SQUEEZED = 0.03
"""The share of its other side to which a character is pressed so flat, or so narrow, that nobody can read it."""

_OUTSIDE = "Text beyond the page's edges"
_TINY = "Type too small to be read"
_UNSEEN = "Text that the page does not show (no ink, covered, clipped, or on a layer that is off)"
_UNPROVEN = (
    "Text whose font is neither in the file nor on this machine may be hidden; it was read (compare the page "
    "where the font is installed)"
)
_STRUCK = "Text that is struck out or marked to be removed"


def hide_unseen(
    page: pdfium.PdfPage,
    frame: Frame,
    glyphs: Glyphs,
    paint: Paint,
    laid: Annotations,
    number: int,
    *,
    layered: bool,
) -> tuple[Problem, ...]:
    """Takes what is not seen, or struck out, from a page's characters (they turn white) and tells it.

    `paint` is all that paints the page, `laid` what viewers draw upon it; `layered` says that the file may have a
    layer that is off.
    """
    if glyphs.white.all():
        return ()
    crossed = struck(paint, frame, glyphs, laid.bars) | within(laid.removed, frame, glyphs)
    unseen = within(laid.covers, frame, glyphs)
    doubts = doubts_of(paint, np.unique(glyphs.owner[~glyphs.white]), frame, layered=layered)
    unproven = np.zeros(len(glyphs), np.bool_)
    if len(doubts.doubted):
        found, unproven = without_trace(page, frame, glyphs, paint, doubts.doubted)
        unseen |= found
    if len(doubts.inkless):
        without_ink = np.isin(glyphs.owner, paint.items[doubts.inkless]) & ~glyphs.white
        unseen |= without_ink & ~seen_as_clips(page, frame, glyphs, paint, doubts.inkless)
    tiny = _tiny(glyphs, frame)
    told = (
        *_told(glyphs, unseen, _UNSEEN, number),
        *_told(glyphs, crossed & ~unseen, _STRUCK, number),
        *_told(glyphs, tiny & ~crossed & ~unseen, _TINY, number),
        *_told(glyphs, _outside(glyphs, frame), _OUTSIDE, number),
        *_told(glyphs, unproven & ~crossed & ~unseen, _UNPROVEN, number, Severity.WARNING),
    )
    glyphs.white[:] |= crossed | unseen | tiny
    return told


def _tiny(glyphs: Glyphs, frame: Frame) -> Flags:
    """Type that is less than `LEAST_TYPE` points, or as small on a small page, both across and up.

    Some fonts have no size of their own (their boxes are empty): those are not judged.
    """
    least = min(LEAST_TYPE, max(frame.width, frame.height) / 420)
    sides = glyphs.box[:, 2:] - glyphs.box[:, :2]
    small: Flags = (sides < least).all(axis=1) & (sides > 0.05).any(axis=1) & (glyphs.size > 0.05)
    low, long = sides.min(axis=1), sides.max(axis=1)
    pressed: Flags = (low < SQUEEZED * long) & (low > 0.001) & (low < LEAST_TYPE)
    return (small & (glyphs.size < least) | pressed) & ~glyphs.white


def _outside(glyphs: Glyphs, frame: Frame) -> Flags:
    """Characters beyond the shown part of the page, which the text layer has and no page does."""
    x0, top, x1, bottom = frame.box(*frame.shown)
    across = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    down = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    beyond: Flags = (across < x0) | (across > x1) | (down < top) | (down > bottom)
    some = np.flatnonzero(beyond & glyphs.white).tolist()
    beyond[:] = False
    beyond[[k for k in some if not glyphs.text[k].isspace() and glyphs.text[k] != "\0"]] = True
    return beyond


def _told(
    glyphs: Glyphs, which: Flags, what: str, number: int, severity: Severity = Severity.NOTE
) -> Iterator[Problem]:
    """One note for all of a page's places, each with its words."""
    places = np.flatnonzero(which)
    if not len(places):
        return
    parts: list[str] = []
    for group in np.split(places, np.flatnonzero(np.diff(places) > 2) + 1):
        parts.append(" ".join(glyphs.text[int(group[0]) : int(group[-1]) + 1].split()))
    shown = "; ".join(parts[:MAX_TOLD])[:400]
    more = f" and {len(parts) - MAX_TOLD} more" if len(parts) > MAX_TOLD else ""
    said = what if severity is not Severity.NOTE else f"{what} is not taken for a value"
    yield Problem("read", f"{said}: {shown}{more}.", severity, number)
