"""Text layers that lack what the page shows: found by the ink, told by its neighbours, recognised where many."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Contents, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers import ocr
from extractor.readers.reading import read

NO_OCR = ReadOptions(ocr=False)
recognises = pytest.mark.skipif(not ocr.available(), reason="the extra 'ocr' is not installed")


def paper(*lines: str, lacking: str = "", code: str = "0020") -> Source:
    """A PDF whose font says nothing of some characters, though it draws them."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), pageCompression=0, invariant=1)
    canvas.setFont("Vera", 14)
    for k, line in enumerate(lines):
        canvas.drawString(40, 260 - 20 * k, line)
    canvas.save()
    data = out.getvalue()
    for letter in lacking:
        entry = f"<{ord(letter):02X}> <{ord(letter):04X}>".encode()
        assert entry in data
        data = data.replace(entry, f"<{ord(letter):02X}> <{code}>".encode())
    return open_source("sheet.pdf", data)


def messages(contents: Contents) -> str:
    return " ".join(p.message for p in contents.problems)


LONG = ["Nominal voltage and energy, as delivered"] * 5


@pytest.mark.parametrize("code", ["0020", "0000"])
def test_a_character_that_is_drawn_and_not_in_the_text_is_a_problem_with_its_neighbours(code: str) -> None:
    contents = read(paper(*LONG, "Mass 47 g", lacking="7", code=code), NO_OCR)
    assert [(p.severity, p.page) for p in contents.problems] == [(Severity.WARNING, 1)]
    assert "Mass 4□" in messages(contents)


def test_a_text_layer_without_holes_has_no_problem() -> None:
    contents = read(paper(*LONG, "Mass 47 g"), NO_OCR)
    assert (contents.status, contents.problems) == (Status.READ, ())


@pytest.mark.parametrize("installed", [True, False])
def test_a_page_that_lacks_much_counts_as_partly_read(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: installed)
    contents = read(paper("Capacity 4700 mAh, mass 47 g", lacking="7a"), NO_OCR)
    assert contents.status is Status.PARTLY_READ
    assert ("install gauger[ocr]" in messages(contents)) is not installed


def test_a_page_that_lacks_much_asks_for_recognition_where_it_is_off() -> None:
    (lacks,) = read(paper("NOMINAL 2600", lacking="NOMI"), NO_OCR).problems
    assert (lacks.stage, lacks.severity) == ("ocr", Severity.ERROR)


@recognises
def test_a_page_that_lacks_much_is_recognised_instead() -> None:
    contents = read(paper(*LONG, "Capacity 4700 mAh", "Weight 47 g", lacking="7a"))
    assert (contents.pages[0].origin, contents.status) == ("ocr", Status.READ)
    assert "4700mAh" in contents.pages[0].text.replace(" ", "")


def test_a_hyphen_that_its_font_calls_a_soft_one_is_a_hyphen() -> None:
    contents = read(paper("Model PF-9", lacking="-", code="00AD"), NO_OCR)
    assert contents.pages[0].text == "Model PF-9\n"


@recognises
@pytest.mark.parametrize("code", ["0020", "0011"])
def test_the_lost_sign_of_a_number_is_recognised_where_the_rest_agrees(code: str) -> None:
    contents = read(paper(*LONG, "Density 2.61 g", lacking=".", code=code))
    assert "2.61 g" in contents.pages[0].text and contents.pages[0].origin == "text"
    (told,) = contents.problems
    assert told.severity is Severity.NOTE and "2.61" in told.message


@recognises
def test_a_recognition_that_reads_another_digit_fills_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "read_line", lambda image: ("2.81 g", 1.0))
    contents = read(paper(*LONG, "Density 2.61 g", lacking="."))
    assert "ensity 2□61" in messages(contents) and "2.81" not in contents.pages[0].text


def test_a_lost_sign_of_a_number_asks_for_recognition_where_it_is_off() -> None:
    (lacks,) = read(paper(*LONG, "Density 2.61 g", lacking=".", code="0011"), NO_OCR).problems
    assert lacks.stage == "ocr"
