"""A maker's reply read back: what its form answers becomes entered facts, whose evidence is the reply.

The form is read as any document is, in a process with limits, and kept as a paper of the shipment. An answer that is
not understood (`answers`) is told and left to a person; nothing of it is guessed. By the house's policy a mail carries
some outcomes only, so an answer alone clears nothing that the policy would not let it clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casebook.checking.draft.figures import apart, of_interval
from casebook.record.actions import Action, Added, Corrected, Source
from casebook.record.actions.shipments import PaperPut, SupplierReplied
from casebook.record.events import Stamp
from casebook.record.signatory import from_account, of_this_process
from casebook.review.judging import Bench, relisted
from casebook.review.values.typed_values import Refusal, Typed, entered, grammar
from casebook.shipments.goods.questions import About
from casebook.shipments.keeping import ShipmentError, acted, found
from casebook.shipments.letters.answers import YES, answer_of, yes_or_no
from casebook.shipments.letters.supplier import (
    CODE,
    CONDITIONS,
    DAY,
    FIRST,
    FORM,
    MAKER,
    PERSON,
    SHEET,
    SHIPMENT,
    VALUE,
)
from casebook.shipments.shipment import Asked, Shipment
from casebook.shipments.standing import Standing
from casebook.state import folder
from casebook.state.model import FactState, ItemState
from casebook.state.rows.summary import in_print
from casebook.store.database import Store
from classifier.facts import Evidence, Fact, Method
from classifier.judging.missing import PRODUCT
from extractor.document.page import Page

_KEY = re.compile(r"(?P<line>\d{1,4})-(?P<property>[a-z][a-z0-9_]*)")
_MOST = 500
"""Rows of a form that are read."""


class ReplyError(ValueError):
    """A file is no reply that can be read back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a form: its question's key, the words with their place, and the conditions beside it."""

    key: str
    line: int
    property: str
    quote: Evidence
    conditions: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A form as it came back. `person` and `day` are who answers and when, as it says."""

    shipment: str
    maker: str
    person: str
    day: date
    sha256: str
    answers: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one answer: entered as this value, or why it was not."""

    given: Given
    label: str
    value: str = ""
    why: str = ""
    is_answered: bool = False
    """Whether the maker has answered, though it was not entered."""

    @property
    def is_entered(self) -> bool:
        """Whether it is a fact now."""
        return not self.why


def reply_of(pages: Sequence[Page], sha256: str, today: date) -> Reply:
    """The reply that a workbook's pages hold; raises `ReplyError` where they hold none."""
    page = _form(pages)
    cells = _cells(page)
    if page is None:
        raise ReplyError("is no reply form of gauger: its sheet “Reply” with the form's number in B1 is not there")
    person, told = _text(cells, PERSON, page), _text(cells, DAY, page)
    if not any(c.isalpha() for c in person):
        raise ReplyError(f"does not say who answers: cell {PERSON} is to be filled in")
    try:
        day = date.fromisoformat(told[:10])
    except ValueError as trouble:
        raise ReplyError(f"has no date in {DAY}: write it as 2026-11-28") from trouble
    if day > today:
        raise ReplyError(f"is dated {day}, which is yet to come")
    answers = tuple(_answers(cells, page, sha256))
    return Reply(_text(cells, SHIPMENT, page), _text(cells, MAKER, page), person, day, sha256, answers)


def is_form(pages: Sequence[Page]) -> bool:
    """Whether a workbook's pages are a reply form, filled in or not."""
    return _form(pages) is not None


def _form(pages: Sequence[Page]) -> Page | None:
    page = next((p for p in pages if p.name == SHEET or _cells(p).get(f"{SHEET}!B1")), None)
    return page if page is not None and _text(_cells(page), "B1", page) == FORM else None


def _cells(page: Page | None) -> dict[str, tuple[int, int]]:
    """The span of each cell that holds anything, by its locator."""
    found_cells: dict[str, tuple[int, int]] = {}
    for word in page.words if page is not None else ():
        if word.cell is not None:
            first, last = found_cells.get(word.cell, (word.start, word.end))
            found_cells[word.cell] = min(first, word.start), max(last, word.end)
    return found_cells


def _text(cells: Mapping[str, tuple[int, int]], place: str, page: Page) -> str:
    span = cells.get(f"{SHEET}!{place}")
    return " ".join(page.text[slice(*span)].split()) if span else ""


def _answers(cells: Mapping[str, tuple[int, int]], page: Page, sha256: str) -> Iterator[Given]:
    for row in range(FIRST, FIRST + _MOST):
        key, span = _KEY.fullmatch(_text(cells, f"{CODE}{row}", page)), cells.get(f"{SHEET}!{VALUE}{row}")
        if key is None or span is None:
            continue
        quote = Evidence(sha256, page.text[slice(*span)], span, cell=f"{SHEET}!{VALUE}{row}")
        conditions = _text(cells, f"{CONDITIONS}{row}", page)
        yield Given(key[0], int(key["line"]), key["property"], quote, conditions)


def shipment_of(store: Store, reply: Reply) -> tuple[Shipment, Asked]:
    """The shipment that a reply is for and the letter that it answers; raises `ReplyError` where none was sent."""
    try:
        shipment = found(store, reply.shipment)
    except ShipmentError as trouble:
        raise ReplyError(str(trouble)) from trouble
    asked = [a for a in shipment.letters if a.maker == reply.maker or not reply.maker]
    if not asked:
        raise ReplyError(f"is from {reply.maker}, whom nobody asked about the shipment {shipment.name}")
    return shipment, asked[-1]


def was_read(shipment: Shipment, sha256: str) -> bool:
    """Whether a reply of these bytes was read back to the end before."""
    return any(sha256 in letter.replies for letter in shipment.letters)


