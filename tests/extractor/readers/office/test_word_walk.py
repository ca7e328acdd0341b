"""A Word document is read as Word shows it, through every container, and what is not shown is told."""

from __future__ import annotations

import pytest
from packaged import cell, contents, docx, para, part, relations, row, run, table, text, told

from extractor.document.model import Status

SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
VML = "<w:r><w:pict><v:shape{}><v:textbox>{}</v:textbox></v:shape></w:pict></w:r>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'


@pytest.mark.parametrize(
    "shown, inside",
    [
        ("2.53 g", run("2.") + '<w:del w:id="1"><w:r><w:delText>4</w:delText></w:r></w:del><w:ins w:id="2">' + run("5") + "</w:ins>" + run("3 g")),
        ("2.56 g", f'<w:moveFrom w:id="1">{run("2.41")}</w:moveFrom><w:moveTo w:id="2">{run("2.56")}</w:moveTo>{run(" g")}'),
        ("2.56 g", f'<w:smartTag w:element="metricconverter">{run("2.56 g")}</w:smartTag>'),
        ("2.56 g", f'<w:smartTag><w:smartTag><w:sdt><w:sdtContent>{run("2.56")}</w:sdtContent></w:sdt></w:smartTag></w:smartTag>{run(" g")}'),
        ("2.56 g", f'<w:hyperlink r:id="x">{run("2.56")}</w:hyperlink>{run(" g")}'),
        ("2.56 g", f'<w:fldSimple w:instr=" DOCPROPERTY Density ">{run("2.56")}</w:fldSimple>{run(" g")}'),
        ("2.56 g", FIELD.format("begin", "") + "<w:r><w:instrText> =1+1.56 </w:instrText></w:r>" + FIELD.format("separate", "") + run("2.56") + FIELD.format("end", "") + run(" g")),
        ("2.56 g", f"<w:customXml><w:dir><w:bdo>{run('2.56')}</w:bdo></w:dir></w:customXml>{run(' g')}"),
        ("2.56 g", f"<n:later>{run('2.56')}</n:later>{run(' g')}"),
        ("≤ 2.56 g", f'<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>{run(" 2.56 g")}'),
        ("± 2.56 µm".replace("µ", "μ"), run("\u00b1", SYMBOL) + run(" 2.56 ") + run("m", SYMBOL) + run("m")),
        ("2.40-2.60 g", "<w:r><w:t>2.40</w:t><w:noBreakHyphen/><w:t>2.60 g</w:t></w:r>"),
        ("g/cm3", run("g/cm") + run("3", '<w:vertAlign w:val="superscript"/>')),
        ("1.2×10³ kg", run("1.2×10") + run("3", '<w:vertAlign w:val="superscript"/>') + run(" kg")),
        ("mAh·g⁻¹", run("mAh·g") + run("-1", '<w:vertAlign w:val="superscript"/>')),
        ("2.56 g/cm3 ¹", run("2.56") + run("1", '<w:vertAlign w:val="superscript"/>') + run(" g/cm3")),
        ("98 +2/-1 g", run("98") + run("+2", '<w:vertAlign w:val="superscript"/>') + run("-1", '<w:vertAlign w:val="subscript"/>') + run(" g")),
        ("LiFePO4", run("LiFePO") + run("4", '<w:vertAlign w:val="subscript"/>')),
        ("ρ=m/V", "<m:oMath><m:r><m:t>ρ=</m:t></m:r><m:f><m:num><m:r><m:t>m</m:t></m:r></m:num><m:den><m:r><m:t>V</m:t></m:r></m:den></m:f></m:oMath>"),
        ("cm³", "<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>cm</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>"),
        ("base", f"<w:ruby><w:rubyPr/><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>"),
        ("two", FIELD.format("begin", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="one"/><w:listEntry w:val="two"/></w:ddList></w:ffData>') + FIELD.format("end", "")),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_is_shown(shown: str, inside: str) -> None:
    assert " ".join(shown.split()) + "\n" == text(docx(para(inside)))


STYLES = part(
    "styles",
    '<w:style w:type="character" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>',
)


@pytest.mark.parametrize("marks, why", [
    ("<w:vanish/>", "Hidden text"),
    ('<w:strike/>', "Struck-out"),
    ('<w:dstrike w:val="1"/>', "Struck-out"),
    ('<w:rStyle w:val="Old"/>', "Struck-out"),
    ('<w:rStyle w:val="Older"/>', "Struck-out"),
    ('<w:color w:val="FFFFFF"/>', "White text"),
    ('<w:sz w:val="2"/>', "Text too small"),
])  # fmt: skip
def test_what_cannot_be_seen_or_is_struck_is_left_out_and_told_with_its_place(marks: str, why: str) -> None:
    source = docx(para(run("2.41 g ", marks) + run("2.56 g")), styles=STYLES)
    assert text(source) == "2.56 g\n"
    assert why in told(source) and "Paragraph 1: “2.41 g”" in told(source)
    assert contents(source).status is Status.READ


@pytest.mark.parametrize("marks", ['<w:vanish w:val="0"/>', '<w:strike w:val="false"/>', '<w:rStyle w:val="Old"/><w:strike w:val="0"/>',
                                   '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>', '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'])  # fmt: skip
def test_a_mark_that_says_no_and_white_on_colour_are_shown(marks: str) -> None:
    assert text(docx(para(run("2.56 g", marks)), styles=STYLES)) == "2.56 g\n"


def test_white_in_a_coloured_cell_is_shown() -> None:
    white = run("Head", '<w:color w:val="FFFFFF"/>')
    assert text(docx(table(row(cell(para(white), '<w:shd w:val="clear" w:fill="203864"/>'), "x")))) == "Head  x\n"


def test_a_style_that_hides_a_paragraph_hides_it() -> None:
    assert text(docx(para("2.41 g", '<w:pStyle w:val="Gone"/>') + para("2.56 g"), styles=STYLES)) == "2.56 g\n"


@pytest.mark.parametrize("wrapped", [
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:customXml>",
    "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
])  # fmt: skip
def test_rows_cells_tables_and_paragraphs_are_found_in_whatever_wraps_them(wrapped: str) -> None:
    cells = wrapped.format(cell("PF-1")) + wrapped.format(cell("2.56"))
    rows = wrapped.format(f"<w:tr>{cells}</w:tr>") + row("PF-2", "2.41")
    source = docx(wrapped.format(para("Before")) + wrapped.format(table(rows)))
    (found,) = contents(source).pages[0].tables
    assert text(source) == "Before\nPF-1  2.56\nPF-2  2.41\n"
    assert [(c.row, c.column) for c in found.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_deleted_rows_and_cells_are_left_out_and_inserted_ones_read() -> None:
    source = docx(
        table(
            row("Density", "2.41", properties='<w:del w:id="1"/>'),
            row("Density", "2.56", properties='<w:ins w:id="2"/>'),
            row("Tap", cell("9.9", '<w:cellDel w:id="3"/>'), "1.1"),
            row("Hidden", "7", properties="<w:hidden/>"),
        )
    )
    assert text(source) == "Density  2.56\nTap  1.1\n"
    assert "Table 1, a row: “Density 2.41”" in told(source) and "hidden row" in told(source)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert text(docx(para("2.5", '<w:rPr><w:del w:id="1"/></w:rPr>') + para("6 g"))) == "2.56 g\n"


def test_merged_cells_keep_their_places_and_what_they_cover_is_not_shown() -> None:
    source = docx(
        table(
            row(cell("AX-58", '<w:vMerge w:val="restart"/>'), "Capacity", "5 Ah"),
            row(cell("old", "<w:vMerge/>"), "Weight", "58 g"),
            row(cell("All", '<w:gridSpan w:val="3"/>')),
            row("x", "y", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    (found,) = contents(source).pages[0].tables
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells if c.spans] == [
        (0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 3), (3, 1, 1, 1), (3, 2, 1, 1),
    ]  # fmt: skip
    assert "covers" in told(source) and "old" in told(source)


@pytest.mark.parametrize("drawing", [
    VML.format("", "{}"),
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
])  # fmt: skip
def test_a_table_in_a_text_box_is_a_table_and_read_once(drawing: str) -> None:
    held = BOX.format(para("Ratings") + table(row("Capacity", "5 Ah"), row("Weight", "58 g")))
    source = docx(para(run("Cell") + drawing.replace("{}", held)))
    assert text(source) == "Cell\nRatings\nCapacity  5 Ah\nWeight  58 g\n"
    assert len(contents(source).pages[0].tables) == 1


def test_a_hidden_text_box_is_told() -> None:
    source = docx(para(run("x") + VML.format(' style="visibility:hidden"', BOX.format(para("2.41 g")))))
    assert text(source) == "x\n" and "2.41 g" in told(source)


def test_tables_in_cells_of_a_layout_stay_tables() -> None:
    inner = table(row("Capacity", "5 Ah"), row("Weight", "58 g"))
    source = docx(table(row(cell(para("A") + inner + para("")), cell(para("B") + inner + para("")))))
    assert text(source) == "A\nCapacity  5 Ah\nWeight  58 g\nB\nCapacity  5 Ah\nWeight  58 g\n"
    assert len(contents(source).pages[0].tables) == 2


def test_notes_headers_and_footers_are_read_where_they_are_shown() -> None:
    body = (
        para(run("2.56") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(" g"))
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/></w:sectPr>'
    )
    source = docx(
        body,
        relations(rId1="header:header1.xml", rId2="header:header2.xml", rId3="footnotes:footnotes.xml"),
        header1=part("hdr", para("TDS 114")),
        header2=part("hdr", para("not shown")),
        footnotes=part("footnotes", f'<w:footnote w:id="7">{para("at 25 °C")}</w:footnote><w:footnote w:id="8">{para("unused")}</w:footnote>'),
    )  # fmt: skip
    assert text(source) == "TDS 114\n2.56 g\nat 25 °C\n"


def test_numbers_and_bullets_of_lists_are_shown() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shape}"/></w:lvl>'
        for k, form, shape in ((0, "decimal", "%1."), (1, "lowerLetter", "%1.%2)"))
    )
    numbering = part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>')  # fmt: skip
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="5"/></w:numPr>'
    body = "".join(
        para(t, item.format(k)) for t, k in (("Cell", 0), ("Mass", 1), ("Size", 1), ("Pack", 0), ("Mass", 1))
    )
    assert text(docx(body, numbering=numbering)) == "1. Cell\n1.a) Mass\n1.b) Size\n2. Pack\n2.a) Mass\n"


def test_a_field_without_a_result_makes_the_document_partly_read() -> None:
    begin, end = FIELD.format("begin", ""), FIELD.format("end", "")
    source = docx(para(run("Mean ") + begin + "<w:r><w:instrText> =AVERAGE(ABOVE) </w:instrText></w:r>" + end))
    assert contents(source).status is Status.PARTLY_READ and "AVERAGE(ABOVE)" in told(source)


def test_an_object_of_another_program_is_told() -> None:
    source = docx(para(run("x") + '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="r9"/></w:object></w:r>'))
    assert contents(source).status is Status.PARTLY_READ and "Excel.Sheet.12" in told(source)


def test_imported_html_is_read_with_its_table() -> None:
    html = "<p>Offer</p><table><tr><td>Mass</td><td>58 g</td></tr><tr><td>Capacity</td><td>5 Ah</td></tr></table>"
    source = docx('<w:altChunk r:id="rId4"/>', relations(rId4="aFChunk:chunk.html"), **{"word/chunk.html": html})
    assert text(source) == "Offer\nMass  58 g\nCapacity  5 Ah\n"


def test_wrappings_without_end_are_told() -> None:
    source = docx(para("<w:smartTag>" * 100 + run("x") + "</w:smartTag>" * 100) + para("y"))
    assert text(source) == "y\n" and contents(source).status is Status.PARTLY_READ


def test_the_strict_family_of_names_is_read_alike() -> None:
    source = docx(para("2.56 g"))
    import io
    import zipfile

    from packaged import packed

    from extractor.intake.sources import open_source

    with zipfile.ZipFile(io.BytesIO(source.data)) as old:
        data = old.read("word/document.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    assert text(open_source("a.docx", packed({"word/document.xml": data}))) == "2.56 g\n"
