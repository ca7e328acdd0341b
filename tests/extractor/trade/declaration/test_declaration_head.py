"""The head of a declaration: labels and their values on a page."""

from __future__ import annotations

from classifier.box import Box
from classifier.loading.load import load
from extractor.document.page import Page, Word
from extractor.trade.declaration.head import fields
from extractor.trade.declaration.labels import labels
from extractor.trade.table.rows import Piece, Row


def row(page: Page, top: float, *words: tuple[str, float, float]) -> Row:
    """Words of the page's text on one line, each with its left and right edge and in a segment of its own."""
    at = 0
    pieces = []
    for n, (text, left, right) in enumerate(words):
        at = page.text.index(text, at)
        pieces.append(Piece(at, at + len(text), Box(left, top, right, top + 8), n))
        at += len(text)
    return Row(page, tuple(pieces), Box(words[0][1], top, words[-1][2], top + 8))


def test_words_that_touch_are_one_value_and_words_apart_are_two() -> None:
    page = Page(1, 842, 595, "保费 运费\nU  SD/31 USD 420", words=(Word("保费", Box(0, 0, 1, 1)),), lines=())
    head = row(page, 100, ("保费", 610, 626), ("运费", 700, 716))
    below = row(page, 112, ("U", 610, 613.8), ("SD/31", 613.8, 632.5), ("USD", 700, 715), ("420", 718, 735))
    found = fields((head, below), labels(load().vocabulary))
    assert found["insurance"].value == "USD/31"
    ((start, end),) = found["insurance"].place.spans
    assert page.text[start:end] == "U  SD/31"
    assert [f.value for key, f in found.items() if key != "insurance"] == ["USD 420"]
