"""Imported by the fork server alone: what every worker needs is made once, and each of them inherits it.

The collector rests meanwhile, and what was made is put out of its sight: nothing of it is garbage, and pages of
memory that no collection touches stay shared by all workers.
"""

from __future__ import annotations

import gc
from contextlib import suppress


def warmed() -> None:
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


if __name__ != "__main__":
    from casebook.workers.limits import mute

    mute()  # already here: a worker whose pool has ended as it was born complains before it is set up
    warmed()
