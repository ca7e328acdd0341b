"""What a PDF says in place of what it prints: PDFium takes the words of an ActualText for those of the page.

They serve for signs that a font has no code for; where the print itself can be read, it is read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document.model import Problem, Severity
from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.text.layer import read_glyphs

MOST_LETTERS = 3
"""Letters that stand for one printed sign (a ligature), which change no value."""

MAX_TOLD = 8
"""Places of one page that are told one by one."""

_KEY = b"ActualText"


def glyphs_of(page: pdfium.PdfPage, frame: Frame) -> Glyphs:
    """The characters of a page's text layer. Raises `PdfiumError` where it cannot be loaded."""
    textpage = page.get_textpage()
    try:
        return read_glyphs(textpage.raw, frame)
    finally:
        textpage.close()


def printed(
    page: pdfium.PdfPage, frame: Frame, texts: Sequence[int], number: int
) -> tuple[Glyphs, tuple[Problem, ...]]:
    """A page's characters as they are printed, and what the file says in place of some.

    `texts` are handles of all objects of text. Where a font has no codes for the print, the words of the file stand
    for it. Raises `PdfiumError` where the text layer cannot be loaded.
    """
    textpage = page.get_textpage()
    try:
        glyphs, marks = read_glyphs(textpage.raw, frame), _spoken(textpage.raw)
    finally:
        textpage.close()
    if not marks:
        return glyphs, ()
    for item in texts:
        for mark in [m for k in range(native.count_marks(item)) if (m := native.mark(item, k)) in marks]:
            native.remove_mark(item, mark)
    own = glyphs_of(page, frame)
    if own.odd + own.text.count("\0") + len(own.lost) > glyphs.odd + glyphs.text.count("\0") + len(glyphs.lost):
        return glyphs, ()
    return own, tuple(_told(marks.values(), own.text, number))


def _told(said: Iterable[str], text: str, number: int) -> Iterator[Problem]:
    """One note for what a page does not print, though the file says so."""
    shown = "".join(text.split())
    other = [words for words in said if "".join(words.split()) not in shown]
    if other:
        more = f" and {len(other) - MAX_TOLD} more" if len(other) > MAX_TOLD else ""
        message = (
            "The file says this in place of what the page shows, and the page was read: "
            f"{'; '.join(other[:MAX_TOLD])[:400]}{more}."
        )
        yield Problem("read", message, Severity.NOTE, number)


def _spoken(textpage: object) -> dict[int, str]:
    """Marks by which the file says something else than it prints, with their words.

    PDFium gives each character of such words an equal part of the object's width; other objects are not asked.
    """
    count = max(raw.FPDFText_CountChars(textpage), 0)
    _, boxes, owners = bulk.characters(native.address(textpage), count)
    if not count:
        return {}
    starts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
    widths = boxes[:, 2] - boxes[:, 0]
    low, high = np.minimum.reduceat(widths, starts), np.maximum.reduceat(widths, starts)
    even = owners[starts][(high - low < 0.02 * high + 0.01) & (owners[starts] != 0)]
    _, marks = bulk.text_states(even)
    known: dict[int, str] = {}
    for item, some in zip(even[marks > 0].tolist(), marks[marks > 0].tolist(), strict=True):
        for mark in (native.mark(item, k) for k in range(some)):
            if mark not in known:
                known[mark] = _words(mark)
    return {mark: words for mark, words in known.items() if words}


def _words(mark: int) -> str:
    """The words of a mark that may change a value: more than white space, a hyphen or a ligature."""
    size = ctypes.c_ulong()
    native.mark_text(mark, _KEY, None, 0, ctypes.addressof(size))
    if size.value <= 2:
        return ""
    held = (ctypes.c_ushort * (size.value // 2 + 1))()
    native.mark_text(mark, _KEY, ctypes.addressof(held), size.value, ctypes.addressof(size))
    said = bytes(held)[: size.value].decode("utf-16-le", "replace").strip("\0 \t\r\n\xad-")
    return "" if said.isalpha() and len(said) <= MOST_LETTERS else said
