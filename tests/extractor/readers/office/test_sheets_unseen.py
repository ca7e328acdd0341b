"""What a workbook holds and does not show: colours, sizes, conditional formats, shapes, comments, in each of its kinds."""

from __future__ import annotations

import io

import pytest
import xlwt

from extractor.document.model import Source, Status
from extractor.intake.sources import open_source
from tests.extractor.readers.office.packaged import _S, cells_row, contents, packed, relations, styled, text, told, xlsx

SHOWN = cells_row(1, A="Voltage 48 V")
OLD = '<row r="2"><c r="A2" s="1" t="inlineStr"><is><t>Mass 71 kg</t></is></c></row>'


def looking(font: str, fill: str = "", rules: str = "") -> str:
    """Styles of which the second has this font, and this ground where one is given."""
    ground = f'<fill><patternFill patternType="solid">{fill}</patternFill></fill>' if fill else ""
    return styled(
        f"<fonts><font/><font>{font}</font></fonts><fills><fill/><fill/>{ground}</fills><borders><border/></borders>"
        f'<cellXfs><xf/><xf fontId="1" fillId="{2 if fill else 0}"/></cellXfs><dxfs>{rules}</dxfs>'
    )


def sheet(rows: str, before: str = "", after: str = "", **parts: str) -> Source:
    return xlsx(f"{before}<sheetData>{rows}</sheetData>{after}", **parts)


@pytest.mark.parametrize(
    "source",
    [
        sheet(SHOWN + OLD, styles=looking('<color indexed="9"/>')),
        sheet(SHOWN + OLD, styles=looking('<color theme="0" tint="-0.03"/>')),
        sheet(SHOWN + OLD, styles=looking('<color rgb="FF203764"/>', '<fgColor rgb="FF203864"/>')),
        sheet(SHOWN + OLD, styles=looking("", '<fgColor rgb="FF000000"/>')),
        sheet(SHOWN + OLD, styles=looking('<sz val="1"/>')),
        sheet(SHOWN + cells_row(2, 'ht="0.75" customHeight="1"', A="Mass 71 kg")),
        sheet(cells_row(1, A="Voltage 48 V", B="Mass 71 kg"), '<cols><col min="2" max="2" width="0.1"/></cols>'),
        sheet(
            SHOWN
            + '<row r="2"><c r="A2" t="inlineStr"><is><r><rPr><color rgb="FFFFFFFF"/></rPr><t>Mass 71 kg</t></r></is></c></row>'
        ),
    ],
)
def test_a_cell_that_cannot_be_seen_is_told_and_not_read(source: Source) -> None:
    assert text(source) == "Voltage 48 V\n"
    assert "Mass 71 kg" in told(source)


@pytest.mark.parametrize(
    "styles",
    [
        looking('<color rgb="FFFFFFFF"/>', '<fgColor rgb="FF203864"/>'),
        looking('<color theme="0"/>', '<fgColor theme="4"/>'),
        looking('<color rgb="FF808080"/>'),
        looking("", '<fgColor rgb="FFD9E1F2"/>'),
    ],
)
def test_a_cell_that_can_be_seen_is_read(styles: str) -> None:
    assert "Mass 71 kg" in text(sheet(OLD, styles=styles))


def test_a_white_run_is_seen_upon_a_dark_ground() -> None:
    runs = '<row r="2"><c r="A2" s="1" t="inlineStr"><is><r><rPr><color rgb="FFFFFFFF"/></rPr><t>Mass 71 kg</t></r></is></c></row>'
    assert "71" in text(sheet(runs, styles=looking("", '<fgColor rgb="FF203864"/>')))


WHITE = '<dxf><font><color rgb="FFFFFFFF"/></font></dxf>'
NUMBERS = '<row r="1"><c r="A1"><v>48</v></c></row><row r="2"><c r="A2"><v>71</v></c></row>'


def under(rule: str, formula: str, effect: str = WHITE) -> Source:
    formats = f'<conditionalFormatting sqref="A1:A2"><cfRule {rule} dxfId="0" priority="1">{formula}</cfRule></conditionalFormatting>'
    return sheet(NUMBERS, after=formats, styles=looking("", rules=effect))


@pytest.mark.parametrize(
    "rule, formula, shown",
    [
        ('type="expression"', "<formula>TRUE</formula>", ""),
        ('type="expression"', "<formula>$A1&gt;50</formula>", "48\n"),
        ('type="expression"', "<formula>A1=48</formula>", "71\n"),
        ('type="expression"', "<formula>$A$1=48</formula>", ""),
        ('type="cellIs" operator="greaterThan"', "<formula>50</formula>", "48\n"),
        ('type="cellIs" operator="between"', "<formula>40</formula><formula>50</formula>", "71\n"),
        ('type="cellIs" operator="equal"', "<formula>0</formula>", "48\n71\n"),
        ('type="containsErrors"', "<formula>ISERROR(A1)</formula>", "48\n71\n"),
        ('type="expression"', "<formula>ISERROR(A1)</formula>", "48\n71\n"),
        ('type="containsText" text="7"', "<formula>x</formula>", "48\n"),
    ],
)
def test_a_conditional_format_hides_the_cells_that_it_holds_for(rule: str, formula: str, shown: str) -> None:
    source = under(rule, formula)
    assert text(source) == shown
    assert "conditional format" not in told(source)


