"""Quantities in a text: each printed form as the interval, the unit and the claim that a reader takes from it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.facts import Kind
from classifier.vocabulary import Unit
from extractor.numbers import Amount, decimal_comma, spans
from tests.extractor.drawn import numbers, vocabulary


def printed(amount: Amount) -> str:
    unit = amount.unit.name if amount.unit else ""
    return " ".join(filter(None, (str(amount.interval), unit, amount.kind)))


def read(text: str, *, comma: bool = False) -> list[str]:
    return [printed(a) for a in numbers().find(text, decimal_comma=comma)]


PLAIN = [
    ("4.85 Ah", "4.85 Ah"),
    ("4.85 Ah", "4.85Ah"),
    ("0.5 kg", ".5 kg"),
    ("3.7 V", "3·7 V"),
    ("-20 °C", "-20 °C"),
    ("-20 °C", "−20 ℃"),
    ("12 g/cm3", "12 g/cm³"),
    ("150 mAh/g", "150 mAh·g⁻¹"),
]


@pytest.mark.parametrize(("expected", "text"), PLAIN)
def test_a_number_with_a_unit_is_a_point_in_that_unit(expected: str, text: str) -> None:
    assert [expected] == read(text)


GROUPED = [
    ("18500 kg", "18,500 kg"),
    ("18500 kg", "18 500 kg"),
    ("18500 kg", "18\u202f500 kg"),
    ("18500 kg", "18'500 kg"),
    ("1234567.5 kg", "1,234,567.5 kg"),
    ("1234.5 kg", "1.234,5 kg"),
    ("1234567 kg", "1.234.567 kg"),
]


@pytest.mark.parametrize(("expected", "text"), GROUPED)
def test_separators_of_thousands_are_no_part_of_the_number(expected: str, text: str) -> None:
    assert [expected] == read(text)


@pytest.mark.parametrize(
    ("expected", "text"), [("3.7 V", "3,7 V"), ("12.75 kg", "12,75 kg"), ("0.125 Ah", "0,125 Ah")]
)
def test_a_comma_before_no_group_of_three_is_a_decimal_point(expected: str, text: str) -> None:
    assert [expected] == read(text)


def test_a_comma_before_three_digits_parts_thousands() -> None:
    assert read("1,291 kg") == ["1291 kg"]


def test_a_comma_before_three_digits_is_a_decimal_point_where_the_paper_writes_so() -> None:
    assert read("1,291 kg", comma=True) == ["1.291 kg"]


def test_two_commas_part_thousands_even_where_the_paper_writes_decimals_with_one() -> None:
    assert read("1,234,567 kg", comma=True) == ["1234567 kg"]


def test_blanks_part_thousands_before_a_unit() -> None:
    assert read("18 500 kg") == ["18500 kg"]


def test_a_row_of_numbers_is_no_thousands() -> None:
    assert read("3 550 7.5") == ["3", "550", "7.5"]


@pytest.mark.parametrize(
    ("expected", "texts"),
    [(True, "3,7 V 2,6 Ah 1.5 kg"), (False, "3.7 V 2.6 Ah 1,5 kg"), (False, "1,500 kg"), (False, "")],
)
def test_a_paper_writes_decimals_with_the_sign_that_it_uses_more(expected: bool, texts: str) -> None:
    assert expected is decimal_comma(texts)


RANGES = [
    ("[20, 30] m3", "20 – 30 m³"),
    ("[20, 30] m3", "20-30 m³"),
    ("[20, 30] m3", "20~30 m³"),
    ("[20, 30] m3", "20～30 m³"),
    ("[20, 30] m3", "20 to 30 m³"),
    ("[20, 30] m3", "20至30 m³"),
    ("[20, 30] m3", "20 m³ to 30 m³"),
    ("[20, 30] m3", "20…30 m³"),
    ("[20, 30] m3", "20 bis 30 m³"),
    ("[-20, 60] °C", "-20 ~ +60 °C"),
    ("[-20, -10] °C", "-20 – -10 °C"),
    ("[0.5, 2] Ah", "500 mAh – 2 Ah"),
    ("[5000, 9000] kg", "5,000-9,000 kg"),
]


@pytest.mark.parametrize(("expected", "text"), RANGES)
def test_a_range_spans_both_of_its_numbers(expected: str, text: str) -> None:
    assert [expected] == read(text)


def test_numbers_of_two_dimensions_are_no_range() -> None:
    assert read("3.2 V - 5 Ah") == ["3.2 V", "5 Ah"]


def test_a_date_is_no_range() -> None:
    assert read("2024-11-07") == ["2024", "11", "7"]


def test_a_slash_parts_two_values() -> None:
    assert read("2.3/2.2") == ["2.3", "2.2"]


TOLERANCES = [
    ("[97, 99] g", "98±1 g"),
    ("[97, 99] g", "98 ± 1 g"),
    ("[97, 99] g", "98 g ± 1 g"),
    ("[97, 99] g", "98 g (±1 g)"),
    ("[97, 99] g", "98+/-1 g"),
    ("[97.5, 98.5] g", "98±0.5g"),
]


@pytest.mark.parametrize(("expected", "text"), TOLERANCES)
def test_a_tolerance_widens_the_number_to_both_sides(expected: str, text: str) -> None:
    assert [expected] == read(text)


@pytest.mark.parametrize("text", ["98 g ± 2 %", "98 ± 2% g", "98g±2%"])
def test_a_tolerance_in_percent_is_a_share_of_the_number(text: str) -> None:
    assert read(text) == ["[96.04, 99.96] g"]


def test_a_tolerance_on_percent_is_in_percent() -> None:
    assert read("94 % ± 1 %") == ["[93, 95] %"]


LOWER = [
    ("[156, ∞) mAh/g minimum", "≥ 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "≥156mAh/g"),
    ("[156, ∞) mAh/g minimum", ">= 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "≧156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "min. 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "Minimum: 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "not less than 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "at least 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "不低于156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "不小于 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "大于等于156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "156 mAh/g以上"),
    ("[156, ∞) mAh/g minimum", "156以上 mAh/g"),
    ("[156, ∞) mAh/g minimum", "156 mAh/g min."),
    ("[156, ∞) mAh/g minimum", "156 mAh/g (min)"),
    ("[156, ∞) mAh/g minimum", "156 mAh/g or more"),
    ("[365, ∞) minimum", "365以上"),
    ("[2500, ∞) minimum", "2500+"),
]


@pytest.mark.parametrize(("expected", "text"), LOWER)
def test_a_minimum_has_no_upper_end(expected: str, text: str) -> None:
    assert [expected] == read(text)


UPPER = [
    ("(-∞, 70] g maximum", "≤ 70 g"),
    ("(-∞, 70] g maximum", "<= 70 g"),
    ("(-∞, 70] g maximum", "max. 70 g"),
    ("(-∞, 70] g maximum", "Max 70 g"),
    ("(-∞, 70] g maximum", "up to 70 g"),
    ("(-∞, 70] g maximum", "not more than 70 g"),
    ("(-∞, 70] g maximum", "höchstens 70 g"),
    ("(-∞, 70] g maximum", "不大于70g"),
    ("(-∞, 70] g maximum", "不超过 70 g"),
    ("(-∞, 70] g maximum", "最大 70 g"),
    ("(-∞, 70] g maximum", "70 g以下"),
    ("(-∞, 70] g maximum", "70 g max."),
    ("(-∞, 70] g maximum", "70 g (max)"),
]


@pytest.mark.parametrize(("expected", "text"), UPPER)
def test_a_maximum_has_no_lower_end(expected: str, text: str) -> None:
    assert [expected] == read(text)


OPEN = [
    ("(5, ∞) m3 minimum", "> 5 m³"),
    ("(5, ∞) m3 minimum", "＞5 m³"),
    ("(5, ∞) m3 minimum", "more than 5 m³"),
    ("(5, ∞) m3 minimum", "超过5 m³"),
    ("(5, ∞) m3 minimum", "大于5m³"),
    ("(-∞, 5) m3 maximum", "< 5 m³"),
    ("(-∞, 5) m3 maximum", "less than 5 m³"),
    ("(-∞, 5) m3 maximum", "小于5 m³"),
]


@pytest.mark.parametrize(("expected", "text"), OPEN)
def test_above_and_below_leave_the_number_itself_out(expected: str, text: str) -> None:
    assert [expected] == read(text)


ABOUT = [
    "approx. 46 g",
    "about 46 g",
    "~46 g",
    "≈ 46 g",
    "约46 g",
    "约为 46 g",
    "46 g左右",
    "46 g approx.",
    "ca. 46 g",
]


@pytest.mark.parametrize("text", ABOUT)
def test_about_leaves_the_number_and_says_approximate(text: str) -> None:
    assert read(text) == ["46 g approximate"]


def test_typical_behind_a_number_says_typical() -> None:
    assert read("2600 (typ) mAh") == ["2600 mAh typical"]


def test_a_bound_does_not_reach_over_a_wide_gap() -> None:
    assert read("Max.  70 g") == ["70 g"]


def test_a_bound_does_not_reach_over_a_line_end() -> None:
    assert read("min\n70 g") == ["70 g"]


def test_a_bound_inside_a_word_is_none() -> None:
    assert read("climax 70 g") == ["70 g"]


def test_a_bound_belongs_to_its_own_number_alone() -> None:
    assert read("max. 70 g 5 mm") == ["(-∞, 70] g maximum", "5 mm"]


def test_a_range_under_a_bound_keeps_its_two_ends_and_claims_nothing() -> None:
    assert read("max. 20 – 30 kg") == ["[20, 30] kg"]


def test_about_a_range_stays_approximate() -> None:
    assert read("about 20 – 30 kg") == ["[20, 30] kg approximate"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("2600 mAh", "２６００ mAh"),
        ("2.5 g/cm3", "２．５ g/cm³"),
        ("2500 mAh", "２，５００ mAh"),
        ("[100, 200] kg", "１００～２００ kg"),
    ],
)
def test_full_width_digits_are_digits(expected: str, text: str) -> None:
    assert [expected] == read(text)


EXPONENTS = [
    ("1500 kg", "1.5×10^3 kg"),
    ("1500 kg", "1.5×10³ kg"),
    ("1500 kg", "1.5 x 10^3 kg"),
    ("0.002 kg", "2×10⁻³ kg"),
    ("0.002 kg", "2 × 10^-3 kg"),
    ("0.002 kg", "2×10^−3 kg"),
]


@pytest.mark.parametrize(("expected", "text"), EXPONENTS)
def test_a_power_of_ten_moves_the_point(expected: str, text: str) -> None:
    assert [expected] == read(text)


@pytest.mark.parametrize("exponent", ["31", "999999999", "-999999999", "9" * 60])
def test_an_absurd_exponent_makes_no_giant(exponent: str) -> None:
    found = numbers().find(f"1×10^{exponent} kg")
    assert all(abs(a.interval.low.adjusted()) < 40 for a in found if a.interval.low)


NAMES = ["INR18650-26H", "INR18650", "LiFePO4", "A-21700", "D50", "PW-Z600", "BX_2500", "#12", "NCM811-S6"]


@pytest.mark.parametrize("text", NAMES)
def test_digits_of_a_name_are_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_value_behind_a_name_is_a_quantity() -> None:
    assert read("INR18650-26H 2600 mAh") == ["2600 mAh"]


def test_a_value_behind_a_slash_is_a_quantity() -> None:
    assert read("3.7V/2600mAh") == ["3.7 V", "2600 mAh"]


@pytest.mark.parametrize("text", ["2600mAh*", "2600 mAh¹", "2600mAh①", "2600 mAh (note)"])
def test_a_footnote_mark_leaves_the_value_alone(text: str) -> None:
    assert read(text) == ["2600 mAh"]


UNITS_APART = [
    ("15.5 MPa", "15.5 MPa"),
    ("15.5", "15.5 mPa"),
    ("3 m", "3 m"),
    ("3 mm", "3 mm"),
    ("5 A", "5 A"),
    ("5 Ah", "5 Ah"),
    ("5 mAh", "5 mAh"),
    ("5 mAh/g", "5 mAh/g"),
    ("250 Wh/kg", "250 Wh/kg"),
    ("700 Wh/L", "700 Wh/L"),
    ("2 g", "2 g"),
    ("2 g/cm3", "2 g/cm3"),
]


@pytest.mark.parametrize(("expected", "text"), UNITS_APART)
def test_a_unit_is_the_longest_that_fits_to_the_letter(expected: str, text: str) -> None:
    assert [expected] == read(text)


@pytest.mark.parametrize("text", ["5 Ahead", "5 geese", "5 km", "3 Vs"])
def test_the_beginning_of_a_word_is_no_unit(text: str) -> None:
    assert ["5" if text[0] == "5" else "3"] == read(text)


def test_a_unit_in_brackets_belongs_to_the_number_before_it() -> None:
    assert read("2600 (mAh)") == ["2600 mAh"]


def test_a_unit_a_wide_gap_away_still_belongs_to_its_number() -> None:
    assert read("2600  mAh") == ["2600 mAh"]


def test_a_unit_on_the_next_line_does_not_belong_to_a_number() -> None:
    assert read("2600\nmAh") == ["2600"]


MENTIONS = [
    ("mAh", "Capacity [mAh]"),
    ("mAh", "Capacity (mAh)"),
    ("mAh", "Capacity mAh"),
    ("g", "Weight (g)"),
    ("g", "g"),
    ("V", "Voltage / V"),
    ("V", "Voltage, V"),
    ("g/cm³", "压实密度（g/cm³）"),
]


@pytest.mark.parametrize(("expected", "text"), MENTIONS)
def test_a_unit_in_a_label_is_mentioned(expected: str, text: str) -> None:
    assert [expected] == [text[m.start : m.end] for m in numbers().mentions(text)]


@pytest.mark.parametrize("text", ["Weight g", "Group A samples", "Plan V is", "Class C"])
def test_a_letter_among_words_is_no_unit(text: str) -> None:
    assert numbers().mentions(text) == ()


def test_the_unit_of_a_label_scales_a_bare_number() -> None:
    (label,) = numbers().mentions("Capacity [mAh]")
    (amount,) = numbers().find("2600")
    assert str(amount.canonical(label.unit)) == "2.6"


def test_a_number_with_its_own_unit_does_not_take_the_label_s() -> None:
    (label,) = numbers().mentions("Capacity [mAh]")
    (amount,) = numbers().find("2.6 Ah")
    assert str(amount.canonical(label.unit)) == "2.6"


def test_a_tight_bound_s_kind_is_minimum() -> None:
    assert Kind.MINIMUM is numbers().find("≥ 3 kg")[0].kind


def test_spans_are_the_runs_between_wide_gaps_and_line_ends() -> None:
    text = "Nominal capacity  2600 mAh\nMass"
    assert [text[a:b] for a, b in spans(text)] == ["Nominal capacity", "2600 mAh", "Mass"]


PRINTED = st.decimals(min_value=-(10**9), max_value=10**9, places=4).map(lambda d: d.normalize())
SPELLED = st.sampled_from([(u, a) for u in vocabulary().units for a in u.aliases])


@settings(max_examples=300, deadline=None)
@given(PRINTED, SPELLED, st.sampled_from(["", " ", "\u00a0", "\u202f"]))
def test_any_number_printed_with_any_unit_s_spelling_is_read_back_exactly(
    number: Decimal, spelled: tuple[Unit, str], gap: str
) -> None:
    unit, alias = spelled
    text = f"{number:f}{gap}{alias}"
    found = numbers().find(text)
    assert (1, number, number, unit.canonical) == (
        len(found),
        found[0].interval.low,
        found[0].interval.high,
        found[0].unit and found[0].unit.canonical,
    )


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1000, max_value=10**12), st.sampled_from(["{:,} kg", "{:_} kg"]))
def test_any_whole_number_with_thousands_parted_is_read_back_exactly(number: int, form: str) -> None:
    text = form.format(number).replace("_", " ")
    assert [number] == [a.interval.low for a in numbers().find(text)]


FORMS = [
    "{} kg",
    "≥ {} kg",
    "max. {} kg",
    "{} ± 5 kg",
    "{} kg ± 2 %",
    "约{} kg",
    "{} kg以上",
    "{} – 2000000 kg",
    "approx. {} kg",
]


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=1, max_value=10**6, places=2), st.sampled_from(FORMS))
def test_the_interval_holds_the_number_that_is_printed(number: Decimal, form: str) -> None:
    (amount,) = numbers().find(form.format(f"{number:f}"))
    assert amount.interval.contains(number)


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=1, max_value=10**6, places=2))
def test_a_strict_bound_leaves_out_the_number_that_is_printed(number: Decimal) -> None:
    (amount,) = numbers().find(f"> {number:f} kg")
    assert not amount.interval.contains(number)


PIECES = st.lists(
    st.sampled_from(
        [
            "2600",
            " ",
            "  ",
            "\n",
            "mAh",
            "kg",
            "≥",
            "max.",
            "±",
            "–",
            "(",
            ")",
            "1,5",
            "×10^3",
            "以上",
            "约",
            "A",
            "-",
            "/",
            "３",
            "typ",
            "．",
            "%",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(PIECES)
def test_quantities_follow_one_another_and_each_holds_its_digits(text: str) -> None:
    found = numbers().find(text)
    places = [0, *(k for a in found for k in (a.start, a.end)), len(text)]
    assert places == sorted(places)
    assert all(a.start <= a.first < a.last <= a.end for a in found)
    assert all(re.search(r"\d", text[a.first : a.last]) for a in found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_text_makes_the_grammar_fail(text: str) -> None:
    assert all(0 <= a.start < a.end <= len(text) for a in numbers().find(text))


def test_a_quantity_s_span_slices_bound_number_and_unit_out_of_the_text() -> None:
    text = "Weight: max. 71.5 g each"
    (amount,) = numbers().find(text)
    assert (text[amount.start : amount.end], text[amount.first : amount.last]) == ("max. 71.5 g", "71.5")
