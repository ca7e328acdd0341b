"""Boxes of text, shapes, strokes and fields that viewers draw upon a PDF page: read, covering, or told."""

from __future__ import annotations

import pytest

from extractor.document.model import Severity, Source, Status
from tests.extractor.readers.raw_pdf import Held, Paper, line, paper
from tests.extractor.readers.test_unseen_ways import MASS, SEEN, contents, told


def shape(drawn: str, box: str) -> Held:
    """A drawing that an annotation names `@n@`."""
    return lambda made: {"n": made.form(drawn, box)}


BOX = "<</Subtype/FreeText/Rect[45 192 150 214]/DA(/Helv 10 Tf 0 g)"
RICH = '<body xmlns="http://www.w3.org/1999/xhtml"><p>Mass 58 kg</p><p><span style="text-decoration:line-through">Mass 41 kg</span></p></body>'


def test_a_box_of_text_is_read_by_its_rich_text_and_without_what_is_struck() -> None:
    source = paper(SEEN, notes=(f"{BOX}/RC({RICH})>>",))
    assert "Mass 58 kg" in contents(source).pages[0].text
    assert "41" not in contents(source).pages[0].text
    assert "Mass 41 kg" in told(source)


def test_a_box_of_text_with_a_ground_covers_what_lies_under_it() -> None:
    source = paper(SEEN + MASS, notes=(f"{BOX}/C[1 1 1]/Contents(Mass 58 kg)>>",))
    assert contents(source).pages[0].text == "Voltage 48 V\nMass 58 kg\n"
    assert "Mass 35 kg" in told(source)


@pytest.mark.parametrize("more", ["/F 2", "/F 32", "/DA(/Helv 10 Tf 1 g)"])
def test_a_box_of_text_that_is_not_seen_is_told(more: str) -> None:
    head = BOX.replace("/DA(/Helv 10 Tf 0 g)", "") if "/DA" in more else BOX
    source = paper(SEEN, notes=(f"{head}{more}/Contents(Mass 58 kg)>>",))
    assert contents(source).pages[0].text == "Voltage 48 V\n"
    assert "Mass 58 kg" in told(source)


def test_a_box_of_text_is_read_as_it_is_drawn_and_what_it_says_is_told() -> None:
    drawn = shape(line(2, 6, "Mass 58 kg"), "0 0 105 22")
    source = paper(SEEN, notes=(f"{BOX}/Contents(Mass 35 kg)/AP<</N @n@>>>>",), held=drawn)
    assert contents(source).pages[0].text == "Voltage 48 V\nMass 58 kg\n"
    assert "it says: Mass 35 kg" in told(source)


@pytest.mark.parametrize("kind", ["Watermark", "Stamp", "Polygon", "Caret", "Screen"])
def test_whatever_an_annotation_draws_is_read(kind: str) -> None:
    drawn = shape(line(2, 6, "Mass 58 kg"), "0 0 105 22")
    source = paper(SEEN, notes=(f"<</Subtype/{kind}/Rect[45 192 150 214]/AP<</N @n@>>>>",), held=drawn)
    assert "Mass 58 kg" in contents(source).pages[0].text


@pytest.mark.parametrize("kind", ["Highlight", "Circle", "Watermark"])
def test_an_annotation_that_is_drawn_over_text_covers_it(kind: str) -> None:
    drawn = shape("1 g 0 0 200 40 re f", "0 0 200 40")
    source = paper(SEEN + MASS, notes=(f"<</Subtype/{kind}/Rect[40 190 240 230]/AP<</N @n@>>>>",), held=drawn)
    assert contents(source).pages[0].text == "Voltage 48 V\n"


def test_a_filled_shape_that_viewers_draw_covers_text() -> None:
    source = paper(SEEN + MASS, notes=("<</Subtype/Square/Rect[40 190 240 230]/IC[1 1 1]/C[1 1 1]/BS<</W 0>>>>",))
    assert contents(source).pages[0].text == "Voltage 48 V\n"


@pytest.mark.parametrize(
    "note",
    [
        "<</Subtype/PolyLine/Vertices[50 203 98 203]/Rect[48 196 105 212]>>",
        "<</Subtype/Ink/InkList[[50 203 60 208 70 199 80 208 90 199 98 204]]/Rect[48 196 105 212]>>",
        "<</Subtype/Line/L[50 200 98 206]/Rect[48 196 105 212]>>",
    ],
)
def test_strokes_of_a_pen_strike_out(note: str) -> None:
    assert contents(paper(SEEN + MASS, notes=(note,))).pages[0].text == "Voltage 48 V\n"


