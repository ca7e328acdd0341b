"""A workbook is read as a spreadsheet program shows it; what is hidden, struck or over the cells is told or read."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from packaged import cells_row, contents, packed, relations, styled, text, told, xlsx

from extractor.document.model import Source, Status
from extractor.intake import media_types
from extractor.intake.sources import open_source
from extractor.readers.office.workbook.shown.computed import Unsolved
from extractor.readers.office.workbook.shown.number_formats import apply, of_text

FONTS = styled(
    '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>'
    '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="2" fillId="1"/><xf numFmtId="200"/></cellXfs>'
).replace("<fonts>", '<numFmts><numFmt numFmtId="200" formatCode=";;;"/></numFmts><fonts>')


def styled_cell(place: str, style: int, value: str) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


@pytest.mark.parametrize("sheet, why", [
    ('<cols><col min="2" max="2" hidden="1"/></cols><sheetData>{plain}</sheetData>', "hidden column"),
    ('<cols><col min="2" max="2" width="0"/></cols><sheetData>{plain}</sheetData>', "hidden column"),
    ('<sheetData>{plain}{hidden}</sheetData>', "hidden row"),
    ('<sheetData>{plain}{flat}</sheetData>', "hidden row"),
    ('<sheetFormatPr zeroHeight="1"/><sheetData>{shown}{plain}</sheetData>', "hidden row"),
])  # fmt: skip
def test_hidden_rows_and_columns_are_told_and_not_read(sheet: str, why: str) -> None:
    made = sheet.format(
        plain=cells_row(1, A="kept" if "zero" not in sheet else "gone", B="gone" if "col" in sheet else ""),
        hidden=cells_row(2, 'hidden="1"', A="gone"), flat=cells_row(2, 'ht="0" customHeight="1"', A="gone"),
        shown=cells_row(3, 'hidden="0"', A="kept"),
    )  # fmt: skip
    assert text(xlsx(made)) == "kept\n"
    assert why in told(xlsx(made)) and "gone" in told(xlsx(made))


@pytest.mark.parametrize("style, why", [(1, "Struck-out"), (2, "White"), (4, "format shows nothing")])
def test_struck_white_and_suppressed_cells_are_told_and_not_read(style: int, why: str) -> None:
    source = xlsx(f"<sheetData>{cells_row(1, A='x', B=styled_cell('B1', style, '2.41'))}</sheetData>", styles=FONTS)
    assert text(source) == "x\n"
    assert why in told(source) and "S!B1: “2.41”" in told(source)


def test_white_on_colour_is_read() -> None:
    assert (
        text(xlsx(f"<sheetData>{cells_row(1, A=styled_cell('A1', 3, '2.56'))}</sheetData>", styles=FONTS)) == "2.56\n"
    )


def test_a_struck_part_of_a_text_is_left_out() -> None:
    rich = '<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>2.41 </t></r><r><t>2.56 g/cm</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></is></c>'
    source = xlsx(f"<sheetData>{cells_row(1, A=rich)}</sheetData>")
    assert text(source) == "2.56 g/cm3\n" and "2.41" in told(source)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_with_its_words(state: str) -> None:
    sheets = f'<sheets><sheet name="S" sheetId="1" r:id="rId1"/><sheet name="Old" sheetId="2" state="{state}" r:id="rId2"/></sheets>'
    source = xlsx(f"<sheetData>{cells_row(1, A='x')}</sheetData>", workbook=sheets)
    assert text(source) == "x\n"
    assert "sheet 'Old': “other sheet”" in told(source) and contents(source).status is Status.READ


def test_a_value_under_a_merged_cell_is_not_shown() -> None:
    source = xlsx(
        f"<sheetData>{cells_row(1, A='x', B='under')}</sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells>"
    )
    assert text(source) == "x\n" and "under" in told(source)


DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    "<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>1</xdr:row></xdr:from>{}</xdr:twoCellAnchor></xdr:wsDr>"
)
SHAPE = '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="t" {}/></xdr:nvSpPr><xdr:txBody><a:p><a:r>{}<a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>'


def with_drawing(inside: str) -> Source:
    rels = relations(rId1="drawing:../drawings/drawing1.xml")
    return xlsx(
        f"<sheetData>{cells_row(1, A='x')}</sheetData>", rels, **{"xl/drawings/drawing1.xml": DRAWING.format(inside)}
    )


def test_a_shape_s_words_are_read_in_groups_too_and_named_by_their_cell() -> None:
    source = with_drawing(f"<xdr:grpSp>{SHAPE.format('', '', '312 Wh/kg')}</xdr:grpSp>")
    page = contents(source).pages[0]
    assert (page.text, page.words[1].cell) == ("x\n312 Wh/kg\n", "S!shape at D2")


def test_hidden_shapes_struck_words_of_shapes_and_charts_are_no_words() -> None:
    assert text(with_drawing(SHAPE.format('hidden="1"', "", "245"))) == "x\n"
    assert text(with_drawing(SHAPE.format("", '<a:rPr strike="sngStrike"/>', "245"))) == "x\n"
    assert "chart" in told(
        with_drawing(
            "<xdr:graphicFrame><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></xdr:graphicFrame>"
        )
    )


@pytest.mark.parametrize(
    "shown, code, value",
    [
        ("5.0", "0.0,", 5000), ("5.0 Ah", '0.0," Ah"', 5000), ("1.2M", '0.0,,"M"', 1_234_567), ("1.2万", '0!.0,"万"', 12_345),
        ("3.7", "d.m", 46206), ("2026-07-03", "yyyy-mm-dd", 46206), ("3/Jul/26", "[$-409]d/mmm/yy", 46206), ("12:00", "h:mm", 0.5),
        ("-2.0", "0.0;[Red]-0.0", -2), ("", ";;;", 5), ("5.0k", '[>=1000]0.0,"k";0', 5000), ("2 1/2", "# ?/?", 2.5),
        ("1.23E+04", "0.00E+00", 12345), ("3.20 €", '_-* #,##0.00 "€"_-', 3.2), ("3.5 mm", 'General" mm"', 3.5), ("2.5", "0.0", 2.45),
        ("0.3", "General", 0.1 + 0.2), (".5", "#.0", 0.5), ("007", "000", 7), ("0.25 g", '0.00\\ "g"', 0.25),
    ],
)  # fmt: skip
def test_a_format_shows_what_a_spreadsheet_shows(shown: str, code: str, value: float) -> None:
    from extractor.readers.office.workbook.shown.number_formats import plain

    assert shown == (made if (made := apply(code, value)) is not None else plain(Decimal(repr(value))))


def test_a_text_is_shown_in_the_words_of_its_format() -> None:
    assert (of_text('@" g"', "58"), of_text('0;0;0;"<"@', "58"), of_text("0.00", "58")) == ("58 g", "<58", "58")


@pytest.mark.parametrize("formula, value", [("AVERAGE(A1:B1)", "2.56"), ("A1+B1*2", "7.84"), ("ROUND(A1/3,2)", "0.8"), ("-SUM(A1,B1)^2%", None), ("VLOOKUP(A1,B1,2)", None), ("A9", None), ("C1", None)])  # fmt: skip
def test_simple_formulas_are_computed_and_others_stay_open(formula: str, value: str | None) -> None:
    sheet = Unsolved()
    sheet.know(0, 0, "2.40")
    sheet.know(0, 1, "2.72")
    sheet.add(0, 2, formula, "General")
    made = sheet.solve().get((0, 2))
    assert value is None or made == Decimal(value)
    assert value is not None or made is None or formula.startswith("-")


def test_formulas_without_results_make_the_workbook_partly_read() -> None:
    held = '<c r="B1"><f>A1*2</f></c>'
    source = xlsx(f"<sheetData>{cells_row(1, A=styled_cell('A1', 0, '3'), B=held)}</sheetData>")
    assert (text(source), contents(source).status) == ("3  6\n", Status.PARTLY_READ)
    assert "S!B1" in told(source)


@pytest.mark.parametrize(
    "formula, status",
    [
        ("SUM(A1:A2)", Status.READ),
        ("SUM($A$1:$A$2)", Status.READ),
        ("SUM(A1:A2)*1.1", Status.PARTLY_READ),
        ("SUM(B1:B2)", Status.PARTLY_READ),
        ("AVERAGE(A1:A2)", Status.PARTLY_READ),
    ],
)
def test_totals_without_results_are_told_and_leave_the_lines_read(formula: str, status: Status) -> None:
    rows = [cells_row(n, A=styled_cell(f"A{n}", 0, str(n)), B=styled_cell(f"B{n}", 0, "2")) for n in (1, 2)]
    total = cells_row(3, A=f'<c r="A3"><f>{formula}</f></c>')
    source = xlsx(f"<sheetData>{''.join(rows)}{total}</sheetData>")
    assert contents(source).status is status
    assert "S!A3" in told(source)


def test_a_formula_that_is_not_computed_leaves_the_workbook_partly_read() -> None:
    held = '<c r="B1"><f>A1*2</f></c><c r="C1"><f>VLOOKUP(A1,Z1:Z9,1)</f></c>'
    source = xlsx(f"<sheetData>{cells_row(1, A=styled_cell('A1', 0, '3'), B=held)}</sheetData>")
    assert (text(source), contents(source).status) == ("3  6\n", Status.PARTLY_READ)


HTML = '<html><meta charset={}><style>.off{{display:none}}</style><table><tr><td rowspan=2>HX-10</td><td>密度</td><td><s>2.41</s>2.56</td></tr><tr><td>容量</td><td>158</td></tr><tr class="off"><td>old</td></tr></table></html>'


@pytest.mark.parametrize("coding", ["gbk", "utf-8", "big5", "utf-16"])
def test_html_under_the_name_xls_is_read_with_its_table(coding: str) -> None:
    source = open_source("a.xls", HTML.format(coding).encode(coding))
    assert source.identity.media_type == media_types.HTML
    assert text(source) == "HX-10  密度  2.56\n容量  158\n" and "2.41" in told(source) and "old" in told(source)


def test_html_under_another_name_is_named_for_what_it_is() -> None:
    assert "page of HTML" in told(open_source("invoice.pdf", b"<html><body>Not found</body></html>"))


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style></Styles>
<Worksheet ss:Name="TDS"><Table><Column ss:Index="4" ss:Hidden="1"/>
<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">Density</Data></Cell><Cell><Data ss:Type="Number">2.56</Data></Cell><Cell><Data ss:Type="Number">2.41</Data></Cell></Row>
<Row><Cell ss:StyleID="p"><Data ss:Type="Number">0.957</Data></Cell><Cell ss:StyleID="s"><Data ss:Type="String">struck</Data></Cell></Row><Row ss:Hidden="1"><Cell><Data ss:Type="String">gone</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Old"><Table><Row><Cell><Data ss:Type="String">old</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


def test_xml_spreadsheet_2003_is_read_as_it_is_shown() -> None:
    source = open_source("a.xls", XML.encode())
    assert text(source) == "Density  2.56\n95.70%\n"
    assert all(word in told(source) for word in ("2.41", "struck", "gone", "old"))
    assert contents(source).pages[0].words[1].cell == "TDS!C2"


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">
<office:automatic-styles><style:style style:name="s" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="S"><table:table-column/><table:table-column table:visibility="collapse"/>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="9"/></table:table-row>
<table:table-row><table:table-cell office:value="2.56"><text:p>2.56<text:s/>g</text:p></table:table-cell><table:table-cell><text:p>hidden</text:p></table:table-cell><table:table-cell table:style-name="s"><text:p>struck</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell><text:p>gone</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Old" table:style-name="h"><table:table-row><table:table-cell><text:p>old</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_opendocument_sheet_is_read_as_it_is_shown() -> None:
    source = open_source("a.ods", packed({"mimetype": media_types.ODS, "content.xml": ODS}))
    assert (text(source), contents(source).pages[0].words[0].cell) == ("2.56 g\n", "S!A4")
    assert all(word in told(source) for word in ("hidden", "struck", "gone", "old"))


@pytest.mark.parametrize("mark, name", [("\t", "a.xls"), ("\t", "a.tsv"), (",", "a.csv"), (";", "a.csv")])
def test_delimited_values_are_a_sheet(mark: str, name: str) -> None:
    rows = [("型号", "压实密度", "说明"), ("HX-1", "2.56", "一般"), ("HX-2", '="2.41"', "一般")]
    source = open_source(name, "\r\n".join(mark.join(row) for row in rows).encode("gb18030"))
    assert text(source) == "型号  压实密度  说明\nHX-1  2.56  一般\nHX-2  2.41  一般\n"
    assert contents(source).pages[0].tables[0].columns == 3


def test_an_older_workbook_is_read_as_it_is_shown() -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet, old = book.add_sheet("S"), book.add_sheet("Old")
    old.write(0, 0, "old")
    old.visibility = 1
    struck = xlwt.easyxf("font: struck_out on")
    sheet.write(0, 0, 5000, xlwt.easyxf(num_format_str='0.0," Ah"'))
    sheet.write(0, 1, 2.41, struck)
    sheet.write(1, 0, "gone")
    sheet.row(1).hidden = True
    sheet.write(0, 2, "column")
    sheet.col(2).hidden = True
    sheet.write_rich_text(2, 0, [("2.41 ", struck.font), ("2.56", xlwt.Font())])
    out = io.BytesIO()
    book.save(out)
    source = open_source("a.xls", out.getvalue())
    assert text(source) == "5.0 Ah\n2.56\n"
    assert all(word in told(source) for word in ("2.41", "gone", "column", "old"))
