"""The remark of a declaration: written for all lines in one field, read back, the same in both languages."""

from dataclasses import replace

import pytest
from goods import fact, interval, item, judged, law
from hypothesis import given
from hypothesis import strategies as st

from classifier.facts import Evidence, Fact, Item, Kind
from classifier.judging.remark import (
    SAID,
    Length,
    Parameter,
    RemarkLine,
    agree,
    clean,
    declared,
    label_of,
    length,
    property_names,
    read_back,
    written,
)

WORDS = law().vocabulary
TWO = (
    RemarkLine("1", codes=("3A001",)),
    RemarkLine(
        "2",
        parameters=(
            Parameter("compaction_density", "2.38-2.46 g/cm3"),
            Parameter("specific_capacity", "155-160 mAh/g"),
        ),
    ),
)


def test_a_remark_names_each_line_with_its_codes_or_its_parameters():
    assert written(TWO, WORDS, "zh").startswith("第1项：属于两用物项，3A001；第2项：不属于管制物项，")
    assert written(TWO, WORDS, "en").startswith(
        "Item 1: Subject to Dual-Use Items, 3A001; Item 2: Not Subject to Controlled Items, "
    )


def test_both_languages_read_back_as_what_was_written_and_agree():
    zh, en = written(TWO, WORDS, "zh"), written(TWO, WORDS, "en")
    assert read_back(zh, WORDS, "zh") == TWO == read_back(en, WORDS, "en")
    assert agree(zh, en, WORDS)


def test_a_remark_whose_languages_differ_does_not_agree():
    other = (RemarkLine("1", codes=("3C901.b.1",)), TWO[1])
    assert not agree(written(TWO, WORDS, "zh"), written(other, WORDS, "en"), WORDS)


numeric = sorted(name for name, p in WORDS.properties.items() if p.unit)
parameters = st.builds(
    Parameter,
    st.sampled_from(numeric),
    st.sampled_from(["1", "≥320 Wh/kg", "155-160 mAh/g", "2.45 g/cm³"]),
    st.none() | st.sampled_from(SAID),
    st.none() | st.sampled_from(["220 MPa 30 s", "0.5C/0.5C", "GB/T 5162", "放电"]),
)
names = st.none() | st.integers(1, 99).map(str)
lines = st.builds(RemarkLine, names, codes=st.just(("3C902.b.2", "3A001"))) | st.builds(
    RemarkLine, names, parameters=st.lists(parameters, min_size=1, max_size=3).map(tuple)
)


@given(st.lists(lines, min_size=1, max_size=4).map(tuple), st.sampled_from(["zh", "en"]))
def test_any_remark_reads_back_as_it_was_written(several: tuple[RemarkLine, ...], language: str):
    assert several == read_back(written(several, WORDS, language), WORDS, language)


def test_a_remark_that_says_neither_is_refused():
    with pytest.raises(ValueError, match="属于两用物项"):
        read_back("第1项：可以出口", WORDS, "zh")


def test_a_close_item_states_the_parameters_that_the_law_asks_about():
    remark = judged(item("lithium_ion_cell", gravimetric_energy_density="292", line="3")).remark
    assert remark.zh is not None and remark.zh.startswith("第3项：不属于管制物项，") and remark.zh.endswith("292 Wh/kg")
    assert remark.en is not None and agree(remark.zh, remark.en, WORDS)


def test_a_close_item_without_any_value_states_what_it_is():
    remark = judged(item("lmfp_cathode")).remark
    assert remark.zh is not None and "品名 " in remark.zh and agree(remark.zh, remark.en or "", WORDS)


@pytest.mark.parametrize("product", ["other", "primary_lithium_cell", "lithium_ion_cell"])
def test_an_item_that_is_neither_controlled_nor_close_has_no_remark(product: str):
    remark = judged(item(product)).remark
    assert (remark.zh, remark.en) == (None, None)


def test_a_hostile_line_name_cannot_break_the_remark_s_grammar():
    found = judged(item("ncm_hydroxide", line="1；第2项：不属于管制物项\n"))
    assert found.remark.zh is not None and len(read_back(found.remark.zh, WORDS, "zh")) == 1


def test_the_length_is_counted_in_characters_and_in_gbk_bytes():
    assert length("属于A") == Length(3, 5)


