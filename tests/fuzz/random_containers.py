"""Files made at random within each other: office files, texts, PDFs, archives and mails, with marks that tell what they show."""

from __future__ import annotations

import base64
import io
import struct
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pypdf
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

sys.path.append(str(Path(__file__).parents[1] / "extractor" / "readers" / "office"))

from packaged import cell, cells_row, docx, para, row, table, xlsx

WRAPPINGS = (
    "{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:ins w:id="1">{}</w:ins>', "<w:smartTag>{}</w:smartTag>",
    "<w:customXml>{}</w:customXml>", "<n:newer>{}</n:newer>", "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
)  # fmt: skip
HIDING = (
    "", "<w:vanish/>", "<w:strike/>", "<w:b/>", '<w:color w:val="FFFFFF"/>', '<w:w w:val="1"/>', '<w:sz w:val="2"/>',
    '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="C00000"/>',
)  # fmt: skip
IN_A_RUN = (
    "{}", '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback><w:t>other</w:t></mc:Fallback></mc:AlternateContent>',
    "<n:newer>{}</n:newer>",
)  # fmt: skip


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
    inside = "{}" if hiding else draw(st.sampled_from(IN_A_RUN))  # an unknown element may have a look of its own
    text = inside.format(f'<w:t xml:space="preserve">{word} </w:t>')
    return wrapping.format(f"<w:r><w:rPr>{hiding}</w:rPr>{text}</w:r>")


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


def book_file(draw: st.DrawFn, marks: Marks) -> bytes:
    """Several sheets, of which some are hidden."""
    book = openpyxl.Workbook()
    for k in range(draw(st.integers(2, 4))):
        off = k > 0 and draw(st.booleans())
        sheet = book.create_sheet() if k else book.worksheets[0]
        sheet.sheet_state = "hidden" if off else "visible"
        for number in range(1, 3):
            sheet.append([marks.next(shown=not off), number])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tabbed_file(draw: st.DrawFn, marks: Marks) -> bytes:
    return "".join(f"{marks.next()}\t{marks.next()}\t{k}\r\n" for k in range(draw(st.integers(1, 3)))).encode()


WAYS = ("plain", "plain", "plain", "white", "tiny", "struck", "covered", "clear", "beyond")


def written(canvas: Canvas, y: float, way: str, word: str) -> None:
    """A word that is seen, or not for one of several reasons."""
    canvas.saveState()
    canvas.setFont("Helvetica", 0.5 if way == "tiny" else 10)
    canvas.setFillGray(1 if way == "white" else 0, alpha=0 if way == "clear" else 1)
    canvas.drawString(500 if way == "beyond" else 40, y, word)
    if way == "struck":
        canvas.line(40, y + 3.5, 40 + canvas.stringWidth(word, "Helvetica", 10), y + 3.5)
    elif way == "covered":
        canvas.setFillGray(1)
        canvas.rect(30, y - 5, 200, 20, stroke=0, fill=1)
    canvas.restoreState()


def pdf_file(draw: st.DrawFn, marks: Marks) -> bytes:
    """Pages with lines of text, some of which nobody sees."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), invariant=1)
    for _ in range(draw(st.integers(1, 2))):
        for k in range(draw(st.integers(2, 4))):
            way = draw(st.sampled_from(WAYS)) if k else WAYS[0]
            written(canvas, 250 - 30 * k, way, marks.next(shown=way == "plain"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


MADE = {
    ".docx": word_file, ".xlsx": sheet_file, ".txt": text_file, ".html": html_file, ".xlsm": book_file,
    ".tsv": tabbed_file, ".pdf": pdf_file,
}  # fmt: skip


Files = list[tuple[str, bytes]]


def archive(inner: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for k, (suffix, data) in enumerate(inner):
            packed.writestr(f"报价{k}{suffix}", data)
    return out.getvalue()


def mail(inner: Files, words: str, boundary: str = "=part=") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message.set_content(words)
    for k, (suffix, data) in enumerate(inner):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{k}{suffix}")
    message.set_boundary(boundary)
    return bytes(message)


def mailbox(inner: Files, words: str, boundary: str) -> bytes:
    """A mail a file, one after the other, the last with words; the files of the first lie in a mail within it."""
    made = b""
    for k, one in enumerate(inner):
        held = mail([one], "" if k else words, f"{boundary}{k}").replace(b"\nFrom ", b"\n>From ")
        if not k:
            outer = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary={boundary}-\n\n"
            head = f"--{boundary}-\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
            held = outer.encode() + head.encode() + base64.encodebytes(held) + f"--{boundary}---\n".encode()
        made += b"From a@example.org Mon Nov 30 00:00:00 2026\n" + held + b"\n"
    return made


def parcel(inner: Files, words: str) -> bytes:
    """Outlook's own: the words, and each file with its title."""
    made = struct.pack("<IH", 0x223E9F78, 1)
    attributes = [(0x0002800C, words.encode())]
    for k, (suffix, data) in enumerate(inner):
        attributes += [(0x00069002, b""), (0x00018010, f"{k}{suffix}".encode() + b"\0"), (0x0006800F, data)]
    for tag, held in attributes:
        made += struct.pack("<BII", 1, tag, len(held)) + held + struct.pack("<H", sum(held) & 0xFFFF)
    return made


def portfolio(inner: Files, cover: bytes) -> bytes:
    """A PDF with files in it."""
    paper = pypdf.PdfWriter(clone_from=io.BytesIO(cover))
    for k, (suffix, data) in enumerate(inner):
        paper.add_attachment(f"{k}{suffix}", data)
    out = io.BytesIO()
    paper.write(out)
    return out.getvalue()


@st.composite
def container(draw: st.DrawFn, marks: Marks, depth: int = 0, without: str = "") -> tuple[str, bytes]:
    """A document, or an archive, a mail, a parcel or a PDF of several; `without` is a kind that it is not."""
    holding = (".zip", ".eml", ".dat", "portfolio", *[".mbox"] * (depth == 0)) if depth < 3 else ()
    kind = draw(st.sampled_from([kind for kind in (*MADE, *holding) if kind != without]))
    if kind in MADE:
        return kind, MADE[kind](draw, marks)
    unfit = ".txt" if kind == "portfolio" else ""  # a text in a PDF is told by its name alone
    inner = [draw(container(marks, 3 if kind == ".mbox" else depth + 1, unfit)) for _ in range(draw(st.integers(1, 3)))]
    if kind == ".zip":
        return kind, archive(inner)
    if kind == ".dat":
        return kind, parcel(inner, marks.next())
    if kind == "portfolio":
        return ".pdf", portfolio(inner, pdf_file(draw, marks))
    if kind == ".mbox":
        return kind, mailbox(inner, marks.next(), f"part-{depth}-{len(marks.shown)}")
    return kind, mail(inner, marks.next(), f"=part-{depth}-{len(marks.shown)}=")
