"""From answers of a run to what a check needs: the declarations of the draft, and the papers beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.checking.beside.papers import Paper
from casebook.record.actions import Extracted
from casebook.record.codec import action_of, unpacked
from casebook.workers.job import Answer
from classifier.facts import Item
from extractor.document.model import Contents, Identity, Reading, Source
from extractor.document.page import Page
from extractor.pipeline import Pipeline
from extractor.trade.declaration import Declaration

Declared = tuple[Declaration, tuple[Item, ...]]


def declared(answer: Answer, pipeline: Pipeline) -> tuple[Declared, ...]:
    """The declarations of a draft, each with an item for each line."""
    return pipeline.declared(unpacked(answer.pages, answer.sha256), answer.sha256) if answer.pages else ()


def papers(answer: Answer, name: str, pipeline: Pipeline, without: Sequence[int] = ()) -> Iterator[Paper]:
    """The papers in a file, each with its items; `without` are the numbers of pages that are the draft itself."""
    kept = action_of("extracted", answer.extracted)
    assert isinstance(kept, Extracted)
    pages = unpacked(answer.pages, answer.sha256) if answer.pages else ()
    yield from papers_of(kept.reading, pages, name, pipeline, without)


def papers_of(
    reading: Reading, pages: Sequence[Page], name: str, pipeline: Pipeline, without: Sequence[int] = ()
) -> Iterator[Paper]:
    """The papers of what was read from a file and its pages, as `papers` gives them."""
    sha256 = reading.identity.sha256
    pages = tuple(p for p in pages if p.number not in without)
    if not pages:
        return
    if not reading.parts and not without:
        yield Paper(name, sha256, reading.kind, pages, reading.items)
        return
    for part in reading.parts:
        own = tuple(p for p in pages if p.number in part.pages)
        if own:
            read = _read(reading.identity, own, pipeline)
            yield Paper(name, sha256, part.kind, own, read.items, part.sheet)


def _read(identity: Identity, pages: tuple[Page, ...], pipeline: Pipeline) -> Reading:
    return pipeline.understood(Source(identity, b""), Contents(pages, len(pages)))
