"""A declaration's lines for other programs: JSON, CSV that Chinese Excel opens right, and XLSX.

What came out of documents is inert in all of them: no cell is a formula or a link, and characters that turn
or hide text are named.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import datetime
from typing import Any

from casebook.declaring.declaration import NO_ADVICE, NO_ADVICE_ZH, Declaration, GoodsLine
from casebook.inert_markdown import visible

VERSION = "gauger/declaration/1"
HEADS = (
    "项号 line",
    "品名型号 item",
    "文件 document",
    "品类 product",
    "判定 outcome",
    "管制编码 codes",
    "接近 near",
    "参数指标 parameters",
    "签署 signed by",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def cell(text: str) -> str:
    """A text that no spreadsheet obeys: one line, nothing hidden in it, and no sign of a formula before it."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def rows(made: Declaration) -> tuple[tuple[str, ...], ...]:
    """One row a line, under `HEADS`, as they are in the documents."""
    return tuple(_row(line) for line in made.lines)


def _row(line: GoodsLine) -> tuple[str, ...]:
    about = line.subject
    parameters = line.said.parameters if line.said else ()
    return (
        line.number,
        about.place.label,
        about.place.name,
        about.item.current.product,
        str(about.made.outcome),
        " ".join(about.made.codes),
        " ".join(about.made.near),
        "; ".join(f"{p.property} {p.value}" for p in parameters),
        ", ".join(about.signed.signers),
    )


def as_json(made: Declaration, program: str, catalogue: str) -> str:
    """The declaration as canonical JSON: its SHA-256 is the digest that the ledger keeps."""
    keys = [head.rpartition(" ")[2] for head in HEADS]
    data = {
        "format": VERSION,
        "as_of": str(made.as_of),
        "policy": made.policy,
        "program": program,
        "catalogue": catalogue,
        "remark": {"zh": made.zh, "en": made.en},
        "length": {"characters": made.length.characters, "gbk_bytes": made.length.gbk_bytes},
        "notes": list(made.notes),
        "lines": [dict(zip(keys, row, strict=True)) for row in rows(made)],
        "advice": {"zh": NO_ADVICE_ZH, "en": NO_ADVICE},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_csv(made: Declaration) -> bytes:
    """The lines as CSV in UTF-8 with a byte order mark."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([cell(text) for text in row] for row in rows(made))
    return (_BOM + written.getvalue()).encode()


def as_xlsx(made: Declaration) -> bytes:
    """The lines and the remark as a workbook, the same bytes for the same declaration.

    Raises `ModuleNotFoundError` without the extra `export`.
    """
    import xlsxwriter

    written = io.BytesIO()
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, {"in_memory": True, **inert})
    book.set_properties({"created": datetime(made.as_of.year, made.as_of.month, made.as_of.day)})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    _sheet(book.add_worksheet("lines"), (HEADS, *rows(made)), (8, 28, 28, 22, 16, 16, 16, 48, 20), bold)
    about = (
        ("备注 remark", made.zh or ""),
        ("remark (English)", made.en or ""),
        ("as of", str(made.as_of)),
        ("characters", str(made.length.characters)),
        ("GBK bytes", str(made.length.gbk_bytes)),
        *(("note", note) for note in made.notes),
        ("", NO_ADVICE_ZH),
        ("", NO_ADVICE),
    )
    _sheet(book.add_worksheet("remark"), about, (20, 110), None, wrapped)
    book.close()
    return written.getvalue()


def _sheet(sheet: Any, several: Any, widths: tuple[int, ...], head: Any, form: Any = None) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(several):
        for column, text in enumerate(row):
            sheet.write_string(number, column, cell(text), head if number == 0 else form)
