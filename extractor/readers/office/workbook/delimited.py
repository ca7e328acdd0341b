"""Values parted by tabs, commas or semicolons (TSV, CSV), often under the name .xls."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from extractor.document.model import Severity
from extractor.intake.decoding import decoded
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Entry, Sheet

_MARKS = "\t;,|"


def delimiter(text: str) -> str | None:
    """What parts the values: what most lines have equally often; `None` where nothing does."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    best: tuple[float, str] | None = None
    for mark in _MARKS:
        counts = Counter(line.count(mark) for line in lines)
        usual, often = max(((n, k) for n, k in counts.items() if n), key=lambda each: each[1], default=(0, 0))
        score = often / max(len(lines), 1) + (0.3 if mark == "\t" and usual else 0)
        if usual and score >= 0.4 and (best is None or score > best[0] + 0.05):
            best = (score, mark)
    return best[1] if best else None


class Delimited:
    """A file of values as a workbook of one sheet."""

    def __init__(self, data: bytes, told: Told) -> None:
        made = decoded(data)
        self._told, self._text = told, made.text.replace("\0", "")
        if made.doubt is not None:
            told.note(f"{made.doubt} Compare it with the paper.", Severity.WARNING)
        self._mark = delimiter(self._text) or "\t"  # a single column has nothing that parts its values

    def count(self) -> int:
        """A text of cells is one sheet."""
        return 1

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The one sheet."""
        sheet = Sheet("Sheet1")
        self._told.page = 1
        csv.field_size_limit(1_000_000)
        try:
            rows = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._mark)
            for r, row in enumerate(rows):
                if r >= MAX_ROWS:
                    self._told.note(f"The file has more than {MAX_ROWS} rows; the rest was not read.", Severity.ERROR)
                    break
                for c, text in enumerate(row[:MAX_COLUMNS]):
                    shown = _shown(text)
                    if shown.strip():
                        sheet.entries.append(Entry(r, c, shown))
        except csv.Error:
            self._told.note("The file is damaged, and only its beginning was read: ask for it again.", Severity.ERROR)
        yield 1, sheet
        self._told.page = None


def _shown(text: str) -> str:
    """A value without the `="…"` by which programs keep a spreadsheet from reading it as a number."""
    stripped = text.strip()
    return stripped[2:-1] if stripped.startswith('="') and stripped.endswith('"') else text
