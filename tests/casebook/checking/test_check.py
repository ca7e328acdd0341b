"""The check of a draft by itself: a faultless one is ready, each planted fault is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from casebook.checking.check import Checked, checked
from casebook.checking.draft.figures import rounded, shown
from casebook.checking.draft.units import units_of
from casebook.checking.limits import Limits
from casebook.checking.remark.said import statements
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from classifier.quantity import Quantity, point
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from extractor.readers.reading import read
from tests.casebook.checking.drafts import Line, workbook
from tests.extractor.trade.declaration.letters import ELEMENTS, line, paper

DAY = date(2026, 12, 1)


@cache
def law() -> tuple[Catalogue, Pipeline]:
    catalogue = load()
    return catalogue, Pipeline(catalogue)


def check(lines: list[Line], remark: str = "N/M", net: str | None = None, limits: Limits | None = None) -> Checked:
    catalogue, pipeline = law()
    source = open_source("draft.xlsx", workbook(lines, remark, net))
    pages = read(source).pages
    ((declaration, items),) = pipeline.declared(pages, source.identity.sha256)
    made = checked(declaration, items, (), catalogue, sha256=source.identity.sha256, as_of=DAY, limits=limits)
    text = {p.number: p.text for p in pages}
    for finding in made.findings:
        for quote in finding.evidence:
            assert text[1][slice(*quote.span)] == quote.text
    return made


def found(made: Checked) -> set[tuple[int | None, str]]:
    return {(f.line, str(f.kind)) for f in made.findings if f.severity != "note"}


LIGHT = Line(density="206Wh/kg", capacity="4Ah")
DENSE = Line(model="KD-60C", density="309Wh/kg", capacity="6Ah")
NEAR = Line(density="288Wh/kg", capacity="5.6Ah")


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        ([LIGHT], "N/M"),
        ([LIGHT, LIGHT], "N/M"),
        ([DENSE], "属于两用物项，3A001"),
        ([LIGHT, DENSE], "第2项属于两用物项，两用物项出口管制编码：3A001"),
        ([NEAR, NEAR], "第1至2项不属于管制物项，重量能量密度288Wh/kg，容量5.6Ah"),
    ],
)
def test_a_faultless_draft_is_ready(lines: list[Line], remark: str) -> None:
    made = check(lines, remark)
    assert found(made) == set()
    assert made.verdict == "ready"
    assert len(made.right) == len(lines)


@pytest.mark.parametrize(
    ("lines", "remark", "kinds"),
    [
        ([DENSE], "N/M", {(1, "remark_missing")}),
        ([DENSE], "属于两用物项", {(1, "code_missing")}),
        ([DENSE], "第1项属于两用物项 3B901.b.4", {(1, "code_wrong")}),
        ([DENSE], "不属于管制物项，重量能量密度309Wh/kg", {(1, "remark_false")}),
        ([NEAR], "N/M", {(1, "parameters_missing")}),
        ([NEAR], "不属于管制物项", {(1, "parameters_missing")}),
        ([NEAR], "不属于管制物项，重量能量密度250Wh/kg", {(1, "parameters_differ")}),
        ([LIGHT, Line(density="240Wh/kg", capacity="4Ah")], "N/M", {(2, "energy_density_differs")}),
        ([Line(density="", capacity="4Ah")], "N/M", {(1, "element_missing")}),
        ([Line(density="206Wh/kg", capacity="4Ah", unit="只")], "N/M", {(1, "unit_wrong")}),
        ([Line(density="206Wh/kg", capacity="4Ah", amount="28400")], "N/M", {(1, "sum_wrong")}),
        ([Line(density="206Wh/kg", capacity="4Ah", number="8506500000")], "N/M", {(1, "number_doubtful")}),
    ],
)
def test_a_planted_fault_is_found(lines: list[Line], remark: str, kinds: set[tuple[int, str]]) -> None:
    got = found(check(lines, remark))
    assert kinds <= got
    assert got - kinds <= {(1, "element_missing"), (1, "unit_wrong"), (2, "element_differs")}


@pytest.mark.parametrize("number", ["850760009", "85076000900", "850760", "8507 60 00 9", "85076000９o", ""])
def test_a_wrong_tariff_number_does_not_cost_its_line(number: str) -> None:
    wrong = Line(density="309Wh/kg", capacity="6Ah", number=number)
    for lines, place in (([wrong, LIGHT], 1), ([LIGHT, wrong], 2), ([LIGHT, wrong, LIGHT], 2)):
        made = check(lines, f"第{place}项属于两用物项，3A001")
        assert [line.number for line in made.lines] == list(range(1, len(lines) + 1))
        assert (place, "number_doubtful") in found(made)
        assert made.lines[place - 1].line.net_mass is not None
        assert str(made.lines[place - 1].made.outcome) in ("controlled", "undetermined")
        assert made.verdict != "ready"


def test_the_head_weighs_what_the_lines_weigh() -> None:
    assert (None, "sum_wrong") in found(check([LIGHT, LIGHT], net="1210"))


def test_lines_that_say_their_mass_weigh_no_more_than_the_whole() -> None:
    coin = Line(
        "KD-CR9", "8506500000", "锂锰电池", "1|0|水表用|锂/二氧化锰|柯岱|{model}|0.6Ah|不含汞||", only_traded=True
    )
    assert found(check([LIGHT, coin], net="580")) == set()
    assert found(check([LIGHT, coin], net="540")) == {(None, "sum_wrong")}


def test_a_remark_beyond_the_limit_is_told() -> None:
    made = check([DENSE], "属于两用物项，3A001", limits=Limits(gbk_bytes=10))
    assert (None, "remark_too_long") in found(made)


def test_figures_that_contradict_the_declared_ones_count_where_they_are_graver() -> None:
    made = check([Line(density="289Wh/kg", capacity="6.2Ah")], "不属于管制物项，重量能量密度289Wh/kg")
    assert {(1, "energy_density_differs"), (1, "remark_false")} <= found(made)
    assert made.verdict == "stop"


def test_lines_are_named_in_many_ways() -> None:
    words = law()[0].vocabulary
    (one, two) = statements("第1、3项属于两用物项 3A001；第4至6项不属于管制物项，容量5Ah", words)
    assert (one.lines, one.codes, one.is_controlled) == (frozenset({1, 3}), ("3A001",), True)
    assert (two.lines, two.is_controlled) == (frozenset({4, 5, 6}), False)
    (whole,) = statements("备注：不属于管制物项", words)
    assert whole.lines is None


@pytest.mark.parametrize(
    "remark, said",
    [
        ("第1项、第2项均属于两用物项 3A001", [(True, {1, 2}, ("3A001",))]),
        ("第一项和第十二项属于两用物项，3A001", [(True, {1, 12}, ("3A001",))]),
        ("属于两用物项 3A001（第1项），不属于管制物项（第2、3项）", [(True, {1}, ("3A001",)), (False, {2, 3}, ())]),
        (
            "属于两用物项：第1项3A001，第3项3B901.b.1；其余不属于管制物项",
            [(True, {1}, ("3A001",)), (True, {3}, ("3B901.b.1",)), (False, None, ())],
        ),
        ("1.属于两用物项，3A001；2.不属于管制物项", [(True, {1}, ("3A001",)), (False, {2}, ())]),
        ("N/M 1.属于两用物项，3A001", [(True, {1}, ("3A001",))]),
        ("共5项 第2批 属于两用物项3A001", [(True, None, ("3A001",))]),
        ("第1至3项不 属于《中华人民共和国两用物项出口管制清单》所列物项", [(False, {1, 2, 3}, ())]),
    ],
)
def test_a_remark_says_of_which_lines_it_speaks(
    remark: str, said: list[tuple[bool, set[int] | None, tuple[str, ...]]]
) -> None:
    found = statements(remark, law()[0].vocabulary)
    assert [(s.is_controlled, s.lines and set(s.lines), s.codes) for s in found] == said


def test_a_thousand_pieces_are_a_thousand_pieces_and_cartons_are_none() -> None:
    units = units_of(law()[0].vocabulary)
    assert [units.pieces(u) for u in ("个", "千个", "KPCS", "套")] == [1, 1000, 1000, 1]
    assert [units.pieces(u) for u in ("箱", "CTNS", "千克", "米")] == [None] * 4


def test_a_holder_of_cells_is_no_cell_and_a_power_bank_under_the_batteries_number_is_one() -> None:
    holder = Line(model="KD-H1", number="3926909090", name="电芯支架", elements="0|0|固定电芯用|ABS塑料|无品牌")
    bank = Line(model="KD-PB", name="移动电源", density="206Wh/kg", capacity="4Ah")
    made = check([holder, bank])
    assert [str(line.made.outcome) for line in made.lines] == ["not_applicable", "not_controlled"]
    assert made.verdict == "ready"


def test_rounding_leaves_half_of_the_last_digit() -> None:
    assert (rounded(Decimal("8.2")).low, rounded(Decimal("8.2")).high) == (Decimal("8.15"), Decimal("8.25"))
    assert rounded(Decimal("4")).high == Decimal("4.04")


def test_a_number_that_was_worked_out_is_cut_in_a_sentence_and_a_printed_one_is_not() -> None:
    assert shown(Quantity(point("240.7112068965517241"), "Wh/kg")) == "240.71 Wh/kg"
    assert shown(Quantity(point("0.0004"), "kg")) == "0.0004 kg"


CHARGER = Line(
    "KD-C2", "8504401400", "充电器", "0|0|充电用|输出21V|精度一般|柯岱|{model}", count=500, kilograms="150", price="4"
)


def test_a_charger_under_the_number_of_batteries_is_doubted() -> None:
    wrong = replace(CHARGER, number="8507600090", elements="0|0|锂电池组充电用|输出54.6V/3A|低于万分之一|柯岱|{model}")
    assert (2, "number_doubtful") in found(check([LIGHT, wrong]))
    cable = replace(wrong, name="连接线", elements="0|0|电池组连接用|有接头|额定电压60V|无品牌|{model}")
    assert (2, "number_doubtful") in found(check([LIGHT, cable]))


def test_a_line_of_another_number_without_elements_is_told_beside_lines_that_have_them() -> None:
    assert found(check([LIGHT, CHARGER])) == set()
    assert found(check([LIGHT, replace(CHARGER, elements="")])) == {(2, "element_missing")}


def test_the_traded_quantity_is_the_legal_one_of_its_unit() -> None:
    assert (1, "sum_wrong") in found(check([replace(LIGHT, traded=8080)]))
    assert found(check([replace(LIGHT, traded=8, traded_unit="千个", price="3100", amount="24800")])) == set()


def test_a_line_that_prints_the_traded_quantity_alone_lacks_its_legal_units() -> None:
    assert (2, "unit_wrong") in found(check([LIGHT, replace(LIGHT, only_traded=True)]))


def test_a_number_that_recognition_joined_to_the_mark_names_its_line() -> None:
    vocabulary = law()[0].vocabulary
    (one, two) = statements("N/M1.不属于管制物项，重量能量密度286Wh/kg；4.属于两用物项，3A001", vocabulary)
    assert (one.lines, two.lines) == (frozenset({1}), frozenset({4}))
    (all_of_it,) = statements("型号QP1.不属于管制物项", vocabulary)
    assert all_of_it.lines is None


@pytest.mark.parametrize(("elements", "kinds"), [("|.6V|", set()), ("|.2V|", {(1, "element_differs")})])
def test_digits_that_recognition_lost_are_asked_about_unless_the_line_proves_the_rest(
    elements: str, kinds: set[tuple[int, str]]
) -> None:
    catalogue, pipeline = law()
    data = paper(line(1, 425, ELEMENTS.replace("|3.6V|", elements)))
    pages = [replace(p, origin="ocr") for p in read(open_source("draft.pdf", data)).pages]
    ((declaration, items),) = pipeline.declared(pages, "0" * 64)
    made = checked(declaration, items, (), catalogue, sha256="0" * 64, as_of=DAY)
    assert found(made) == kinds
    assert any("look at it" in f.says.en for f in made.findings), "it is told either way"


def test_a_close_line_without_what_its_energy_density_is_worked_out_of_is_noted() -> None:
    near = replace(LIGHT, density="288Wh/kg", capacity="5.6Ah")
    made = check([near], "第1项不属于管制物项，重量能量密度288Wh/kg")
    assert found(made) == set()
    assert [(f.line, str(f.kind), str(f.severity)) for f in made.findings] == [(1, "parameters_missing", "note")]
    assert check([near], "第1项不属于管制物项，重量能量密度288Wh/kg，容量5.6Ah，额定电压3.6V").findings == ()


@pytest.mark.parametrize(("price", "count"), [("9", 12000), ("9", 24), ("12", 250), ("3", 1000)])
def test_a_price_of_whole_units_over_its_amount_is_two_numbers(price: str, count: int) -> None:
    kilograms, amount = str(Decimal(count) * Decimal("0.07")), f"{count * int(price)}.00"
    money = f"{price}\n{amount}\n美元"
    one = replace(LIGHT, price=money, count=count, kilograms=kilograms, amount=" ", currency=" ")
    made = check([one, LIGHT, LIGHT, LIGHT])
    assert found(made) == set()
    line = made.lines[0].line
    assert [m.value if m else None for m in (line.unit_price, line.amount)] == [Decimal(price), Decimal(amount)]
