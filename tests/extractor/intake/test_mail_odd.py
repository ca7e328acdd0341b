"""Mails as programs of every age write them: encoded as a whole, in boxes, with files among the words, mislabelled."""

from __future__ import annotations

import base64
import binascii
import tarfile
import zipfile
from io import BytesIO

import pytest

from extractor.document.model import Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake import media_types
from extractor.intake.archive import unpack
from extractor.intake.decoding import decoded
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf, write

SHEET = pdf(write(50, 100, "Mass 71 kg")).data
HEAD = "From: a@example.org\r\nTo: b@example.org\r\nSubject: offer\r\nMIME-Version: 1.0\r\n"
WORDS = "Content-Type: text/plain; charset=utf-8\r\n\r\nsee the sheet"


def coded(data: bytes) -> str:
    return base64.encodebytes(data).decode()


def file(head: str, data: bytes = SHEET) -> str:
    return f"{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded(data)}"


def mixed(*parts: str, boundary: str = "bb") -> str:
    held = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n{held}--{boundary}--\r\n'


def html(body: str) -> str:
    return f"{HEAD}Content-Type: text/html\r\n\r\n<html><body><table><tr><td>Voltage</td><td>48 V</td></tr></table>{body}</body></html>"


def seen(data: str | bytes, name: str = "a.eml") -> tuple[str, str]:
    """The text of all that is inside, and all that is told."""
    words, told = "", ""
    for one in unpack(open_source(name, data.encode() if isinstance(data, str) else data)):
        if isinstance(one, Problem):
            told += one.message
        else:
            contents = read(one, ReadOptions(ocr=False))
            words += "".join(page.text for page in contents.pages)
            told += "".join(problem.message for problem in contents.problems)
    return words, told


def test_a_forwarded_mail_that_is_encoded_as_a_whole_is_opened() -> None:
    inner = mixed(WORDS, file('Content-Type: application/pdf; name="i.pdf"'), boundary="cc")
    outer = mixed(WORDS, file("Content-Type: message/rfc822", inner.encode()))
    assert "Mass 71 kg" in seen(outer)[0]


def test_a_file_among_the_words_is_taken_out_of_them() -> None:
    lines = "".join(binascii.b2a_uu(SHEET[k : k + 45]).decode() for k in range(0, len(SHEET), 45)).replace("\n", "\r\n")
    words, _ = seen(
        f"{HEAD}Content-Type: text/plain\r\n\r\nVoltage 48 V\r\n\r\nbegin 644 i.pdf\r\n{lines}`\r\nend\r\nbye"
    )
    assert "Mass 71 kg" in words and "Voltage 48 V" in words and "bye" in words
    assert "begin" not in words


def test_all_mails_of_a_mailbox_are_opened() -> None:
    first = mixed(WORDS, file('Content-Type: application/pdf; name="i.pdf"'))
    second = f"{HEAD}Content-Type: text/plain\r\n\r\nVoltage 52 V\r\n"
    box = "".join(f"From a@example.org Mon Nov 30 00:00:00 2026\r\n{mail}\r\n" for mail in (first, second))
    words, _ = seen(box, "box.mbox")
    assert "Mass 71 kg" in words and "Voltage 52 V" in words


def test_a_mail_without_a_version_is_a_mail() -> None:
    assert (
        "Mass 71 kg"
        in seen(mixed(WORDS, file("Content-Type: application/pdf")).replace("MIME-Version: 1.0\r\n", ""))[0]
    )


def test_a_letter_with_a_head_of_its_own_is_text() -> None:
    letter = b"From: Example Cells\r\nModel: C-1\r\nSubject: Specification\r\nCapacity: 5 Ah\r\n"
    assert open_source("letter.txt", letter).identity.media_type == media_types.TEXT


def test_a_file_that_says_it_is_text_is_known_by_its_content() -> None:
    assert "Mass 71 kg" in seen(mixed(WORDS, file("Content-Type: text/plain")))[0]


HIDDEN = [
    '<p style="color:#fff">71 kg</p>', '<font color="white">71 kg</font>', '<p style="opacity:0">71 kg</p>',
    '<div style="max-height:0;overflow:hidden">71 kg</div>', '<p style="text-indent:-9999px">71 kg</p>',
    '<p style="position:absolute;left:-9999px">71 kg</p>', '<style>#q{display:none}</style><p id="q">71 kg</p>',
    '<p style="color:rgba(0,0,0,0)">71 kg</p>', '<p style="color:transparent">71 kg</p>', "<dialog>71 kg</dialog>",
    '<p style="position:absolute;clip:rect(0 0 0 0)">71 kg</p>', '<p style="background:#036;color:#003366">71 kg</p>',
    '<style>td.h{display:none}</style><table><tr><td class="h">71 kg</td></tr></table>',
]  # fmt: skip


@pytest.mark.parametrize("body", HIDDEN)
def test_words_that_a_page_hides_are_told_and_not_read(body: str) -> None:
    words, told = seen(html(body))
    assert "48 V" in words.replace("  ", " ") and "71" not in words
    assert "71 kg" in told


SHOWN = [
    '<table><tr><td bgcolor="#000080"><font color="#ffffff">71 kg</font></td></tr></table>',
    '<div style="background:#036"><p style="color:white">71 kg</p></div>', '<p style="opacity:0.8">71 kg</p>',
    '<p style="color:rgba(0,0,0,0.87)">71 kg</p>', '<div style="max-height:0px">71 kg</div>', "<p style='height:0'>71 kg</p>",
    "<style>@media print{p{display:none}} .x{background:#036}</style><p class='x' style='color:#fff'>71 kg</p>",
    '<p style="margin-left:-12px">71 kg</p>', '<p style="font-size:0.9em">71 kg</p>',
]  # fmt: skip


