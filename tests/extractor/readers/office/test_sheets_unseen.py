"""What a workbook holds and does not show: colours, sizes, conditional formats, shapes, comments, in each of its kinds."""

from __future__ import annotations

import io

import pytest
import xlwt

from extractor.document.model import Source, Status
from extractor.intake.sources import open_source
from tests.extractor.readers.office.packaged import cells_row, contents, styled, text, told, xlsx

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
