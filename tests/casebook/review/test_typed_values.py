from __future__ import annotations

import pytest
from stand_ins import capacity

from casebook.review.values.typed_values import Refusal, Typed, entered, grammar
from classifier.facts import Fact, Kind, Method
from classifier.loading.load import load

GRAMMAR = grammar(load().vocabulary)


@pytest.mark.parametrize(
    ("name", "text", "understood"),
    [
        ("capacity", "≥ 4.85 Ah", "[4.85, ∞) Ah (minimum)"),
        ("mass", "98±1 g", "[97, 99] g"),
        ("capacity", "4850 mAh", "4.85 Ah"),
        ("capacity", "4850mAh", "4.85 Ah"),
        ("capacity", "4.85-5.0", "[4.85, 5] Ah"),
        ("mass", "max. 70 g", "(-∞, 70] g (maximum)"),
        ("mass", "<70g", "(-∞, 70) g (maximum)"),
        ("mass", "0.0985 kg", "98.5 g"),
        ("mass", "about 98 g", "98 g (approximate)"),
        ("capacity", "4.9 Ah nominal", "4.9 Ah (nominal)"),
        ("granulation_volume", "5 m³", "5000 L"),
        ("capacity", "4,85 Ah", "4.85 Ah"),
        ("capacity", "4.9", "4.9 Ah"),
        ("chemistry", "  lithium  ion ", "lithium_ion"),
        ("use", "锂离子电池", "lithium_ion_battery"),
        ("use", "Li-ion battery", "lithium_ion_battery"),
        ("use", "a mill  of our own", "a mill of our own"),
    ],
)
def test_a_quantity_is_typed_as_papers_print_it(name: str, text: str, understood: str) -> None:
    assert understood == str(GRAMMAR.read(name, text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing typed yet"),
        ("≥", "no number in it"),
        ("98 g", "g is no unit of it; type it as ≥ 4.85 or 98±1, in Ah, mAh"),
        ("4.9 Ah 5.0 Ah", "more than one quantity"),
        ("4.9 Ah or so", "not understood: 'or so'"),
        ("-3 Ah", "below zero"),
    ],
)
def test_what_is_not_understood_as_a_whole_is_refused_with_the_reason(text: str, reason: str) -> None:
    read = GRAMMAR.read("capacity", text)
    assert isinstance(read, Refusal)
    assert reason in read.message


def typed(text: str) -> Typed:
    read = GRAMMAR.read("capacity", text)
    assert isinstance(read, Typed)
    return read


def test_an_entered_value_keeps_the_place_and_loses_the_doubt() -> None:
    old = capacity("4.9")
    new = entered(typed("5 Ah"), "capacity", old)
    assert (old.evidence, Method.ENTERED, None) == (new.evidence, new.method, new.doubt)


def test_an_entered_number_is_no_bound_though_the_old_value_was_one() -> None:
    old = capacity("4.9", kind=Kind.MINIMUM)
    assert entered(typed("5 Ah"), "capacity", old).kind is None
    assert entered(typed("≥ 5 Ah"), "capacity", old).kind is Kind.MINIMUM


def test_a_fact_entered_anew_has_no_place_unless_one_was_pointed_at() -> None:
    assert Fact("capacity", typed("5").value, method=Method.ENTERED) == entered(typed("5"), "capacity")


@pytest.mark.parametrize(
    ("text", "understood"), [("960", "960 PCS"), ("960 pcs", "960 PCS"), ("1,200 PCS", "1200 PCS")]
)
def test_a_number_of_an_invoices_line_keeps_the_lines_own_unit(text: str, understood: str) -> None:
    assert str(GRAMMAR.read("quantity of no vocabulary", text, "PCS")) == understood


def test_a_property_that_no_vocabulary_holds_is_text() -> None:
    assert str(GRAMMAR.read("tariff line of no vocabulary", "85076000")) == "85076000"
