"""Every reading of every quantity: each with each property of its dimension. Nothing is ruled out here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from classifier.law.vocabulary import Unit
from classifier.quantity import Interval
from extractor.document.page import Page
from extractor.language.numbers.quantities import Amount
from extractor.places.blocks import Block
from extractor.places.sights import Sight, Surroundings
from extractor.rows.annotated_rows import MarkedRow

_LONGEST = 1_500
"""A longer block is running text of which a sheet of values has none."""

_LEFT, _ABOVE, _RIGHT = 14, 40, 3
_BARE_UNIT = 12
"""A unit to the right counts only in a short block: a longer one is the next label."""

MOST = 6_000
"""A paper with more readings than this is a log of measurements; the first ones are weighed."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as the scorer takes it: its marked rows, and what each block sees."""

    page: Page
    around: Surroundings


class Place(NamedTuple):
    """Where a reading stands, as far as its neighbours and rivals are told by it.

    Page, block, the quantity's number within the block, row, column (in steps of three heights of type), the property
    it is taken for, and its size in that property's unit.
    """

    page: int
    block: int
    number: int
    row: int
    column: int
    name: str
    size: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One quantity taken for the property `name`.

    `unit` is that of a label or column where the number has none of its own, and `distance` how many steps away it
    stands (0 in the block itself, -1 beside the number).
    """

    leaf: Leaf
    block: Block
    number: int
    amount: Amount
    name: str
    unit: Unit | None
    distance: int

    @property
    def interval(self) -> Interval:
        """The value in the property's unit."""
        return self.amount.canonical(self.unit)

    @property
    def size(self) -> float:
        """Its upper end, or the lower where it has no upper."""
        interval = self.interval
        end = interval.high if interval.high is not None else interval.low
        return float(end) if end is not None else 0.0

    @property
    def span(self) -> tuple[int, int]:
        """Where the quantity stands in the page's text."""
        return self.block.marked.slot.span(self.amount.start, self.amount.end)

    @property
    def key(self) -> tuple[int, int, int]:
        """What its rivals share: the quantity on its page."""
        return self.leaf.page.number, self.block.index, self.number

    @property
    def place(self) -> Place:
        """Where it stands; the column is told by the block's middle."""
        slot = self.block.marked.slot
        column = round((slot.left + slot.right) / 2 / (3 * self.leaf.around.height))
        return Place(*self.key, self.block.row, column, self.name, round(self.size, 9))


def leaves(pages: Sequence[tuple[Page, Sequence[MarkedRow]]]) -> tuple[Leaf, ...]:
    """A document's marked pages ready to be weighed."""
    found: list[Leaf] = []
    for page, rows in pages:
        found.append(Leaf(page, Surroundings(rows, found[-1].around if found else None)))
    return tuple(found)


def readings(found_on: Sequence[Leaf], by_unit: Mapping[str, tuple[str, ...]]) -> tuple[Reading, ...]:
    """All readings of a document, in its order."""
    found: list[Reading] = []
    for one in found_on:
        for block in one.around.blocks:
            if block.marked.amounts and len(block.text) <= _LONGEST:
                found += _of_block(one, block, by_unit)
        if len(found) > MOST:
            return tuple(found[:MOST])
    return tuple(found)


def _of_block(one: Leaf, block: Block, by_unit: Mapping[str, tuple[str, ...]]) -> Iterator[Reading]:
    meant: list[tuple[Unit, int]] | None = None
    for number, amount in enumerate(block.marked.amounts):
        if amount.unit is not None:
            for name in by_unit.get(amount.unit.canonical, ()):
                yield Reading(one, block, number, amount, name, None, -1)
            continue
        if meant is None:
            meant = list(_units(block, one.around.sight(block)))
        seen: set[str] = set()
        for unit, distance in meant:
            for name in by_unit.get(unit.canonical, ()):
                if name not in seen:
                    seen.add(name)
                    yield Reading(one, block, number, amount, name, unit, distance)


def _units(block: Block, sight: Sight) -> Iterator[tuple[Unit, int]]:
    """The units that a bare number may be in, with how far away they stand; each unit once, the nearest first."""
    places: list[tuple[Block, int]] = [(block, 0)]
    places += [(b, 1 + min(k, 4)) for k, b in enumerate(sight.left[:_LEFT])]
    places += [(b, 8) for b in sight.right[:_RIGHT] if b.letters <= _BARE_UNIT]
    places += [(b, 10 + min(k, 5)) for k, b in enumerate(sight.above[:_ABOVE])]
    if sight.head is not None:
        places.append((sight.head, 15))
    places += [(b, 18) for b in sight.spanning]
    if sight.previous is not None and not sight.left:
        places.append((sight.previous, 20))
    told: set[str] = set()
    for amount in block.marked.amounts:  # "2.6 Ah (2.5)"
        if amount.unit is not None and amount.unit.name not in told:
            told.add(amount.unit.name)
            yield amount.unit, 0
    for place, distance in places:
        for mention in place.marked.mentions:
            if mention.unit.name not in told:
                told.add(mention.unit.name)
                yield mention.unit, distance
