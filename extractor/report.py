"""The report `gauger/1`: what a scan says of one document, as the models that its JSON Schema is made from.

Importing this module loads pydantic, so callers import it inside the function that needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from classifier.facts import Box, Evidence, Fact, Item, Witness
from classifier.quantity import Quantity, plain
from extractor.document.model import Problem, Reading

if TYPE_CHECKING:
    from classifier.judging.determination import Criterion, Determination, Finding, Remark, Shadow
    from classifier.law.timeline import Status

VERSION = "gauger/1"

OutcomeName = Literal["controlled", "close", "not_controlled", "listed_elsewhere", "undetermined", "not_applicable"]
DocumentKind = Literal[
    "datasheet", "invoice", "packing_list", "customs_declaration", "order", "contract", "transport_document",
    "test_report", "safety_data_sheet", "technology", "other",
]  # fmt: skip

Text = str
Number = str
"""A decimal number with no exponent: `4.9`, `-20`."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ReportedProblem(_Part):
    """A document's trouble: where it arose, what happened, what to do."""

    stage: str
    page: int | None
    message: Text
    severity: Literal["note", "warning", "error"]


class ReportedPaper(_Part):
    """One paper inside a file: its kind, and its pages or its sheet."""

    kind: DocumentKind
    pages: tuple[int, ...] | None = None
    sheet: Text | None = None


class ReportedDocument(_Part):
    """Which document it is and how much of it was read."""

    name: Text
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)
    media_type: str
    kind: DocumentKind
    parts: tuple[ReportedPaper, ...] = Field(
        default=(), description="the papers inside the file; none where it is one paper"
    )
    languages: tuple[str, ...]
    pages: int = Field(ge=0)
    pages_read: int = Field(ge=0)
    pages_by_ocr: int = Field(ge=0)
    status: Literal["read", "partly_read", "unreadable"]
    problems: tuple[ReportedProblem, ...]


class ReportedEvidence(_Part):
    """A quote and its place; `box` is x0, top, x1, bottom in points, `span` counts characters of the page's text."""

    page: int | None
    cell: Text | None = None
    box: tuple[float, float, float, float] | None
    text: Text
    span: tuple[int, int]
    found: str


class ReportedWitness(_Part):
    """What the picture of the value's place said: `text` is the text layer's, `picture` what was recognised."""

    heard: Literal["agrees", "differs", "not_heard", "not_independent"]
    text: Text | None
    picture: Text | None
    page: int | None
    box: tuple[float, float, float, float] | None
    why: Text | None = None


class ReportedFact(_Part):
    """One property's value: bounds in the canonical unit, or `value` where the property is text."""

    property: str
    unit: str | None
    value: Text | None = None
    low: Number | None
    low_open: bool = False
    high: Number | None
    high_open: bool = False
    kind: Literal["nominal", "typical", "minimum", "maximum", "rated", "measured", "approximate"] | None
    conditions: Text | None
    method: Literal["stated", "derived", "entered"]
    inputs: tuple[int, ...] = Field(alias="from", description="indexes of the item's facts that it was derived from")
    formula: str | None
    confidence: float = Field(ge=0, le=1)
    doubt: Text | None = None
    witness: ReportedWitness | None = Field(
        default=None, description="the picture of the value's place, recognised; null where nobody asked for it"
    )
    evidence: tuple[ReportedEvidence, ...]


class ReportedCriterion(_Part):
    """One test of an entry, with the value it was put to."""

    property: str
    test: str
    truth: Literal["true", "false", "unknown"]
    value: Text | None
    margin: Number | None
    flips_if: str | None


class ReportedFinding(_Part):
    """What one entry of the list makes of the item."""

    code: str
    instrument: str
    truth: Literal["true", "false", "unknown"]
    reason: Text
    criteria: tuple[ReportedCriterion, ...]


class ReportedStatus(_Part):
    """Whether the deciding instrument is in force on the date."""

    in_force: Literal["yes", "no", "suspended", "unknown"]
    instrument: str | None
    note: str | None
    note_zh: str | None = None
    checked: date | None = Field(default=None, description="when somebody last looked whether the act still stands so")
    age_days: int | None = None


class ReportedRemark(_Part):
    """The declaration's remark for this item alone."""

    zh: Text | None
    en: Text | None


class ReportedListing(_Part):
    """An entry of another act, in force on the date, that takes the item in."""

    code: str
    instrument: str
    act: Text
    act_zh: Text


