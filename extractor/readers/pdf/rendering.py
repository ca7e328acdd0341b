"""Pictures of PDF pages, for recognition and to see whether anything is drawn; never larger than a cap."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from classifier.box import Box
from extractor.readers.pdf.text.frame import Frame

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


Margins = tuple[float, float, float, float]
"""What is left out at the left, below, at the right and above, in points."""


def render_part(page: pdfium.PdfPage, frame: Frame, box: Box, dpi: float = DPI) -> npt.NDArray[np.uint8]:
    """A part of the page as it is read (`box` in its points): rows, columns, blue-green-red.

    Only that part is drawn, unless the page is turned.
    """
    shown = frame.box(*frame.shown)
    if frame.quarters or frame.turned:
        image = np.rot90(render(page, dpi), frame.turned)
        scale = image.shape[1] / max(shown[2] - shown[0], 1.0)
        x0, x1 = (max(round((x - shown.x0) * scale), 0) for x in (box.x0, box.x1))
        top, bottom = (max(round((y - shown.top) * scale), 0) for y in (box.top, box.bottom))
        return np.ascontiguousarray(image[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)])
    across, down = max(box.width, 1.0), max(box.height, 1.0)
    scale = min(dpi / 72, (MAX_PIXELS / (across * down)) ** 0.5, 8_000 / max(across, down))
    crop = (box.x0 - shown.x0, shown.bottom - box.bottom, shown.x1 - box.x1, box.top - shown.top)
    return _bitmap(page, max(scale, 1.5 / min(across, down)), crop)


def is_blank(page: pdfium.PdfPage) -> bool:
    """Whether nothing is drawn on the page: its picture has one colour all over."""
    scale = GLANCE / max(*page.get_size(), 1.0)
    image = _bitmap(page, scale)
    return int(image.max()) - int(image.min()) < 24


def cropped(page: pdfium.PdfPage, scale: float, crop: Margins) -> Margins:
    """What is left out of a rendering at each side, in points, so that a dot of the page stays, whatever was asked."""
    sides = [math.ceil(side * scale) for side in page.get_size()]
    kept: list[float] = []
    for k, asked in enumerate(crop):
        room = sides[k % 2] - 1 - (kept[k - 2] if k > 1 else 0)
        kept.append(min(max(math.ceil(asked * scale), 0), room))
    left, low, right, high = ((dots - 0.5) / scale if dots else 0.0 for dots in kept)  # pypdfium2 rounds them up
    return left, low, right, high


def _bitmap(page: pdfium.PdfPage, scale: float, crop: Margins = (0.0, 0.0, 0.0, 0.0)) -> npt.NDArray[np.uint8]:
    """`crop` is what is left out at the left, below, at the right and above, in points."""
    bitmap = page.render(scale=scale, crop=cropped(page, scale, crop), prefer_bgrx=False, may_draw_forms=False)
    try:
        image: npt.NDArray[np.uint8] = np.array(bitmap.to_numpy())
    finally:
        bitmap.close()
    if image.ndim == 2:
        image = image[:, :, None]
    return np.repeat(image, 3, axis=2) if image.shape[2] == 1 else image[:, :, :3]
