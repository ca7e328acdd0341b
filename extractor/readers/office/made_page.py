"""The made-up geometry of sheets and text documents: columns, rows, the names of cells, words spread over a box."""

from __future__ import annotations

from classifier.box import Box
from extractor.document.page import Word

COLUMN = 100.0
ROW = 20.0


def letters(column: int) -> str:
    """A column's name, from 0: A, B, … Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def words_in_box(text: str, box: Box, cell: str) -> list[Word]:
    """The words of a text, spread over a box of one line."""
    parts = text.split()
    step = box.width / max(sum(map(len, parts)) + len(parts) - 1, 12)
    size = box.height
    words, x = [], box.x0
    for part in parts:
        end = x + len(part) * step
        words.append(Word(part, Box(x, box.top, end, box.bottom), cell=cell, size=size))
        x = end + step
    return words
