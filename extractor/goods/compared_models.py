"""Columns of a table that hold other goods beside the paper's own: the grade before, another maker's, a reference.

"AX-7 | AX-6 (discontinued) | Natural graphite, ref." is the sheet of AX-7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from classifier.facts import Fact
from extractor.document.model import Problem, Severity
from extractor.facts.candidates import Candidate, ModelMention
from extractor.goods.asides import ASIDE
from extractor.language.phrases import Phrases, Shape
from extractor.rows.designations import designation

_REFERENCE = Shape(r"(?<![A-Za-z])<<reference_goods>>(?![A-Za-z])", re.I)
_OWN = Shape(r"\s*[(（\[]\s*<<own_goods>>\s*[)）\]]\s*", re.I)
_BRACKETED = re.compile(r"[(（\[].*")


@dataclass(frozen=True, slots=True)
class Own:
    """The values and names that are not of goods for comparison; a note and the facts of each of those."""

    candidates: tuple[Candidate, ...]
    mentions: tuple[ModelMention, ...]
    notes: tuple[Problem, ...] = ()
    told: tuple[Fact, ...] = ()


def own_models(candidates: Sequence[Candidate], mentions: Sequence[ModelMention], phrases: Phrases) -> Own:
    """Parts the models of a paper from those that stand beside them for comparison.

    A head that names nothing but goods for comparison is kept as it is: then those are what the paper is about.
    """
    mark = phrases.pattern(_OWN)
    names = {m.name: mark.sub(" ", m.name).strip() or m.name for m in mentions if not m.is_section}
    names |= {n: mark.sub(" ", n).strip() or n for c in candidates for n in c.models}
    compared = {name for name in names if _is_compared(name, phrases)}
    heads = {m.group for m in mentions if m.group is not None and not m.is_section and m.name not in compared}
    marked = {n for c in candidates if c.fact.marked is not None for n in c.models}  # a person said whose it is
    gone = {m.name for m in mentions if m.name in compared and m.group in heads} - marked
    if not gone and all(name == own for name, own in names.items()):
        return Own(tuple(candidates), tuple(mentions))
    left = [c for c in candidates if c.models and set(c.models) <= gone]
    kept = [
        replace(c, models=tuple(names.get(n, n) for n in c.models if n not in gone))
        for c in candidates
        if not (c.models and set(c.models) <= gone)
    ]
    own = [
        m if m.is_section else replace(m, name=names[m.name]) for m in mentions if m.is_section or m.name not in gone
    ]
    notes = tuple(
        Problem("items", _BESIDE.format(name, sum(name in c.models for c in left)), Severity.NOTE)
        for name in dict.fromkeys(m.name for m in mentions if m.name in gone)
    )
    return Own(tuple(kept), tuple(own), notes, tuple(c.fact for c in left))


def _is_compared(text: str, phrases: Phrases) -> bool:
    """Whether a head says that its column is of other goods; of a reference only without a name, or in brackets."""
    if phrases.pattern(ASIDE).search(text):
        return True
    if designation([text]) is None:
        return phrases.pattern(_REFERENCE).search(text) is not None
    bracket = _BRACKETED.search(text)
    return bracket is not None and phrases.pattern(_REFERENCE).search(bracket[0]) is not None


_BESIDE = (
    "“{}” stands in a table for comparison: its {} values are not of this paper's goods. "
    "If it is delivered too, a person must enter it."
)
