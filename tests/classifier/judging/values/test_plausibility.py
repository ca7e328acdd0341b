"""Values beyond what nature allows leave an item undetermined: they neither clear it nor make it
controlled.
"""

from dataclasses import replace

import pytest
from goods import fact, item, judged, law

from classifier.facts import Kind, Method
from classifier.judging.values.plausibility import checked

CASES = [
    ("lfp_cathode", {"compaction_density": "2.6", "specific_capacity": "190"}, "specific_capacity"),
    ("lfp_cathode", {"compaction_density": "26", "specific_capacity": "158"}, "compaction_density"),
    ("lithium_ion_cell", {"gravimetric_energy_density": "900"}, "gravimetric_energy_density"),
    ("lithium_ion_cell", {"energy": "18", "mass": "7"}, "gravimetric_energy_density"),
    ("lithium_ion_pack", {"energy": "500", "mass": "1000"}, "gravimetric_energy_density"),
    ("lithium_ion_cell", {"chemistry": "lfp", "energy": "20", "mass": "60"}, "gravimetric_energy_density"),
    (
        "lithium_ion_pack",
        {"nominal_voltage": "384", "energy": "200000", "mass": "500000"},
        "gravimetric_energy_density",
    ),
]


@pytest.mark.parametrize(("product", "values", "asked"), CASES)
def test_an_implausible_value_is_asked_for_again(product: str, values: dict[str, str], asked: str):
    found = judged(item(product, **values))
    assert (found.outcome, found.missing) == ("undetermined", (asked,))
    assert found.doubts


def test_the_limit_itself_is_plausible():
    assert judged(item("lfp_cathode", compaction_density="2.6", specific_capacity="178")).outcome == "controlled"


def test_an_implausible_value_above_the_limit_does_not_hide_that_the_other_is_below():
    assert judged(item("lfp_cathode", compaction_density="2.2", specific_capacity="190")).outcome == "not_controlled"


def test_a_graphite_capacity_above_400_is_flagged():
    flagged = checked(item("artificial_graphite_anode", specific_capacity="420"), law())
    assert flagged.facts[0].doubt and "372" in flagged.facts[0].doubt


def test_a_cell_lighter_than_its_own_volume_allows_is_asked_for_its_mass():
    values = {"capacity": "2.6", "nominal_voltage": "3.6", "mass": "4.6", "diameter": "18", "length": "65"}
    found = judged(item("lithium_ion_cell", **values))
    assert (found.outcome, found.missing) == ("undetermined", ("mass",))


def test_a_cell_of_usual_weight_for_its_volume_is_believed():
    values = {"capacity": "2.6", "nominal_voltage": "3.6", "mass": "46", "diameter": "18", "length": "65"}
    assert judged(item("lithium_ion_cell", **values)).doubts == ()


def test_a_voltage_that_other_cells_add_up_to_says_nothing_of_the_chemistry():
    values = {"nominal_voltage": "28.8", "energy": "250", "mass": "1000"}
    assert judged(item("lithium_ion_pack", **values)).doubts == ()


def test_a_stated_other_chemistry_counts_before_the_voltage():
    values = {"chemistry": "nmc", "nominal_voltage": "25.6", "energy": "250", "mass": "1000"}
    assert judged(item("lithium_ion_pack", **values)).doubts == ()


def test_a_negative_value_is_a_misreading_and_counts_for_nothing():
    found = judged(item("lithium_ion_cell", capacity="-5", nominal_voltage="3.6", mass="70"))
    assert (found.outcome, found.missing) == ("undetermined", ("energy",))


def test_a_stated_value_that_what_follows_from_the_others_contradicts_settles_nothing():
    found = judged(item("lithium_ion_cell", gravimetric_energy_density="257", energy="18", mass="7"))
    assert (found.outcome, found.missing) == ("undetermined", ("gravimetric_energy_density",))


def test_278_printed_and_at_most_20_7_computed_are_a_question_with_both_readings():
    """Seen on a real line-up, and cleared."""
    found = judged(item("lithium_ion_cell", gravimetric_energy_density="278", energy="18", mass="870..2690"))
    assert found.outcome == "undetermined"
    assert [("278 Wh/kg" in q.en, "20.689] Wh/kg" in q.en) for q in found.questions] == [(True, True)]
    assert found.questions[0].zh is not None and "以何者为准" in found.questions[0].zh


