"""Energy density by arithmetic: the interval holds every value that the inputs allow, and keeps its
formula.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from goods import fact, item, judged, law
from hypothesis import given
from hypothesis import strategies as st

from classifier.facts import Method
from classifier.judging.values.derive import density_from_charge, density_from_energy, envelope_density
from classifier.judging.values.several_values import Reading
from classifier.quantity import Interval, between


def reading(name: str, interval: Interval | None) -> Reading:
    return Reading(name, law().vocabulary.properties[name].unit or "", interval, (fact(name, "1"),))


numbers = st.decimals(min_value="0.01", max_value="1000", places=2)
ranges = st.tuples(numbers, numbers).map(lambda pair: between(min(pair), max(pair)))
parts = st.fractions(min_value=0, max_value=1)


def at(interval: Interval, part: object) -> Decimal:
    low, high = interval.low or Decimal(0), interval.high or Decimal(0)
    return low + (high - low) * Decimal(part.numerator) / Decimal(part.denominator)  # type: ignore[attr-defined]


@given(ranges, ranges, ranges, parts, parts, parts)
def test_the_interval_contains_every_point_evaluation(capacity, voltage, mass, a, b, c):
    found = density_from_charge(
        reading("capacity", capacity), reading("nominal_voltage", voltage), reading("mass", mass)
    )
    value = at(capacity, a) * at(voltage, b) * 1000 / at(mass, c)
    slack = value * Decimal("1e-20")
    assert found is not None and found.interval.low - slack <= value <= found.interval.high + slack


def test_a_maximum_mass_gives_a_low_end_and_no_high_end():
    found = density_from_charge(
        reading("capacity", between("4.85", "5")),
        reading("nominal_voltage", between("3.6", "3.6")),
        reading("mass", Interval(None, Decimal(70))),
    )
    assert found is not None and (str(found.interval.low)[:5], found.interval.high) == ("249.4", None)


def test_an_unknown_input_gives_nothing():
    assert density_from_energy(reading("energy", None), reading("mass", between("1", "2"))) is None
    assert density_from_energy(reading("energy", between("1", "2")), reading("mass", None)) is None


def test_the_derived_fact_keeps_its_formula_and_its_inputs():
    derived = judged(item("lithium_ion_cell", capacity="5", nominal_voltage="3.6", mass="70")).derived
    assert [f.method for f in derived] == [Method.DERIVED]
    assert derived[0].formula == "gravimetric_energy_density = capacity × nominal_voltage × 1000 ÷ mass"
    assert [f.property for f in derived[0].inputs] == ["capacity", "nominal_voltage", "mass"]


def test_the_body_of_a_round_cell_and_of_a_flat_one():
    mass, length = reading("mass", between("46", "46")), reading("length", between("65", "65"))
    round_cell = envelope_density(mass, (reading("diameter", between("18", "18")), length))
    sides = tuple(reading(name, between("10", "10")) for name in ("length", "width", "thickness"))
    flat_cell = envelope_density(reading("mass", between("2", "2")), sides)
    assert (str(round_cell.interval)[:5], str(flat_cell.interval)) == ("2.781", "2")


def test_a_printed_energy_counts_before_capacity_times_voltage_nearby():
    goods = item("lithium_ion_cell", energy="18", capacity="5", nominal_voltage="3.7", mass="70")
    assert judged(goods).findings[0].criteria[0].value == "257.14 Wh/kg"


def test_an_energy_somewhat_beside_capacity_times_voltage_widens():
    goods = item("lithium_ion_cell", energy="18", capacity="5.5", nominal_voltage="3.6", mass="70")
    assert judged(goods).findings[0].criteria[0].value == "[257.14, 282.85] Wh/kg"


def test_an_energy_that_contradicts_capacity_times_voltage_settles_nothing_and_is_a_question():
    found = judged(item("lithium_ion_cell", energy="18", capacity="7", nominal_voltage="3.6", mass="70"))
    assert (found.outcome, found.findings[0].criteria[0].value) == ("undetermined", None)
    assert "257.14 Wh/kg" in found.questions[0].en and "360 Wh/kg" in found.questions[0].en


@pytest.mark.parametrize("energies, outcome", [(["18.3"], "not_controlled"), (["12.6", "18.3", "281"], "undetermined")])
def test_a_stated_density_clears_nothing_where_the_energies_are_of_several_goods(energies, outcome):
    cell = item("lithium_ion_cell", gravimetric_energy_density="261", mass="70")
    assert judged(replace(cell, facts=(*cell.facts, *(fact("energy", e) for e in energies)))).outcome.value == outcome
