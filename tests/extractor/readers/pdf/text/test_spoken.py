"""What a PDF says in place of what it prints (ActualText), and what it prints as a pattern."""

from __future__ import annotations

import pytest

from extractor.document.model import Contents, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.readers.reading import read
from tests.extractor.readers.raw_pdf import Held, Paper, line, paper


def contents(source: Source) -> Contents:
    return read(source, ReadOptions(ocr=False))


def said(words: str, printed: str) -> Source:
    return paper(f"/P<</MCID 0>>BDC /Span<</ActualText({words})>>BDC {printed}EMC EMC {line(50, 100, 'Voltage 48 V')}")


TWO_PIECES = "BT /F 10 Tf 50 200 Td (Mass) Tj 40 0 Td (35 kg) Tj ET "


@pytest.mark.parametrize("printed", [line(50, 200, "Mass 35 kg"), TWO_PIECES])
@pytest.mark.parametrize("words", ["Mass 558 kg", "Mass 88 kg", "558"])
def test_the_page_is_read_by_its_print_where_the_file_says_otherwise(words: str, printed: str) -> None:
    found = contents(said(words, printed))
    assert found.pages[0].text.split() == ["Mass", "35", "kg", "Voltage", "48", "V"]
    assert words in found.problems[0].message


@pytest.mark.parametrize("words", ["Mass 35 kg", "Mass35kg", "\\255", "ab"])
def test_what_is_said_as_it_is_printed_is_nothing_to_tell(words: str) -> None:
    found = contents(said(words, line(50, 200, "Mass 35 kg")))
    assert found.problems == ()
    assert "Voltage 48 V" in found.pages[0].text


def uncoded(made: Paper) -> dict[str, int]:
    """A font whose only sign has no code that means anything."""
    sign = made.stream("600 0 0 0 600 700 d1 0 0 500 700 re f")
    chars = f"/CharProcs<</odd {sign} 0 R>>/Encoding<</Differences[1/odd]>>/FirstChar 1/LastChar 1/Widths[600]"
    return {"t": made.add(f"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]{chars}>>")}


def test_signs_without_codes_are_read_by_what_the_file_says_of_them() -> None:
    drawn = (
        f"{line(50, 200, 'Mass')}/Span<</ActualText(35)>>BDC BT /T 10 Tf 80 200 Td <01> Tj ET EMC {line(95, 200, 'kg')}"
    )
    source = paper(drawn, "/Font<</F @f@/T @t@>>", held=uncoded)
    assert "35" in contents(source).pages[0].text


def tile(drawn: str) -> Held:
    head = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 150 40]/XStep 150/YStep 40/Resources<</Font<</F 1 0 R>>>>"
    return lambda made: {"p": made.stream(drawn, head)}


@pytest.mark.parametrize(
    "drawn, status", [(line(5, 10, "Mass 35 kg"), Status.PARTLY_READ), ("0 0 9 9 re f", Status.READ)]
)
def test_writing_that_is_the_pattern_of_a_shape_is_told(drawn: str, status: Status) -> None:
    filled = f"{line(50, 270, 'Voltage 48 V')}/Pattern cs /P scn 50 190 149 39 re f"
    found = contents(paper(filled, "/Pattern<</P @p@>>", held=tile(drawn)))
    assert found.status is status
    assert ("Mass 35 kg" in " ".join(p.message for p in found.problems)) is (status is Status.PARTLY_READ)
