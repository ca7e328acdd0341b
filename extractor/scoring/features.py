"""What speaks for and against a reading, as numbers. No output of a fitted rule is among them.

Words come from the catalogue: names of this property, names of rivals with its unit, groups of cues; the rest is
layout, and how the value fits the others of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Vocabulary
from extractor.places.blocks import Block, cues_between, shares
from extractor.places.sights import Sight
from extractor.scoring.among_others import AmongOthers
from extractor.scoring.closeness import Closeness
from extractor.scoring.readings import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_ZONES = (
    "before",
    "beside",
    "behind",
    "left",
    "left2",
    "leftmost",
    "above",
    "above2",
    "head",
    "previous",
    "title",
    "spanning",
)
_CLOSE = ("left", "left2", "above", "head", "previous", "spanning")
_CUE_ZONES = ("beside", "behind", "left", "above", "scene")
_MEASURES = (
    *("gap left", "gap above", "gap previous", "labels left", "blocks above", "unit's distance", "has unit"),
    *("length", "letters", "amounts", "which amount", "share of block", "in table", "row", "column"),
    *("bound below", "bound above", "approximate", "range", "numbers left", "numbers right", "numbers above"),
    *("magnitude", "volts", "repeated", "readings", "values", "adds up", "rank", "order"),
    *("page", "share of pages", "pages", "height on page", "recognised"),
)
_READ = ("kind", "head", "condition", "goods", "revision", "packaging", "contents", "level")
_FAR = 99.0
_NO_CUES: frozenset[tuple[str, str]] = frozenset()


class Features:
    """The features of one vocabulary: `names` says what each column is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._properties: Mapping[str, Property] = vocabulary.properties
        self.weighed = tuple(sorted(p.name for p in vocabulary.properties.values() if p.unit and p.reported))
        self._unit = {p.name: p.unit for p in vocabulary.properties.values()}
        self._groups = sorted(
            (c.name, group) for c in vocabulary.cues.values() if c.name in _READ for group in c.groups
        )
        self._place = {key: k for k, key in enumerate(self._groups)}
        self._closeness = Closeness(vocabulary)
        self.names = tuple(self._names())

    def _names(self) -> Iterable[str]:
        yield from (f"is {name}" for name in self.weighed)
        for zone in _ZONES:
            yield from (f"{zone}: its name", f"{zone}: a rival of its unit", f"{zone}: another name")
        yield from (f"{zone}: like its name" for zone in ("beside", *_CLOSE))
        yield from ("any left: its name", "any above: its name", "rank left", "rank above", "steps to name")
        for zone in _CUE_ZONES:
            yield from (f"{zone}: {name} {group}" for name, group in self._groups)
        yield from _MEASURES

    def of(self, readings: Sequence[Reading], pages: int) -> Matrix:
        """A row for each reading."""
        import numpy as np

        if not readings:
            return np.zeros((0, len(self.names)))
        paper = AmongOthers(readings, pages)
        blocks: dict[tuple[int, int], _Seen] = {}
        rows = []
        for reading in readings:
            key = (reading.leaf.page.number, reading.block.index)
            seen = blocks.get(key)
            if seen is None:
                seen = blocks[key] = _Seen(reading, self._place)
            rows.append(self._row(reading, seen, paper))
        return np.array(rows, dtype=np.float64)

    def _row(self, reading: Reading, seen: _Seen, paper: AmongOthers) -> list[float]:
        name = reading.name
        row = [float(name == one) for one in self.weighed]
        own = seen.own(reading)
        for zone in (*own.named, *seen.named):
            row += self._triple(name, zone)
        row.append(self._closeness.to(own.text, name))
        row += [self._closeness.to(text, name) for text in seen.texts]
        row += [
            max((x.get(name, 0.0) for x in seen.lefts), default=0.0),
            max((x.get(name, 0.0) for x in seen.aboves), default=0.0),
            float(next((k for k, x in enumerate(seen.lefts) if name in x), 9)),
            float(next((k for k, x in enumerate(seen.aboves) if name in x), 19)),
            own.steps(name, reading),
        ]
        row += own.beside
        row += own.behind
        row += seen.cues
        row += seen.measures(reading)
        row += paper.measures(reading)
        return row

    def _triple(self, name: str, named: Mapping[str, float]) -> tuple[float, float, float]:
        if not named:
            return 0.0, 0.0, 0.0
        unit, rival, other = self._unit[name], 0.0, 0.0
        for known, share in named.items():
            if known != name:
                other = max(other, share)
                if self._unit.get(known) == unit:
                    rival = max(rival, share)
        return named.get(name, 0.0), rival, other


