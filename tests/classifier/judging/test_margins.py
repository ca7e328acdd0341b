"""Margin and flip distance: how far a value is from its limit, and which value of what turns the answer."""

from decimal import Decimal

import pytest
from goods import item, judged

from classifier.judging.determination import Criterion


def criterion(product: str, **values: str) -> Criterion:
    return judged(item(product, **values)).findings[0].criteria[0]


@pytest.mark.parametrize(
    ("stated", "margin"),
    [
        ("250", "-0.167"),
        ("300", "0.000"),
        ("330", "0.100"),
        ("249.4..261.3", "-0.129"),
        ("310..330", "0.033"),
    ],
)
def test_the_margin_is_the_nearest_end_s_distance_as_a_part_of_the_limit(stated: str, margin: str):
    assert Decimal(margin) == criterion("lithium_ion_cell", gravimetric_energy_density=stated).margin


def test_an_interval_that_straddles_has_no_margin():
    assert criterion("lithium_ion_cell", gravimetric_energy_density="290..310").margin is None


def test_a_derived_value_flips_at_a_mass():
    cell = criterion("lithium_ion_cell", capacity="4.9", nominal_voltage="3.6", mass="70")
    assert cell.flips_if == "mass <= 58.8 g"


def test_the_mass_that_flips_a_controlled_cell_is_the_one_above_which_it_no_longer_is():
    assert criterion("lithium_ion_cell", energy="21", mass="65").flips_if == "mass > 70 g"


def test_the_flip_is_right_on_both_sides_of_it():
    at = criterion("lithium_ion_cell", capacity="4.9", nominal_voltage="3.6", mass="58.8")
    beside = criterion("lithium_ion_cell", capacity="4.9", nominal_voltage="3.6", mass="58.9")
    assert (at.truth, beside.truth) == ("true", "false")


def test_a_stated_value_flips_at_the_limit_with_the_law_s_own_relation():
    assert (
        criterion("lithium_ion_cell", gravimetric_energy_density="250").flips_if
        == "gravimetric_energy_density >= 300 Wh/kg"
    )
    kiln = judged(item("cvd_rotary_kiln", use="graphite_anode", barrel_diameter="500")).findings
    flips = {f.code: f.criteria[-1].flips_if for f in kiln}
    assert flips["3B901.c.3.c"] == "barrel_diameter > 500 mm"


def test_a_value_that_is_not_known_has_neither():
    unknown = criterion("lithium_ion_cell")
    assert (unknown.value, unknown.margin, unknown.flips_if) == (None, None, None)


def test_the_mass_that_flips_is_rounded_to_the_safe_side():
    assert criterion("lithium_ion_cell", energy="17.65", mass="70").flips_if == "mass <= 58.8 g"
    assert criterion("lithium_ion_cell", energy="21.1", mass="65").flips_if == "mass > 70.4 g"
