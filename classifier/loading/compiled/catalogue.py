"""A checked catalogue as one file: found again by the hash of the catalogue's files and of the program that read them.

It is a pickle, which loads in a thirtieth of the time that YAML and its checks take. A pickle may name any function
there is; this reader knows the classes of the law and nothing else, so that a file of another hand makes a wrong
catalogue at worst, which its hash tells (`files`), and never runs a command.
"""

from __future__ import annotations

import hashlib
import io
import pickle  # read by `_Reader` alone
import sys
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from classifier.law.catalogue import Catalogue
from classifier.loading.compiled import files

_NAME = "catalogue"
_ROOMS = ("law", "loading")
"""The folders of the classifier that shape a catalogue, beside the modules at its top."""


def found(sha256: str) -> Catalogue | None:
    """The catalogue of that hash (as `Catalogue.sha256`), where this very program has kept it."""
    key = _key(sha256)
    data = key and files.found(_NAME, key)
    if not data:
        return None
    try:
        made = _Reader(io.BytesIO(data)).load()
    except Exception:  # whatever a pickle of another hand leads to
        return None
    return made if isinstance(made, Catalogue) and made.sha256 == sha256 else None


def keep(catalogue: Catalogue) -> None:
    """Keeps a catalogue that loaded, for the next start."""
    if key := _key(catalogue.sha256):
        files.keep(_NAME, key, pickle.dumps(catalogue, protocol=5))


def _key(sha256: str) -> str | None:
    program = _program()
    return program and hashlib.sha256(f"{program} {sha256}".encode()).hexdigest()


@cache
def _program() -> str | None:
    """The hash of the source that makes catalogues; `None` where it is not at hand, so that nothing can be kept."""
    top = Path(__file__).parents[2]
    sources = [*top.glob("*.py"), *(p for room in _ROOMS for p in (top / room).rglob("*.py"))]
    digest = hashlib.sha256(sys.version.encode())
    try:
        for path in sorted(sources):
            digest.update(path.read_bytes())
    except OSError:
        return None
    return digest.hexdigest() if sources else None


class _Reader(pickle.Unpickler):
    """Reads the classes of the law, decimals and days; raises `UnpicklingError` at any other name."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a name in a pickle."""
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        if (module, name) == ("datetime", "date") or module.startswith("classifier.law."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum) or name == "date"):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a catalogue")
