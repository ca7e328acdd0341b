"""The table of a paper's revisions: what stands in it held once, and is no value of the goods and no name of theirs.

Revision history
Rev.  Date        Change
A     2024-03-11  First issue
B     2025-06-02  Voltage: 2.91 V -> 3.20 V
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.phrases import Phrases, Shape
from extractor.rows.annotated_rows import Marked, MarkedRow

_DATE = Shape(r"(?<!\d)(?:19|20)\d\d\s?(?:[-./]|<<year>>)\s?\d{1,2}|(?<!\d)\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d")
_COLUMN = Shape(r"^\W*(?:<<revision_column>>\W*)+$", re.I)
_DAY = Shape(r"^\W*(?:<<revision_day>>\W*)+$", re.I)
_CHANGE = re.compile(r"→|->|⇒|➔|=>")
_NUMBERED = re.compile(r"\d{1,2}(?:[.、．]|[.、．]?\s)\s*[^\W\d_]")
_REVISION = 8
"""A first cell this short is a revision's mark ("A", "V1.1", "Rev. 2")."""


def without_history(rows: Sequence[MarkedRow], phrases: Phrases) -> tuple[MarkedRow, ...]:
    """The rows of a page but those of its revision history.

    It ends where a row states a value of today, another ruled table begins or a heading has a number of its own.
    """
    return tuple(_kept(rows, phrases))


_QUOTED = re.compile(r">\s*[^\W\d_]|>\s*$|>>")
_LEAST_QUOTED = 2


def without_quoted(rows: Sequence[MarkedRow]) -> tuple[MarkedRow, ...]:
    """The rows of a mail without the earlier mail that it quotes, a ">" before each of its lines.

    What a customer asks for there is no value of what is offered. All of them where the mail's own rows state none.
    """
    openings = [row.slots[0].text.lstrip() if row.slots else "" for row in rows]
    quoted = [_QUOTED.match(text) is not None for text in openings]
    # "> 0.95 g/cm3" may be a bound; between quoted lines it is one of them.
    near = [any(quoted[max(0, n - 1) : n + 2]) for n in range(len(quoted))]
    quoted = [
        one or (text.startswith(">") and beside) for one, text, beside in zip(quoted, openings, near, strict=True)
    ]
    own = tuple(row for row, is_quoted in zip(rows, quoted, strict=True) if not is_quoted)
    return own if sum(quoted) >= _LEAST_QUOTED and any(map(_states, own)) else tuple(rows)


def _states(row: MarkedRow) -> bool:
    """Whether a property and a quantity with a unit stand in a row."""
    return any(m.labels for m in row.slots) and any(a.unit is not None for m in row.slots for a in m.amounts)


def _kept(rows: Sequence[MarkedRow], phrases: Phrases) -> Iterator[MarkedRow]:
    inside = False
    ruled: int | None = None
    for row in rows:
        table = row.slots[0].slot.table
        if any(_is_heading(m) for m in row.slots) or _heads_revisions(row, phrases):
            inside, ruled = True, table
        elif inside and (_states_today(row, phrases) or _opens_another(row, ruled, phrases)):
            inside = False
        ruled = table if ruled is None else ruled
        if not inside:
            yield row


def _is_heading(marked: Marked) -> bool:
    """Whether a slot says little more than that revisions follow."""
    if not marked.cues:
        return False
    said = sum(c.end - c.start for c in marked.cues if c.name == "revision" and c.group == "history")
    return said * 2 >= len(marked.text.strip()) > 0


def _heads_revisions(row: MarkedRow, phrases: Phrases) -> bool:
    """Whether a row heads a table of revisions: one cell says nothing but "version", another since when it holds."""
    first, *others = (m.text for m in row.slots)
    marks, day = phrases.pattern(_COLUMN), phrases.pattern(_DAY)
    return bool(marks.match(first)) and any(day.match(text) for text in others)


def _opens_another(row: MarkedRow, ruled: int | None, phrases: Phrases) -> bool:
    """Whether a row belongs to another table than the history's, or is the numbered heading of what follows."""
    if row.slots[0].slot.table is not None:
        return ruled is not None and row.slots[0].slot.table != ruled
    text = row.slots[0].text
    return len(row.slots) == 1 and bool(_NUMBERED.match(text)) and not phrases.pattern(_DATE).search(text)


def _states_today(row: MarkedRow, phrases: Phrases) -> bool:
    text = " ".join(m.text for m in row.slots)
    marks = len(row.slots[0].text.strip()) <= _REVISION and not row.slots[0].labels
    return _states(row) and not marks and not phrases.pattern(_DATE).search(text) and not _CHANGE.search(text)
