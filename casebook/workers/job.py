"""What a worker is told and what it gives back: the job of a run, and the answer on one document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.duplicates.fingerprints import Fingerprint
from casebook.record.actions import ItemOutcome
from casebook.state.rows.summary import Row
from casebook.workers.limits import Limits
from extractor.document.model import Problem, Reading, Source, Status

if TYPE_CHECKING:
    from extractor.forms.book import FormBook


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for all documents of a run. `layers` are folders over the shipped catalogue.

    `reader` stands in for the extractor. `model` is the scorer's model that people accepted, compressed; empty for the
    shipped one. `forms` are those that people marked, with the marks that count.
    """

    as_of: date
    policy: str
    program: str
    layers: tuple[Path, ...] = ()
    passwords: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    reader: Callable[[Source, Job, bool], Reading] | None = None
    model: bytes = b""
    forms: FormBook | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back of a document: its report as a line, its rows, and what the casebook keeps.

    `extracted` is the event's body, `pages` the packed pages; `needs_ocr` says that a page waits for recognition;
    `fingerprint` is by what its near-duplicates are found; `recognised` is how many were, and `cpu` the seconds of
    a processor that such a document took; `to_hear` says that the pictures of values that decide wait to be heard;
    `as_marked` is how many values were read by marks of the form.
    """

    sha256: str
    kind: str
    status: Status
    problems: tuple[Problem, ...]
    line: str
    rows: tuple[Row, ...]
    outcomes: tuple[ItemOutcome, ...]
    extracted: str
    pages: bytes
    needs_ocr: bool = False
    fingerprint: Fingerprint = ()
    recognised: int = 0
    cpu: float = 0.0
    to_hear: bool = False
    as_marked: int = 0


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The documents inside an archive or a mail, and what went wrong in it."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
