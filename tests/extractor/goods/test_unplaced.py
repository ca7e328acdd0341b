"""What was read with confidence and belongs to no item is told, with its place; what an item has is not told again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from classifier.facts import UNRECOGNISED, Evidence, Fact
from classifier.judging.classify import classify
from classifier.judging.determination import Outcome
from classifier.quantity import Quantity, point
from extractor.document.model import Problem, Severity
from extractor.goods.unplaced import left_over, problems
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, vocabulary
from tests.extractor.test_pipeline import CELL, read

STRANGER = """
Wobbler
Type                WB-77
Nominal capacity    2600 mAh
Weight              46 g
"""
A_CELL_WITH_A_DENSITY = """
Specification of lithium-ion battery cell
Model               INR18650-26H
Nominal capacity    2600 mAh
Tap density         1.12 g/cm3
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(catalogue(), weighs=False)


def told(several: tuple[Problem, ...]) -> list[Problem]:
    return [p for p in several if "belong to no item" in p.message]


def fact(name: str, value: str, unit: str, at: int, *, page: int = 1, confidence: float = 0.97) -> Fact:
    place = Evidence("c" * 64, f"{value} {unit}", (at, at + 6), page)
    return Fact(name, Quantity(point(value), unit), evidence=(place,), confidence=confidence)


def left(*found: Fact, told: tuple[Fact, ...] = ()) -> list[str]:
    return [f"{f.property} {f.value}" for f in left_over(found, told, vocabulary().properties)]


def test_a_thing_that_nobody_recognised_is_an_item_and_what_it_is_is_asked(pipeline: Pipeline) -> None:
    (item,) = read(pipeline, STRANGER).items
    made = classify(item, catalogue(), as_of=date(2026, 12, 1))
    assert ("WB-77", (UNRECOGNISED,)) == (item.label, item.products)
    assert ["capacity", "mass"] == sorted(f.property for f in item.facts)
    assert (Outcome.UNDETERMINED, ("product",)) == (made.outcome, made.missing)


def test_the_values_of_an_essay_are_told_with_their_page_and_make_no_item() -> None:
    values = (fact("capacity", "2.6", "Ah", 3), fact("mass", "46", "g", 20))
    (problem,) = problems(values, has_items=False)
    assert (Severity.WARNING, 1) == (problem.severity, problem.page)
    assert "capacity 2.6 Ah (“2.6 Ah" in problem.message and "mass 46 g" in problem.message


def test_a_thing_whose_name_says_that_it_is_another_is_no_item(pipeline: Pipeline) -> None:
    assert () == read(pipeline, STRANGER.replace("Wobbler", "Activated carbon")).items


def test_a_value_that_says_nothing_of_such_goods_is_left_in_a_note(pipeline: Pipeline) -> None:
    reading = read(pipeline, A_CELL_WITH_A_DENSITY)
    (problem,) = told(reading.problems)
    assert ["INR18650-26H"] == [i.label for i in reading.items]
    assert (problem.severity, "tap density 1.12" in problem.message) == (Severity.NOTE, True)
    assert "2600" not in problem.message


def test_a_sheet_whose_values_are_all_its_items_says_nothing(pipeline: Pipeline) -> None:
    assert [] == told(read(pipeline, CELL).problems)


def test_a_value_that_an_item_has_is_not_left_over_wherever_else_it_stands() -> None:
    here, there = fact("capacity", "2.6", "Ah", 10), fact("capacity", "2.6", "Ah", 90)
    assert [] == left(there, told=(here,))


def test_a_number_that_an_item_has_as_another_property_is_not_left_over() -> None:
    assert [] == left(fact("energy", "9", "Wh", 10), told=(fact("capacity", "9", "Ah", 12),))


def test_the_same_place_on_another_page_is_another_place() -> None:
    assert ["energy 9 Wh"] == left(fact("energy", "9", "Wh", 10, page=2), told=(fact("capacity", "9", "Ah", 12),))


def test_what_is_doubted_or_no_property_of_ours_is_not_told() -> None:
    assert [] == left(fact("capacity", "2.6", "Ah", 10, confidence=0.5), fact("nonsense", "2", "Ah", 30))


def test_each_page_has_its_own_problem_and_a_long_list_says_how_many_more() -> None:
    many = [fact("capacity", str(k), "Ah", 20 * k) for k in range(1, 16)]
    first, second = problems(
        [*many, replace(many[0], evidence=(Evidence("c" * 64, "1 Ah", (0, 4), 2),))], has_items=True
    )
    assert ((1, 2), True) == ((first.page, second.page), "; and 3 more." in first.message)


MOTOR = """
Stepper motor data
Type            WB-77
Rated voltage   5 V
Weight          46 g
"""


def test_values_that_any_thing_has_are_a_note_where_nothing_of_the_catalogue_is_named(pipeline: Pipeline) -> None:
    (problem,) = told(read(pipeline, MOTOR).problems)
    assert problem.severity is Severity.NOTE


@pytest.mark.parametrize("word", ["battery", "Akku", "Li-ion", "lithium iron phosphate", "winding machine"])
def test_one_word_of_such_goods_makes_them_a_warning(pipeline: Pipeline, word: str) -> None:
    """Driven by it, fed with it, or it: a person looks, unless the paper came to an item."""
    reading = read(pipeline, MOTOR + f"\nKeep away from the {word}, which is another's.\n")
    assert reading.items or [p.severity for p in told(reading.problems)] == [Severity.WARNING]


@pytest.mark.parametrize("word", ["battery-powered devices", "batteriebetriebene Geräte", "to know how to turn it"])
def test_a_phrase_that_only_looks_like_goods_makes_no_warning(pipeline: Pipeline, word: str) -> None:
    (problem,) = told(read(pipeline, MOTOR + f"\nMade with {word} in mind.\n").problems)
    assert problem.severity is Severity.NOTE
