"""What a person's step on a paper teaches of its form: marks from corrections, and a word on marks that were used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from casebook.learning.forms.keeping import acted, forms_of, key_of
from casebook.learning.forms.state import Forms, FormState, Standing
from casebook.record.actions import Added, Confirmed, Corrected, Moved, Rejected
from casebook.record.actions.forming import ItemMerged, ItemRemoved, ItemRenamed, Mark, PartsMarked, Role
from casebook.record.actions.forms import FormAction, FormMarked, MarkOverruled, MarksMet, MarkUpheld
from casebook.record.actions.signing import Signed
from casebook.record.events import Stamp
from casebook.record.ledger import Event
from casebook.state.folder import Folder
from casebook.state.model import DocumentState, FactState
from casebook.store.database import Store
from classifier.facts import Evidence, Fact, Kind
from classifier.law.catalogue import Catalogue
from extractor.document.page import Page
from extractor.forms.deriving import ONE_MODEL, Deriving, told
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import ASIDE, FormMark, Says
from extractor.papers.document_kind import PAPERS_OF_GOODS
from extractor.pipeline import Pipeline

_ASIDE = {
    Role.LIMIT: Says.LIMIT,
    Role.CELL_INSIDE: Says.CELL_INSIDE,
    Role.OLD_REVISION: Says.OLD_REVISION,
}


@dataclass(frozen=True, slots=True)
class Taught:
    """What a step taught: the form's key, and the marks that wait for a person's word on it."""

    form: str
    marks: tuple[FormMark, ...]


class Teacher:
    """Learns from steps under one catalogue; making it compiles the catalogue's words once it is needed.

    `pipeline` makes the chain that papers are read by; without it that of the catalogue with the shipped model is.
    """

    def __init__(self, catalogue: Catalogue, pipeline: Callable[[], Pipeline] | None = None) -> None:
        self._catalogue = catalogue
        self._make = pipeline or (lambda: Pipeline(catalogue))
        self._pipeline: Pipeline | None = None

    @property
    def pipeline(self) -> Pipeline:
        """The chain that reads pages of the casebook anew."""
        if self._pipeline is None:
            self._pipeline = self._make()
        return self._pipeline

    def learned(self, store: Store, before: Folder, after: Folder, stamp: Stamp) -> Taught | None:
        """Keeps what a person's steps between two states of a document teach; `None` where that is nothing to ask.

        A mark is kept as a proposal. A value that was read by a mark and is found right or wrong is noted with it, and
        which of the form's marks did nothing on the paper.
        """
        steps = [e for e in after.events if e.seq > before.last and e.who == stamp.who]
        words = list(_words(steps, before.state))
        marks = list(self._marks(steps, before, after))
        if not words and not marks and not any(isinstance(e.action, Signed) for e in steps):
            return None
        forms = forms_of(store)
        shape = fingerprint(after.pages)
        form = forms.of(shape)
        events: list[tuple[str, FormAction]] = [
            (owner, w) for w in words if (owner := _owner(forms, form, w)) is not None
        ]
        key = form.key if form is not None else key_of(shape)
        news = [(m, e) for m, e in marks if not _is_known(form, m, stamp.who, after.document)]
        events += [(key, FormMarked(shape, after.document, after.name, m, e.seq)) for m, e in news]
        if form is not None and (told := _met(form, after.state, steps)) is not None:
            events.append((form.key, told))
        if events:
            forms = acted(store, events, stamp)
        made = forms.by_key.get(key)
        mine = dict.fromkeys(m for m, _ in marks)
        open_ = {s.key for s in made.having(Standing.PROPOSED, Standing.CONTRADICTED)} if made is not None else set()
        waiting = tuple(m for m in mine if m.key in open_)
        return Taught(key, waiting) if waiting else None

    def _marks(self, steps: Sequence[Event], before: Folder, after: Folder) -> Iterator[tuple[FormMark, Event]]:
        telling = [e for e in steps if isinstance(e.action, _TELLING)]
        reading = after.state.reading
        if not telling or not after.pages or reading is None or reading.kind in PAPERS_OF_GOODS:
            return
        names = tuple(dict.fromkeys(i.name for i in after.state.items.values() if i.stands))
        deriving = Deriving(self.pipeline.marked_rows(after.pages), names, self._catalogue.vocabulary)
        for event in telling:
            for mark in _taught(event, deriving, before.state, after.state, after.pages):
                if mark is not None and (mark.says is not Says.VALUE or len(names) < 2 or mark.is_of_a_model):
                    yield mark, event


_TELLING = (Corrected, Added, Rejected, PartsMarked, ItemRenamed, ItemMerged, ItemRemoved)


def _taught(
    event: Event, deriving: Deriving, before: DocumentState, after: DocumentState, pages: Sequence[Page]
) -> Iterator[FormMark | None]:
    match event.action:
        case Corrected(item=item, value=value) | Added(item=item, value=value):
            yield _value(deriving, after.items[item].name if item in after.items else "", value, pages)
        case Rejected(item=item, fact=fact):
            known = before.items[item].fact(fact) if item in before.items else None
            yield _aside(deriving, Says.NOTHING, known)
        case PartsMarked(marks=marks):
            for mark in marks:
                yield from _of_part(mark, deriving, before, after, pages)
        case ItemRenamed():
            yield deriving.name()
        case ItemMerged() | ItemRemoved():
            standing = [i for i in after.items.values() if i.stands]
            yield ONE_MODEL if len(standing) == 1 else None
        case _:
            return


def _of_part(
    mark: Mark, deriving: Deriving, before: DocumentState, after: DocumentState, pages: Sequence[Page]
) -> Iterator[FormMark | None]:
    facts = [before.items[at.item].fact(at.fact) for at in mark.facts if at.item in before.items]
    if mark.role in _ASIDE:
        yield from (_aside(deriving, _ASIDE[mark.role], fact) for fact in facts)
        return
    name = mark.label or (after.items[mark.to].name if mark.to is not None and mark.to in after.items else "")
    current = [f.current for f in facts if f is not None and f.current is not None]
    for value in (*current, *(s.value for s in mark.seeds)):
        made = _value(deriving, name, value, pages)
        if made is not None and mark.role is Role.RESULT:
            made = FormMark(made.place, made.says, made.property, Kind.MEASURED, made.unit)
        yield made


def _value(deriving: Deriving, name: str, value: Fact, pages: Sequence[Page]) -> FormMark | None:
    """The mark of the place that a person took a value from; `None` where its quote is not on the paper."""
    known = told(name, value)
    if known is None or not _is_on_a_page(value.evidence[0], pages):
        return None
    return deriving.value(known)


def _aside(deriving: Deriving, says: Says, fact: FactState | None) -> FormMark | None:
    read = None if fact is None else fact.original
    return None if read is None or not read.evidence else deriving.aside(says, read.evidence[0])


def _is_on_a_page(evidence: Evidence, pages: Sequence[Page]) -> bool:
    on = (p for p in pages if evidence.page in (None, p.number))
    return bool(evidence.text) and any(p.text[slice(*evidence.span)] == evidence.text for p in on)


def _met(form: FormState, state: DocumentState, steps: Sequence[Event]) -> MarksMet | None:
    """Which of the marks of values did anything on a paper that a person worked on; `None` where that is known.

    The papers that a mark was made on say nothing of it.
    """
    if state.reading is None or state.reading.kind in PAPERS_OF_GOODS:
        return None
    facts = (f for item in state.reading.items for f in (*item.facts, *item.withheld))
    did = {f.marked.mark for f in facts if f.marked is not None}
    own = [
        m
        for m in form.used
        if (m.mark.says is Says.VALUE or m.mark.says in ASIDE) and all(a.paper != state.sha256 for a in m.authors)
    ]
    met = tuple(m.key for m in own if m.key in did and state.sha256 not in m.met)
    missed = tuple(m.key for m in own if m.key not in did and state.sha256 not in m.missed)
    return MarksMet(state.sha256, met, missed, steps[-1].seq) if met or missed else None


def _words(steps: Sequence[Event], before: DocumentState) -> Iterator[FormAction]:
    """A word on each mark whose value a person confirmed, or found wrong."""
    for event in steps:
        action = event.action
        if not isinstance(action, Confirmed | Corrected | Rejected | Moved) or action.item not in before.items:
            continue
        known = before.items[action.item].fact(action.fact)
        read = known.original if known is not None else None
        if known is None or read is None or read.marked is None:
            continue
        is_right = isinstance(action, Rejected) if known.withheld else isinstance(action, Confirmed)
        if isinstance(action, Corrected) and action.value.value == read.value and action.value.kind == read.kind:
            is_right = True
        kind = MarkUpheld if is_right else MarkOverruled
        yield kind(read.marked.mark, before.sha256, action.item, action.fact, event.seq)


def _owner(forms: Forms, own: FormState | None, word: FormAction) -> str | None:
    """The key of the form that a word's mark is of: the paper's own, where that has the mark."""
    mark = getattr(word, "mark", "")
    among = (*((own,) if own is not None else ()), *forms.by_key.values())
    return next((f.key for f in among if mark in (f.marks or {})), None)


def _is_known(form: FormState | None, mark: FormMark, who: str, paper: str) -> bool:
    state = (form.marks or {}).get(mark.key) if form is not None else None
    return state is not None and any((a.who, a.paper) == (who, paper) for a in state.authors)
