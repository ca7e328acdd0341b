"""How right the program was where people looked: its values by their confidence, and the goods that it let go.

A value counts that a person confirmed, corrected or rejected, or signed with its item; the machine's own word on it
does not. An item counts as let go where the program alone found it not controlled, or did not find it, and as
overturned where what was signed is another outcome.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from casebook.learning.makers import NO_MAKER, plain
from casebook.record import ledger
from casebook.record.actions import (
    NAMES,
    UNDOABLE,
    Added,
    Corrected,
    Determined,
    Extracted,
    Moved,
    Rejected,
    Signed,
    items_of,
)
from casebook.record.ledger import Event
from casebook.state.fold import folded
from casebook.state.model import DocumentState, FactState, ItemState
from casebook.state.undo import effective
from casebook.store import tables
from casebook.store.database import Store
from corpora import reliability
from corpora.intervals import Share, upper_bound
from corpora.tally import Belief

CLEARED = frozenset({"not_controlled", "not_applicable"})
_TOUCHED = (Corrected, Rejected, Added, Moved)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Values of a band of confidence that people looked at: how many, their mean confidence, how many were right."""

    low: float
    high: float
    values: int
    claimed: float | None
    right: int
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of document, a supplier, or all: what was looked at, what was let go, and how much of it wrongly.

    `let_go` items were signed of those that the program let go, of which `overturned` were not; at 95 % at most the
    share `at_most` of such items is let go wrongly (Clopper and Pearson, one-sided). `None` where none was signed.
    """

    name: str
    values: int
    right: int
    let_go: int
    overturned: int
    at_most: float | None


@dataclass(frozen=True, slots=True)
class Month:
    """Papers first read in a month (YYYY-MM), and values of them that people entered, corrected, moved or took out."""

    month: str
    papers: int
    touched: int

    @property
    def per_hundred(self) -> float:
        """Values touched a hundred papers."""
        return 100 * self.touched / self.papers


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """The record of a casebook; with nothing in it where nobody has looked at anything."""

    all: Part
    claimed: tuple[Claimed, ...]
    by_kind: tuple[Part, ...]
    by_supplier: tuple[Part, ...]
    months: tuple[Month, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no person has looked at anything."""
        return not (self.all.values or self.all.let_go or any(m.touched for m in self.months))


@dataclass(frozen=True, slots=True)
class _Looked:
    """What people found in one document."""

    kind: str
    maker: str
    beliefs: tuple[Belief, ...]
    let_go: int
    overturned: int
    touched: int


def track_record(store: Store) -> TrackRecord:
    """What people found in a casebook, over all of its documents."""
    with store.reading() as connection:
        word = tables.ledger.c
        kinds = [NAMES[kind] for kind in (*UNDOABLE, Signed)]
        worked_on = connection.scalars(select(word.document).where(word.kind.in_(kinds)).distinct()).all()
        read = select(word.document, func.min(word.at)).where(word.kind == NAMES[Extracted]).group_by(word.document)
        first = {str(document): str(at)[:7] for document, at in connection.execute(read)}
        looked = {
            d: _looked(folded(d, events), events)
            for d in sorted(worked_on)
            if d in first
            for events in (ledger.events_of(connection, d),)
        }
    return _record(looked, first)


def _record(looked: Mapping[str, _Looked], first: Mapping[str, str]) -> TrackRecord:
    several = tuple(looked.values())
    papers = Counter(first.values())
    touched: Counter[str] = Counter()
    for document, one in looked.items():
        touched[first[document]] += one.touched
    kinds: dict[str, list[_Looked]] = defaultdict(list)
    makers: dict[str, list[_Looked]] = defaultdict(list)
    for one in several:
        kinds[one.kind].append(one)
        makers[plain(one.maker)].append(one)
    return TrackRecord(
        all=_part("all", several),
        claimed=tuple(_claimed(b) for b in reliability.table(_beliefs(several)) if b.right.trials),
        by_kind=_parts((name, own) for name, own in kinds.items()),
        by_supplier=_parts((own[-1].maker, own) for own in makers.values()),
        months=tuple(Month(month, papers[month], touched[month]) for month in sorted(papers)),
    )


def _parts(named: Iterable[tuple[str, Sequence[_Looked]]]) -> tuple[Part, ...]:
    parts = (_part(name, own) for name, own in named)
    return tuple(sorted((p for p in parts if p.values or p.let_go), key=lambda p: (-p.values, p.name)))


def _part(name: str, several: Sequence[_Looked]) -> Part:
    told = _beliefs(several)
    let_go, overturned = sum(one.let_go for one in several), sum(one.overturned for one in several)
    bound = upper_bound(overturned, let_go) if let_go else None
    return Part(name, len(told), sum(b.right for b in told), let_go, overturned, bound)


def _beliefs(several: Sequence[_Looked]) -> tuple[Belief, ...]:
    return tuple(belief for one in several for belief in one.beliefs)


def _claimed(found: reliability.Bin) -> Claimed:
    share: Share = found.right
    return Claimed(found.low, found.high, share.trials, found.confidence, share.hits, share.interval)


def _looked(state: DocumentState, events: Sequence[Event]) -> _Looked:
    counted = effective(events)
    items = [item for item in state.items.values() if item.stands]
    signed = [item for item in items if item.is_signed]
    alone = _alone(counted)
    let_go = [i for i in signed if alone.get(i.key) in CLEARED or i.added is not None]
    return _Looked(
        kind=state.reading.kind if state.reading else "other",
        maker=maker_of(state),
        beliefs=tuple(b for item in items for fact in item.facts for b in _belief(item, fact)),
        let_go=len(let_go),
        overturned=sum(i.signatures[-1].outcome not in CLEARED for i in let_go),
        touched=sum(isinstance(e.action, _TOUCHED) for e in counted),
    )


def maker_of(state: DocumentState) -> str:
    """The maker that most items of a document name, as it is printed; `NO_MAKER` for none."""
    makers = Counter(item.read.maker for item in state.items.values() if item.read.maker)
    return min(makers, key=lambda name: (-makers[name], name)) if makers else NO_MAKER


def _alone(events: Sequence[Event]) -> dict[str, str]:
    """What the program made of each item by itself: before any person had a word on it."""
    made: dict[str, str] = {}
    spoken: set[str] = set()
    for event in events:
        if isinstance(event.action, Determined):
            made |= {o.item: o.outcome for o in event.action.outcomes if o.item not in spoken}
        elif isinstance(event.action, UNDOABLE):
            spoken.update(items_of(event.action))
    return made


def _belief(item: ItemState, fact: FactState) -> Iterator[Belief]:
    """The confidence of a value as it was read, and whether people found it so."""
    read = fact.original
    if read is None or not (fact.is_touched or item.is_signed):
        return
    right = not fact.rejected and (fact.value is None or fact.value.value == read.value)
    yield Belief(read.confidence, right)
