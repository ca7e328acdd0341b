"""A picture of a part of a page: what stands around some boxes, with a frame drawn around each.

Only that part is drawn, at the size at which it is shown, so a large sheet costs no more than a small one. A file
made to harm may still end the process or take for ever: whoever calls this does so in a process of its own.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.box import Box, around
from extractor.document.model import Problem, Severity, Source
from extractor.document.page import Page
from extractor.intake.media_types import IMAGES, PDF

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pypdfium2 as pdfium
    from PIL.Image import Image

MAX_SIDE = 14_400.0
"""Points: 200 inches, the largest page that the format allows (ISO 32000-1, annex C.2)."""

MAX_PIXELS = 4_000_000
"""Of the picture; a view that asks for more is drawn more coarsely."""

MARGIN = 12.0
"""Points around the boxes that are always shown."""

FRAME = (220, 0, 60)
"""Red, green, blue of the frames."""

_PAD = 2.0
"""Points between a box and its frame, so that the frame hides no ink."""

_COARSEST = 0.5
"""Of the wanted scale: boxes that lie further apart than it takes for this are not all shown."""


@dataclass(frozen=True, slots=True)
class View:
    """What to show of the page of this number (from 1): its boxes, in points of the page as it was read.

    `size` is that page's width and height in points; `turned` and `recognised` say how it was read (see
    `Page`). The picture has `pixels` across and down at most, and `scale` pixels a point where the boxes allow.
    """

    page: int
    size: tuple[float, float]
    boxes: tuple[Box, ...]
    pixels: tuple[int, int]
    scale: float
    turned: int = 0
    recognised: bool = False


def view_of(page: Page, boxes: tuple[Box, ...], pixels: tuple[int, int], scale: float) -> View:
    """The view of a page that shows these boxes, of which there is at least one."""
    return View(page.number, (page.width, page.height), boxes, pixels, scale, page.turned, page.origin == "ocr")


def crop(source: Source, view: View) -> bytes | Problem:
    """The picture as PNG, or why there is none. Only PDFs and pictures have pages to draw."""
    kind = source.identity.media_type
    if kind == PDF:
        return _of_pdf(source.data, view)
    if kind in IMAGES:
        return _of_picture(source.data, view)
    return _none(view, "a file of this sort has no pages to draw; its words are all there is")


def _none(view: View, message: str) -> Problem:
    return Problem("picture", message, Severity.NOTE, view.page)


def _of_pdf(data: bytes, view: View) -> bytes | Problem:
    import pypdfium2 as pdfium

    from extractor.readers.pdf.opening import open_document, opened_page

    try:
        document = open_document(data)
    except pdfium.PdfiumError:
        return _none(view, "the PDF asks for a password, or is damaged; open the document itself")
    try:
        with opened_page(document, view.page) as page:
            return _of_page(page, view)
    except pdfium.PdfiumError:
        return _none(view, f"page {view.page} cannot be drawn; open the document itself")
    finally:
        document.close()


def _of_page(page: pdfium.PdfPage, view: View) -> bytes | Problem:
    width, height = page.get_size()
    if max(width, height) > MAX_SIDE:
        size = f"{width:.0f} × {height:.0f} points"
        return _none(view, f"page {view.page} claims to be {size}, larger than a page can be; it was not drawn")
    shown = _shown(page, view)
    part, scale = _part(shown, view)
    if not _is_seen(part, scale, view):
        return _none(view, f"page {view.page} does not show these words: they stand beside it; see the words alone")
    bitmap = _drawn(page, view.turned, shown, part, scale)
    try:
        return _framed(bitmap.to_pil().convert("RGB"), part, scale, view)
    finally:
        bitmap.close()


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page to be drawn without frames, in points of the page as it was read, at so many pixels a point."""

    part: Box
    scale: float


def strips(document: pdfium.PdfDocument, page: Page, wanted: Iterable[Strip]) -> Iterator[npt.NDArray[np.uint8] | None]:
    """Parts of a page of text as they are shown, each when it is asked for: rows, columns, blue-green-red.

    `None` for one of which the page shows nothing. Raises `PdfiumError` where the page cannot be opened.
    """
    from extractor.readers.pdf.opening import opened_page

    with opened_page(document, page.number) as opened:
        view = View(page.number, (page.width, page.height), (), (1, 1), 1.0, page.turned)
        shown = _shown(opened, view)
        for strip in wanted:
            yield None if max(opened.get_size()) > MAX_SIDE else _strip(opened, page.turned, shown, strip)


def _strip(page: pdfium.PdfPage, turned: int, shown: Box, strip: Strip) -> npt.NDArray[np.uint8] | None:
    import numpy as np

    part = strip.part
    inside = part.intersection(shown)
    across, down = inside.width, inside.height
    if min(across, down) * strip.scale < 1:
        return None
    scale = min(strip.scale, (MAX_PIXELS / (across * down)) ** 0.5)
    bitmap = _drawn(page, turned, shown, inside, scale)
    try:
        return np.array(bitmap.to_pil().convert("RGB"))[:, :, ::-1].copy()
    finally:
        bitmap.close()


def _drawn(page: pdfium.PdfPage, turned: int, shown: Box, part: Box, scale: float) -> pdfium.PdfBitmap:
    width, height = page.get_size()
    across, down = (height, width) if turned % 2 else (width, height)
    left, right = _off((part[0] - shown[0], part[2] - shown[0]), across, scale)
    top, bottom = _off((part[1] - shown[1], part[3] - shown[1]), down, scale)
    off = left, bottom, right, top
    return page.render(scale=scale, rotation=-90 * turned % 360, crop=off, may_draw_forms=False)