def test_a_ring_of_a_pen_strikes_nothing_out() -> None:
    ring = "<</Subtype/Ink/InkList[[74 203 80 211 90 206 88 196 76 197 74 203]]/Rect[70 190 95 214]>>"
    assert "Mass 35 kg" in contents(paper(SEEN + MASS, notes=(ring,))).pages[0].text


LAYERS = "/OCProperties<</OCGs[@o@ @p@]/D<<%s>>>>"
STAMP = "<</Subtype/Stamp/OC %s/Rect[45 192 150 214]/Contents(Mass 58 kg)/AP<</N @n@>>>>"


def layered_stamp(made: Paper) -> dict[str, int]:
    one, other = made.add("<</Type/OCG/Name(A)>>"), made.add("<</Type/OCG/Name(B)>>")
    several = made.add(f"<</Type/OCMD/OCGs[{one} 0 R {other} 0 R]>>")
    return {"o": one, "p": other, "s": several, "n": made.form(line(2, 6, "Mass 58 kg"), "0 0 105 22")}


@pytest.mark.parametrize(
    "layer, view, is_read",
    [
        ("@o@", "/OFF[@o@]", False),
        ("@o@", "/OFF[@p@]", True),
        ("@o@", "/BaseState/OFF", False),
        ("@o@", "/BaseState/OFF/ON[@o@]", True),
        ("@s@", "/OFF[@o@ @p@]", False),
        ("@s@", "/OFF[@o@]", True),
        ("<</Type/OCMD/OCGs @o@>>", "/OFF[@o@]", False),
    ],
)
def test_a_stamp_on_a_layer_that_is_off_is_told_and_not_read(layer: str, view: str, *, is_read: bool) -> None:
    source = paper(SEEN, notes=(STAMP % layer,), root=LAYERS % view, held=layered_stamp)
    assert ("Mass 58 kg" in contents(source).pages[0].text) is is_read
    assert "Mass 58 kg" in told(source)


FIELD = "<</Subtype/Widget/FT/Tx/T(m)/Rect[50 190 210 212]/DA(/Helv 10 Tf 0 g)"
FORM = "/AcroForm<</Fields[@note0@]/DR<</Font<</Helv @f@>>>>/DA(/Helv 10 Tf 0 g)>>"


@pytest.mark.parametrize("flag", [2, 32])
def test_the_value_of_a_hidden_field_is_told(flag: int) -> None:
    source = paper(SEEN, notes=(f"{FIELD}/F {flag}/V(Mass 35 kg)>>",), root=FORM)
    assert contents(source).pages[0].text == "Voltage 48 V\n"
    assert "hidden are not taken for values: Mass 35 kg" in told(source)


def field(value: str, drawn: str) -> Source:
    held = shape(drawn, "0 0 160 22")
    return paper(SEEN, notes=(f"{FIELD}/V({value})/AP<</N @n@>>>>",), root=FORM, held=held)


@pytest.mark.parametrize("drawn, shown", [(line(2, 6, "Mass 58 kg"), "drawn as “Mass 58 kg”"), ("", "not drawn")])
def test_a_field_whose_drawing_is_not_its_value_is_doubted(drawn: str, shown: str) -> None:
    found = contents(field("Mass 35 kg", drawn))
    assert "35" not in found.pages[0].text
    assert found.status is Status.PARTLY_READ
    assert [p.severity for p in found.problems] == [Severity.ERROR]
    assert "“Mass 35 kg”" in found.problems[0].message and shown in found.problems[0].message


@pytest.mark.parametrize(
    "value, drawn", [("1000", "1,000"), ("58.0", "58.0 kg"), ("a long remark of 3 lines", "a long rem"), ("x", "y")]
)
def test_a_field_drawn_in_another_form_is_not_doubted(value: str, drawn: str) -> None:
    assert contents(field(value, line(2, 6, drawn))).status is Status.READ


def test_a_field_of_a_letter_a_box_is_one_word() -> None:
    boxes = "BT /F 10 Tf 6 6 Td (3) Tj 20 0 Td (5) Tj 20 0 Td (.) Tj 20 0 Td (5) Tj ET"
    assert "35.5" in contents(field("35.5", boxes)).pages[0].text


def test_a_field_of_a_form_that_is_also_one_of_adobe_s_is_read_by_its_value():
    data = '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><d>35 kg</d></xdp:xdp>'
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(m)/V(35 kg)/Rect[100 195 200 212]/DA(/Helv 10 Tf 0 g)>>"
    form_ = "/AcroForm<</Fields[@note0@]/XFA @x@/DA(/Helv 10 Tf 0 g)>>"
    source = paper(line(50, 200, "Mass"), notes=(field,), root=form_, held=lambda made: {"x": made.stream(data)})
    assert "35 kg" in contents(source).pages[0].text
