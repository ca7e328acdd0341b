"""What speaks against a place that a person points at, and kinds as they are typed."""

from __future__ import annotations

import pytest
from stand_ins import SHA, capacity, cell, reading

from casebook.record.actions import Extracted
from casebook.record.ledger import Event
from casebook.review.values.pointing import doubts
from casebook.review.values.typed_values import Typed, grammar
from casebook.state.fold import folded
from classifier.facts import Evidence
from classifier.loading.load import load

WORDS = grammar(load().vocabulary)
STATE = folded(SHA, [Event(1, "", "scan", None, "1", "c", SHA, Extracted(reading(cell(capacity()))))])


def place(text: str, start: int) -> Evidence:
    return Evidence(SHA, text, (start, start + len(text)), 1)


def test_a_place_that_is_another_property_is_doubted() -> None:
    said, _ = doubts("nominal_voltage", place("4.9 Ah", 17), STATE, WORDS)
    assert "it is the capacity of C-1 already" in said


def test_a_place_whose_unit_measures_something_else_is_doubted() -> None:
    assert "Ah is no unit of it: the mass is measured in g" in doubts("mass", place("4.9 Ah", 17), STATE, WORDS)


def test_the_property_s_own_place_is_not_doubted() -> None:
    assert doubts("capacity", place("4.9 Ah", 17), STATE, WORDS) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("typ 9.36 Wh", "9.36 Wh (typical)"),
        ("9.36 Wh max", "(-∞, 9.36] Wh (maximum)"),
        ("标称 9.36 Wh", "9.36 Wh (nominal)"),
        ("min. 9.36 Wh", "[9.36, ∞) Wh (minimum)"),
    ],
)
def test_a_kind_can_be_typed_beside_a_value(text: str, shown: str) -> None:
    assert str(WORDS.read("energy", text)) == shown


def test_a_kind_alone_is_said_of_the_value_that_stands() -> None:
    read = WORDS.read("capacity", "max", old=capacity())
    assert isinstance(read, Typed) and str(read) == "(-∞, 4.9] Ah (maximum)"
