"""Quantities in a text: each printed form as the interval, the unit and the claim that a reader takes from it."""

from __future__ import annotations

import pytest

from extractor.language.numbers.numerals import decimal_comma
from tests.extractor.drawn import numbers, quantities

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
    assert [expected] == quantities(text)


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
    assert [expected] == quantities(text)


@pytest.mark.parametrize(("expected", "text"), [("3.7 V", "3,7 V"), ("12.75 kg", "12,75 kg"), ("0.125 Ah", "0,125 Ah")])
def test_a_comma_before_no_group_of_three_is_a_decimal_point(expected: str, text: str) -> None:
    assert [expected] == quantities(text)


def test_a_comma_before_three_digits_parts_thousands() -> None:
    assert quantities("1,291 kg") == ["1291 kg"]


def test_a_comma_before_three_digits_is_a_decimal_point_where_the_paper_writes_so() -> None:
    assert quantities("1,291 kg", comma=True) == ["1.291 kg"]


def test_two_commas_part_thousands_even_where_the_paper_writes_decimals_with_one() -> None:
    assert quantities("1,234,567 kg", comma=True) == ["1234567 kg"]


def test_a_point_before_three_digits_parts_thousands_where_decimals_have_a_comma() -> None:
    assert quantities("1.620 mAh/g", comma=True) == ["1620 mAh/g"]
    assert quantities("1.620 mAh/g") == ["1.62 mAh/g"]
    assert quantities("0.620 kg", comma=True) == ["0.62 kg"]


def test_blanks_part_thousands_before_a_unit() -> None:
    assert quantities("18 500 kg") == ["18500 kg"]


def test_a_row_of_numbers_is_no_thousands() -> None:
    assert quantities("3 550 7.5") == ["3", "550", "7.5"]


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
    assert [expected] == quantities(text)


def test_numbers_of_two_dimensions_are_no_range() -> None:
    assert quantities("3.2 V - 5 Ah") == ["3.2 V", "5 Ah"]


def test_a_date_is_no_quantity() -> None:
    assert quantities("2024-11-07") == []


def test_a_slash_parts_two_values() -> None:
    assert quantities("2.3/2.2") == ["2.3", "2.2"]


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
    assert [expected] == quantities(text)


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
    assert [expected] == quantities(text)


@pytest.mark.parametrize("exponent", ["31", "999999999", "-999999999", "9" * 60])
def test_an_absurd_exponent_makes_no_giant(exponent: str) -> None:
    found = numbers().find(f"1×10^{exponent} kg")
    assert all(abs(a.interval.low.adjusted()) < 40 for a in found if a.interval.low)


@pytest.mark.parametrize("text", ["AA700mAh", "NiMH AA 700mAh", "XP503450-700mAh", "NiMH AA700mAh 1.2V"])
def test_a_capacity_glued_to_a_name_is_one(text: str) -> None:
    assert quantities(text)[0] == "700 mAh"


@pytest.mark.parametrize("text", ["INR18650-26H", "KM314Ah", "XP700mAhB"])
def test_digits_and_letters_of_a_name_are_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize("text", ["25⁰C", "25 ⁰C", "25⁰ C", "10⁰C"])
def test_a_raised_nought_before_c_is_the_sign_of_degrees_and_no_footnote(text: str) -> None:
    (amount,) = numbers().find(text)
    assert amount.unit is not None
    assert amount.unit.canonical == "°C"


def test_a_raised_figure_behind_a_number_is_still_a_footnote() -> None:
    (amount,) = numbers().find("25¹⁰ C")
    assert amount.unit is not None
    assert (amount.interval.low, amount.unit.canonical) == (25, "C-rate")


@pytest.mark.parametrize("text", ["14.4V~ 14.8V", "14.4V～14.8V", "14.4 V~14.8 V", "14.4V ~ 14.8V"])
def test_a_wave_between_two_numbers_of_one_unit_is_a_range(text: str) -> None:
    assert quantities(text) == ["[14.4, 14.8] V"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("230 V~ 50 Hz", ["230 V AC", "50 Hz"]),
        ("230V~", ["230 V AC"]),
        ("100-240V~ 50/60Hz", ["[100, 240] V AC", "50", "60 Hz"]),
    ],
)
def test_a_wave_behind_volts_is_alternating_current_where_no_range_follows(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 500", ["2500"]),
        ("≥2 500", ["[2500, ∞) minimum"]),
        ("≥ 12 050", ["[12050, ∞) minimum"]),
        ("1 850 ± 50", ["[1800, 1900]"]),
        ("1 000 – 1 200", ["[1000, 1200]"]),
    ],
)
def test_a_cell_that_holds_one_number_parts_its_thousands_with_a_blank(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize("text", ["3 550 7.5", "No. 3 550", "0 500", "12 50"])
def test_two_numbers_side_by_side_are_two(text: str) -> None:
    assert len(quantities(text)) > 1


def test_a_long_row_of_waves_is_read_and_asks_for_no_deeper_stack() -> None:
    assert len(numbers().find("1V~ " * 3000)) == 3000


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Das Gewicht der Maschine und die Maße sind 2.450 kg, 1.900 mm und 3.100 mm für den Typ."),
        (False, "The weight of the machine and the size are 2.450 kg, 1.900 m and 3.100 m for the type."),
        (False, "Das Gewicht der Maschine ist mit der Tür 2.450 kg, und die Breite ist 1.9 m, 2.1 m und 3.4 m."),
        (True, "Spannung 3,7 V"),
    ],
)
def test_a_text_writes_decimals_with_a_comma_where_it_parts_thousands_with_a_point(expected: bool, text: str) -> None:
    assert decimal_comma(text) is expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2 1/2 g/cm3", ["2.5 g/cm3"]),
        ("2½ g/cm3", ["2.5 g/cm3"]),
        ("3 3/4 V", ["3.75 V"]),
        ("12 11/16 mm", ["12.6875 mm"]),
        ("3 2/3 V", ["3.6667 V"]),
        ("0.5 1/2", ["0.5", "1", "2"]),
        ("3 1/2/2026", ["3"]),
    ],
)
def test_a_whole_number_with_a_fraction_is_one_number(text: str, read: list[str]):
    assert quantities(text) == read
