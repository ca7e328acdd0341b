"""What a mark of an earlier paper takes away clears no goods before a person has confirmed it."""

from dataclasses import replace

import pytest
from goods import fact, item, judged

from classifier.facts import AsMarked, Item
from classifier.judging.determination import Outcome

STATED = {"gravimetric_energy_density": "250", "energy": "20", "nominal_voltage": "3.7"}


def without(name: str, printed: str) -> Item:
    """A cell of which a mark took a value away."""
    taken = replace(fact(name, printed), marked=AsMarked("k", "as marked by LW in a.pdf"))
    return replace(item("lithium_ion_cell", **STATED), withheld=(taken,))


def test_a_mass_that_contradicts_what_is_stated_does_so_though_a_mark_took_it_away() -> None:
    assert judged(item("lithium_ion_cell", **STATED)).outcome is Outcome.NOT_CONTROLLED
    assert judged(item("lithium_ion_cell", **STATED, mass="50")).outcome is Outcome.UNDETERMINED
    assert judged(without("mass", "50")).outcome is Outcome.UNDETERMINED


def test_a_value_that_agrees_with_what_is_stated_may_be_taken_away() -> None:
    assert judged(without("mass", "80")).outcome is Outcome.NOT_CONTROLLED


@pytest.mark.parametrize("printed", ["320", "250"])
def test_another_value_of_what_decides_is_to_be_confirmed_as_none_of_the_goods(printed: str) -> None:
    made = judged(without("gravimetric_energy_density", printed))
    assert made.outcome is Outcome.UNDETERMINED
    assert "confirm that it is none of the goods' own" in str(made.doubts)
