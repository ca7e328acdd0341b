"""What is sent: the PDF with numbered notes, the list for the broker as text and as DOCX; numbers agree, all is inert."""

from __future__ import annotations

import io

import docx
import pypdf
import pypdfium2 as pdfium
import pytest
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from casebook.checking.check import Checked, checked
from casebook.checking.sending.listing import as_docx, as_text, numbered, parts
from casebook.checking.sending.noted import _notes, noted
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.test_check import DAY, DENSE, law

HEADS = ("项号", "商品编号", "商品名称及规格型号", "数量及单位", "单价/总价/币制", "征免")
XS = (40, 80, 170, 520, 620, 740)
SIZE = (842, 595)


def drawn(turned: int = 0) -> bytes:
    """A draft as a PDF page across, of a controlled cell of which the remark says nothing."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = io.BytesIO()
    page = Canvas(data, pagesize=SIZE)
    if turned:
        page.setPageRotation(turned)
    page.setFont("STSong-Light", 9)

    def row(y: float, *texts: str) -> None:
        for x, text in zip(XS, texts, strict=False):
            page.drawString(x, y, text)

    page.drawString(300, 560, "中华人民共和国海关出口货物报关单")
    for y, label, value in ((540, "境内发货人", "湖州柯岱电源有限公司"), (510, "合同协议号", "KD-26-019")):
        row(y, label)
        row(y - 12, value)
    row(480, "标记唛码及备注")
    row(468, "N/M")
    row(440, *HEADS)
    row(425, "1", "8507600090", "锂离子电池", "8000个", "3.1", "照章征税")
    row(412, "", "", "1|0|吸尘器用|镍钴锰酸锂|309Wh/kg|柯岱|KD-50A|6Ah|不含汞|3.6V|||", "560千克", "24800")
    row(399, "", "", "", "8000个", "美元")
    row(370, "报关人员", "申报单位")
    page.save()
    return data.getvalue()


def of(data: bytes, name: str) -> Checked:
    catalogue, pipeline = law()
    source = open_source(name, data)
    ((declaration, items),) = pipeline.declared(read(source).pages, source.identity.sha256)
    return checked(declaration, items, (), catalogue, sha256=source.identity.sha256, as_of=DAY)


def ink(data: bytes) -> set[tuple[int, int]]:
    """The pixels of a page, at a point each, that are neither grey nor white."""
    document = pdfium.PdfDocument(data)
    picture = document[0].render(scale=1, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    document.close()
    points = [(x, y) for x in range(picture.width) for y in range(picture.height)]
    return {p for p in points if (c := picture.getpixel(p)) and max(c) - min(c) > 60}  # type: ignore[type-var,operator,arg-type]


@pytest.mark.parametrize("turned", [0, 180])
def test_each_place_that_a_finding_quotes_is_framed_with_its_number(turned: int) -> None:
    data = drawn(turned)
    made = of(data, "draft.pdf")
    notes = list(numbered([made]))
    assert [str(found[0].kind) for _, _, found in notes] == ["remark_missing"]
    copy = noted(data, [made], "zh")
    seen, before = ink(copy), ink(data)
    assert not before
    number = made.lines[0].line.number_place
    own = number.page.quote(*number.spans[0])  # the line that the remark says nothing of
    for quote in (*notes[0][2][0].evidence, own):
        assert quote.box is not None
        x0, y0, x1, y1 = quote.box
        if turned:  # a page that is shown upside down was turned before it was read
            x0, y0, x1, y1 = SIZE[0] - x1 - 12, SIZE[1] - y1, SIZE[0] - x0, SIZE[1] - y0
        near = {(x, y) for x, y in seen if x0 - 4 <= x <= x1 + 16 and y0 - 4 <= y <= y1 + 4}
        assert near, quote.text
        seen -= near
    assert not seen, "nothing is drawn anywhere else"
    page = pypdf.PdfReader(io.BytesIO(copy)).pages[0]
    (comment,) = [a.get_object() for a in page["/Annots"]]
    assert comment["/Subtype"] == "/Square" and comment["/Contents"].startswith("1. 第1项（KD-50A）属于 3A001")


def test_scripts_links_and_attachments_of_the_draft_stay_behind() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn()))
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("alert")}
    )
    writer.root_object[NameObject("/OpenAction")] = script
    writer.add_attachment("x.exe", b"MZ")
    link = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("http://x.invalid")}
    )
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): link})
    writer.add_annotation(0, Link(rect=(0, 0, 99, 99), url="http://x.invalid"))
    data = io.BytesIO()
    writer.write(data)
    copy = noted(data.getvalue(), [of(data.getvalue(), "draft.pdf")], "en")
    reader = pypdf.PdfReader(io.BytesIO(copy))
    assert set(reader.trailer["/Root"]) <= {"/Pages", "/Type"}
    assert not {"/AA"} & set(reader.pages[0])
    assert b"x.invalid" not in copy and b"alert" not in copy and b"MZ" not in copy
    assert len(data.getvalue()) > 0 and "KD-50A" in reader.pages[0].extract_text()


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError):
        noted(b"PK\x03\x04", [], "en")


def test_the_list_as_text_and_as_docx_has_the_same_numbers_and_sentences() -> None:
    data = workbook([DENSE, Line(density="", capacity="4Ah", voltage="", elements="1||{density}|{model}|{capacity}")])
    made = of(data, "draft.xlsx")
    names = {made.draft.sha256: "draft.xlsx"}
    several = parts([made], "en", names)
    text = as_text(several, "en").splitlines()
    assert text[0] == "Declaration draft: draft.xlsx, sheet 报关单, contract KD-26-019"
    document = docx.Document(io.BytesIO(as_docx(several, "en")))
    rows = [[c.text for c in row.cells] for row in document.tables[0].rows[1:]]
    assert [row[0] for row in rows] == [str(n) for n, _, _ in numbered([made])]
    assert [f"{row[0]}. {row[1]}" for row in rows] == [line for line in text if line[:1].isdigit()]
    assert any("are blank" in row[1] and row[1].count("(") > 2 for row in rows), "blank elements share a sentence"
    assert all(row[3] == "" for row in rows)


def test_hostile_text_is_named_and_reaches_no_field() -> None:
    made = of(workbook([DENSE], '=HYPERLINK("http://x.invalid")\u202e'), "dr\u202eaft.xlsx")
    several = parts([made], "en", {made.draft.sha256: "dr\u202eaft.xlsx"})
    assert "\u202e" not in as_text(several, "en") and "‹U+202E›" in as_text(several, "en")
    xml = docx.Document(io.BytesIO(as_docx(several, "en"))).element.xml
    assert "\u202e" not in xml and "w:instrText" not in xml and "w:hyperlink" not in xml


def test_a_draft_without_findings_says_so() -> None:
    made = of(workbook([Line(density="206Wh/kg", capacity="4Ah")]), "draft.xlsx")
    several = parts([made], "zh", {})
    assert as_text(several, "zh").splitlines()[-1] == "无需修改。"
    assert docx.Document(io.BytesIO(as_docx(several, "zh"))).paragraphs[-1].text == "无需修改。"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_without_notes_looks_as_it_did_wherever_its_corner_is(turned: int) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn()))
    page = writer.pages[0]
    page.mediabox = pypdf.generic.RectangleObject((-50, 20, 900, 600))
    page.cropbox = pypdf.generic.RectangleObject((10, 40, 800, 590))
    page[NameObject("/Rotate")] = pypdf.generic.NumberObject(turned)
    data = io.BytesIO()
    writer.write(data)
    pictures = []
    for one in (data.getvalue(), noted(data.getvalue(), [], "en")):
        document = pdfium.PdfDocument(one)
        pictures.append(document[0].render(scale=1).to_pil().convert("L"))
        document.close()
    assert pictures[0].size == pictures[1].size
    pairs = zip(pictures[0].tobytes(), pictures[1].tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) < 64, "the same to the edge of a letter"


def test_quotes_of_one_word_share_a_number() -> None:
    made = of(drawn(), "draft.pdf")
    page = made.draft.declaration.lines[0].number_place.page.number
    notes = list(_notes([made], page, "en"))
    assert notes and len({(n.number, n.box) for n in notes}) == len(notes)
