"""Values beyond what nature allows leave an item undetermined: they neither clear it nor make it
controlled.
"""

import pytest
from goods import item, judged, law

from classifier.judging.plausibility import checked

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


def test_a_plausible_stated_value_stands_beside_an_implausible_derived_one():
    found = judged(item("lithium_ion_cell", gravimetric_energy_density="257", energy="18", mass="7"))
    assert found.findings[0].criteria[0].value == "257 Wh/kg" and found.doubts


def test_an_implausible_stated_value_is_not_replaced_by_a_derived_one_that_would_clear():
    found = judged(item("lithium_ion_cell", gravimetric_energy_density="900", energy="18", mass="70"))
    assert (found.outcome, found.missing) == ("undetermined", ("gravimetric_energy_density",))
