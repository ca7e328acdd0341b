"""A declaration in Word: its head in one table or in paragraphs, its remark in another, its lines in a third."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Word

from classifier.loading.load import load
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from extractor.trade.declaration import Declaration, declarations, halves

HEAD = (
    ("境内发货人", "湖州柯岱电源有限公司"),
    ("境外收货人", "Pacific Storage GmbH"),
    ("合同协议号", "KD-26-019"),
    ("件数", "40"),
    ("毛重（千克）", "616"),
    ("净重（千克）", "560"),
)
HEADS = ("项号", "商品编号", "商品名称及规格型号", "数量及单位", "单价/总价/币制", "最终目的国（地区）", "征免")
ELEMENTS = "1|0|吸尘器用|镍钴锰酸锂|206Wh/kg|柯岱|KD-50A|4Ah|不含汞|3.6V|||"


def cells(item: int) -> tuple[str, ...]:
    """A line whose cells hold a paragraph for each of their values."""
    quantities, money = "8000个\n560千克\n8000个", "3.1\n24800\n美元"
    return (str(item), "8507600090", f"锂离子电池\n{ELEMENTS}", quantities, money, "波兰", "照章征税")


def table(made: Word, rows: Sequence[Sequence[str]]) -> None:
    grid = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.text = first
            for one in more:
                cell.add_paragraph(one)


def form(made: Word, *, in_paragraphs: bool = False, lines: int = 2) -> None:
    made.add_paragraph("中华人民共和国海关出口货物报关单")
    if in_paragraphs:
        for one, two in zip(HEAD[::2], HEAD[1::2], strict=True):
            made.add_paragraph(f"{one[0]}：{one[1]}        {two[0]}：{two[1]}")
        made.add_paragraph("标记唛码及备注：N/M 第1项不属于管制物项")
    else:
        labels = [f"{label}\n{value}" for label, value in HEAD]
        table(made, [labels[:3], labels[3:]])
        table(made, [["标记唛码及备注\nN/M 第1项不属于管制物项"]])
    made.add_paragraph("")
    table(made, [HEADS, *(cells(k + 1) for k in range(lines))])
    made.add_paragraph("报关单位：湖州报关有限公司")


def found(made: Word) -> tuple[Declaration, ...]:
    data = io.BytesIO()
    made.save(data)
    catalogue = load()
    pages = read(open_source("draft.docx", data.getvalue())).pages
    read_of = declarations(pages, catalogue.vocabulary, catalogue.elements)
    assert len(read_of) == 0 or all(halves(pages, catalogue.vocabulary))
    return read_of


def assert_whole(one: Declaration, lines: int) -> None:
    keys = ("consignor", "consignee", "contract", "packages", "gross_mass", "net_mass")
    assert [one.header[key].value for key in keys] == [value for _, value in HEAD]
    assert one.header["remark"].value == "N/M 第1项不属于管制物项"
    assert [x.line for x in one.lines] == list(range(1, lines + 1))
    for x in one.lines:
        assert (x.number, x.name) == ("8507600090", "锂离子电池")
        assert [(str(q.value), q.unit) for q in x.quantities] == [("8000", "个"), ("560", "千克"), ("8000", "个")]
        assert x.unit_price is not None and x.amount is not None
        assert (str(x.unit_price.value), str(x.amount.value), x.currency) == ("3.1", "24800", "USD")
        assert x.elements_place is not None and x.elements_place.text == ELEMENTS


def test_a_form_of_three_tables_is_one_declaration() -> None:
    made = Document()
    form(made)
    (one,) = found(made)
    assert_whole(one, 2)


def test_a_head_in_paragraphs_over_a_table_of_lines_is_one_declaration() -> None:
    made = Document()
    form(made, in_paragraphs=True)
    (one,) = found(made)
    assert_whole(one, 2)


def test_two_forms_in_one_document_are_two() -> None:
    made = Document()
    form(made, lines=1)
    form(made, lines=3)
    one, two = found(made)
    assert_whole(one, 1)
    assert_whole(two, 3)
