"""Ratings that stand for themselves: the slots whose "2500mAh" is the goods' own, with no property's word beside it."""

from __future__ import annotations

from collections.abc import Mapping

from classifier.law.vocabulary import Property
from extractor.facts.ratings.bare_ratings import Rating, ratings
from extractor.facts.wordings import Wordings
from extractor.rows.annotated_rows import Marked, MarkedRow

_TITLE_LENGTH = 110
_BESIDE = 2


def lone_ratings(
    marked: Marked, row: MarkedRow, properties: Mapping[str, Property], words: Wordings, *, of_goods: bool
) -> tuple[Rating, ...]:
    """The ratings in a slot. `of_goods`: the text is a description of the goods, and a lone capacity is their own."""
    if of_goods:
        return tuple(r for r in ratings(marked, properties, words, lone=True) if not _is_a_parcels(marked, r))
    # Beside a look-alike's word, or a voltage's, its numbers are no ratings.
    if any(not properties[t.name].reported or t.name.endswith("_voltage") for t in marked.labels):
        return ()
    lone = _names_goods(marked) or _stands_alone(marked, row)
    return () if _labelled(marked) else ratings(marked, properties, words, lone=lone)


def _is_a_parcels(marked: Marked, rating: Rating) -> bool:
    """Whether a mass has words for a package right behind it: "40 kg in a carton"."""
    behind = (c.start - rating.amount.end for c in marked.cues if c.name == "packaging")
    return rating.property.name == "mass" and any(0 <= gap <= _BESIDE for gap in behind)


def _labelled(marked: Marked) -> bool:
    """Whether the slot holds a property's word and its value already."""
    return any(a.first >= t.end for t in marked.labels for a in marked.amounts)


def _names_goods(marked: Marked) -> bool:
    """Whether the slot is a title or description that says what the thing is, so that a lone "2500mAh" is its own."""
    return len(marked.text) <= _TITLE_LENGTH and any(c.name == "goods" for c in marked.cues)


def _stands_alone(marked: Marked, row: MarkedRow) -> bool:
    """Whether a quantity opens its line, outside of any table, and is all that its slot says: a print on a label."""
    whole = len(marked.amounts) == 1 and marked.amounts[0].end - marked.amounts[0].start >= len(marked.text)
    return whole and marked is row.slots[0] and marked.slot.table is None
