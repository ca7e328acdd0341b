"""Numbers as printed, and which of their signs is the decimal one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.trade.language.amounts import decimal_sign, first_number, value


@pytest.mark.parametrize(
    ("digits", "decimal", "number"),
    [
        ("1.234,56", ",", "1234.56"),
        ("1,234.56", ".", "1234.56"),
        ("2.150", ".", "2.150"),
        ("2.150", ",", "2150"),
        ("18 500", ",", "18500"),
        ("1'250.00", ".", "1250.00"),
        ("12,34,567.00", ".", "1234567.00"),
        ("1.234,56", ".", "1234.56"),
        ("9,9", ".", "9.9"),
    ],
)
def test_printed_digits_mean_a_number_under_a_decimal_sign(digits: str, decimal: str, number: str) -> None:
    assert value(digits, decimal) == Decimal(number)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_every_amount_survives_both_ways_of_printing(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert value(english, ".") == value(german, ",") == Decimal(f"{whole}.{cents:02}")


def test_one_number_with_both_signs_settles_the_document() -> None:
    assert decimal_sign(["1.250", "4.920,00"]) == ","


def test_groups_of_three_settle_nothing_and_the_language_decides() -> None:
    assert decimal_sign(["1.250", "2.000"], {"de"}) == ","
    assert decimal_sign(["1.250", "2.000"], {"en"}) == "."


@pytest.mark.parametrize("text", ["-20.48 €", "20.48-", "(20.48)", "−20.48"])
def test_a_minus_may_stand_before_or_behind_or_be_brackets(text: str) -> None:
    found = first_number(text)
    assert found is not None and found.negative


def test_a_range_is_no_negative_number() -> None:
    found = first_number("10 (boxes)")
    assert found is not None and not found.negative
