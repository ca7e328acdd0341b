"""Which fact states what a label states, and which item is which."""

from __future__ import annotations

import pytest
from score_inputs import item, labelled, report, stated, wanted

from corpora import reports
from corpora.labels import LabelledFact, LabelledItem
from corpora.matching import alike, pairs, same_value


def matches(label, fact) -> bool:
    parsed = reports.parse(next(iter(report([item("A", [fact])]).values())))
    return same_value(LabelledFact.model_validate(label), parsed.items[0].facts[0])


@pytest.mark.parametrize(("number", "expected"), [("5.004", True), ("5.005", True), ("5.006", False)])
def test_two_ends_match_within_a_thousandth_of_the_larger(number, expected):
    assert expected == matches(wanted("capacity", "5", "5"), stated("capacity", number, number))


def test_no_bound_matches_only_no_bound():
    assert not matches(wanted("mass", None, "70"), stated("mass", "70", "70"))


def test_another_property_never_matches():
    assert not matches(wanted("energy", "5", "5"), stated("capacity", "5", "5"))


def test_tariff_numbers_match_by_their_digits():
    label = wanted("tariff_line", None, None, value="8507.60.00")
    assert matches(label, stated("tariff_line", "85076000", None))


def test_a_tariff_number_with_more_digits_is_another():
    assert not matches(wanted("tariff_line", "85076000", None), stated("tariff_line", "8507600090", None))


@pytest.mark.parametrize(
    ("expected", "a", "b"),
    [(1.0, "INR-21700", "inr21700"), (1.0, "AB", "ABC"), (0.0, None, "A"), (0.5, "ABCD", "ABXY")],
)
def test_names_are_alike_by_letters_and_digits(expected, a, b):
    assert expected == alike(a, b)


def gold(label, *facts, **more):
    return LabelledItem.model_validate(labelled(label, list(facts), **more))


def read(*items):
    return reports.parse(next(iter(report(list(items)).values()))).items


def test_a_lone_item_is_the_lone_label_whatever_they_share():
    assert pairs([gold("Alpha")], read(item("Zulu", []))) == {0: 0}


def test_shared_values_weigh_against_a_likeness_of_names():
    capacity = wanted("capacity", "5", "5")
    found = read(item("Model 12", [stated("capacity", "9", "9")]), item("?", [stated("capacity", "5", "5")]))
    assert pairs([gold("Q", capacity), gold("Z")][:1], found) == {0: 1}


def test_items_with_nothing_in_common_are_not_paired():
    assert pairs([gold("Alpha"), gold("Bravo")], read(item("Zulu", []))) == {}


def test_lines_of_one_name_are_paired_by_their_number():
    lines = [gold("Cell", line="1"), gold("Cell", line="2")]
    assert pairs(lines, read(item("Cell", [], line="2"), item("Cell", [], line="1"))) == {0: 1, 1: 0}
