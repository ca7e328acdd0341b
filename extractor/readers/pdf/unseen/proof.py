"""Proof by picture: a PDF page is rendered with and without texts in doubt; what makes no difference is not seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from classifier.box import Box
from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.kernel.loading import kernel
from extractor.readers.pdf.rendering import cropped
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs
from extractor.readers.pdf.unseen.paint import TEXT, Paint, Places

MAX_GROUPS = 4
"""Renderings in which text that lies upon other text in doubt is told apart."""

FAINT = 26
"""Of 255: a difference in the picture that a reader does not notice."""

THIN_SIGNS = frozenset(".,:;/|-'’·")
PALE = 190
"""The least of red, green and blue from which on type may be too pale for its thin signs to be told."""

MAX_COMPARED = 400
"""Texts of a group that a further one is compared with."""

TWIN = 0.3
"""Heights of its box by which a text's twin may stand off it."""

AS_CLIP = 7
"""The mode of text that only clips (ISO 32000-1, table 106)."""

FILLED = 0.8
"""The share of its letters' boxes from which on what is painted over a text has not the shape of its letters."""

MARGIN = 4.0
"""Points around what is compared."""

SCALE = 1.25
"""Dots a point of the renderings that are compared."""

_Picture = npt.NDArray[np.uint8]
Proof = tuple[Flags, Flags]
"""Characters that are not seen, and those of which the picture cannot tell."""

_Twins = dict[int, list[int]]


def without_trace(page: pdfium.PdfPage, frame: Frame, glyphs: Glyphs, paint: Paint, doubted: Places) -> Proof:
    """Which characters of the texts in doubt (rows of `paint`) make no difference to the page's picture.

    A sign that the machine's fonts lack is never drawn: it goes with the rest of its text, and alone it proves nothing.
    """
    unseen, unproven = np.zeros((2, len(glyphs)), np.bool_)
    twins = _twins(doubted, paint, _texts(glyphs))
    area = _around(doubted, frame, paint)
    with _only_near(paint, doubted):
        before = _picture(page, frame, area)
        for group in _apart(doubted.tolist(), paint, twins):
            off = paint.items[sorted({k for row in group for k in (row, *twins[row])})].tolist()
            with switched_off(off):
                after = _picture(page, frame, area)
            changed = _changed(before, after)
            mine = np.flatnonzero(np.isin(glyphs.owner, paint.items[group]) & ~glyphs.white)
            unseen[mine] = ~_differs(np.rot90(changed, frame.turned), area, glyphs.box[mine])
            _judge_thin(glyphs, mine, unseen)
            if glyphs.undrawn:
                _judge_undrawn(glyphs, mine, unseen, unproven)
    return unseen, unproven


def seen_as_clips(page: pdfium.PdfPage, frame: Frame, glyphs: Glyphs, paint: Paint, inkless: Places) -> Flags:
    """Which characters are seen though their texts (rows of `paint`) have no ink: as the clip of what is painted later.

    What is painted through them shows in their shape; what fills their whole box was painted without regard to them.
    """
    seen = np.zeros(len(glyphs), np.bool_)
    clips = [k for k in inkless.tolist() if native.render_mode(int(paint.items[k])) == AS_CLIP][:MAX_COMPARED]
    painted = np.flatnonzero(paint.kinds != TEXT)
    a, b, c, d = paint.boxes[painted].T
    through: dict[int, list[int]] = {}
    for k in clips:
        x0, y0, x1, y1 = paint.boxes[k]
        later = painted[(painted > k) & (a < x1) & (c > x0) & (b < y1) & (d > y0)].tolist()
        if later:
            through[k] = later
    if not through:
        return seen
    rows = np.array(list(through), np.intp)
    area = _around(rows, frame, paint)
    before = _picture(page, frame, area)
    with switched_off(paint.items[sorted({n for several in through.values() for n in several})].tolist()):
        changed = np.rot90(_changed(before, _picture(page, frame, area)), frame.turned)
    for k in rows.tolist():
        mine = np.flatnonzero((glyphs.owner == paint.items[k]) & ~glyphs.white)
        if len(mine) and _share(changed, area, glyphs.box[mine]) < FILLED:
            seen[mine] = _differs(changed, area, glyphs.box[mine]).any()
    return seen


