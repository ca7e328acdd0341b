"""Further ways in which a page holds text that nobody sees, or shows text that is no part of its contents."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from classifier.box import Box
from extractor.document.model import Contents, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.readers.pdf.opening import frame_of
from extractor.readers.pdf.rendering import render_part
from extractor.readers.reading import read
from tests.extractor.readers.raw_pdf import Held, Paper, line, paper

SEEN = line(50, 270, "Voltage 48 V")
MASS = line(50, 200, "Mass 35 kg")
BLACK_FORM = "0 g 0 0 400 300 re f"


def contents(source: Source) -> Contents:
    return read(source, ReadOptions(ocr=False))


def told(source: Source) -> str:
    return " ".join(problem.message for problem in contents(source).problems)


def mask(grey: int) -> Held:
    def held(made: Paper) -> dict[str, int]:
        group = made.form(f"{grey} g 0 0 400 300 re f", more="/Group<</S/Transparency/CS/DeviceGray>>")
        return {"m": made.add(f"<</Type/ExtGState/SMask<</Type/Mask/S/Luminosity/G {group} 0 R>>>>")}

    return held


def tile(grey: int) -> Held:
    head = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>"
    return lambda made: {"p": made.stream(f"{grey} g 0 0 9 9 re f", head)}


def form(drawn: str, more: str = "") -> Held:
    return lambda made: {"x": made.form(drawn, more=more)}


SHADING = "/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 400 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[1]/C1[1]/N 1>>>>>>"

HIDDEN = {
    "a clip with a hole": paper(f"{SEEN}q 0 0 400 300 re 40 190 200 40 re W* n {MASS}Q"),
    "a clip round the text": paper(f"{SEEN}q 300 100 m 320 100 l 320 280 l 40 280 l 40 250 l 300 250 l h W n {MASS}Q"),
    "a mask": paper(f"{SEEN}q /G gs {MASS}Q", "/ExtGState<</G @m@>>", held=mask(0)),
    "a form without opacity": paper(
        f"{SEEN}q /G gs /X Do Q", "/ExtGState<</G<</ca 0>>>>/XObject<</X @x@>>", held=form(MASS, "/Group<</S/Transparency>>")
    ),
    "a white outline": paper(f"{SEEN}q 1 G 1 Tr {MASS}Q"),
    "a white tile": paper(f"{SEEN}/Pattern cs /P scn {MASS}", "/Pattern<</P @p@>>", held=tile(1)),
    "black on black": paper(f"{SEEN}0 g 40 190 200 40 re f {MASS}"),
    "blue on blue": paper(f"{SEEN}0 0 0.6 rg 40 190 200 40 re f 0 0.05 0.6 rg {MASS}"),
    "a shading upon it": paper(f"{SEEN}{MASS}q 40 190 200 40 re W n /S sh Q", SHADING),
    "a broad stroke upon it": paper(f"{SEEN}{MASS}1 G 30 w 40 203 m 240 203 l S"),
    "white bars upon it": paper(f"{SEEN}{MASS}1 g " + " ".join(f"40 {190 + k} 200 1.05 re f" for k in range(40))),
    "type of half a point": paper(SEEN + line(50, 200, "Mass 35 kg", 0.5)),
    "type made tiny": paper(f"{SEEN}q .05 0 0 .05 50 200 cm BT /F 10 Tf (Mass 35 kg) Tj ET Q"),
    "a crop": paper(SEEN + line(50, 20, "Mass 35 kg"), page="/CropBox[0 100 400 300]"),
    "a crop of a turned page": paper(SEEN + line(50, 20, "Mass 35 kg"), page="/CropBox[0 100 400 300]/Rotate 90"),
    "a slanted stroke": paper(f"{SEEN}{MASS}1 0 0 RG 50 199 m 98 208 l S"),
    "a cross": paper(f"{SEEN}{MASS}1 0 0 RG 50 199 m 98 208 l 50 208 m 98 199 l S"),
    "a wave": paper(f"{SEEN}{MASS}50 203 m 55 206 60 200 65 203 c 70 206 75 200 80 203 c 85 206 90 200 98 203 c S"),
    "a marker": paper(f"{SEEN}{MASS}3 w 50 203 m 98 203 l S"),
    "a flat picture": paper(f"{SEEN}{MASS}q 48 0 0 0.8 50 203 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"),
    "type pressed narrow": paper(f"{SEEN}BT 1 Tz /F 10 Tf 50 200 Td (Mass 35 kg) Tj 100 Tz ET"),
    "type pressed flat": paper(f"{SEEN}BT /F 10 Tf 1 0 0 .01 50 200 Tm (Mass 35 kg) Tj ET"),
    "a crop beyond the sheet": paper(SEEN + line(50, 320, "Mass 35 kg"), page="/CropBox[0 0 400 400]"),
    "white type upon it": paper(f"{SEEN}{MASS}1 g 1 G 2 w 2 Tr {MASS}"),
    "a scribble": paper(f"{SEEN}{MASS}50 199 m 55 208 l 60 199 l 65 208 l 70 199 l 75 208 l 80 199 l 85 208 l 98 208 l S"),
    "a stroke along turned text": paper(f"{SEEN}BT /F 10 Tf 0 1 -1 0 300 50 Tm (Mass 35 kg) Tj ET 297 50 m 297 98 l S"),
}  # fmt: skip


@pytest.mark.parametrize("source", HIDDEN.values(), ids=list(HIDDEN))
def test_text_that_nobody_sees_is_told_and_not_read(source: Source) -> None:
    assert [page.text.strip() for page in contents(source).pages] == ["Voltage 48 V"]
    assert "Mass 35 kg" in told(source)


@pytest.mark.parametrize("row", ["XXXXXXXX", "---------------", "xxxxxxxxxx", "=========", "*************"])
def test_text_over_which_a_row_of_signs_is_typed_is_struck_out(row: str) -> None:
    found = contents(paper(SEEN + MASS + line(50, 200, row)))
    assert found.pages[0].text == "Voltage 48 V\n"
    assert "Mass 35 kg" in found.problems[0].message and row in found.problems[0].message


READ = {
    "a clip that holds it": paper(f"{SEEN}q 40 190 300 40 re W n {MASS}Q"),
    "a round clip that holds it": paper(f"{SEEN}q 0 150 m 400 150 l 390 250 l 10 250 l h W n {MASS}Q"),
    "a mask that lets it through": paper(f"{SEEN}q /G gs {MASS}Q", "/ExtGState<</G @m@>>", held=mask(1)),
    "a form in a group": paper(f"{SEEN}/X Do", "/XObject<</X @x@>>", held=form(MASS, "/Group<</S/Transparency>>")),
    "a black tile": paper(f"{SEEN}/Pattern cs /P scn {MASS}", "/Pattern<</P @p@>>", held=tile(0)),
    "a black outline": paper(f"{SEEN}q 0 G 1 g 2 Tr {MASS}Q"),
    "yellow on blue": paper(f"{SEEN}0 0 .4 rg 40 190 200 40 re f 1 1 .3 rg {MASS}"),
    "a shading under it": paper(f"{SEEN}q 40 190 200 40 re W n /S sh Q {MASS}", SHADING),
    "a box around it": paper(f"{SEEN}{MASS}45 196 60 16 re S"),
    "a ring around its number": paper(f"{SEEN}{MASS}74 203 m 74 212 92 212 92 203 c 92 194 74 194 74 203 c S"),
    "a slanted line that goes on": paper(f"{SEEN}{MASS}20 190 m 140 220 l S"),
    "narrow type": paper(f"{SEEN}BT 40 Tz /F 10 Tf 50 200 Td (Mass 35 kg) Tj 100 Tz ET"),
    "small type": paper(SEEN + line(50, 200, "Mass 35 kg", 4)),
}  # fmt: skip


@pytest.mark.parametrize("source", READ.values(), ids=list(READ))
def test_text_that_is_seen_is_read(source: Source) -> None:
    assert contents(source).pages[0].text == "Voltage 48 V\nMass 35 kg\n"
    assert not told(source)


def test_layers_that_show_while_others_are_off_are_hidden_while_they_are_on() -> None:
    def held(made: Paper) -> dict[str, int]:
        one, other = made.add("<</Type/OCG/Name(A)>>"), made.add("<</Type/OCG/Name(B)>>")
        return {"a": one, "b": other, "m": made.add(f"<</Type/OCMD/P/AllOff/OCGs[{one} 0 R {other} 0 R]>>")}

    marked = f"{SEEN}/OC /L BDC {MASS}EMC"
    source = paper(marked, "/Properties<</L @m@>>", root="/OCProperties<</OCGs[@a@ @b@]/D<<>>>>", held=held)
    assert contents(source).pages[0].text == "Voltage 48 V\n"


@pytest.mark.parametrize(
    "boxes",
    ["/CropBox[0 0 .6 .6]", "/CropBox[-9 -9 0.4 300]", "/CropBox[500 500 900 900]", "/CropBox[0 0 9 .3]/Rotate 90"],
)
def test_a_crop_of_a_dot_or_beside_the_sheet_stops_no_page(boxes: str) -> None:
    drawn = f"{line(0, 0, 'Mass 35 kg', 3)}1 g 0 0 400 300 re f"
    source = paper(drawn, page=boxes)
    assert contents(source).status in (Status.READ, Status.PARTLY_READ, Status.UNREADABLE)
    assert render_all(source)


def render_all(source: Source) -> bool:
    """Whether each part of the page can be drawn, however narrow."""
    document = pdfium.PdfDocument(source.data)
    frame = frame_of(document[0])
    x0, top, x1, bottom = frame.box(*frame.shown)
    whole = (x0, top, x1, bottom)
    parts = [Box(*part) for part in (whole, (x1 - 0.01, top, x1, top + 0.01), (x0 - 5, top - 5, x0, top))]
    return all(render_part(document[0], frame, part).size for part in parts)


def test_pale_type_that_is_seen_keeps_its_decimal_point():
    pale = paper(f"{SEEN}1 1 0.85 rg {line(50, 200, 'Mass 35.5 kg/m')}")
    assert "35.5 kg/m" in contents(pale).pages[0].text and not contents(pale).problems


WRITTEN = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 300 30]/XStep 300/YStep 900/Matrix[1 0 0 1 40 195]/Resources<</Font<</F 1 0 R>>>>"
FILLED = f"{SEEN}/Pattern cs /P scn 40 195 300 30 re f"


def of_words(words: str) -> Held:
    return lambda made: {"p": made.stream(f"BT 0 g /F 12 Tf 0 10 Td ({words}) Tj ET", WRITTEN)}


def test_writing_that_is_the_pattern_of_a_shape_is_recognised() -> None:
    found = read(paper(FILLED, "/Pattern<</P @p@>>", held=of_words("Mass 35 kg")), ReadOptions())
    assert found.pages[0].text.split("\n")[:2] == ["Voltage 48 V", "Mass 35 kg"]
    assert [p.severity for p in found.problems] == [Severity.NOTE]


def test_writing_that_is_the_pattern_of_a_shape_waits_for_recognition_where_that_is_off() -> None:
    source = paper(FILLED, "/Pattern<</P @p@>>", held=of_words("Mass 35 kg"))
    (problem,) = contents(source).problems
    assert (problem.stage, problem.severity) == ("ocr", Severity.ERROR) and "Mass 35 kg" in problem.message


AS_CLIP = "q BT 7 Tr /F 10 Tf 50 200 Td (Mass 35 kg) Tj ET"


@pytest.mark.parametrize("painted", ["0 g 40 190 200 40 re f", "0 0 .5 rg 0 0 400 300 re f 1 g 300 20 5 5 re f"])
def test_text_through_which_something_is_painted_is_seen(painted: str) -> None:
    source = paper(f"{SEEN}{AS_CLIP} {painted} Q")
    assert contents(source).pages[0].text == "Voltage 48 V\nMass 35 kg\n" and not told(source)


@pytest.mark.parametrize("painted", ["Q", "Q 0.5 g 40 190 200 40 re f", "0 g 300 20 50 20 re f Q"])
def test_text_that_only_clips_is_not_seen(painted: str) -> None:
    source = paper(f"{SEEN}{AS_CLIP} {painted}")
    assert contents(source).pages[0].text == "Voltage 48 V\n" and "Mass 35 kg" in told(source)
