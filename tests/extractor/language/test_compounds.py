"""German compounds: a label's kind of value, and the machine that an unknown word ends with."""

from __future__ import annotations

import pytest

from extractor.goods.identity.product import identify
from tests.extractor.drawn import drawn, facts
from tests.extractor.words import terms


@pytest.mark.parametrize(
    "line, fact",
    [
        ("Nennkapazität    20 Ah", "capacity 20 Ah nominal"),
        ("Mindestkapazität    19,5 Ah", "capacity [19.5, ∞) Ah minimum"),
        ("Nennspannung    3,6 V", "nominal_voltage 3.6 V nominal"),
        ("Kapazität    20 Ah", "capacity 20 Ah"),
        ("Systemnennspannung    51,2 V", "nominal_voltage 51.2 V"),
        ("Zellenkapazität    20 Ah", "capacity 20 Ah"),
    ],
)
def test_a_label_says_of_what_kind_its_value_is(line: str, fact: str) -> None:
    assert facts(drawn(line)) == [fact]


@pytest.mark.parametrize(
    "name, product",
    [
        ("Z-Faltstapelmaschine", "stacking_machine"),
        ("Rundzellenwickelmaschinen", "winding_machine"),
        ("Stapelmaschine", "stacking_machine"),
        ("Stapler", "other"),
        ("Maschine", "other"),
    ],
)
def test_a_machine_is_known_by_the_end_of_its_word(name: str, product: str) -> None:
    assert identify(name, terms()).product == product


@pytest.mark.parametrize("name", ["气相沉积（CVD）回转炉", "气相沉积回转炉"])
def test_an_abbreviation_in_brackets_parts_no_name(name: str) -> None:
    assert identify(name, terms()).product == "cvd_rotary_kiln"


def test_what_stands_in_the_brackets_is_read_as_well() -> None:
    found = terms().find("三元（NCM）正极材料")
    assert any(t.name == "chemistry" and t.text == "NCM" for t in found)
