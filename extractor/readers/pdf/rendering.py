"""Pictures of PDF pages, for recognition and to see whether anything is drawn; never larger than a cap."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

DPI = 200
MAX_PIXELS = 9_000_000
"""Some A4 page at 300 dpi; larger sheets are rendered more coarsely."""

GLANCE = 250
"""Pixels of the longer side when it only matters whether anything is drawn."""


def render(page: pdfium.PdfPage, dpi: float = DPI) -> npt.NDArray[np.uint8]:
    """The page as it is shown: rows, columns, blue-green-red; at `dpi`, or less where the sheet is huge."""
    width, height = page.get_size()
    area = max(width * height, 1.0)
    scale = min(dpi / 72, (MAX_PIXELS / area) ** 0.5, 8_000 / max(width, height, 1.0))
    return _bitmap(page, max(scale, 1.5 / max(width, height, 1.0)))


def is_blank(page: pdfium.PdfPage) -> bool:
    """Whether nothing is drawn on the page: its picture has one colour all over."""
    scale = GLANCE / max(*page.get_size(), 1.0)
    image = _bitmap(page, scale)
    return int(image.max()) - int(image.min()) < 24


def _bitmap(page: pdfium.PdfPage, scale: float) -> npt.NDArray[np.uint8]:
    bitmap = page.render(scale=scale, prefer_bgrx=False, may_draw_forms=False)
    try:
        image: npt.NDArray[np.uint8] = np.array(bitmap.to_numpy())
    finally:
        bitmap.close()
    if image.ndim == 2:
        image = image[:, :, None]
    return np.repeat(image, 3, axis=2) if image.shape[2] == 1 else image[:, :, :3]
