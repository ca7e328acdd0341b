"""Where on a form a quantity stands, in the form's own words: what is left of it, above it, which of several it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.page import Page
from extractor.forms.folding import folded, letters
from extractor.forms.model import NAME, Place
from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import designation

_HEADING = 60
"""Characters of a section's heading; a longer line is a sentence."""
_LABEL = 120
"""Characters of a label that are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A quantity on a page with its place.

    `name` is the goods' name that stands left of it or over it, `left` the nearest words before it in its row; `first`
    is what its row begins with and `over` what stands over its column, `row` the number of its row on the page.
    """

    page: Page
    marked: Marked
    amount: Amount
    place: Place
    name: str = ""
    left: Marked | None = None
    first: str = ""
    over: str = ""
    row: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """The page's characters of the quantity, bound and unit included."""
        return self.marked.slot.span(self.amount.start, self.amount.end)


def spots(pages: Iterable[tuple[Page, Sequence[MarkedRow]]], names: Iterable[str] = ()) -> tuple[Spot, ...]:
    """All quantities of a paper, in reading order; `names` are the goods', where they are known."""
    known = frozenset(folded(n) for n in names) - {""}
    found: list[Spot] = []
    counts: dict[tuple[object, ...], int] = {}
    for page, rows in pages:
        for spot in _of_page(page, rows, known):
            at = spot.place
            key = (at.label, at.head, at.section, at.column, at.part)
            nth = counts.get(key, 0)
            counts[key] = nth + 1
            found.append(replace(spot, place=replace(at, nth=nth)))
    return tuple(found)


def _of_page(page: Page, rows: Sequence[MarkedRow], known: frozenset[str]) -> Iterator[Spot]:
    section = ""
    table: _Table | None = None
    for number, row in enumerate(rows):
        if len(row.slots) < 2 and row.slots[0].slot.table is None:
            if _is_heading(row) and not _is_part_of_a_label(rows, number):
                section = folded(row.slots[0].text)
        elif table is None or not table.takes(row, number):
            table = _Table(row, number, number)
        else:
            table = replace(table, last=number)
        inside = table if len(row.slots) > 1 or row.slots[0].slot.table is not None else None
        head = inside.head if inside is not None and inside.first < number else None
        around = _label_around(rows, number)
        yield from (replace(s, row=number) for s in _of_row(page, row, head, section, known, around))


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one table so far: its head and the numbers of its first and last row."""

    head: MarkedRow
    first: int
    last: int

    def takes(self, row: MarkedRow, number: int) -> bool:
        """Whether a row of several slots belongs to it: of one ruled table, or under the same columns."""
        ruled = self.head.slots[0].slot.table
        if ruled is not None or row.slots[0].slot.table is not None:
            return ruled == row.slots[0].slot.table
        if number - self.last == 1:
            return True
        under = {id(o) for m in row.slots if (o := _covering(m, self.head)) is not None}
        return number - self.last <= _TORN and len(under) > 1


_TORN = 3
"""So many lines of a label may stand between two rows of a table without rulings."""


def _is_heading(row: MarkedRow) -> bool:
    only = row.slots[0]
    return len(row.slots) == 1 and not only.amounts and len(only.text) <= _HEADING and letters(only.text) > 1


def _is_part_of_a_label(rows: Sequence[MarkedRow], number: int) -> bool:
    """Whether a line of one slot is the upper or the lower part of the label of the values between them."""
    return any(0 <= n < len(rows) and _lacks_its_label(rows[n]) for n in (number - 1, number + 1))


def _lacks_its_label(row: MarkedRow) -> bool:
    """Whether a row of several slots begins with a value, dashes for a missing unit apart."""
    first = next((m for m in row.slots if any(ch.isalnum() for ch in m.text)), row.slots[0])
    return len(row.slots) > 1 and bool(first.amounts) and letters(_outside(first)) < 2


def _label_around(rows: Sequence[MarkedRow], number: int) -> str:
    """The label of a row that begins with a value: the lines of one slot above and below it."""
    if not _lacks_its_label(rows[number]):
        return ""
    beside = [rows[n].slots for n in (number - 1, number + 1) if 0 <= n < len(rows)]
    return " ".join(slots[0].text for slots in beside if len(slots) == 1 and not slots[0].amounts)


def _of_row(
    page: Page, row: MarkedRow, head: MarkedRow | None, section: str, known: frozenset[str], around: str
) -> Iterator[Spot]:
    before: list[str] = [around] if around else []
    name = ""
    column = 0
    left: Marked | None = None
    for marked in row.slots:
        if not name and _is_name(marked.text, known):
            name = marked.text.strip()
        over = _over(marked, head)
        own_before = 0
        for part, amount in enumerate(marked.amounts):
            own = marked.text[own_before : amount.start]
            own_before = amount.end
            words = [*before, own] if letters(own) >= 2 or not before else before
            label = NAME if name and name != marked.text.strip() else folded(" ".join(words))[:_LABEL]
            over_name = over.text.strip() if over is not None and _is_name(over.text, known) else ""
            above = NAME if over_name else ("" if over is None else folded(over.text)[:_LABEL])
            place = Place(label, above, section, column, part)
            told = row.slots[0].text.strip() if marked is not row.slots[0] else ""
            yield Spot(page, marked, amount, place, over_name or name, left, told, over.text.strip() if over else "")
        outside = _outside(marked)
        if letters(outside) >= 2:
            before.append(outside)
            left = marked
        if marked.amounts:
            column += 1


def _is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a cell holds the goods' name: one that is known, else a designation and hardly anything else."""
    if known:
        plain = folded(text)
        return any(n == plain or (len(n) > 2 and n != NAME and n in plain) for n in known) or (
            plain == NAME and NAME in known
        )
    found = designation([text])
    return found is not None and len(text.strip()) <= len(found) + 6


def _outside(marked: Marked) -> str:
    """A slot's words without its quantities."""
    text = marked.text
    for amount in reversed(marked.amounts):
        text = f"{text[: amount.start]} # {text[amount.end :]}"
    return text


def _over(marked: Marked, head: MarkedRow | None) -> Marked | None:
    """The head over a cell: the one that it stands under for more than half of the narrower."""
    above = None if head is None else _covering(marked, head)
    return above if above is not None and (not above.amounts or letters(_outside(above)) >= 2) else None


def _covering(marked: Marked, head: MarkedRow) -> Marked | None:
    """The slot of a row that a slot shares more than half of its room with, or of the other's."""
    left, right = marked.slot.left, marked.slot.right
    for above in head.slots:
        shared = min(right, above.slot.right) - max(left, above.slot.left)
        if shared > 0.5 * max(min(right - left, above.slot.right - above.slot.left), 0.1):
            return above
    return None
