"""What a run came to, for people and programs to keep: counts, what was not read and why, what needs a person,
what to do next. As JSON (`gauger-run/1`) and as a page (`casebook.report_page`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from casebook.summary import SETTLED

if TYPE_CHECKING:
    from casebook.run import Result

FORMAT = "gauger-run/1"
MOST_OPEN = 500
"""Items that the report lists; the casebook has all of them."""


@dataclass(frozen=True, slots=True)
class About:
    """What the run was: program, catalogue, day, policy, casebook, when it began (ISO 8601), how long it took in
    seconds, and whether it was stopped before its end."""

    program: str
    catalogue: str
    as_of: str
    policy: str
    casebook: str
    began: str
    seconds: float
    stopped: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that was not read whole, and why."""

    name: str
    status: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """A document that is the same as an earlier one of the run, or nearly."""

    name: str
    of: str
    same_bytes: bool


@dataclass(frozen=True, slots=True)
class Open:
    """An item that needs a person."""

    label: str
    name: str
    product: str
    outcome: str
    codes: tuple[str, ...]
    deciding: str
    missing: tuple[str, ...]


@dataclass(slots=True)
class Gathered:
    """What is counted of a run while it goes on."""

    statuses: Counter[str] = field(default_factory=Counter)
    how: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    unread: list[Unread] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Counts one document in."""
        answer = result.answer
        self.statuses[str(answer.status)] += 1
        self.how[str(result.how)] += 1
        self.outcomes.update(r.outcome for r in answer.rows)
        if answer.status != "read":
            reasons = tuple(p.message for p in answer.problems if p.severity != "note")
            self.unread.append(Unread(result.name, str(answer.status), reasons))
        twin = result.copy_of or result.like
        if twin:
            self.twins.append(Twin(result.name, twin, result.copy_of is not None))
        room = MOST_OPEN - len(self.open)
        self.open += list(_open(result))[:room] if not result.copy_of else []


def _open(result: Result) -> Iterator[Open]:
    for r in result.answer.rows:
        if r.outcome not in SETTLED:
            yield Open(r.label, result.name, r.product, r.outcome, r.codes, r.deciding, r.missing)


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run that has ended."""

    about: About
    documents: int
    statuses: Mapping[str, int]
    how: Mapping[str, int]
    outcomes: Mapping[str, int]
    unread: tuple[Unread, ...]
    twins: tuple[Twin, ...]
    open: tuple[Open, ...]
    next: tuple[str, ...]

    def json(self) -> str:
        """The report as JSON, its keys in a fixed order."""
        return json.dumps({"report": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def report(about: About, gathered: Gathered) -> RunReport:
    """The report of a run."""
    return RunReport(
        about=about,
        documents=gathered.statuses.total(),
        statuses=dict(gathered.statuses),
        how=dict(gathered.how),
        outcomes=dict(gathered.outcomes),
        unread=tuple(gathered.unread),
        twins=tuple(gathered.twins),
        open=tuple(gathered.open),
        next=tuple(_next(about, gathered)),
    )


def _next(about: About, gathered: Gathered) -> Iterator[str]:
    if about.stopped:
        yield "The run was stopped before its end: the same command goes on where it stopped."
    count = gathered.outcomes
    for outcome, what in _NEXT.items():
        if count[outcome]:
            yield f"{count[outcome]} {outcome.replace('_', ' ')}: {what}"
    if gathered.unread:
        yield f"{len(gathered.unread)} documents were not read whole: do what stands beside each, then scan again."
    if not any(count[o] for o in _NEXT) and not gathered.unread:
        yield "Nothing is open; check what you rely on with: gauger show NAME"


_NEXT = {
    "controlled": "look at the quotes with gauger show, then apply for a licence or have it checked.",
    "close": "check the values; the declaration needs a remark with parameters.",
    "undetermined": "ask the supplier for what is missing, or enter it in the review.",
}
