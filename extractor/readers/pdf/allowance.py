"""How much of one PDF is recognised: a bound, so that one document of a thousand scans does not starve the others."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PAGES = 150
"""Pages of one document that are recognised as a whole; at some seconds each they stay within the task's time."""

MAX_PICTURES = 24
"""Pictures among the text of one document that are recognised."""


MAX_PIECES = 60
"""Small pictures and outlines beside the words of one document that are recognised, at some hundredths of a second."""


@dataclass(slots=True)
class Allowance:
    """What is left of the bounds while a document is read."""

    pages: int = MAX_PAGES
    pictures: int = MAX_PICTURES
    pieces: int = MAX_PIECES

    def take_page(self) -> bool:
        """Whether one more page may be recognised; it then counts."""
        self.pages -= 1
        return self.pages >= 0

    def take_pictures(self, wanted: int) -> int:
        """How many of so many pictures may be recognised; they then count."""
        given = min(wanted, self.pictures)
        self.pictures -= given
        return given

    def take_pieces(self, wanted: int) -> bool:
        """Whether so many pieces beside words may be recognised; they then count."""
        self.pieces -= wanted
        return self.pieces >= 0
