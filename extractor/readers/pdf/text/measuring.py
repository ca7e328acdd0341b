"""The size of a PDF page's type and the angle at which it stands, by text object."""

from __future__ import annotations

import ctypes
import math
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from classifier.facts import Box
from extractor.layout.lines import DESCENT
from extractor.readers.pdf import native
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs


def is_suspicious(raw: Floats, white: Flags) -> bool:
    """Whether boxes are turned or of uneven height: then type may be turned, raised, or of unknown height."""
    shown = raw[~white]
    if len(shown) < 2:
        return True
    height = shown[:, 1] - shown[:, 3]
    change = np.abs(np.diff(height)) > 0.02 * np.abs(height[1:])
    return bool(change.any() or (height <= 0).any() or (shown[:, 2] <= shown[:, 0]).any())


def measure(textpage: Any, handle: int | None, frame: Frame, glyphs: Glyphs) -> None:
    """Size and angle by text object; a character that is turned, or has only its ink's box, is set anew.

    pdfium gives the ink's box where a font states no ascent: a full stop would pass for tiny type, a hyphen
    for raised type. Its base line is then taken from its origin.
    """
    shown = np.flatnonzero(~glyphs.white)
    if not len(shown):
        return
    objects, first, which = np.unique(glyphs.owner[shown], return_index=True, return_inverse=True)
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
