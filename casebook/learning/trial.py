"""A proposed word or model tried on the casebook: the pages concerned are read again, and what changes is told.

The pages are those that the casebook keeps, so no document is needed, and people's work stands as it would
after a real scan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from casebook.learning.proposals import LearnedWord, with_word
from casebook.review.judging import Bench
from casebook.state.loading import pages_of, state_of
from casebook.state.model import DocumentState, ItemState
from casebook.state.rereading import reread
from casebook.state.scorer import unpacked
from casebook.store import tables
from casebook.store.database import Store
from classifier.judging.determination import in_words
from extractor.document.model import Reading, Source
from extractor.document.page import Page

if TYPE_CHECKING:
    from extractor.forms.book import FormBook
    from extractor.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Change:
    """What a word would change in one item; `verdict` is empty where the outcome stays."""

    document: str
    label: str
    facts: tuple[str, ...]
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class ReadBy:
    """By what papers are read now: the model that people accepted, compressed, empty for the shipped; the forms."""

    model: bytes = b""
    forms: FormBook | None = None


def replayed(store: Store, word: LearnedWord, bench: Bench, by: ReadBy) -> tuple[Change, ...]:
    """What a word would change over the whole casebook, document by document."""
    after = replace(bench, catalogue=with_word(bench.catalogue, word))
    pipelines = (_reading_by(bench, by.model), _reading_by(after, by.model))
    return tuple(
        change
        for document in _documents(store)
        for change in _of_document(store, document, word.term, pipelines, (bench, after), by.forms)
    )


def by_model(store: Store, bench: Bench, by: ReadBy, new: bytes) -> tuple[Change, ...]:
    """What another model of the scorer, compressed, would change over the whole casebook.

    Every page that the casebook keeps is read by both.
    """
    pipelines = (_reading_by(bench, by.model), _reading_by(bench, new))
    return tuple(
        change
        for document in _documents(store)
        for change in _of_document(store, document, "", pipelines, (bench, bench), by.forms)
    )


def _reading_by(bench: Bench, model: bytes) -> Pipeline:
    # Here, as every run asks this module by what papers are read, and no run reads one in its own process.
    from extractor.decoding.weighing import Weigher
    from extractor.pipeline import Pipeline
    from extractor.scoring.scorer import Scorer, from_stored

    if not model:
        return Pipeline(bench.catalogue)
    words = bench.catalogue.vocabulary
    return Pipeline(bench.catalogue, Weigher(words, Scorer(words, from_stored(unpacked(model)))))


def _documents(store: Store) -> tuple[str, ...]:
    with store.reading() as connection:
        return tuple(connection.scalars(select(tables.pages.c.document).order_by(tables.pages.c.document)))


def _of_document(
    store: Store,
    document: str,
    term: str,
    pipelines: tuple[Pipeline, Pipeline],
    benches: tuple[Bench, Bench],
    forms: FormBook | None,
) -> Iterator[Change]:
    pages = pages_of(store, document)
    if not any(term.casefold() in p.text.casefold() for p in pages):
        return
    state = state_of(store, document)
    if state.reading is None:
        return
    before, after = (reread(state, _read(p, state.reading, pages, forms)) for p in pipelines)
    yield from changes(before, after, benches)


def _read(pipeline: Pipeline, old: Reading, pages: tuple[Page, ...], forms: FormBook | None) -> Reading:
    contents = replace(old.contents, pages=pages)
    return pipeline.understood(Source(old.identity, b""), contents, forms)


def changes(before: DocumentState, after: DocumentState, benches: tuple[Bench, Bench]) -> Iterator[Change]:
    """What is other in a document's items after than it was before, item by item, each judged by its bench."""
    name = after.names[-1] if after.names else after.sha256[:12]
    for key in dict.fromkeys((*before.items, *after.items)):
        old, new = before.items.get(key), after.items.get(key)
        facts = (*_facts("no longer", old, new), *_facts("also", new, old))
        verdicts = tuple("none" if i is None else _verdict(i, b) for i, b in zip((old, new), benches, strict=True))
        verdict = "" if verdicts[0] == verdicts[1] else f"{verdicts[0]} → {verdicts[1]}"
        if facts or verdict:
            label = next(i.read.label for i in (new, old) if i is not None)
            yield Change(name, label, facts, verdict)


def _facts(word: str, having: ItemState | None, lacking: ItemState | None) -> tuple[str, ...]:
    """The readings' own facts that one has and the other has not."""
    theirs = {(f.property, str(f.value)) for f in (lacking.read.facts if lacking else ())}
    mine = [(f.property, str(f.value)) for f in (having.read.facts if having else ())]
    return tuple(f"{word} {name} {value}" for name, value in dict.fromkeys(mine) if (name, value) not in theirs)


def _verdict(item: ItemState, bench: Bench) -> str:
    made = bench.judged(item)
    return " ".join((in_words(made.outcome), *(made.codes or made.near)))
