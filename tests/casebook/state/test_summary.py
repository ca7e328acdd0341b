from __future__ import annotations

from datetime import date
from decimal import Decimal

from casebook.state.rows.summary import Row, in_print, row
from classifier.facts import Fact, Item
from classifier.judging.classify import classify
from classifier.loading.load import load
from classifier.quantity import Quantity, between, point

CATALOGUE = load()


def of(product: str, **values: str) -> Row:
    facts = tuple(Fact(name, Quantity(point(Decimal(v)), UNITS[name])) for name, v in values.items())
    item = Item("x", (product,), facts=facts)
    return row(item, classify(item, CATALOGUE, as_of=date(2026, 12, 1)))


UNITS = {"compaction_density": "g/cm3", "specific_capacity": "mAh/g", "gravimetric_energy_density": "Wh/kg"}


def test_a_controlled_item_is_decided_by_the_value_nearest_to_its_limit() -> None:
    made = of("lfp_cathode", compaction_density="2.6", specific_capacity="157")
    assert made.deciding == "specific capacity 157 mAh/g, limit >= 156 mAh/g (+0.6 %)"


def test_an_item_below_one_limit_is_decided_by_the_one_that_it_fails() -> None:
    made = of("lfp_cathode", compaction_density="2.48", specific_capacity="157")
    assert made.deciding == "compaction density 2.48 g/cm3, limit >= 2.5 g/cm3 (-0.8 %)"


def test_what_is_named_by_nature_has_no_value_to_decide_it() -> None:
    assert of("artificial_graphite_anode").deciding == "by nature"


def test_a_value_on_both_sides_of_the_limit_is_shown_whole() -> None:
    fact = Fact("gravimetric_energy_density", Quantity(between("290", "310"), "Wh/kg"))
    item = Item("x", ("lithium_ion_cell",), facts=(fact,))
    made = row(item, classify(item, CATALOGUE, as_of=date(2026, 12, 1)))
    assert (made.outcome, made.is_settled) == ("undetermined", False)
    assert made.deciding.startswith("gravimetric energy density [290, 310] Wh/kg")


def test_intervals_are_printed_as_people_write_them() -> None:
    assert in_print("energy [305, 320.25] Wh/kg, limit >= 300 Wh/kg") == "energy 305–320.25 Wh/kg, limit ≥ 300 Wh/kg"
    assert (in_print("[320, ∞) Wh/kg"), in_print("(-∞, 70] g"), in_print("(2, ∞) V")) == (
        "≥ 320 Wh/kg",
        "≤ 70 g",
        "> 2 V",
    )
