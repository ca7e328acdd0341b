"""The words that a law can use: <, <=, ranges, or, n of m, a required test condition. A closed set, each with its
boundaries, margin, the distance at which it turns, and the remark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from classifier.facts import Fact, Item
from classifier.judging.classify import classify
from classifier.judging.determination import Determination
from classifier.judging.remark import PHRASES, read_back
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from classifier.loading.yaml_source import CatalogueError
from classifier.quantity import Interval, Quantity, between, point

ACT = """
instrument:
  id: "TEST 2027-2"
  issuers: [MOFCOM]
  number: "No. 2 of 2027"
  title: {{en: "an act of the tests"}}
  effective: "2026-01-01"
  declared: true
  source: {{text: "invented"}}
entries:
  - code: "3C998"
    en: "an article of the tests"
    products: [test_article]
    criteria:
      - {condition}
    source: "invented"
"""
WORDS = "products:\n  test_article: {family: cathode, terms: {en: [test article], zh: [试验品]}}\n"
DAY = date(2026, 12, 1)

BELOW = '{property: tap_density, test: "<", limit: "2", unit: g/cm³}'
AT_MOST = '{property: tap_density, test: "<=", limit: "2", unit: g/cm³}'
RANGE = '{property: tap_density, at_least: "1", below: "2", unit: g/cm³}'
EITHER = '{any_of: [{property: tap_density, test: ">=", limit: "2", unit: g/cm³}, {property: purity, test: ">", limit: "99", unit: "%"}]}'
TWO_OF_THREE = (
    '{count: 2, of: [{property: tap_density, test: ">=", limit: "2", unit: g/cm³}, {property: purity, test: ">", limit: "99", unit: "%"}, '
    '{property: specific_capacity, test: "<", limit: "150", unit: mAh/g}]}'
)
PRESSED = '{property: compaction_density, test: ">=", limit: "2.5", unit: g/cm³, under: {value: "220", unit: MPa}}'


@cache
def law(condition: str) -> Catalogue:
    """The shipped catalogue with an office's act that asks for this."""
    with TemporaryDirectory() as folder:
        for name, text in {
            "instruments/ours.yaml": ACT.format(condition=condition),
            "vocabulary/ours.yaml": WORDS,
        }.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load(Path(folder))


def fact(name: str, printed: str) -> Fact:
    """A fact as printed: `1.5`, `1..1.5`, with ` at ` and the condition behind it."""
    value, _, under = printed.partition(" at ")
    unit = law(BELOW).vocabulary.properties[name].unit or ""
    interval: Interval = between(*value.split("..")) if ".." in value else point(value)
    return Fact(name, Quantity(interval, unit), conditions=under or None)


def made(condition: str, **values: str) -> Determination:
    facts = tuple(fact(name, printed) for name, printed in values.items())
    return classify(Item("a model", ("test_article",), facts=facts), law(condition), as_of=DAY)


BOUNDARIES = [
    (BELOW, {"tap_density": "1.999"}, "controlled"),
    (BELOW, {"tap_density": "2"}, "close"),
    (BELOW, {"tap_density": "2.001"}, "close"),
    (BELOW, {"tap_density": "2.3"}, "not_controlled"),
    (BELOW, {"tap_density": "1.9..2.1"}, "undetermined"),
    (AT_MOST, {"tap_density": "1.999"}, "controlled"),
    (AT_MOST, {"tap_density": "2"}, "controlled"),
    (AT_MOST, {"tap_density": "2.001"}, "close"),
    (RANGE, {"tap_density": "0.999"}, "close"),
    (RANGE, {"tap_density": "1"}, "controlled"),
    (RANGE, {"tap_density": "1.999"}, "controlled"),
    (RANGE, {"tap_density": "2"}, "close"),
    (RANGE, {"tap_density": "3"}, "not_controlled"),
    (EITHER, {"tap_density": "2", "purity": "90"}, "controlled"),
    (EITHER, {"tap_density": "1", "purity": "99.1"}, "controlled"),
    (EITHER, {"tap_density": "1", "purity": "80"}, "not_controlled"),
    (EITHER, {"tap_density": "1"}, "undetermined"),
    (EITHER, {"purity": "99.1"}, "controlled"),
    (TWO_OF_THREE, {"tap_density": "2", "purity": "99.1"}, "controlled"),
    (TWO_OF_THREE, {"tap_density": "2", "specific_capacity": "149"}, "controlled"),
    (TWO_OF_THREE, {"tap_density": "2"}, "undetermined"),
    (TWO_OF_THREE, {"tap_density": "1", "purity": "50"}, "not_controlled"),
    (TWO_OF_THREE, {"tap_density": "2", "purity": "50", "specific_capacity": "300"}, "not_controlled"),
    (PRESSED, {"compaction_density": "2.5 at 220 MPa"}, "controlled"),
    (PRESSED, {"compaction_density": "2.499 at 220 MPa"}, "close"),
    (PRESSED, {"compaction_density": "2.6 at 100 MPa"}, "undetermined"),
    (PRESSED, {"compaction_density": "2.6"}, "undetermined"),
]


