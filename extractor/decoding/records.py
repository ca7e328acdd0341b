"""Items told by where values repeat: rows that each hold several values under the same heads are a model each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractor.places.blocks import Block
from extractor.rows.designations import designation
from extractor.scoring.readings import Reading

_LEAST_ROWS = 2
_LEAST_VALUES = 2
_LONGEST = 40


def records(chosen: Sequence[Reading]) -> Mapping[tuple[int, int], str]:
    """The model of each row (by page and row) that is a record, from the readings taken as right.

    A record holds two properties or more that other records hold too, none of them named in the row itself, and opens
    with a designation that no other record has. None where there are fewer than two.
    """
    rows: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    for reading in chosen:
        if _is_headed(reading):
            rows[reading.leaf.page.number, reading.block.row].append(reading)
    held = Counter(name for members in rows.values() for name in {r.name for r in members})
    shared = {name for name, times in held.items() if times >= _LEAST_ROWS}
    full = {
        place: members for place, members in rows.items() if len({r.name for r in members} & shared) >= _LEAST_VALUES
    }
    named = {place: name for place, members in full.items() if (name := _name(members))}
    times = Counter(named.values())
    kept = {place: name for place, name in named.items() if times[name] == 1}
    return kept if len(kept) >= _LEAST_ROWS and len(kept) * 4 >= len(full) * 3 else {}


def _is_headed(reading: Reading) -> bool:
    """Whether the property stands over the value's column and neither in its row nor beside it."""
    sight = reading.leaf.around.sight(reading.block)
    if any(reading.name in b.named for b in (reading.block, *sight.left, *sight.spanning)):
        return False
    return any(b.is_label for b in sight.above)


def _name(members: Sequence[Reading]) -> str:
    """The designation that opens the row, left of its values."""
    values = {r.block.index for r in members}
    first = min(members, key=lambda r: r.block.column)
    for block in _opening(first):
        if block.index not in values and len(block.text) <= _LONGEST and designation([block.text]):
            return block.text.strip()
    return ""


def _opening(reading: Reading) -> Iterator[Block]:
    yield from reversed(reading.leaf.around.sight(reading.block).left)
