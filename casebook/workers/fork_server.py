"""Readies the process that every worker is forked from: what all need is made once, and each inherits it.

The collector rests meanwhile, and what was made is put out of its sight: nothing of it is garbage, and pages of
memory that no collection touches stay shared by all workers.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import date

_SAMPLE = b"Specification\nModel: A-1\nNominal capacity: 5 Ah\nNominal voltage: 3.7 V\nWeight: 70 g\n"
"""Is read once and forgotten: by then patterns are compiled, trees are loaded, and every stage's modules are there."""


def make_ready() -> None:
    """Loads the readers' libraries, the catalogue and its words into this process, and reads a sample."""
    gc.disable()
    # A fault in the shipped catalogue is told by the process that gives the orders, which loads it as well.
    with suppress(Exception):
        import pdfminer.layout
        import pdfminer.pdfpage  # noqa: F401

        import extractor.readers.pdf.reader  # noqa: F401
        from casebook.workers.job import Job
        from casebook.workers.worker import answer
        from extractor.intake.sources import open_source

        answer(open_source("sample.txt", _SAMPLE), Job(date(2026, 1, 1), "default", ""), ocr=False)

    gc.freeze()
    gc.enable()
