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
    from casebook.store.database import read_store

    if order.accept and order.into is None:
        raise Refused("name the office's folder that the words go into: --into office/", Exit.USAGE)
    bench = bench_of(order.layers, order.as_of, order.policy)
    with closing(read_store(order.casebook)) as store:
        found = proposals(store, bench.catalogue)
        if order.accept:
            return _accept(order, found, bench)
        by = read_by(store)
        for number, proposal in enumerate(found, 1):
            for line in _listed(number, proposal, replayed(store, proposal.word, bench, by)):
                write(line)
    write(_closing(found, order))
    return Exit.SETTLED


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
    from casebook.learning.proposals import KindWord, Label

    word = proposal.word
    if isinstance(word, Label):
        return f"“{inert(word.term)}” ({word.language}) as a name of {word.property.replace('_', ' ')}"
    if isinstance(word, KindWord):
        return f"“{inert(word.term)}” ({word.language}) as a word for {word.kind} values"
    return f"“{inert(word.term)}” as a spelling of {word.unit}"


def _closing(found: Sequence[Proposal], order: LearnOrder) -> str:
    if not found:
        return "No correction proposes a word that the catalogue lacks."
    return f"Nothing was written. To accept one: gauger learn words --accept 1 --into office/{option(order.casebook)}"


def _accept(order: LearnOrder, found: Sequence[Proposal], bench: Bench) -> int:
    from casebook.learning.layer_file import accept

    assert order.into is not None
    wrong = [n for n in order.accept if not 0 < n <= len(found)]
    if wrong:
        raise Refused(f"proposal {wrong[0]} not found; gauger learn lists {len(found)}", Exit.USAGE)
    for number in dict.fromkeys(order.accept):
        try:
            path = accept(found[number - 1], order.into, bench.catalogue, order.who or getpass.getuser(), order.layers)
        except OSError as trouble:
            raise Refused(f"{order.into}: cannot be written ({trouble.strerror})", Exit.NO_CASEBOOK) from trouble
        write(f"{_said(found[number - 1])}: {inert(str(path))}")
    write(f"Scan again with it: gauger scan PATH --catalogue {inert(str(order.into))}")
    return Exit.SETTLED
