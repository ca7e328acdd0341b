"""Pictures (PNG, JPEG, BMP, GIF, WEBP, TIFF of one or more pages) as documents: each frame a page that is recognised.

Of a moving picture the first frame is read.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, ImageSequence

from extractor.document.layout_settings import LayoutSettings
from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions, unreadable
from extractor.readers import ocr
from extractor.readers.pdf.rendering import MAX_PIXELS

MAX_SOURCE_PIXELS = 120_000_000
"""Larger pictures are refused before they are unpacked: an A0 sheet at 300 dpi has 139 million."""

DEFAULT_DPI = 200.0

_OF_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    TypeError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
"""What Pillow raises of a damaged picture."""


def read_picture(source: Source, options: ReadOptions) -> Contents:
    """One page for each frame, its size by the picture's own resolution, or 200 dots an inch."""
    if not options.ocr:
        return unreadable("A picture can only be read by recognition, and recognition is off.", "ocr")
    if not ocr.available():
        return unreadable("A picture needs recognition: install gauger[ocr].", "ocr")
    pages: list[Page] = []
    problems: list[Problem] = []
    count = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(source.data), formats=("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")) as picture:
                count = _frame_count(picture)
                for outcome in _frames(picture, min(options.max_pages, count), options.layout):
                    if isinstance(outcome, Page):
                        pages.append(outcome)
                    else:
                        problems.append(outcome)
    except (*_OF_DAMAGE, Image.DecompressionBombError):
        message = "The picture is damaged or cut off: ask for it again."
        problems.append(Problem("read", message, Severity.ERROR))
    return _contents(pages, problems, count, options.max_pages)


def _frame_count(picture: Image.Image) -> int:
    """How many frames are pages: of a TIFF all, of what moves, and of a photograph with its preview, the first."""
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def _contents(pages: list[Page], problems: list[Problem], count: int, limit: int) -> Contents:
    if count > limit:
        message = f"The picture has {count} pages; only the first {limit} were read: split it and scan the rest."
        problems.append(Problem("read", message, Severity.ERROR))
    if not any(page.words for page in pages):
        if not problems:
            problems.append(Problem("ocr", "No text was found in the picture.", Severity.ERROR))
        return Contents(tuple(pages), count, tuple(problems), Status.UNREADABLE)
    status = Status.READ if len(pages) == count else Status.PARTLY_READ
    return Contents(tuple(pages), count, tuple(problems), status)


def _frames(picture: Image.Image, limit: int, by: LayoutSettings) -> Iterator[Page | Problem]:
    for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
        if number > limit:
            return
        if frame.width * frame.height > MAX_SOURCE_PIXELS:
            message = f"The picture is too large to read ({frame.width} × {frame.height} pixels): save it smaller."
            yield Problem("read", message, Severity.ERROR, number)
            continue
        dpi = _resolution(frame)
        width, height = frame.width * 72 / dpi, frame.height * 72 / dpi
        turned = ImageOps.exif_transpose(frame)
        if turned.width != frame.width:
            width, height = height, width
        yield ocr.read_image(_pixels(turned), number=number, width=width, height=height, by=by)


def _resolution(frame: Image.Image) -> float:
    """Dots an inch, where the picture says something sensible."""
    stated = frame.info.get("dpi", (DEFAULT_DPI,))[0]
    return float(stated) if 50 <= float(stated) <= 1200 else DEFAULT_DPI


def _pixels(frame: Image.Image) -> npt.NDArray[np.uint8]:
    """Blue-green-red rows, made smaller where there are more pixels than recognition can use."""
    scale = (MAX_PIXELS / (frame.width * frame.height)) ** 0.5
    if scale < 1:
        frame = frame.resize((max(int(frame.width * scale), 1), max(int(frame.height * scale), 1)))
    flat = Image.new("RGB", frame.size, "white")
    shown = frame.convert("RGBA")
    flat.paste(shown, mask=shown.getchannel("A"))
    return np.ascontiguousarray(np.asarray(flat)[:, :, ::-1])
