"""Characters of a PDF's text layer that nobody sees on the page, and those that a line strikes out.

What paints the page is walked once, and most text is found to be plainly visible. Only where something
speaks against it (no ink, ink of the paper's colour, a clip, a layer, a later cover) is the page rendered with
and without the text in doubt: what makes no difference to the picture is not seen.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document import Problem, Severity
from extractor.readers.pdf import native
from extractor.readers.pdf.text.glyphs import Flags, Floats, Frame, Glyphs

MAX_DEPTH = 4
MAX_GROUPS = 4
"""Renderings in which text that lies upon other text in doubt is told apart."""

LIGHT = 200
"""The least of red, green and blue from which on ink may be lost on white paper; of 255."""

DARK = 150
"""The least of red, green and blue of a ground below which white ink upon it is plainly seen."""

OPAQUE = 250
FAINT = 26
"""Of 255: a difference in the picture that a reader does not notice; also an ink's least opacity."""

MAX_COMPARED = 400
"""Texts of a group that a further one is compared with."""

TWIN = 0.3
"""Heights of its box by which a text's twin may stand off it."""

MARGIN = 4.0
"""Points around what is compared."""

SCALE = 1.25
"""Dots a point of the renderings that are compared."""

CLIP_SLACK = 1.5
"""Points by which a text's box may reach out of its clip at the side, as ink seldom does."""

THIN = 2.5
"""Points: a painted bar up to this height may strike text out; what is less than it across covers nothing."""

MUCH = 0.25
"""The share of the page from which on a picture may be a scan, under or over a recogniser's text."""

MAX_TOLD = 8
"""Places of one page that are told one by one."""

_LAYERS_OFF = re.compile(rb"/OFF(?!\s*\[\s*\])|/ObjStm")
_NO_INK = (3, 7)
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
Bounds = tuple[float, float, float, float]


@dataclass(slots=True)
class _Painted:
    """What paints a page, in order: texts with the reason to doubt them, covers, pictures, thin bars."""

    texts: dict[int, int] = field(default_factory=dict)  # handle to order
    doubted: set[int] = field(default_factory=set)
    inkless: set[int] = field(default_factory=set)
    boxes: dict[int, Bounds] = field(default_factory=dict)
    covers: list[tuple[float, ...]] = field(default_factory=list)  # order and box
    pictures: list[Bounds] = field(default_factory=list)
    grounds: list[tuple[bool, Bounds]] = field(default_factory=list)  # whether dark enough for white ink
    bars: list[Bounds] = field(default_factory=list)


def hide_unseen(page: pdfium.PdfPage, frame: Frame, glyphs: Glyphs, number: int, data: bytes) -> tuple[Problem, ...]:
    """Takes what is not seen, or struck out, from a page's characters (they turn white) and tells it."""
    if not len(glyphs):
        return ()
    painted = _Painted()
    layered = b"/OC" in data and _LAYERS_OFF.search(data) is not None
    _walk(painted, page.raw, _IDENTITY, 0, layered)
    _doubt_covered(painted)
    struck = _struck(painted.bars, frame, glyphs)
    unseen = _unseen(page, frame, glyphs, painted)
    if not (struck.any() or unseen.any()):
        return ()
    troubles = (
        *_told(
            glyphs,
            unseen,
            "Text that the page does not show (no ink, covered, clipped, or on a layer that is off)",
            number,
        ),
        *_told(glyphs, struck & ~unseen, "Text that is struck out", number),
    )
    glyphs.white[:] |= struck | unseen
    return troubles