class ReportedShadow(_Part):
    """What the item is on the day on which the act resumes, while it is suspended or not certain to be in force."""

    day: date
    outcome: OutcomeName
    codes: tuple[str, ...]
    near: tuple[str, ...]
    remark: ReportedRemark


class ReportedQuestion(_Part):
    """What is to be settled by a person, with the readings that disagree."""

    en: Text
    zh: Text


class ReportedDetermination(_Part):
    """What the list makes of the item, as of the report's date.

    `codes` of an item that is listed elsewhere are those of the other act, which `listed` names.
    """

    outcome: OutcomeName
    codes: tuple[str, ...]
    near: tuple[str, ...]
    status: ReportedStatus
    missing: tuple[str, ...]
    assumptions: tuple[str, ...]
    advice: tuple[str, ...] = ()
    findings: tuple[ReportedFinding, ...]
    remark: ReportedRemark
    listed: tuple[ReportedListing, ...] = ()
    questions: tuple[ReportedQuestion, ...] = ()
    shadow: ReportedShadow | None = None


class ReportedSheet(_Part):
    """Another document's item that speaks of the same model, or may: how alike the names are (0 to 100), and why."""

    document: Text
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    label: Text
    score: float = Field(ge=0, le=100)
    why: Text


class ReportedLinked(_Part):
    """What an item comes out as with the facts of `sheets`; without an outcome where none is tied yet.

    `offered` wait for a person, `contradictions` say where the documents disagree, and `notes` which sheets a person
    refused.
    """

    outcome: OutcomeName | None
    codes: tuple[str, ...]
    near: tuple[str, ...]
    missing: tuple[str, ...]
    doubts: tuple[Text, ...]
    sheets: tuple[ReportedSheet, ...]
    offered: tuple[ReportedSheet, ...]
    contradictions: tuple[Text, ...]
    notes: tuple[Text, ...] = ()


class ReportedItem(_Part):
    """One thing that may be exported, its facts (the derived ones last) and its document's determination of it.

    `linked` stands beside it, and is filled by a run that has read the other documents.
    """

    label: Text
    maker: Text | None
    line: Text | None
    product: str
    products: tuple[str, ...] = ()
    product_evidence: tuple[ReportedEvidence, ...]
    facts: tuple[ReportedFact, ...]
    determination: ReportedDetermination
    linked: ReportedLinked | None = Field(
        default=None,
        description="with other documents of the casebook; null where none speaks of it, and always in a stream",
    )


class Report(_Part):
    """One document's report: one line of `gauger scan --json`."""

    report: Literal["gauger/1"] = "gauger/1"
    program: str
    catalogue: str
    as_of: date
    document: ReportedDocument
    items: tuple[ReportedItem, ...]

    def line(self) -> str:
        """The report as one line of JSON, without its line break."""
        return self.model_dump_json(by_alias=True)


def report_of(
    reading: Reading,
    determinations: Sequence[Determination],
    *,
    catalogue_hash: str,
    as_of: date,
    program: str,
) -> Report:
    """The report of a reading and the determinations of its items, which stand in the same order.

    Raises `ValueError` if there are not as many determinations as items.
    """
    return Report(
        program=program,
        catalogue=catalogue_hash,
        as_of=as_of,
        document=_document(reading),
        items=tuple(_item(i, d) for i, d in zip(reading.items, determinations, strict=True)),
    )


def _document(reading: Reading) -> ReportedDocument:
    identity, pages = reading.identity, reading.contents.pages
    return ReportedDocument(
        name=whole(identity.name),
        sha256=identity.sha256,
        bytes=identity.size,
        media_type=identity.media_type,
        kind=reading.kind,  # type: ignore[arg-type]  # pydantic checks it
        parts=tuple(
            ReportedPaper(kind=p.kind, pages=None if p.sheet else p.pages, sheet=_whole(p.sheet))  # type: ignore[arg-type]
            for p in reading.parts
        ),
        languages=reading.languages,
        pages=max(reading.contents.page_count, len(pages)),
        pages_read=len(pages),
        pages_by_ocr=sum(p.origin == "ocr" for p in pages),
        status=reading.status.value,
        problems=tuple(_problem(p) for p in reading.problems),
    )


def _problem(problem: Problem) -> ReportedProblem:
    return ReportedProblem(
        stage=problem.stage,
        page=problem.page,
        message=whole(problem.message),
        severity=problem.severity.value,
    )


def _item(item: Item, determination: Determination) -> ReportedItem:
    facts = item.facts + tuple(f for f in determination.derived if f not in item.facts)
    return ReportedItem(
        label=whole(item.label),
        maker=_whole(item.maker),
        line=_whole(item.line),
        product=item.product,
        products=item.products,
        product_evidence=_evidence(item.product_evidence),
        facts=tuple(_fact(f, facts) for f in facts),
        determination=_determination(determination),
    )


