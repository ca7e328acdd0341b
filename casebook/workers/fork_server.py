"""Readies the process that every worker is forked from: what all need is made once, and each inherits it.

The collector rests meanwhile, and what was made is put out of its sight: nothing of it is garbage, and pages of
memory that no collection touches stay shared by all workers.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


class WithoutCommands(Loader):
    """Finds an empty `spacy.cli`.

    spaCy imports its own command line, and with it a project manager, a template engine and two network clients, for
    one function that prints versions. They are half of its start.
    """

    @classmethod
    def find_spec(
        cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A spec of an empty module for the commands; none for any other name."""
        return ModuleSpec(name, cls(), is_package=name == _COMMANDS) if name in (_COMMANDS, _INFO) else None

    def exec_module(self, module: ModuleType) -> None:
        """Gives the module the one name that spaCy asks for."""
        if module.__name__ == _INFO:
            module.info = _no_info  # type: ignore[attr-defined]


def _no_info(*_: object, **__: object) -> None:
    raise NotImplementedError("spaCy's command line is left out of the processes that read")


def make_ready() -> None:
    """Loads the readers' libraries, the catalogue and its words into this process."""
    from casebook.workers.worker import pipeline_of

    gc.disable()
    sys.meta_path.insert(0, WithoutCommands)
    # A fault in the shipped catalogue is told by the process that gives the orders, which loads it as well.
    with suppress(Exception):
        pipeline_of(())
        import pdfplumber.table  # noqa: F401

        import extractor.readers.pdf.reader  # noqa: F401

    gc.freeze()
    gc.enable()
