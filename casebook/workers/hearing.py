"""The pictures of the values that decide, asked by a worker: which values, and what becomes of those that differ.

It comes after the classifier has said what a verdict rests on, and before the answer on the document is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from casebook.workers.job import Job
from classifier.facts import Fact, Heard, Item, Method, Witness
from classifier.judging.classify import policy_named
from classifier.judging.deciding import deciding_facts
from classifier.judging.values.text_and_picture import DOUBTED, doubt_of
from classifier.law.catalogue import Catalogue
from extractor.document.model import Problem, Reading, Severity, Source
from extractor.intake.media_types import IMAGES, PDF

STAGE = "witness"

NOT_INSTALLED = (
    "The values that decide were not compared with the picture of the page (the witness was not heard): "
    "install gauger[ocr]."
)
_FAILED = "The values that decide were not compared with the picture of the page (the witness was not heard): {}."


def is_due(reading: Reading, catalogue: Catalogue, job: Job) -> bool:
    """Whether some value that the policy asks for stands on a page of text, so that its picture can be heard."""
    pages = {p.number for p in reading.contents.pages if p.origin == "text"}
    facts = _each_asked(reading, catalogue, job)  # one is enough: the items behind it are not judged
    return any(e.page in pages and e.box is not None for fact in facts for e in fact.evidence)


def unheard(reading: Reading, why: str | None = None) -> Reading:
    """The reading with a note that its witness was not heard: because of the extra, or for this reason."""
    message = _FAILED.format(why.rstrip(".")) if why else NOT_INSTALLED
    return replace(reading, problems=(*reading.problems, Problem(STAGE, message, Severity.NOTE)))


def heard(source: Source, reading: Reading, catalogue: Catalogue, job: Job) -> Reading:
    """The reading with what the pictures say of the values that the policy asks for."""
    facts = _asked(reading, catalogue, job)
    if not facts:
        return reading
    told = _told(source, reading, facts, catalogue, job)
    items = tuple(_witnessed(item, told) for item in reading.items)
    return replace(reading, items=items, problems=(*reading.problems, *_problems(items, told)))


def _asked(reading: Reading, catalogue: Catalogue, job: Job) -> tuple[Fact, ...]:
    """The values to ask for, each once."""
    return tuple(dict.fromkeys(_each_asked(reading, catalogue, job)))


def _each_asked(reading: Reading, catalogue: Catalogue, job: Job) -> Iterator[Fact]:
    """The values to ask for, item by item; none of a document that is no PDF or was read by a stand-in."""
    rule = policy_named(catalogue, job.policy).witness
    if (
        rule is None
        or rule.values == "none"
        or job.reader is not None
        or reading.identity.media_type not in (PDF, *IMAGES)
    ):
        return
    for item in reading.items:
        facts = _of_item(item, catalogue, job.policy, whole=rule.values == "all")
        yield from (fact for fact in facts if not isinstance(fact.value, str))


def _of_item(item: Item, catalogue: Catalogue, policy: str, *, whole: bool) -> tuple[Fact, ...]:
    if whole:
        return tuple(f for f in item.facts if f.method is Method.STATED)
    return deciding_facts(item, catalogue, policy=policy)


def _told(
    source: Source, reading: Reading, facts: tuple[Fact, ...], catalogue: Catalogue, job: Job
) -> Mapping[Fact, Witness]:
    import pypdfium2 as pdfium

    from extractor.readers.ocr import read_line
    from extractor.witness.hearing import RECOGNISED, hear
    from extractor.witness.places import is_recognised

    pages = reading.contents.pages
    by_number = {p.number: p for p in pages}
    own = {fact: Witness(Heard.NOT_INDEPENDENT, why=RECOGNISED) for fact in facts if is_recognised(fact, by_number)}
    others = [fact for fact in facts if fact not in own]
    if not others:
        return own
    try:
        told = hear(source, pages, others, read_line, catalogue.vocabulary.grammar, job.passwords)
    except pdfium.PdfiumError:
        told = [Witness(Heard.NOT_HEARD, why="the file could not be opened again")] * len(others)
    return own | dict(zip(others, told, strict=True))


def _witnessed(item: Item, told: Mapping[Fact, Witness]) -> Item:
    return replace(item, facts=tuple(_with(fact, told.get(fact)) for fact in item.facts))


def _with(fact: Fact, witness: Witness | None) -> Fact:
    if witness is None:
        return fact
    if witness.heard is not Heard.DIFFERS:
        return replace(fact, witness=witness)
    return replace(
        fact, witness=witness, doubt=fact.doubt or doubt_of(witness), confidence=min(fact.confidence, DOUBTED)
    )


def _warning(item: Item, fact: Fact, witness: Witness) -> str:
    name = fact.property.replace("_", " ")
    return f"{item.label}: {name}: {doubt_of(witness)}; look at the page and say which is right"


def _problems(items: tuple[Item, ...], told: Mapping[Fact, Witness]) -> tuple[Problem, ...]:
    """A warning for each value that its picture contradicts, and a note where places were left out for their number."""
    from extractor.witness.hearing import MANY

    differing = tuple(
        Problem(STAGE, _warning(item, fact, fact.witness), page=fact.witness.page)
        for item in items
        for fact in item.facts
        if fact.witness is not None and fact.witness.heard is Heard.DIFFERS
    )
    many = [Problem(STAGE, _FAILED.format(MANY), Severity.NOTE)] if any(w.why == MANY for w in told.values()) else []
    return (*differing, *many)
