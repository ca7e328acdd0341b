"""Writing that a PDF page shows as the pattern of a filled shape: no text layer has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from extractor.document.model import Problem, Severity
from extractor.readers.pdf import bulk
from extractor.readers.pdf.unseen.paint import PATH, Paint
from extractor.readers.pdf.unseen.printed import PrintedPages

_OF_A_PATTERN = (191, 191, 191, 255)
"""The colour that PDFium states of what is filled with a pattern."""

_SHOWS_TEXT = re.compile(rb"\bBT\b.*?(?:\bT[jJ]|['\"])\s.*?\bET\b", re.DOTALL)
_WORDS = re.compile(rb"\(((?:[^()\\]|\\.)*)\)")


def patterned(paint: Paint, second: PrintedPages, number: int) -> Iterator[Problem]:
    """Tells of a page's patterns that write something: it is shown and was not read."""
    filled = bulk.fills(paint.items[paint.of(PATH)])
    if not (filled == np.array(_OF_A_PATTERN, np.uint32)).all(axis=1).any():
        return
    try:
        drawings = [drawing for drawing in second.patterns(number) if _SHOWS_TEXT.search(drawing)]
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        return
    if drawings:
        said = " ".join(word.decode("latin-1") for drawing in drawings for word in _WORDS.findall(drawing))[:200]
        quoted = f" ({said})" if said.isprintable() and said.strip() else ""
        message = (
            f"Page {number} shows writing as the pattern of a filled shape{quoted}, which is not in its text and was "
            "not read. Look at the page yourself."
        )
        yield Problem("read", message, Severity.ERROR, number)
