"""A PDF page's characters with their boxes, from pdfium's interface for single characters.

Slicing pdfium's whole text by a character's number goes wrong, for the two count differently; here each
character is asked for its code and its box. The calls go through plain prototypes and `map`, and the
arithmetic through numpy: a page of 2,000 characters takes some milliseconds.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from classifier.facts import Box
from extractor.layout import DESCENT
from extractor.readers.pdf import native

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

INK = (0.5, 72.0)
"""Points, across and up, between which a character's ink counts as such; a watermark's is larger."""

MOSTLY = 0.5
"""The share of a page's characters from which on their angle is taken for the page's own."""

Coordinate = TypeVar("Coordinate", float, Floats)

_SPACES = frozenset(map(ord, " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b"))
_SPACES = _SPACES | frozenset(range(0x2000, 0x200B))
_IS_WHITE = np.zeros(0x10000, np.bool_)
_IS_WHITE[[0, *_SPACES]] = True
_HYPHENS = (0xFFFE, 0x02)
_SYMBOLS = dict(
    zip("\uf0a3\uf0b1\uf0b3\uf0b0\uf06d\uf057\uf0b4\uf0bb\uf0b8\uf044\uf0ad\uf0af", "≤±≥°μΩ×≈÷Δ↑↓", strict=True)
)
"""Adobe's Symbol encoding, as Word exports it."""
_ICONS = (b"dings", b"awesome", b"icon")
"""Fonts that have pictures at these codes."""
_PRIVATE = re.compile("[" + "".join(_SYMBOLS) + "]")
_ODD = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\uffff\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page lies in the file's coordinates: its media box, what of it shows, and its quarter turns.

    `quarters` counts all clockwise quarter turns with which the page is read; `turned` those of them, counted
    counter-clockwise, that the file does not ask for: its text stands sideways on the page as shown.
    """

    media: Box
    shown: Box
    quarters: int = 0
    turned: int = 0

    @property
    def width(self) -> float:
        return self._sides()[0]

    @property
    def height(self) -> float:
        return self._sides()[1]

    def _sides(self) -> tuple[float, float]:
        across, up = self.media[2] - self.media[0], self.media[3] - self.media[1]
        return (up, across) if self.quarters % 2 else (across, up)

    def turn(self, quarters: int) -> Frame:
        """The same page, read after as many quarter turns counter-clockwise."""
        return replace(self, quarters=(self.quarters - quarters) % 4, turned=(self.turned + quarters) % 4)

    def place(self, x: Coordinate, y: Coordinate) -> tuple[Coordinate, Coordinate]:
        """Points of the file in the page as it is read: from its top left corner, downwards."""
        left, low, right, high = self.media
        if self.quarters == 1:
            return y - low, x - left
        if self.quarters == 2:
            return right - x, y - low
        if self.quarters == 3:
            return high - y, right - x
        return x - left, high - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """One box of the file in the page as it is read."""
        xa, ya = self.place(x0, y0)
        xb, yb = self.place(x1, y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's characters, one row each: x0, top, x1, bottom on the page, and the height of the type.

    `turned` holds the angle in degrees at which a character stands, counter-clockwise; `odd` counts
    characters without a usable code. `white` marks white space, and what lies outside the shown part of the
    page. `line` is the same box in the frame in which the character is upright. `lost` numbers characters
    that pass for white space and yet leave ink: the page shows what the text layer does not say.
    """

    text: str
    box: Floats
    line: Floats
    size: Floats
    turned: npt.NDArray[np.int16]
    white: Flags
    odd: int = 0
    lost: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def quarters(self) -> int:
        """Quarter turns counter-clockwise that set most of the page's characters upright; 0 where none do."""
        standing = self.turned[~self.white]
        for quarters in (1, 2, 3):
            if np.count_nonzero(standing == 360 - 90 * quarters) > MOSTLY * len(standing):
                return quarters
        return 0