def _walk(painted: _Painted, holder: Any, matrix: _Matrix, depth: int, layered: bool) -> None:
    handle = native.address(holder) if depth == 0 else holder
    count, at = (native.count_objects, native.page_object) if depth == 0 else (native.count_in_form, native.form_object)
    for k in range(count(handle)):
        item = at(handle, k)
        kind = native.object_kind(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < MAX_DEPTH:
                _walk(painted, item, _product(_matrix(item), matrix), depth + 1, layered)
            continue
        own = _bounds(item)
        if own is None:
            continue
        box = own if depth == 0 else _moved(own, matrix)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            _text(painted, item, own, box, depth > 0 and layered)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            painted.pictures.append(box)
            painted.covers.append((len(painted.texts), *box))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(painted, item, box)


def _text(painted: _Painted, item: int, own: Bounds, box: Bounds, in_layers: bool) -> None:
    painted.texts[item] = len(painted.texts)
    painted.boxes[item] = box
    if native.render_mode(item) in _NO_INK:
        painted.inkless.add(item)
        painted.doubted.add(item)
    elif in_layers or _has_layer(item) or _leaves_clip(item, own) or (_is_light(item) and not _on_dark(painted, box)):
        painted.doubted.add(item)


def _path(painted: _Painted, item: int, box: Bounds) -> None:
    across, up = box[2] - box[0], box[3] - box[1]
    is_bar = up <= THIN < across
    if not is_bar and min(across, up) <= THIN:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    native.draw_mode(item, ctypes.addressof(fill), ctypes.addressof(stroke))
    if is_bar:
        if (fill.value or stroke.value) and _is_inked(item, bool(fill.value)):
            painted.bars.append(box)
    elif fill.value:
        *ink, opacity = _colour(item)
        if opacity >= OPAQUE:
            painted.covers.append((len(painted.texts), *box))
            painted.grounds.append((min(ink) < DARK, box))


def _is_inked(item: int, filled: bool) -> bool:
    *ink, opacity = _colour(item, native.fill_colour if filled else native.stroke_colour)
    return min(ink) < LIGHT and opacity >= 2 * FAINT


def _colour(item: int, ask: Callable[..., int] = native.fill_colour) -> tuple[int, ...]:
    found = (ctypes.c_uint * 4)(0, 0, 0, 255)
    start = ctypes.addressof(found)
    ask(item, start, start + 4, start + 8, start + 12)
    return tuple(found)


def _is_light(item: int) -> bool:
    *ink, opacity = _colour(item)
    return min(ink) >= LIGHT or opacity < 2 * FAINT


def _on_dark(painted: _Painted, box: Bounds) -> bool:
    """Whether the last ground painted under a light text is dark, and lies under all of it."""
    x0, y0, x1, y1 = box
    for dark, (a, b, c, d) in reversed(painted.grounds):
        if a < x1 and c > x0 and b < y1 and d > y0:
            return dark and a <= x0 + 1 and c >= x1 - 1 and b <= y0 + 1 and d >= y1 - 1
    return False


def _has_layer(item: int) -> bool:
    for k in range(native.count_marks(item)):
        name, size = (ctypes.c_char * 8)(), ctypes.c_ulong()
        raw_name = ctypes.addressof(name)
        native.mark_name(native.mark(item, k), raw_name, 8, ctypes.addressof(size))
        if name.raw[:6] == b"O\0C\0\0\0":
            return True
    return False


def _leaves_clip(item: int, box: Bounds) -> bool:
    """Whether a text reaches out of the box around one of the paths that clip it."""
    clip = native.clip_path(item)
    if not clip:
        return False
    for k in range(max(native.count_clips(clip), 0)):
        points = list(_points(clip, k))
        if not points:
            continue
        xs, ys = zip(*points, strict=True)
        slack = 0.4 * (box[3] - box[1])
        level = box[0] < min(xs) - CLIP_SLACK or box[2] > max(xs) + CLIP_SLACK
        if level or box[1] < min(ys) - slack or box[3] > max(ys) + slack:
            return True
    return False


def _points(clip: int, k: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(min(native.count_clip_segments(clip, k), 64)):
        segment = native.clip_segment(clip, k, n)
        if segment and native.segment_point(segment, ctypes.addressof(x), ctypes.addressof(y)):
            yield x.value, y.value


def _bounds(item: int) -> Bounds | None:
    found = (ctypes.c_float * 4)()
    start = ctypes.addressof(found)
    if not native.object_bounds(item, start, start + 4, start + 8, start + 12):
        return None
    return found[0], found[1], found[2], found[3]


def _matrix(item: int) -> _Matrix:
    found = (ctypes.c_float * 6)(*_IDENTITY)
    native.object_matrix(item, ctypes.addressof(found))
    return found[0], found[1], found[2], found[3], found[4], found[5]


def _product(m: _Matrix, n: _Matrix) -> _Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(box: Bounds, m: _Matrix) -> Bounds:
    xs = [x * m[0] + y * m[2] + m[4] for x in box[::2] for y in box[1::2]]
    ys = [x * m[1] + y * m[3] + m[5] for x in box[::2] for y in box[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _doubt_covered(painted: _Painted) -> None:
    """Doubts each text upon which something opaque is painted later."""
    if not painted.covers or not painted.texts:
        return
    covers = np.array(painted.covers)
    last = covers[:, 0].max()
    for item, order in painted.texts.items():
        if order >= last:
            continue
        x0, y0, x1, y1 = painted.boxes[item]
        middle = (y0 + y1) / 2
        over = (covers[:, 1] < x1 - THIN) & (covers[:, 3] > x0 + THIN)
        over &= (covers[:, 2] < middle) & (covers[:, 4] > middle)
        if (over & (covers[:, 0] > order)).any():
            painted.doubted.add(item)


def _unseen(page: pdfium.PdfPage, frame: Frame, glyphs: Glyphs, painted: _Painted) -> Flags:
    """Which characters make no difference to the page's picture, but for a recogniser's over a picture."""
    unseen = np.zeros(len(glyphs), np.bool_)
    if not painted.doubted:
        return unseen
    textpage = page.get_textpage()
    try:
        handle = native.address(textpage.raw)
        owners = np.fromiter(map(native.char_object, repeat(handle), range(len(glyphs))), np.uint64, len(glyphs))
    finally:
        textpage.close()
    doubted = sorted(painted.doubted - {k for k in painted.doubted if _recognised(k, frame, painted)})
    plainly = [k for k in doubted if k in painted.inkless]
    unseen |= np.isin(owners, np.array(plainly, np.uint64)) & ~glyphs.white
    rest = [k for k in doubted if k not in painted.inkless]
    if not rest:
        return unseen
    twins = _twins(rest, painted.boxes, _texts(glyphs, owners))
    area = _around(rest, frame, painted.boxes)
    before = _picture(page, frame, area)
    for group in _apart(rest, painted.boxes, twins):
        off = {k for item in group for k in (item, *twins[item])}
        for item in off:
            native.set_active(item, 0)
        after = _picture(page, frame, area)
        for item in off:
            native.set_active(item, 1)
        changed = (np.maximum(before, after) - np.minimum(before, after) > FAINT).any(axis=2)
        mine = np.flatnonzero(np.isin(owners, np.array(group, np.uint64)) & ~glyphs.white)
        unseen[mine] = ~_differs(np.rot90(changed, frame.turned), area, glyphs.box[mine])
    return unseen


def _texts(glyphs: Glyphs, owners: npt.NDArray[np.uint64]) -> dict[int, str]:
    """What the text layer has of each text object."""
    found: dict[int, str] = {}
    for item, character in zip(owners.tolist(), glyphs.text, strict=True):
        found[item] = found.get(item, "") + character
    return found


def _twins(items: list[int], boxes: dict[int, Bounds], texts: dict[int, str]) -> dict[int, list[int]]:
    """For each text those that print the same on its spot, for bold type or a shadow: one hides the other's lack.

    pdfium leaves the second of two such texts out of the text layer.
    """
    handles = list(boxes)
    every = np.array([boxes[k] for k in handles])
    found: dict[int, list[int]] = {}
    for item in items:
        near = np.abs(every - np.array(boxes[item])).max(axis=1) < TWIN * (boxes[item][3] - boxes[item][1])
        others = [handles[k] for k in np.flatnonzero(near).tolist() if handles[k] != item]
        own = texts.get(item, "").strip()
        found[item] = [k for k in others if texts.get(k, "").strip() in ("", own)]
    return found


def _around(items: list[int], frame: Frame, boxes: dict[int, Bounds]) -> Bounds:
    """The part of the page, as it is read, that holds some texts; the whole of it where it is turned."""
    shown = frame.box(*frame.shown)
    if frame.quarters or frame.turned:
        return shown
    every = np.array([frame.box(*boxes[k]) for k in items])
    (x0, top), (x1, bottom) = every[:, :2].min(axis=0) - MARGIN, every[:, 2:].max(axis=0) + MARGIN
    area = max(x0, shown[0]), max(top, shown[1]), min(x1, shown[2]), min(bottom, shown[3])
    is_proper = area[2] - area[0] > 1 and area[3] - area[1] > 1
    return area if is_proper else shown


def _recognised(item: int, frame: Frame, painted: _Painted) -> bool:
    """Whether a text lies upon a picture, as a recogniser writes what it read there."""
    x0, y0, x1, y1 = painted.boxes[item]
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    least = 0.0 if item in painted.inkless else MUCH * frame.width * frame.height
    return any(
        a < x < c and b < y < d and (c - a) * (d - b) > max(least, (x1 - x0) * (y1 - y0))
        for a, b, c, d in painted.pictures
    )


def _apart(items: list[int], boxes: dict[int, Bounds], twins: dict[int, list[int]]) -> list[list[int]]:
    """Texts in few groups, in each of which hardly any lies upon another that says something else."""
    groups: list[list[int]] = []
    for item in items:
        group = next((g for g in groups if not _overlaps(item, g, boxes, twins[item])), None)
        if group is not None:
            group.append(item)
        elif len(groups) < MAX_GROUPS:
            groups.append([item])
        else:
            groups[-1].append(item)
    return groups


def _overlaps(item: int, group: list[int], boxes: dict[int, Bounds], twins: list[int]) -> bool:
    x0, y0, x1, y1 = boxes[item]
    others = (boxes[k] for k in group[-MAX_COMPARED:] if k not in twins)
    return any(a < x1 and c > x0 and b < y1 and d > y0 for a, b, c, d in others)


def _picture(page: pdfium.PdfPage, frame: Frame, area: Bounds) -> npt.NDArray[np.uint8]:
    """A part of the page as it is shown, coarsely: rows, columns, colours."""
    width, height = page.get_size()
    shown = frame.box(*frame.shown)
    sides = tuple(abs(a - b) for a, b in zip(area, shown, strict=True))
    crop = (sides[0], sides[3], sides[2], sides[1])
    scale = min(SCALE, 2_000 / max(width, height, 1.0))
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=False, may_draw_forms=False)
    try:
        image: npt.NDArray[np.uint8] = np.array(bitmap.to_numpy())
    finally:
        bitmap.close()
    return image[:, :, None] if image.ndim == 2 else image[:, :, :3]


def _differs(changed: Flags, area: Bounds, boxes: Floats) -> Flags:
    """For each box whether a dot within it changed, its neighbours' rims left out."""
    scale = changed.shape[1] / max(area[2] - area[0], 1.0)
    sums = np.pad(changed.cumsum(axis=0, dtype=np.int32).cumsum(axis=1), ((1, 0), (1, 0)))
    x0, top, x1, bottom = ((boxes[:, k] - area[k % 2]) * scale for k in range(4))
    inset = np.minimum(0.15 * (x1 - x0), 1.0)
    xa, xz = np.floor(x0 + inset), np.ceil(x1 - inset)
    xa, xz = (np.clip(v, 0, changed.shape[1]).astype(int) for v in (xa, np.maximum(xz, xa + 1)))
    ya, yz = (
        np.clip(v, 0, changed.shape[0]).astype(int) for v in (np.floor(top), np.maximum(np.ceil(bottom), top + 1))
    )
    seen: Flags = (sums[yz, xz] - sums[ya, xz] - sums[yz, xa] + sums[ya, xa]) > 0
    return seen


def _struck(bars: list[Bounds], frame: Frame, glyphs: Glyphs) -> Flags:
    """Characters through whose middle a bar runs that begins and ends with them, as a table's ruling does not."""
    struck = np.zeros(len(glyphs), np.bool_)
    if not bars:
        return struck
    box, size = glyphs.box, np.maximum(glyphs.size, 1.0)
    across = (box[:, 0] + box[:, 2]) / 2
    high, low = box[:, 1] + 0.35 * (box[:, 3] - box[:, 1]), box[:, 1] + 0.72 * (box[:, 3] - box[:, 1])
    plain = ~glyphs.white & (glyphs.turned == 0)
    for bar in bars:
        x0, top, x1, bottom = frame.box(*bar)
        middle = (top + bottom) / 2
        on = plain & (across > x0) & (across < x1) & (high < middle) & (middle < low)
        if not on.any():
            continue
        reach = float(size[on].max())
        if box[on, 0].min() - x0 < reach and x1 - box[on, 2].max() < reach:
            struck |= on
    return struck


def _told(glyphs: Glyphs, which: Flags, what: str, number: int) -> Iterator[Problem]:
    """One note for all of a page's places, each with its words."""
    places = np.flatnonzero(which)
    if not len(places):
        return
    parts: list[str] = []
    for group in np.split(places, np.flatnonzero(np.diff(places) > 2) + 1):
        parts.append(" ".join(glyphs.text[int(group[0]) : int(group[-1]) + 1].split()))
    shown = "; ".join(parts[:MAX_TOLD])[:400]
    more = f" and {len(parts) - MAX_TOLD} more" if len(parts) > MAX_TOLD else ""
    yield Problem("read", f"{what} is not taken for a value: {shown}{more}.", Severity.NOTE, number)
