"""Places, readings, trees and the settling of two witnesses, on pages drawn in letters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from corpora.training.fit import fitted
from corpora.training.papers import WEIGHED, Paper
from extractor.decoding.kinds import kind_of
from extractor.decoding.weighing import FoundPage, Weigher, Weights
from extractor.document.page import Page
from extractor.facts.tables import FactFinder
from extractor.places.blocks import units_of
from extractor.rows.rows import rows
from extractor.scoring.features import Features
from extractor.scoring.readings import Reading, leaves, readings
from extractor.scoring.scorer import Scored
from tests.extractor.drawn import drawn, marker, vocabulary

SHEET = """
    Item                 Specification
    Nominal capacity     2600 mAh
    Charge voltage       4.2 V
    Nominal voltage      3.6 V
    Weight (g)           max. 48
"""


def read(page: Page) -> tuple[Reading, ...]:
    marked = marker().mark(rows(page), decimal_comma=False)
    return readings(leaves([(page, marked)]), units_of(vocabulary(), WEIGHED))


def reading(found: Sequence[Reading], name: str, text: str) -> Reading:
    return next(r for r in found if r.name == name and text in r.block.text)


def test_every_quantity_is_read_as_every_property_of_its_dimension() -> None:
    found = read(drawn(SHEET))
    assert {r.name for r in found if "4.2" in r.block.text} == {"nominal_voltage"}
    assert {r.name for r in found if "2600" in r.block.text} == {"capacity"}


def test_a_bare_number_takes_the_unit_of_the_label_to_its_left() -> None:
    mass = reading(read(drawn(SHEET)), "mass", "48")
    assert mass.unit is not None
    assert (mass.unit.name, mass.distance) == ("g", 1)


def test_a_value_sees_the_label_left_of_it_and_the_head_above() -> None:
    voltage = reading(read(drawn(SHEET)), "nominal_voltage", "3.6")
    sight = voltage.leaf.around.sight(voltage.block)
    assert sight.left[0].text == "Nominal voltage"
    assert sight.head is not None
    assert sight.head.text == "Specification"


def test_features_do_not_change_when_the_page_is_scaled() -> None:
    """Distances are in heights of type: a sheet drawn with wider pitch differs in gaps alone."""
    features = Features(vocabulary())
    near, far = (features.of(read(drawn(SHEET, pitch=p)), 1) for p in (14.0, 15.0))
    words = [k for k, name in enumerate(features.names) if ":" in name]
    assert np.array_equal(near[:, words], far[:, words])


@pytest.mark.parametrize(("text", "name", "kind"), [("48", "mass", "maximum"), ("2600", "capacity", "nominal")])
def test_the_kind_is_the_nearest_kind_word(text: str, name: str, kind: str) -> None:
    assert kind_of(reading(read(drawn(SHEET)), name, text), vocabulary().properties[name]) == kind


def papers() -> list[Paper]:
    """Thirty sheets whose right voltage is the nominal one, each of another size."""
    made = []
    for k in range(30):
        page = drawn(SHEET.replace("2600", str(2000 + k)))
        found = read(page)
        answers = tuple(int("4.2" not in r.block.text) for r in found)
        samples = Features(vocabulary()).of(found, 1)
        made.append(Paper(f"{k}.pdf", str(k), tuple(r.place for r in found), samples, answers, 4, 4))
    return made


def test_numpy_gives_the_trainers_own_probabilities_and_training_is_deterministic() -> None:
    lightgbm = pytest.importorskip("lightgbm")
    from corpora.training.fit import _grown
    from corpora.training.lightgbm_text import stored_trees
    from extractor.scoring.trees import from_data

    given = papers()
    samples = np.vstack([p.samples for p in given])
    answers = np.concatenate([np.array(p.answers) for p in given])
    settings = {"objective": "binary", "min_data_in_leaf": 8, "verbose": -1, "num_threads": 1, "deterministic": True}
    booster = lightgbm.train(settings, lightgbm.Dataset(samples, answers), 20)
    ours = from_data(list(stored_trees(booster.model_to_string())))
    assert np.allclose(booster.predict(samples), ours.probabilities(samples), atol=1e-12)
    weights = np.ones(len(answers))
    assert _grown(samples, answers, weights) == _grown(samples, answers, weights)


def test_a_trained_model_tells_the_nominal_voltage_from_the_charge_voltage() -> None:
    pytest.importorskip("lightgbm")
    from extractor.scoring.scorer import from_stored, probabilities

    given = papers()
    model = from_stored(fitted(given[:-1], Features(vocabulary()).names))
    told = probabilities(model, given[-1].places, given[-1].samples)
    chances = {
        at.size: chance for at, chance in zip(given[-1].places, told, strict=True) if at.name == "nominal_voltage"
    }
    assert chances[3.6] > chances[4.2]


class _Told:
    """A scorer that says of every reading what it was told to, `otherwise` of the others."""

    def __init__(self, chances: dict[str, float], otherwise: float = 0.0) -> None:
        self._chances, self._otherwise = chances, otherwise

    def scored(self, pages: Sequence[tuple[Page, object]]) -> tuple[Scored, ...]:
        found = [r for page, _ in pages for r in read(page)]
        return tuple(Scored(r, self._chances.get(r.name, self._otherwise)) for r in found)


def weighed(chances: dict[str, float]) -> dict[str, float]:
    page = drawn(SHEET)
    marked = marker().mark(rows(page), decimal_comma=False)
    found = FactFinder(vocabulary()).find(page, marked).candidates
    weigher = Weigher(vocabulary(), _Told(chances), Weights())  # type: ignore[arg-type]
    kept = weigher.weighed([FoundPage(page, marked, found)]).candidates
    for candidate in kept:
        for evidence in candidate.fact.evidence:
            assert page.text[slice(*evidence.span)] == evidence.text
    return {c.fact.property: c.fact.confidence for c in kept}


def test_what_both_witnesses_say_is_sure() -> None:
    assert weighed({"capacity": 0.8})["capacity"] >= 0.97


def test_what_the_scorer_thinks_strange_stays_and_is_doubted() -> None:
    kept = weighed({"capacity": 0.1})
    assert kept["capacity"] >= 0.97
    assert kept["mass"] == 0.5


def test_the_scorer_adds_no_second_value_where_the_rules_have_one() -> None:
    page = drawn(SHEET)
    marked = marker().mark(rows(page), decimal_comma=False)
    found = FactFinder(vocabulary()).find(page, marked).candidates
    weigher = Weigher(vocabulary(), _Told({}, otherwise=1.0))  # type: ignore[arg-type]
    kept = weigher.weighed([FoundPage(page, marked, found)]).candidates
    assert sorted(c.fact.property for c in kept) == sorted(c.fact.property for c in found)


LISTED = """
    Model       Capacity (mAh)   Weight (g)
    NB-186A     2600             45
    NB-217B     4800             70
