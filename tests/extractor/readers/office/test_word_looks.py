"""Word shows text, or does not, by more ways than marks of its runs: colours, effects, heights, equations, imports."""

from __future__ import annotations

import pytest

from tests.extractor.readers.office.packaged import cell, docx, para, part, relations, row, run, table, text, told

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
OLD = "Weight 71 kg"


def equation(inside: str) -> str:
    return para(f"<m:oMath>{inside}</m:oMath>")


def drawn(inside: str) -> str:
    """A text box, hung on a run."""
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "body",
    [
        para(run(OLD, '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="C00404"/>')),
        para(run(OLD, '<w:color w:val="000000"/><w:highlight w:val="black"/>')),
        para(run(OLD, '<w:color w:val="auto" w:themeColor="background1"/>')),
        para(run(OLD, '<w:w w:val="1"/>')),
        para(run(OLD, f"<w14:textFill {W14}><w14:noFill/></w14:textFill>")),
        para(
            run(
                OLD,
                f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
                "</w14:srgbClr></w14:solidFill></w14:textFill>",
            )
        ),
        para(OLD, '<w:spacing w:line="2" w:lineRule="exact"/>'),
        table(row("Model", "A"), row(OLD, "B", properties='<w:trHeight w:val="1" w:hRule="exact"/>')),
        para(f"<w:r><w:rPr><w:vanish/></w:rPr>{drawn(para(OLD))}</w:r>"),
        equation(f"<m:r><w:rPr><w:vanish/></w:rPr><m:t>{OLD}</m:t></m:r>"),
        equation(f"<m:r><w:rPr><w:strike/></w:rPr><m:t>{OLD}</m:t></m:r>"),
        equation(f'<m:borderBox><m:borderBoxPr><m:strikeH m:val="1"/></m:borderBoxPr><m:e><m:r><m:t>{OLD}</m:t></m:r></m:e></m:borderBox>'),
        equation(f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>{OLD}</m:t></m:r></m:e></m:phant>'),
    ],
)  # fmt: skip
def test_what_word_does_not_show_is_told_and_not_read(body: str) -> None:
    source = docx(para("Voltage 48 V") + body)
    assert "71" not in text(source)
    assert "Voltage 48 V" in text(source)
    assert "71 kg" in told(source)


@pytest.mark.parametrize(
    "body",
    [
        para(run("Weight 71 kg", '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="FFFF00"/>')),
        para(run("Weight 71 kg", '<w:w w:val="66"/>')),
        para("Weight 71 kg", '<w:spacing w:line="240" w:lineRule="exact"/>'),
        table(row("Weight 71 kg", "B", properties='<w:trHeight w:val="300" w:hRule="exact"/>')),
        para(f"<w:r><w:rPr><w:sz w:val='2'/></w:rPr>{drawn(para('Weight 71 kg'))}</w:r>"),
        equation('<m:borderBox><m:e><m:r><m:t>Weight 71 kg</m:t></m:r></m:e></m:borderBox>'),
    ],
)  # fmt: skip
def test_what_word_shows_is_read(body: str) -> None:
    assert "Weight 71 kg" in text(docx(body))


def test_an_alternative_within_a_run_is_read_once_and_by_its_first_choice() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:t>Weight 71 kg</w:t></mc:Choice>'
        "<mc:Fallback><w:t>Weight 72 kg</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert text(docx(para(f"<w:r>{both}</w:r>"))).split() == ["Weight", "71", "kg"]


def test_an_unknown_element_within_a_run_keeps_its_text() -> None:
    assert "71 kg" in text(docx(para("<w:r><n:newer><w:t>Weight 71 kg</w:t></n:newer></w:r>")))


def test_a_field_that_draws_a_sign_shows_it() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SYMBOL 163 \\f "Symbol" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert "Weight ≤ 71 kg" in text(docx(para(run("Weight ") + field + run(" 71 kg"))))


def test_a_document_that_is_taken_in_is_read_where_it_stands() -> None:
    inner = docx(table(row("Weight", "71 kg")) + para(run("old 35 kg", "<w:vanish/>"))).data
    chunk = docx(
        para("before") + '<w:altChunk r:id="rId9"/>' + para("after"),
        relations(rId9="aFChunk:chunk.docx"),
        **{"word/chunk.docx": inner},
    )
    assert text(chunk).split() == ["before", "Weight", "71", "kg", "after"]
    assert "old 35 kg" in told(chunk)


def test_a_taken_in_page_that_a_browser_saved_is_decoded() -> None:
    saved = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p style=3D'x'>Weight =E2=89=A4 71 kg</p>\r\n--b--\r\n"
    )
    made = docx('<w:altChunk r:id="rId9"/>', relations(rId9="aFChunk:c.mht"), **{"word/c.mht": saved})
    assert text(made).split() == ["Weight", "≤", "71", "kg"]


def test_documents_that_take_each_other_in_end_with_a_word() -> None:
    inner = docx(para("deep")).data
    for _ in range(6):
        inner = docx('<w:altChunk r:id="rId9"/>', relations(rId9="aFChunk:c.docx"), **{"word/c.docx": inner}).data
    outer = docx(para("top") + '<w:altChunk r:id="rId9"/>', relations(rId9="aFChunk:c.docx"), **{"word/c.docx": inner})
    assert text(outer) == "top\n"
    assert "too deep" in told(outer)


def test_a_file_that_is_taken_in_from_outside_is_told() -> None:
    assert "takes in another file" in told(docx(para("Weight") + '<w:p><w:subDoc r:id="rId9"/></w:p>'))


def test_a_comment_is_told_with_its_words() -> None:
    comments = part("comments", f'<w:comment w:id="1">{para("was 35 kg")}</w:comment>')
    source = docx(para("Weight 71 kg"), relations(rId9="comments:comments.xml"), comments=comments)
    assert "35" not in text(source)
    assert "was 35 kg" in told(source)


def test_a_cell_s_own_marks_do_not_hide_its_neighbour() -> None:
    made = table(row(cell(para(run("35 kg", '<w:color w:val="auto" w:themeColor="background1"/>'))), "71 kg"))
    assert text(docx(made)).split() == ["71", "kg"]


@pytest.mark.parametrize("moved, expected", [("12", "58 g ¹\n"), ("0", "581 g\n"), ("-6", "581 g\n")])
def test_a_footnote_s_mark_that_is_moved_up_by_hand_is_no_digit(moved: str, expected: str) -> None:
    mark = f'<w:position w:val="{moved}"/><w:sz w:val="14"/>'
    assert text(docx(para(run("58") + run("1", mark) + run(" g")))) == expected
