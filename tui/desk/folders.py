"""The documents at hand: the newest state of each, a few of them kept."""

from __future__ import annotations

from threading import Lock

from casebook.state import folder
from casebook.state.folder import Folder
from casebook.store.database import Store

KEPT_FOLDERS = 8
"""Documents that are kept open; the one that was used longest ago is forgotten first."""


class Folders:
    """Documents of one casebook by their SHA-256; threads may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, Folder] = {}
        self._lock = Lock()

    def of(self, document: str) -> Folder:
        """The document as it was last seen, read from the store where it is not at hand."""
        known = self._kept.get(document)
        return known or self.keep(folder.opened(self._store, document))

    def keep(self, mine: Folder) -> Folder:
        """Keeps the newer of what is known and what is given; the oldest of many is forgotten."""
        with self._lock:
            known = self._kept.pop(mine.document, None)
            newest = known if known is not None and known.last > mine.last else mine
            self._kept[mine.document] = newest
            while len(self._kept) > KEPT_FOLDERS:
                del self._kept[next(iter(self._kept))]
            return newest
