"""What the forms are after everything that happened to them: a pure fold over the ledger's events about forms.

A mark is used where a person accepted it, nobody retired it, it was not overruled twice, it was not in vain on three
papers and no other mark that counts contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from casebook.record.actions.forms import (
    FormMarked,
    FormStepUndone,
    MarkJudged,
    MarksAccepted,
    MarksImported,
    MarksMet,
    MarksRetired,
    MarkUpheld,
    PersonTakenOut,
    WordAccepted,
)
from casebook.record.ledger import Event
from extractor.forms.book import FormBook
from extractor.forms.likeness.index import FormIndex
from extractor.forms.model import Form, FormMark, KnownForm, Said

OVERRULED_AT_MOST = 1
"""A mark that was overruled once more is retired."""
IN_VAIN_AT_MOST = 2
"""A mark that nobody ever found right is retired by one more paper of its form on which it was wrong or did nothing.

Nothing can show that it is wrong where its place is found on no other paper, so that it may not lie in wait for one.
"""
_PRINTS = 4
"""Fingerprints that are kept of one form: its papers differ little."""


class Standing(StrEnum):
    """Whether a mark is used, and why not."""

    USED = "used"
    PROPOSED = "proposed"
    CONTRADICTED = "contradicted"
    RETIRED = "retired"
    TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a mark, when (ISO 8601), on which paper; `source` names a pack that it came from, with its hash."""

    who: str
    at: str
    paper: str
    name: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A value that was read by a mark and looked at by a person: whose word, when, on which paper's item and fact."""

    who: str
    at: str
    paper: str
    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class MarkState:
    """A mark with everybody's word on it; `accepted` is who took it into use and when.

    `met` are papers that people worked on and on which it did anything, `missed` those on which it did nothing.
    """

    mark: FormMark
    authors: tuple[Author, ...] = ()
    accepted: tuple[str, str] | None = None
    retired: str | None = None
    overruled: tuple[Seen, ...] = ()
    upheld: tuple[Seen, ...] = ()
    against: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def in_vain(self) -> int:
        """The papers of its form, worked on by people, on which it was wrong or did nothing; 0 once it was of use."""
        wrong = {s.paper for s in self.overruled}
        return 0 if self.upheld or set(self.met) - wrong else len({*self.missed, *wrong})

    @property
    def key(self) -> str:
        """The mark's hash."""
        return self.mark.key

    @property
    def standing(self) -> Standing:
        """Whether it is used."""
        if not self.authors:
            return Standing.TAKEN_OUT
        if self.retired is not None or len(self.overruled) > OVERRULED_AT_MOST or self.in_vain > IN_VAIN_AT_MOST:
            return Standing.RETIRED
        if self.against:
            return Standing.CONTRADICTED
        return Standing.USED if self.accepted is not None else Standing.PROPOSED

    @property
    def said(self) -> Said:
        """The mark with its first author, as readings name it."""
        first = self.authors[0]
        return Said(self.mark, first.who, first.at[:10], first.name)


@dataclass(frozen=True, slots=True)
class FormState:
    """A form: fingerprints of its papers, the papers that people marked (by SHA-256), and its marks by their keys."""

    key: str
    prints: tuple[Form, ...] = ()
    papers: tuple[str, ...] = ()
    marks: Mapping[str, MarkState] | None = None

    @property
    def all(self) -> tuple[MarkState, ...]:
        """Its marks in the order in which they were made."""
        return tuple((self.marks or {}).values())

    @property
    def used(self) -> tuple[MarkState, ...]:
        """The marks that readings use."""
        return tuple(m for m in self.all if m.standing is Standing.USED)

    def having(self, *standings: Standing) -> tuple[MarkState, ...]:
        """The marks of some standings."""
        return tuple(m for m in self.all if m.standing in standings)


@dataclass(frozen=True)
class Forms:
    """All forms of a casebook by their keys."""

    by_key: Mapping[str, FormState]

    @property
    def book(self) -> FormBook:
        """What readings use: the forms with the marks that count."""
        known = (KnownForm(f.key, f.prints, tuple(m.said for m in f.used)) for f in self.by_key.values())
        return FormBook(tuple(form for form in known if form.marks))

    def of(self, form: Form) -> FormState | None:
        """The form that a paper of this fingerprint is of, or has drifted from."""
        number, _ = self._index.closest(form)
        return None if number is None else self._owners[number]

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex([p for f in self.by_key.values() for p in f.prints])

    @cached_property
    def _owners(self) -> tuple[FormState, ...]:
        return tuple(f for f in self.by_key.values() for _ in f.prints)

    def mark(self, name: str) -> tuple[FormState, MarkState] | None:
        """A mark by its key or the beginning of it, with its form; `None` where no one or several begin so.

        Two forms may have the same mark: `3fa94c01/1d0b52aa` names the form too.
        """
        form, slash, key = name.rpartition("/")
        forms = [f for f in self.by_key.values() if not slash or f.key.removeprefix("form-").startswith(form)]
        fitting = [(f, m) for f in forms for m in f.all if m.key.startswith(key)]
        return fitting[0] if len(fitting) == 1 and key else None


