"""What lies over the cells of a sheet: text boxes and shapes, pictures, charts, diagrams (`xl/drawings/`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.document.model import Severity
from extractor.readers.office.made_page import letters
from extractor.readers.office.parts import Package, Relation
from extractor.readers.office.safe_xml import MAX_DEPTH, Element, NotReadable, child, choice, get, name
from extractor.readers.office.told import Pictured, Told
from extractor.readers.office.workbook.sheets import Floating
from extractor.readers.office.workbook.shown.colours import NEAR, WHITE

_ANCHORS = ("xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor")
_EMU = 12_700
_ROW, _COLUMN = 190_500, 609_600
"""How high a row and how wide a column is unless told otherwise, in the drawing's units."""

_MOST_ROWS = 2.2
"""Rows from which on a shape is a box of its own beside the cells."""


def floating(package: Package, part: str, sheet: str, told: Told) -> Iterator[Floating]:
    """The lines of the shapes of a drawing, each shape with the cell that it begins at."""
    try:
        root = package.xml(part)
    except NotReadable:
        told.note(f"The drawings on sheet {sheet!r} are damaged and were not read.", Severity.ERROR)
        return
    if root is None:
        told.note(f"The drawings on sheet {sheet!r} are missing from the file.", Severity.ERROR)
        return
    relations = package.relations(part)
    for anchor in root:
        if name(anchor) in _ANCHORS:
            over = _over(anchor)
            for line in _shapes(anchor, package, relations, _place(anchor, sheet), told, 0):
                yield replace(line, over=over)


def _over(anchor: Element) -> tuple[int, int] | None:
    """The cell, its row and column from 0, upon which a shape lies that is no higher than a row or two.

    Rows and columns that the shape crosses are taken for the usual ones.
    """
    first, last, size = (child(anchor, f"xdr:{each}") for each in ("from", "to", "ext"))
    sides = []
    for which, extent, usual in (("row", "cy", _ROW), ("col", "cx", _COLUMN)):
        start, end = _along(first, which, usual), _along(last, which, usual)
        if start is not None and end is None and (get(size, extent) or "").isdecimal():
            end = start + int(get(size, extent) or 0) / usual
        if start is None or end is None:
            return None
        sides.append((start, end))
    (top, bottom), (left, right) = sides
    return (int((top + bottom) / 2), int((left + right) / 2)) if 0 < bottom - top < _MOST_ROWS else None


def _along(corner: Element | None, which: str, usual: int) -> float | None:
    """Where a corner of an anchor lies, in rows or columns."""
    number, off = (child(corner, f"xdr:{which}{more}") for more in ("", "Off"))
    if number is None or not (number.text or "").strip().isdecimal():
        return None
    aside = (off.text or "").strip() if off is not None else ""
    return int(number.text or 0) + min(int(aside) / usual if aside.isdecimal() else 0.0, 0.99)


def _place(anchor: Element, sheet: str) -> str:
    column, row = (
        (child(anchor, "xdr:from", f"xdr:{which}") for which in ("col", "row"))
        if child(anchor, "xdr:from") is not None
        else (None, None)
    )
    numbers = [int(e.text) if e is not None and (e.text or "").strip().isdecimal() else 0 for e in (column, row)]
    return f"{sheet}!shape at {letters(numbers[0])}{numbers[1] + 1}"


def _shapes(
    element: Element, package: Package, relations: dict[str, Relation], place: str, told: Told, depth: int
) -> Iterator[Floating]:
    if depth > MAX_DEPTH:
        return
    for inner in element:
        kind = name(inner)
        if kind == "mc:AlternateContent":
            chosen = choice(inner)
            if chosen is not None:
                yield from _shapes(chosen, package, relations, place, told, depth + 1)
        elif _is_hidden(inner):
            told.unseen("hidden", place, " ".join(_lines(inner, place, Told())))
        elif kind in ("xdr:sp", "xdr:cxnSp"):
            opaque = kind == "xdr:sp" and _is_opaque(inner)
            yield from (Floating(line, place, is_opaque=opaque) for line in _lines(inner, place, told))
            yield from _shapes(inner, package, relations, place, told, depth + 1)
        elif kind == "a:blip":
            _pictured(inner, relations, place, told)
        elif kind == "c:chart":
            told.note(f"A chart ({place}) was not read: what its curves show is no stated value.")
        elif kind == "dgm:relIds":
            yield from _diagram(inner, package, relations, place, told)
        else:
            yield from _shapes(inner, package, relations, place, told, depth + 1)


