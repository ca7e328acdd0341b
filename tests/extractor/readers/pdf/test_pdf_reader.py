"""PDF pages: their words, their lines, their tables, and what is wrong with them."""

from __future__ import annotations

import io

import pdfplumber
import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Contents, Severity, Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers import ocr
from extractor.readers.reading import read
from tests.extractor.readers.drawing import HEIGHT, WIDTH, Draw, all_of, grid, pdf, write

NO_OCR = ReadOptions(ocr=False)


def page_of(source: Source) -> Page:
    contents = read(source, NO_OCR)
    assert contents.status is Status.READ, contents.problems
    return contents.pages[0]


def messages(contents: Contents) -> str:
    return " ".join(p.message for p in contents.problems)


def test_a_word_stands_where_pdfplumber_finds_it() -> None:
    source = pdf(write(50, 100, "Nominal capacity 4,900 mAh"))
    with pdfplumber.open(io.BytesIO(source.data)) as reference:
        expected = {w["text"]: (w["x0"], w["x1"]) for w in reference.pages[0].extract_words()}
    found = page_of(source).words
    assert expected.keys() == {w.text for w in found}
    assert all(expected[w.text] == pytest.approx((w.box.x0, w.box.x1), abs=0.5) for w in found)


def test_words_far_apart_are_two_segments_of_one_line() -> None:
    page = page_of(pdf(all_of(write(50, 100, "Weight"), write(200, 100, "70 g"))))
    assert page.text == "Weight  70 g\n"
    assert len(page.lines[0].segments) == 2


def test_slicing_the_text_by_a_word_gives_the_word() -> None:
    page = page_of(pdf(all_of(write(50, 80, "Voltage 3.7 V"), write(50, 100, "Mass 45 g"))))
    assert [page.text[w.start : w.end] for w in page.words] == [w.text for w in page.words]


def test_a_raised_mark_never_becomes_a_digit_of_the_number_after_it() -> None:
    draws = all_of(write(50, 100, "Capacity"), write(90.2, 96, "*1", size=6), write(96, 100, "1000mAh"))
    page = page_of(pdf(draws))
    assert page.text == "Capacity *1 1000mAh\n"
    mark = page.words[1]
    assert mark.size < page.words[0].size


def test_the_index_of_a_formula_belongs_to_its_word() -> None:
    draws = all_of(write(50, 100, "LiFePO"), write(81.7, 102, "4", size=6))
    assert page_of(pdf(draws)).text == "LiFePO4\n"


def test_the_power_of_a_length_belongs_to_its_unit() -> None:
    draws = all_of(write(50, 100, "12 m"), write(69.6, 96, "2", size=6), write(73, 100, "/g"))
    assert page_of(pdf(draws)).text == "12 m2/g\n"


def test_bold_faked_by_printing_twice_is_read_once() -> None:
    page = page_of(pdf(all_of(write(50, 100, "Capacity"), write(50.3, 100, "Capacity"))))
    assert page.text == "Capacity\n"


def test_a_hyphen_at_a_lines_end_stays_a_hyphen() -> None:
    page = page_of(pdf(all_of(write(50, 100, "model INR-"), write(50, 112, "21700 cell"))))
    assert page.text == "model INR-\n21700 cell\n"


