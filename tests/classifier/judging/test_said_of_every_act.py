"""不属于管制物项 is a statement about every controlled item: it is never said beside another act that takes the goods
in, or may."""

from datetime import date

import pytest
from goods import fact, judged, law
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.facts import Item
from classifier.judging.determination import Determination, Outcome, Remark
from classifier.judging.remark import PHRASES
from classifier.law.conditions import leaves
from classifier.law.timeline import BINDING, status
from classifier.truth import Truth

LAW = law()
DAYS = (
    date(2025, 10, 1),
    date(2025, 11, 20),
    date(2026, 11, 5),
    date(2026, 11, 22),
    date(2027, 3, 1),
    date(2028, 6, 1),
)
ASKED = sorted({leaf.property for entry in LAW.entries for c in entry.criteria for leaf in leaves(c)})
NUMBERS = ["0.9", "1.7", "2.3", "2.46", "99.8", "99.95", "148", "160", "285", "320", ">=155", "<=99.9", "95..99.95"]
TEXTS = ["anode", "natural graphite", "other", "LMFP"]


def values(name: str) -> st.SearchStrategy[str | None]:
    known = LAW.vocabulary.properties.get(name)
    return st.none() | st.sampled_from(NUMBERS if known and known.unit else TEXTS)


def said(made: Determination) -> bool:
    """Whether a remark of this answer, or of what it is later, says that the goods are no controlled item."""
    several = (made.remark, made.shadow.remark if made.shadow else Remark())
    texts = [text for remark in several for text in (remark.zh, remark.en) if text]
    return any(phrases.close in text for phrases in PHRASES.values() for text in texts)


def standing_against(made: Determination, day: date) -> list[str]:
    """The entries of every act in force, or perhaps in force, that take the item in or may."""
    return [
        found.code
        for found in made.findings
        if found.truth is not Truth.FALSE and status(LAW, found.instrument, day).in_force in BINDING
    ]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(LAW.vocabulary.products)), min_size=1, max_size=2, unique=True).map(tuple),
    st.fixed_dictionaries({name: values(name) for name in ASKED}),
    st.sampled_from(DAYS),
    st.sampled_from(sorted(LAW.policies)),
)
def test_nothing_is_said_free_of_control_beside_an_act_that_takes_it_in_or_may(
    products: tuple[str, ...], printed: dict[str, str | None], day: date, policy: str
) -> None:
    facts = tuple(fact(name, value) for name, value in printed.items() if value is not None)
    made = judged(Item("a model", products, facts=facts), policy, day)
    if made.remark.zh and PHRASES["zh"].close in made.remark.zh:
        assert made.outcome is Outcome.CLOSE and not made.listed and standing_against(made, day) == []
    if made.shadow and made.shadow.remark.zh and PHRASES["zh"].close in made.shadow.remark.zh:
        assert made.shadow.outcome is Outcome.CLOSE and standing_against(made, made.shadow.day) == []
    if made.listed or made.outcome is not Outcome.CLOSE:
        assert made.remark.zh is None or PHRASES["zh"].close not in made.remark.zh
    if made.outcome is Outcome.NOT_CONTROLLED:
        assert made.listed == () and standing_against(made, day) == [] and made.remark == Remark()


@pytest.mark.parametrize("product", ["natural_graphite", "flexible_graphite", "lmfp_technology"])
def test_goods_of_another_act_never_have_the_phrase(product: str) -> None:
    made = judged(Item("a model", (product,)))
    assert made.outcome in (Outcome.LISTED_ELSEWHERE, Outcome.UNDETERMINED) and not said(made)


def test_close_goods_that_no_other_act_speaks_of_have_it() -> None:
    assert said(judged(Item("a model", ("lithium_ion_cell",), facts=(fact("gravimetric_energy_density", "292"),))))


@pytest.mark.parametrize("density", ["320", "292"])
def test_while_the_act_is_suspended_a_remark_stands_in_what_the_item_is_later_and_nowhere_else(density: str) -> None:
    goods = Item("a model", ("lithium_ion_cell",), facts=(fact("gravimetric_energy_density", density),))
    made = judged(goods, as_of=date(2026, 11, 5))
    assert made.remark == Remark() and made.shadow is not None
    assert made.shadow.remark == judged(goods, as_of=made.shadow.day).remark != Remark()
