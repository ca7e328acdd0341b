"""Declarations over pages and sheets: nothing of a line is lost where a page ends, or where its elements stand apart."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from classifier.loading.load import load
from corpora.declarations.deal import Deal
from corpora.declarations.deals import deal
from corpora.declarations.forms import desk, printed, whole_deal
from corpora.declarations.forms.grid import book_of
from corpora.made.drawing.faces import FACES
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from extractor.trade import declaration
from extractor.trade.declaration import Declaration

LOOK = printed.Look(FACES["hei"], 7.5, 10.4, bold=False, ruled=True, head_again=True, right=False, split=False)


def drawn(count: int) -> Deal:
    return deal(Random(f"pages.{count}"), count=count, direction="export")


def of(name: str, data: bytes) -> tuple[Declaration, ...]:
    law = load()
    pages = read(open_source(name, data)).pages
    return declaration.apart(declaration.declarations(pages, law.vocabulary, law.elements))


def pdf(made: Deal, look: printed.Look) -> bytes:
    pages, _ = printed._pages(Random(1), made, look, is_copy=True)
    return printed.written(pages, look.face)


@pytest.mark.parametrize("look", [LOOK, replace(LOOK, head_again=False), replace(LOOK, split=True, lead=11.0)])
def test_fifty_lines_over_pages_are_one_declaration(look: printed.Look) -> None:
    made = drawn(50)
    (found,) = of("draft.pdf", pdf(made, look))
    assert [(x.line, x.number, x.name) for x in found.lines] == [
        (k, x.number, x.name) for k, x in enumerate(made.lines, 1)
    ]
    told = [x.elements_place.text.replace(" ", "") if x.elements_place else None for x in found.lines]
    assert told == [x.told.replace(" ", "") for x in made.lines], "a row may break at a blank"
    assert len(found.pages) > 3


@pytest.mark.parametrize("lead", [9.6, 11.5])
def test_heads_broken_over_rows_of_their_cells_are_heads(lead: float) -> None:
    made = drawn(6)
    (found,) = of("draft.pdf", pdf(made, replace(LOOK, narrow=True, lead=lead)))
    assert [(x.line, x.number, x.name) for x in found.lines] == [
        (k, x.number, x.name) for k, x in enumerate(made.lines, 1)
    ]
    assert [x.amount.printed if x.amount else None for x in found.lines] == [x.amount for x in made.lines]
    assert [x.unit_price.printed if x.unit_price else None for x in found.lines] == [x.price for x in made.lines]


def test_heads_of_item_and_tariff_number_that_touch_part_neither_numbers_nor_lines() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = io.BytesIO()
    page = Canvas(data, pagesize=(842, 595))
    page.setFont("STSong-Light", 8)
    rows = (
        (560, (300, "中华人民共和国海关出口货物报关单")),
        (540, (40, "境内发货人"), (300, "合同协议号"), (600, "成交方式")),
        (528, (40, "湖州柯岱电源有限公司"), (300, "KD-26-019"), (600, "FOB")),
        (
            440,
            (40, "项号商品编号"),
            (170, "商品名称及规格型号"),
            (520, "数量及单位"),
            (620, "单价/总价/币制"),
            (740, "征免"),
        ),
        (425, (40, "1"), (64, "8507600090"), (170, "锂离子电池"), (520, "8000个"), (620, "3.1"), (740, "照章征税")),
        (
            412,
            (170, "1|0|吸尘器用|镍钴锰酸锂|206Wh/kg|柯岱|KD-50A|4Ah|不含汞|3.6V|||"),
            (520, "560千克"),
            (620, "24800"),
        ),
        (399, (520, "8000个"), (620, "美元")),
        (386, (40, "2"), (64, "8504401400"), (170, "充电器"), (520, "500个"), (620, "4"), (740, "照章征税")),
        (373, (520, "150千克"), (620, "2000")),
        (360, (520, "500个"), (620, "美元")),
    )
    for y, *texts in rows:
        for x, text in texts:
            page.drawString(x, y, text)
    page.save()
    (found,) = of("draft.pdf", data.getvalue())
    assert [(x.line, x.number) for x in found.lines] == [(1, "8507600090"), (2, "8504401400")]


def test_a_line_that_goes_on_over_the_page_is_quoted_from_both_pages() -> None:
    made = drawn(50)
    (found,) = of("draft.pdf", pdf(made, replace(LOOK, split=True, lead=11.0)))
    over = [x for x in found.lines if x.quantities[-1].place.page is not x.number_place.page]
    assert over
    for line in over:
        (quote,) = declaration.evidence(line.quantities[-1].place)
        assert quote.page == line.number_place.page.number + 1
        assert quote.text.startswith(line.quantities[-1].printed)


def test_elements_on_a_sheet_of_their_own_are_those_of_their_lines() -> None:
    made = drawn(6)
    style = replace(desk.style_of(Random(2)), elements=False)
    sheet, _ = desk.form(Random(3), made, style, "报关单")
    (found,) = of("deal.xlsx", book_of(sheet, whole_deal.elements(made)))
    assert [x.elements_place and x.elements_place.text for x in found.lines] == [x.told for x in made.lines]


def test_a_name_that_its_box_breaks_is_read_whole() -> None:
    made = drawn(2)
    name = "Estaleiros e Acumuladores do Atlântico Norte e das Ilhas Ocidentais Sociedade Anónima"
    long = replace(made, head={**made.head, "consignee": replace(made.head["consignee"], value=name, code=None)})
    (found,) = of("draft.pdf", pdf(long, LOOK))
    assert found.header["consignee"].value == name


def test_a_flat_table_of_the_same_lines_is_part_of_the_draft() -> None:
    made = drawn(6)
    sheet, _ = desk.form(Random(3), made, replace(desk.style_of(Random(2)), elements=False), "报关单")
    (found,) = of("deal.xlsx", book_of(sheet, whole_deal.elements(made)))
    assert (found.pages, found.sheets) == ((1,), (1, 2))
