"""Tables of Word: rows and cells whatever wraps them, cells that cover several, rows that are not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.document.model import Severity
from extractor.readers.office.made_page import letters
from extractor.readers.office.safe_xml import Element, child, choice, get, name, text_of
from extractor.readers.office.word.blocks import Block, TableCell, WordTable, has_table
from extractor.readers.office.word.styles import FLAT, is_on, is_shaded
from extractor.readers.office.word.walk import Place, Walk

MAX_TABLE_ROWS = 3_000
MAX_COLUMNS = 200
_WRAPPINGS = frozenset(("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))


@dataclass(slots=True)
class _Open:
    """A cell that may still grow downwards."""

    row: int
    column: int
    columns: int
    blocks: tuple[Block, ...]
    rows: int = 1


def table(element: Element, story: Walk, place: Place) -> Iterator[Block]:
    """A table, or, where tables stand in its cells or it only frames text, what stands in it in order."""
    style = get(child(element, "w:tblPr", "w:tblStyle"), "val") or story.styles.usual("table")
    ground = place.on_ground or bool(is_shaded(child(element, "w:tblPr"))) or story.styles.has_ground(style)
    story.tables += 1
    inside = replace(place.deeper(), table=style, on_ground=ground, cell=f"Table {story.tables}")
    rows = list(_wrapped(element, "w:tr"))
    if len(rows) > MAX_TABLE_ROWS:
        story.told.note(f"A table has {len(rows)} rows; only the first {MAX_TABLE_ROWS} were read.", Severity.ERROR)
    read: list[list[_Open]] = []
    above: dict[int, _Open] = {}
    for row in rows[:MAX_TABLE_ROWS]:
        if _is_shown(row, story, inside):
            read.append(_row(row, len(read), above, story, inside))
    yield from _made(read)


def _wrapped(element: Element, kind: str, depth: int = 0) -> Iterator[Element]:
    """Rows of a table, or cells of a row, through everything that may wrap them."""
    for inner in element:
        if name(inner) == kind:
            yield inner
        elif name(inner) in _WRAPPINGS and depth < 20:
            yield from _wrapped(inner, kind, depth + 1)
        elif name(inner) == "mc:AlternateContent":
            chosen = choice(inner)
            if chosen is not None:
                yield from _wrapped(chosen, kind, depth + 1)


def _is_shown(row: Element, story: Walk, place: Place) -> bool:
    properties = child(row, "w:trPr")
    if child(properties, "w:del") is not None:
        story.told.unseen("deleted", f"{place.cell}, a row", _text(row))
        return False
    if is_on(child(properties, "w:hidden")):
        story.told.unseen("hidden row", place.cell or place.part, _text(row))
        return False
    height = child(properties, "w:trHeight")
    if get(height, "hRule") == "exact" and _int(get(height, "val"), FLAT + 1) <= FLAT:
        story.told.unseen("hidden row", place.cell or place.part, _text(row))
        return False
    return True


def _text(element: Element) -> str:
    return " ".join(text_of(p, "w:t", "w:delText") for p in element.iter() if name(p) == "w:p")


def _row(row: Element, number: int, above: dict[int, _Open], story: Walk, place: Place) -> list[_Open]:
    """A row's cells; those that go on from the row above only make that one longer."""
    properties = child(row, "w:trPr")
    column, made = _int(get(child(properties, "w:gridBefore"), "val"), 0), list[_Open]()
    below: dict[int, _Open] = {}
    for cell in _wrapped(row, "w:tc"):
        own = child(cell, "w:tcPr")
        if child(own, "w:cellDel") is not None:
            story.told.unseen("deleted", f"{place.cell}, a cell", _text(cell))
            continue
        columns = max(1, _int(get(child(own, "w:gridSpan"), "val"), 1))
        across, down = child(own, "w:hMerge"), child(own, "w:vMerge")
        if column + columns > MAX_COLUMNS:
            story.told.note(f"A table has more than {MAX_COLUMNS} columns; the rest was not read.", Severity.ERROR)
            break
        if made and across is not None and get(across, "val") != "restart":
            made[-1].columns += columns
            story.told.unseen("covered", place.cell or place.part, _text(cell))
        elif down is not None and get(down, "val") != "restart" and column in above:
            held = above[column]
            held.rows = number - held.row + 1
            below[column] = held
            story.told.unseen("covered", place.cell or place.part, _text(cell))
        else:
            ground = place.on_ground or bool(is_shaded(own))
            called = f"{place.cell}!{letters(column)}{number + 1}"
            blocks = tuple(story.blocks(cell, replace(place.deeper(), on_ground=ground, cell=called)))
            made.append(_Open(number, column, columns, blocks))
            if down is not None:
                below[column] = made[-1]
        column += columns
    above.clear()
    above.update(below)
    return made


def _made(rows: list[list[_Open]]) -> Iterator[Block]:
    """Rows as tables; a row with a table in a cell, or a table of one column of many lines, gives its blocks."""
    if rows and all(len(row) <= 1 for row in rows) and any(has_table(c.blocks) for row in rows for c in row):
        yield from (block for row in rows for cell in row for block in cell.blocks)
        return
    held: list[list[_Open]] = []
    for row in rows:
        if any(has_table(cell.blocks) for cell in row):
            yield from _closed(held)
            held = []
            yield from (block for cell in row for block in cell.blocks)
        else:
            held.append(row)
    yield from _closed(held)


def _closed(rows: list[list[_Open]]) -> Iterator[WordTable]:
    cells = [cell for row in rows for cell in row]
    if not cells:
        return
    first = next((cell.row for cell in cells), 0)
    height = len(rows)
    placed = tuple(
        TableCell(c.row - first, c.column, min(c.rows, height - (c.row - first)), c.columns, c.blocks)
        for c in sorted(cells, key=lambda c: (c.row, c.column))
    )
    yield WordTable(height, max(c.column + c.columns for c in placed), placed)


def _int(text: str | None, usual: int) -> int:
    try:
        return max(int(text or usual), 0)
    except ValueError:
        return usual