@pytest.mark.parametrize(
    "effect",
    [
        "<dxf><font><strike/></font></dxf>",
        '<dxf><numFmt numFmtId="170" formatCode=";;;"/></dxf>',
        '<dxf><font><color rgb="FFC00000"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill></dxf>',
    ],
)
def test_a_rule_may_strike_empty_or_paint_over(effect: str) -> None:
    assert text(under('type="cellIs" operator="greaterThan"', "<formula>50</formula>", effect)) == "48\n"


def test_a_rule_that_is_not_computed_leaves_the_cells_and_the_workbook_read_in_part() -> None:
    source = under('type="expression"', "<formula>VLOOKUP(A1,other,2)=1</formula>")
    assert text(source) == "48\n71\n"
    assert "2 cells are shown (the first is S!A1) depends on a conditional format" in told(source)
    assert contents(source).status is Status.PARTLY_READ


def test_a_rule_that_only_colours_hides_nothing() -> None:
    effect = '<dxf><font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill></dxf>'
    assert text(under('type="expression"', "<formula>TRUE</formula>", effect)) == "48\n71\n"


def test_a_formula_that_cells_share_is_computed_for_each_of_them() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><v>4</v></c><c r="C1"><f t="shared" ref="C1:C2" si="0">A1*$B$1</f></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="C2"><f t="shared" si="0"/></c></row>'
    )
    assert text(sheet(rows)).split() == ["3", "4", "12", "5", "20"]


def test_characters_that_xml_cannot_hold_are_no_words() -> None:
    assert text(sheet(cells_row(1, A="Mass_x000D_ 71 kg"))) == "Mass 71 kg\n"


@pytest.mark.parametrize("kind", ["comments", "threadedComment"])
def test_a_comment_on_a_cell_is_told(kind: str) -> None:
    part = f'<comments {_S}><commentList><comment ref="A1"><text><t>was 71 kg</t></text></comment></commentList></comments>'
    source = sheet(SHOWN, rels=relations(rId1=f"{kind}:../c.xml"), **{"xl/c.xml": part})
    assert text(source) == "Voltage 48 V\n"
    assert "S!A1: “was 71 kg”" in told(source)


def test_the_print_s_header_is_told() -> None:
    source = sheet(
        SHOWN, after='<headerFooter><oddHeader>&amp;C&amp;"Arial"&amp;12Mass 71 kg</oddHeader></headerFooter>'
    )
    assert "Mass 71 kg" in told(source)


def old_shape(style: str, about: str) -> Source:
    shapes = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<v:shape style="{style}"><v:textbox><div>Mass <br> 71 kg</div></v:textbox>{about}</v:shape></xml>'
    )
    return sheet(SHOWN, rels=relations(rId1="vmlDrawing:../v.vml"), **{"xl/v.vml": shapes})


def test_shapes_of_the_older_kind_are_read() -> None:
    assert "Mass 71 kg" in text(old_shape("", ""))
    ticked = '<x:ClientData ObjectType="Checkbox"><x:Checked>1</x:Checked></x:ClientData>'
    assert "☒ Mass 71 kg" in text(old_shape("", ticked))


def test_hidden_shapes_and_frames_of_comments_are_not_read() -> None:
    assert "71" not in text(old_shape("visibility:hidden", ""))
    assert "71" not in text(old_shape("", '<x:ClientData ObjectType="Note"/>'))


def drawn(marks: str, fill: str) -> Source:
    shape = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:sp>'
        f"<xdr:spPr>{fill}</xdr:spPr><xdr:txBody><a:p><a:r><a:rPr>{marks}</a:rPr><a:t>Mass 71 kg</a:t></a:r></a:p></xdr:txBody>"
        "</xdr:sp></xdr:oneCellAnchor></xdr:wsDr>"
    )
    return sheet(SHOWN, rels=relations(rId1="drawing:../d.xml"), **{"xl/d.xml": shape})


PALE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def test_white_words_of_a_shape_are_read_where_the_shape_is_dark() -> None:
    assert "71" not in text(drawn(PALE, "<a:noFill/>"))
    assert "Mass 71 kg" in told(drawn(PALE, "<a:noFill/>"))
    assert "71" in text(drawn(PALE, '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'))
    assert "71" in text(drawn('<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>', "<a:noFill/>"))


def older(style: str, height: int | None = None) -> Source:
    book = xlwt.Workbook()
    made = book.add_sheet("S")
    made.write(0, 0, "Voltage 48 V")
    made.write(1, 0, "Mass 71 kg", xlwt.easyxf(style))
    if height is not None:
        made.row(1).height_mismatch, made.row(1).height = True, height
    out = io.BytesIO()
    book.save(out)
    return open_source("book.xls", out.getvalue())


