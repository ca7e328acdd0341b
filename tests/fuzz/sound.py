"""Small sound documents of every kind but PDF, to be damaged."""

from __future__ import annotations

import io
import struct
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


def parcel(paper: bytes) -> bytes:
    """Outlook's own parcel with words and a file."""
    made = struct.pack("<IH", 0x223E9F78, 1)
    for tag, data in ((0x0002800C, LINE.encode()), (0x00069002, b""), (0x00018010, b"a.pdf\0"), (0x0006800F, paper)):
        made += struct.pack("<BII", 1, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return made


def open_sheet() -> bytes:
    """A sheet of OpenDocument."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    cell = f'<table:table-cell table:number-columns-repeated="3"><text:p>{LINE}</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="4">{cell}</table:table-row>'
    sheet = f'<table:table table:name="S">{row}</table:table>'
    content = f"<office:document-content{names}><office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body></office:document-content>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
    return held.getvalue()


def sheet_in_xml() -> bytes:
    """A workbook in XML as Excel wrote it in 2003."""
    cells = (
        f'<Cell ss:Index="2"><Data ss:Type="String">{LINE}</Data></Cell><Cell><Data ss:Type="Number">4.9</Data></Cell>'
    )
    rows = f'<Row ss:Hidden="1">{cells}</Row><Row>{cells}</Row>'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{sheet}</Workbook>'.encode()


def signed_mail() -> bytes:
    """A mail whose content lies inside its signature, in pieces."""

    def value(tag: int, held: bytes) -> bytes:
        size = bytes([len(held)]) if len(held) < 128 else b"\x82" + len(held).to_bytes(2, "big")
        return bytes([tag]) + size + held

    inner = mail()
    pieces = b"".join(value(0x04, inner[k : k + 200]) for k in range(0, len(inner), 200))
    data = bytes.fromhex("06092a864886f70d010701") + value(0xA0, value(0x24, pieces))
    frame = value(
        0x30, bytes.fromhex("06092a864886f70d010702") + value(0xA0, value(0x30, b"\x02\x01\x01" + value(0x30, data)))
    )
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message.set_content(frame, maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    message.set_param("smime-type", "signed-data")
    return bytes(message)


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
        ".dat": parcel(paper),
        ".ods": open_sheet(),
        ".htm": f"<table><tr><td>Qty<td><s>5</s>{LINE}</table>".encode("utf-16"),
        ".xml": sheet_in_xml(),
        ".p7m.eml": signed_mail(),
        ".tsv": f"Qty\t{LINE}\r\n5\t6\r\n".encode() * 9,
        ".csv": f"Qty,{LINE}\r\n5,6\r\n".encode() * 9,
        ".zip": archive(**files, **{"a.eml": mail()}),
        ".xls": old_workbook(),
        ".png": picture("PNG"),
        ".jpg": picture("JPEG"),
        ".tif": picture("TIFF"),
    }
