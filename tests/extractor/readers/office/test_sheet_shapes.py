"""Text boxes that lie upon the cells of a sheet: what a person sees there is what the cell shows."""

from __future__ import annotations

import pytest

from extractor.document.model import Source
from tests.extractor.readers.office.packaged import cells_row, contents, relations, text, told, xlsx

ANCHOR = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>20000</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>10000</xdr:rowOff></xdr:from>"
    "<xdr:to><xdr:col>1</xdr:col><xdr:colOff>500000</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
    "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id='1' name='t'/></xdr:nvSpPr><xdr:spPr>{}</xdr:spPr>"
    "<xdr:txBody><a:p><a:r><a:t>2.61 g/cm3</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
)
FILL = "<a:solidFill><a:srgbClr val='FFFFFF'>{}</a:srgbClr></a:solidFill>"


def under_a_box(value: str, fill: str, last_row: int = 2) -> Source:
    rows = cells_row(1, A="Item", B="Value") + cells_row(2, A="Density", **({"B": value} if value else {}))
    rels = relations(rId1="drawing:../drawings/drawing1.xml")
    return xlsx(f"<sheetData>{rows}</sheetData>", rels, **{"xl/drawings/drawing1.xml": ANCHOR.format(last_row, fill)})


@pytest.mark.parametrize("fill", ["", FILL.format("")])
def test_a_text_box_upon_an_empty_cell_is_what_the_cell_shows(fill: str) -> None:
    page = contents(under_a_box("", fill)).pages[0]
    assert page.text.split("\n")[1].split() == ["Density", "2.61", "g/cm3"] and page.words[-1].cell == "S!B2"


def test_a_text_box_hides_the_cell_that_it_lies_upon() -> None:
    source = under_a_box("2.30 g/cm3", FILL.format(""))
    assert "2.30" not in text(source) and "S!B2: “2.30 g/cm3”" in told(source) and "Density  2.61" in text(source)


@pytest.mark.parametrize(
    "fill, last_row", [("<a:noFill/>", 2), (FILL.format("<a:alpha val='30000'/>"), 2), (FILL.format(""), 9)]
)
def test_a_text_box_that_shows_the_cell_or_lies_beside_it_stands_alone(fill: str, last_row: int) -> None:
    assert text(under_a_box("2.30 g/cm3", fill, last_row)).splitlines()[1:] == ["Density  2.30 g/cm3", "2.61 g/cm3"]
