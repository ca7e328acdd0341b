"""A run opens what a locked PDF carries by the passwords that it was given."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf

from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import Document, found
from casebook.store.database import open_store
from casebook.workers.job import Job
from extractor.document.model import Status
from tests.extractor.readers.drawing import pdf, write


def test_papers_inside_a_locked_pdf_are_read(tmp_path: Path) -> None:
    cover = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(write(50, 100, "See inside.")).data))
    cover.add_attachment("sheet.pdf", pdf(write(50, 100, "Mass 35 kg")).data)
    cover.encrypt("pass", algorithm="RC4-128")
    cover.write(tmp_path / "cover.pdf")
    store = open_store(tmp_path / "a.casebook")
    job = Job(date(2026, 12, 1), "default", "0.1.0", passwords=("other", "pass"))
    entries = [e for e in found([tmp_path / "cover.pdf"]) if isinstance(e, Document)]
    results = list(Run(Settings(job, "ann", 1, ocr=False), store).results(entries))
    store.close()
    assert {(r.name.rpartition("cover.pdf")[2], r.answer.status) for r in results} == {
        ("", Status.READ),
        ("/sheet.pdf", Status.READ),
    }
