"""A form that was right often enough in a row is asked about less, and never for a value that lets goods go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from form_papers import JOB, does, fact_key, only_item, paper, stamp

from casebook.learning.forms import deciding
from casebook.learning.forms.keeping import acted, forms_of, key_of, prints_of
from casebook.learning.forms.state import FormState
from casebook.learning.forms.trusting import in_a_row, not_asked
from casebook.learning.forms.trying import Impact
from casebook.record.actions import Confirmed, Rejected
from casebook.record.actions.forms import FormMarked
from casebook.review.judging import Bench
from casebook.state import folder
from casebook.state.model import ItemState
from casebook.store.database import Store, open_store
from classifier.facts import AsMarked, Kind
from classifier.judging.determination import Determination, Outcome
from classifier.law.acts import Bilingual
from classifier.law.house import FewerLooksRule, Rule
from extractor.forms.model import FormMark, Place, Says
from tests.extractor.drawn import catalogue

MARKS = (
    FormMark(Place("build"), Says.NAME),
    FormMark(Place("charge figure"), Says.VALUE, "capacity", Kind.NOMINAL),
    FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage", Kind.NOMINAL),
    FormMark(Place("piece figure"), Says.VALUE, "mass"),
    FormMark(Place("weight of the yoke"), Says.NOTHING),
)
AFTER_FOUR = FewerLooksRule(Rule("P15", date(2026, 11, 29), Bilingual("", "")), 4)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """Papers of a form whose marks are used; the masses of the first four were confirmed by a person."""
    made = open_store(place)
    first = paper(made, 0)
    shape = prints_of(made)[first]
    acted(made, [(key_of(shape), FormMarked(shape, first, "first.pdf", m)) for m in MARKS], stamp())
    deciding.accepted(made, form(made), [m.key for m in MARKS], Impact((), ()), stamp())
    for number in range(1, 5):
        document = paper(made, number)
        for name in ("mass", "capacity", "nominal_voltage"):
            does(made, document, Confirmed(*fact_key(made, document, name)), who="KM")
    yield made
    made.close()


def form(store: Store) -> FormState:
    (only,) = forms_of(store).by_key.values()
    return only


def read(store: Store, number: int, charge: str) -> tuple[ItemState, Determination]:
    """A paper of the form whose every value mark and reader both have, as its own words would let the reader."""
    mine = folder.opened(store, paper(store, number, "121 g", charge))
    item = mine.state.items[only_item(mine)]
    facts = []
    for fact in item.facts:
        read_ = fact.original
        if read_ is not None and read_.marked is not None and not fact.withheld:
            fact = replace(fact, original=replace(read_, marked=replace(read_.marked, agrees=True)))
        facts.append(fact)
    item = replace(item, facts=tuple(f for f in facts if not f.withheld))
    return item, Bench(catalogue(), JOB.as_of, JOB.policy).judged(item)


def names(item: ItemState, keys: frozenset[str]) -> set[str]:
    return {f.original.property for f in item.facts if f.key in keys and f.original is not None}


def test_right_values_are_counted_in_a_row(store: Store) -> None:
    assert in_a_row(form(store)) == 12
    document = paper(store, 6)
    does(store, document, Rejected(*fact_key(store, document, "mass", "121 g")), who="KM")
    assert in_a_row(form(store)) == 0


def test_values_of_controlled_goods_are_not_asked_for_one_by_one(store: Store) -> None:
    item, made = read(store, 7, "12.0 Ah")
    assert made.outcome is Outcome.CONTROLLED
    assert names(item, not_asked(form(store), item, made, AFTER_FOUR)) >= {"capacity", "mass", "nominal_voltage"}


def test_a_value_that_lets_goods_go_is_asked_for_however_often_the_form_was_right(store: Store) -> None:
    item, made = read(store, 7, "2.0 Ah")
    assert made.outcome is Outcome.NOT_CONTROLLED
    assert not names(item, not_asked(form(store), item, made, AFTER_FOUR)) & {"capacity", "mass", "nominal_voltage"}


def test_without_the_rule_or_the_row_every_value_is_asked_for(store: Store) -> None:
    item, made = read(store, 7, "12.0 Ah")
    assert not not_asked(form(store), item, made, None)
    assert not not_asked(None, item, made, AFTER_FOUR)
    assert not not_asked(form(store), item, made, replace(AFTER_FOUR, in_a_row=13))


def test_a_value_that_a_mark_alone_has_is_asked_for(store: Store) -> None:
    item, made = read(store, 7, "12.0 Ah")
    alone = tuple(
        replace(f, original=replace(f.original, marked=AsMarked(f.original.marked.mark, "as marked")))
        if f.original is not None and f.original.marked is not None and f.original.property == "mass"
        else f
        for f in item.facts
    )
    lone = replace(item, facts=alone)
    assert "mass" not in names(lone, not_asked(form(store), lone, made, AFTER_FOUR))


def test_the_default_policy_asks_less_after_fifty_and_the_strict_one_never() -> None:
    rule = catalogue().policies["default"].fewer_looks
    assert rule is not None and rule.in_a_row == 50
    assert catalogue().policies["strict"].fewer_looks is None
