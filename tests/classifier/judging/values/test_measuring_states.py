"""Which of several values describe the goods as they are sold, and at the lowest rate."""

from decimal import Decimal

import pytest
from goods import fact, item, judged, law

from classifier.facts import Item
from classifier.judging.values.measuring_states import of_the_goods, rate

WORDS = law().vocabulary


def kept(*printed: tuple[str, str | None]) -> list[str]:
    facts = tuple(fact("capacity", value, conditions=conditions) for value, conditions in printed)
    return [str(f.quantity.interval) for f in of_the_goods(facts, WORDS)]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [("0.1C", "0.1"), ("1C放电", "1"), ("C/10", "0.1"), ("0.5 C / 0.2 C", "0.2"), ("0.2ItA", "0.2")],
)
def test_a_rate_is_read_from_the_conditions(conditions: str, expected: str):
    assert Decimal(expected) == rate(conditions, WORDS)


@pytest.mark.parametrize("conditions", ["25 °C", "25℃", "at 23C", "3C901", "CC-CV", None])
def test_a_temperature_or_a_code_is_no_rate(conditions: str | None):
    assert rate(conditions, WORDS) is None


def test_the_lowest_rate_governs():
    assert kept(("158", "0.1C"), ("145", "1C")) == ["158"]


def test_a_value_without_a_rate_stays_beside_the_lowest():
    assert kept(("158", "0.1C"), ("157", None), ("145", "1C")) == ["158", "157"]


def test_the_charge_gives_way_to_the_discharge():
    assert kept(("161", "0.1C charge"), ("158", "0.1C discharge")) == ["158"]
    assert kept(("161", "0.1C首次充电"), ("158", "0.1C首次放电")) == ["158"]


@pytest.mark.parametrize(
    "state", ["after storage for 28 days", "after 300 cycles", "at -20 °C", "循环500次后", "as delivered"]
)
def test_a_degraded_capacity_gives_way_to_a_plain_one(state: str):
    assert kept(("5", "23 °C"), ("4", state)) == ["5"]


def test_the_only_value_counts_whatever_its_state():
    assert kept(("4", "after storage")) == ["4"]


def test_a_high_rate_does_not_drag_lfp_below_its_limit():
    low_rate = fact("specific_capacity", "158", conditions="0.1C discharge")
    high_rate = fact("specific_capacity", "142", conditions="1C discharge")
    goods = item("lfp_cathode", compaction_density="2.6").having(low_rate, high_rate)
    assert judged(goods).outcome == "controlled"


def test_a_mass_is_not_sorted_by_conditions():
    goods = Item(
        "a model",
        ("lithium_ion_cell",),
        facts=(fact("energy", "18"), fact("mass", "70", conditions="shipment")),
    )
    assert judged(goods).findings[0].criteria[0].value == "257.14 Wh/kg"
