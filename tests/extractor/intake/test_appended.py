"""Two files in one: what stands behind a document's end or before its beginning is told."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from extractor.document.model import Problem, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.appended import appended
from extractor.intake.archive import unpack
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.office.packaged import docx, packed
from tests.extractor.readers.raw_pdf import line, paper

PDF = paper(line(40, 200, "Nominal capacity 5 Ah")).data
WORD = docx("<w:p><w:r><w:t>Nominal capacity 5 Ah</w:t></w:r></w:p>").data
ZIP = packed({"inner.txt": "Nominal voltage 3.2 V"})
SEVEN = b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(range(60))


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("data", [PDF + ZIP, PDF + b"\0\0" + ZIP, picture() + ZIP])
def test_an_archive_behind_a_document_is_named(data: bytes) -> None:
    told = appended(open_source("paper", data))
    assert told is not None and "an archive (ZIP: inner.txt)" in told.message


@pytest.mark.parametrize(("data", "called"), [(PDF + SEVEN, "7z"), (PDF + picture(), "JPEG"), (WORD + SEVEN, "7z")])
def test_any_file_behind_a_document_is_named_by_its_kind(data: bytes, called: str) -> None:
    told = appended(open_source("paper", data))
    assert told is not None and f"another ({called})" in told.message


def test_an_archive_before_a_word_document_makes_it_partly_read() -> None:
    contents = read(open_source("paper.docx", ZIP + WORD), ReadOptions(ocr=False))
    assert contents.status is Status.PARTLY_READ and contents.pages[0].text.strip() == "Nominal capacity 5 Ah"
    assert "Before this one the file holds another (ZIP: inner.txt)" in contents.problems[-1].message


def test_a_word_document_before_an_archive_is_told_where_the_archive_is_unpacked() -> None:
    found = list(unpack(open_source("paper.docx", WORD + ZIP)))
    (told,) = (one for one in found if isinstance(one, Problem))
    assert "word/document.xml" in told.message
    assert [one.identity.name for one in found if not isinstance(one, Problem)] == ["paper.docx/inner.txt"]


@pytest.mark.parametrize(
    "data", [PDF, PDF + b"\0" * 600, WORD, WORD + b"\0\0", ZIP, picture(), b"PK\x05\x06", PDF[:400]]
)
def test_a_whole_file_with_nothing_but_padding_behind_it_says_nothing(data: bytes) -> None:
    assert appended(open_source("paper", data)) is None


def test_an_attachment_inside_a_pdf_is_no_second_file() -> None:
    held = {"held": lambda made: {"held": made.stream(ZIP, "/Type/EmbeddedFile")}}
    assert appended(paper(line(40, 200, "Capacity 5 Ah"), held=held["held"])) is None