def _is_hidden(shape: Element) -> bool:
    holder = next((i for i in shape if name(i).startswith("xdr:nv")), None)
    properties = next((i for i in holder if name(i) == "xdr:cNvPr"), None) if holder is not None else None
    return get(properties, "hidden") in ("1", "true")


def _lines(shape: Element, place: str, told: Told) -> Iterator[str]:
    """The lines of a shape; what is struck, or white upon nothing, is told."""
    on_paper = _is_on_paper(shape)
    for paragraph in (p for p in shape.iter() if name(p) == "a:p"):
        text = ""
        for run in paragraph:
            if name(run) in ("a:r", "a:fld"):
                said = "".join(t.text or "" for t in run if name(t) == "a:t")
                why = _unseen(child(run, "a:rPr"), on_paper=on_paper)
                if why is None:
                    text += said
                else:
                    told.unseen(why, place, said)
            elif name(run) == "a:br":
                text += "\n"
        yield from (line for line in text.split("\n") if line.strip())


def _unseen(marks: Element | None, *, on_paper: bool) -> str | None:
    if get(marks, "strike") not in (None, "noStrike"):
        return "struck"
    fill = child(marks, "a:solidFill")
    if child(marks, "a:noFill") is not None:
        return "tiny"
    return "white" if on_paper and fill is not None and _is_white(fill) else None


def _is_white(fill: Element) -> bool:
    color = next(iter(fill), None)
    if get(color, "val") in ("bg1", "lt1"):
        return color is not None and not len(color)
    try:
        return min(bytes.fromhex(get(color, "val") or "")) >= WHITE[0] - NEAR
    except ValueError:
        return False


def _is_on_paper(shape: Element) -> bool:
    """Whether a shape has no colour of its own behind its text."""
    properties = child(shape, "xdr:spPr")
    if child(properties, "a:noFill") is not None:
        return True
    fill = child(properties, "a:solidFill")
    if fill is not None:
        return _is_white(fill)
    return child(shape, "xdr:style") is None and not any(
        name(i).endswith("Fill") for i in (properties if properties is not None else ())
    )


def _is_opaque(shape: Element) -> bool:
    """Whether a shape is filled with a colour that nothing shows through."""
    fill = child(shape, "xdr:spPr", "a:solidFill")
    if fill is None:
        return child(shape, "xdr:style") is not None and child(shape, "xdr:spPr", "a:noFill") is None
    return not any(name(inner) == "a:alpha" for inner in fill.iter())


def _pictured(blip: Element, relations: dict[str, Relation], place: str, told: Told) -> None:
    relation = relations.get(get(blip, "embed") or get(blip, "link") or "")
    if relation is None or relation.outside:
        told.note(f"A picture ({place}) is not in the file, only an address of it: ask for the file with its pictures.")
    else:
        told.pictures.append(Pictured(relation.target, place, _width(blip)))


def _width(blip: Element) -> float | None:
    """How wide a picture is shown, in points, where the drawing says it."""
    for above in blip.iterancestors():
        for sized in (child(above, "xdr:spPr", "a:xfrm", "a:ext"), child(above, "xdr:ext")):
            across = get(sized, "cx") or ""
            if across.isdecimal() and int(across):
                return int(across) / _EMU
    return None


def _diagram(
    element: Element, package: Package, relations: dict[str, Relation], place: str, told: Told
) -> Iterator[Floating]:
    relation = relations.get(get(element, "dm") or "")
    root = package.optional(relation.target) if relation is not None else None
    if root is None:
        told.note(f"A diagram ({place}) could not be read.", Severity.WARNING)
        return
    yield from (Floating(line, place) for line in _lines(root, place, told))