"""


def test_rows_that_repeat_the_headed_values_are_a_model_each() -> None:
    page = drawn(LISTED)
    marked = marker().mark(rows(page), decimal_comma=False)
    weigher = Weigher(vocabulary(), _Told({}, otherwise=1.0))  # type: ignore[arg-type]
    told = weigher.weighed([FoundPage(page, marked, ())])
    assert [m.name for m in told.models] == ["NB-186A", "NB-217B"]
    assert {(c.models, c.fact.property) for c in told.candidates} == {
        ((name,), prop) for name in ("NB-186A", "NB-217B") for prop in ("capacity", "mass")
    }


def test_a_column_goes_on_from_the_page_before() -> None:
    first, second = (
        drawn(LISTED),
        drawn("""
    NB-304C     9000             130
    """),
    )
    pages = [(p, marker().mark(rows(p), decimal_comma=False)) for p in (first, second)]
    found = readings(leaves(pages), units_of(vocabulary(), WEIGHED))
    assert [r.name for r in found if r.block.text == "9000"] == ["capacity"]


def test_what_the_scorer_alone_says_has_its_probability() -> None:
    page = drawn("Nennkapazitaet  2600 mAh")
    weigher = Weigher(vocabulary(), _Told({"capacity": 0.8}), Weights())  # type: ignore[arg-type]
    marked = marker().mark(rows(page), decimal_comma=False)
    (only,) = weigher.weighed([FoundPage(page, marked, ())]).candidates
    assert (only.how, only.fact.confidence) == ("weighed", 0.8)
    assert all(page.text[slice(*e.span)] == e.text for e in only.fact.evidence)
