"""Rows of slots: the one shape in which ruled tables, striped tables, aligned columns and running lines are read.

A table's cell is a slot, a merged cell standing in each row it covers; outside of tables each segment of a line is
one. Rows at the same height are one row: rulings often take in only half a table, or every second row of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from classifier.box import Box, around
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import GAP, Cell, Page, Segment, Table
from extractor.rows.slots import Row, Slot
from extractor.rows.unruled.cards import by_part
from extractor.rows.unruled.leaders import holds_a_leader, is_leader, parted
from extractor.rows.unruled.prose_models import parted_by_models
from extractor.rows.unruled.running_on import goes_on
from extractor.rows.unruled.stacked_heads import with_whole_heads
from extractor.rows.unruled.text_columns import Column, columns
from extractor.rows.unruled.wrapped_cells import with_whole_cells

_FRAME_LINES = 6
"""A cell with more lines than this is a frame around text, not a value."""

_RUNNING_TEXT = 45
_RUNNING_TEXT_OF_A_COLUMN = 24
"""Shorter lines are headings and entries of lists, not running text."""

_LONGEST = 4_000
"""A longer run of words is read in pieces: no label stands so far from its value, and what compares the words of a
run with each other would take for ever on a file made to harm."""

_TOLERANCES = ("±", "+/-", "＋/－")


def rows(page: Page) -> tuple[Row, ...]:
    """All rows of a page from top to bottom, those at one height joined; of columns one after the other."""
    found: list[Row] = []
    inside: set[tuple[int, int]] = set()
    for number, table in enumerate(page.tables):
        if _is_table(table):
            kept = _value_cells(page, table)
            inside.update(span for c in kept for span in c.spans)
            found += _table_rows(page, table, kept, number)
    whole = page.origin == "flow"
    joined = [
        row
        for tables, lines in by_part(page, found, list(_line_rows(page, inside)))
        for part in columns(tables, lines)
        for row in _joined(sorted([*part.tables, *_paragraphs(page, part, whole)], key=_middle_then_left))
    ]
    read = parted_by_models(with_whole_heads(page, joined))
    return tuple(piece for row in read for piece in _in_pieces(page, row))


def _middle_then_left(row: Row) -> tuple[float, float]:
    return row.top + row.bottom, row.slots[0].left


def _is_table(table: Table) -> bool:
    """Whether it parts values from labels: more than one column, and more than one cell with text."""
    return table.columns > 1 and sum(bool(c.spans) for c in table.cells) > 1


def _value_cells(page: Page, table: Table) -> list[Cell]:
    """The cells that are one thing each: no frame around text, and not several columns that no ruling parts.

    Beside a cell with columns of its own, a cell of several lines is a list, and read line by line too.
    """
    apart = [c for c in table.cells if any(_has_columns(page.text[a:z]) for a, z in c.spans)]
    rows = {c.row for c in apart}
    return [
        c
        for c in table.cells
        if c.spans and len(c.spans) <= _FRAME_LINES and c not in apart and (len(c.spans) == 1 or c.row not in rows)
    ]


def _has_columns(text: str) -> bool:
    return GAP in text or holds_a_leader(text)


def _table_rows(page: Page, table: Table, cells: list[Cell], number: int) -> Iterator[Row]:
    for row in range(table.rows):
        here = [(k, c) for k, c in enumerate(cells) if c.row <= row < c.row + c.rows]
        if here:
            own = [c for _, c in here if c.rows == 1] or [c for _, c in here]
            box = around(_words_box(page, c) for c in own)
            slots = sorted((_cell_slot(page, table, c, k, number) for k, c in here), key=lambda s: s.left)
            yield from _split(page, Row(tuple(slots), *((box.top, box.bottom) if box else (0.0, 0.0))))


def _split(page: Page, row: Row) -> Iterator[Row]:
    """A row whose cells list several labels and as many values, line by line: a row each.

    Lines stand at one height across the cells; a cell with another number of lines belongs to each of them.
    """
    listed = [s for s in row.slots if len(s.spans) > 1 and all(_has_digit(page, span) for span in s.spans)]
    if not listed:
        yield row
        return
    count = len(listed[0].spans)
    parallel = [s for s in row.slots if len(s.spans) == count and _level(page, s, listed[0])]
    left_of = any(s.left < listed[0].left and s not in listed for s in parallel)
    whole = [s for s in row.slots if len(s.spans) == 1 and _has_digit(page, s.spans[0])]
    if not left_of or len(whole) >= len(listed):
        # A label of two lines beside one value is one label, though another cell has two lines as well.
        yield row
        return
    for k in range(count):
        slots = tuple(_line_of(page, s, k) if s in parallel else s for s in row.slots)
        boxes = [b for s in parallel if (b := page.box_of(*s.spans[k])) is not None]
        yield Row(slots, min(b[1] for b in boxes), max(b[3] for b in boxes))


def _has_digit(page: Page, span: tuple[int, int]) -> bool:
    return any(map(str.isdigit, page.text[slice(*span)]))


def _level(page: Page, one: Slot, other: Slot) -> bool:
    """Whether the lines of two cells stand at the same heights."""
    pairs = [(page.box_of(*a), page.box_of(*b)) for a, b in zip(one.spans, other.spans, strict=True)]
    return all(
        a is not None and b is not None and abs(a[3] - b[3]) < LAYOUT.rows.cells_level * (b[3] - b[1]) for a, b in pairs
    )


def _line_of(page: Page, slot: Slot, k: int) -> Slot:
    span = slot.spans[k]
    return Slot(page.text[slice(*span)], (span,), slot.left, slot.right, slot.key, slot.table)


def _cell_slot(page: Page, table: Table, cell: Cell, key: int, number: int) -> Slot:
    box = cell.box or _words_box(page, cell)
    text = " ".join(page.text[a:b] for a, b in cell.spans)
    return Slot(text, cell.spans, box.x0, max(box.x1, _reach(page, table, cell)), key, number)


def _reach(page: Page, table: Table, cell: Cell) -> float:
    """How far to the right a merged cell reaches where no box tells: as far as what stands in its columns."""
    if cell.box is not None or cell.columns < 2:
        return 0.0
    covered = range(cell.column, cell.column + cell.columns)
    return max((_words_box(page, c).x1 for c in table.cells if c.columns == 1 and c.column in covered), default=0.0)


def _words_box(page: Page, cell: Cell) -> Box:
    box = around(b for a, z in cell.spans if (b := page.box_of(a, z)) is not None)
    return box or cell.box or Box(0.0, 0.0, 0.0, 0.0)


def _line_rows(page: Page, inside: set[tuple[int, int]]) -> Iterator[Row]:
    covered = frozenset(inside)
    for line in page.lines:
        segments = [s for s in line.segments if (s.start, s.end) not in covered and not _within(s, covered)]
        if segments:
            whole = [_segment_slot(page, group) for group in _with_tolerances(page, segments)]
            slots = tuple(piece for slot in whole if not is_leader(slot.text) for piece in parted(page, slot))
            if slots:
                yield Row(slots, min(s.box.top for s in segments), max(s.box.bottom for s in segments))


def _paragraphs(page: Page, part: Column, whole: bool) -> list[Row]:
    """The lines of a part, those of running text joined: a line that reaches the margin goes on in the next one.

    None where each line is a `whole` paragraph: those of a text document, laid out by nobody, all reach as far.
    """
    if whole:
        return with_whole_cells(part.lines)
    least = _RUNNING_TEXT_OF_A_COLUMN if part.narrow else _RUNNING_TEXT
    lines = with_whole_cells(tuple(_by_itself(page, line) for line in part.lines) if part.narrow else part.lines)
    margin = max((r.slots[-1].right for r in lines), default=0.0)
    joined: list[Row] = []
    last: Row | None = None
    for row in lines:
        long = bool(joined) and len(joined[-1].slots[0].text) >= least
        if last is not None and long and goes_on(last, row, margin):
            above, slot = joined[-1].slots[0], row.slots[0]
            text = Slot(f"{above.text} {slot.text}", above.spans + slot.spans, above.left, above.right, above.key)
            joined[-1] = Row((replace(text, right=max(above.right, slot.right)),), joined[-1].top, row.bottom)
        else:
            joined.append(row)
        last = row
    return joined


def _by_itself(page: Page, line: Row) -> Row:
    """A line of a column as high as its own words, and not as those of the column beside it."""
    box = around(b for s in line.slots for a, z in s.spans if (b := page.box_of(a, z)) is not None)
    return line if box is None else replace(line, top=box.top, bottom=box.bottom)


def _within(segment: Segment, covered: frozenset[tuple[int, int]]) -> bool:
    return any(a <= segment.start and segment.end <= b for a, b in covered)


def _with_tolerances(page: Page, segments: list[Segment]) -> list[list[Segment]]:
    """Segments, a tolerance set apart ("92.0 g    ± 1.5 g") joined to the value before it."""
    groups: list[list[Segment]] = []
    for segment in segments:
        if groups and page.text.startswith(_TOLERANCES, segment.start):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups


def _segment_slot(page: Page, group: list[Segment]) -> Slot:
    span = (group[0].start, group[-1].end)
    return Slot(page.text[slice(*span)], (span,), group[0].box.x0, group[-1].box.x1, span[0])


def _joined(several: list[Row]) -> Iterator[Row]:
    """Rows at one height as one row, where their slots do not stand over each other."""
    waiting: Row | None = None
    for row in several:
        if waiting is None:
            waiting = row
        elif _side_by_side(waiting, row):
            slots = tuple(sorted((*waiting.slots, *row.slots), key=lambda s: s.left))
            waiting = Row(slots, min(waiting.top, row.top), max(waiting.bottom, row.bottom))
        else:
            yield waiting
            waiting = row
    if waiting is not None:
        yield waiting


def _in_pieces(page: Page, row: Row) -> Iterator[Row]:
    """The row, and a row of its own for each further piece of a slot that is too long."""
    if all(len(slot.text) <= _LONGEST for slot in row.slots):
        yield row
        return
    pieces = [list(_pieces(page, slot)) for slot in row.slots]
    yield Row(tuple(several[0] for several in pieces), row.top, row.bottom)
    for several in pieces:
        yield from (Row((piece,), row.top, row.bottom) for piece in several[1:])


def _pieces(page: Page, slot: Slot) -> Iterator[Slot]:
    """A slot cut between words, so that no piece is too long."""
    held: list[tuple[int, int]] = []
    for span in (part for whole in slot.spans for part in _parts(page, *whole)):
        if held and sum(z - a for a, z in (*held, span)) > _LONGEST:
            yield _piece(page, slot, held)
            held = []
        held.append(span)
    yield _piece(page, slot, held)


def _parts(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = page.text.rfind(" ", start, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, cut
        start = cut + (space > start)
    yield start, end


def _piece(page: Page, slot: Slot, spans: list[tuple[int, int]]) -> Slot:
    return replace(slot, text=" ".join(page.text[a:z] for a, z in spans), spans=tuple(spans))


def _beside_table(table: Row, loose: Row) -> bool:
    """Whether loose words stand at the height of a table's row: a last column that no ruling closes."""
    in_table = all(s.table is not None for s in table.slots) and all(s.table is None for s in loose.slots)
    return in_table and table.top - 1 <= loose.top and loose.bottom <= table.bottom + 1


def _side_by_side(one: Row, other: Row) -> bool:
    height = min(one.bottom - one.top, other.bottom - other.top)
    middles = abs(one.top + one.bottom - other.top - other.bottom) / 2
    if (
        middles > LAYOUT.rows.one_height * max(height, LAYOUT.rows.least_type_points)
        and not _beside_table(one, other)
        and not _beside_table(other, one)
    ):
        return False
    return all(a.right <= b.left + 2 or b.right <= a.left + 2 for a in one.slots for b in other.slots)