def test_a_stated_value_stands_that_agrees_with_one_of_two_ways_to_derive_it():
    values = {"energy": "18", "capacity": "1", "nominal_voltage": "3.6", "mass": "70"}
    assert judged(item("lithium_ion_cell", gravimetric_energy_density="257", **values)).outcome == "not_controlled"


@pytest.mark.parametrize("density", ["7", "20", "600"])
def test_a_lithium_ion_cell_at_7_or_20_is_as_implausible_as_one_at_600(density: str):
    found = judged(item("lithium_ion_cell", gravimetric_energy_density=density))
    assert (found.outcome, found.missing) == ("undetermined", ("gravimetric_energy_density",))
    assert "market" in found.questions[0].en


def test_a_derived_density_that_no_cell_has_clears_nothing():
    assert judged(item("lithium_ion_cell", energy="1.4", mass="200")).outcome == "undetermined"


def test_five_masses_for_one_model_are_a_question():
    masses = [fact("mass", number) for number in ("45", "70", "12", "950", "46")]
    found = judged(item("lithium_ion_cell", energy="11").having(*masses))
    assert found.outcome == "undetermined"
    assert all(number in found.questions[0].en for number in ("45 g", "70 g", "12 g", "950 g", "46 g"))


def test_it_does_not_matter_which_reading_is_right_where_all_lie_far_from_the_limit():
    capacities = [fact("capacity", number) for number in ("0.0018", "0.001")]
    goods = item("lithium_metal_cell", nominal_voltage="3", mass="0.1").having(*capacities)
    found = judged(goods)
    assert found.outcome == "not_controlled"
    assert any(text.startswith("P10") for text in found.assumptions)
    assert judged(goods, "strict").outcome == "undetermined"


def test_values_within_the_policys_part_of_each_other_are_one_reading():
    masses = [fact("mass", number) for number in ("45", "48")]
    assert judged(item("lithium_ion_cell", energy="11").having(*masses)).outcome == "not_controlled"


def test_a_minimum_below_and_a_maximum_above_contradict_nothing():
    several = [fact("mass", "45"), fact("mass", "70", Kind.MAXIMUM), fact("mass", "30", Kind.MINIMUM)]
    assert judged(item("lithium_ion_cell", energy="11").having(*several)).questions == ()


@pytest.mark.parametrize(("confidence", "outcome"), [(0.79, "undetermined"), (0.8, "not_controlled")])
def test_a_verdict_rests_on_facts_that_are_probable(confidence: float, outcome: str):
    weak = replace(fact("gravimetric_energy_density", "250"), confidence=confidence)
    found = judged(item("lithium_ion_cell").having(weak))
    assert found.outcome == outcome
    assert any("79%" in q.en for q in found.questions) is (outcome == "undetermined")


def test_an_improbable_value_widens_and_settles_nothing():
    sure = fact("gravimetric_energy_density", "290")
    weak = replace(fact("gravimetric_energy_density", "310"), confidence=0.5)
    assert judged(item("lithium_ion_cell").having(sure, weak)).outcome == "undetermined"
    assert judged(item("lithium_ion_cell").having(weak)).outcome == "undetermined"


def test_a_value_that_a_person_entered_settles_what_contradicts_itself():
    entered = replace(fact("mass", "45"), method=Method.ENTERED)
    masses = [fact("mass", number) for number in ("45", "70")]
    assert judged(item("lithium_ion_cell", energy="11").having(*masses, entered)).outcome == "not_controlled"


def test_an_implausible_stated_value_is_not_replaced_by_a_derived_one_that_would_clear():
    found = judged(item("lithium_ion_cell", gravimetric_energy_density="900", energy="18", mass="70"))
    assert (found.outcome, found.missing) == ("undetermined", ("gravimetric_energy_density",))


@pytest.mark.parametrize(
    ("energy", "capacity", "readings"),
    [("18", "2.6", ("250 Wh/kg", "130 Wh/kg")), ("23", "5", ("319.44 Wh/kg", "250 Wh/kg"))],
)
def test_an_energy_that_is_not_capacity_times_voltage_is_a_question_with_both_readings(
    energy: str, capacity: str, readings: tuple[str, str]
):
    found = judged(item("lithium_ion_cell", energy=energy, capacity=capacity, nominal_voltage="3.6", mass="72"))
    assert (found.outcome, found.missing) == ("undetermined", ("gravimetric_energy_density",))
    (question,) = found.questions
    assert all(reading in question.en and reading in str(question.zh) for reading in readings)
