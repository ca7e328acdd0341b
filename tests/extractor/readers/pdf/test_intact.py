"""PDFs that lost something on their way: what viewers pass over in silence is told."""

from __future__ import annotations

import io
import random
import zlib

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Contents, Severity, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.raw_pdf import Paper, line


def contents(data: bytes) -> Contents:
    return read(open_source("a.pdf", data), ReadOptions(ocr=False))


def compressed(*, whole: bool = True, head: str = "", fault: bytes = b"") -> bytes:
    """A page of which the contents are compressed, and end before their end."""
    made = Paper()
    font = made.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    drawn = "".join(line(50, 270 - 12 * k, f"Value {k * 7919} {k * 104729} mAh") for k in range(20))
    packed = zlib.compress(drawn.encode())
    packed = packed if whole else packed[: len(packed) // 2] + fault
    text = made.stream(packed, f"/Filter/FlateDecode{head}")
    page = f"<</Type/Page/Parent {text + 2} 0 R/MediaBox[0 0 400 300]/Contents {text} 0 R/Resources<</Font<</F {font} 0 R>>>>>>"
    pages = made.add(page) + 1
    made.add(f"<</Type/Pages/Kids[{pages - 1} 0 R]/Count 1>>")
    return made.bytes(made.add(f"<</Type/Catalog/Pages {pages} 0 R>>"))


def test_a_page_whose_contents_end_in_their_midst_is_partly_read() -> None:
    assert (contents(compressed()).status, contents(compressed()).problems) == (Status.READ, ())
    found = contents(compressed(whole=False))
    assert found.status is Status.PARTLY_READ
    assert "damaged (its compressed part cannot be unpacked" in found.problems[0].message


@pytest.mark.parametrize("seed", range(6))
def test_bytes_that_change_within_compressed_contents_are_told(seed: int) -> None:
    chance = random.Random(seed)
    found = contents(compressed(whole=False, fault=chance.randbytes(80)))
    assert [p.severity for p in found.problems if "damaged" in p.message or "No page shows" in p.message]


@pytest.mark.parametrize("page_compression", [0, 1])
def test_reportlab_s_letters_for_bytes_are_unpacked_too(page_compression: int) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), pageCompression=page_compression, invariant=1)
    for k in range(20):
        canvas.drawString(40, 270 - 12 * k, f"Value {k * 7919}")
    canvas.save()
    whole = out.getvalue()
    assert contents(whole).problems == ()
    at = whole.find(b"stream\n") + 60
    torn = contents(whole[:at] + whole[at + 5 :])
    assert any(p.severity is Severity.ERROR for p in torn.problems) is bool(page_compression)


def test_a_blanked_stream_and_one_that_unpacks_without_end_are_no_damage() -> None:
    made = compressed().replace(
        b"%PDF-1.7\n",
        b"%PDF-1.7\n90 0 obj<</Filter/FlateDecode/Length 9>>stream\n" + bytes(9) + b"\nendstream endobj\n",
    )
    bomb = zlib.compress(bytes(200_000_000))
    made += b"91 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n" % (len(bomb), bomb)
    assert "damaged" not in " ".join(p.message for p in contents(made).problems)


def test_of_two_documents_in_one_file_the_other_is_told() -> None:
    found = contents(compressed() + b"\n" + compressed())
    assert found.status is Status.PARTLY_READ
    assert "holds 2 PDF documents" in found.problems[0].message