class _Own:
    """What stands in a block around one of its quantities."""

    def __init__(self, reading: Reading, place: Mapping[tuple[str, str], int]) -> None:
        block, number = reading.block, reading.number
        amounts = block.marked.amounts
        amount = reading.amount
        last = amounts[number - 1].end if number else 0
        following = amounts[number + 1].start if number + 1 < len(amounts) else len(block.text)
        marked = block.marked
        self.named = (
            shares(marked, 0, amount.first),
            shares(marked, last, amount.first),
            shares(marked, amount.last, following),
        )
        self.text = block.text[last : amount.start][-60:]
        self.beside = _flags(cues_between(marked, last, amount.first), place)
        self.behind = _flags(cues_between(marked, amount.last, following), place)

    def steps(self, name: str, reading: Reading) -> float:
        """How many characters before the number the property's name ends; -1 where it is not named before it."""
        ends = [t.end for t in reading.block.marked.labels if t.name == name and t.end <= reading.amount.first]
        return float(reading.amount.first - max(ends)) if ends else -1.0


class _Seen:
    """What a block sees, as far as it is the same for all readings of the block."""

    def __init__(self, reading: Reading, place: Mapping[tuple[str, str], int]) -> None:
        self._block, self._around, self._place = reading.block, reading.leaf.around, place
        sight = self._around.sight(reading.block)
        left = [b for b in sight.left if b.is_label]
        above = [b for b in sight.above if b.is_label]
        zones = (
            left[0] if left else None,
            left[1] if len(left) > 1 else None,
            left[-1] if len(left) > 2 else None,
            above[0] if above else None,
            above[1] if len(above) > 1 else None,
            sight.head if sight.head not in above[:2] else None,
            sight.previous,
            sight.title,
            sight.spanning[0] if sight.spanning else None,
        )
        self.named = [b.named if b is not None else {} for b in zones]
        close = (zones[0], zones[1], zones[3], zones[5], zones[6], zones[8])
        self.texts = [b.text[:90] if b is not None else "" for b in close]
        self.lefts = [b.named for b in left[:6]]
        self.aboves = [b.named for b in above[:10]]
        scene = [b for b in (sight.previous, sight.title) if b is not None]
        heads = [b for b in (zones[3], zones[5]) if b is not None]
        self.cues = [f for group in (left[:4], heads, scene) for f in _flags(_union(group), place)]
        self._layout = self._measured(sight, left, above)
        self._owns: dict[int, _Own] = {}

    def own(self, reading: Reading) -> _Own:
        """What stands around one quantity of the block."""
        known = self._owns.get(reading.number)
        if known is None:
            known = self._owns[reading.number] = _Own(reading, self._place)
        return known

    def _measured(self, sight: Sight, left: Sequence[Block], above: Sequence[Block]) -> tuple[list[float], list[float]]:
        block, around = self._block, self._around
        gaps = [
            around.gap(block, left[0]) if left else _FAR,
            around.distance(block, above[0]) if above else _FAR,
            around.distance(block, sight.previous) if sight.previous else _FAR,
            float(len(left)),
            float(len(sight.above)),
        ]
        numbers = [
            float(sum(len(b.marked.amounts) for b in sight.left[:8])),
            float(sum(len(b.marked.amounts) for b in sight.right[:8])),
            float(sum(len(b.marked.amounts) for b in sight.above[:12])),
        ]
        return gaps, numbers

    def measures(self, reading: Reading) -> list[float]:
        """Distances, the block's shape and the quantity's own signs."""
        block, amount = self._block, reading.amount
        gaps, numbers = self._layout
        interval = amount.interval
        is_range = interval.low is not None and interval.high is not None and interval.low != interval.high
        return [
            *gaps,
            float(reading.distance),
            float(amount.unit is not None),
            float(len(block.text)),
            float(block.letters),
            float(len(block.marked.amounts)),
            float(reading.number),
            (amount.end - amount.start) / max(1, len(block.text)),
            float(block.marked.slot.table is not None),
            float(block.row),
            float(block.column),
            float(amount.kind is Kind.MINIMUM),
            float(amount.kind is Kind.MAXIMUM),
            float(amount.kind is Kind.APPROXIMATE),
            float(is_range),
            *numbers,
        ]


def _flags(cues: frozenset[tuple[str, str]], place: Mapping[tuple[str, str], int]) -> list[float]:
    row = [0.0] * len(place)
    for cue in cues:
        if cue in place:
            row[place[cue]] = 1.0
    return row


def _union(blocks: Iterable[Block]) -> frozenset[tuple[str, str]]:
    return _NO_CUES.union(*(b.cues for b in blocks))
