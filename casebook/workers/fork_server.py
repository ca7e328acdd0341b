"""Readies the process that every worker is forked from: what all need is made once, and each inherits it.

The collector rests meanwhile, and what was made is put out of its sight: nothing of it is garbage, and pages of
memory that no collection touches stay shared by all workers.
"""

from __future__ import annotations

import gc
from contextlib import suppress


def make_ready() -> None:
    """Loads the readers' libraries, the catalogue and its words into this process."""
    from casebook.workers.worker import pipeline_of

    gc.disable()
    # A fault in the shipped catalogue is told by the process that gives the orders, which loads it as well.
    with suppress(Exception):
        pipeline_of(())
        import pdfplumber.table  # noqa: F401

        import extractor.readers.pdf.reader  # noqa: F401

    gc.freeze()
    gc.enable()