def test_the_older_kind_of_workbook_hides_by_colour_and_size_too() -> None:
    painted = "font: colour dark_blue; pattern: pattern solid, fore_colour dark_blue"
    for source in (older(painted), older("font: colour white"), older("font: height 20"), older("", height=10)):
        assert text(source) == "Voltage 48 V\n"
        assert "Mass 71 kg" in told(source)
    assert "71" in text(older("font: colour white; pattern: pattern solid, fore_colour dark_blue"))


def open_sheet(text_: str, ground: str) -> Source:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    body = (
        f'<office:document-content {names} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
        '<office:automatic-styles><style:style style:name="c"><style:text-properties '
        f'fo:color="{text_}"/><style:table-cell-properties fo:background-color="{ground}"/></style:style></office:automatic-styles>'
        '<office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell><text:p>Voltage 48 V</text:p>'
        '<office:annotation><text:p>was 35 V</text:p></office:annotation></table:table-cell>'
        '<table:table-cell table:style-name="c"><text:p>Mass 71 kg</text:p></table:table-cell></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )  # fmt: skip
    return open_source(
        "b.ods", packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body})
    )


def test_open_sheets_hide_by_colour_too_and_their_comments_are_told() -> None:
    assert "71" not in text(open_sheet("#ffffff", "transparent"))
    assert "71" not in text(open_sheet("#203864", "#203864"))
    assert "71" in text(open_sheet("#ffffff", "#203864"))
    assert "was 35 V" in told(open_sheet("#000000", "#ffffff"))


def test_xml_sheets_hide_by_colour_too() -> None:
    def made(ink: str, ground: str) -> Source:
        spaces = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        style = f'<Style ss:ID="c"><Font ss:Color="{ink}"/><Interior ss:Color="{ground}" ss:Pattern="Solid"/></Style>'
        cells = '<Row><Cell><Data ss:Type="String">Voltage 48 V</Data></Cell><Cell ss:StyleID="c"><Data ss:Type="String">Mass 71 kg</Data></Cell></Row>'
        sheet = f'<Worksheet ss:Name="S"><Table>{cells}</Table></Worksheet>'
        return open_source(
            "b.xls", f'<?xml version="1.0"?><Workbook {spaces}><Styles>{style}</Styles>{sheet}</Workbook>'.encode()
        )

    assert "71" not in text(made("#203864", "#203864"))
    assert "71" in text(made("#FFFFFF", "#203864"))


NUMBER = '<row r="2"><c r="A2" s="1"><v>{}</v></c></row>'


def formatted(code: str, fill: str = "") -> str:
    """Styles of which the second writes numbers so, on a ground where one is given."""
    ground = f'<fill><patternFill patternType="solid">{fill}</patternFill></fill>' if fill else ""
    return styled(
        f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><fonts><font/></fonts><fills><fill/><fill/>{ground}'
        f'</fills><borders><border/></borders><cellXfs><xf/><xf numFmtId="170" fillId="{2 if fill else 0}"/></cellXfs>'
    )


DARK = '<fgColor rgb="FF203764"/>'


@pytest.mark.parametrize(
    "code, fill, number, shown",
    [
        ("[White]0&quot; g&quot;", "", 71, False),
        ("0&quot; g&quot;;[Color 2]0", "", -71, False),
        ("0&quot; g&quot;;[Color 2]0", "", 71, True),
        ("[White]0&quot; g&quot;", DARK, 71, True),
        ("[Red]0&quot; g&quot;", "", 71, True),
    ],
)
def test_a_number_that_its_format_writes_in_white_is_told(code: str, fill: str, number: int, *, shown: bool) -> None:
    made = sheet(SHOWN + NUMBER.format(number), styles=formatted(code, fill))
    assert ("71" in text(made)) is shown
    assert ("71" in told(made)) is not shown


@pytest.mark.parametrize("code, shown", [("[White]0", False), ("[Blue]0", True)])
def test_so_is_that_of_an_old_workbook(code: str, *, shown: bool) -> None:
    book = xlwt.Workbook()
    made = book.add_sheet("S")
    made.write(0, 0, "Voltage 48 V")
    made.write(1, 0, 71, xlwt.easyxf(num_format_str=code))
    out = io.BytesIO()
    book.save(out)
    assert ("71" in text(open_source("a.xls", out.getvalue()))) is shown


@pytest.mark.parametrize(("place", "told"), [("A20:B24", True), ("A1:B2", False)])
def test_a_pivot_table_without_cells_in_the_file_is_told(place: str, told: bool) -> None:
    part = f'<pivotTableDefinition {_S} name="P"><location ref="{place}"/></pivotTableDefinition>'
    source = xlsx(
        f"<sheetData>{cells_row(1, A='Mass', B='35 kg')}</sheetData>",
        relations(rId1="pivotTable:../pivotTables/pivotTable1.xml"),
        **{"xl/pivotTables/pivotTable1.xml": part},
    )
    problems = contents(source).problems
    assert any("pivot table" in p.message for p in problems) is told
