"""What a document holds beside what it shows, collected while it is read, and told at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.document.model import Problem, Severity

MAX_QUOTES = 8
MAX_QUOTE = 80

_UNSEEN = {
    "hidden": "Hidden text is not shown and was left out",
    "struck": "Struck-out text was left out",
    "deleted": "Text that tracked changes delete was left out",
    "white": "White text on white is not seen and was left out",
    "alike": "Text in the colour of its ground is not seen and was left out",
    "tiny": "Text too small or too faint to be read was left out",
    "covered": "Text in a cell that a merged cell covers is not shown and was left out",
    "under": "A cell that a text box hides is not seen and was left out",
    "hidden row": "A hidden row is not shown and was left out",
    "hidden column": "A hidden column is not shown and was left out",
    "hidden sheet": "A hidden sheet is not shown and was left out",
    "outside": "Cells of an embedded workbook that the document does not show were left out",
    "placeholder": "A placeholder that nobody filled in was left out",
    "unbound": "Word fills a control with the document's data, and not with the text that it had before",
    "unticked": "Options that are not ticked were left out",
    "margin": "The header or footer of a sheet's print is not taken for values",
    "comment": "Comments in the margin are not taken for values",
    "no colour": "A cell whose format shows nothing was left out",
}


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture on a page: its part in the package, where it stands, and its shown width in points where known."""

    part: str
    place: str
    width: float | None = None


@dataclass(slots=True)
class Told:
    """Grows while a document is read. `page` is the sheet that is being read, where there are several."""

    page: int | None = None
    pictures: list[Pictured] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _unseen: dict[tuple[str, int | None], list[tuple[str, str]]] = field(default_factory=dict)
    _unknown: Counter[str] = field(default_factory=Counter)

    def unseen(self, why: str, place: str, text: str) -> None:
        """Text that is there and not shown."""
        words = " ".join(text.split())
        if not words:
            return
        found = self._unseen.setdefault((why, self.page), [])
        if found and found[-1][0] == place:
            found[-1] = (place, f"{found[-1][1]} {words}"[: MAX_QUOTE + 1])
        else:
            found.append((place, words[: MAX_QUOTE + 1]))

    def unknown(self, element: str) -> None:
        """An element that this reader does not know, and whose text was read all the same."""
        self._unknown[element] += 1

    def note(self, message: str, severity: Severity = Severity.NOTE) -> None:
        """A trouble in a sentence; said once."""
        problem = Problem("read", message, severity, self.page)
        if problem not in self.problems:
            self.problems.append(problem)

    def all(self) -> tuple[Problem, ...]:
        """Everything as problems."""
        return (*self.problems, *self._of_unseen(), *self._of_unknown())

    def _of_unseen(self) -> Iterator[Problem]:
        for (why, page), found in self._unseen.items():
            quotes = "; ".join(f"{place}: “{_cut(text)}”" for place, text in found[:MAX_QUOTES])
            more = f"; and {len(found) - MAX_QUOTES} more places" if len(found) > MAX_QUOTES else ""
            yield Problem("read", f"{_UNSEEN[why]} ({quotes}{more}).", Severity.NOTE, page)

    def _of_unknown(self) -> Iterator[Problem]:
        if self._unknown:
            names = ", ".join(f"{element} ({count})" for element, count in self._unknown.most_common(6))
            message = f"The document has elements of a newer kind, whose text was read as it stands: {names}."
            yield Problem("read", message, Severity.NOTE)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else f"{text[:MAX_QUOTE]}…"
