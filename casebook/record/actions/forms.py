"""What can happen to a form: events of a noun of its own, beside those of documents, items and shipments.

A form stands in the ledger under a key of its own (`learning.forms.keeping.key_of`), a mark under its hash, a paper
under its SHA-256. Who did it and when stands with the event. No event holds a value of a paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractor.forms.model import Form, FormMark


@dataclass(frozen=True, slots=True)
class FormMarked:
    """A person marked a place of a paper of this form: a proposal until it is accepted.

    `print` is the paper's fingerprint, `name` what the paper was called; `rests_on` is the number of the event that the
    mark follows from, a correction, where it does.
    """

    print: Form
    paper: str
    name: str
    mark: FormMark
    rests_on: int | None = None


@dataclass(frozen=True, slots=True)
class LabelsTaken:
    """A person took a labelled paper's labels as confirmed; `digest` is the SHA-256 of its entry in the labels.

    `values` is how many it states, `placed` how many of them were found on the paper.
    """

    paper: str
    name: str
    digest: str
    values: int
    placed: int


@dataclass(frozen=True, slots=True)
class MarksAccepted:
    """A person found that marks are to be used; `digest` is the SHA-256 of the impact that they were shown."""

    marks: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class MarksRetired:
    """A person found that marks are not to be used any more; the event's `why` says how they know."""

    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkJudged:
    """A person's word on a value that was read by a mark: on a paper, an item's fact; by the event `rests_on`."""

    mark: str
    paper: str
    item: str
    fact: str
    rests_on: int | None = None


@dataclass(frozen=True, slots=True)
class MarkOverruled(MarkJudged):
    """A person found the value wrong."""


@dataclass(frozen=True, slots=True)
class MarkUpheld(MarkJudged):
    """A person found the value right."""


@dataclass(frozen=True, slots=True)
class MarksMet:
    """A person worked on a paper of the form: the marks in use that did anything on it, and those that did nothing.

    It rests on the person's step of number `rests_on`.
    """

    paper: str
    met: tuple[str, ...]
    missed: tuple[str, ...]
    rests_on: int | None = None


@dataclass(frozen=True, slots=True)
class MarksImported:
    """Marks came from a named source in a pack of that SHA-256: proposals until they are accepted."""

    source: str
    digest: str
    print: Form
    marks: tuple[FormMark, ...]


@dataclass(frozen=True, slots=True)
class PersonTakenOut:
    """All marks that this person made or accepted are not to count, nor what rests on them."""

    person: str


@dataclass(frozen=True, slots=True)
class WordAccepted:
    """A person took a proposed word into a file of the office's catalogue, of SHA-256 `digest`.

    `of` is what it is a word for, `people` are those whose corrections proposed it, `impact` the SHA-256 of what the
    person was shown that it changes.
    """

    term: str
    of: str
    file: str
    digest: str
    people: tuple[str, ...]
    impact: str


@dataclass(frozen=True, slots=True)
class FormStepUndone:
    """The event of this number about a form or a word is to count as if it had not been."""

    event: int


FormAction = (
    FormMarked
    | LabelsTaken
    | MarksAccepted
    | MarksRetired
    | MarkOverruled
    | MarkUpheld
    | MarksMet
    | MarksImported
    | PersonTakenOut
    | WordAccepted
    | FormStepUndone
)

FORM_NAMES: Mapping[Any, str] = {
    FormMarked: "form_marked",
    LabelsTaken: "labels_taken",
    MarksAccepted: "marks_accepted",
    MarksRetired: "marks_retired",
    MarkOverruled: "mark_overruled",
    MarkUpheld: "mark_upheld",
    MarksMet: "marks_met",
    MarksImported: "marks_imported",
    PersonTakenOut: "person_taken_out",
    WordAccepted: "word_accepted",
    FormStepUndone: "form_step_undone",
}
"""The name of each action in the ledger: written there for ever, so never renamed."""
