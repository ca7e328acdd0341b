"""Characters that a page shows and its text layer lacks, told to a person by the words around them."""

from __future__ import annotations

from extractor.document.model import Problem, Severity
from extractor.readers.pdf.text.glyphs import Glyphs

SHOWN = 3
"""Places that are quoted; further ones are only counted."""

AROUND = 8
"""Characters quoted on either side of a hole."""

HOLE = "□"


def holes(glyphs: Glyphs, number: int, severity: Severity, *, installed: bool, stage: str = "read") -> Problem:
    """What is lost, where, and what to do; each hole is shown as a square among its neighbours.

    `installed` says whether recognition is there already, so that nobody is told to install it; `stage` is `ocr`
    where recognition would read the page, and was off.
    """
    quotes = ", ".join(f"“{_quote(glyphs, at)}”" for at in _apart(glyphs.lost)[:SHOWN])
    many = "a character" if len(glyphs.lost) == 1 else f"at least {len(glyphs.lost)} characters"
    message = (
        f"Page {number} shows {many} that its text layer lacks ({quotes}): "
        f"look at the page itself{'' if installed else ', or install gauger[ocr] and read it again'}."
    )
    return Problem(stage, message, severity, number)


def _apart(lost: tuple[int, ...]) -> list[int]:
    """One hole of those that one quote would show together."""
    kept: list[int] = []
    for at in lost:
        if not kept or at - kept[-1] > AROUND:
            kept.append(at)
    return kept


def _quote(glyphs: Glyphs, at: int) -> str:
    first, last = max(at - AROUND, 0), at + AROUND + 1
    marked = (HOLE if k in glyphs.lost else glyphs.text[k] for k in range(first, min(last, len(glyphs))))
    return " ".join("".join(marked).split())
