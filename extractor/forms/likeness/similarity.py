"""How alike two forms are: the same, one that has drifted or was drawn anew, or another.

Words alone do not make a form: two makers print the same words. The words that both have must stand in the same
places, in the same order and with their values on the same side. Where they stand in the same order and nothing else is
as it was, the form may have been drawn anew, or be another maker's: what marks find on the paper has to tell.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from extractor.forms.model import Form, FormWord


class Verdict(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    DRIFTED = "drifted"
    REDRAWN = "redrawn"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which shares two forms are the same, and from which one may have drifted from the other.

    `nearness` is how far apart, in type heights, a word may stand in both.
    """

    words: float = 0.72
    layout: float = 0.75
    drifted_words: float = 0.5
    drifted_layout: float = 0.55
    redrawn_words: float = 0.4
    redrawn_order: float = 0.75
    redrawn_fewest: int = 6
    nearness: float = 1.5
    fewest: int = 4


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Likeness:
    """The share of words that two forms have in common, how alike those stand, and the verdict."""

    verdict: Verdict
    words: float = 0.0
    layout: float = 0.0

    @property
    def score(self) -> float:
        """One number to choose among several by."""
        return self.words * self.layout


NONE = Likeness(Verdict.OTHER)


def compared(one: Form, other: Form, bounds: Bounds = BOUNDS) -> Likeness:
    """How alike two forms are; symmetric. A form of fewer words than `fewest` is like none."""
    fewer = min(len(one.words), len(other.words))
    if fewer < bounds.fewest or (one.origin == "sheet") != (other.origin == "sheet"):
        return NONE
    common = [w.text for w in one.words if w.text in other.by_text]
    if len(common) < bounds.fewest:
        return NONE
    words = shared(len(common), len(one.words), len(other.words))
    pairs = [(one.by_text[t], other.by_text[t]) for t in common]
    placed = sum(_alike(a, b, bounds.nearness) for (_, a), (_, b) in pairs) / len(pairs)
    ordered = _longest_rise([n for _, (n, _) in pairs]) / len(pairs)
    layout = 0.7 * placed + 0.3 * ordered
    verdict = _verdict(words, layout, bounds)
    if verdict is Verdict.OTHER and words >= bounds.redrawn_words and ordered >= bounds.redrawn_order:
        verdict = Verdict.REDRAWN if len(common) >= bounds.redrawn_fewest else verdict
    return Likeness(verdict, round(words, 3), round(layout, 3))


def shared(common: int, one: int, other: int) -> float:
    """The share of words in common of forms of so many words.

    An annex of more words leaves the form what it is, so the smaller one counts more.
    """
    return 0.7 * common / min(one, other) + 0.3 * common / max(one, other)


def _verdict(words: float, layout: float, bounds: Bounds) -> Verdict:
    if words >= bounds.words and layout >= bounds.layout:
        return Verdict.SAME
    if words >= bounds.drifted_words and layout >= bounds.drifted_layout:
        return Verdict.DRIFTED
    return Verdict.OTHER


def _alike(one: FormWord, other: FormWord, nearness: float) -> float:
    """How alike one word stands in two forms, from 0 to 1."""
    if one.inside != other.inside or one.ruled != other.ruled or (one.to is None) != (other.to is None):
        return 0.0
    near = abs(one.x - other.x) <= nearness
    if one.to is None or other.to is None:
        return float(near)
    return 0.6 * near + 0.4 * (abs((one.to - one.x) - (other.to - other.x)) <= 2 * nearness)


def _longest_rise(places: list[int]) -> int:
    """The length of the longest run of words that stand in the same order in both."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
