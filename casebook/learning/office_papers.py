"""What people of the office have confirmed, corrected, rejected or signed, as papers to train the scorer on.

A machine's own answer is never a label: of a document's readings those are known that a person's word is about, and the
rivals of those that are right (the same number as another property). All others are not said to be wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from casebook.learning.makers import NO_MAKER, plain
from casebook.record.actions import NAMES, UNDOABLE, Signed
from casebook.state.loading import pages_of, state_of
from casebook.state.model import DocumentState, FactState, ItemState
from casebook.state.people.persons import same_person
from casebook.store import tables
from casebook.store.database import Store
from classifier.facts import Fact
from classifier.law.catalogue import Catalogue
from classifier.quantity import Quantity
from corpora.training.papers import UNKNOWN, WEIGHED, Paper, readings_of
from extractor.language.terms import Terms
from extractor.rows.annotated_rows import Marker
from extractor.scoring.features import Features
from extractor.scoring.readings import Reading

_CLOSE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Word:
    """A person's word on a value of a page: that it is right, or that it is none."""

    fact: Fact
    is_right: bool


def office_papers(
    store: Store,
    catalogue: Catalogue,
    without: Collection[str] = (),
    told: Callable[[int, int], None] = lambda done, of: None,
) -> Iterator[Paper]:
    """A paper for each document that a person's word teaches something of.

    `without` are people whose words do not count; `told` hears how many documents are done, and of how many.
    """
    vocabulary = catalogue.vocabulary
    marker, features = Marker(vocabulary, Terms(vocabulary)), Features(vocabulary)
    documents = _documents(store)
    for number, document in enumerate(documents, 1):
        state = state_of(store, document)
        words = words_of(state, without)
        pages = pages_of(store, document) if words else ()
        found = readings_of(pages, vocabulary, marker) if pages else ()
        answers = answers_of(found, words)
        if any(a != UNKNOWN for a in answers):
            places, samples = tuple(r.place for r in found), features.of(found, len(pages))
            yield Paper(document, supplier_of(state), places, samples, answers)
        told(number, len(documents))


def words_of(state: DocumentState, without: Collection[str] = ()) -> tuple[Word, ...]:
    """What people said of a document's values: each that somebody stands for who is not left out."""
    return tuple(
        word
        for item in state.items.values()
        if item.stands
        for fact in item.facts
        for word in _said(item, fact, without)
    )


def supplier_of(state: DocumentState) -> str:
    """The maker that most items of a document name, told by its letters and digits alone."""
    makers = Counter(name for item in state.items.values() if (name := plain(item.read.maker or "")))
    return min(makers, key=lambda name: (-makers[name], name)) if makers else NO_MAKER


def answers_of(found: Sequence[Reading], words: Sequence[Word]) -> tuple[int, ...]:
    """For each reading 1 where a person says it is right, 0 where none or the rival of one that is, else -1."""
    answers = [UNKNOWN] * len(found)
    right = set()
    for k, reading in enumerate(found):
        said = {word.is_right for word in words if _is_about(word.fact, reading)}
        if len(said) == 1:  # where two words contradict each other nothing is known
            answers[k] = int(True in said)
            right |= {reading.key} if True in said else set()
    return tuple(
        0 if answer == UNKNOWN and reading.key in right else answer
        for answer, reading in zip(answers, found, strict=True)
    )


def _documents(store: Store) -> tuple[str, ...]:
    """Those that people have worked on and that the casebook has pages of."""
    kinds = [NAMES[kind] for kind in (*UNDOABLE, Signed)]
    word, page = tables.ledger.c, tables.pages.c
    mine = select(word.document).where(word.kind.in_(kinds), word.document.in_(select(page.document)))
    with store.reading() as connection:
        return tuple(connection.scalars(mine.group_by(word.document).order_by(word.document)))


def _said(item: ItemState, fact: FactState, without: Collection[str]) -> Iterator[Word]:
    if fact.source is not None or fact.aside is not None:
        return
    people = [*fact.confirmed_by, *([fact.by] if fact.by else [])]
    if item.is_signed:
        people += [s.who for s in item.signatures]
    if not any(not any(same_person(who, w) for w in without) for who in people):
        return
    if fact.current is not None and fact.current.evidence:
        yield Word(fact.current, is_right=True)
    elif fact.rejected and fact.original is not None:
        yield Word(fact.original, is_right=False)


def _is_about(fact: Fact, reading: Reading) -> bool:
    """Whether a fact is this reading: the same property and value, within the words that the fact quotes."""
    if fact.property != reading.name or fact.property not in WEIGHED or not isinstance(fact.value, Quantity):
        return False
    start, end = reading.span
    at = reading.leaf.page.number
    within = any(e.page == at and e.span[0] <= start and end <= e.span[1] for e in fact.evidence[:1])
    stated, read = fact.value.interval, reading.interval
    wanted = [e for e in (stated.low, stated.high) if e is not None]
    return within and all(any(_near(w, e) for e in (read.low, read.high)) for w in wanted)


def _near(one: Decimal, other: Decimal | None) -> bool:
    return other is not None and abs(one - other) <= _CLOSE * max(abs(one), abs(other))