def _share(changed: Flags, area: Box, boxes: Floats) -> float:
    """The share of the dots within some boxes that changed."""
    scale = changed.shape[1] / max(area[2] - area[0], 1.0)
    inside = np.zeros(changed.shape, np.bool_)
    for x0, top, x1, bottom in boxes.tolist():
        x, z = (max(int((v - area[0]) * scale), 0) for v in (x0, x1))
        y, w = (max(int((v - area[1]) * scale), 0) for v in (top, bottom))
        inside[y:w, x:z] = True
    return float(changed[inside].mean()) if inside.any() else 1.0


def _judge_thin(glyphs: Glyphs, places: Places, unseen: Flags) -> None:
    """Thin signs of pale type between two characters of their text that are seen are seen with them.

    A decimal point leaves too little ink to tell, and without it a number is another number.
    """
    thin = [
        k
        for k in places.tolist()
        if unseen[k] and glyphs.text[k] in THIN_SIGNS and 0 < k < len(glyphs) - 1
        and all(glyphs.owner[n] == glyphs.owner[k] and not unseen[n] and not glyphs.white[n] for n in (k - 1, k + 1))
    ]  # fmt: skip
    if thin:
        pale = bulk.fills(glyphs.owner[thin])[:, :3].min(axis=1) >= PALE
        unseen[np.array(thin)[pale]] = False


def _judge_undrawn(glyphs: Glyphs, places: Places, unseen: Flags, unproven: Flags) -> None:
    """Signs without a glyph, among the characters `places`, are judged by the others of their texts."""
    drawn: dict[int, bool] = {}
    undrawn = []
    for k in places.tolist():
        owner = int(glyphs.owner[k])
        if (owner, glyphs.text[k]) in glyphs.undrawn:
            undrawn.append((k, owner))
        else:
            drawn[owner] = drawn.get(owner, False) or not unseen[k]
    for k, owner in undrawn:
        unseen[k] = not drawn.get(owner, True)
        unproven[k] = owner not in drawn


def _changed(before: _Picture, after: _Picture) -> Flags:
    """The dots of a picture that changed by more than a reader notices, in any colour."""
    found = np.zeros(before.shape[:2], np.bool_)
    for one, other in zip(np.moveaxis(before, 2, 0), np.moveaxis(after, 2, 0), strict=True):
        found |= np.maximum(one, other) - np.minimum(one, other) > FAINT
    return found


@contextmanager
def switched_off(items: list[int]) -> Iterator[None]:
    """The page drawn without these objects of PDFium (addresses), which are switched on again at the end."""
    for item in items:
        native.set_active(item, 0)
    try:
        yield
    finally:
        for item in items:
            native.set_active(item, 1)


