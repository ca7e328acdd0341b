"""Goods that papers name in part, or that a line does not name at all: joined by what shows it, never by a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.checking.beside.names import are_nearly, is_end_of
from casebook.checking.check import checked
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.test_beside import SHEET, Rows, check_of, found, invoice, of
from tests.casebook.checking.test_check import DAY, LIGHT, law
from tests.extractor.trade.declaration.letters import ELEMENTS, line, paper


@pytest.mark.parametrize(
    ("one", "other", "is_end"),
    [
        ("KD 50A60", "50A60", True),
        ("锂离子电芯 Lithium-ion cell KD 50A60", "KD 50A60", True),
        ("KD 50A60", "KD 50A60 PRO", False),
        ("KD 50A60", "KD 50A61", False),
        ("Lithium-ion cell KD 50A60", "KD50A60", True),
        ("Lithium-ion cell KD 50A60", "D50A60", False),
        ("KD-50A60", "50A60", False),
        ("cell", "Lithium-ion cell", False),
        ("KD 50A60", "", False),
    ],
)
def test_a_name_ends_with_another_at_a_word(one: str, other: str, is_end: bool) -> None:
    assert is_end_of(one, other) is is_end_of(other, one) is is_end


def named(model: str) -> Rows:
    return tuple(tuple(model if cell == "KD-50A" else cell for cell in row) for row in SHEET)


def test_a_model_without_its_makers_letters_is_the_same_goods() -> None:
    goods = replace(LIGHT, model="KD 50A60")
    assert found(goods, ("invoice.xlsx", invoice("50A60"))) == set()
    long = invoice("锂离子电芯 KD 50A60")
    assert found(goods, ("invoice.xlsx", long)) == set()
    assert (1, "paper_differs") in found(replace(goods, count=9000), ("invoice.xlsx", long))
    assert (1, "element_differs") in found(replace(goods, voltage="3.7V"), ("sheet.xlsx", named("50A60")))


def test_a_slip_in_a_model_is_told_beside_a_paper_that_leaves_the_makers_letters_out() -> None:
    goods = replace(LIGHT, model="KD P01123K5")
    assert found(goods, ("invoice.xlsx", invoice("P51123K5"))) == {(1, "element_differs")}
    assert not are_nearly("KD P01123K5", "KD-C9")


def test_bars_that_recognition_read_as_ones_behind_a_model_are_no_slip() -> None:
    catalogue, pipeline = law()
    record = list(of(("invoice.xlsx", invoice("KD-50A"))))
    for told, origin, kinds in (
        ("KD-50A11", "ocr", set()),
        ("KD-50A11", "text", {(1, "element_differs")}),
        ("XYKD-50A", "ocr", set()),
        ("XYKD-50A", "text", {(1, "element_differs")}),
        ("KD-50B", "ocr", {(1, "element_differs")}),
    ):
        data = paper(line(1, 425, ELEMENTS.replace("KD-50A", told)))
        pages = [replace(p, origin=origin) for p in read(open_source("draft.pdf", data)).pages]
        ((declaration, items),) = pipeline.declared(pages, "0" * 64)
        made = checked(declaration, items, record, catalogue, sha256="0" * 64, as_of=DAY)
        assert {(f.line, str(f.kind)) for f in made.findings if f.severity != "note"} == kinds, told


GRADE = Line(
    "", "2842904000", "磷酸铁锂正极材料", "1|0|磷酸铁锂≥99%|25kg/袋|||", unit="千克", count=1000, kilograms="1000"
)
GRADES: Rows = (
    ("磷酸铁锂正极材料 Lithium iron phosphate cathode material",),
    ("牌号 Grade", "粉末压实密度 (g/cm³)", "0.1C 克容量 (mAh/g)"),
    ("KF-1", 2.56, 158.5),
    ("KF-2", 2.12, 140.2),
)


def two_grades(first: str, second: str) -> Rows:
    return (
        ("商业发票 COMMERCIAL INVOICE",),
        ("Contract No.:", "KD-26-019", "Terms:", "FOB SHANGHAI"),
        ("Description", "Model", "Quantity", "Unit", "Unit Price (USD)", "Amount (USD)"),
        ("LFP cathode material", first, 1000, "KG", 6.1, 6100),
        ("LFP cathode material", second, 2000, "KG", 5.2, 10400),
        ("TOTAL", "", "", "", "", 16500),
    )


def outcomes(papers: Rows, *prices: tuple[int, str]) -> list[str]:
    lines = [replace(GRADE, count=n, kilograms=str(n), price=price) for n, price in prices]
    made = check_of(workbook(lines), ("sheet.xlsx", GRADES), ("invoice.xlsx", papers))
    return [str(one.made.outcome) for one in made.lines]


def test_lines_that_bear_no_model_are_what_the_invoice_calls_goods_of_their_figures() -> None:
    prices = ((1000, "6.1"), (2000, "5.2"))
    assert outcomes(two_grades("KF-1", "KF-2"), *prices) == ["controlled", "not_controlled"]
    assert outcomes(two_grades("KF-2", "KF-1"), *prices) == ["not_controlled", "controlled"]


def test_a_remark_may_call_such_lines_by_the_models_that_their_papers_have() -> None:
    lines = [replace(GRADE, price="6.1"), replace(GRADE, count=2000, kilograms="2000", price="5.2")]
    remark = "型号KF-1属于两用物项，3C901.a.1，型号KF-2不属于管制物项"
    papers = (("sheet.xlsx", GRADES), ("invoice.xlsx", two_grades("KF-1", "KF-2")))
    assert [f for f in check_of(workbook(lines, remark), *papers).findings if f.severity == "must"] == []
    crossed = remark.replace("KF-1", "KF-3").replace("KF-2", "KF-1")
    kinds = {(f.line, str(f.kind)) for f in check_of(workbook(lines, crossed), *papers).findings}
    assert (1, "remark_false") in kinds


def test_lines_whose_figures_no_paper_tells_apart_are_not_joined() -> None:
    assert outcomes(two_grades("KF-1", "KF-2"), (1000, "6.1"), (1000, "6.1")) == ["undetermined"] * 2
    assert outcomes(two_grades("KF-1", "KF-2"), (1000, "6.2"), (2000, "5.3")) == ["undetermined"] * 2
