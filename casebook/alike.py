"""Near-duplicates: documents that give the same numbers in the same words, whatever their bytes.

A document's gist is the smallest hashes of its numbers, each with the word on either side of it; the share of
hashes that two gists have in common estimates how much of the two documents is the same (Broder 1997, "On the
resemblance and containment of documents"). Two sheets that differ in their values are not alike, however much
of their wording they share.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Column, Connection, String, Table, Text, delete, insert, select

from casebook import tables
from casebook.store import Store
from extractor.pages import Page

SIZE = 64
FEWEST = 12
"""A document with fewer numbers than this is like too many others."""

ALIKE = 0.8
_PROBES = 8
_CROWD = 50
"""Documents that may stand under one hash: beyond it is what every paper of a maker says."""

gists = Table(
    "gists",
    tables.metadata,
    Column("document", String(64), primary_key=True),
    Column("gist", Text, nullable=False),
)

Gist = tuple[int, ...]


def gist(pages: Iterable[Page]) -> Gist:
    """The gist of a document's text; empty for one with too few numbers to tell."""
    hashes: set[int] = set()
    for page in pages:
        words = page.text.split()
        for at, word in enumerate(words):
            if any(c.isdigit() for c in word):
                near = " ".join(words[max(at - 1, 0) : at + 2])
                hashes.add(_hash(near.lower()))
    return tuple(sorted(hashes)[:SIZE]) if len(hashes) >= FEWEST else ()


def _hash(text: str) -> int:
    """32 bits. A checksum alone keeps neighbours together, and the smallest would then be of one kind."""
    return zlib.crc32(text.encode("utf-8", "replace")) * 2_654_435_761 % 4_294_967_291


def likeness(one: Gist, other: Gist) -> float:
    """The estimated share of what two documents say that both say, from 0 to 1."""
    both = sorted({*one, *other})[:SIZE]
    common = set(one) & set(other)
    return sum(h in common for h in both) / len(both) if both else 0.0


@dataclass(slots=True)
class Alikes:
    """The documents of one run, to be asked which of them a new one is like."""

    _gists: list[tuple[str, Gist]] = field(default_factory=list)
    _by_hash: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def like(self, name: str, own: Gist) -> str | None:
        """The earlier document that this one is most like, if it is like any; it is remembered from now on."""
        if not own:
            return None
        shared = Counter(k for h in own[:_PROBES] for k in self._by_hash[h])
        ranked = [(likeness(own, self._gists[k][1]), self._gists[k][0]) for k, _n in shared.most_common(5)]
        best = max(ranked, key=lambda entry: entry[0], default=(0.0, ""))
        self._remember(name, own)
        return best[1] if best[0] >= ALIKE else None

    def _remember(self, name: str, own: Gist) -> None:
        self._gists.append((name, own))
        for h in own[:_PROBES]:
            if len(self._by_hash[h]) < _CROWD:
                self._by_hash[h].append(len(self._gists) - 1)


def ready(store: Store) -> None:
    """Makes the table in a casebook that is older than it."""
    with store.writing() as connection:
        gists.create(connection, checkfirst=True)


def keep(connection: Connection, document: str, own: Gist) -> None:
    """Keeps a document's gist for later runs, in the caller's turn to write."""
    connection.execute(delete(gists).where(gists.c.document == document))
    if own:
        connection.execute(insert(gists).values(document=document, gist=" ".join(f"{h:x}" for h in own)))


def kept(store: Store, document: str) -> Gist:
    """The gist of a document that was read before; empty where none was kept."""
    with store.reading() as connection:
        text = connection.scalar(select(gists.c.gist).where(gists.c.document == document))
    return tuple(int(h, 16) for h in text.split()) if text else ()
