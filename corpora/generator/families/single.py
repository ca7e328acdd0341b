"""Layouts of one model: table, list, card, prose, sections."""

from __future__ import annotations

from corpora.generator.sheet import Sheet
from corpora.made.drawing.layouts import beside, blocks_apart, bulleted, numbered, unit_column, unit_in_label
from corpora.made.drawing.layouts import words as cells
from corpora.made.drawing.paper import Block, Boxed, Heading, Paragraph
from corpora.made.drawing.values import Piece, with_unit


def table(sheet: Sheet) -> list[Block]:
    """Label beside value, with or without a head, a number, or a unit of its own."""
    word, rows, look = sheet.wording.word, [sheet.model_row(), *sheet.rows()], sheet.look()
    way = sheet.rng.randrange(5)
    if way == 0:
        made = beside(rows, look=look, glued=sheet.rng.random() < 0.3)
    elif way == 1:
        made = beside(rows, look=look, head=cells(word("item"), word("value")))
    elif way == 2:
        made = numbered(rows, cells("No.", word("item"), word("value")), look=look)
    elif way == 3:
        made = unit_column(rows, cells(word("item"), word("unit"), word("value")), look=look)
    else:
        made = unit_in_label(rows, look=look, frame=sheet.rng.choice(("{} ({})", "{}, {}", "{} [{}]", "{} / {}")))
    return [*sheet.title(name=sheet.rng.random() < 0.5), made, *sheet.foot()]


def listed(sheet: Sheet) -> list[Block]:
    """A line a value: a colon, or dots that lead to it."""
    rows = [sheet.model_row(), *sheet.rows()]
    colon = sheet.rng.choice((": ", " : ", "：", " ............ ", "  "))
    glued = sheet.rng.random() < 0.3
    return [
        *sheet.title(),
        bulleted(rows, mark=sheet.rng.choice(("•", "-", "")), colon=colon, glued=glued),
        *sheet.foot(),
    ]


def card(sheet: Sheet) -> list[Block]:
    """A frame with a few lines, or labels in one block and values in another."""
    rows = sheet.rows()
    if sheet.rng.random() < 0.35:
        return [*sheet.title(), blocks_apart(rows), *sheet.foot()]
    inside: list[Block] = [Heading(sheet.things[0].label, 1), bulleted(rows, mark="", colon=": ")]
    return [*sheet.title(name=False), Boxed(tuple(inside)), *sheet.foot()]


def prose(sheet: Sheet) -> list[Block]:
    """Sentences that give the values."""
    said: list[Piece] = []
    for row in sheet.rows(others=False):
        value = row.values[0]
        said += sheet.wording.sentence(row.name, with_unit(value) if not isinstance(value, tuple) else value)
        said.append(" ")
    return [*sheet.title(), Paragraph(tuple(said)), *sheet.foot()]


def sections(sheet: Sheet) -> list[Block]:
    """Two tables, each under a heading of its own."""
    rows, look = sheet.rows(), sheet.look()
    half = sheet.rng.randint(1, len(rows) - 1)
    first: list[Block] = [
        Heading(f"1. {sheet.wording.word('section')}", 2),
        beside([sheet.model_row(), *rows[:half]], look=look),
    ]
    return [*sheet.title(name=False), *first, Heading("2.", 2), beside(rows[half:], look=look), *sheet.foot()]
