"""Answers on a reply form: what can be read without guessing is, and of the rest a person reads."""

from __future__ import annotations

import pytest
from shipments import bench

from casebook.review.values.typed_values import Refusal, grammar
from casebook.shipments.letters.answers import answer_of, yes_or_no

WORDS = bench().catalogue.vocabulary
GRAMMAR = grammar(WORDS)
CELL, PACK = ("lithium_ion_cell",), ("lithium_ion_pack",)


def read(name: str, text: str, products: tuple[str, ...] = CELL) -> dict[str, str]:
    """What was read by property; nothing where a person is to read it."""
    answer = answer_of(name, text, products, GRAMMAR)
    return {} if isinstance(answer, Refusal) else {n: str(v.value) for n, v in answer}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("48 g", "48 g"),
        ("0.048 kg", "48 g"),
        ("cell mass: 48±1 g", "[47, 49] g"),
        ("单体质量：48±1克", "[47, 49] g"),
        ("裸电芯 48 g", "48 g"),
        ("48.0 ± 0.5 g (bare cell)", "[47.5, 48.5] g"),
        ("The cell weighs 48.2 g at 25 ℃", "48.2 g"),
        ("Gewicht: 48,5 g", "48.5 g"),
        ("48 g each", "48 g"),
        ("max. weight: 49 g", "(-∞, 49] g"),
    ],
)
def test_a_mass_is_read_with_its_own_names_around_it(text: str, value: str) -> None:
    assert {"mass": value} == read("mass", text)


@pytest.mark.parametrize(
    "text",
    [
        "48",
        "about the same",
        "not 48 g",
        "formerly 48 g",
        "3 x 48 g",
        "10 pcs: 480 g",
        "48 g, 49 g with tab",
        "48 g with packaging",
        "毛重 48 g",
        "卷芯重量 48 g",
        "module weight 48 g",
        "pack mass: 48 g",
        "48 g or less with the new casing",
    ],
)
def test_words_that_may_mean_more_are_left_to_a_person(text: str) -> None:
    assert {} == read("mass", text)


def test_what_is_said_of_the_cell_is_no_answer_on_the_pack() -> None:
    assert {} == read("mass", "cell mass: 48 g", PACK)
    assert {"mass": "480 g"} == read("mass", "pack mass: 480 g", PACK)
    assert {} == read("mass", "cell mass: 48 g", (*CELL, *PACK)), "nobody knows which it is"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("compaction_density", "2.45 g/cc @ 200 MPa", "2.45 g/cm3"),
        ("compaction_density", "粉末压实密度 2.45g/cm³（3T）", "2.45 g/cm3"),
        ("compaction_density", "极片压实密度 2.45 g/cm³", None),
        ("compaction_density", "tap density 2.45 g/cm³", None),
        ("specific_capacity", "157 mAh/g, 0.1C, 2.0-3.75 V", "157 mAh/g"),
        ("gravimetric_energy_density", "Energy density: 265Wh/kg", "265 Wh/kg"),
        ("use", "锂离子电池", "lithium_ion_battery"),
        ("use", "lithium-ion battery", "lithium_ion_battery"),
        ("use", "not for lithium-ion batteries", None),
        ("use", "食品包装", None),
    ],
)
def test_conditions_may_stand_beside_a_value_and_another_property_may_not(
    name: str, text: str, value: str | None
) -> None:
    assert ({name: value} if value else {}) == read(name, text, ())


def test_an_energy_density_may_be_answered_by_what_it_is_worked_out_from() -> None:
    expected = {"capacity": "5.8 Ah", "nominal_voltage": "3.7 V", "mass": "81 g"}
    assert expected == read("gravimetric_energy_density", "5.8 Ah, 3.7 V, 81 g")
    assert expected == read("gravimetric_energy_density", "capacity 5.8Ah；标称电压3.7V；单体质量 81 g")
    assert {} == read("gravimetric_energy_density", "5.8 Ah, 3.7 V, 81 g, 82 g")
    assert {} == read("gravimetric_energy_density", "5.8 Ah, 3.7 V and a mass to follow")


@pytest.mark.parametrize(
    ("text", "said"),
    [("是", "yes"), ("Yes.", "yes"), ("不是", "no"), ("No", "no"), ("no, LX-5", None), ("yes, but", None)],
)
def test_yes_and_no_are_known_alone(text: str, said: str | None) -> None:
    assert said == yes_or_no(text, WORDS)
