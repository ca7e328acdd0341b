"""What a run came to, for people and programs to keep.

Counts, what was not read and why, what needs a person, what documents make of each other, what to do next. As JSON
(`gauger-run/1`) and as a page (`report_page.py`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from casebook.state.rows.summary import SETTLED
from classifier.judging.determination import in_words

if TYPE_CHECKING:
    from casebook.learning.track_record import TrackRecord
    from casebook.links.answers import Tied
    from casebook.links.casebook_links import LinkedItem
    from casebook.run.bulk import Result

FORMAT = "gauger-run/1"
MOST_OPEN = 500
"""Items that the report lists, and lines with their datasheets; the casebook has all of them."""


@dataclass(frozen=True, slots=True)
class About:
    """What the run was.

    Program, catalogue, day, policy, casebook, when it began (ISO 8601), how long it took in seconds, and whether it was
    stopped before its end.
    """

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


@dataclass(frozen=True, slots=True)
class TiedLine:
    """A line of a trade paper and a datasheet that it is tied to or may be tied to.

    `standing` is "tied to", or "may be" where it waits for a person. What comes of the line alone and with its
    datasheets, and why, with the characters that differ.
    """

    label: str
    name: str
    before: str
    after: str
    standing: str
    sheet: str
    document: str
    why: str


@dataclass(frozen=True, slots=True)
class Between:
    """What documents make of each other.

    Where they contradict, and lines tied to datasheets (`beyond` counts those that the report has no room for).
    """

    contradictions: tuple[str, ...] = ()
    lines: tuple[TiedLine, ...] = ()
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Recognised:
    """Pages that were recognised from their pictures, for how many seconds any was in hand, and the rate.

    `cpu_a_page` are the seconds of a processor that one took.
    """

    pages: int
    seconds: float
    pages_a_minute: float
    cpu_a_page: float

    def __str__(self) -> str:
        rate = f"{self.pages_a_minute:.1f} a minute, {self.cpu_a_page:.1f} s of a processor each"
        return f"{self.pages} page{'s' if self.pages != 1 else ''} recognised, {rate}"


@dataclass(frozen=True, slots=True)
class AsMarked:
    """Values that were read by people's marks of papers' forms, and how many such values people have overruled."""

    values: int
    overruled: int

    def __str__(self) -> str:
        return f"read as marked: {self.values} value{'s' if self.values != 1 else ''}, overruled {self.overruled}"


@dataclass(slots=True)
class Gathered:
    """What is counted of a run while it goes on."""

    statuses: Counter[str] = field(default_factory=Counter)
    how: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    unread: list[Unread] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    recognised: Recognised | None = None
    as_marked: int = 0
    overruled: int = 0

    @property
    def marked(self) -> AsMarked | None:
        """What was read by marks; `None` where nothing was, and nothing was overruled."""
        return AsMarked(self.as_marked, self.overruled) if self.as_marked or self.overruled else None

    def add(self, result: Result) -> None:
        """Counts one document in."""
        answer = result.answer
        self.statuses[str(answer.status)] += 1
        self.how[str(result.how)] += 1
        self.as_marked += answer.as_marked
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
    between: Between
    next: tuple[str, ...]
    recognised: Recognised | None = None
    record: TrackRecord | None = None
    """How right the program was where people of the casebook looked; nothing where nobody has."""
    marked: AsMarked | None = None

    def json(self) -> str:
        """The report as JSON, its keys in a fixed order; `marked` only where marks of forms were used."""
        data = {"report": FORMAT, **asdict(self)}
        if self.marked is None:
            del data["marked"]
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def between(found: Iterable[LinkedItem]) -> Between:
    """What documents make of each other, each contradiction once; lines that are tied come before offers."""
    several = tuple(found)
    told = dict.fromkeys(text for one in several for text in one.linked.contradictions)
    lines = sorted((line for one in several for line in _tied(one)), key=lambda line: line.standing != _TIED)
    return Between(tuple(told)[:MOST_OPEN], tuple(lines[:MOST_OPEN]), max(len(lines) - MOST_OPEN, 0))


_TIED, _MAY_BE = "tied to", "may be"


def _tied(one: LinkedItem) -> Iterator[TiedLine]:
    if one.is_line:
        yield from (_line(one, _TIED, sheet) for sheet in one.linked.sheets)
        yield from (_line(one, _MAY_BE, sheet) for sheet in one.linked.offered)


def _line(one: LinkedItem, standing: str, sheet: Tied) -> TiedLine:
    made = one.linked.determination
    after = "" if made is None else " ".join((str(made.outcome), *(made.codes or made.near)))
    return TiedLine(one.label, one.name, one.before, after, standing, sheet.label, sheet.document, sheet.why)


def report(
    about: About, gathered: Gathered, found: Iterable[LinkedItem] = (), record: TrackRecord | None = None
) -> RunReport:
    """The report of a run; `found` is what the documents make of each other, `record` what people found so far."""
    return RunReport(
        about=about,
        documents=gathered.statuses.total(),
        statuses=dict(gathered.statuses),
        how=dict(gathered.how),
        outcomes=dict(gathered.outcomes),
        unread=tuple(gathered.unread),
        twins=tuple(gathered.twins),
        open=tuple(gathered.open),
        between=between(found),
        next=tuple(_next(about, gathered)),
        recognised=gathered.recognised,
        record=None if record is None or record.is_empty else record,
        marked=gathered.marked,
    )


def _next(about: About, gathered: Gathered) -> Iterator[str]:
    if about.stopped:
        yield "The run was stopped before its end: the same command goes on where it stopped."
    count = gathered.outcomes
    for outcome, what in _NEXT.items():
        if count[outcome]:
            yield f"{count[outcome]} {in_words(outcome)}: {what}"
    if gathered.unread:
        unread = len(gathered.unread)
        what = "1 document was" if unread == 1 else f"{unread} documents were"
        yield f"{what} not read whole: do what stands beside each, then scan again."
    if not any(count[o] for o in _NEXT) and not gathered.unread:
        yield "Nothing is open; check what you rely on with: gauger show NAME"


_NEXT = {
    "controlled": "look at the quotes with gauger show, then apply for a licence or have it checked.",
    "listed_elsewhere": "another act lists them: have them licensed under that act; no remark of No. 58 is composed.",
    "close": "check the values; the declaration needs a remark with parameters.",
    "undetermined": "ask the supplier for what is missing, or enter it in the review.",
}
