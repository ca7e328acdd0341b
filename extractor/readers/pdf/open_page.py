"""A page of a PDF that is open: what it takes to read it, and what reading it comes to."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from extractor.document.model import Problem
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.readers import ocr
from extractor.readers.pdf.allowance import Allowance
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.unseen.annotations import Annotations
from extractor.readers.pdf.unseen.paint import Paint
from extractor.readers.pdf.unseen.printed import PrintedPages

Outcome = tuple[Page | None, tuple[Problem, ...]]
"""A page as far as it could be read, and what went wrong on it."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """An open page with where it lies, and what it takes to read it.

    `data` is the whole document, `second` the same by pdfminer; `layered` says that it may have a layer that is off.
    `paint` is all that paints the page, `laid` what viewers draw upon it.
    """

    page: pdfium.PdfPage
    frame: Frame
    number: int
    options: ReadOptions
    data: bytes
    second: PrintedPages
    layered: bool
    paint: Paint
    laid: Annotations
    allowance: Allowance

    @property
    def recognisable(self) -> bool:
        """Whether recognition is wanted and installed."""
        return self.options.ocr and ocr.available()

    @property
    def why_not(self) -> str:
        """Why it is not `recognisable`, as the end of a sentence."""
        return ocr.NEEDED if self.options.ocr else "recognition is off"
