"""A mail's HTML: its words as they would be seen, and what it holds beside them, of one parse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from extractor.intake.html import HtmlTable, Unseen, read_html

MAX_BODY = 5_000_000
"""Characters of a body that are read; what a person wrote is far shorter."""


class Hypertext:
    """HTML that is parsed when it is first asked for words or pictures, and then no more."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not self.text.strip()

    @property
    def words(self) -> str:
        """The text as it would be seen, a line a block and a line a row of a table."""
        return self._parsed[0]

    @property
    def unseen(self) -> Unseen:
        """What is hidden or struck, and the pictures that are shown."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[str, Unseen]:
        lines: list[str] = []
        unseen = Unseen()
        for block in read_html(self.text[:MAX_BODY], unseen):
            lines += _rows(block) if isinstance(block, HtmlTable) else [block]
        return "\n".join(line for line in lines if line.strip()), unseen


def together(parts: list[Hypertext]) -> Hypertext:
    """The parts of one mail as one page; the only one is not parsed again."""
    return parts[0] if len(parts) == 1 else Hypertext("\n".join(part.text for part in parts))


def _rows(table: HtmlTable) -> Iterator[str]:
    """A table's rows with a tab for each column; a cell over several rows stands in the first of them."""
    by_row: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, {})[cell.column] = cell.text
    for row in sorted(by_row):
        cells = by_row[row]
        yield "\t".join(cells.get(column, "") for column in range(max(cells) + 1))