def _fact(fact: Fact, among: Sequence[Fact]) -> ReportedFact:
    quantity = fact.value if isinstance(fact.value, Quantity) else None
    interval = quantity.interval if quantity else None
    low, high = (interval.low, interval.high) if interval else (None, None)
    return ReportedFact(
        property=fact.property,
        unit=quantity.unit if quantity else None,
        value=whole(fact.value) if isinstance(fact.value, str) else None,
        low=None if low is None else plain(low),
        low_open=bool(interval and interval.low_open),
        high=None if high is None else plain(high),
        high_open=bool(interval and interval.high_open),
        kind=fact.kind.value if fact.kind else None,
        conditions=_whole(fact.conditions),
        method=fact.method.value,
        inputs=_places(fact.inputs, among),  # type: ignore[call-arg]  # by its name, not the alias
        formula=fact.formula,
        confidence=round(fact.confidence, 4),
        doubt=_whole(fact.doubt),
        witness=None if fact.witness is None else _witness(fact.witness),
        evidence=_evidence(fact.evidence),
    )


def _witness(witness: Witness) -> ReportedWitness:
    return ReportedWitness(
        heard=witness.heard.value,
        text=_whole(witness.text),
        picture=_whole(witness.picture),
        page=witness.page,
        box=_rounded(witness.box),
        why=_whole(witness.why),
    )


def _rounded(box: Box | None) -> tuple[float, float, float, float] | None:
    return None if box is None else (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def _places(inputs: Iterable[Fact], among: Sequence[Fact]) -> tuple[int, ...]:
    return tuple(among.index(f) for f in inputs if f in among)


def _evidence(several: Iterable[Evidence]) -> tuple[ReportedEvidence, ...]:
    return tuple(
        ReportedEvidence(
            page=e.page,
            cell=_whole(e.cell),
            box=_rounded(e.box),
            text=whole(e.text),
            span=e.span,
            found=e.found,
        )
        for e in several
    )


def _determination(made: Determination) -> ReportedDetermination:
    return ReportedDetermination(
        outcome=str(made.outcome),  # type: ignore[arg-type]  # pydantic checks it
        codes=tuple(made.codes),
        near=tuple(made.near),
        status=_status(made.status),
        missing=tuple(made.missing),
        assumptions=tuple(made.assumptions),
        advice=tuple(a.en for a in made.advice),
        findings=tuple(_finding(f) for f in made.findings),
        remark=_remark(made.remark),
        listed=tuple(
            ReportedListing(code=one.code, instrument=one.instrument, act=one.act.en, act_zh=one.act.zh or one.act.en)
            for one in made.listed
        ),
        questions=tuple(ReportedQuestion(en=whole(q.en), zh=whole(q.zh or q.en)) for q in made.questions),
        shadow=_shadow(made.shadow) if made.shadow else None,
    )


def _remark(remark: Remark) -> ReportedRemark:
    return ReportedRemark(zh=_whole(remark.zh), en=_whole(remark.en))


def _shadow(shadow: Shadow) -> ReportedShadow:
    return ReportedShadow(
        day=shadow.day,
        outcome=str(shadow.outcome),  # type: ignore[arg-type]  # pydantic checks it
        codes=shadow.codes,
        near=shadow.near,
        remark=_remark(shadow.remark),
    )


def _status(status: Status) -> ReportedStatus:
    return ReportedStatus(
        in_force=status.in_force.value,
        instrument=status.instrument,
        note=status.note,
        note_zh=status.zh,
        checked=status.checked,
        age_days=status.age,
    )


def _finding(finding: Finding) -> ReportedFinding:
    return ReportedFinding(
        code=finding.code,
        instrument=finding.instrument,
        truth=finding.truth.value,
        reason=whole(finding.reason),
        criteria=tuple(_criterion(c) for c in finding.criteria),
    )


def _criterion(criterion: Criterion) -> ReportedCriterion:
    return ReportedCriterion(
        property=criterion.property,
        test=criterion.test,
        truth=criterion.truth.value,
        value=_whole(criterion.value),
        margin=None if criterion.margin is None else plain(criterion.margin),
        flips_if=criterion.flips_if,
    )


def whole(text: str) -> str:
    """The text with lone surrogates replaced one for one, so that it can be encoded and spans still hold."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(text: str | None) -> str | None:
    return None if text is None else whole(text)