def read_glyphs(textpage: Any, frame: Frame) -> Glyphs:
    """All characters of a page's text layer that lie on its visible part."""
    handle = native.address(textpage)
    count = max(pdfium.FPDFText_CountChars(textpage), 0)
    codes = array("I", map(native.char_code, repeat(handle), range(count)))
    raw = np.zeros((count, 4), np.float32)  # left, top, right, bottom
    start = raw.ctypes.data
    for _ in map(native.char_loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16)):
        pass
    text = _symbols(textpage, _text(codes))
    white = _white(codes)
    glyphs = replace(_upright_glyphs(text, raw, white, frame), lost=_lost(textpage, handle, white))
    if frame.quarters or _suspicious(raw, white):
        _measure(textpage, handle, frame, glyphs)
    _hide(glyphs, frame.box(*frame.shown))
    return glyphs


def _symbols(textpage: Any, text: str) -> str:
    """The text with the signs of the Symbol font, which arrive as private codes, as what they show."""
    for found in _PRIVATE.finditer(text):
        k = found.start()
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFText_GetFontInfo(textpage, k, name, 64, ctypes.c_int())
        font = name.value.lower()
        stands_before_digit = text[k + 1 : k + 4].lstrip()[:1].isdigit() and not any(icons in font for icons in _ICONS)
        if b"symbol" in font or stands_before_digit:
            text = text[:k] + _SYMBOLS[text[k]] + text[k + 1 :]
    return text


def _lost(textpage: Any, handle: int | None, white: Flags) -> tuple[int, ...]:
    """Characters coded as white space, or not at all, that leave ink: their font's character map has holes.

    A true space has an empty box, unless it is slanted as in a watermark. pdfium makes one space of several
    such characters in a row.
    """
    places: list[int] = np.flatnonzero(white).tolist()
    boxes = np.zeros((len(places), 4))  # left, right, low, high
    start = boxes.ctypes.data
    for k, at in zip(places, range(start, start + 32 * len(places), 32), strict=True):
        native.char_ink(handle, k, at, at + 8, at + 16, at + 24)
    sides = boxes[:, 1::2] - boxes[:, ::2]
    inked = ((sides > INK[0]) & (sides < INK[1])).all(axis=1)
    return tuple(places[k] for k in np.flatnonzero(inked).tolist() if not _slanted(textpage, places[k]))


def _slanted(textpage: Any, k: int) -> bool:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, k, matrix)
    across, up = abs(float(matrix.a)), abs(float(matrix.b))
    return min(across, up) > 0.05 * max(across, up)


def _upright_glyphs(text: str, raw: Floats, white: Flags, frame: Frame) -> Glyphs:
    box = _on_page(raw, frame)
    size = box[:, 3] - box[:, 1]
    return Glyphs(text, box, box.copy(), size, np.zeros(len(text), np.int16), white, len(_ODD.findall(text)))


def _hide(glyphs: Glyphs, shown: Box) -> None:
    """Words that lie outside the shown part of the page are not on it. A word that the edge cuts stays whole: half
    a number is another number."""
    across = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    down = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    inside = (across >= shown[0]) & (across <= shown[2]) & (down >= shown[1]) & (down <= shown[3])
    word = np.cumsum(glyphs.white)
    touched = np.unique(word[inside & ~glyphs.white])
    glyphs.white[:] |= ~np.isin(word, touched)


def _suspicious(raw: Floats, white: Flags) -> bool:
    """Whether boxes are turned or of uneven height: then type may be turned, raised, or of unknown height."""
    shown = raw[~white]
    if len(shown) < 2:
        return True
    height = shown[:, 1] - shown[:, 3]
    change = np.abs(np.diff(height)) > 0.02 * np.abs(height[1:])
    return bool(change.any() or (height <= 0).any() or (shown[:, 2] <= shown[:, 0]).any())


def _measure(textpage: Any, handle: int | None, frame: Frame, glyphs: Glyphs) -> None:
    """Size and angle by text object; a character that is turned, or has only its ink's box, is set anew.

    pdfium gives the ink's box where a font states no ascent: a full stop would pass for tiny type, a hyphen
    for raised type. Its base line is then taken from its origin.
    """
    shown = np.flatnonzero(~glyphs.white)
    if not len(shown):
        return
    owners = np.fromiter(map(native.char_object, repeat(handle), shown.tolist()), np.uint64, len(shown))
    objects, first, which = np.unique(owners, return_index=True, return_inverse=True)
    sizes, angles = (each[which] for each in _types(handle, shown[first].tolist(), frame))
    fonts = np.fromiter(map(native.object_font, objects.tolist()), np.uint64, len(objects))[which]
    unusual = (angles != 0) | (frame.quarters != 0)
    unusual |= _inky(fonts, (glyphs.box[shown, 3] - glyphs.box[shown, 1]) / sizes)
    for k in np.flatnonzero(unusual).tolist():
        _stand_up(textpage, int(shown[k]), frame, glyphs, float(sizes[k]), int(angles[k]))


