"""What a table's own numbers say of lines that were not read: numbers of lines that no line has, totals above the sum.

A line that is lost must not be lost in silence: what else the paper says may then not be taken as all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractor.trade.language.charges import is_charge
from extractor.trade.language.lexicon import Lexicon
from extractor.trade.table.cells import line_number, looks_like_number, reading
from extractor.trade.table.lines.entries import Entry
from extractor.trade.table.listings import Listing
from extractor.trade.table.rows import Row, chunks

_LEAST = 3
"""Lines whose numbers must count up before one that is left out says anything."""
_FIRST = 2
"""The number that the first line may have: a page that begins with line 12 goes on with another paper's lines."""
_TOTALLED = {"quantity": "quantities", "net_mass": "net masses"}


@dataclass(frozen=True, slots=True)
class Lost:
    """What tells that a line was not read, and on which page."""

    says: str
    page: int


def losses(
    tables: Sequence[Listing],
    lists: Sequence[Sequence[Entry]],
    runs: Sequence[Sequence[Row]],
    decimal: str,
    known: Lexicon,
) -> Iterator[Lost]:
    """What was lost of the tables of a document, with the lines of each and all rows of its pages."""
    for table, entries in zip(tables, lists, strict=True):
        yield from _numbered(table, entries, lists, runs, known)
    for role, name in _TOTALLED.items():
        found = _short(role, name, tables, lists, decimal, known)
        if found is not None:
            yield found


def _numbered(
    table: Listing,
    entries: Sequence[Entry],
    lists: Sequence[Sequence[Entry]],
    runs: Sequence[Sequence[Row]],
    known: Lexicon,
) -> Iterator[Lost]:
    """Numbers of lines that no line has, where the lines' numbers count up.

    One that a row begins with was printed and not read. One that nothing begins with is told where they count by one:
    an order that counts by tens leaves out what was taken back. Freight and training are numbered and are no lines.
    """
    columns = table.of_role("line_number")[:1]
    numbers = [int(e.line) for e in entries if e.line is not None and e.line.isdecimal()]
    if not columns or len(numbers) < _LEAST or len(numbers) < len(entries):
        return
    steps = Counter(b - a for a, b in pairwise(numbers))
    step, times = steps.most_common(1)[0]
    if step <= 0 or any(s <= 0 or s % step for s in steps) or 2 * times < len(numbers) - 1:
        return
    has = {e.line for several in lists for e in several}
    wanted = {str(n) for n in range(numbers[0] % step or step, numbers[-1] + step + 1, step)} - has
    pages = {e.page.number for e in entries}
    column = table.columns[columns[0]]
    for row in (row for run in runs for row in run if row.page.number in pages):
        number = line_number(row.text(0, 1)) if row.pieces else None
        inside = column.x0 - row.height <= row.pieces[0].middle <= column.x1 + row.height if row.pieces else False
        if number in wanted and inside and _is_a_line(row, len(table.columns)):
            wanted.discard(number)
            if any(is_charge(row.text(a, b), known) for a, b in chunks(row)):
                continue
            yield Lost(f"the row numbered {number} is no line that was read", row.page.number)
    left = sorted(int(n) for n in wanted if int(n) < numbers[-1]) if step == 1 and numbers[0] <= _FIRST else []
    if left and len(left) * _LEAST <= len(numbers):
        after = next(e for e in entries if int(e.line or 0) > left[0])
        yield Lost(not_counted(left), after.page.number)


def not_counted(left: Sequence[int]) -> str:
    """What to say of numbers that no line has."""
    return f"the lines' numbers count up, and none was read that is numbered {', '.join(map(str, left))}"


def _is_a_line(row: Row, columns: int) -> bool:
    """Whether a row is as full as a line: words and a number behind its own, in about half of the columns."""
    texts = [row.text(a, b) for a, b in chunks(row)][1:]
    numbers = sum(map(looks_like_number, texts))
    return numbers >= 1 and len(texts) > numbers and 2 * (len(texts) + 1) >= columns


def _short(
    role: str,
    name: str,
    tables: Sequence[Listing],
    lists: Sequence[Sequence[Entry]],
    decimal: str,
    known: Lexicon,
) -> Lost | None:
    """A total printed under a column that is above what the lines have there, where no total printed is their sum."""
    each = [[e.numbers[role].figure.value for e in several if role in e.numbers] for several in lists]
    if any(len(own) < len(several) for own, several in zip(each, lists, strict=True)) or not any(each):
        return None
    sums = {sum(own, Decimal(0)) for own in each} | {sum((n for own in each for n in own), Decimal(0))}
    totals = [one for t in tables for one in _totals(t, role, decimal, known)]
    margin = Decimal("0.01") * sum(map(len, each))
    if not totals or any(abs(total - one) <= margin for total, _ in totals for one in _partial(each, sums)):
        return None
    total, page = max(totals)
    most = max(sums)
    if total <= most + margin:
        return None
    return Lost(f"the {name} of the lines add up to {most}, the total printed is {total}", page)


def _partial(each: Sequence[Sequence[Decimal]], sums: set[Decimal]) -> set[Decimal]:
    """The sums of lists, and of the first so many lists: a total may be carried over the page."""
    made = set(sums)
    at = Decimal(0)
    for own in each:
        at += sum(own, Decimal(0))
        made.add(at)
    return made


def _totals(table: Listing, role: str, decimal: str, known: Lexicon) -> Iterator[tuple[Decimal, int]]:
    """The numbers that rows of totals have under the columns of a role, with their pages, below the first line."""
    first = min((b.anchor for b in table.blocks), default=0)
    anchors = {b.anchor for b in table.blocks}
    for n, stripe in enumerate(table.stripes):
        if n <= first or n in anchors or not stripe.is_sum:
            continue
        for k in table.of_role(role)[:1]:
            found = reading(stripe.text(k), 0, decimal, known, table.columns[k].scale) if k in stripe.slots else None
            if found is not None:
                yield found.figure.value, stripe.row.page.number