def test_a_margin_s_text_that_runs_up_the_page_is_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(100, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Discharge")

    page = page_of(pdf(all_of(write(150, 100, "Nominal capacity 4,900 mAh"), draw)))
    assert page.text == "Nominal capacity 4,900 mAh\nDischarge\n"
    assert page.words[-1].box.height > page.words[-1].box.width
    assert (page.width, page.height, page.turned) == (WIDTH, HEIGHT, 0)


def test_what_lies_outside_the_shown_part_of_a_page_is_not_on_it() -> None:
    source = pdf(all_of(write(50, 80, "shown"), write(300, 80, "hidden")))
    document = pypdfium2.PdfDocument(source.data)
    document[0].set_cropbox(0, 0, 200, HEIGHT)
    out = io.BytesIO()
    document.save(out)
    assert read(open_source("cropped.pdf", out.getvalue()), NO_OCR).pages[0].text == "shown\n"


def test_words_in_a_ruled_table_fall_into_its_cells() -> None:
    draws = all_of(
        grid([50, 150, 250], [50, 80, 110]),
        write(60, 70, "Capacity"),
        write(160, 70, "4900 mAh"),
        write(60, 100, "Mass"),
    )
    page = page_of(pdf(draws))
    (table,) = page.tables
    cells = {(c.row, c.column): [page.text[a:b] for a, b in c.spans] for c in table.cells}
    assert cells == {(0, 0): ["Capacity"], (0, 1): ["4900 mAh"], (1, 0): ["Mass"], (1, 1): []}


def test_a_cell_of_two_lines_has_two_spans() -> None:
    draws = all_of(
        grid([50, 150, 250], [50, 90]),
        write(60, 65, "Nominal"),
        write(60, 80, "voltage"),
        write(160, 72, "3.7 V"),
    )
    page = page_of(pdf(draws))
    assert [page.text[a:b] for a, b in page.tables[0].cells[0].spans] == ["Nominal", "voltage"]


def test_a_merged_cell_appears_once_with_what_it_covers() -> None:
    def draw(canvas: Canvas) -> None:
        grid([50, 150, 250], [80, 110])(canvas)
        canvas.rect(50, HEIGHT - 80, 200, 30)
        all_of(write(100, 70, "Specification"), write(60, 100, "Mass"))(canvas)

    cells = page_of(pdf(draw)).tables[0].cells
    assert [(c.row, c.column, c.rows, c.columns) for c in cells] == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_border_parts_words_that_touch() -> None:
    draws = all_of(grid([50, 100, 150], [50, 80, 110]), write(73, 70, "Voltage3.7"), write(110, 100, "x"))
    page = page_of(pdf(draws))
    assert page.text.splitlines()[0].split() == ["Voltag", "e3.7"]


def test_tables_are_looked_for_only_where_they_are_wanted() -> None:
    source = pdf(all_of(grid([50, 150, 250], [50, 80]), write(60, 70, "Capacity")))
    assert read(source, ReadOptions(want_tables=lambda page: False)).pages[0].tables == ()


def test_an_empty_password_opens_and_a_ban_on_copying_is_noted() -> None:
    locked = StandardEncryption("", ownerPassword="owner", canCopy=0)
    contents = read(pdf(write(50, 100, "Capacity"), encrypt=locked), NO_OCR)
    assert contents.pages[0].text == "Capacity\n"
    assert [p.severity for p in contents.problems] == [Severity.NOTE]
    assert "forbids copying" in messages(contents)


def test_a_password_is_asked_for_by_naming_the_option() -> None:
    source = pdf(write(50, 100, "Capacity"), encrypt=StandardEncryption("secret"))
    contents = read(source, NO_OCR)
    assert contents.status is Status.UNREADABLE
    assert "--password-file" in messages(contents)
    assert read(source, ReadOptions(passwords=("wrong", "secret"))).pages[0].text == "Capacity\n"


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_each_way_of_encrypting_opens_with_the_password_and_asks_for_it_without(algorithm: str) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(write(50, 100, "Capacity")).data))
    writer.encrypt("geheim-密", algorithm=algorithm) if "256" in algorithm else writer.encrypt(
        "secret", algorithm=algorithm
    )
    out = io.BytesIO()
    writer.write(out)
    source = open_source("locked.pdf", out.getvalue())
    assert "--password-file" in messages(read(source, NO_OCR))
    opened = read(source, ReadOptions(ocr=False, passwords=("wrong", "secret", "geheim-密")))
    assert opened.pages[0].text == "Capacity\n"


def test_a_lock_that_no_password_opens_is_told_apart() -> None:
    locked = pdf(write(50, 100, "Capacity"), encrypt=StandardEncryption("secret")).data
    assert b"/Filter /Standard" in locked
    source = open_source("locked.pdf", locked.replace(b"/Filter /Standard", b"/Filter /PubSecur"))
    assert "something else than a password" in messages(read(source, NO_OCR))


def test_a_damaged_file_is_unreadable_with_a_reason() -> None:
    contents = read(open_source("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<"))
    assert contents.status is Status.UNREADABLE
    assert "damaged or cut off" in messages(contents)


