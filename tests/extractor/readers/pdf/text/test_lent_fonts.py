"""What a PDF says does not depend on the fonts of the machine, where the file holds none of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Source
from extractor.document.read_options import ReadOptions
from extractor.readers.reading import read
from tests.extractor.readers.drawing import HEIGHT, pdf
from tests.extractor.readers.pdf.font_machine import read_with_fonts
from tests.extractor.readers.pdf.lent import save_font
from tests.extractor.readers.raw_pdf import Paper, paper

ROW = "能量密度 mAh/g ≥３５３．０"
LETTERS = ROW + "电芯" + "".join(map(chr, range(0x21, 0x7F)))
FAMILY = "AR PL UMing CN Light"
"""One of the families of which PDFium takes the first that is there for a Chinese font."""


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders of fonts: with narrow letters that begin late, with tall and wide ones, and with nothing."""
    root = tmp_path_factory.mktemp("machines")
    (root / "none").mkdir()
    narrow = save_font(root / "narrow", (350, 50, 480, 520), LETTERS, FAMILY)
    tall = save_font(root / "tall", (-300, -400, 1400, 1300), LETTERS, FAMILY)
    return [narrow, tall, root / "none"]


def read_everywhere(source: Source, machines: list[Path]) -> dict[str, Any]:
    """What all machines read; PDFium's own boxes differ between any two of them."""
    found = [read_with_fonts(source, folder) for folder in machines]
    glyphs = [boxes for boxes, _ in found]
    assert all(one != other for k, one in enumerate(glyphs) for other in glyphs[:k]), "no font was lent"
    first, *others = (words for _, words in found)
    assert others == [first] * len(others)
    return first


def chinese(canvas: Canvas, size: float = 10) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas.setFont("STSong-Light", size)


def test_a_row_of_a_chinese_font_has_the_same_words_with_any_font(machines: list[Path]) -> None:
    def row(canvas: Canvas) -> None:
        chinese(canvas)
        canvas.drawString(40, HEIGHT - 60, ROW)

    assert read_everywhere(pdf(row), machines)["text"] == [ROW]


def test_a_word_s_box_goes_by_the_file_s_own_widths(machines: list[Path]) -> None:
    def row(canvas: Canvas) -> None:
        chinese(canvas)
        canvas.drawString(40, HEIGHT - 60, "电芯电芯")

    ((text, box, size),) = read_everywhere(pdf(row), machines)["words"]
    assert (text, size) == ("电芯电芯", 10)
    assert box == pytest.approx([40, 52, 80, 62])  # four places of ten points; a fifth lies under the base line


def test_turned_type_is_read_alike(machines: list[Path]) -> None:
    def turned(canvas: Canvas) -> None:
        chinese(canvas)
        canvas.drawString(40, HEIGHT - 60, "电芯 1")
        canvas.drawString(40, HEIGHT - 80, "电芯 2")
        canvas.translate(300, 60)
        canvas.rotate(90)
        canvas.drawString(0, 0, "mAh/g")

    assert "mAh/g" in read_everywhere(pdf(turned), machines)["text"][0]


def test_raised_type_is_joined_alike(machines: list[Path]) -> None:
    def raised(canvas: Canvas) -> None:
        chinese(canvas)
        canvas.drawString(40, HEIGHT - 60, "60 g/cm")
        x = 40 + canvas.stringWidth("60 g/cm")
        chinese(canvas, 6)
        canvas.drawString(x, HEIGHT - 56, "3")

    assert read_everywhere(pdf(raised), machines)["text"] == ["60 g/cm3"]


def test_lone_signs_stand_where_they_would_with_a_font(machines: list[Path]) -> None:
    def lone(canvas: Canvas) -> None:
        chinese(canvas)
        x = 40.0
        for part in ("能量", "（", "电", "）", "≥", "353"):
            canvas.drawString(x, HEIGHT - 60, part)
            x += canvas.stringWidth(part)

    assert read_everywhere(pdf(lone), machines)["text"] == ["能量（电）≥353"]


def test_a_simple_font_with_widths_of_its_own_is_read_by_them() -> None:
    """Letters of a font that no machine has, each half as wide again as in Helvetica: gaps are those of the file."""
    widths = " ".join(["900"] * 95)

    def held(made: Paper) -> dict[str, int]:
        about = made.add("<</Type/FontDescriptor/FontName/Odd/Flags 32/ItalicAngle 0/StemV 80/FontBBox[0 0 0 0]>>")
        head = "<</Type/Font/Subtype/TrueType/BaseFont/Odd/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126"
        return {"odd": made.add(f"{head}/Widths[{widths}]/FontDescriptor {about} 0 R>>")}

    source = paper("BT /O 10 Tf 40 240 Td (iljil) Tj 60 0 Td (mAh) Tj ET", "/Font<</O @odd@>>", held=held)
    (page,) = read(source, ReadOptions(ocr=False)).pages
    assert [(w.text, w.box.x0, round(w.box.x1, 2)) for w in page.words] == [("iljil", 40, 85), ("mAh", 100, 127)]


def test_letters_of_a_symbol_font_are_its_signs() -> None:
    """PDFium has plain letters of such a font, where another one is lent for it."""

    def held(made: Paper) -> dict[str, int]:
        about = made.add("<</Type/FontDescriptor/FontName/Symbol/Flags 34/ItalicAngle 0/StemV 80/FontBBox[0 0 0 0]>>")
        head = "<</Type/Font/Subtype/TrueType/BaseFont/Symbol,Bold/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126"
        return {"s": made.add(f"{head}/Widths[{' '.join(['600'] * 95)}]/FontDescriptor {about} 0 R>>")}

    content = "BT /F 10 Tf 40 240 Td (mW ) Tj 20 0 Td (15 m) Tj /S 10 Tf 22 0 Td (W) Tj ET"
    (page,) = read(paper(content, "/Font<</F @f@ /S @s@>>", held=held), ReadOptions(ocr=False)).pages
    assert page.text.split() == ["mW", "15", "mΩ"]


@pytest.mark.parametrize("grey", [0.78, 1.0])
def test_pale_text_that_no_font_draws_is_read_and_told(grey: float, machines: list[Path]) -> None:
    def pale(canvas: Canvas) -> None:
        chinese(canvas)
        canvas.drawString(40, HEIGHT - 60, "电芯")
        canvas.setFillGray(grey)
        canvas.drawString(40, HEIGHT - 80, "能量密度")

    source = pdf(pale)
    with_font, without = (read_with_fonts(source, folder)[1] for folder in machines[1:])
    assert "能量密度" in without["text"][0]
    assert [("may be hidden" in told, "能量密度" in told) for told in without["told"]] == [(True, True)]
    assert ("能量密度" in with_font["text"][0]) is (grey < 1)  # white on white is hidden
    assert not any("may be hidden" in told for told in with_font["told"])


def test_a_sign_that_no_font_draws_is_hidden_with_the_rest_of_its_text(machines: list[Path]) -> None:
    """Beside letters that the machine does draw, in one text."""

    def pale(canvas: Canvas) -> None:
        chinese(canvas)
        canvas.drawString(40, HEIGHT - 60, "电芯")
        canvas.setFillGray(1)
        canvas.drawString(40, HEIGHT - 80, "mAh≥353")

    found = read_everywhere(pdf(pale), machines)
    assert found["text"] == ["电芯"]
    assert [("mAh≥353" in told, "may be hidden" in told) for told in found["told"]] == [(True, False)]
