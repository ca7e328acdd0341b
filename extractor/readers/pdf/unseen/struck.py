"""Text that a drawn line strikes out."""

from __future__ import annotations

import numpy as np

from extractor.readers.pdf import native
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs
from extractor.readers.pdf.unseen.paint import PATH, Boxes, Paint, Places, drawn, inks

THIN = 2.5
"""Points: a painted bar up to this height may strike text out; what is less than it across covers nothing."""

LIGHT = 200
"""The least of red, green and blue from which on a bar strikes nothing out; of 255."""

LEAST_OPACITY = 52
"""Of 255, below which a bar strikes nothing out."""


def struck(paint: Paint, frame: Frame, glyphs: Glyphs) -> Flags:
    """Characters through whose middle a bar runs that begins and ends with them, as a table's ruling does not."""
    found = np.zeros(len(glyphs), np.bool_)
    plain = np.flatnonzero(~glyphs.white & (glyphs.turned == 0))
    bars = _bars(paint)
    if not len(bars) or not len(plain):
        return found
    box, size = glyphs.box[plain], np.maximum(glyphs.size[plain], 1.0)
    height = box[:, 3] - box[:, 1]
    high, low = box[:, 1] + 0.35 * height, box[:, 1] + 0.72 * height
    across = (box[:, 0] + box[:, 2]) / 2
    places = _on_page(paint.boxes[bars], frame)
    for k in _near_rows((places[:, 1] + places[:, 3]) / 2, high, low).tolist():
        x0, top, x1, bottom = places[k].tolist()
        middle = (top + bottom) / 2
        on = (across > x0) & (across < x1) & (high < middle) & (middle < low)
        if not on.any():
            continue
        reach = float(size[on].max())
        ends_with_it = box[on, 0].min() - x0 < reach and x1 - box[on, 2].max() < reach
        if ends_with_it and _is_inked(int(paint.items[bars[k]])):
            found[plain[on]] = True
    return found


def _bars(paint: Paint) -> Places:
    paths = paint.of(PATH)
    across = paint.boxes[paths, 2] - paint.boxes[paths, 0]
    up = paint.boxes[paths, 3] - paint.boxes[paths, 1]
    bars: Places = paths[(up <= THIN) & (across > THIN)]
    return bars


def _on_page(boxes: Boxes, frame: Frame) -> Boxes:
    xa, ya = frame.place(boxes[:, 0], boxes[:, 1])
    xb, yb = frame.place(boxes[:, 2], boxes[:, 3])
    return np.stack([np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)], axis=1)


def _near_rows(middles: Boxes, high: Floats, low: Floats) -> Places:
    """The bars that run through the middle of any row of text: few of a table's rulings do."""
    rows = np.unique(np.stack([np.floor(high), np.ceil(low)], axis=1), axis=0)
    near = np.zeros(len(middles), np.bool_)
    for top, bottom in rows.tolist():
        near |= (middles > top) & (middles < bottom)
    return np.flatnonzero(near)


def _is_inked(item: int) -> bool:
    filled, stroked = (bool(each[0]) for each in drawn([item]))
    if not (filled or stroked):
        return False
    *ink, opacity = inks([item], native.fill_colour if filled else native.stroke_colour)[0].tolist()
    return bool(min(ink) < LIGHT and opacity >= LEAST_OPACITY)
