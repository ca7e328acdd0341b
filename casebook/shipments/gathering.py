"""Papers put into shipments while they are read: all into one, or by the folder, archive or mail that each lies in.

Each paper is put in as soon as its reading is kept, so that a run that was ended goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from casebook.record.events import Stamp
from casebook.run.files.discover import shown
from casebook.shipments.keeping import ShipmentError, opened, put
from casebook.shipments.shipment import Shipment
from casebook.state.rows.names import CARRIERS
from casebook.store.database import Store


@dataclass(slots=True)
class Gathering:
    """Shipments under way.

    With a `name` all papers go into that one, without into one for each part of `paths`; `refused` says why a paper was
    not put in.
    """

    store: Store
    stamp: Stamp
    paths: Sequence[Path]
    name: str | None = None
    shipments: dict[str, Shipment] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    """Papers that lie in no folder of their own."""

    def __post_init__(self) -> None:
        if self.name is not None:
            self._of(self.name)

    def add(self, sha256: str, document: str) -> None:
        """Puts a paper that was read in. One that its shipment refuses is told at the end, not here."""
        name = self.name or part_of(document, self.paths)
        if name is None:
            self.loose.append(document)
            return
        try:
            shipment = self._of(name)
            self.shipments[shipment.key] = put(self.store, shipment, [(sha256, document)], self.stamp)
        except ShipmentError as trouble:
            self.refused[document] = str(trouble)

    def _of(self, name: str) -> Shipment:
        known = next((s for s in self.shipments.values() if s.name == name), None)
        if known is None:
            known = opened(self.store, name, self.stamp)
            self.shipments[known.key] = known
        return known


def part_of(document: str, paths: Sequence[Path]) -> str | None:
    """The folder, archive or mail right under one of the paths that a document lies in.

    Of a path that is one itself its own name. `None` for a file that lies loose.
    """
    for path in paths:
        root = PurePosixPath(shown(path))
        try:
            inner = PurePosixPath(document).relative_to(root)
        except ValueError:
            continue
        if path.suffix.lower() in CARRIERS:
            return path.stem
        first = inner.parts[0] if inner.parts else ""
        if len(inner.parts) > 1:
            return PurePosixPath(first).stem if PurePosixPath(first).suffix.lower() in CARRIERS else first
    return None
