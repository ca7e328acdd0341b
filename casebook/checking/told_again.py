"""What a check told, kept in its casebook: the same check of the same bytes reads, judges and loads nothing.

It is kept under a hash of all that it depends on: the program's and the catalogue's files, the order, the bytes of each
file. Beside it stands the head of the ledger at the time, so that whatever a person or a run adds to the casebook makes
it void. Nothing is kept of a casebook that is on a server.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.store import glance

if TYPE_CHECKING:
    from casebook.store.database import Store

_LARGEST = 4_000_000
"""Characters that are kept of one check at most."""
_PLACES = 16
"""How many checks a casebook keeps at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a check told: objects as JSON, sentences for a person, and whether each declaration was ready."""

    objects: tuple[str, ...]
    sentences: tuple[str, ...]
    is_ready: bool


def key_of(parts: Iterable[str]) -> str:
    """The hash of all that a check depends on but the casebook."""
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()


def of_files(folders: Iterable[Path], suffixes: tuple[str, ...] | None = None) -> Iterator[str]:
    """What tells that a file of a program was changed: its place, size and time. Of these suffixes, or of any."""
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if suffixes is None or p.suffix in suffixes):
            about = path.stat()
            yield f"{path} {about.st_size} {about.st_mtime_ns}"


def head_of(casebook: str) -> str | None:
    """The head of a casebook's ledger; `None` for one on a server, or one that cannot be read or has none."""
    return None if "://" in casebook else glance.values(Path(casebook), glance.HEAD)[0]


def found(casebook: str, key: str) -> Told | None:
    """What the check of a key told by the casebook as it is; `None` where that is not kept."""
    if "://" in casebook:
        return None
    head, text = glance.values(Path(casebook), glance.HEAD, _place(key))
    if head is None or text is None:
        return None
    try:
        kept = json.loads(text)
        if (kept["key"], kept["head"]) != (key, head):
            return None
        return Told(tuple(map(str, kept["objects"])), tuple(map(str, kept["sentences"])), bool(kept["is_ready"]))
    except (ValueError, KeyError, TypeError):
        return None


def keep(store: Store, key: str, head: str, told: Told) -> None:
    """Keeps what a check told by the casebook of that head, in the place of another one where all are taken."""
    from sqlalchemy import delete, insert

    from casebook.store import tables

    made = {"key": key, "head": head, "objects": told.objects, "sentences": told.sentences, "is_ready": told.is_ready}
    text, name = json.dumps(made), _place(key)
    if len(text) > _LARGEST:
        return
    with store.writing() as connection:
        connection.execute(delete(tables.meta).where(tables.meta.c.name == name))
        connection.execute(insert(tables.meta).values(name=name, value=text))


def _place(key: str) -> str:
    return f"check {int(key, 16) % _PLACES}"
