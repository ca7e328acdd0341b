"""What is stuck on a PDF page and drawn by viewers: marks that strike out, boxes of text, comments, pinned files."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject
from pypdf.generic import TextStringObject as Text
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.archive import unpack
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf

NO_OCR = ReadOptions(ocr=False)


def floats(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])


WORDS = floats(50, 208, 103, 208, 50, 198, 103, 198)
"""Around "Mass 35 kg"."""


def draw(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.drawString(50, 150, "Voltage 48 V")


def annotated(kind: str, password: str = "", held: StreamObject | None = None, **entries: Any) -> Source:
    """The two lines with one annotation upon "Mass 35 kg", without any drawing of its own; `held` is a file in it."""
    paper = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(draw).data))
    made = {"Type": NameObject("/Annot"), "Subtype": NameObject(f"/{kind}"), "Rect": floats(48, 196, 105, 212)}
    if held is not None:
        file = {"F": Text("inner.pdf"), "UF": Text("inner.pdf")}
        names = DictionaryObject({NameObject(f"/{name}"): value for name, value in file.items()})
        names[NameObject("/EF")] = DictionaryObject({NameObject("/F"): paper._add_object(held)})
        entries["FS"] = names
    item = DictionaryObject({NameObject(f"/{name}"): value for name, value in (made | entries).items()})
    paper.pages[0][NameObject("/Annots")] = ArrayObject([paper._add_object(item)])
    if password:
        paper.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    paper.write(out)
    return open_source("made.pdf", out.getvalue())


@pytest.mark.parametrize(
    "kind, entries",
    [
        ("StrikeOut", {"QuadPoints": WORDS}),
        ("Redact", {"QuadPoints": WORDS}),
        ("Redact", {}),
        ("Line", {"L": floats(49, 203, 104, 203)}),
        ("Line", {"L": floats(36, 203, 122, 203)}),
        ("Ink", {"InkList": ArrayObject([floats(49, 203, 80, 203.5, 104, 203)])}),
    ],
)
def test_text_that_an_annotation_strikes_out_is_told_and_not_read(kind: str, entries: dict[str, Any]) -> None:
    contents = read(annotated(kind, **entries), NO_OCR)
    assert contents.pages[0].text.strip() == "Voltage 48 V"
    (told,) = contents.problems
    assert "Mass 35 kg" in told.message and told.severity is Severity.NOTE


@pytest.mark.parametrize(
    "kind, entries",
    [
        ("Underline", {"QuadPoints": WORDS}),
        ("Highlight", {"QuadPoints": WORDS}),
        ("StrikeOut", {"QuadPoints": WORDS, "F": NumberObject(2)}),
        ("Line", {"L": floats(49, 203, 300, 203)}),
        ("Line", {"L": floats(49, 197, 104, 197)}),
        ("Link", {}),
    ],
)
def test_text_that_is_marked_otherwise_is_read(kind: str, entries: dict[str, Any]) -> None:
    contents = read(annotated(kind, **entries), NO_OCR)
    assert "Mass 35 kg" in contents.pages[0].text
    assert not contents.problems


def test_a_box_of_text_that_a_viewer_draws_is_read_where_it_stands() -> None:
    box = floats(200, 190, 300, 212)
    source = annotated("FreeText", Rect=box, Contents=Text("Width 40 mm\rHeight 9 mm"), DA=Text("/Helv 9 Tf 0 g"))
    page = read(source, NO_OCR).pages[0]
    assert {"Width", "40", "Height", "Mass"} <= {word.text for word in page.words}
    (word,) = (word for word in page.words if word.text == "Height")
    assert 195 < word.box.x0 < 210 and 85 < word.box.top < 112


@pytest.mark.parametrize("kind", ["Text", "Stamp", "Caret", "Highlight"])
def test_a_comment_is_told_and_is_no_value(kind: str) -> None:
    contents = read(annotated(kind, Contents=Text("should be 40 kg")), NO_OCR)
    assert "40" not in contents.pages[0].text
    assert [p.severity for p in contents.problems] == [Severity.NOTE]
    assert "should be 40 kg" in contents.problems[0].message


def pinned(password: str = "") -> Source:
    held = StreamObject()
    held.set_data(pdf(draw).data)
    held[NameObject("/Type")] = NameObject("/EmbeddedFile")
    return annotated("FileAttachment", password, held)


def test_a_file_pinned_to_a_page_is_a_document_of_its_own() -> None:
    names = [inner.identity.name for inner in unpack(pinned()) if isinstance(inner, Source)]
    assert names == ["made.pdf", "made.pdf/inner.pdf"]
    assert read(pinned(), NO_OCR).status is Status.READ


def test_files_of_a_locked_document_are_unpacked_by_its_password() -> None:
    contents = read(pinned("pass"), ReadOptions(ocr=False, passwords=("pass",)))
    assert contents.status is Status.READ
    assert "inner.pdf" in contents.problems[-1].message
    inside = unpack(pinned("pass"), ("pass",))
    assert [one.identity.name for one in inside if isinstance(one, Source)] == ["made.pdf", "made.pdf/inner.pdf"]
