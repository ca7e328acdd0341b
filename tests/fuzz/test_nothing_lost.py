"""Nothing is lost or invented: each text put somewhere into a container comes out once, or is told.

Containers are made at random within each other; every place that can hold text is tried, and marks are counted.
"""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "extractor" / "readers" / "office"))

from packaged import cell, cells_row, docx, para, row, run, table, xlsx

from extractor.document.model import Problem, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.archive import unpack
from extractor.intake.sources import open_source
from extractor.readers.reading import read

EXAMPLES = int(os.environ.get("GAUGER_FUZZ", "40"))
bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

WRAPPINGS = (
    "{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:ins w:id="1">{}</w:ins>', "<w:smartTag>{}</w:smartTag>",
    "<w:customXml>{}</w:customXml>", "<n:newer>{}</n:newer>", "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
)  # fmt: skip
HIDING = ("", "<w:vanish/>", "<w:strike/>", "<w:b/>", '<w:color w:val="FFFFFF"/>')


class Marks:
    """Gives out words that stand nowhere else, each with whether it is shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.unseen: list[str] = []

    def next(self, *, shown: bool = True) -> str:
        word = f"mark{len(self.shown) + len(self.unseen):04d}x"
        (self.shown if shown else self.unseen).append(word)
        return word


@st.composite
def words(draw: st.DrawFn, marks: Marks) -> str:
    hiding, wrapping = draw(st.sampled_from(HIDING)), draw(st.sampled_from(WRAPPINGS))
    word = marks.next(shown=hiding in ("", "<w:b/>"))
    return wrapping.format(run(word + " ", hiding))


@st.composite
def block(draw: st.DrawFn, marks: Marks, depth: int) -> str:
    kind = draw(st.sampled_from(("para", "para", "table", "box", "wrapped"))) if depth < 3 else "para"
    if kind == "table":
        inside = [
            [draw(block(marks, depth + 1)) for _ in range(draw(st.integers(1, 3)))]
            for _ in range(draw(st.integers(1, 3)))
        ]
        return table(
            *(row(*(cell(b if b.startswith("<w:p>") else b + para(" ")) for b in each)) for each in inside)
        ) + para(" ")
    if kind == "box":
        held = draw(block(marks, depth + 1))
        return para(
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{held}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    if kind == "wrapped":
        return f"<w:sdt><w:sdtContent>{draw(block(marks, depth + 1))}</w:sdtContent></w:sdt>"
    return para("".join(draw(words(marks)) for _ in range(draw(st.integers(1, 3)))))


def word_file(draw: st.DrawFn, marks: Marks) -> bytes:
    return docx("".join(draw(block(marks, 0)) for _ in range(draw(st.integers(1, 4))))).data


def sheet_file(draw: st.DrawFn, marks: Marks) -> bytes:
    rows = []
    for number in range(1, draw(st.integers(2, 5))):
        off = draw(st.booleans())
        cells = {c: marks.next(shown=not off and c != "C") for c in "ABC"}
        rows.append(cells_row(number, 'hidden="1"' if off else "", **cells))
    return xlsx(f'<cols><col min="3" max="3" hidden="1"/></cols><sheetData>{"".join(rows)}</sheetData>').data


def text_file(draw: st.DrawFn, marks: Marks) -> bytes:
    return f"{marks.next()} 容量\n{marks.next()}".encode(draw(st.sampled_from(("utf-8", "gb18030", "utf-16"))))


def html_file(draw: st.DrawFn, marks: Marks) -> bytes:
    a, b, c = marks.next(), marks.next(shown=False), marks.next()
    return f"<html><p>{a}<s>{b}</s><table><tr><td><table><tr><td>{c}</table></table></html>".encode()


MADE = {".docx": word_file, ".xlsx": sheet_file, ".txt": text_file, ".html": html_file}


@st.composite
def container(draw: st.DrawFn, marks: Marks, depth: int = 0) -> tuple[str, bytes]:
    """A document, or an archive or a mail of several."""
    kind = draw(st.sampled_from((*MADE, ".zip", ".eml"))) if depth < 3 else draw(st.sampled_from(tuple(MADE)))
    if kind in MADE:
        return kind, MADE[kind](draw, marks)
    inner = [draw(container(marks, depth + 1)) for _ in range(draw(st.integers(1, 3)))]
    if kind == ".zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            for k, (suffix, data) in enumerate(inner):
                packed.writestr(f"报价{k}{suffix}", data)
        return kind, out.getvalue()
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message.set_content(marks.next())
    for k, (suffix, data) in enumerate(inner):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{k}{suffix}")
    message.set_boundary(f"=part-{depth}-{len(marks.shown)}=")
    return kind, bytes(message)


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
