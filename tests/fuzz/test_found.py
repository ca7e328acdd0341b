"""What fuzzing found in the readers, each as the smallest document that shows it."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hostile import pdf
from sound import old_workbook

from casebook.workers.job import Job
from casebook.workers.worker import answer, inner
from classifier.loading.load import CatalogueError, load
from extractor.document.model import Reading, Source, Status
from extractor.intake.sources import open_source
from extractor.readers.office.workbook.binary import shown

JOB = Job(date(2026, 12, 1), "default", "0.1.0")


def answered(name: str, data: bytes) -> tuple[Status, str]:
    made = answer(open_source(name, data), JOB, False)
    return made.status, " ".join(p.message for p in made.problems)


def test_a_mail_whose_coding_has_a_name_with_a_nul_is_read() -> None:
    mail = b'From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="utf\0-8"\r\n\r\n4.9 Ah\r\n'
    assert ["a.eml/body.txt"] == [s.identity.name for s in inner(open_source("a.eml", mail)).sources]


def test_a_mail_of_parts_within_parts_without_end_is_a_problem() -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (k, k) for k in range(3_000))
    made = inner(open_source("a.eml", b"From: a@b\r\nMIME-Version: 1.0\r\n" + parts))
    assert made.sources or "neither words" in made.problems[0].message or "damaged mail" in made.problems[0].message


def test_an_old_workbook_whose_sectors_run_in_a_ring_is_not_followed() -> None:
    data = bytearray(old_workbook())
    (table,) = struct.unpack_from("<I", data, 0x4C)
    struct.pack_into("<I", data, 512 + 512 * table, 0)
    assert (Status.UNREADABLE, "The file is damaged or cut off: ask the sender for it again.") == answered(
        "a.xls", bytes(data)
    )


def test_a_panic_of_a_library_in_rust_costs_its_document_only() -> None:
    class PanicException(BaseException):
        """Of such a name, and no Exception."""

    def panics(source: Source, job: Job, ocr: bool) -> Reading:
        raise PanicException("range start index 116 out of range")

    made = answer(open_source("a.xls", b"x"), Job(JOB.as_of, "default", "0.1.0", reader=panics), False)
    assert "a library gave up on it" in made.problems[0].message


def workbook(last: str, value: object = 4.9) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active[last] = "Nominal capacity 4.9 Ah", value
    book.active[last].number_format = '0.0" mm"'
    book.save(held)
    return held.getvalue()


def test_a_value_in_the_last_cell_of_a_sheet_is_told_before_room_is_made_for_all_the_cells_between() -> None:
    status, reason = answered("a.xlsx", workbook("XFD1048576"))
    assert (Status.UNREADABLE, True) == (status, "spreads over 17179869184 cells" in reason)


def test_a_value_far_down_costs_no_cells_for_the_rows_between() -> None:
    status, reason = answered("a.xlsx", workbook("F1048576"))
    assert (Status.PARTLY_READ, True) == (status, "larger than 20000 rows" in reason)


@pytest.mark.parametrize(
    ("text", "value"), [("1" + "0" * 308, 1e308), ("Infinity", float("inf")), ("NaN", float("nan"))]
)
def test_a_number_beyond_all_measure_is_shown_as_it_is(text: str, value: float) -> None:
    assert text == shown(value)


def test_a_word_file_with_a_part_out_of_place_is_read_without_it() -> None:
    import docx

    held, twisted = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Nominal capacity 4.9 Ah")
    document.save(held)
    with zipfile.ZipFile(held) as package, zipfile.ZipFile(twisted, "w") as made:
        for name in package.namelist():
            made.writestr(name, package.read(name).replace(b"<w:pgSz", b'<w:headerReference w:type="default"/><w:pgSz'))
    assert Status.READ is answered("a.docx", twisted.getvalue())[0]


def test_thousands_of_pages_that_a_damaged_file_claims_are_one_trouble() -> None:
    made = answer(open_source("a.pdf", pdf().replace(b"/Count 1", b"/Count 700")), JOB, False)
    assert ["699 pages from page 2 on are damaged"] == [p.message[:36] for p in made.problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("without end", "units: &a\n  - *a\n"),
        ("without end", "a: &a [x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 20)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True))),
        ("without end", "[" * 20_000 + "]" * 20_000),
        ("no word", "? [a]\n: b\n"),
    ],
)  # fmt: skip
def test_an_office_file_that_never_ends_is_refused_with_its_name(tmp_path: Path, reason: str, text: str) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "units.yaml").write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=rf"units\.yaml.*{reason}"):
        load(tmp_path)


def test_a_page_of_more_characters_than_a_page_can_show_is_told_and_not_read() -> None:
    data = pdf(content=b"BT /F 1 Tf 40 700 Td " + b"(Nominal capacity 4.9 Ah) Tj " * 9_000 + b"ET")
    status, told = answered("a.pdf", data)
    assert status is Status.UNREADABLE
    assert "claims 207000 characters" in told
