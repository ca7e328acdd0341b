"""Blocks: the cells of a page's tables, else its runs of words, each with what is marked in it.

A block knows its row and its room. What stands left of it shares its row; what stands above it shares its room.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from classifier.law.vocabulary import Vocabulary
from extractor.rows.annotated_rows import Marked, MarkedRow

_DIGITS_OUTWEIGH = 2
"""A block with fewer letters than twice its digits is a value, not a label."""


@dataclass(frozen=True)
class Block:
    """A marked slot at its place: `row` and `column` count on its page, `top` and `bottom` are in points."""

    marked: Marked
    index: int
    row: int
    column: int
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """The block's text, as the page has it."""
        return self.marked.text

    @cached_property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(map(str.isalpha, self.text))

    @cached_property
    def is_label(self) -> bool:
        """Whether it is words rather than a value, or a lone unit, which names what stands beside it too."""
        marked = self.marked
        if marked.mentions:
            return True
        digits = sum(map(str.isdigit, self.text))
        return self.letters >= 2 and (not marked.amounts or self.letters > _DIGITS_OUTWEIGH * digits)

    @cached_property
    def named(self) -> Mapping[str, float]:
        """Each property named in it, with the share of the block's letters that its name takes."""
        return shares(self.marked, 0, len(self.text))

    @cached_property
    def cues(self) -> frozenset[tuple[str, str]]:
        """The cue lists and groups whose words stand in it."""
        return frozenset((c.name, c.group) for c in self.marked.cues)


def shares(marked: Marked, start: int, end: int) -> dict[str, float]:
    """The properties named between two places, each with the share of the letters there that its name takes."""
    text = marked.text
    letters = max(1, sum(map(str.isalpha, text[start:end])))
    found: dict[str, float] = {}
    for term in marked.labels:
        if start <= term.start and term.end <= end:
            share = min(1.0, sum(map(str.isalpha, term.text)) / letters)
            found[term.name] = max(share, found.get(term.name, 0.0))
    return found


def cues_between(marked: Marked, start: int, end: int) -> frozenset[tuple[str, str]]:
    """The cue lists and groups whose words stand between two places."""
    return frozenset((c.name, c.group) for c in marked.cues if start <= c.start and c.end <= end)


def blocks_of(rows: Sequence[MarkedRow]) -> tuple[Block, ...]:
    """The blocks of a page's marked rows, from top to bottom and left to right."""
    found: list[Block] = []
    for number, row in enumerate(rows):
        for column, marked in enumerate(row.slots):
            found.append(Block(marked, len(found), number, column, row.top, row.bottom))
    return tuple(found)


def units_of(vocabulary: Vocabulary, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The properties among `names` that each canonical unit may be of."""
    found: dict[str, list[str]] = {}
    for prop in vocabulary.properties.values():
        if prop.unit and prop.name in names:
            found.setdefault(prop.unit, []).append(prop.name)
    return {unit: tuple(known) for unit, known in found.items()}
