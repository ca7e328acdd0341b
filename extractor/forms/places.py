"""Where on a form a quantity stands, in the form's own words: what is left of it, above it, which of several it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from classifier.law.vocabulary import Unit, Vocabulary
from extractor.document.page import Page
from extractor.forms.folding import folded, has_letters
from extractor.forms.model import NAME, Place
from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import designation

_HEADING = 60
"""Characters of a section's heading; a longer line is a sentence."""
_LABEL = 120
"""Characters of a label that are kept."""
_UNIT = 3
"""Words of a folded unit: "g cm #"."""
_NAME = 38
"""Characters of a cell that is hardly more than a designation, of which there are none longer than 32."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which places are looked for: the labels, and of places without one but `NAME` the heads."""

    labels: frozenset[str]
    heads: frozenset[str]
    units: frozenset[str] = frozenset()

    @staticmethod
    def of(places: Iterable[Place], units: frozenset[str] = frozenset()) -> Asked:
        """What these places need; with folded signs of `units`, labels that print one more or less are met too."""
        several = tuple(places)
        labels = frozenset(p.label for p in several)
        bare = frozenset(bare_label(text, units) for text in labels) if units else frozenset()
        return Asked(labels | bare, frozenset(p.head for p in several if p.label == NAME), units)

    def meets(self, label: str) -> bool:
        """Whether a label is one of those that are looked for."""
        return label in self.labels or (bool(self.units) and bare_label(label, self.units) in self.labels)


def signs(vocabulary: Vocabulary) -> frozenset[str]:
    """The signs of all units as labels have them, folded."""
    return _folded_signs(tuple(sign for u in vocabulary.units for sign in (u.name, *u.aliases)))


@lru_cache(maxsize=4)
def _folded_signs(several: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(s) for s in several) - {""}


def printed_before(spot: Spot) -> Unit | None:
    """The one unit that a quantity's label prints; `None` for none and for several."""
    units = {m.unit for m in spot.left.mentions} if spot.left is not None else set()
    return units.pop() if len(units) == 1 else None


def bare_label(label: str, units: frozenset[str]) -> str:
    """A folded label without the sign of a unit at its end."""
    words = label.split(" ")
    for count in range(min(_UNIT, len(words) - 1), 0, -1):
        if " ".join(words[-count:]) in units:
            return " ".join(words[:-count])
    return label


def spots(
    pages: Iterable[tuple[Page, Sequence[MarkedRow]]], names: Iterable[str] = (), asked: Asked | None = None
) -> tuple[Spot, ...]:
    """All quantities of a paper, or those that are asked for, in reading order; `names` are the goods', where known."""
    known = frozenset(folded(n) for n in names) - {""}
    found: list[Spot] = []
    counts: dict[tuple[object, ...], int] = {}
    for page, rows in pages:
        for spot in _of_page(page, rows, known, asked):
            at = spot.place
            key = (at.label, at.head, at.section, at.column, at.part)
            nth = counts.get(key, 0)
            counts[key] = nth + 1
            found.append(replace(spot, place=replace(at, nth=nth)) if nth else spot)
    return tuple(found)


def _of_page(page: Page, rows: Sequence[MarkedRow], known: frozenset[str], asked: Asked | None) -> Iterator[Spot]:
    section = _Section(rows)
    table: _Table | None = None
    for number, row in enumerate(rows):
        alone = len(row.slots) < 2 and row.slots[0].slot.table is None
        if not alone:
            # A table's head stays while its rows follow each other.
            if table is None or not table.takes(row, number):
                table = _Table(row, number, number)
            else:
                table.goes_on(row, number)
        if any(m.amounts for m in row.slots):
            head = table.head if table is not None and not alone and table.first < number else None
            around = _label_around(rows, number)
            yield from _of_row(page, row, number, head, section, known, around, asked)


class _Section:
    """The heading that is nearest above a row of a page."""

    def __init__(self, rows: Sequence[MarkedRow]) -> None:
        self._rows = rows
        self._seen, self._found = 0, ""

    def over(self, number: int) -> str:
        """The heading over a row; rows are asked for from the top."""
        for at in range(number - 1, self._seen - 1, -1):
            row = self._rows[at]
            free = len(row.slots) < 2 and row.slots[0].slot.table is None
            if free and _is_heading(row) and not _is_part_of_a_label(self._rows, at):
                self._found = folded(row.slots[0].text)
                break
        self._seen = max(self._seen, number)
        return self._found


