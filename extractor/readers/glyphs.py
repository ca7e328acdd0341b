"""A PDF page's characters with their boxes, from pdfium's interface for single characters.

Slicing pdfium's whole text by a character's number goes wrong, for the two count differently; here each character
is asked for its code and its box. The calls go through plain prototypes and `map`, and the arithmetic through
numpy: a page of 2,000 characters takes some milliseconds.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from dataclasses import dataclass
from itertools import repeat
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from classifier.facts import Box
from extractor.layout import DESCENT, SCRIPT_SIZE, Run

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

Coordinate = TypeVar("Coordinate", float, Floats)

WORD_GAP = 0.3
"""A gap between two characters that ends a word without a space, in heights of the type."""

_SPACES = frozenset(
    map(ord, " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b")
)
_SPACES = _SPACES | frozenset(range(0x2000, 0x200B))
_HYPHENS = (0xFFFE, 0x02)
_ODD = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\uffff\ue000-\uf8ff]")


def _prototype(function: object, result: object, *arguments: object) -> object:
    # Integers as addresses: no pointer object for each character, and no need to let other threads run.
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_code = _prototype(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_loose = _prototype(
    pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
_object = _prototype(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page lies in the file's coordinates: its media box, what of it shows, and its quarter turns."""

    media: Box
    shown: Box
    quarters: int = 0

    @property
    def width(self) -> float:
        return self._sides()[0]

    @property
    def height(self) -> float:
        return self._sides()[1]

    def _sides(self) -> tuple[float, float]:
        across, up = self.media[2] - self.media[0], self.media[3] - self.media[1]
        return (up, across) if self.quarters % 2 else (across, up)

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

    `turned` holds the angle in degrees at which a character stands, counter-clockwise; `odd` counts characters
    without a usable code. `line` is the same box in the frame in which the character stands upright.
    """

    text: str
    box: Floats
    line: Floats
    size: Floats
    turned: npt.NDArray[np.int16]
    odd: int = 0

    def __len__(self) -> int:
        return len(self.text)


def read_glyphs(textpage: object, frame: Frame) -> Glyphs:
    """All characters of a page's text layer that lie on its visible part."""
    handle = ctypes.cast(textpage, ctypes.c_void_p).value  # type: ignore[arg-type]
    count = max(pdfium.FPDFText_CountChars(textpage), 0)
    codes = array("I", map(_code, repeat(handle), range(count)))  # type: ignore[arg-type]
    raw = np.zeros((count, 4), np.float32)  # left, top, right, bottom
    start = raw.ctypes.data
    for _ in map(_loose, repeat(handle), range(count), range(start, start + 16 * count, 16)):  # type: ignore[arg-type]
        pass
    text = _text(codes)
    white = _white(codes)
    glyphs = _upright_glyphs(text, raw, white, frame)
    if frame.quarters or _suspicious(raw, white):
        _measure(textpage, handle, white, frame, glyphs)
    return glyphs


def _upright_glyphs(text: str, raw: Floats, white: Flags, frame: Frame) -> Glyphs:
    box = _on_page(raw, frame)
    size = box[:, 3] - box[:, 1]
    return Glyphs(text, box, box.copy(), size, np.zeros(len(text), np.int16), len(_ODD.findall(text)))


def _suspicious(raw: Floats, white: Flags) -> bool:
    """Whether boxes are turned or of uneven height: then type may be turned, raised, or of unknown height."""
    shown = raw[~white]
    if len(shown) < 2:
        return True
    height = shown[:, 1] - shown[:, 3]
    change = np.abs(np.diff(height)) > 0.02 * np.abs(height[1:])
    return bool(change.any() or (height <= 0).any() or (shown[:, 2] <= shown[:, 0]).any())


def _measure(textpage: object, handle: int | None, white: Flags, frame: Frame, glyphs: Glyphs) -> None:
    """Size and angle by text object; then each character that is turned or whose box fits its ink is set anew.

    pdfium gives the ink's box where a font states no ascent: a full stop would pass for tiny type, a hyphen for
    raised type. Its base line is then taken from its origin.
    """
    objects = list(map(_object, repeat(handle), range(len(glyphs))))  # type: ignore[arg-type]
    known: dict[object, tuple[float, int]] = {}
    heights = (glyphs.box[:, 3] - glyphs.box[:, 1]).tolist()
    for k in np.flatnonzero(~white).tolist():
        one = objects[k]
        if one not in known:
            known[one] = _type_of(textpage, k, frame)
        size, degrees = known[one]
        if degrees or abs(heights[k] - size) > 0.02 * size:
            _stand_up(textpage, k, frame, glyphs, size, degrees)


