"""What became of a document: its identity, what could be read of it, and the troubles met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classifier.facts import Item
from extractor.document.page import Page


class Severity(StrEnum):
    """How much a problem takes away."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Status(StrEnum):
    """How much of the document was read."""

    READ = "read"
    PARTLY_READ = "partly_read"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Problem:
    """A document's trouble as a value: what happened at which stage, on which page, and what to do."""

    stage: str
    message: str
    severity: Severity = Severity.WARNING
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is. `name` is for people and never becomes a path; `size` is in bytes."""

    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes with its identity; the bytes stay behind when the reading travels on."""

    identity: Identity
    data: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader gives: the pages it could read, how many there are, and what went wrong.

    `attachments` are files that the document carries inside, as an e-invoice carries its lines as XML.
    """

    pages: tuple[Page, ...] = ()
    page_count: int = 0
    problems: tuple[Problem, ...] = ()
    status: Status = Status.READ
    attachments: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One paper inside a file: its kind, its pages' numbers and, of a workbook, the sheet's name."""

    kind: str
    pages: tuple[int, ...]
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was understood.

    `kind` as in the report: `datasheet`, `invoice`, …; `parts` are the papers inside the file, none where it is one
    paper.
    """

    identity: Identity
    contents: Contents
    kind: str
    languages: tuple[str, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    status: Status
    parts: tuple[Part, ...] = ()
