"""What marks would change: the casebook's papers of the form read again with them, item by item; nothing is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from casebook.learning.forms.keeping import papers_of
from casebook.learning.forms.state import Forms, Standing
from casebook.learning.trial import Change, changes
from casebook.review.judging import Bench
from casebook.state.loading import pages_of, state_of
from casebook.state.model import DocumentState
from casebook.state.rereading import reread
from casebook.store.database import Store
from classifier.facts import Fact, Item
from extractor.document.model import Reading, Source
from extractor.forms.book import FormBook
from extractor.papers.document_kind import PAPERS_OF_GOODS
from extractor.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Impact:
    """What some marks would change: `papers` of the form (by SHA-256) that were read again, and the changes."""

    papers: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def values(self) -> int:
        """How many values would be read that are not read now."""
        return sum(fact.startswith("also ") for c in self.changes for fact in c.facts)

    @property
    def touched(self) -> tuple[str, ...]:
        """The names of the papers in which anything would change."""
        return tuple(dict.fromkeys(c.document for c in self.changes))

    @property
    def flips(self) -> tuple[Change, ...]:
        """The items whose verdict would change."""
        return tuple(c for c in self.changes if c.verdict)

    @property
    def digest(self) -> str:
        """The SHA-256 of all that it says, which is kept with a person's word on it."""
        lines = [f"{c.document}|{c.label}|{c.verdict}|{';'.join(c.facts)}" for c in self.changes]
        return hashlib.sha256("\n".join((*self.papers, *lines)).encode("utf-8", "replace")).hexdigest()


def with_marks(forms: Forms, key: str, marks: Sequence[str], *, used: bool = True) -> FormBook:
    """The book as it would be with some marks of a form used (or not), whatever stands against them but a person."""
    made = dict(forms.by_key)
    form = made.get(key)
    if form is None:
        return forms.book
    changed = {}
    for name, mark in (form.marks or {}).items():
        if name in marks and used and mark.standing in (Standing.PROPOSED, Standing.RETIRED):
            mark = replace(mark, accepted=("", ""), retired=None, overruled=())
        elif name in marks and not used:
            mark = replace(mark, retired="tried")
        changed[name] = mark
    return Forms({**made, key: replace(form, marks=changed)}).book


def tried(
    store: Store,
    forms: Forms,
    key: str,
    book: FormBook,
    bench: Bench,
    pipeline: Pipeline,
    progress: Callable[[int, int], None] = lambda done, all_: None,
    *,
    keeps: bool = True,
) -> Impact:
    """What a book would change in the papers of a form; `progress` is told how many are done of how many.

    New papers' fingerprints are kept but where `keeps` says that the casebook is only read.
    """
    papers = papers_of(store, forms, key, keeps=keeps)
    found: list[Change] = []
    for number, document in enumerate(papers, 1):
        state = state_of(store, document)
        if state.reading is not None and state.reading.kind not in PAPERS_OF_GOODS:
            after = reread(state, read_again(store, state, book, pipeline))
            found += changes(state, after, (bench, bench))
        progress(number, len(papers))
    return Impact(papers, tuple(found))


def read_again(store: Store, state: DocumentState, book: FormBook, pipeline: Pipeline) -> Reading:
    """The reading of a document's kept pages with a book; what pictures said of the same values stays with them."""
    assert state.reading is not None
    old = state.reading
    contents = replace(old.contents, pages=pages_of(store, state.sha256))
    made = pipeline.understood(Source(old.identity, b""), contents, book)
    return replace(made, items=tuple(_with_witnesses(made.items, old.items)))


def _with_witnesses(items: Sequence[Item], before: Sequence[Item]) -> Iterator[Item]:
    heard = {_place(f): f for item in before for f in item.facts if f.witness is not None}
    for item in items:
        yield replace(item, facts=tuple(_heard(f, heard.get(_place(f))) for f in item.facts))


def _heard(fact: Fact, before: Fact | None) -> Fact:
    if before is None or fact.witness is not None:
        return fact
    confidence = min(fact.confidence, before.confidence)
    return replace(fact, witness=before.witness, doubt=fact.doubt or before.doubt, confidence=confidence)


def _place(fact: Fact) -> tuple[object, ...]:
    return fact.property, str(fact.value), fact.evidence[:1] and (fact.evidence[0].page, fact.evidence[0].span[1])
