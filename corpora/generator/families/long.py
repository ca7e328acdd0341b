"""Layouts with more than the values: tables that go on over the page, a history of revisions."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpora.generator.sheet import Sheet
from corpora.made.drawing.layouts import beside, models_in_rows
from corpora.made.drawing.layouts import words as cells
from corpora.made.drawing.paper import Block, Heading, NewPage, Table
from corpora.made.drawing.values import Value, shown, with_unit


def over_pages(sheet: Sheet) -> list[Block]:
    """A table of models that goes on over the page, with its head again or without."""
    made = models_in_rows(
        [thing.label for thing in sheet.things],
        sheet.rows(others=False),
        sheet.wording.word("model"),
        look=sheet.look(),
    )
    half = 1 + len(sheet.things) // 2
    again = sheet.rng.random() < 0.6
    rest = (*made.rows[:1], *made.rows[half:]) if again else made.rows[half:]
    below = Table(rest, made.look, head=int(again))
    return [*sheet.title(), replace(made, rows=made.rows[:half]), NewPage(), below, *sheet.foot()]


def revision(sheet: Sheet) -> list[Block]:
    """The values that hold, and a history that tells one that no longer does."""
    rows = sheet.rows()
    measured = [r for r in rows if isinstance(r.values[0], Value)]
    history = [cells("A", "2024-03-11", sheet.wording.word("title"))]
    if measured:
        row = sheet.rng.choice(measured)
        value = row.values[0]
        assert isinstance(value, Value)
        digits = re.search(r"\d+(?:[.,]\d+)?", value.shown)
        assert digits is not None
        older = f"{Decimal(digits[0].replace(',', '.')) * Decimal('0.91'):.2f}"
        history.append(cells("B", "2025-06-02", f"{row.name}: {older} {value.unit} → {shown(with_unit(value))}"))
    table = Table((cells("Rev.", "Date", sheet.wording.word("revision")), *history), "ruled", widths=(0.4, 0.8, 3))
    return [
        *sheet.title(name=False),
        beside([sheet.model_row(), *rows], look=sheet.look()),
        Heading(sheet.wording.word("revision"), 2),
        table,
        *sheet.foot(),
    ]
