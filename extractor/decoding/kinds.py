"""What a value claims to be (nominal, a minimum, …), by the nearest word that says so."""

from __future__ import annotations

from classifier.facts import Kind
from classifier.law.vocabulary import Property
from extractor.facts.values.value_kinds import strongest
from extractor.places.blocks import Block
from extractor.scoring.readings import Reading

_BOUNDS = (Kind.MINIMUM, Kind.MAXIMUM, Kind.APPROXIMATE, Kind.TYPICAL)
_BEHIND = 14
"""A kind so many characters behind the last value of a block is that value's: "72.0 g (typ.)"."""

_HEAD = 40
"""A longer block above a value is a sentence, not the head of its column."""


def kind_of(reading: Reading, prop: Property) -> Kind | None:
    """The quantity's own bound, then words beside it, to its left, at the head of its column."""
    if reading.amount.kind in _BOUNDS:
        return reading.amount.kind
    for kinds in (_beside(reading), _behind(reading), _left(reading), _above(reading)):
        if kinds and (kind := strongest(kinds, prop)) is not None:
            return kind
    return None


def _beside(reading: Reading) -> tuple[Kind, ...]:
    amounts = reading.block.marked.amounts
    start = amounts[reading.number - 1].end if reading.number else 0
    return tuple(k for _, k in reading.block.marked.kinds(start, reading.amount.first))[-1:]


def _behind(reading: Reading) -> tuple[Kind, ...]:
    if reading.number + 1 < len(reading.block.marked.amounts):
        return ()
    words = reading.block.marked.kinds(reading.amount.last)
    return tuple(k for t, k in words if t.start - reading.amount.last < _BEHIND)[:1]


def _left(reading: Reading) -> tuple[Kind, ...]:
    sight = reading.leaf.around.sight(reading.block)
    labels = [b for b in sight.left if b.is_label][:4]
    return next((kinds for b in labels if (kinds := _kinds(b))), ())


def _above(reading: Reading) -> tuple[Kind, ...]:
    sight = reading.leaf.around.sight(reading.block)
    first = next((b for b in sight.above if b.is_label), None)
    heads = [b for b in (first, sight.head) if b is not None and len(b.text) < _HEAD and not b.marked.amounts]
    return next((kinds for b in heads if (kinds := _kinds(b))), ())


def _kinds(block: Block) -> tuple[Kind, ...]:
    return tuple(k for _, k in block.marked.kinds())[:1]
