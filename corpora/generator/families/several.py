"""Layouts in which values run across: several models, one model transposed, units apart."""

from __future__ import annotations

from corpora.generator.sheet import Sheet
from corpora.made.drawing.layouts import Row, beside, models_in_rows, unit_column, unit_in_label
from corpora.made.drawing.layouts import words as cells
from corpora.made.drawing.paper import Block, Cells, Heading, Side, Table
from corpora.made.drawing.values import Value


def columns(sheet: Sheet) -> list[Block]:
    """A column a model."""
    word, models = sheet.wording.word, [thing.label for thing in sheet.things]
    head = (word("item") if sheet.rng.random() < 0.5 else word("model"), *models)
    way, look = sheet.rng.randrange(3), sheet.look()
    if way == 0:
        made = beside(sheet.rows(), look=look, head=cells(*head))
    elif way == 1:
        made = unit_column(sheet.rows(), cells(head[0], word("unit"), *models), look=look)
    else:
        made = unit_in_label(sheet.rows(), look=look, head=cells(*head))
    return [*sheet.title(), made, *sheet.foot()]


def rows(sheet: Sheet) -> list[Block]:
    """A row a model, the units in the head."""
    return [*sheet.title(), _in_rows(sheet, others=False), *sheet.foot()]


def transposed(sheet: Sheet) -> list[Block]:
    """One model in a single row under its labels."""
    return [*sheet.title(name=False), _in_rows(sheet, others=len(sheet.plan) < 4), *sheet.foot()]


def side_by_side(sheet: Sheet) -> list[Block]:
    """Two models, each with a table of its own beside the other's."""
    halves: list[tuple[Block, ...]] = []
    rows_ = sheet.rows()
    for k, thing in enumerate(sheet.things):
        one = [Row(r.name, (r.values[k],)) for r in rows_]
        halves.append((Heading(thing.label, 2), beside(one, look="rules")))
    return [*sheet.title(), Side(halves[0], halves[1]), *sheet.foot()]


def units_apart(sheet: Sheet) -> list[Block]:
    """Units in a column behind the values, or in a row below the labels."""
    word, look = sheet.wording.word, sheet.look()
    if sheet.rng.random() < 0.5:
        head = cells(word("item"), word("value"), word("unit"))
        return [*sheet.title(), unit_column(sheet.rows(), head, look=look, last=True), *sheet.foot()]
    rows_ = sheet.rows(others=False)
    values: Cells = tuple((v,) if isinstance(v, Value) else v for v in (r.values[0] for r in rows_))
    made = Table(
        (
            cells(word("model"), *(r.name for r in rows_)),
            cells("", *(r.printed_unit for r in rows_)),
            ((sheet.things[0].label,), *values),
        ),
        look,
        head=2,
    )
    return [*sheet.title(name=False), made, *sheet.foot()]


def _in_rows(sheet: Sheet, *, others: bool) -> Table:
    models = [thing.label for thing in sheet.things]
    return models_in_rows(models, sheet.rows(others=others), sheet.wording.word("model"), look=sheet.look())
