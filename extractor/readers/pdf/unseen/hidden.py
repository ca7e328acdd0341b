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
from extractor.readers.pdf.unseen.annotations import Annotations, removed_by
from extractor.readers.pdf.unseen.doubts import doubts_of
from extractor.readers.pdf.unseen.paint import Paint
from extractor.readers.pdf.unseen.proof import without_trace
from extractor.readers.pdf.unseen.struck import struck

MAX_TOLD = 8
"""Places of one page that are told one by one."""

_UNSEEN = "Text that the page does not show (no ink, covered, clipped, or on a layer that is off)"
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
    crossed = struck(paint, frame, glyphs, laid.bars) | removed_by(laid, frame, glyphs)
    unseen = np.zeros(len(glyphs), np.bool_)
    doubts = doubts_of(paint, np.unique(glyphs.owner[~glyphs.white]), frame, layered=layered)
    if len(doubts.doubted):
        unseen |= without_trace(page, frame, glyphs, paint, doubts.doubted)
    if len(doubts.inkless):
        unseen |= np.isin(glyphs.owner, paint.items[doubts.inkless]) & ~glyphs.white
    told = (*_told(glyphs, unseen, _UNSEEN, number), *_told(glyphs, crossed & ~unseen, _STRUCK, number))
    glyphs.white[:] |= crossed | unseen
    return told


def _told(glyphs: Glyphs, which: Flags, what: str, number: int) -> Iterator[Problem]:
    """One note for all of a page's places, each with its words."""
    places = np.flatnonzero(which)
    if not len(places):
        return
    parts: list[str] = []
    for group in np.split(places, np.flatnonzero(np.diff(places) > 2) + 1):
        parts.append(" ".join(glyphs.text[int(group[0]) : int(group[-1]) + 1].split()))
    shown = "; ".join(parts[:MAX_TOLD])[:400]
    more = f" and {len(parts) - MAX_TOLD} more" if len(parts) > MAX_TOLD else ""
    yield Problem("read", f"{what} is not taken for a value: {shown}{more}.", Severity.NOTE, number)
