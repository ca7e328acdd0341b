"""Lone signs of a font that neither the file nor the machine has: PDFium drops them, the reader puts them back."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Contents, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.pdf.unseen import printed
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf, write

NO_OCR = ReadOptions(ocr=False)


def draw(canvas: Canvas) -> None:
    canvas.drawString(40, 260, "Density")
    canvas.setFont("Courier", 10)
    canvas.drawString(100, 260, "A")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(110, 260, "2.00 g/cm3")


def sheet(sign: str = "greaterequal", turned: int = 0, password: str = "") -> Source:
    """The line "Density ≥ 2.00 g/cm3", its sign in a font of names alone, of which PDFium has no glyph."""
    paper = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(draw).data))
    page = paper.pages[0]
    for entry in page["/Resources"]["/Font"].values():
        font = entry.get_object()
        if font["/BaseFont"] == "/Courier":
            changes = ArrayObject([NumberObject(65), NameObject(f"/{sign}")])
            font[NameObject("/Encoding")] = DictionaryObject({NameObject("/Differences"): changes})
    page.rotate(turned)
    if password:
        paper.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    paper.write(out)
    return open_source("sheet.pdf", out.getvalue())


def text_of(contents: Contents) -> str:
    return " ".join(contents.pages[0].text.split())


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_lone_sign_that_pdfium_drops_stands_before_its_number(turned: int) -> None:
    contents = read(sheet(turned=turned), NO_OCR)
    assert "Density ≥ 2.00 g/cm3" in text_of(contents)
    assert contents.status is Status.READ


def test_the_sign_has_its_place_on_the_page() -> None:
    page = read(sheet(), NO_OCR).pages[0]
    (word,) = (w for w in page.words if "≥" in w.text)
    x0, top, x1, bottom = word.box
    assert 99 < x0 < 101 and x1 < 110
    assert 28 < top < bottom < 44


def test_a_sign_of_a_locked_document_is_found_by_its_password() -> None:
    contents = read(sheet(password="pass"), ReadOptions(ocr=False, passwords=("other", "pass")))
    assert "≥ 2.00" in text_of(contents)


def test_a_sign_without_a_code_is_told_and_the_page_partly_read() -> None:
    contents = read(sheet(sign="nosuchsign"), NO_OCR)
    assert contents.status is Status.PARTLY_READ
    assert "Density □2.00 g/c" in contents.problems[0].message


def test_a_file_that_pdfminer_cannot_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ValueError

    monkeypatch.setattr(printed.PrintedPages, "characters", broken)
    (told,) = read(sheet(), NO_OCR).problems
    assert (told.severity, told.page) == (Severity.WARNING, 1)
    assert "ValueError" not in told.message


def test_a_lone_space_is_no_loss() -> None:
    contents = read(pdf(lambda c: [write(40, 40, t)(c) for t in ("Density", " ")]), NO_OCR)
    assert (text_of(contents).strip(), contents.problems) == ("Density", ())


_WITHOUT_FONTS = """
import ctypes, sys
import pypdfium2 as pdfium
import pypdfium2.raw as raw

raw.FPDF_DestroyLibrary()
nowhere = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.create_string_buffer(sys.argv[1].encode()), None)
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=nowhere))

from extractor.document.read_options import ReadOptions
from extractor.readers.reading import read
from extractor.intake.sources import open_source

data = sys.stdin.buffer.read()
textpage = pdfium.PdfDocument(data)[0].get_textpage()
page = read(open_source("sheet.pdf", data), ReadOptions(ocr=False)).pages[0]
print(ascii(textpage.get_text_bounded()), ascii(" ".join(page.text.split())), sep="\\n")
"""


def test_a_chinese_fonts_lone_sign_is_read_on_a_machine_without_such_a_font(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def chinese(canvas: Canvas) -> None:
        canvas.drawString(40, 260, "Density")
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(100, 260, "≥")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(116, 260, "2.00 g/cm3")

    command = [sys.executable, "-c", _WITHOUT_FONTS, str(tmp_path)]
    done = subprocess.run(command, input=pdf(chinese).data, capture_output=True, check=True, timeout=300)
    by_pdfium, by_us = done.stdout.decode().splitlines()
    assert "\\u2265" not in by_pdfium  # the fault that this is about
    assert by_us == ascii("Density ≥ 2.00 g/cm3")