@contextmanager
def _only_near(paint: Paint, doubted: Places) -> Iterator[None]:
    """The page without what lies apart from the texts in doubt: a large photograph elsewhere is not drawn."""
    x0, y0, x1, y1 = (each[:, None] for each in paint.boxes[doubted].T)
    far = np.ones(len(paint.items), np.bool_)
    far[doubted] = False
    for some in np.array_split(np.arange(len(far)), max(len(far) * len(doubted) // 2_000_000, 1)):
        a, b, c, d = paint.boxes[some].T
        apart = (a > x1 + MARGIN) | (c < x0 - MARGIN) | (b > y1 + MARGIN) | (d < y0 - MARGIN)
        far[some] &= apart.all(axis=0)
    with switched_off(paint.items[far].tolist()):
        yield


def _texts(glyphs: Glyphs) -> dict[int, str]:
    """What the text layer has of each text object."""
    found: dict[int, str] = {}
    for item, character in zip(glyphs.owner.tolist(), glyphs.text, strict=True):
        found[item] = found.get(item, "") + character
    return found


def _twins(doubted: Places, paint: Paint, texts: dict[int, str]) -> _Twins:
    """For each text those that print the same on its spot, for bold type or a shadow: one hides the other's lack.

    pdfium leaves the second of two such texts out of the text layer.
    """
    rows = paint.of(TEXT)
    every = paint.boxes[rows]
    items = dict(zip(rows.tolist(), paint.items[rows].tolist(), strict=True))
    found: _Twins = {}
    for row in doubted.tolist():
        box = paint.boxes[row]
        near = np.abs(every - box).max(axis=1) < TWIN * (box[3] - box[1])
        own = texts.get(items[row], "").strip()
        others = (k for k in rows[near].tolist() if k != row)
        found[row] = [k for k in others if texts.get(items[k], "").strip() in ("", own)]
    return found


def _around(doubted: Places, frame: Frame, paint: Paint) -> Box:
    """The part of the page, as it is read, that holds some texts; the whole of it where it is turned."""
    shown = frame.box(*frame.shown)
    if frame.quarters or frame.turned:
        return shown
    every = np.array([frame.box(*box) for box in paint.boxes[doubted].tolist()])
    (x0, top), (x1, bottom) = every[:, :2].min(axis=0) - MARGIN, every[:, 2:].max(axis=0) + MARGIN
    area = Box(max(x0, shown.x0), max(top, shown.top), min(x1, shown.x1), min(bottom, shown.bottom))
    is_proper = area.width > 1 and area.height > 1
    return area if is_proper else shown


def _apart(doubted: list[int], paint: Paint, twins: _Twins) -> list[list[int]]:
    """Texts in few groups, in each of which hardly any lies upon another that says something else."""
    groups: list[list[int]] = []
    for row in doubted:
        group = next((g for g in groups if not _overlaps(row, g, paint, twins[row])), None)
        if group is not None:
            group.append(row)
        elif len(groups) < MAX_GROUPS:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _overlaps(row: int, group: list[int], paint: Paint, twins: list[int]) -> bool:
    others = [k for k in group[-MAX_COMPARED:] if k not in twins]
    x0, y0, x1, y1 = paint.boxes[row]
    a, b, c, d = paint.boxes[others].T
    return bool(((a < x1) & (c > x0) & (b < y1) & (d > y0)).any())


def _picture(page: pdfium.PdfPage, frame: Frame, area: Box) -> _Picture:
    """A part of the page as it is shown, coarsely: rows, columns, colours."""
    width, height = page.get_size()
    shown = frame.box(*frame.shown)
    sides = tuple(abs(a - b) for a, b in zip(area, shown, strict=True))
    crop = (sides[0], sides[3], sides[2], sides[1])
    scale = min(SCALE, 2_000 / max(width, height, 1.0))
    bitmap = page.render(scale=scale, crop=cropped(page, scale, crop), prefer_bgrx=False, may_draw_forms=False)
    try:
        image: _Picture = np.array(bitmap.to_numpy())
    finally:
        bitmap.close()
    return image[:, :, None] if image.ndim == 2 else image[:, :, :3]


def _differs(changed: Flags, area: Box, boxes: Floats) -> Flags:
    """For each box whether a dot within it changed, its neighbours' rims left out."""
    scale = changed.shape[1] / max(area[2] - area[0], 1.0)
    x0, top, x1, bottom = ((boxes[:, k] - area[k % 2]) * scale for k in range(4))
    inset = np.minimum(0.15 * (x1 - x0), 1.0)
    xa, xz = np.floor(x0 + inset), np.ceil(x1 - inset)
    xa, xz = (np.clip(v, 0, changed.shape[1]).astype(int) for v in (xa, np.maximum(xz, xa + 1)))
    ya, yz = (
        np.clip(v, 0, changed.shape[0]).astype(int) for v in (np.floor(top), np.maximum(np.ceil(bottom), top + 1))
    )
    return marked(changed, np.stack([xa, ya, xz, yz], axis=1))


def marked(dots: Flags, spans: npt.NDArray[np.intp]) -> Flags:
    """For each span of a picture's dots (x0, y0, x1, y1; one past the last) whether one of them is set."""
    if c := kernel():
        found, rows = np.zeros(len(spans), np.bool_), np.ascontiguousarray(dots)
        places = np.ascontiguousarray(spans, np.int64)
        down, across = rows.shape
        c.gauger_marked(rows.ctypes.data, across, down, len(places), places.ctypes.data, found.ctypes.data)
        return found
    sums = np.pad(dots.cumsum(axis=0, dtype=np.int32).cumsum(axis=1), ((1, 0), (1, 0)))
    xa, ya, xz, yz = spans.T
    seen: Flags = (sums[yz, xz] - sums[ya, xz] - sums[yz, xa] + sums[ya, xa]) > 0
    return seen
