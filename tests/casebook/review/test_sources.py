"""An entered value stands in the words that it quotes, or names where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from stand_ins import SHA

from casebook.record.actions import Added, Source
from casebook.record.codec import action_of, action_text
from casebook.review.values.sources import PAGE_IMAGE, followed, source_of, unsupported
from casebook.review.values.typed_values import Refusal, Typed, entered, grammar
from casebook.state.people.signing import rules_of
from classifier.facts import Evidence, Fact
from classifier.loading.load import load
from extractor.document.page import Page

CATALOGUE = load()
GRAMMAR = grammar(CATALOGUE.vocabulary)
TODAY = date(2026, 11, 28)
RULES = rules_of(CATALOGUE.policies["default"])


def fact(name: str, typed: str, quote: str, at: int = 0) -> Fact:
    read = GRAMMAR.read(name, typed)
    assert isinstance(read, Typed)
    return entered(read, name, evidence=(Evidence(SHA, quote, (at, at + len(quote)), 1),))


@pytest.mark.parametrize(
    ("name", "typed", "quote"),
    [
        ("mass", "98 g", "98 g"),
        ("mass", "98 g", "98±1 g"),
        ("mass", "98±1 g", "98±1 g"),
        ("mass", "0.098 kg", "98 g"),
        ("mass", "max. 70 g", "70 g"),
        ("capacity", "4.85 Ah", "4850"),
        ("capacity", "4.85-5 Ah", "4.85 - 5.0 Ah"),
    ],
)
def test_a_quote_that_prints_the_value_bears_it(name: str, typed: str, quote: str) -> None:
    assert unsupported(fact(name, typed, quote), GRAMMAR, {}) is None


@pytest.mark.parametrize(
    ("name", "typed", "quote"),
    [
        ("mass", "98 g", "3.7"),
        ("mass", "3.7 g", "3.7 V"),
        ("mass", "98 g", "Nominal voltage"),
        ("mass", "97-98 g", "98 g"),
        ("mass", "98 g", "980 g"),
    ],
)
def test_a_quote_that_does_not_print_the_value_is_named_with_it(name: str, typed: str, quote: str) -> None:
    made = fact(name, typed, quote)
    why = unsupported(made, GRAMMAR, {})
    assert why is not None and f"“{quote}”" in why and str(made.value) in why


def test_the_unit_right_behind_the_quote_counts_too() -> None:
    page = Page(1, 100.0, 100.0, "Voltage 3.7 V", (), ())
    assert unsupported(fact("mass", "3.7 g", "3.7", 8), GRAMMAR, {1: page}) is not None
    assert unsupported(fact("nominal_voltage", "3.7 V", "3.7", 8), GRAMMAR, {1: page}) is None


def test_a_value_without_any_quote_is_not_borne() -> None:
    assert "no words of the paper" in str(
        unsupported(entered(Typed(fact("mass", "9 g", "9").value), "mass"), GRAMMAR, {})
    )


@pytest.mark.parametrize(
    ("name", "typed", "quote", "of"),
    [
        ("energy", "18.5 Wh", "5.0 Ah 3.7 V", ["5 Ah", "3.7 V"]),
        ("energy", "0.0185 kWh", "5000 mAh, 3.7 V", ["5 Ah", "3.7 V"]),
        ("gravimetric_energy_density", "257 Wh/kg", "18.5 Wh / 72 g", ["18.5 Wh", "72 g"]),
        ("gravimetric_energy_density", "256.9 Wh/kg", "5 Ah 3.7 V 72 g", ["5 Ah", "3.7 V", "72 g"]),
        ("gravimetric_energy_density", ">=264.2 Wh/kg", "18.5 Wh ≤70 g", None),
    ],
)
def test_a_value_that_follows_from_its_quote_carries_what_it_follows_from(
    name: str, typed: str, quote: str, of: list[str] | None
) -> None:
    made = followed(fact(name, typed, quote), GRAMMAR, {})
    if of is None:
        assert made is None
        return
    assert made is not None and [str(i.value) for i in made.inputs] == of
    assert str(made.formula).startswith(f"{name} = ")
    assert unsupported(made, GRAMMAR, {}) is None
    back = action_of("added", action_text(Added("i", "f", made)))
    assert isinstance(back, Added) and back.value == made


@pytest.mark.parametrize(
    ("name", "typed", "quote"),
    [
        ("energy", "19 Wh", "5.0 Ah 3.7 V"),
        ("energy", "18.5 Wh", "5.0 3.7 V"),
        ("gravimetric_energy_density", "250 Wh/kg", "18.5 Wh / 72 g"),
        ("mass", "72 g", "18.5 Wh 257 Wh/kg"),
    ],
)
def test_a_value_that_does_not_follow_is_refused_as_before(name: str, typed: str, quote: str) -> None:
    assert followed(fact(name, typed, quote), GRAMMAR, {}) is None


def test_inputs_that_the_quote_does_not_hold_bear_nothing() -> None:
    made = followed(fact("energy", "18.5 Wh", "5.0 Ah 3.7 V"), GRAMMAR, {})
    assert made is not None
    elsewhere = replace(made, evidence=(Evidence(SHA, "4.0 Ah 3.7 V", (0, 12), 1),))
    for forged in (elsewhere, replace(made, formula="energy = 18.5"), replace(made, inputs=made.inputs[:1])):
        assert unsupported(forged, GRAMMAR, {}) is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("mail 2026-11-20 Li Wei", Source("mail", date(2026, 11, 20), "Li Wei")),
        ("Telephone, 2026-11-20, 李伟", Source("telephone", date(2026, 11, 20), "李伟")),
        ("test report 2026-11-20 TUV " + "a" * 64, Source("test_report", date(2026, 11, 20), "TUV", "a" * 64)),
    ],
)
def test_a_source_is_typed_as_one_line(text: str, source: Source) -> None:
    assert source == source_of(text, "ann", TODAY, is_recognised=False)


@pytest.mark.parametrize(
    "text", ["", "mail", "mail Li Wei", "mail 2026-02-30 Li Wei", "mail 2026-11-29 Li Wei", "mail 2026-11-20 7"]
)
def test_a_source_that_lacks_a_part_is_refused(text: str) -> None:
    assert isinstance(source_of(text, "ann", TODAY, is_recognised=False), Refusal)


def test_only_recognised_text_can_be_misread_against_its_picture() -> None:
    assert Source(PAGE_IMAGE, TODAY, "ann") == source_of("page image", "ann", TODAY, is_recognised=True)
    assert isinstance(source_of("page image", "ann", TODAY, is_recognised=False), Refusal)


def test_the_policy_says_what_may_rest_on_a_source() -> None:
    mail, report = (Source(kind, TODAY, "Li Wei") for kind in ("mail", "test_report"))
    assert RULES.carries(mail, "controlled") and not RULES.carries(mail, "not_controlled")
    assert RULES.carries(report, "not_controlled")


def test_the_ledger_keeps_the_source_and_reads_entries_that_have_none() -> None:
    added = Added("i", "f", fact("mass", "98 g", "98 g"), Source("mail", TODAY, "Li Wei"))
    assert added == action_of("added", action_text(added))
    bare = action_text(Added("i", "f", added.value)).replace(',"source":null', "")
    back = action_of("added", bare)
    assert isinstance(back, Added) and back.source is None and back.value.quantity.interval.low == Decimal(98)
