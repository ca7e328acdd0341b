"""`gauger show --picture`: each page as it was read, drawn beside the answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.state.model import ItemState
    from casebook.store.database import Store

MOST_PAGES = 50
"""Of a document that are drawn: more than a datasheet has, and a catalogue's first."""


def written(out: Path, store: Store, document: str, items: Iterable[ItemState], layers: tuple[Path, ...]) -> int:
    """Draws a document's pages into a folder, with the quotes of these items; how many pages were drawn.

    Files are named by the document's hash and the page's number, and written anew. Raises `Refused` where that fails.
    """
    from casebook.review.pages.as_read import drawn
    from casebook.state.loading import pages_of
    from casebook.workers.worker import pipeline_of

    pages = pages_of(store, document)[:MOST_PAGES]
    facts = [fact for item in items for fact in item.current.facts]
    try:
        out.mkdir(parents=True, exist_ok=True)
        for page, rows in pipeline_of(layers).marked_rows(pages):
            (out / f"{document[:12]}-{page.number}.svg").write_text(drawn(page, rows, facts), "utf-8")
    except OSError as trouble:
        raise Refused(f"{out}: cannot be written ({trouble.strerror})", Exit.NO_CASEBOOK) from trouble
    return len(pages)
