"""The net mass of a line over its pieces: one piece weighs that much at most, which may find it controlled."""

from dataclasses import replace

import pytest
from goods import item, judged

from classifier.facts import Fact, Item
from classifier.judging.determination import Outcome
from classifier.quantity import Quantity, point


def line(net: str, count: str, unit: str = "PCS", mass_unit: str = "KG", **values: str) -> Item:
    """A line of lithium-ion cells of 90 Ah and 3.65 V with its net mass and how many there are."""
    told = item("lithium_ion_cell", capacity="90", nominal_voltage="3.65", **values)
    of_the_line = (
        Fact("net_mass", Quantity(point(net), mass_unit)),
        Fact("quantity", Quantity(point(count), unit)),
    )
    return replace(told, facts=(*told.facts, *of_the_line))


@pytest.mark.parametrize(("net", "mass_unit"), [("520.0", "kg"), ("520000", "g"), ("0.52", "MT")])
def test_the_net_mass_over_the_pieces_is_the_most_that_one_weighs(net: str, mass_unit: str) -> None:
    # 328.5 Wh in at most 1.04 kg is at least 315 Wh/kg.
    made = judged(line(net, "500", mass_unit=mass_unit))
    assert (made.outcome, made.codes) == (Outcome.CONTROLLED, ("3A001",))
    (derived,) = made.derived
    (mass,) = [f for f in derived.inputs if f.property == "mass"]
    assert mass.formula == "mass = net_mass ÷ quantity"
    assert mass.quantity.interval.low is None


def test_it_clears_nothing_for_a_net_mass_may_hold_wrapping() -> None:
    made = judged(line("900.0", "500"))
    assert made.outcome is Outcome.UNDETERMINED
    assert made.missing == ("mass",)


def test_a_mass_that_the_goods_state_counts_alone() -> None:
    assert judged(line("520.0", "500", mass="1500")).outcome is Outcome.NOT_CONTROLLED


@pytest.mark.parametrize("unit", ["CTNS", "kg", "pallets", ""])
def test_what_counts_no_pieces_tells_no_mass_of_one(unit: str) -> None:
    assert judged(line("520.0", "500", unit)).outcome is Outcome.UNDETERMINED


def test_two_net_masses_of_a_line_tell_no_mass_of_one() -> None:
    two = line("520.0", "500")
    other = Fact("net_mass", Quantity(point("530.0"), "KG"))
    assert judged(replace(two, facts=(*two.facts, other))).outcome is Outcome.UNDETERMINED
