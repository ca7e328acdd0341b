"""Marks out of a paper whose values are known: each label says where its value stands and what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from classifier.facts import Fact, Kind, Method
from classifier.law.vocabulary import Vocabulary
from corpora.labels import LabelledDocument, LabelledFact
from corpora.scoring import SCORED
from extractor.document.model import Reading, Source
from extractor.forms.book import FormBook
from extractor.forms.deriving import ONE_MODEL, Deriving, Pages, Told
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import ASIDE, FormMark, KnownForm, Said, Says
from extractor.pipeline import Pipeline

_CLOSE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a labelled paper gives its form: marks, how many values its labels state, and how many were found on it."""

    marks: tuple[FormMark, ...]
    values: int
    placed: int


def lesson_of_both(document: LabelledDocument, reading: Reading, pipeline: Pipeline) -> Lesson:
    """The marks that a labelled paper gives its form, beside what is read of it before them and with them.

    With the models' columns known, figures of other things in those columns are theirs at first: a person who corrects
    the paper sees them as soon as it is read again, and so do the labels.
    """
    pages, words = pipeline.marked_rows(reading.contents.pages), pipeline.vocabulary
    lesson = lesson_of(document, reading, pages, words)
    if document.partial or not lesson.marks:
        return lesson
    said = tuple(Said(m, "", "", document.file) for m in lesson.marks)
    own = FormBook((KnownForm("", (fingerprint(reading.contents.pages),), said),))
    again = pipeline.understood(Source(reading.identity, b""), reading.contents, own)
    more = [m for m in lesson_of(document, again, pages, words).marks if m.says in ASIDE]
    return replace(lesson, marks=tuple(dict.fromkeys((*lesson.marks, *more))))


def lesson_of(document: LabelledDocument, reading: Reading, pages: Pages, words: Vocabulary) -> Lesson:
    """The marks that a labelled paper gives its form, beside what the reader made of it.

    Of a paper that was labelled whole, what the reader has and no label states is marked as no value of the goods.
    """
    names = tuple(dict.fromkeys(item.label for item in document.items if item.label))
    deriving = Deriving(pages, names, words)
    found: dict[FormMark, None] = {}
    values = placed = 0
    for item in document.items:
        for fact in item.facts:
            if (known := _told(item.label or "", fact)) is not None and fact.property in words.properties:
                mark = deriving.value(known)
                values, placed = values + 1, placed + (mark is not None)
                if mark is not None and (mark.is_of_a_model or len(names) < 2 or _is_of_all(fact, document)):
                    found[mark] = None
    valued = {mark.place for mark in found}
    if not document.partial:
        for wrong in _wrong(document, reading):
            mark = deriving.aside(Says.NOTHING, wrong.evidence[0])
            if mark is not None and mark.place not in valued:
                found[mark] = None
    if len(document.items) == 1:
        if (name := deriving.name()) is not None:
            found[name] = None
        if len(reading.items) > 1 and not document.partial:
            found[ONE_MODEL] = None
    return Lesson(tuple(found), values, placed)


def _is_of_all(fact: LabelledFact, document: LabelledDocument) -> bool:
    """Whether each of a paper's items has a value: only then may it stand where no model is named."""
    what = fact.property, fact.low, fact.high
    return all(any((f.property, f.low, f.high) == what for f in item.facts) for item in document.items)


def _told(name: str, fact: LabelledFact) -> Told | None:
    low, high = _number(fact.low), _number(fact.high)
    if low is None and high is None:
        return None
    kind = Kind(fact.kind) if fact.kind in set(Kind) else None
    return Told(name, fact.property, low, high, kind, fact.page, fact.text or "")


def _wrong(document: LabelledDocument, reading: Reading) -> Iterator[Fact]:
    """What the reader states of a scored property and no label does."""
    labels = [label for item in document.items for one in item.facts for label in one.readings()]
    for item in reading.items:
        for fact in item.facts:
            is_judged = fact.property in SCORED and fact.method is Method.STATED and fact.evidence
            if is_judged and not isinstance(fact.value, str) and not any(states(label, fact) for label in labels):
                yield fact


def states(label: LabelledFact, fact: Fact) -> bool:
    """Whether a fact states what a label states; a minimum is compared by its low end, a maximum by its high end."""
    if label.property != fact.property:
        return False
    interval = fact.quantity.interval
    low, high = _number(label.low), _number(label.high)
    if label.kind == "minimum" and low is not None:
        return _near(low, interval.low)
    if label.kind == "maximum" and high is not None:
        return _near(high, interval.high)
    return _near(low, interval.low) and _near(high, interval.high)


def _near(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
