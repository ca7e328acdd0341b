"""A paragraph's text while it grows: lines, tabs, and raised marks that must not become digits of a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.readers.office.word.inline.equations import raised as in_raised

_METRE = re.compile(r"(?:^|[^A-Za-z])[cdmkµμ]?m$")
_TEN = re.compile(r"(?:[×xX*·∙⋅]\s*|^|\s)10$")
_UNIT = re.compile(r"(?:^|[^A-Za-z])[A-Za-zµμΩ]{1,4}$")
_EXPONENT = re.compile(r"[-−–+]?\d{1,2}")
_INVERSE = re.compile(r"[-−–]\d")
_UPPER = re.compile(r"[+＋]\s?\d[\d.,]*")
_LOWER = re.compile(r"[-−–]\s?\d[\d.,]*")


@dataclass(slots=True)
class Growing:
    """The text so far. `unseen` is what was left out, by the reason."""

    pieces: list[str] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    _above: bool = False

    def add(self, text: str) -> None:
        """Text on the line. A tab or a line's end lets out the marks that were held back."""
        self._above = False
        for piece in re.split(r"([\t\n])", text):
            if piece in ("\t", "\n"):
                self._let_out()
            if piece:
                self.pieces.append(piece)

    def add_raised(self, text: str) -> None:
        """Raised text: a power belongs to its word, a tolerance follows its value, and a footnote's mark stands apart.

        After a number it waits until the line ends, so that the number keeps its unit.
        """
        before, mark = self._tail(), text.strip()
        if not mark or (mark in ("°", "º", "o", "0") and before[-1:].isdigit() and mark in ("°", "º")):
            self.add(text)
        elif mark in ("2", "3") and _METRE.search(before):
            self.add(mark)
        elif _is_power(mark, before):
            self.add(in_raised(mark) or f"^{mark}")
        elif _UPPER.fullmatch(mark) and before.rstrip()[-1:].isdigit():
            self.add(f" {mark}")
            self._above = True
        elif before[-1:].isdigit():
            self._marks.append(mark)
        else:
            self.add(f" {text} ")

    def add_lowered(self, text: str) -> None:
        """Lowered text stays with its word; a lower tolerance follows the upper one behind a slash."""
        above = self._above
        self.add(f"/{text.strip()}" if above and _LOWER.fullmatch(text.strip()) else text)

    def lines(self) -> tuple[str, ...]:
        """The lines, with the marks that were held back at their ends."""
        self._let_out()
        return tuple("".join(self.pieces).split("\n"))

    def marks_held(self) -> list[str]:
        """The marks that wait for the line's end, raised where they can be; they wait no longer."""
        held = [in_raised(mark) or mark for mark in self._marks]
        self._marks.clear()
        return held

    def _let_out(self) -> None:
        self.pieces += (f" {mark}" for mark in self.marks_held())

    def _tail(self) -> str:
        text = ""
        for piece in reversed(self.pieces):
            text = piece + text
            if len(text) > 12:
                break
        return text


def _is_power(mark: str, before: str) -> bool:
    if _EXPONENT.fullmatch(mark) and _TEN.search(before):
        return True
    return bool(_INVERSE.fullmatch(mark) and _UNIT.search(before))
