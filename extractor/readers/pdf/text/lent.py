"""Characters of fonts that are not in the file, where the file itself has them.

PDFium lays such type out with a font of the machine, and its boxes go around that font's glyphs: another machine,
other boxes. Where a character starts, how far it reaches along its line and its size are the file's own; its box here
is made of these, and words are the same on every machine.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractor.layout.lines import DESCENT
from extractor.readers.pdf import bulk
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Floats, Glyphs
from extractor.readers.pdf.text.measuring import read_types, upright

NO_INK = 0.005
"""Sizes of type below which, across or up, there is no ink."""


def set_lent(
    handle: int | None, frame: Frame, glyphs: Glyphs, raw: Floats, fonts: bulk.Handles, codes: bulk.Codes
) -> Glyphs:
    """Sets the characters whose font is in `fonts`, not nought, by their origins, widths and sizes.

    `raw` has PDFium's box for each character, `codes` the letter by which its font knows it.
    """
    places = np.flatnonzero((fonts != 0) & ~glyphs.white)
    if not len(places):
        return glyphs
    _, first, which = np.unique(glyphs.owner[places], return_index=True, return_inverse=True)
    matrices, stated = (each[which] for each in bulk.types(handle, places[first]))
    sizes, degrees = (each[which] for each in read_types(handle, places[first], frame))
    start, inks = bulk.origins(handle, places), bulk.inks_of_characters(handle, places)
    along = matrices[:, :2].astype(np.float64) * stated[:, None]
    up = matrices[:, 2:4] * stated[:, None]
    along *= _advances(fonts[places], codes[places], raw[places], start[:, 0], inks[:, 1], along)[:, None]
    corners = [start + k * along + height * up for k in (0, 1) for height in (-DESCENT, 1 - DESCENT)]
    xs, ys = frame.place(np.stack([each[:, 0] for each in corners]), np.stack([each[:, 1] for each in corners]))
    box = np.stack([xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)], axis=1)
    glyphs.box[places], glyphs.size[places], glyphs.turned[places] = box, sizes, degrees
    for angle in np.unique(degrees).tolist():
        some = degrees == angle
        origin = frame.place(*start[some].T)
        glyphs.line[places[some]] = upright(box[some], origin, angle, sizes[some].astype(np.float64))
    return replace(glyphs, undrawn=_undrawn(inks, glyphs, places))


def _undrawn(inks: bulk.Doubles, glyphs: Glyphs, places: bulk.Places) -> frozenset[tuple[int, str]]:
    """Objects and their signs for which the machine's fonts have no glyph: their ink is a line without height."""
    up, across = inks[:, 3] - inks[:, 2], inks[:, 1] - inks[:, 0]
    without = places[np.minimum(up, across) < NO_INK * glyphs.size[places]].tolist()
    return frozenset((int(glyphs.owner[k]), glyphs.text[k]) for k in without)


def _advances(
    fonts: bulk.Handles, codes: bulk.Codes, raw: Floats, start: bulk.Doubles, ink: bulk.Doubles, along: bulk.Doubles
) -> bulk.Doubles:
    """Widths of some characters in heights of the type, to the thousandth that fonts have them in.

    PDFium's box of upright type ends where the width or the ink does, whichever is further: where it is not the ink
    (`ink` has the right ends), that is the width. Else the font is asked, once a letter, which takes it some time.
    `start` is where each begins, `along` one height of the type along the line.
    """
    units = np.maximum(np.hypot(*along.T), 0.01)
    found: bulk.Doubles = np.rint(1000 * (raw[:, 2] - start) / units) / 1000
    asked = np.flatnonzero((along[:, 1] != 0) | (along[:, 0] < 1) | (ink > raw[:, 2] - 0.001 * units))
    if not len(asked):
        return found
    numbered, which = np.unique(fonts[asked], return_inverse=True)
    pairs, inverse = np.unique((which.astype(np.uint64) << np.uint64(32)) | codes[asked], return_inverse=True)
    letters = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    widths = bulk.advances(numbered[(pairs >> np.uint64(32)).astype(np.intp)], letters)[inverse]
    boxes = (raw[asked, 2] - raw[asked, 0]) / units[asked]
    found[asked] = np.where(widths > 0, widths, boxes)  # some fonts state none
    return found
