"""The annotations of a PDF page, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw


def annotations_on(page: pdfium.PdfPage) -> Iterator[Any]:
    """PDFium's handle of each annotation of a page, in its order; it is closed once the next is asked for."""
    for k in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        item = raw.FPDFPage_GetAnnot(page.raw, k)
        if item:
            try:
                yield item
            finally:
                raw.FPDFPage_CloseAnnot(item)
