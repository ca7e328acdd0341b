"""Values in sentences: the name behind the value, a verb in the name's place, and whose the value is not."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import drawn, facts


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "The grade combines 3.45 g/cm³ compaction density with 1.86 g/cm³ tap density.",
            ["compaction_density 3.45 g/cm3", "tap_density 1.86 g/cm3"],
        ),
        (
            "It was pressed to 3.02 g/cm³ (compaction density, 3 t, 30 s) for the test.",
            ["compaction_density 3.02 g/cm3"],
        ),
        (
            "With 5.0 Ah of capacity and 3.63 V nominal voltage nothing is left out.",
            ["capacity 5 Ah", "nominal_voltage 3.63 V"],
        ),
        ("Das Pulver erreicht 1,86 g/cm³ Klopfdichte.", ["tap_density 1.86 g/cm3"]),
        ("본 제품은 262 mAh/g의 용량을 발현한다.", ["specific_capacity 262 mAh/g"]),
    ],
)
def test_a_property_may_be_named_behind_its_value(sentence: str, read: list[str]) -> None:
    found = facts(drawn(sentence), decimal_comma="1,86" in sentence)
    assert [one.removesuffix(" nominal") for one in found] == read


@pytest.mark.parametrize(
    "sentence",
    [
        "Tap density 1.86 g/cm³, compaction density 3.02 g/cm³.",
        "Tap density: 1.86 g/cm³ compaction density: 3.02 g/cm³",
    ],
)
def test_a_name_behind_a_value_that_states_its_own_is_not_the_value_s(sentence: str) -> None:
    assert facts(drawn(sentence)) == ["tap_density 1.86 g/cm3", "compaction_density 3.02 g/cm3"]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("At 1C the material still delivers not less than 215 mAh/g.", ["specific_capacity [215, ∞) mAh/g minimum"]),
        ("Das Material liefert 262 mAh/g.", ["specific_capacity 262 mAh/g"]),
        ("该材料可发挥 262 mAh/g。", ["specific_capacity 262 mAh/g"]),
        ("Typical are 262 mAh/g at 0.1C.", ["specific_capacity 262 mAh/g typical"]),
        (
            "The cell delivers 5.0 Ah at a nominal 3.63 V.",
            ["capacity 5 Ah", "nominal_voltage 3.63 V nominal"],
        ),
        ("The cell offers 262 Wh/kg.", ["gravimetric_energy_density 262 Wh/kg"]),
    ],
)
def test_a_verb_and_the_unit_tell_a_property_that_is_not_named(sentence: str, read: list[str]) -> None:
    assert facts(drawn(sentence)) == read


@pytest.mark.parametrize(
    "sentence",
    [
        "Cooled to -20 °C it delivers 3.9 Ah.",
        "Discharge current reaches 10 A.",
        "The line has 5 sets and 30 pcs.",
        "The supply gives 24 V.",
    ],
)
def test_what_no_unit_tells_or_the_cold_lessens_is_no_property(sentence: str) -> None:
    assert facts(drawn(sentence)) == []


def test_a_property_may_say_what_it_is_of_before_its_verb() -> None:
    page = drawn("Figure 1. Morphology after the second firing, a sketch; the tap density of the powder is 1.86 g/cm³.")
    assert facts(page) == ["tap_density 1.86 g/cm3"]


def test_a_bound_behind_a_value_is_the_same_property_s() -> None:
    page = drawn("The specific capacity is typically 268 mAh/g, guaranteed not less than 260 mAh/g.")
    assert facts(page) == ["specific_capacity 268 mAh/g typical", "specific_capacity [260, ∞) mAh/g minimum"]


def test_a_bound_of_something_else_is_not() -> None:
    page = drawn("The specific capacity is 268 mAh/g, for the coarse fraction of it at least 240 mAh/g.")
    assert facts(page) == ["specific_capacity 268 mAh/g"]
