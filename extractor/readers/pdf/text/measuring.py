"""The size of a PDF page's type and the angle at which it stands, by text object."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from extractor.layout.lines import DESCENT
from extractor.readers.pdf import bulk
from extractor.readers.pdf.bulk import Places
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs


def is_suspicious(shown: Floats) -> bool:
    """Whether boxes (n, 4: left, top, right, bottom, upwards) are turned or of uneven height.

    Then type may be turned, raised, or of unknown height.
    """
    if len(shown) < 2:
        return len(shown) > 0
    height = shown[:, 1] - shown[:, 3]
    change = np.abs(np.diff(height)) > 0.02 * np.abs(height[1:])
    return bool(change.any() or (height <= 0).any() or (shown[:, 2] <= shown[:, 0]).any())


def measure(handle: int | None, frame: Frame, glyphs: Glyphs, shown: Places) -> None:
    """Size and angle of the characters `shown` (n,), by text object; what is turned or has its ink's box is set anew.

    pdfium gives the ink's box where a font states no ascent: a full stop would pass for tiny type, a hyphen
    for raised type. Its base line is then taken from its origin.
    """
    objects, first, which = np.unique(glyphs.owner[shown], return_index=True, return_inverse=True)
    sizes, angles = (each[which] for each in read_types(handle, shown[first], frame))
    fonts = bulk.fonts(objects)[which]
    unusual = (angles != 0) | (frame.quarters != 0)
    unusual |= _inky(fonts, (glyphs.box[shown, 3] - glyphs.box[shown, 1]) / sizes)
    for degrees in np.unique(angles[unusual]).tolist():
        some = unusual & (angles == degrees)
        _stand_up(handle, shown[some], frame, glyphs, sizes[some], degrees)


def _inky(fonts: npt.NDArray[np.uint64], ratios: npt.NDArray[np.float64]) -> Flags:
    """Which characters belong to a font whose boxes are those of the ink: their heights are uneven."""
    names, which = np.unique(fonts, return_inverse=True)
    least, most = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    np.minimum.at(least, which, ratios)
    np.maximum.at(most, which, ratios)
    inky: Flags = (((most - least) > 0.1) | (least < 0.7) | (most > 1.5))[which]
    return inky


def read_types(handle: int | None, places: Places, frame: Frame) -> tuple[Floats, npt.NDArray[np.int16]]:
    """Heights of some characters' type in points, and angles in degrees as the page is read; shapes (n,), (n,)."""
    matrices, stated = bulk.types(handle, places)
    a, b, c, d = matrices.T[:4].astype(np.float64)
    degrees = np.rint(np.degrees(np.arctan2(b, a)) - 90 * frame.quarters) % 360
    straight = np.minimum(degrees % 90, -degrees % 90) < 4
    degrees = np.where(straight, np.rint(degrees / 90) * 90 % 360, degrees)
    heights = stated * np.hypot(c, d)
    return heights.clip(0.1, 1000.0), degrees.astype(np.int16)


def _stand_up(handle: int | None, places: Places, frame: Frame, glyphs: Glyphs, sizes: Floats, degrees: int) -> None:
    """Characters of one angle by their ink and their origins."""
    left, right, low, high = bulk.inks_of_characters(handle, places).T
    x, y = bulk.origins(handle, places).T
    (xa, ya), (xb, yb) = frame.place(left, low), frame.place(right, high)
    ink = np.stack([np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)], axis=1)
    glyphs.box[places] = ink
    glyphs.size[places] = sizes
    glyphs.turned[places] = degrees
    glyphs.line[places] = upright(ink, frame.place(x, y), degrees, sizes.astype(np.float64))


def upright(
    ink: npt.NDArray[np.float64],
    origin: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]],
    degrees: int,
    sizes: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Boxes (n, 4) in the frame in which characters of one angle are upright, of ink, origins and type in points."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x0, top, x1, bottom = ink.T
    base = origin[0] * sin + origin[1] * cos
    if degrees % 90 == 0:
        one, other = x0 * cos - top * sin, x1 * cos - bottom * sin
        start, end = np.minimum(one, other), np.maximum(one, other)
    else:
        middle = (x0 + x1) / 2 * cos - (top + bottom) / 2 * sin
        start, end = middle - 0.3 * sizes, middle + 0.3 * sizes
    return np.stack([start, base - (1 - DESCENT) * sizes, end, base + DESCENT * sizes], axis=1)
