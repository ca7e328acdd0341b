"""Each family of printed forms, and that what is written in any of them is read back as the same exact interval."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.quantity import Interval
from extractor.language.numbers.quantities import Amount
from tests.extractor.drawn import numbers, quantities, vocabulary

DENSE = "[2.4, 2.6] g/cm3"


def one(text: str) -> Amount:
    (amount,) = numbers().find(text)
    return amount


@pytest.mark.parametrize(
    "dash", ["-", "‐", "‑", "‒", "–", "—", "−", "－", "~", "～", "〜", "∼", "…", "...", "÷", "至", "到"]
)
@pytest.mark.parametrize("gap", ["", " "])
def test_every_dash_makes_a_range(dash: str, gap: str) -> None:
    assert quantities(f"2.40{gap}{dash}{gap}2.60 g/cm³") == [DENSE]


@pytest.mark.parametrize(
    "text",
    [
        "介于2.40和2.60 g/cm3之间",
        "介于 2.40 与 2.60 g/cm3 之间",
        "between 2.40 and 2.60 g/cm3",
        "zwischen 2,40 und 2,60 g/cm3",
        "2.40 g/cm3 to 2.60 g/cm3",
        "2.40 bis 2.60 g/cm3",
        "≥2.40~≤2.60 g/cm3",
        "2.40≤ρ≤2.60 g/cm3",
    ],
)
def test_words_around_two_numbers_make_a_range(text: str) -> None:
    assert quantities(text) == [DENSE]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("[97, 100] g", "98 +2/−1 g"),
        ("[97, 100] g", "98 (+2/-1) g"),
        ("[97, 100] g", "98 g +2 g/-1 g"),
        ("[97, 100] g", "98 −1/+2 g"),
        ("[98, 100] g", "98 g +2 g"),
        ("[98, 100] g", "98 +2 g"),
        ("[98, 100] g", "98 +2/−0 g"),
        ("[96, 98] g", "98 −2/+0 g"),
        ("[97.02, 99.96] g", "98 g +2%/-1%"),
        ("[2430, 2530] g", "2480g±50g"),
        ("[2.43, 2.53] kg", "2.48 kg ± 50 g"),
        ("[97, 99] g", "98正负1 g"),
        ("[97, 99] g", "98\uf0b11 g"),
    ],
)
def test_a_tolerance_is_read_to_each_side(expected: str, text: str) -> None:
    assert quantities(text) == [expected]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["20", "30 g"], "20 30 g"),
        (["2", "1"], "2 + 1"),
        (["-20", "60 °C"], "-20 +60 °C"),
        (["5 V", "2 A"], "5 V 2 A"),
        ([], "+0.5/−0.3 mm"),
    ],
)
def test_what_only_looks_like_a_tolerance_is_none(expected: list[str], text: str) -> None:
    assert quantities(text) == expected


DENSITIES = [
    "g/cm3",
    "g/cm³",
    "g/cm^3",
    "g/㎤",
    "g/㎝³",
    "g·cm⁻³",
    "g · cm⁻³",
    "g.cm-3",
    "g cm−3",
    "g/cc",
    "g/mL",
    "kg/L",
]
DENSITIES += ["t/m³", "g／cm3", "克/立方厘米", "g per cm3", "g/cm 3", "g・cm⁻³"]


@pytest.mark.parametrize("unit", DENSITIES)
def test_a_density_is_one_in_every_spelling(unit: str) -> None:
    amount = one(f"2.56 {unit}")
    assert (amount.unit and amount.unit.canonical, str(amount.canonical())) == ("g/cm3", "2.56")


@pytest.mark.parametrize(
    ("canonical", "value", "text"),
    [
        ("mAh/g", "158", "158 mA h g−1"),
        ("mAh/g", "158", "158 ㎃h/g"),
        ("mAh/g", "158", "158 Ah/kg"),
        ("Wh/kg", "290", "290 milliwatt hr/g"),
        ("Wh/kg", "290", "290 Wh per kg"),
        ("Wh/L", "700", "700 mWh/cm³"),
        ("L", "6000", "6 ㎘"),
        ("L", "6000", "6 kL"),
        ("L", "6000", "6 立方"),
        ("Ah", "2.6", "2600 milliampere-hours"),
        ("mohm", "30", "30 m\uf057"),
        ("mm", "0.5", "500 µm"),
        ("g", "46", "46 g/pcs"),
    ],
)
def test_a_unit_is_made_of_prefix_base_and_exponent(canonical: str, value: str, text: str) -> None:
    amount = one(text)
    assert (amount.unit and amount.unit.canonical, str(amount.canonical())) == (canonical, value)


@pytest.mark.parametrize("text", ["5 g/kWh", "10 kΩ/V", "3 mm²", "4 g/cm"])
def test_a_compound_that_no_property_uses_is_not_the_unit_it_begins_with(text: str) -> None:
    unit = one(text).unit
    assert unit is not None and unit.canonical not in {u.canonical for u in vocabulary().units}


@pytest.mark.parametrize(
    "text", ["2600¹ mAh", "2600 ¹ mAh", "2600 mAh¹", "2600 mAh ²", "2600¹⁾ mAh", "2600* mAh", "2600① mAh"]
)
def test_a_raised_mark_is_no_digit(text: str) -> None:
    assert quantities(text) == ["2600 mAh"]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("a standard's number", "GB/T 24533-2019"),
        ("a standard's number", "UN 38.3"),
        ("a grade of steel", "stainless 316L, polished"),
        ("a date", "2024年11月7日"),
        ("a date", "7 Nov 2024"),
        ("a date", "November 7, 2024"),
        ("a telephone number", "Tel: +86 755 1234 5678"),
        ("an account's number", "Account No.: 6222 0210 0112"),
        ("a page's number", "Page 3 of 12"),
        ("a revision's number", "Rev. 1.1"),
        ("a clause's number or a code", "8507.60.00"),
        ("a time of day", "12:30"),
    ],
)
def test_digits_of_something_else_are_refused_with_the_reason(reason: str, text: str) -> None:
    assert (quantities(text), [r.reason for r in numbers().refused(text)]) == ([], [reason])


@pytest.mark.parametrize(
    "text", ["capacity is 2600 mAh", "en 2600 mAh", "EN 12 V", "May 2600 mAh", "page 5 g", "316L/min", "316 L"]
)
def test_a_unit_or_small_letters_speak_against_a_refusal(text: str) -> None:
    assert len(quantities(text)) == 1


@pytest.mark.parametrize("text", ["typ. Wh", "approx. g", "g (max.)", "标称 V", "nominal V"])
def test_a_word_of_a_kind_leaves_a_unit_alone(text: str) -> None:
    assert len(numbers().mentions(text)) == 1


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("12000 pcs", "1.2万只"),
        ("50000 m3", "5万 m³"),
        ("3 kg", "3千克"),
        ("3000 g", "3千 g"),
        ("1000000 pcs", "1 million pcs"),
        ("4850 mAh", "4’850 mAh"),
        ("4850 mAh", "4′850 mAh"),
        ("4850.5 mAh", "4'850.5 mAh"),
        ("100000 kg", "1,00,000 kg"),
        ("0.0015 kg", "1.5×10⁻³ kg"),
        ("1000 kg", "10^3 kg"),
    ],
)
def test_scales_thousands_and_powers(expected: str, text: str) -> None:
    assert quantities(text) == [expected]


VALUES = st.decimals(min_value=1, max_value=99_999, places=2)
UNIT = st.sampled_from(["g", "mAh", "g/cm³", "Wh·kg⁻¹", "m³", "kg/m3", "mΩ", "V"])
GAPS = st.sampled_from(["", " ", "\u00a0", "\u2009"])


def grouped(number: Decimal, sign: str) -> str:
    return f"{number:,f}".replace(",", sign)


@settings(max_examples=300, deadline=None)
@given(VALUES, st.sampled_from([",", "'", "’", "′", "ʼ", "\u2009", "\u202f", "\u00a0", " "]), UNIT, GAPS)
def test_thousands_parted_by_any_sign_are_read_back(number: Decimal, sign: str, unit: str, gap: str) -> None:
    assert one(f"{grouped(number, sign)}{gap}{unit}").interval == Interval(number, number)


RANGE_WORDS = st.sampled_from([word for word in vocabulary().grammar.range if len(word) < 6])


@settings(max_examples=400, deadline=None)
@given(VALUES, VALUES, RANGE_WORDS, UNIT)
def test_a_range_by_any_word_is_read_back(first: Decimal, second: Decimal, word: str, unit: str) -> None:
    low, high = sorted((first, second))
    high = high + 1
    assert one(f"{low} {word} {high} {unit}").interval == Interval(low, high)


@settings(max_examples=300, deadline=None)
@given(
    VALUES, st.decimals(min_value=0, max_value=Decimal("0.4"), places=2), UNIT, st.sampled_from(["/", " ", ", ", ""])
)
def test_two_tolerances_are_read_back(number: Decimal, margin: Decimal, unit: str, between: str) -> None:
    found = one(f"{number} +{margin}{between}-{margin * 2} {unit}").interval
    assert found == Interval(number - margin * 2, number + margin)


BEFORE = [(group, word) for group, words in vocabulary().grammar.before.items() for word in words]
BEHIND = [(group, word) for group, words in vocabulary().grammar.behind.items() for word in words]


def claimed(group: str, number: Decimal) -> Interval:
    if group in ("minimum", "above"):
        return Interval(number, None, low_open=group == "above")
    if group in ("maximum", "below"):
        return Interval(None, number, high_open=group == "below")
    return Interval(number, number)


@pytest.mark.parametrize(("group", "word"), BEFORE)
def test_every_bound_before_a_number_is_read(group: str, word: str) -> None:
    assert [one(f"{word} 71.5 g").interval, one(f"x: {word.capitalize()} 71.5 g").interval] == [
        claimed(group, Decimal("71.5"))
    ] * 2


@pytest.mark.parametrize(("group", "word"), BEHIND)
def test_every_bound_behind_a_number_is_read(group: str, word: str) -> None:
    assert one(f"71.5 g {word}").interval == claimed(group, Decimal("71.5"))
