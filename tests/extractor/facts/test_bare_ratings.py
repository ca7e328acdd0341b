"""Ratings: in a title or a rating line the unit alone tells the property, where enough stands beside it."""

from __future__ import annotations

import pytest

from extractor.facts.ratings.bare_ratings import ratings
from extractor.facts.wordings import Wordings
from extractor.language.phrases import Phrases
from tests.extractor.drawn import drawn, facts, marked, vocabulary


def rated(text: str, *, lone: bool = False) -> list[str]:
    (row,) = marked(drawn(text))
    words = Wordings(Phrases(vocabulary()))
    found = ratings(row.slots[0], vocabulary().properties, words, lone=lone)
    return [f"{r.property.name} {r.amount.canonical()}" for r in found]


RUNS = [
    (["nominal_voltage 3.7", "capacity 0.35", "energy 1.295"], "3.7V, 350mAh, 1.295Wh"),
    (["nominal_voltage 12.8", "capacity 100"], "LiFePO4 battery 12.8 V 100 Ah"),
    (["nominal_voltage 3.6", "capacity 5"], "3.6V/5Ah"),
    (["nominal_voltage 3.7", "energy 9.62"], "3.7 V (9.62 Wh)"),
    (["nominal_voltage 3.7", "capacity 2.6"], "3.7V 和 2600mAh"),
    (["nominal_voltage 3.2", "capacity 4.1", "mass 92"], "LFP cell FX-4, 3.2 V 4.1 Ah, 92 g"),
    (["nominal_voltage 3.2", "capacity 4.1"], "LFP cell FX-4, 3.2 V 4.1 Ah, 12 kg/carton"),
    (["nominal_voltage 3.2", "capacity 4.1"], "92 g: LFP cell FX-4, 3.2 V 4.1 Ah"),
]


@pytest.mark.parametrize(("expected", "text"), RUNS)
def test_neighbouring_quantities_of_two_units_tell_each_other(expected: list[str], text: str) -> None:
    assert expected == rated(text)


@pytest.mark.parametrize("text", ["12 V", "46 g", "12 V 2 A", "800 kg"])
def test_a_lone_voltage_or_mass_tells_nothing(text: str) -> None:
    assert rated(text, lone=True) == []


def test_a_lone_capacity_tells_nothing_by_itself() -> None:
    assert rated("INR18650 2500mAh") == []


def test_a_lone_capacity_tells_something_where_the_place_vouches_for_it() -> None:
    assert rated("INR18650 2500mAh", lone=True) == ["capacity 2.5"]


def test_the_volts_beside_cells_in_series_are_the_pack_s() -> None:
    assert rated("4S2P 14.8V") == ["nominal_voltage 14.8"]


@pytest.mark.parametrize("text", ["BMS4S 14.8V", "4SX 14.8V"])
def test_letters_around_a_wiring_make_it_a_name(text: str) -> None:
    assert rated(text) == []


def test_a_range_of_volts_is_no_rating() -> None:
    assert rated("2.5-4.2 V, 5 Ah") == ["capacity 5"]


def test_a_bounded_quantity_is_no_rating() -> None:
    assert rated("3.6 V, max. 5 Ah") == ["nominal_voltage 3.6"]


def test_quantities_far_apart_do_not_tell_each_other() -> None:
    assert rated("12 V charger that is sold together with a 5 Ah thing") == []


def test_a_title_that_names_a_battery_gives_its_lone_capacity() -> None:
    assert facts(drawn("Lithium-ion cell 2500 mAh")) == ["capacity 2.5 Ah"]


def test_words_that_name_no_battery_give_no_lone_capacity() -> None:
    assert facts(drawn("Some words 2500 mAh")) == []


def test_a_capacity_alone_on_its_line_is_a_print_on_a_label() -> None:
    assert facts(drawn("2500 mAh")) == ["capacity 2.5 Ah"]


def test_a_charger_s_voltage_is_no_rating() -> None:
    assert facts(drawn("Battery charger 12 V")) == []


def test_a_rating_that_a_label_claims_is_read_once() -> None:
    assert facts(drawn("Cell, nominal capacity 2600 mAh")) == ["capacity 2.6 Ah nominal"]


def test_the_ratings_beside_a_look_alike_s_word_are_not_taken() -> None:
    assert facts(drawn("Battery charging current 3.7V 2600mAh")) == []
