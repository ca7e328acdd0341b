"""A value that is drawn beside its name (a small picture, a mask, outlines, a glyph that writes) is recognised or told."""

from __future__ import annotations

import ctypes
import io
import zlib

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.document.model import Severity, Source
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers import ocr
from extractor.readers.pdf.unseen.printed import PrintedPages
from extractor.readers.reading import read
from tests.extractor.readers.raw_pdf import Paper, line, paper

recognises = pytest.mark.skipif(not ocr.available(), reason="the extra 'ocr' is not installed")
NO_OCR = ReadOptions(ocr=False)
VALUE = "2.56 g/cm3"
LABEL = line(40, 230, "Compaction density") + line(40, 200, "Tap density") + line(220, 200, "1.10 g/cm3")
PLACE = "/XObject<</X @x@>>"


def outlines(text: str, x: float, y: float, size: float) -> str:
    """The letters of a text as filled paths."""
    document = pdfium.PdfDocument.new()
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    made = ["q 0 g"]
    for letter in text:
        path, width = raw.FPDFFont_GetGlyphPath(font, ord(letter), ctypes.c_float(1)), ctypes.c_float()
        raw.FPDFFont_GetGlyphWidth(font, ord(letter), ctypes.c_float(size), width)
        curve: list[str] = []
        for k in range(raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0):
            segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, k)
            a, b = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, a, b)
            at = f"{x + size * a.value:.3f} {y + size * b.value:.3f}"  # PDFium gives heights of type
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                curve.append(at)
                if len(curve) == 3:
                    made.append(f"{' '.join(curve)} c")
                    curve = []
            else:
                made.append(f"{at} {'m' if kind == raw.FPDF_SEGMENT_MOVETO else 'l'}")
            made += ["h"] if raw.FPDFPathSegment_GetClose(segment) else []
        made += ["f"] if path else []
        x += width.value
    return " ".join([*made, "Q"])


def picture(text: str = VALUE) -> Image.Image:
    image = Image.new("RGB", (420, 60), "white")
    ImageDraw.Draw(image).text((8, 8), text, fill="black", font=ImageFont.load_default(36))
    return image


def with_picture() -> Source:
    out = io.BytesIO()
    picture().save(out, "JPEG", quality=92)
    form = "/Subtype/Image/Width 420/Height 60/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    drawn = "q 100 0 0 14.3 218 227 cm /X Do Q"
    return paper(LABEL + drawn, PLACE, held=lambda made: {"x": made.stream(out.getvalue(), form)})


def with_mask() -> Source:
    mask = picture().convert("1").tobytes()
    form = "/Subtype/Image/ImageMask true/Width 420/Height 60/BitsPerComponent 1/Decode[0 1]"
    return paper(
        LABEL + "q 0 g 100 0 0 14.3 218 227 cm /X Do Q", PLACE, held=lambda made: {"x": made.stream(mask, form)}
    )


def with_glyph(writes: str = f"BT /F 1000 Tf ({VALUE}) Tj ET", shown: str = "(a)") -> Source:
    """A font of drawings whose glyph of the letter a writes the whole value."""
    made = Paper()
    made.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    glyph = made.stream(f"6000 0 d0 {writes}")
    font = made.add(
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a {glyph} 0 R>>"
        "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[6000]/Resources<</Font<</F 1 0 R>>>>>>"
    )
    content = made.stream(f"{LABEL} BT /T 10 Tf 220 230 Td {shown} Tj ET")
    pages = len(made.objects) + 2
    made.add(
        f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 400 300]/Contents {content} 0 R"
        f"/Resources<</Font<</F 1 0 R/T {font} 0 R>>>>>>"
    )
    made.add(f"<</Type/Pages/Kids[{pages - 1} 0 R]/Count 1>>")
    return open_source("made.pdf", made.bytes(made.add(f"<</Type/Catalog/Pages {pages} 0 R>>")))


WAYS = {
    "picture": with_picture,
    "mask": with_mask,
    "outlines": lambda: paper(LABEL + outlines(VALUE, 220, 230, 10)),
    "glyph": with_glyph,
}


@recognises
@pytest.mark.parametrize("way", WAYS)
def test_a_drawn_value_stands_on_the_line_of_its_name(way: str) -> None:
    contents = read(WAYS[way](), ReadOptions())
    (page,) = contents.pages
    rows = ["".join(row.split()) for row in page.text.splitlines()]
    assert "Compactiondensity" + "".join(VALUE.split()) in rows
    assert any(p.severity is Severity.NOTE and "recognised: 2.56" in p.message for p in contents.problems)


@pytest.mark.parametrize("way", WAYS)
def test_a_drawn_value_is_told_where_it_is_not_recognised(way: str) -> None:
    contents = read(WAYS[way](), NO_OCR)
    (told,) = (p for p in contents.problems if "beside its text" in p.message)
    assert told.stage == "ocr" and told.severity is (Severity.ERROR if way == "glyph" else Severity.WARNING)
    assert not any(row.split() == ["Compaction", "density", "a"] for row in contents.pages[0].text.splitlines())


def test_a_glyph_that_draws_its_letter_is_that_letter() -> None:
    contents = read(with_glyph("0 0 500 700 re f"), NO_OCR)
    assert contents.problems == () and "Compaction density  a" in contents.pages[0].text


@pytest.mark.parametrize(
    "drawn",
    [
        "220 225 60 14 re S",  # a box to fill in
        "220 230 m 300 230 l S",
        "220 228 8 8 re f",
        "218 236 m 222 228 l 230 240 l S",  # a tick
    ],
)
def test_boxes_lines_and_ticks_are_no_writing(drawn: str) -> None:
    assert read(paper(LABEL + drawn), NO_OCR).problems == ()


def test_a_picture_without_words_before_it_on_its_line_is_a_mark_of_the_page() -> None:
    source = paper(
        line(40, 200, "Tap density") + "q 100 0 0 14.3 40 260 cm /X Do Q",
        PLACE,
        held=lambda made: {
            "x": made.stream(b"\x80", "/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
        },
    )
    assert read(source, NO_OCR).problems == ()


@pytest.mark.parametrize("drawing", [b"600 0 d0 BT (1) Tj ET", b"% a glyph\n600 0 0 0 500 700 d1\nBT (1) Tj ET"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_glyph_that_writes_is_found_among_the_file_s_streams(drawing: bytes, packed: bool) -> None:
    stream = zlib.compress(drawing) if packed else drawing
    assert PrintedPages(b"/Type3 1 0 obj <<>>\nstream\r\n" + stream + b"\nendstream").may_write_in_glyphs


@pytest.mark.parametrize("drawing", [b"600 0 d0 0 0 500 700 re f", b"q 1 0 0 1 0 0 cm BT (1) Tj ET Q"])
def test_streams_without_a_glyph_that_writes_need_no_second_look(drawing: bytes) -> None:
    held = b"/Type3 1 0 obj <<>>\nstream\r\n" + zlib.compress(drawing) + b"\nendstream"
    assert not PrintedPages(held).may_write_in_glyphs
    assert PrintedPages(b"/Filter[/ASCII85Decode/FlateDecode]" + held).may_write_in_glyphs
