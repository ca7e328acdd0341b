"""What PDFium is asked about many characters or objects at once: arrays come out, a row each, in the order asked.

Boxes and points are in points of the file, from its page's bottom left corner upwards. A text is PDFium's handle of a
text layer (`FPDF_TEXTPAGE`), an object its handle of a page object, a character its number in the layer. Each function
calls the compiled kernel where there is one, and else PDFium once a row; both give the same.
"""

from __future__ import annotations

from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.readers.pdf import native
from extractor.readers.pdf.kernel.loading import kernel

Handles = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Singles = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]


def characters(text: int | None, count: int) -> tuple[Codes, Singles, Handles]:
    """The first characters of a text layer: codes, boxes, and the objects that print them.

    Shapes: (count,), (count, 4), (count,). A box is left, top, right, bottom; nought where there is none.
    """
    codes, boxes = np.zeros(count, np.uint32), np.zeros((count, 4), np.float32)
    owners = np.zeros(count, np.uint64)
    if c := kernel():
        c.gauger_characters(text, count, _at(codes), _at(boxes), _at(owners))
        return codes, boxes, owners
    codes[:] = np.fromiter(map(native.char_code, repeat(text), range(count)), np.uint32, count)
    _run(map(native.char_loose_box, repeat(text), range(count), _rows(boxes)[0]))
    owners[:] = np.fromiter(map(native.char_object, repeat(text), range(count)), np.uint64, count)
    return codes, boxes, owners


def inks_of_characters(text: int | None, places: Places) -> Doubles:
    """Boxes around the ink of some characters, shape (n, 4): left, right, low, high."""
    boxes = np.zeros((len(places), 4))
    if c := kernel():
        some = np.ascontiguousarray(places, np.int64)
        c.gauger_inks_of_characters(text, len(some), _at(some), _at(boxes))
    else:
        _run(map(native.char_ink, repeat(text), places.tolist(), *_rows(boxes)))
    return boxes


def origins(text: int | None, places: Places) -> Doubles:
    """Where some characters start on their base lines, shape (n, 2): x, y."""
    points = np.zeros((len(places), 2))
    if c := kernel():
        some = np.ascontiguousarray(places, np.int64)
        c.gauger_origins(text, len(some), _at(some), _at(points))
    else:
        _run(map(native.char_origin, repeat(text), places.tolist(), *_rows(points)))
    return points


def types(text: int | None, places: Places) -> tuple[Singles, Doubles]:
    """The type of some characters: six numbers of a matrix each (n, 6), and the size in points that it scales (n,)."""
    matrices, sizes = np.zeros((len(places), 6), np.float32), np.zeros(len(places))
    if c := kernel():
        some = np.ascontiguousarray(places, np.int64)
        c.gauger_types(text, len(some), _at(some), _at(matrices), _at(sizes))
        return matrices, sizes
    _run(map(native.char_matrix, repeat(text), places.tolist(), _rows(matrices)[0]))
    sizes[:] = np.fromiter(map(native.char_font_size, repeat(text), places.tolist()), np.float64, len(places))
    return matrices, sizes


def fonts(objects: Handles) -> Handles:
    """The fonts of some text objects: PDFium's handle of each, shape (n,)."""
    found = np.zeros(len(objects), np.uint64)
    if c := kernel():
        c.gauger_fonts(len(objects), _at(objects), _at(found))
    else:
        found[:] = np.fromiter(map(native.object_font, objects.tolist()), np.uint64, len(objects))
    return found


def lent_fonts(owners: Handles) -> Handles:
    """For each character's object the font, where that is not in the file; nought where it is, or without object."""
    found = np.zeros(len(owners), np.uint64)
    if c := kernel():
        c.gauger_lent_fonts(len(owners), _at(owners), _at(found))
        return found
    items, which = np.unique(owners, return_inverse=True)
    used = [native.object_font(item) if item else 0 for item in items.tolist()]
    lent = [font if font and native.is_embedded(font) == 0 else 0 for font in used]
    found[:] = np.array(lent, np.uint64)[which]
    return found


