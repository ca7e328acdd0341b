"""Nothing is lost or invented: each text put somewhere into a container comes out once, or is told.

Containers are made at random within each other; every place that can hold text is tried, and marks are counted.
"""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

sys.path.append(str(Path(__file__).parents[1] / "extractor" / "readers" / "office"))


from extractor.document.model import Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.archive import unpack
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.fuzz.random_containers import Marks, archive, container, mail, parcel, portfolio

EXAMPLES = int(os.environ.get("GAUGER_FUZZ", "40"))
bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@bounded
@given(st.data())
def test_every_shown_text_comes_out_once_and_every_other_one_is_told(data: st.DataObject) -> None:
    marks = Marks()
    suffix, made = data.draw(container(marks))
    found, told = Counter[str](), ""
    for inner in unpack(open_source(f"a{suffix}", made)):
        if isinstance(inner, Problem):
            told += inner.message
            continue
        assert isinstance(inner, Source)
        contents = read(inner, ReadOptions(ocr=False))
        assert contents.status is Status.READ or contents.problems, inner.identity.name
        found.update(w for page in contents.pages for w in page.text.replace("x", "x ").split() if w.startswith("mark"))
        told += "".join(p.message for p in contents.problems)
    assert found == Counter(marks.shown)
    quoted = [word for word in marks.unseen if word in told]
    assert quoted == marks.unseen or "more places" in told or "…" in told


def plain_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(40, 250, "Cover")
    canvas.save()
    return out.getvalue()


HOLDERS = {
    ".zip": archive,
    ".eml": lambda inner: mail(inner, "words"),
    ".dat": lambda inner: parcel(inner, "words"),
    ".pdf": lambda inner: portfolio(inner, plain_pdf()),
}
UNREADABLE = {
    ".jpg": b"\xff\xd8\xff\xe0 cut off", ".rar": b"Rar!\x1a\x07\x00rest", ".docx": b"PK\x03\x04 cut off",
    ".pdf": b"%PDF-1.7\ncut off", ".xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", ".bin": b"\x00\x01\x02\x03",
    ".7z": b"7z\xbc\xaf\x27\x1c rest", ".xlsx": b"",
}  # fmt: skip


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("suffix", UNREADABLE)
def test_a_file_that_cannot_be_read_ends_with_a_reason_and_keeps_nobody_else_from_being_read(
    holder: str, suffix: str
) -> None:
    sound = book_file_of("mark0000x")
    made = HOLDERS[holder]([(suffix, UNREADABLE[suffix]), (".xlsx", sound)])
    texts, ends = "", {}
    for inner in unpack(open_source(f"a{holder}", made)):
        if isinstance(inner, Problem):
            ends[inner.message] = inner.message
            continue
        contents = read(inner, ReadOptions(ocr=False))
        texts += "".join(page.text for page in contents.pages)
        told = " ".join(p.message for p in contents.problems if p.severity is not Severity.NOTE)
        if contents.status is not Status.READ:
            ends[f"{inner.identity.name} {told}"] = told
    assert "mark0000x" in texts
    (name, reason) = next((name, reason) for name, reason in ends.items() if suffix in name)
    assert len(reason) > 20, name


def book_file_of(word: str) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append([word])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
