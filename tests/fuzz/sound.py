"""Small sound documents of every kind but PDF, to be damaged."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import xlwt
from PIL import Image, ImageDraw

sys.path.append(str(Path(__file__).parents[1] / "extractor" / "readers"))

from compound import compound

LINE = "Nominal capacity 4.9 Ah at 3.6 V, mass max. 70 g"


def mail(**attached: bytes) -> bytes:
    """A mail of words, a table in HTML, files, and a mail within."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Bestellung 订单 7"
    message.set_content(LINE)
    message.add_alternative(f"<table><tr><td>Qty<td>{LINE}</table>" + "<div>" * 60, subtype="html")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    inner = EmailMessage()
    inner["From"], inner["To"] = "c@example.org", "d@example.org"
    inner.set_content(LINE, charset="gb18030")
    message.add_attachment(inner)
    return bytes(message)


def outlook(**attached: bytes) -> bytes:
    """A message of Outlook with words and files."""
    held = {
        f"__attach_version1.0_#{k:08X}": {
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
        for k, (name, data) in enumerate(attached.items())
    }
    words = {"__substg1.0_0037001F": "订单 7".encode("utf-16-le"), "__substg1.0_1000001F": LINE.encode("utf-16-le")}
    return compound({**words, **held})


def archive(**entries: bytes) -> bytes:
    """An archive with an archive in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
        if held.tell() < 1_000_000 and "inner.zip" not in entries:
            packed.writestr("inner.zip", archive(**entries, **{"inner.zip": b""}))
    return held.getvalue()


def old_workbook() -> bytes:
    """A workbook of the older kind."""
    book, held = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Cells")
    for row in range(30):
        for column, value in enumerate((LINE, row * 1.5, "Ah")):
            sheet.write(row, column, value)
    book.save(held)
    return held.getvalue()


def picture(kind: str) -> bytes:
    """A picture of a line of text."""
    drawn, held = Image.new("RGB", (320, 40), "white"), io.BytesIO()
    ImageDraw.Draw(drawn).text((5, 10), LINE, "black")
    drawn.save(held, kind, dpi=(200, 200))
    return held.getvalue()


def documents(paper: bytes) -> Mapping[str, bytes]:
    """One of each kind by its suffix; `paper` is a PDF to put into those that hold others."""
    files = {"offer.pdf": paper, "cells.xls": old_workbook()}
    return {
        ".eml": mail(**files),
        ".msg": outlook(**files),
        ".zip": archive(**files, **{"a.eml": mail()}),
        ".xls": old_workbook(),
        ".png": picture("PNG"),
        ".jpg": picture("JPEG"),
        ".tif": picture("TIFF"),
    }
