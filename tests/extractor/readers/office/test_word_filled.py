"""Word documents whose parts are filled from elsewhere: controls by data, placeholders, alternatives, workbooks."""

from __future__ import annotations

import pytest
from packaged import cells_row, contents, docx, para, part, relations, run, text, told, xlsx

from extractor.document.model import Source, Status

STORE = "{11111111-2222-3333-4444-555555555555}"
_NUMBER = STORE.replace("{", "{{").replace("}", "}}")
BINDING = f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:x\'" w:xpath="{{}}" w:storeItemID="{_NUMBER}"/>'
HINT = run("e.g. 2.30 g", '<w:rStyle w:val="Hint"/>')
HINTS = '<w:style w:type="character" w:styleId="Hint"><w:name w:val="Placeholder Text"/></w:style>'
OBJECT = '<w:r><w:object>{}<o:OLEObject ProgID="Excel.Sheet.12" DrawAspect="{}" r:id="r9"/></w:object></w:r>'


def control(properties: str, kept: str = run("2.30 g")) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{kept}</w:sdtContent></w:sdt>"


def bound(body: str, data: str) -> dict[str, str]:
    return {
        "body": body,
        "customXml/item1.xml": f'<n:sheet xmlns:n="urn:x">{data}</n:sheet>',
        "customXml/_rels/item1.xml.rels": relations(rId1="customXmlProps:itemProps1.xml"),
        "customXml/itemProps1.xml": f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="urn:ds"/>',
    }


@pytest.mark.parametrize(
    "properties, data, shown",
    [
        (BINDING.format("/n:sheet[1]/n:d[1]") + "<w:text/>", "<n:d>2.61 g</n:d>", "2.61 g"),
        (BINDING.format("/n:sheet[1]/n:d[2]"), "<n:d>2.2</n:d><n:d>2.61 g</n:d>", "2.61 g"),
        (BINDING.format("/n:sheet/n:d/@v"), '<n:d v="2.61 g"/>', "2.61 g"),
        (BINDING.format("/n:sheet[1]/n:d[1]") + '<w:dropDownList><w:listItem w:value="b" w:displayText="2.61 g"/></w:dropDownList>', "<n:d>b</n:d>", "2.61 g"),
        (BINDING.format("/n:sheet[1]/n:none[1]"), "<n:d>2.61 g</n:d>", "2.30 g"),
        (BINDING.format("//n:d"), "<n:d>2.61 g</n:d>", "2.30 g"),
        (BINDING.format("/n:sheet[1]/n:d[1]") + "<w:date/>", "<n:d>2026-01-01</n:d>", "2.30 g"),
        (BINDING.format("/n:sheet[1]/n:d[1]").replace(STORE, "other"), "<n:d>2.61 g</n:d>", "2.30 g"),
        (BINDING.format("/n:sheet[1]/n:d[1]"), "<n:d/>", "2.30 g"),
    ],
)  # fmt: skip
def test_a_bound_control_shows_its_data(properties: str, data: str, shown: str) -> None:
    parts = bound(para(run("Mass ") + control(properties)), data)
    source = docx(parts.pop("body"), **parts)
    assert text(source).split() == ["Mass", *shown.split()]
    assert ("2.30" in told(source)) is (shown != "2.30 g")
    assert contents(source).status is Status.READ


def test_a_placeholder_is_told_and_not_read() -> None:
    source = docx(para(run("Mass ") + control("<w:showingPlcHdr/>", HINT)), styles=part("styles", HINTS))
    assert "2.30" not in text(source) and "e.g. 2.30 g" in told(source)


@pytest.mark.parametrize("properties, kept", [("<w:showingPlcHdr/>", run("2.30 g")), ("", HINT)])
def test_a_text_that_a_program_put_in_the_place_of_a_placeholder_is_read(properties: str, kept: str) -> None:
    source = docx(para(run("Mass ") + control(properties, kept)), styles=part("styles", HINTS))
    assert "2.30 g" in text(source)


@pytest.mark.parametrize(
    "space, shown", [("urn:other-maker", "72"), ("http://schemas.microsoft.com/office/word/2012/wordml", "71")]
)
def test_of_an_alternative_what_word_can_show_is_read(space: str, shown: str) -> None:
    both = (
        f'<mc:AlternateContent xmlns:zz="{space}"><mc:Choice Requires="zz"><w:t>71 kg</w:t></mc:Choice>'
        "<mc:Fallback><w:t>72 kg</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert text(docx(para(f"<w:r>{both}</w:r>"))).split() == [shown, "kg"]


def embedded(rows: str, aspect: str = "Content", picture: str = "", workbook: str | None = None) -> Source:
    book = xlsx(f"<sheetData>{rows}</sheetData>", workbook=workbook)
    rels = relations(r9="package:embeddings/book.xlsx", r1="image:media/image1.png")
    body = para(run("LFP cathode PF-9")) + para(OBJECT.format(picture, aspect))
    return docx(body, rels, **{"word/embeddings/book.xlsx": book.data, "word/media/image1.png": b"no picture"})


def test_an_embedded_workbook_is_read_as_a_table_where_it_is_shown_and_its_picture_is_not() -> None:
    rows = cells_row(1, A="Mass", B="58 g") + cells_row(2, A="Capacity", B="5 Ah")
    source = embedded(rows, picture='<v:shape><v:imagedata r:id="r1"/></v:shape>')
    (page,) = contents(source).pages
    assert len(page.tables[0].cells) == 4 and "58 g" in page.text
    assert contents(source).status is Status.READ


def test_of_an_embedded_workbook_the_shown_sheet_and_part_alone_are_read() -> None:
    sheets = (
        '<bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="S" sheetId="1" r:id="rId1"/>'
        '<sheet name="T" sheetId="2" r:id="rId2"/></sheets><oleSize ref="A1:B2"/>'
    )
    source = embedded(cells_row(1, A="Mass", B="58 g"), workbook=sheets)
    assert "other sheet" in text(source) and "58 g" not in text(source) and "S" in told(source)
    one = '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets><oleSize ref="A1:B1"/>'
    shown = embedded(cells_row(1, A="Mass", B="58 g", C="Old 57 g"), workbook=one)
    assert "58 g" in text(shown) and "57" not in text(shown) and "Old 57 g" in told(shown)


def test_an_object_shown_as_an_icon_or_damaged_is_told() -> None:
    rows = cells_row(1, A="Mass", B="58 g")
    assert "was not read" in told(embedded(rows, aspect="Icon"))
    broken = docx(
        para(OBJECT.format("", "Content")),
        relations(r9="package:embeddings/b.xlsx"),
        **{"word/embeddings/b.xlsx": b"PK\3\4"},
    )
    assert "was not read" in told(broken)
