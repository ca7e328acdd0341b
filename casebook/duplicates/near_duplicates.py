"""Near-duplicates: documents of which most is the same by their fingerprints, in a run and in a casebook."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Column, Connection, String, Table, Text, delete, insert, select

from casebook.duplicates.fingerprints import Fingerprint, likeness
from casebook.store import tables
from casebook.store.database import Store

ALIKE = 0.8
_PROBES = 8
_CROWD = 50
"""Documents that may stand under one hash: beyond it is what every paper of a maker says."""

fingerprints = Table(
    "gists",
    tables.metadata,
    Column("document", String(64), primary_key=True),
    Column("gist", Text, nullable=False),
)


@dataclass(slots=True)
class NearDuplicates:
    """The documents of one run, to be asked which of them a new one is like."""

    _fingerprints: list[tuple[str, array[int]]] = field(default_factory=list)
    """As arrays of 4 bytes a hash: a run may have a million documents."""
    _by_hash: dict[int, array[int]] = field(default_factory=dict)

    def like(self, name: str, own: Fingerprint) -> str | None:
        """The earlier document that this one is most like, if it is like any; it is remembered from now on."""
        if not own:
            return None
        shared = Counter(k for h in own[:_PROBES] for k in self._by_hash.get(h, ()))
        ranked = [
            (likeness(own, self._fingerprints[k][1]), self._fingerprints[k][0]) for k, _n in shared.most_common(5)
        ]
        best = max(ranked, key=lambda entry: entry[0], default=(0.0, ""))
        self._remember(name, own)
        return best[1] if best[0] >= ALIKE else None

    def _remember(self, name: str, own: Fingerprint) -> None:
        self._fingerprints.append((name, array("I", own)))
        for h in own[:_PROBES]:
            under = self._by_hash.setdefault(h, array("I"))
            if len(under) < _CROWD:
                under.append(len(self._fingerprints) - 1)


def ready(store: Store) -> None:
    """Makes the table in a casebook that is older than it."""
    with store.writing() as connection:
        fingerprints.create(connection, checkfirst=True)


def keep(connection: Connection, document: str, own: Fingerprint) -> None:
    """Keeps a document's fingerprint for later runs, in the caller's turn to write."""
    connection.execute(delete(fingerprints).where(fingerprints.c.document == document))
    keep_all(connection, {document: own})


def keep_all(connection: Connection, several: Mapping[str, Fingerprint]) -> None:
    """Keeps the fingerprints of documents that have none yet."""
    rows = [{"document": document, "gist": " ".join(f"{h:x}" for h in own)} for document, own in several.items() if own]
    if rows:
        connection.execute(insert(fingerprints), rows)


def kept(store: Store, document: str) -> Fingerprint:
    """The fingerprint of a document that was read before; empty where none was kept."""
    with store.reading() as connection:
        text = connection.scalar(select(fingerprints.c.gist).where(fingerprints.c.document == document))
    return tuple(int(h, 16) for h in text.split()) if text else ()
