"""Gauger as it is typed, over a casebook in a folder; what its papers and forms say, and a form as a maker fills it in."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from corpora.shipments.folders import DEALS, papers
from tui.cli import _run

DAY = ("--as-of", "2026-12-01")


def scanned(made: Path) -> Path:
    """The three made shipments, scanned into one casebook in this folder, as `in/FOLDER/PAPER`."""
    shutil.copytree(_scanned_once().name, made, dirs_exist_ok=True)
    return made


@cache
def _scanned_once() -> tempfile.TemporaryDirectory[str]:
    """What the tests of a process have copies of; it goes when the process ends."""
    kept = tempfile.TemporaryDirectory(prefix="gauger-three-")
    folder = Path(kept.name)
    for deal in DEALS:
        (folder / "in" / deal.folder).mkdir(parents=True)
        for name, data in papers(deal).items():
            (folder / "in" / deal.folder / name).write_bytes(data)
    gauger(folder, "scan", "in", "--no-ocr", "--shipment-by", "folder")
    return kept


def gauger(folder: Path, *words: str) -> int:
    """The exit code of a command on the folder's casebook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["gauger", *words, "--casebook", str(folder / "a.casebook"), *DAY])
        return _run()


def told(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    """A shipment as JSON."""
    capsys.readouterr()
    gauger(folder, "shipment", name, "--json")
    made: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return made


def texts(data: bytes) -> str:
    """All text of a Word document, its tables and heads included."""
    document = Document(io.BytesIO(data))
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    heads = (p.text for s in document.sections for p in s.header.paragraphs)
    return "\n".join((*(p.text for p in document.paragraphs), *cells, *heads))


def filled(form: Path, **cells: str) -> Path:
    """A form that was filled in, under a name of its own."""
    book = openpyxl.load_workbook(form)
    for place, text in {"B4": "Li Wei", "B5": "2026-11-28", **cells}.items():
        book["Reply"][place] = text
    made = form.with_name(f"back-{len(list(form.parent.iterdir()))}.xlsx")
    book.save(made)
    return made


def mailed(form: Path, box: Path) -> Path:
    """A mail in a folder that carries a form, with other words in its body."""
    mail = EmailMessage(SMTP)
    mail["Subject"], mail["From"] = "Re: questions", "sales@lanxin-power.example"
    mail.set_content("Dear Ms Zhao,\n\nour answers are in the form.\n")
    mail.add_attachment(form.read_bytes(), maintype="application", subtype="octet-stream", filename=form.name)
    made = box / "re.eml"
    made.write_bytes(mail.as_bytes())
    return made
