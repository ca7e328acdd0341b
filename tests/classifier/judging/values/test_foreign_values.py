"""A pack below the limit and the cells inside it: whose a value is, and what rejecting it may do."""

from dataclasses import replace

import pytest
from goods import fact, item, judged

from classifier.facts import Item, Method

CELLS = {"capacity": "5", "nominal_voltage": "3.6", "mass": "58"}


def pack(*rejected: tuple[str, str], **values: str) -> Item:
    """A pack with these values of its own, and others that a person rejected as not its own."""
    return replace(item("lithium_ion_pack", **values), rejected=tuple(fact(*one) for one in rejected))


def test_a_pack_below_the_limit_of_cells_at_or_above_it_is_close():
    found = judged(item("lithium_ion_pack", gravimetric_energy_density="200", cell_energy_density="310"))
    assert (found.outcome, found.near) == ("close", ("3A001",))


def test_a_pack_whose_own_values_are_low_is_not_controlled_where_nothing_is_said_of_its_cells():
    assert judged(pack(gravimetric_energy_density="200")).outcome == "not_controlled"


def test_rejecting_the_cells_values_leaves_the_rule_on_cells_open():
    found = judged(pack(*CELLS.items(), gravimetric_energy_density="200"))
    assert (found.outcome, found.missing) == ("undetermined", ("cell_energy_density",))
    assert any("set aside by a person" in asked.en for asked in found.questions)
    assert any("58 g" in asked.zh for asked in found.questions if asked.zh)


def test_rejecting_a_stated_density_of_cells_leaves_it_open_too():
    rejected = (("gravimetric_energy_density", "310"),)
    assert judged(pack(*rejected, gravimetric_energy_density="200")).outcome == "undetermined"
    assert judged(pack(("cell_energy_density", "310"), gravimetric_energy_density="200")).outcome == "undetermined"


@pytest.mark.parametrize("rejected", [("mass", "3.7"), ("gravimetric_energy_density", "250"), ("model", "X")])
def test_rejected_values_by_which_no_cell_reaches_the_limit_open_nothing(rejected: tuple[str, str]):
    assert judged(pack(rejected, gravimetric_energy_density="200")).outcome == "not_controlled"


@pytest.mark.parametrize(("entered", "outcome"), [("310", "close"), ("250", "not_controlled")])
def test_a_value_of_the_cells_that_a_person_entered_settles_it(entered: str, outcome: str):
    own = replace(fact("cell_energy_density", entered), method=Method.ENTERED)
    assert judged(pack(*CELLS.items(), gravimetric_energy_density="200").having(own)).outcome == outcome


def test_a_cell_has_no_cells_inside_it():
    rejected = replace(item("lithium_ion_cell", gravimetric_energy_density="200"), rejected=(fact("mass", "1"),))
    assert judged(rejected).outcome == "not_controlled"
