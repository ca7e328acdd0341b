"""`gauger check` on a folder: each declaration in it by the law of its own day, as a table by day and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.speech.inert import inert

if TYPE_CHECKING:
    from casebook.checking.past import Filed

_HEAD = ("day", "document", "line", "item", "outcome", "findings")


def table(rows: Sequence[Filed], without_day: Sequence[str], others: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The table, what was judged by another day than its own, and what was not checked, with the reason."""
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(row[k]) for row in cells) for k in range(len(_HEAD))]
    for row in cells:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    yield ""
    for name in without_day:
        yield f"{inert(name)}: no day stands on it; it was judged by the day of this check"
    for name, why in others:
        yield f"{inert(name)}: {inert(why, 300)}"
    wrong = [row for row in rows if row.wrong and row.is_binding]
    documents = {row.document for row in rows}
    count = len({row.document for row in wrong})
    yield f"{_several(len(documents), 'declaration')}; {count} would have been wrong, on {_several(len(wrong), 'line')}"


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _cells(row: Filed) -> tuple[str, ...]:
    told = ", ".join((*row.wrong, *row.asked)).replace("_", " ")
    if row.wrong:
        told = f"WRONG: {told}" if row.is_binding else f"not asked that day: {told}"
    line = "head" if row.line is None else str(row.line)
    return str(row.day), inert(row.document), line, inert(row.item, 40), row.outcome.replace("_", " "), told
