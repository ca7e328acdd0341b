"""Pictures inside office files: those that may hold text are recognised or told, marks are only named."""

from __future__ import annotations

import io

import pytest
from packaged import cells_row, docx, para, relations, run, xlsx
from PIL import Image, ImageDraw, ImageFont

from extractor.document.model import Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.readers import ocr
from extractor.readers.reading import read

NS = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def png(across: int = 800, down: int = 300) -> bytes:
    drawn, out = Image.new("RGB", (across, down), "white"), io.BytesIO()
    ImageDraw.Draw(drawn).text((40, down // 3), "Weight 58 g", "black", ImageFont.load_default(48))
    drawn.save(out, "PNG")
    return out.getvalue()


def workbook(points: int, data: bytes) -> Source:
    pic = f'<xdr:pic><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr><a:xfrm><a:ext cx="{points * 12_700}" cy="900000"/></a:xfrm></xdr:spPr></xdr:pic>'
    anchor = (
        f"<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from>{pic}</xdr:oneCellAnchor>"
    )
    parts = {
        "xl/drawings/drawing1.xml": f"<xdr:wsDr {NS}>{anchor}</xdr:wsDr>",
        "xl/drawings/_rels/drawing1.xml.rels": relations(rId1="image:../media/image1.png"),
        "xl/media/image1.png": data,
    }
    return xlsx(
        f"<sheetData>{cells_row(1, A='Cell X')}</sheetData>",
        relations(rId1="drawing:../drawings/drawing1.xml"),
        **parts,
    )


def word(data: bytes, points: int = 400) -> Source:
    drawing = f'<w:r><w:drawing><wp:inline><wp:extent cx="{points * 12_700}" cy="9"/><a:graphic><a:graphicData><a:blip r:embed="rId1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    return docx(para(run("Cell X") + drawing), relations(rId1="image:media/i.png"), **{"word/media/i.png": data})


@pytest.mark.parametrize("source", [workbook(400, png()), word(png())])
def test_without_recognition_a_large_picture_makes_the_document_partly_read_and_asks_for_it(source: Source) -> None:
    contents = read(source, ReadOptions(ocr=False))
    assert contents.status is Status.PARTLY_READ
    assert [p.stage for p in contents.problems] == ["ocr"]


@pytest.mark.parametrize(
    "source", [workbook(100, png()), workbook(400, png(90, 40)), word(png(), 100), word(png(90, 40))]
)
def test_a_mark_is_named_in_a_note(source: Source) -> None:
    contents = read(source, ReadOptions(ocr=False))
    assert (contents.status, [p.severity for p in contents.problems]) == (Status.READ, [Severity.NOTE])


def test_a_picture_of_a_kind_that_cannot_be_opened_is_told() -> None:
    contents = read(word(b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 99), ReadOptions(ocr=False))
    assert contents.status is Status.PARTLY_READ and "Paragraph 1" in contents.problems[0].message


@pytest.mark.skipif(not ocr.available(), reason="the extra 'ocr' is not installed")
def test_a_large_picture_is_recognised_as_a_page_of_its_own() -> None:
    contents = read(word(png()))
    assert [p.origin for p in contents.pages] == ["flow", "ocr"]
    assert "58" in contents.pages[1].text and contents.status is Status.READ
