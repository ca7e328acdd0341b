"""The shipped vocabulary, made once for all tests of the extractor that need words."""

from functools import cache

from classifier.box import Box
from classifier.loading.load import load
from extractor.document.page import Page, Word, compose
from extractor.language.terms import Terms


@cache
def terms() -> Terms:
    return Terms(load().vocabulary)


def page(*lines: str, number: int = 1, large: int = 0) -> Page:
    """A page of lines, the first `large` of them in twice the usual height; two spaces part its columns."""
    laid = []
    for index, line in enumerate(lines):
        size, top = (20.0 if index < large else 10.0), 40.0 + 24 * index
        segments = []
        for column, piece in enumerate(line.split("  ")):
            words, x = [], 40.0 + 150 * column
            for word in piece.split():
                words.append(Word(word, Box(x, top, x + 5 * len(word), top + size), size=size))
                x += 5 * len(word) + 5
            segments.append(words)
        laid.append(segments)
    return compose(laid, number=number, width=595, height=842)
