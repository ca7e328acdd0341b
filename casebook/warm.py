"""Imported by the fork server alone: what every worker needs is made once, and each of them inherits it.

The collector rests meanwhile, and what was made is put out of its sight: nothing of it is garbage, and pages of
memory that no collection touches stay shared by all workers.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

DEFERRED = frozenset({"httpx"})
"""Network clients that spaCy's downloader brings along: loaded when something asks them for anything, and
nothing that reads a document ever does."""


class Deferring:
    """Finds the deferred modules, with the standard library's loader that waits for the first use."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """A spec that loads lazily for a deferred module; none for any other."""
        spec = PathFinder.find_spec(name, path, target) if name in DEFERRED else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def warmed() -> None:
    """Loads the readers' libraries, the catalogue and its words into this process."""
    from casebook.worker import pipeline_of

    gc.disable()
    sys.meta_path.insert(0, Deferring)
    # A fault in the shipped catalogue is told by the process that gives the orders, which loads it as well.
    with suppress(Exception):
        pipeline_of(())
        import pdfplumber.table  # noqa: F401

    gc.freeze()
    gc.enable()


if __name__ != "__main__":
    warmed()