@dataclass(slots=True)
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
        under = {o.slot.spans[0][0] for m in row.slots if (o := _covering(m, self.head)) is not None}
        return number - self.last <= _TORN and len(under) > 1

    def goes_on(self, row: MarkedRow, number: int) -> None:
        """Takes a row; the goods' names over columns are its head, where a torn title or other words stand above."""
        is_above = self.last == self.first and not any(m.amounts for m in (*self.head.slots, *row.slots))
        if is_above and _names_over_columns(row) > 1 > _names_over_columns(self.head):
            self.head, self.first = row, number
        self.last = number


def _names_over_columns(row: MarkedRow) -> int:
    return sum(_is_name(m.text, frozenset()) for m in row.slots[1:])


_TORN = 3
"""So many lines of a label may stand between two rows of a table without rulings."""


def _is_heading(row: MarkedRow) -> bool:
    only = row.slots[0]
    return len(row.slots) == 1 and not only.amounts and len(only.text) <= _HEADING and has_letters(only.text)


def _is_part_of_a_label(rows: Sequence[MarkedRow], number: int) -> bool:
    """Whether a line of one slot is the upper or the lower part of the label of the values between them."""
    return any(0 <= n < len(rows) and _lacks_its_label(rows[n]) for n in (number - 1, number + 1))


def _lacks_its_label(row: MarkedRow) -> bool:
    """Whether a row of several slots begins with a value, dashes for a missing unit apart."""
    first = next((m for m in row.slots if any(ch.isalnum() for ch in m.text)), row.slots[0])
    return len(row.slots) > 1 and bool(first.amounts) and not has_letters(_outside(first))


def _label_around(rows: Sequence[MarkedRow], number: int) -> str:
    """The label of a row that begins with a value: the lines of one slot above and below it."""
    if not _lacks_its_label(rows[number]):
        return ""
    beside = [rows[n].slots for n in (number - 1, number + 1) if 0 <= n < len(rows)]
    return " ".join(slots[0].text for slots in beside if len(slots) == 1 and not slots[0].amounts)


def _of_row(
    page: Page,
    row: MarkedRow,
    number: int,
    head: MarkedRow | None,
    section: _Section,
    known: frozenset[str],
    around: str,
    asked: Asked | None,
) -> Iterator[Spot]:
    before: list[str] = [around] if around else []
    name = ""
    column = 0
    left: Marked | None = None
    for marked in row.slots:
        if not name and _is_name(marked.text, known):
            name = marked.text.strip()
        over = _over(marked, head) if marked.amounts else None
        own_before = 0
        for part, amount in enumerate(marked.amounts):
            own = marked.text[own_before : amount.start]
            own_before = amount.end
            words = [*before, own] if not before or has_letters(own) else before
            label = NAME if name and name != marked.text.strip() else folded(" ".join(words))[:_LABEL]
            meets = asked is None or asked.meets(label)
            if asked is not None and not asked.heads and not meets:
                continue
            over_name = over.text.strip() if over is not None and _is_name(over.text, known) else ""
            above = NAME if over_name else ("" if over is None else folded(over.text)[:_LABEL])
            if asked is not None and not meets and above not in asked.heads:
                continue
            place = Place(label, above, section.over(number), column, part)
            told = row.slots[0].text.strip() if marked is not row.slots[0] else ""
            beside = over.text.strip() if over else ""
            yield Spot(page, marked, amount, place, over_name or name, left, told, beside, number)
        outside = _outside(marked)
        if has_letters(outside):
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
    plain = text.strip()
    found = designation([plain]) if len(plain) <= _NAME else None
    return found is not None and len(plain) <= len(found) + 6


def _outside(marked: Marked) -> str:
    """A slot's words without its quantities."""
    text = marked.text
    for amount in reversed(marked.amounts):
        text = f"{text[: amount.start]} # {text[amount.end :]}"
    return text


def _over(marked: Marked, head: MarkedRow | None) -> Marked | None:
    """The head over a cell: the one that it stands under for more than half of the narrower."""
    above = None if head is None else _covering(marked, head)
    return above if above is not None and (not above.amounts or has_letters(_outside(above))) else None


def _covering(marked: Marked, head: MarkedRow) -> Marked | None:
    """The slot of a row that a slot shares more than half of its room with, or of the other's."""
    left, right = marked.slot.left, marked.slot.right
    for above in head.slots:
        shared = min(right, above.slot.right) - max(left, above.slot.left)
        if shared > 0.5 * max(min(right - left, above.slot.right - above.slot.left), 0.1):
            return above
    return None
