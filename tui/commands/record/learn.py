"""`gauger learn`: the words that corrections propose, what each would change, and writing those accepted."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.session import read_by
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.pasted import option
from tui.speech.talk import write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.learning.proposals import Proposal
    from casebook.learning.trial import Change
    from casebook.review.judging import Bench
    from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class LearnOrder:
    """By what to judge, which proposals (by number) to accept, and the folder that they go into."""

    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    accept: tuple[int, ...]
    into: Path | None
    who: str | None


def run(order: LearnOrder) -> int:
    """Lists, or writes what was accepted; raises `Refused` for a number that no proposal has."""
    from casebook.learning.proposals import proposals
    from casebook.learning.trial import replayed
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store, read_store

    if order.accept and order.into is None:
        raise Refused("name the office's folder that the words go into: --into office/", Exit.USAGE)
    bench = bench_of(order.layers, order.as_of, order.policy)
    opened = open_store(order.casebook, make=False) if order.accept else read_store(order.casebook)
    with closing(opened) as store:
        found = proposals(store, bench.catalogue)
        if order.accept:
            return _accept(order, found, bench, store)
        by = read_by(store)
        for number, proposal in enumerate(found, 1):
            for line in _listed(number, proposal, replayed(store, proposal.word, bench, by)):
                write(line)
        for line in _in_use(store):
            write(line)
    write(_closing(found, order))
    return Exit.SETTLED


def _in_use(store: Store) -> Iterator[str]:
    """The words that were accepted, with the number by which each is taken back."""
    from casebook.learning.accepted_words import in_use
    from casebook.record.actions.forms import WordAccepted

    for event in in_use(store):
        assert isinstance(event.action, WordAccepted)
        word = f"“{inert(event.action.term)}” for {inert(event.action.of.replace('_', ' '))}"
        by = f"by {inert(event.who)} on {event.at[:10]}"
        yield f"accepted: {word}, {by}; gauger learn undo {event.seq} takes it back"


def _listed(number: int, proposal: Proposal, changes: Sequence[Change]) -> Iterator[str]:
    yield f"{number}. {_said(proposal)}"
    yield from (f"   from {inert(quote, 160)}" for quote in proposal.quotes)
    for change in changes:
        yield f"   {inert(change.label)} in {inert(change.document)}" + (
            f": {change.verdict}" if change.verdict else ""
        )
        yield from (f"     {inert(fact)}" for fact in change.facts)
    if not changes:
        yield "   would change nothing in this casebook"


def _said(proposal: Proposal) -> str:
    from casebook.learning.product_words import ProductWord
    from casebook.learning.proposals import KindWord, Label

    word = proposal.word
    if isinstance(word, Label):
        return f"“{inert(word.term)}” ({word.language}) as a name of {word.property.replace('_', ' ')}"
    if isinstance(word, KindWord):
        return f"“{inert(word.term)}” ({word.language}) as a word for {word.kind} values"
    if isinstance(word, ProductWord):
        return f"“{inert(word.term)}” ({word.language}) as a name of {word.product.replace('_', ' ')}"
    return f"“{inert(word.term)}” as a spelling of {word.unit}"


def _closing(found: Sequence[Proposal], order: LearnOrder) -> str:
    if not found:
        return "No correction proposes a word that the catalogue lacks."
    return f"Nothing was written. To accept one: gauger learn words --accept 1 --into office/{option(order.casebook)}"


def _accept(order: LearnOrder, found: Sequence[Proposal], bench: Bench, store: Store) -> int:
    from casebook.learning.accepted_words import accepted
    from casebook.learning.layer_file import prepared
    from casebook.learning.trial import replayed
    from casebook.record.events import Stamp
    from tui.speech.version import version

    assert order.into is not None
    wrong = [n for n in order.accept if not 0 < n <= len(found)]
    if wrong:
        raise Refused(f"proposal {wrong[0]} not found; gauger learn lists {len(found)}", Exit.USAGE)
    stamp = Stamp(order.who or getpass.getuser(), version(), bench.catalogue.sha256)
    by = read_by(store)
    for number in dict.fromkeys(order.accept):
        proposal = found[number - 1]
        changes = replayed(store, proposal.word, bench, by)
        try:
            made = prepared(proposal, order.into, bench.catalogue, stamp.who, order.layers)
            step = accepted(store, proposal, made, changes, stamp)
        except OSError as trouble:
            raise Refused(f"{order.into}: cannot be written ({trouble.strerror})", Exit.NO_CASEBOOK) from trouble
        for line in _listed(number, proposal, changes):
            write(line)
        write(f"   written to {inert(str(made.path))}")
        write(f"   to take it back: gauger learn undo {step}{option(order.casebook)}")
    write(f"Scan again with it: gauger scan PATH --catalogue {inert(str(order.into))}")
    return Exit.SETTLED
