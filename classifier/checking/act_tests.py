"""The tests that an officer wrote of an act, run: an item on a day against the expected outcome and codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from classifier.facts import Fact, Item
from classifier.judging.advice import pointers
from classifier.judging.classify import classify
from classifier.law.catalogue import Catalogue
from classifier.law.timeline import status
from classifier.loading.layers import Checked, check
from classifier.loading.load import shipped
from classifier.loading.name_lookup import Names
from classifier.quantity import Quantity, at_least, at_most, between

_PRINTED = re.compile(
    r"(?P<sign>>=|<=)?\s*(?P<low>\d+(?:\.\d+)?)(?:\.\.(?P<high>\d+(?:\.\d+)?))?\s*(?P<unit>\S+)(?:\s+at\s+(?P<under>\S.*))?"
)


def failures(catalogue: Catalogue, layers: tuple[Path, ...]) -> Iterator[tuple[bool, str]]:
    """For each test whether it holds, and a sentence with its place.

    Raises `CatalogueError` for a name or a number that nothing defines.
    """
    for file in check((shipped(), *layers)):
        if file.kind == "tests":
            if file.content.instrument not in catalogue.instruments:
                acts = catalogue.instruments
                raise file.source.misnamed(("instrument",), file.content.instrument, "instrument", acts)
            for number, test in enumerate(file.content.tests):
                yield _run(catalogue, file, number, test)


def _run(catalogue: Catalogue, file: Checked, number: int, test: Any) -> tuple[bool, str]:
    at, source = ("tests", number), file.source
    if test.product not in catalogue.vocabulary.products:
        raise source.misnamed((*at, "product"), test.product, "product", catalogue.vocabulary.products)
    if test.policy not in catalogue.policies:
        raise source.misnamed((*at, "policy"), test.policy, "policy", catalogue.policies)
    facts = tuple(_fact(catalogue, file, number, name, text) for name, text in test.values.items())
    made = classify(Item(test.says, (test.product,), facts=facts), catalogue, as_of=test.day, policy=test.policy)
    on_the_day = pointers(catalogue, (test.product,), str(made.outcome), test.day)
    told = {p.id for p in on_the_day if not p.asked}
    for id_ in test.told:
        if id_ not in {p.id for p in catalogue.pointers}:
            raise source.misnamed((*at, "told"), id_, "pointer", [p.id for p in catalogue.pointers])
    standing = str(status(catalogue, file.content.instrument, test.day).in_force)
    wanted = (test.outcome, tuple(test.codes), tuple(test.told), test.standing)
    found = (
        str(made.outcome),
        made.codes or made.near,
        tuple(t for t in test.told if t in told),
        standing if test.standing else None,
    )
    place = f"{source.path.name}:{source.line_of(at)}: {test.says}"
    if wanted == found:
        return True, place
    return False, f"{place}: expected {_in_words(*wanted)}, came out {_in_words(*found)}"


def _in_words(outcome: str, codes: tuple[str, ...], told: tuple[str, ...], standing: str | None) -> str:
    pointers_ = (f"telling of {name}" for name in told)
    return " ".join((outcome, *codes, *pointers_, *((f"with the act in force: {standing}",) if standing else ())))


def _fact(catalogue: Catalogue, file: Checked, number: int, name: str, text: str) -> Fact:
    names = Names(file, catalogue.vocabulary)
    key = ("tests", number, "values", name)
    known = names.property(key, name)
    if known.unit is None:
        return Fact(name, text)
    read = _PRINTED.fullmatch(text)
    if read is None:
        raise file.source.error(key, f"no number with its unit: write 5 {known.unit}, 4.8..5.0, >=5 or <=70 of it")
    low, high = (
        names.canonical(key, known, Decimal(part), read["unit"]) for part in (read["low"], read["high"] or read["low"])
    )
    if read["sign"]:
        bound = at_least if read["sign"] == ">=" else at_most
        return Fact(name, Quantity(bound(low), known.unit), conditions=read["under"])
    return Fact(name, Quantity(between(low, high), known.unit), conditions=read["under"])