def _type_of(textpage: object, k: int, frame: Frame) -> tuple[float, int]:
    """Height of the type in points and its angle in degrees, as the page is read."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, k, matrix)
    degrees = round(math.degrees(math.atan2(matrix.b, matrix.a)) + 90 * frame.quarters) % 360
    if min(degrees % 90, -degrees % 90) < 4:
        degrees = round(degrees / 90) * 90 % 360
    height = pdfium.FPDFText_GetFontSize(textpage, k) * math.hypot(matrix.c, matrix.d)
    return min(max(height, 0.1), 1000.0), degrees


def _stand_up(textpage: object, k: int, frame: Frame, glyphs: Glyphs, size: float, degrees: int) -> None:
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
    return np.isin(values, np.fromiter(_SPACES, np.uint32)) | (values == 0)


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


def runs(glyphs: Glyphs, rules: Floats | None = None) -> dict[int, list[Run]]:
    """Runs of characters without white space, by the angle at which they stand.

    A run ends at white space, at a gap, at a jump, where type changes in size and height, and at a vertical
    ruling (`rules`: x, top, bottom a row; for upright characters).
    """
    if not len(glyphs):
        return {}
    white = np.fromiter(
        (c.isspace() or ord(c) in _SPACES or c == "\0" for c in glyphs.text), np.bool_, len(glyphs)
    )
    kept = ~white & ~_doubled(glyphs)
    index = np.flatnonzero(kept)
    if not len(index):
        return {}
    first = _first_of_run(glyphs, index, white, rules)
    starts = np.flatnonzero(first)
    return _collect(glyphs, index, starts, white)


def _doubled(glyphs: Glyphs) -> Flags:
    """Characters printed a second time on the spot, to look bold."""
    doubled = np.zeros(len(glyphs), np.bool_)
    codes = np.frombuffer(glyphs.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    shift = np.abs(np.diff(glyphs.box[:, :2], axis=0)).max(axis=1)
    width = (glyphs.box[:, 2] - glyphs.box[:, 0])[1:]
    doubled[1:] = (codes[1:] == codes[:-1]) & (shift < 0.25 * width)
    return doubled


def _first_of_run(glyphs: Glyphs, index: npt.NDArray[np.intp], white: Flags, rules: Floats | None) -> Flags:
    """For each kept character, whether a run begins with it."""
    line, size, turned = glyphs.line[index], glyphs.size[index], glyphs.turned[index]
    large = np.maximum(size[1:], size[:-1])
    gap = line[1:, 0] - line[:-1, 2]
    spaces = np.cumsum(white)[index]
    first = np.ones(len(index), np.bool_)
    base = line[:, 3] - DESCENT * size
    shift = np.abs(np.diff(base))
    uneven = np.minimum(size[1:], size[:-1]) < SCRIPT_SIZE * large
    first[1:] = (
        (np.diff(spaces) > 0)
        | (gap > WORD_GAP * large)
        | (line[1:, 0] < line[:-1, 0] - 0.5 * large)
        | (shift > 0.5 * large)
        | (uneven & (shift > 0.1 * large))
        | (np.diff(turned) != 0)
    )
    if rules is not None and len(rules):
        first[1:] |= _fenced(line, rules)
    return first


def _fenced(line: Floats, rules: Floats) -> Flags:
    """Whether a vertical ruling stands between a character's middle and its predecessor's."""
    across = (line[:, 0] + line[:, 2]) / 2
    height = (line[1:, 1] + line[1:, 3]) / 2
    fenced = np.zeros(len(line) - 1, np.bool_)
    for x, top, bottom in rules.tolist():
        fenced |= (across[:-1] < x) & (x < across[1:]) & (top <= height) & (height <= bottom)
    return fenced


def _collect(
    glyphs: Glyphs, index: npt.NDArray[np.intp], starts: npt.NDArray[np.intp], white: Flags
) -> dict[int, list[Run]]:
    boxes = _around_each(glyphs.box[index], starts).tolist()
    frames = _around_each(glyphs.line[index], starts).tolist()
    sizes = np.maximum.reduceat(glyphs.size[index], starts).tolist()
    angles = glyphs.turned[index][starts].tolist()
    spaces = np.cumsum(white)[index]
    spaced = (np.diff(spaces, prepend=-1) > 0)[starts].tolist()
    letters = [glyphs.text[k] for k in index.tolist()]
    ends = [*starts[1:].tolist(), len(letters)]
    found: dict[int, list[Run]] = {}
    for k, (a, z) in enumerate(zip(starts.tolist(), ends, strict=True)):
        run = Run("".join(letters[a:z]), tuple(boxes[k]), tuple(frames[k]), sizes[k], k, spaced[k])
        found.setdefault(angles[k], []).append(run)
    return found


def _around_each(boxes: Floats, starts: npt.NDArray[np.intp]) -> Floats:
    return np.stack(
        [
            np.minimum.reduceat(boxes[:, 0], starts),
            np.minimum.reduceat(boxes[:, 1], starts),
            np.maximum.reduceat(boxes[:, 2], starts),
            np.maximum.reduceat(boxes[:, 3], starts),
        ],
        axis=1,
    )
