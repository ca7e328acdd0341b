"""Formulas: what a printed formula counts and is, and what is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from molmass import Formula as Oracle

from extractor.language.chemistry.formula_text import ELEMENTS, NotAFormula
from extractor.language.chemistry.formulas import Anion, find, parse

PLAIN = ["LiFePO4", "Ni(OH)2", "Li4Ti5O12", "Al2(SO4)3", "LiCoO2", "Ca3(PO4)2", "NiCO3", "Li2MnO3"]


@pytest.mark.parametrize("text", PLAIN)
def test_a_formula_counts_the_atoms_that_an_independent_reader_counts(text: str) -> None:
    expected = {symbol: item.count for symbol, item in Oracle(text).composition().items()}
    assert expected == {symbol: parse(text).count(symbol) for symbol in parse(text).elements}


@given(st.lists(st.tuples(st.sampled_from(sorted(ELEMENTS)), st.integers(2, 30)), min_size=1, max_size=5))
def test_any_run_of_elements_with_indices_is_read_back(groups: list[tuple[str, int]]) -> None:
    totals: dict[str, Fraction] = {}
    for symbol, number in groups:
        totals[symbol] = totals.get(symbol, Fraction(0)) + number
    assert totals == dict(parse("".join(f"{symbol}{number}" for symbol, number in groups)).counts)


def test_fractions_and_decimals_are_exact() -> None:
    assert Fraction(83, 100) == parse("Ni0.83Co0.11Mn0.06(OH)2").count("Ni")
    assert Fraction(1, 3) == parse("LiMn1/3Ni1/3Co1/3O2").count("Mn")


def test_a_variable_leaves_a_count_open() -> None:
    assert parse("LiNixCoyMn1-x-yO2").count("Mn") is None
    assert parse("LiNixCoyMn1-x-yO2").count("O") == 2


def test_small_and_wide_signs_are_read_as_plain_ones() -> None:
    assert parse("Ni(OH)2").counts == parse("Ni（OH）₂").counts


@pytest.mark.parametrize(
    ("anion", "text"),
    [
        (Anion.HYDROXIDE, "(Ni0.8Co0.1Mn0.1)(OH)2"),
        (Anion.CARBONATE, "Ni0.2Co0.2Mn0.6CO3"),
        (Anion.PHOSPHATE, "LiMn0.6Fe0.4PO4"),
        (Anion.OXIDE, "LiNi0.8Co0.15Al0.05O2"),
    ],
)
def test_the_anion_is_told(anion: Anion, text: str) -> None:
    assert anion is parse(text).anion


@pytest.mark.parametrize(
    "text",
    [
        "Li1.2Mn0.54Ni0.13Co0.13O2",
        "xLi2MnO3·(1-x)LiMO2",
        "Li[Li0.2Mn0.54Ni0.13Co0.13]O2",
        "0.3Li2MnO3·0.7LiMO2",
    ],
)
def test_lithium_rich_oxides_are_told(text: str) -> None:
    assert parse(text).is_lithium_rich


@pytest.mark.parametrize("text", ["LiMn2O4", "LiNi0.8Co0.1Mn0.1O2", "Li4Ti5O12", "LiFePO4", "Li2MnO3"])
def test_other_lithium_oxides_are_not_lithium_rich_cathodes_unless_layered_with_nickel(text: str) -> None:
    assert parse(text).is_lithium_rich is (text == "Li2MnO3")


@pytest.mark.parametrize("text", ["Xx2O", "LiFe(PO4", "LiFePO4)", "MX-50", "", "O9001", "Li1/0O2"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(NotAFormula):
        parse(text)


@pytest.mark.parametrize(
    "text", ["NOTE", "CO", "a CR2032 cell", "UN3480", "ISO9001", "INR18650", "NCM811", "12 V", "PVDF-5B"]
)
def test_words_and_part_numbers_are_not_found_as_formulas(text: str) -> None:
    assert find(text) == ()


def test_a_formula_with_its_indices_set_apart_is_found_at_its_place() -> None:
    text = "Formula: Ni 0.6 Co 0.2 Mn 0.2 (OH) 2 , spherical"
    (placed,) = find(text)
    assert text[placed.start : placed.end] == "Ni 0.6 Co 0.2 Mn 0.2 (OH) 2"


def test_a_unit_behind_a_formula_is_no_part_of_it() -> None:
    assert [p.formula.text for p in find("Al2O3 5 V and SiO2 Al2O3")] == ["Al2O3", "SiO2", "Al2O3"]


def test_deep_brackets_end_in_a_refusal() -> None:
    with pytest.raises(NotAFormula):
        parse("(" * 100_000)
