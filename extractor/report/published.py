"""The format `gauger/1`: what a scan says of one document, as the models that its JSON Schema is made from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    pass

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
