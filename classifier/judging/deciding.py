"""Which facts a verdict rests on: those by whose readings the entries were met or not met."""

from __future__ import annotations

from collections.abc import Iterator

from classifier.facts import Fact, Item, Method
from classifier.judging.classify import policy_named
from classifier.judging.findings import Assessment, Judged, assess, considered
from classifier.judging.values.readings import bench
from classifier.judging.values.several_values import Reading
from classifier.law.catalogue import Catalogue
from classifier.truth import Truth


def deciding_facts(item: Item, catalogue: Catalogue, *, policy: str = "default") -> tuple[Fact, ...]:
    """Those of the item's facts with a number that a verdict rests on, in the item's order.

    Of an entry that takes the item in, all that meet it; where none does, all that fail one. Where the answer is
    open, no verdict rests on anything yet, but the entries that are settled do. Raises `ValueError` for a policy that
    the catalogue does not hold.
    """
    laid = bench(item, catalogue, policy_named(catalogue, policy))
    entries = (*catalogue.declared, *catalogue.neighbours)
    settled = [a for a in (assess(laid, entry) for entry in considered(laid, entries)) if a.product is not Truth.FALSE]
    meeting = [a for a in settled if a.truth is Truth.TRUE]
    chosen = meeting or [a for a in settled if a.truth is Truth.FALSE]
    behind = [fact for one in chosen for fact in _of_assessment(one)]
    return tuple(fact for fact in item.facts if fact.method is Method.STATED and fact in behind)


def _of_assessment(assessment: Assessment) -> Iterator[Fact]:
    for judged in assessment.criteria:
        if judged.truth is assessment.truth:
            yield from _of_judged(judged)


def _of_judged(judged: Judged) -> Iterator[Fact]:
    for leaf in judged.leaves:
        if leaf.truth is judged.truth and leaf.reading is not None:
            yield from _of_reading(leaf.reading)


def _of_reading(reading: Reading) -> Iterator[Fact]:
    for fact in reading.facts:
        yield fact
        yield from fact.inputs
    for below in reading.inputs:
        yield from _of_reading(below)
