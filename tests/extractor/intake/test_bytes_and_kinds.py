"""Bytes become a source: told by content, unpacked within limits, names harmless."""

from __future__ import annotations

import hashlib
import io
import zipfile
from email.message import EmailMessage

import pytest

from extractor.document.model import Source, Status
from extractor.intake import archive, media_types
from extractor.intake.archive import unpack
from extractor.intake.media_types import media_type
from extractor.intake.sources import clean_name, open_source
from extractor.readers.reading import read

PAPER = b"%PDF-1.7\n"


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return out.getvalue()


def mail(*attached: tuple[str, bytes]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Papers"
    message.set_content("See attached.")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def names(source: Source) -> list[str]:
    return [x.identity.name if isinstance(x, Source) else x.message for x in unpack(source)]


def test_a_source_is_known_by_its_hash_and_size() -> None:
    identity = open_source("a.pdf", PAPER).identity
    assert (hashlib.sha256(PAPER).hexdigest(), 9) == (identity.sha256, identity.size)


@pytest.mark.parametrize(
    "kind, data",
    [
        (media_types.PDF, b"\n\n%PDF-1.4 rest"),
        (media_types.PNG, b"\x89PNG\r\n\x1a\n...."),
        (media_types.JPEG, b"\xff\xd8\xff\xe0"),
        (media_types.TIFF, b"II*\x00"),
        (media_types.ZIP, zipped(a=b"x")),
        (media_types.ZIP, b"PK\x03\x04" + b"\0" * 30 + PAPER),
        (media_types.XLSX, zipped(**{"xl/workbook.xml": b"<x/>"})),
        (media_types.DOCX, zipped(**{"word/document.xml": b"<x/>"})),
        (media_types.MAIL, bytes(mail())),
        (media_types.TEXT, "def f(): pass  # 锂".encode()),
        (media_types.TEXT, "锂离子电池\r\n45 g".encode("gb18030")),
        (media_types.TEXT, "45 g".encode("utf-16")),
        (media_types.UNKNOWN, b"\x00\x01\x02\x03"),
        (media_types.UNKNOWN, b"\xff\xd9\x81\x00\x12"),
    ],
)
def test_what_a_file_is_comes_from_its_content(kind: str, data: bytes) -> None:
    assert kind == media_type(data)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"print('hello')"])
def test_what_is_no_document_ends_unreadable_with_a_reason(data: bytes) -> None:
    contents = read(open_source("invoice.pdf", data))
    assert contents.status is Status.UNREADABLE and contents.problems


def test_documents_in_a_mail_in_an_archive_carry_their_way_in_their_name() -> None:
    inner = bytes(mail(("spec.pdf", PAPER)))
    assert names(open_source("all.zip", zipped(**{"post/one.eml": inner}))) == [
        "all.zip/post/one.eml/body.txt",
        "all.zip/post/one.eml/spec.pdf",
    ]


@pytest.mark.parametrize(
    "shown, name",
    [
        ("etc/passwd", "../../etc/passwd"),
        ("C:/x.pdf", "C:\\x.pdf"),
        ("a\ufffd[31m", "a\x1b[31m"),
        ("unnamed", "../"),
        ("e/p", "/e/p"),
    ],
)
def test_names_from_inside_files_are_harmless(shown: str, name: str) -> None:
    assert shown == clean_name(name)


def test_an_entry_that_unpacks_to_too_much_is_left_out_and_the_rest_is_read() -> None:
    data = zipped(bomb=b"\0" * 50_000_000, paper=PAPER)
    found = names(open_source("a.zip", data))
    assert "unpacks to too much" in found[0] and found[1] == "a.zip/paper"


def test_archives_nested_too_deep_are_not_opened() -> None:
    data = zipped(paper=PAPER)
    for _ in range(archive.MAX_DEPTH):
        data = zipped(inner=data)
    assert "deep" in names(open_source("a.zip", data))[0]


def test_an_archive_of_too_many_documents_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 2)
    monkeypatch.setattr(archive._Budget.__init__, "__defaults__", (2, archive.MAX_TOTAL))
    found = names(open_source("a.zip", zipped(a=PAPER, b=PAPER, c=PAPER)))
    assert found[:2] == ["a.zip/a", "a.zip/b"] and "more than 2" in found[2]


def test_a_damaged_archive_says_so() -> None:
    assert "damaged archive" in names(open_source("a.zip", zipped(a=PAPER)[:-30]))[0]


def test_a_name_written_in_gbk_is_read_as_chinese() -> None:
    made = zipped(**{"ABCD.pdf": PAPER}).replace(b"ABCD.pdf", "电池.pdf".encode("gbk"))
    assert names(open_source("a.zip", made)) == ["a.zip/电池.pdf"]
