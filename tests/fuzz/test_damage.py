"""Damaged documents of every kind, read as a bulk run reads them: each in a process with its limits.

Some here; more by hand: `GAUGER_FUZZ=1500 pytest tests/fuzz/test_damage.py`.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from damage import write

from casebook.record.ledger import verify
from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import Document, found
from casebook.store.database import open_store
from casebook.workers.job import Job
from casebook.workers.limits import Limits
from extractor.document.model import Severity, Status

COUNT = int(os.environ.get("GAUGER_FUZZ", "60"))
JOB = Job(date(2026, 12, 1), "default", "0.1.0", limits=Limits(seconds=10, memory_mb=1_500))


def test_every_damaged_document_has_an_answer_or_a_reason_that_is_no_fault_of_the_program(tmp_path: Path) -> None:
    write(tmp_path / "in", COUNT, seed=11)
    entries = [e for e in found([tmp_path / "in"]) if isinstance(e, Document)]
    store = open_store(tmp_path / "a.casebook")
    results = list(Run(Settings(JOB, "ann", 2, ocr=False), store).results(entries))
    answered = {r.name for r in results}
    assert [e.name for e in entries if not any(n == e.name or n.startswith(f"{e.name}/") for n in answered)] == []
    for result in results:
        reasons = [p.message for p in result.answer.problems if p.severity is not Severity.NOTE]
        assert result.answer.status is Status.READ or reasons, result.name
        assert "the program failed" not in " ".join(reasons), result.name
    assert verify(store) == ()
    store.close()