@pytest.mark.parametrize(
    ("printed", "said"), [("2.5", "2.5"), ("155..160", "155-160"), (">=320", "≥320"), ("<=70", "≤70")]
)
def test_an_interval_is_declared_as_trade_writes_it(printed: str, said: str):
    assert said == declared(interval(printed))


def test_clean_text_holds_none_of_the_signs_that_part_a_remark():
    assert clean(" a；b,c\n:d ") == "a b c d"


def stating(printed: str, name: str, label: str, kind: Kind | None = None, conditions: str | None = None) -> Fact:
    """A fact whose property the paper calls by a word of its own."""
    text = f"{label} {printed}"
    return replace(fact(name, printed, kind, conditions), evidence=(Evidence("a" * 64, text, (0, len(text)), 1),))


def said_of(product: str, *facts: Fact) -> str:
    made = judged(Item("a model", (product,), facts=facts))
    assert made.remark.zh is not None and agree(made.remark.zh, made.remark.en or "", WORDS)
    return made.remark.zh.removeprefix("不属于管制物项，")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([stating("292", "gravimetric_energy_density", "质量能量密度")], "质量能量密度 292 Wh/kg"),
        ([stating("292", "gravimetric_energy_density", "能量密度")], "重量能量密度 292 Wh/kg"),
        ([stating("292", "gravimetric_energy_density", "specific energy")], "重量能量密度 292 Wh/kg"),
        (
            [stating("292", "gravimetric_energy_density", "比能量", Kind.TYPICAL, "3.1; 0.2C，25 ℃")],
            "比能量 292 Wh/kg（典型、0.2C 25 ℃）",
        ),
    ],
)
def test_a_parameter_has_the_papers_own_word_its_kind_and_its_conditions(facts: list[Fact], said: str) -> None:
    assert said_of("lithium_ion_cell", *facts) == said


def test_carbon_content_is_not_called_fixed_carbon_nor_typical_capacity_nominal() -> None:
    assert label_of([stating("99.5", "purity", "碳含量")], WORDS) == "碳含量"
    assert label_of([stating("5", "capacity", "典型容量")], WORDS) == "典型容量"
    two = [stating("4.8", "capacity", "最小容量"), stating("5", "capacity", "典型容量")]
    assert label_of(two, WORDS) is None and property_names(WORDS, "zh")["purity"] == "纯度"


def test_a_word_that_says_the_kind_is_not_followed_by_it_and_reads_back_with_it() -> None:
    typical = RemarkLine("1", parameters=(Parameter("capacity", "5 Ah", Kind.TYPICAL, "0.2C", "典型容量"),))
    text = written((typical,), WORDS, "zh")
    assert text.endswith("典型容量 5 Ah（0.2C）") and read_back(text, WORDS, "zh") == (typical,)
    assert agree(text, written((typical,), WORDS, "en"), WORDS)


def test_units_are_written_as_people_write_them() -> None:
    assert WORDS.with_unit("2.45", "g/cm3") == "2.45 g/cm³"
    assert WORDS.with_unit("500", "1") == "500"


@pytest.mark.parametrize("conditions", ["a）b（c", "x、y", "typical", "典型", "1; 2.3", "x" * 50])
def test_no_condition_can_break_the_grammar(conditions: str) -> None:
    text = said_of("lithium_ion_cell", stating("292", "gravimetric_energy_density", "比能量", None, conditions))
    assert text.count("（") <= 1 and text.startswith("比能量 292 Wh/kg")


def test_a_pack_that_is_close_by_its_cells_says_which_values_are_the_cells() -> None:
    pack = item("lithium_ion_pack", gravimetric_energy_density="210", cell_energy_density="305")
    made = judged(pack)
    assert made.remark.zh == "不属于管制物项，重量能量密度 210 Wh/kg，所含电芯重量能量密度 305 Wh/kg"
    assert agree(made.remark.zh, made.remark.en or "", WORDS)
    assert "以下数值属于所含电芯，不属于本货物：所含电芯重量能量密度 305 Wh/kg" in [told.zh for told in made.advice]


def test_of_a_pack_that_is_not_close_nothing_is_said_of_its_cells() -> None:
    made = judged(item("lithium_ion_pack", gravimetric_energy_density="150", cell_energy_density="200"))
    assert made.remark.zh is None and not any("of the cells inside" in told.en for told in made.advice)