def _inky(fonts: npt.NDArray[np.uint64], ratios: npt.NDArray[np.float64]) -> Flags:
    """Which characters belong to a font whose boxes are those of the ink: their heights are uneven."""
    names, which = np.unique(fonts, return_inverse=True)
    least, most = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    np.minimum.at(least, which, ratios)
    np.maximum.at(most, which, ratios)
    inky: Flags = (((most - least) > 0.1) | (least < 0.7) | (most > 1.5))[which]
    return inky


def _types(handle: int | None, places: list[int], frame: Frame) -> tuple[Floats, npt.NDArray[np.int16]]:
    """Heights of some characters' type in points, and their angles in degrees as the page is read."""
    matrices = np.zeros((len(places), 6), np.float32)  # a, b, c, d, e, f
    start = matrices.ctypes.data
    for _ in map(native.char_matrix, repeat(handle), places, range(start, start + 24 * len(places), 24)):
        pass
    a, b, c, d = matrices.T[:4].astype(np.float64)
    degrees = np.rint(np.degrees(np.arctan2(b, a)) - 90 * frame.quarters) % 360
    straight = np.minimum(degrees % 90, -degrees % 90) < 4
    degrees = np.where(straight, np.rint(degrees / 90) * 90 % 360, degrees)
    heights = np.fromiter(map(native.char_font_size, repeat(handle), places), np.float64, len(places)) * np.hypot(c, d)
    return heights.clip(0.1, 1000.0), degrees.astype(np.int16)


def _stand_up(textpage: Any, k: int, frame: Frame, glyphs: Glyphs, size: float, degrees: int) -> None:
    """One character by its ink, its origin and its angle."""
    left, right, low, high, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(textpage, k, left, right, low, high)
    pdfium.FPDFText_GetCharOrigin(textpage, k, x, y)
    ink = frame.box(left.value, low.value, right.value, high.value)
    origin = frame.box(x.value, y.value, x.value, y.value)
    glyphs.box[k] = ink
    glyphs.size[k] = size
    glyphs.turned[k] = degrees
    glyphs.line[k] = _upright(ink, (origin[0], origin[1]), degrees, size)


def _text(codes: array[int]) -> str:
    text = codes.tobytes().decode("utf-32", "replace") if max(codes, default=0) < 0x110000 else ""
    if len(text) != len(codes):  # lone surrogates, or codes beyond Unicode
        text = "".join(chr(c) if c < 0xD800 or 0xDFFF < c < 0x110000 else "\ufffd" for c in codes)
    for hyphen in _HYPHENS:  # pdfium marks a hyphen at a line's end so
        text = text.replace(chr(hyphen), "-")
    return text


def _white(codes: array[int]) -> Flags:
    values = np.frombuffer(codes, np.uint32) if len(codes) else np.zeros(0, np.uint32)
    white: Flags = _IS_WHITE[np.minimum(values, len(_IS_WHITE) - 1)]
    return white


def _on_page(raw: Floats, frame: Frame) -> Floats:
    xa, ya = frame.place(raw[:, 0], raw[:, 1])
    xb, yb = frame.place(raw[:, 2], raw[:, 3])
    return np.stack([np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)], axis=1)


def _upright(box: Box, origin: tuple[float, float], degrees: int, size: float) -> Box:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def along(x: float, y: float) -> float:
        return x * cos - y * sin

    base = origin[0] * sin + origin[1] * cos
    if degrees % 90 == 0:
        ends = sorted((along(box[0], box[1]), along(box[2], box[3])))
    else:
        middle = along((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        ends = [middle - 0.3 * size, middle + 0.3 * size]
    return ends[0], base - (1 - DESCENT) * size, ends[1], base + DESCENT * size