def advances(fonts: Handles, codes: Codes) -> Singles:
    """How far each character reaches along its line by its font's own widths, in heights of the type, shape (n,)."""
    widths = np.zeros(len(codes), np.float32)
    if c := kernel():
        c.gauger_advances(len(codes), _at(fonts), _at(codes), _at(widths))
    else:
        rows = _rows(widths.reshape(-1, 1))[0]
        _run(map(native.glyph_width, fonts.tolist(), codes.tolist(), repeat(1.0), rows))
    return widths


def matrices(objects: Handles) -> Singles:
    """Six numbers for each object, which take its points to those of the page or the form that holds it."""
    found = np.tile(np.array((1, 0, 0, 1, 0, 0), np.float32), (len(objects), 1))
    if c := kernel():
        c.gauger_matrices(len(objects), _at(objects), _at(found))
    else:
        _run(map(native.object_matrix, objects.tolist(), _rows(found)[0]))
    return found


def drawn(paths: Handles) -> tuple[Flags, Flags]:
    """Which paths are filled, and which are stroked: a flag for each path, shapes (n,)."""
    modes = np.zeros((len(paths), 2), np.int32)
    if c := kernel():
        c.gauger_draw_modes(len(paths), _at(paths), _at(modes))
    else:
        _run(map(native.draw_mode, paths.tolist(), *_rows(modes)))
    return modes[:, 0] != 0, modes[:, 1] != 0


def fills(objects: Handles) -> Codes:
    """Red, green, blue and opacity of what some objects are filled with, each of 255.

    Opaque black where it is not stated.
    """
    found = _black(len(objects))
    if c := kernel():
        c.gauger_fills(len(objects), _at(objects), _at(found))
    else:
        _run(map(native.fill_colour, objects.tolist(), *_rows(found)))
    return found


def strokes(objects: Handles) -> Codes:
    """Red, green, blue and opacity of what some objects are stroked with, shape (n, 4), as `fills` has them."""
    found = _black(len(objects))
    _run(map(native.stroke_colour, objects.tolist(), *_rows(found)))
    return found


def stroke_widths(paths: Handles) -> Singles:
    """Points of width of what some paths are stroked with, shape (n,); nought where PDFium has none."""
    found = np.zeros((len(paths), 1), np.float32)
    _run(map(native.stroke_width, paths.tolist(), *_rows(found)))
    return found[:, 0]


def transparent(objects: Handles) -> Flags:
    """Which objects are blended with what lies under them, or drawn through a mask, shape (n,)."""
    found = np.zeros(len(objects), np.bool_)
    if c := kernel():
        c.gauger_transparent(len(objects), _at(objects), _at(found))
    else:
        found[:] = np.fromiter(map(native.has_transparency, objects.tolist()), np.bool_, len(objects))
    return found


def text_states(texts: Handles) -> tuple[Numbers, Numbers]:
    """How some texts are rendered, and how many marks each has."""
    modes, marks = np.zeros(len(texts), np.int32), np.zeros(len(texts), np.int32)
    if c := kernel():
        c.gauger_text_states(len(texts), _at(texts), _at(modes), _at(marks))
        return modes, marks
    items = texts.tolist()
    modes[:] = np.fromiter(map(native.render_mode, items), np.int32, len(items))
    marks[:] = np.fromiter(map(native.count_marks, items), np.int32, len(items))
    return modes, marks


def among(items: Handles, ordered: Handles) -> Flags:
    """Which of some handles are among others, which are in order and each there once."""
    if not len(ordered):
        return np.zeros(len(items), np.bool_)
    places = np.searchsorted(ordered, items)
    found: Flags = ordered[np.minimum(places, len(ordered) - 1)] == items
    return found


def _black(count: int) -> Codes:
    found = np.zeros((count, 4), np.uint32)
    found[:, 3] = 255
    return found


def _at(array: npt.NDArray[Any]) -> int:
    """Where an array begins; it is in one piece."""
    assert array.flags.c_contiguous
    return array.ctypes.data


def _rows(array: npt.NDArray[Any]) -> list[range]:
    """The addresses of each column's entries, row after row."""
    start, across = array.ctypes.data, array.shape[1]
    columns = range(start, start + across * array.itemsize, array.itemsize)
    return [range(at, at + array.nbytes, across * array.itemsize) for at in columns]


def _run(calls: Any) -> None:
    for _ in calls:
        pass
