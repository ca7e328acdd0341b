"""Papers inside a PDF are documents of their own; the XML of an e-invoice stays with its pages."""

from __future__ import annotations

import io

import pypdf
import pytest

from extractor.document.model import Problem, Severity, Source
from extractor.document.read_options import ReadOptions
from extractor.intake import archive, enclosed, sources
from extractor.intake.archive import unpack
from extractor.intake.sources import holds_documents, open_source
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf, write

NO_OCR = ReadOptions(ocr=False)
SHEET = pdf(write(50, 100, "Mass 35 kg")).data


def carrying(*files: tuple[str, bytes], name: str = "cover.pdf", password: str = "") -> Source:
    paper = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(write(50, 100, "See inside.")).data))
    for inner, data in files:
        paper.add_attachment(inner, data)
    if password:
        paper.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    paper.write(out)
    return open_source(name, out.getvalue())


def names(source: Source) -> list[str]:
    return [one.identity.name if isinstance(one, Source) else one.message for one in unpack(source)]


def told(source: Source) -> list[tuple[Severity, str]]:
    return [(p.severity, p.message) for p in read(source, NO_OCR).problems if "carries" in p.message]


def test_the_pages_come_first_and_then_each_paper() -> None:
    cover = carrying(("sheet.pdf", SHEET), ("factur-x.xml", b"<a/>"))
    assert names(cover) == ["cover.pdf", "cover.pdf/sheet.pdf"]
    inner = list(unpack(cover))[1]
    assert isinstance(inner, Source) and inner.data == SHEET


def test_a_portfolio_in_a_portfolio_is_unpacked_to_a_depth() -> None:
    source = open_source("0.pdf", SHEET)
    for k in range(1, archive.MAX_DEPTH + 2):
        source = carrying((source.identity.name, source.data), name=f"{k}.pdf")
    found = list(unpack(source))
    assert [x.identity.name.rsplit("/")[-1] for x in found if isinstance(x, Source)] == [
        "5.pdf", "4.pdf", "3.pdf", "2.pdf", "1.pdf",
    ]  # fmt: skip
    (problem,) = (x for x in found if isinstance(x, Problem))
    assert problem.severity is Severity.ERROR and "containers deep" in problem.message


def test_a_paper_that_is_read_by_itself_is_a_note() -> None:
    ((severity, message),) = told(carrying(("sheet.pdf", SHEET), ("invoice.xml", b"<a/>")))
    assert severity is Severity.NOTE
    assert "sheet.pdf" in message and "invoice.xml" not in message


def test_papers_that_are_not_unpacked_are_told_as_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    source = carrying(("sheet.pdf", SHEET))
    monkeypatch.setattr(sources, "_CARRIERS", (b"no such mark",))
    problems = read(source, NO_OCR).problems
    assert any(p.severity is Severity.ERROR and "sheet.pdf" in p.message for p in problems)


@pytest.mark.parametrize("passwords", [("pass",), ("other", "pass")])
def test_papers_in_a_locked_pdf_are_unpacked_by_its_password(passwords: tuple[str, ...]) -> None:
    source = carrying(("sheet.pdf", SHEET), password="pass")
    assert [one.identity.name for one in unpack(source, passwords) if isinstance(one, Source)] == [
        "cover.pdf",
        "cover.pdf/sheet.pdf",
    ]
    (told,) = (p for p in read(source, ReadOptions(ocr=False, passwords=passwords)).problems if "carries" in p.message)
    assert told.severity is Severity.NOTE


def test_a_pdf_that_no_password_opens_is_told_as_locked() -> None:
    source = carrying(("sheet.pdf", SHEET), password="pass")
    assert names(source) == ["cover.pdf"]
    assert "asks for a password" in read(source, NO_OCR).problems[0].message


def test_what_is_left_out_for_its_size_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    budget = archive._Budget(inflated=10)
    monkeypatch.setattr(archive, "_Budget", lambda _: budget)
    assert "carries too much" in names(carrying(("sheet.pdf", SHEET)))[-1]


def test_a_plain_pdf_holds_no_documents() -> None:
    assert not holds_documents(open_source("a.pdf", SHEET))
    assert names(open_source("a.pdf", SHEET)) == ["a.pdf"]


def test_a_damaged_pdf_with_the_mark_is_itself() -> None:
    assert names(open_source("a.pdf", b"%PDF-1.4 /EmbeddedFile")) == ["a.pdf"]


def test_files_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed, "MAX_ATTACHMENTS", 1)
    problems = read(carrying(("a.pdf", SHEET), ("b.pdf", SHEET)), NO_OCR).problems
    assert any(p.message.startswith("1 attached files") for p in problems)


def test_a_paper_under_the_name_of_a_text_is_known_by_its_content() -> None:
    assert names(carrying(("sheet.txt", SHEET))) == ["cover.pdf", "cover.pdf/sheet.txt"]


def test_a_file_that_neither_the_list_nor_a_page_names_is_told() -> None:
    paper = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(write(50, 100, "See inside.")).data))
    held = pypdf.generic.StreamObject()
    held.set_data(SHEET)
    held[pypdf.generic.NameObject("/Type")] = pypdf.generic.NameObject("/EmbeddedFile")
    paper._root_object[pypdf.generic.NameObject("/Kept")] = paper._add_object(held)
    out = io.BytesIO()
    paper.write(out)
    contents = read(open_source("cover.pdf", out.getvalue()), NO_OCR)
    assert "neither its list nor its pages name" in contents.problems[-1].message
    assert contents.problems[-1].severity is Severity.ERROR


@pytest.mark.parametrize("name", ["规格书.pdf", "仕様書 5Ah.pdf", "plain.pdf"])
def test_a_carried_paper_keeps_its_name(name: str) -> None:
    assert names(carrying((name, SHEET))) == ["cover.pdf", f"cover.pdf/{name}"]


def test_a_list_whose_entry_leads_to_no_file_is_told_and_the_others_are_read() -> None:
    data = carrying(("one.pdf", SHEET), ("two.pdf", SHEET + b"\n")).data
    broken = data.replace(b"/Names [ ", b"/Names [ (none) 99 0 R ", 1)
    assert broken != data
    contents = read(open_source("cover.pdf", broken), NO_OCR)
    assert [a.identity.name for a in contents.attachments] == ["cover.pdf/one.pdf", "cover.pdf/two.pdf"]
    assert any("file 1 of its list" in p.message and p.severity is Severity.ERROR for p in contents.problems)
