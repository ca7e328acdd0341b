"""Knowing more never turns a settled answer into its opposite, and the order of the facts says nothing."""

from decimal import Decimal

from goods import judged
from hypothesis import given
from hypothesis import strategies as st

from classifier.facts import Fact, Item
from classifier.quantity import Interval, Quantity

CLEARED = {"not_controlled", "close"}
ends = st.decimals(min_value="0.01", max_value="900", places=2)


@st.composite
def narrowings(draw: st.DrawFn, *, is_bounded: bool) -> tuple[Interval, Interval]:
    """An interval and one that lies in it."""
    a, b, c, d = sorted(draw(st.tuples(ends, ends, ends, ends)))
    low = a if is_bounded or draw(st.booleans()) else None
    high = d if is_bounded or draw(st.booleans()) else None
    return Interval(low, high), Interval(b, c)


def outcome(product: str, policy: str, facts: dict[str, Interval]) -> str:
    units = {
        "gravimetric_energy_density": "Wh/kg",
        "mass": "g",
        "energy": "Wh",
        "compaction_density": "g/cm3",
    }
    held = tuple(Fact(name, Quantity(value, units.get(name, "mAh/g"))) for name, value in facts.items())
    return str(judged(Item("a model", (product,), facts=held), policy).outcome)


def opposite(first: str, second: str) -> bool:
    return (first in CLEARED and second == "controlled") or (first == "controlled" and second in CLEARED)


@given(narrowings(is_bounded=False))
def test_a_narrower_energy_density_never_turns_a_strict_answer(pair: tuple[Interval, Interval]):
    wide, narrow = (outcome("lithium_ion_cell", "strict", {"gravimetric_energy_density": i}) for i in pair)
    assert not opposite(wide, narrow)


@given(narrowings(is_bounded=True), narrowings(is_bounded=True))
def test_narrower_inputs_never_turn_a_derived_answer(
    mass: tuple[Interval, Interval], energy: tuple[Interval, Interval]
):
    wide = outcome("lithium_ion_cell", "default", {"mass": mass[0], "energy": energy[0]})
    narrow = outcome("lithium_ion_cell", "default", {"mass": mass[1], "energy": energy[1]})
    assert not opposite(wide, narrow)


@given(narrowings(is_bounded=False), narrowings(is_bounded=False))
def test_narrower_values_never_turn_an_answer_on_lfp(
    density: tuple[Interval, Interval], capacity: tuple[Interval, Interval]
):
    first, second = (tuple(i.scaled(Decimal("0.01")) for i in density), capacity)
    wide = outcome("lfp_cathode", "strict", {"compaction_density": first[0], "specific_capacity": second[0]})
    narrow = outcome("lfp_cathode", "strict", {"compaction_density": first[1], "specific_capacity": second[1]})
    assert not opposite(wide, narrow)


@given(narrowings(is_bounded=False))
def test_a_second_fact_never_turns_a_settled_answer(pair: tuple[Interval, Interval]):
    facts = [Fact("gravimetric_energy_density", Quantity(i, "Wh/kg")) for i in pair]
    alone = judged(Item("a model", ("lithium_ion_cell",), facts=(facts[0],)), "strict").outcome
    both = judged(Item("a model", ("lithium_ion_cell",), facts=tuple(facts)), "strict").outcome
    assert not opposite(alone, both)


@given(st.lists(ends, min_size=2, max_size=4))
def test_the_order_of_the_facts_says_nothing(values: list[Decimal]):
    facts = tuple(Fact("gravimetric_energy_density", Quantity(Interval(v, v), "Wh/kg")) for v in values)
    forwards = judged(Item("a model", ("lithium_ion_cell",), facts=facts))
    backwards = judged(Item("a model", ("lithium_ion_cell",), facts=facts[::-1]))
    assert forwards.findings == backwards.findings