def _off(part: tuple[float, float], side: float, scale: float) -> tuple[float, float]:
    """What pdfium is to cut off before and after a part of a page's side, so that whole pixels are left.

    It rounds the pixels that it cuts off up: half a pixel less comes out as meant.
    """
    first = round(part[0] * scale)
    last = math.ceil(side * scale) - first - round((part[1] - part[0]) * scale)
    return max(first - 0.5, 0) / scale, max(last - 0.5, 0) / scale


def shown_part(page: pdfium.PdfPage, read: Page) -> Box:
    """Where the picture of a whole page of a PDF lies in the page as it was read, whose corner may be another."""
    return _shown(page, view_of(read, (), (1, 1), 1.0))


def _shown(page: pdfium.PdfPage, view: View) -> Box:
    """Where the picture of the whole page lies in the page as it was read, whose corner may be another."""
    from extractor.readers.pdf.opening import frame_of

    if view.recognised:
        width, height = page.get_size()
        return Box(0.0, 0.0, *((height, width) if view.turned % 2 else (width, height)))
    frame = frame_of(page).turn(view.turned)
    media, shown = frame.media, frame.shown
    seen = max(media[0], shown[0]), max(media[1], shown[1]), min(media[2], shown[2]), min(media[3], shown[3])
    return frame.box(*(seen if seen[0] < seen[2] and seen[1] < seen[3] else media))


def _of_picture(data: bytes, view: View) -> bytes | Problem:
    from PIL import Image, ImageOps

    from extractor.readers.picture import MAX_SOURCE_PIXELS

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as picture:
            picture.seek(view.page - 1)
            if picture.width * picture.height > MAX_SOURCE_PIXELS:
                size = f"{picture.width} × {picture.height} pixels"
                return _none(view, f"the picture is too large to draw ({size}); open the document itself")
            upright = _turned(ImageOps.exif_transpose(picture), view.turned)
            return _cut(upright, view)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, EOFError, TypeError):
        return _none(view, "the picture is damaged or cut off; ask the sender for it again")


def _turned(picture: Image, quarters: int) -> Image:
    return picture.rotate(90 * quarters, expand=True) if quarters else picture


def _cut(picture: Image, view: View) -> bytes | Problem:
    """The part of a picture whose whole is the page of the view."""
    from PIL import Image

    part, scale = _part(Box(0.0, 0.0, *view.size), view)
    if not _is_seen(part, scale, view):
        return _none(view, "the picture does not show these words; open the document itself")
    dots = picture.width / view.size[0]
    left, top, right, bottom = (round(x * dots) for x in part)
    inner = picture.crop((left, top, right, bottom)).convert("RGBA")
    flat = Image.new("RGB", inner.size, "white")
    flat.paste(inner, mask=inner.getchannel("A"))
    size = max(round((part[2] - part[0]) * scale), 1), max(round((part[3] - part[1]) * scale), 1)
    return _framed(flat.resize(size), part, scale, view)


def _part(shown: Box, view: View) -> tuple[Box, float]:
    """The part of the page to draw, within what of it is shown, and its pixels a point."""
    wanted = _pixels(view)
    fits = [(box, _fitting(box, view.scale, wanted)) for box in (around(view.boxes), view.boxes[0]) if box]
    box, scale = next((f for f in fits if f[1] >= _COARSEST * view.scale), fits[-1])
    across = _stretch((box.x0, box.x1), wanted[0] / scale, (shown.x0, shown.x1))
    down = _stretch((box.top, box.bottom), wanted[1] / scale, (shown.top, shown.bottom))
    return Box(across[0], down[0], across[1], down[1]), scale


def _is_seen(part: Box, scale: float, view: View) -> bool:
    """Whether the part is a picture at all, and one of the boxes is in it.

    A hostile page is a hair wide, or has its words beside it.
    """
    has_room = min(part[2] - part[0], part[3] - part[1]) * scale >= 1
    return has_room and any(box.overlaps(part) for box in view.boxes)


def _pixels(view: View) -> tuple[float, float]:
    across, down = max(view.pixels[0], 1), max(view.pixels[1], 1)
    less = min((MAX_PIXELS / (across * down)) ** 0.5, 1.0)
    return across * less, down * less


def _fitting(box: Box, scale: float, pixels: tuple[float, float]) -> float:
    """The scale at which a box and its margin fit in so many pixels, and no larger than `scale`."""
    wide, high = box.width + 2 * MARGIN, box.height + 2 * MARGIN
    return min(scale, pixels[0] / wide, pixels[1] / high)


def _stretch(around: tuple[float, float], length: float, within: tuple[float, float]) -> tuple[float, float]:
    """So much of a line with `around` in its middle, moved as far as it takes to stay within its ends."""
    length = min(length, within[1] - within[0])
    start = (around[0] + around[1] - length) / 2
    start = max(within[0], min(start, within[1] - length))
    return start, start + length


def _framed(picture: Image, part: Box, scale: float, view: View) -> bytes:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    left, top = part[:2]
    for box in view.boxes:
        x0, y0, x1, y1 = (round(x * scale) for x in (box.x0 - left, box.top - top, box.x1 - left, box.bottom - top))
        pad = round(_PAD * scale)
        frame = (x0 - pad, y0 - pad, max(x1, x0) + pad, max(y1, y0) + pad)
        pen.rectangle(frame, outline=FRAME, width=max(round(scale), 2))
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)
    return held.getvalue()
