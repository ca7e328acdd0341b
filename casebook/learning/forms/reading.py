"""A document's newest reading with the pages that belong to it."""

from __future__ import annotations

from dataclasses import replace

from casebook.state.loading import pages_of, state_of
from casebook.store.database import Store
from extractor.document.model import Reading


def whole(store: Store, document: str) -> Reading | None:
    """The reading of a document with its pages; `None` where it was never read."""
    reading = state_of(store, document).reading
    if reading is None:
        return None
    return replace(reading, contents=replace(reading.contents, pages=pages_of(store, document)))