@pytest.mark.parametrize(("condition", "values", "outcome"), BOUNDARIES)
def test_a_number_below_at_and_above_each_boundary(condition: str, values: dict[str, str], outcome: str) -> None:
    assert str(made(condition, **values).outcome) == outcome


MARGINS = [
    (BELOW, {"tap_density": "2.1"}, "-0.05", "tap_density < 2 g/cm3"),
    (BELOW, {"tap_density": "1.9"}, "0.05", "tap_density >= 2 g/cm3"),
    (AT_MOST, {"tap_density": "2.1"}, "-0.05", "tap_density <= 2 g/cm3"),
    (AT_MOST, {"tap_density": "1.9"}, "0.05", "tap_density > 2 g/cm3"),
    (RANGE, {"tap_density": "0.95"}, "-0.05", "tap_density >= 1 g/cm3"),
    (RANGE, {"tap_density": "2.1"}, "-0.05", "tap_density < 2 g/cm3"),
]


@pytest.mark.parametrize(("condition", "values", "margin", "flips_if"), MARGINS)
def test_each_has_its_margin_below_nought_where_it_is_missed_and_says_what_would_turn_it(
    condition: str, values: dict[str, str], margin: str, flips_if: str
) -> None:
    (criterion,) = next(f for f in made(condition, **values).findings if f.code == "3C998").criteria
    assert (criterion.margin, criterion.flips_if) == (Decimal(margin), flips_if)


REMARKS = [
    (BELOW, {"tap_density": "2.1"}, ["tap_density"]),
    (AT_MOST, {"tap_density": "2.1"}, ["tap_density"]),
    (RANGE, {"tap_density": "2.1"}, ["tap_density"]),
    (EITHER, {"tap_density": "1.9", "purity": "98"}, ["tap_density", "purity"]),
    (
        TWO_OF_THREE,
        {"tap_density": "1.9", "purity": "98", "specific_capacity": "155"},
        ["tap_density", "purity", "specific_capacity"],
    ),
    (PRESSED, {"compaction_density": "2.45 at 220 MPa"}, ["compaction_density"]),
]


@pytest.mark.parametrize(("condition", "values", "stated"), REMARKS)
def test_a_close_item_states_every_value_that_the_words_ask_for(
    condition: str, values: dict[str, str], stated: list[str]
) -> None:
    found = made(condition, **values)
    assert found.outcome == "close" and found.remark.zh is not None and PHRASES["zh"].close in found.remark.zh
    (line,) = read_back(found.remark.zh, law(condition).vocabulary, "zh")
    assert [p.property for p in line.parameters] == stated


@pytest.mark.parametrize("test", ["=", "==", "!=", "≥", "=<"])
def test_the_set_of_relations_is_closed_and_no_hint_turns_one_around(test: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        law(BELOW.replace('"<"', f'"{test}"'))
    assert "did you mean" not in str(caught.value)


def test_at_most_is_not_taken_for_at_least() -> None:
    one, other = (made(AT_MOST.replace("<=", sign), tap_density="3").outcome for sign in ("<=", ">="))
    assert (str(one), str(other)) == ("not_controlled", "controlled")
