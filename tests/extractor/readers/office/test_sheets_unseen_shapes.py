"""Shapes, comments and pivots of a sheet that are not seen, and those of other kinds of workbook."""

from __future__ import annotations

import io

import pytest
import xlwt

from extractor.document.model import Source
from extractor.intake.sources import open_source
from tests.extractor.readers.office.packaged import _S, cells_row, contents, packed, relations, text, told, xlsx
from tests.extractor.readers.office.test_sheets_unseen import SHOWN, sheet


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