def read_back(
    store: Store, made: Standing, reply: Reply, asked: Asked, name: str, bench: Bench, stamp: Stamp
) -> tuple[Outcome, ...]:
    """Enters what a reply answers, and keeps the reply as a paper of the shipment; what became of each answer.

    That it was read is kept last: a reading that was killed goes on, and one that came to its end adds nothing more.
    """
    if was_read(made.case.shipment, reply.sha256):
        return ()
    source = Source("mail", reply.day, f"{reply.person}, {asked.maker}", reply.sha256)
    outcomes: list[Outcome] = []
    for given in reply.answers:
        outcomes.append(_entered(store, made, given, asked, source, bench, stamp))
    answered = tuple(o.given.key for o in outcomes if o.is_entered or o.is_answered)
    put = [] if reply.sha256 in made.case.shipment.papers else [PaperPut(reply.sha256, name)]
    acted(store, made.case.shipment, [*put, SupplierReplied(asked.maker, reply.sha256, answered)], stamp)
    return tuple(outcomes)


def _entered(
    store: Store, made: Standing, given: Given, asked: Asked, source: Source, bench: Bench, stamp: Stamp
) -> Outcome:
    line = next((one for one in made.lines if one.line.number == given.line), None)
    if given.key not in asked.questions or line is None:
        return Outcome(given, "", why="nobody asked this of the maker")
    label = line.line.label
    if given.property == PRODUCT or given.property not in bench.catalogue.vocabulary.properties:
        return Outcome(given, label, why=_of_goods(made, given, source, bench), is_answered=True)
    words, products = grammar(bench.catalogue.vocabulary), line.subject.item.current.products
    values = answer_of(given.property, given.quote.text, products, words)
    if isinstance(values, Refusal):
        return _not_read(given, label, values, bench)
    told = ", ".join(_printed(typed) for _, typed in values)
    mine = folder.opened(store, line.subject.place.document)
    state = mine.state.items[line.subject.item.key]
    new = [(name, typed) for name, typed in values if not _was_said(state, name, typed, source)]
    if not new:
        return Outcome(given, label, told)
    against = next((why for name, typed in new if (why := _against(state, name, typed, source))), None)
    if against is not None:
        return Outcome(given, label, why=against, is_answered=True)
    account = of_this_process().account
    steps = [from_account(_step(state, name, typed, given, source), account) for name, typed in new]
    mine = folder.acted(store, mine, steps, stamp)
    relisted(store, mine, bench, stamp)
    return Outcome(given, label, told)


def _printed(typed: Typed) -> str:
    """A value as people write it; a term of the catalogue in words."""
    return in_print(str(typed)) if not isinstance(typed.value, str) else typed.value.replace("_", " ")


def _not_read(given: Given, label: str, refusal: Refusal, bench: Bench) -> Outcome:
    if bench.catalogue.vocabulary.properties[given.property].unit is None:
        told = "is in words: a person reads it and answers the question (gauger review)"
        return Outcome(given, label, why=told, is_answered=True)
    return Outcome(given, label, why=f"was not understood: {refusal.message}")


def _of_goods(made: Standing, given: Given, source: Source, bench: Bench) -> str:
    """What a person does with an answer on what the goods are, or on whether papers name the same."""
    said = yes_or_no(given.quote.text, bench.catalogue.vocabulary)
    asked = next((q for q in made.open if q.line == given.line and q.about is About.NAMES), None)
    if said is None or asked is None:
        return "is in words: a person reads it and says what it is (gauger review)"
    step, goods = ("--join", "the same goods") if said == YES else ("--part", "other goods")
    words = f"gauger shipment '{made.case.shipment.name}' {step} {' '.join(asked.items)}"
    return f"says {goods}: a person decides it: {words} --why '{source.person}, {source.day}'"


def _step(state: ItemState, name: str, typed: Typed, given: Given, source: Source) -> Action:
    """One more value, beside what the papers state: a maker's word takes no printed value away, a person does.

    Its own earlier word it replaces.
    """
    mine = _words_on(state, name, source)
    if mine:
        value = entered(typed, name, mine[-1].current, (given.quote,))
        return Corrected(state.key, mine[-1].key, value, source)
    number = sum(f.original is None for f in state.facts) + 1
    value = entered(typed, name, None, (given.quote,))
    return Added(state.key, f"reply-{name}-{number}", value, source)


def _was_said(state: ItemState, name: str, typed: Typed, source: Source) -> bool:
    return any(f.current is not None and f.current.value == typed.value for f in _words_on(state, name, source))


def _words_on(state: ItemState, name: str, source: Source) -> list[FactState]:
    """What the same maker had said of a property, as it stands."""
    return [f for f in state.facts if f.current and f.current.property == name and _is_word(f, source)]


def _against(state: ItemState, name: str, typed: Typed, source: Source) -> str | None:
    """Why an answer is not entered: the papers state another value, and which is right a person says, no form."""
    stated = [
        f.current
        for f in state.facts
        if f.current is not None and f.current.property == name and not _is_word(f, source)
    ]
    other = next((f for f in stated if _differs(f, typed)), None)
    if other is None:
        return None
    told = in_print(str(typed)), in_print(str(other.value))
    return f"answers {told[0]}, and the paper states {told[1]}: a person says which is right (gauger review)"


def _differs(stated: Fact, typed: Typed) -> bool:
    if isinstance(typed.value, str) or isinstance(stated.value, str):
        return stated.value != typed.value
    is_stated = stated.method is Method.STATED
    return is_stated and apart(of_interval(stated.value.interval), of_interval(typed.value.interval))


def _is_word(fact: FactState, source: Source) -> bool:
    """Whether a fact is what the same maker had said before."""
    return fact.original is None and fact.source is not None and fact.source.kind == source.kind
