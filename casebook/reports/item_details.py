"""What is behind an item of the report: its values with their quotes, and its pages with the places framed.

Documents are opened one after the other, for the first items of the report only; a page is drawn once for each item,
in a process of its own, and a page that cannot be drawn says why.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.review.judging import Bench
from casebook.review.pages.crops import Crops, Wanted
from casebook.review.queue import Entry
from casebook.review.values.blind_entry import deciding
from casebook.state import folder as folders_
from casebook.state.folder import Folder
from casebook.state.model import FactState, ItemState
from casebook.store.database import Store
from classifier.facts import Evidence
from extractor.readers.crops import view_of

MOST = 200
"""Items whose values and quotes are in the page, those that need a person first."""
PICTURES = 60
"""Pages that are drawn into it."""
_SCALE = 1.5
"""Pixels a point: a page of A4 is 890 pixels wide."""
_COLOURS = 24
_QUOTES = 40
"""Values of one item that are told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value as people write it, whether the answer rests on it, and its quotes, each with its place."""

    property: str
    value: str
    is_deciding: bool
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page with the places of an item's values framed, as PNG; `why` says what keeps it from being drawn."""

    page: int
    picture: bytes
    why: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """What is behind one item, by its key."""

    item: str
    values: tuple[Told, ...]
    pages: tuple[Drawn, ...]


def details(store: Store, entries: Sequence[Entry], bench: Bench, places: Sequence[Path]) -> Iterator[Detail]:
    """The details of the first items; `places` are where files with relative names are looked for."""
    items = [e for e in entries if not e.is_document][:MOST]
    if not items:
        return
    crops, left, kept = Crops(places), PICTURES, dict[str, Folder]()
    try:
        for entry in items:
            mine = kept.get(entry.document) or folders_.opened(store, entry.document)
            kept = {entry.document: mine}  # rows of one paper follow each other; no more is held
            state = mine.state.items.get(entry.item)
            if state is None or not state.stands:
                continue
            pages = tuple(_pages(mine, state, crops, places)) if left > 0 else ()
            left -= len(pages)
            yield Detail(entry.item, tuple(_values(state, bench)), pages)
    finally:
        crops.stop()


def _values(state: ItemState, bench: Bench) -> Iterator[Told]:
    """The deciding values first, then what else the paper says."""
    made = bench.judged(state)
    weighty = {f.key for f in deciding(state, made)}
    standing = [f for f in state.facts if f.current is not None]
    for fact in sorted(standing, key=lambda f: f.key not in weighty)[:_QUOTES]:
        assert fact.current is not None
        quotes = tuple((_place(e), e.text) for e in fact.current.evidence)
        yield Told(fact.current.property, str(fact.current.value), fact.key in weighty, quotes)


def _place(evidence: Evidence) -> str:
    return evidence.cell or (f"p. {evidence.page}" if evidence.page else "")


def _pages(mine: Folder, state: ItemState, crops: Crops, places: Sequence[Path]) -> Iterator[Drawn]:
    """Each page of the paper that a value of the item stands on, every value framed."""
    quotes = [e for f in state.facts for e in _quotes(f) if e.sha256 == mine.document and e.box and e.page]
    for page in (p for p in mine.pages if p.number in {q.page for q in quotes}):
        boxes = tuple(dict.fromkeys(q.box for q in quotes if q.page == page.number and q.box))
        pixels = round(page.width * _SCALE), round(page.height * _SCALE)
        view = view_of(page, boxes, pixels, _SCALE)
        made = crops.crop(Wanted(mine.document, mine.state.names, tuple(places), view))
        if isinstance(made, bytes):
            yield Drawn(page.number, _small(made))
        else:
            yield Drawn(page.number, b"", made.message)


def _quotes(fact: FactState) -> tuple[Evidence, ...]:
    return fact.current.evidence if fact.current is not None else ()


def _small(picture: bytes) -> bytes:
    """The picture in few colours: a page of print takes a quarter of the bytes and looks the same."""
    from PIL import Image

    written = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(_COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()