def folded(events: Iterable[Event], undone: frozenset[int] = frozenset()) -> Forms:
    """The forms after these events, oldest first; `undone` are the numbers of documents' events that do not count."""
    several = tuple(events)
    back = {e.action.event for e in several if isinstance(e.action, FormStepUndone)}
    out = {e.action.person for e in several if isinstance(e.action, PersonTakenOut) and e.seq not in back}
    forms: dict[str, FormState] = {}
    for event in several:
        rests_on = getattr(event.action, "rests_on", None)
        of_no_form = isinstance(event.action, PersonTakenOut | FormStepUndone | WordAccepted)
        if event.seq in back or rests_on in undone or of_no_form:
            continue
        form = forms.get(event.document, FormState(event.document, marks={}))
        forms[event.document] = _after(form, event, is_out=event.who in out)
    return Forms({key: _with_contradictions(form) for key, form in forms.items()})


def _after(form: FormState, event: Event, *, is_out: bool) -> FormState:
    """The form after an event; a person who was taken out gives no mark and accepts none."""
    match event.action:
        case FormMarked(print=shape, paper=paper, name=name, mark=mark):
            author = Author(event.who, event.at, paper, name)
            return _marked(_met(form, shape, paper), mark, None if is_out else author)
        case MarksImported(source=source, digest=digest, print=shape, marks=marks):
            author = Author(event.who, event.at, "", source, f"{source}, SHA-256 {digest}")
            for mark in marks:
                form = _marked(_met(form, shape, None), mark, None if is_out else author)
            return form
        case MarksAccepted(marks=keys) if not is_out:
            return _changed(form, keys, accepted=(event.who, event.at), retired=None)
        case MarksRetired(marks=keys) if not is_out:
            return _changed(
                form, keys, retired=f"retired by {event.who} on {event.at[:10]}: {event.why or 'no reason'}"
            )
        case MarkJudged(mark=key, paper=paper, item=item, fact=fact) if not is_out:
            seen = Seen(event.who, event.at, paper, item, fact)
            return _seen(form, key, seen, is_right=isinstance(event.action, MarkUpheld))
        case MarksMet(paper=paper, met=met, missed=missed) if not is_out:
            return _met_again(_met_again(form, paper, met, did=True), paper, missed, did=False)
        case _:
            return form


def _met(form: FormState, shape: Form, paper: str | None) -> FormState:
    prints = form.prints if shape in form.prints or len(form.prints) >= _PRINTS else (*form.prints, shape)
    papers = form.papers if paper is None or paper in form.papers else (*form.papers, paper)
    return replace(form, prints=prints, papers=papers)


def _marked(form: FormState, mark: FormMark, author: Author | None) -> FormState:
    marks = dict(form.marks or {})
    known = marks.get(mark.key, MarkState(mark))
    if author is not None and not any(_is_of(a, author) for a in known.authors):
        known = replace(known, authors=(*known.authors, author))
        if known.retired is not None:
            # Made once more after somebody retired it, it is a proposal again, and may contradict what took its place.
            known = replace(known, retired=None, accepted=None)
        # One more word for it is a new beginning.
        known = replace(known, missed=())
    marks[mark.key] = known
    return replace(form, marks=marks)


def _is_of(one: Author, other: Author) -> bool:
    """Whether two people are one, on one paper or with one pack."""
    return (one.who, one.paper, one.source) == (other.who, other.paper, other.source)


def _changed(form: FormState, keys: Iterable[str], **values: object) -> FormState:
    marks = dict(form.marks or {})
    for key in keys:
        if key in marks:
            marks[key] = replace(marks[key], **values)  # type: ignore[arg-type]
    return replace(form, marks=marks)


def _seen(form: FormState, key: str, seen: Seen, *, is_right: bool) -> FormState:
    """A person's last word on a value that a mark gave is the one that counts."""
    known = (form.marks or {}).get(key)
    if known is None:
        return form
    place = (seen.paper, seen.item, seen.fact)
    overruled = tuple(s for s in known.overruled if (s.paper, s.item, s.fact) != place)
    upheld = tuple(s for s in known.upheld if (s.paper, s.item, s.fact) != place)
    if is_right:
        upheld = (*upheld, seen)
    else:
        overruled = (*overruled, seen)
    return _changed(form, [key], overruled=overruled, upheld=upheld)


def _met_again(form: FormState, paper: str, keys: Iterable[str], *, did: bool) -> FormState:
    """The form after its marks were looked for on a paper; what was found of the paper last is what counts."""
    for key in keys:
        known = (form.marks or {}).get(key)
        if known is not None:
            met = tuple(p for p in known.met if p != paper)
            missed = tuple(p for p in known.missed if p != paper)
            form = _changed(form, [key], met=(*met, paper) if did else met, missed=missed if did else (*missed, paper))
    return form


def _with_contradictions(form: FormState) -> FormState:
    """The form, each mark that counts with the keys of those that say otherwise of its place."""
    alive = [m for m in form.all if m.standing in (Standing.USED, Standing.PROPOSED)]
    marks = dict(form.marks or {})
    for one in alive:
        against = tuple(o.key for o in alive if o.mark.contradicts(one.mark))
        marks[one.key] = replace(marks[one.key], against=against)
    return replace(form, marks=marks)