@pytest.mark.parametrize("body", SHOWN)
def test_words_that_a_page_shows_are_read(body: str) -> None:
    assert "71 kg" in seen(html(body))[0]


def test_of_a_list_to_choose_from_what_is_chosen_is_read() -> None:
    words, _ = seen(html("<select><option>35 kg<option selected>71 kg</select>"))
    assert "71 kg" in words and "35" not in words


def test_a_mail_that_names_the_wrong_coding_is_read_in_the_one_that_fits() -> None:
    body = "重量 58 千克，电压 3.7 伏，额定容量 5000 毫安时".encode("gbk")
    for declared in ("us-ascii", "iso-8859-1", "windows-1252"):
        made = decoded(body, declared)
        assert made.text.startswith("重量 58 千克") and made.doubt is not None


def test_what_is_western_stays_western() -> None:
    body = "Nennkapazität 2600 mAh, Gewicht 46 g, Größe ä ö ü ß é è à ç — für Geräte übrig, Prüfung läuft".encode(
        "cp1252"
    )
    assert decoded(body, "iso-8859-1").doubt is None
    assert "Größe" in decoded(body, "iso-8859-1").text


@pytest.mark.parametrize("text", ["10～20", "25℃", "≤46 g", "μm ±0.05"])
def test_signs_of_measures_alone_are_read_as_such(text: str) -> None:
    assert decoded(text.encode("gbk")).text == text


def test_an_archive_without_a_file_says_so() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("folder/", b"")
    (problem,) = unpack(open_source("a.zip", out.getvalue()))
    assert isinstance(problem, Problem) and problem.severity is Severity.ERROR and "without a file" in problem.message


def test_an_archive_that_holds_a_pdf_unpacked_is_no_pdf() -> None:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        entry = tarfile.TarInfo("i.pdf")
        entry.size = len(SHEET)
        made.addfile(entry, BytesIO(SHEET))
    source = open_source("a.pdf", out.getvalue())
    assert source.identity.media_type == media_types.TAR


def part_of_zip(name: str, **more: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for called, data in (more or {name: b"x"}).items():
            made.writestr(called, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "word, data",
    [
        ("LZH", b"\x20\x00-lh5-" + b"\0" * 90),
        ("ARJ", b"\x60\xea" + b"\0" * 90),
        ("ACE", b"\0" * 7 + b"**ACE**" + b"\0" * 90),
        ("image of a disc", b"\0" * 32769 + b"CD001" + b"\0" * 90),
        ("do not start it", b"MZ\x90\0" + b"\0" * 200),
        ("XPS", part_of_zip("FixedDocSeq.fdseq")),
        ("presentation", part_of_zip("", mimetype=b"application/vnd.oasis.opendocument.presentation")),
        ("Numbers", part_of_zip("Index/Document.iwa")),
    ],
)
def test_what_is_not_opened_is_named_with_what_to_do(word: str, data: bytes) -> None:
    (source,) = unpack(open_source("a.bin", data))
    assert isinstance(source, Source)
    contents = read(source)
    assert contents.status is Status.UNREADABLE and word in contents.problems[0].message


def test_an_encrypted_part_says_so() -> None:
    text = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
    _, told = seen(mixed(file('Content-Type: application/octet-stream; name="encrypted.asc"', text)))
    assert "encrypted (PGP)" in told


def two_forms(plain: str, shown: str, kind: str = "alternative") -> str:
    text = mixed(f"Content-Type: text/plain\r\n\r\n{plain}", f"Content-Type: text/html\r\n\r\n{shown}")
    return text.replace("multipart/mixed", f"multipart/{kind}")


def test_of_two_forms_that_differ_in_numbers_the_shown_one_is_read_and_told():
    words, told = seen(two_forms("Mass: 2.41 kg", "<p>Mass: 2.56 kg</p>"))
    assert "2.56" in words and "2.41" not in words and "lacks numbers that its HTML shows" in told


def test_of_two_forms_that_say_the_same_the_plain_one_is_read_without_a_word():
    words, told = seen(two_forms("Mass:  2.56 kg\r\n[cid:image001]", "<p>Mass: 2.56 kg</p>"))
    assert "[cid:image001]" in words and not told


def test_words_in_plain_text_and_words_in_html_one_after_the_other_are_both_read():
    words, _ = seen(two_forms("Mass: 2.41 kg", "<p>Voltage: 48 V</p>", kind="mixed"))
    assert "2.41" in words and "48 V" in words


def test_lines_that_flow_on_are_one_and_a_signature_is_not_drawn_in():
    flowed = f"{HEAD}Content-Type: text/plain; format=flowed\r\n\r\nMass: \r\n71 kg\r\n-- \r\nA. Roe\r\n"
    words, _ = seen(flowed)
    assert "Mass: 71 kg" in words and "-- A. Roe" not in words.replace("\r", "")


def test_a_mail_that_says_that_it_is_sealed_is_called_encrypted():
    sealed = f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n"
    assert "is encrypted" in seen(f"{sealed}Content-Transfer-Encoding: base64\r\n\r\nMIIBAA==\r\n")[1]