@pytest.mark.parametrize("cut", range(100, 1400, 130))
def test_a_file_cut_anywhere_still_ends_in_a_status(cut: int) -> None:
    contents = read(open_source("cut.pdf", pdf(write(50, 100, "Capacity")).data[:cut]), NO_OCR)
    assert contents.status is Status.READ or contents.problems


def test_a_page_drawn_without_text_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    contents = read(pdf(write(50, 100, "Capacity"), lambda c: c.rect(50, 50, 200, 100, fill=1)))
    assert contents.status is Status.PARTLY_READ
    assert [(p.page, p.severity) for p in contents.problems] == [(2, Severity.ERROR)]
    assert "install gauger[ocr]" in messages(contents)


def test_a_blank_page_among_others_is_no_trouble() -> None:
    contents = read(pdf(write(50, 100, "Capacity"), lambda c: None), NO_OCR)
    assert (contents.status, contents.problems) == (Status.READ, ())


def test_a_document_with_nothing_on_it_is_not_silently_empty() -> None:
    contents = read(pdf(lambda c: None), NO_OCR)
    assert contents.status is Status.UNREADABLE
    assert "blank" in messages(contents)


def test_pages_beyond_the_limit_are_counted_and_named() -> None:
    contents = read(pdf(*[write(50, 100, "Capacity")] * 3), ReadOptions(max_pages=2))
    assert (len(contents.pages), contents.page_count, contents.status) == (2, 3, Status.PARTLY_READ)
    assert "split it and scan the rest" in messages(contents)


def test_a_sheet_of_kilometres_is_not_rendered_at_its_size() -> None:
    from extractor.readers.pdf.rendering import MAX_PIXELS, render

    source = pdf(lambda c: c.rect(0, 0, 5e6, 5e6, fill=1), size=(1e7, 1e7))
    image = render(pypdfium2.PdfDocument(source.data)[0])
    assert image.shape[0] * image.shape[1] <= 1.01 * MAX_PIXELS


def test_a_file_inside_the_pdf_is_handed_on() -> None:
    document = pypdfium2.PdfDocument(pdf(write(50, 100, "Invoice")).data)
    document.new_attachment("../factur-x.xml").set_data(b"<rsm:CrossIndustryInvoice/>")
    out = io.BytesIO()
    document.save(out)
    (carried,) = read(open_source("invoice.pdf", out.getvalue()), NO_OCR).attachments
    assert (carried.identity.name, carried.data) == (
        "invoice.pdf/factur-x.xml",
        b"<rsm:CrossIndustryInvoice/>",
    )


NEIGHBOURS = all_of(
    write(50, 105, "Type"), write(50, 116, "Code"), write(300, 105, "Mass"), write(300, 116, "Weight (g)")
)  # fmt: skip


def middle(*texts: str, top: float = 99.5) -> Draw:
    return all_of(*[write(150, top + 11 * k, text) for k, text in enumerate(texts)])


def beside(draw: Draw) -> list[str]:
    return page_of(pdf(all_of(NEIGHBOURS, draw, write(220, 105, "Charge"), write(220, 116, "(V)")))).text.splitlines()


def test_a_head_of_three_lines_stands_level_with_heads_of_two() -> None:
    expected = ["Type  Nominal  Charge  Mass", "Code  capacity  (V)  Weight (g)", "(mAh)"]
    assert beside(middle("Nominal", "capacity", "(mAh)")) == expected


def test_a_line_half_off_others_over_which_it_reaches_stays_apart() -> None:
    expected = ["Nominal capacity in use", "Type  Charge  Mass", "Code  (V)  Weight (g)"]
    assert beside(middle("Nominal capacity in use")) == expected


def test_a_value_half_a_line_off_its_neighbours_stays_apart() -> None:
    assert beside(middle("4.9 Ah"))[0] == "4.9 Ah"


def test_a_label_left_of_the_values_half_a_line_off_stays_apart() -> None:
    texts = page_of(pdf(all_of(NEIGHBOURS, write(20, 99.5, "Cell")))).text.splitlines()
    assert texts == ["Cell", "Type  Mass", "Code  Weight (g)"]
