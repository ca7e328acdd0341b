"""The scorer trained on an office's papers, its models listed, shown, accepted and taken back."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.session import read_by
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version
from tui.speech.words import counted

if TYPE_CHECKING:
    from casebook.learning.trial import Change
    from casebook.record.actions.scorer import ModelProposed
    from casebook.record.events import Stamp
    from casebook.state.scorer import ScorerState


@dataclass(frozen=True, slots=True)
class TrainOrder:
    """What to train on: the casebook, labelled folders; whose words do not count."""

    casebook: str
    layers: tuple[Path, ...]
    folders: tuple[Path, ...]
    without: tuple[str, ...]
    who: str | None


@dataclass(frozen=True, slots=True)
class ShowOrder:
    """Which model, and by what the items are judged."""

    model: str
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]


def train(order: TrainOrder) -> int:
    """Trains, tells the table, and keeps a proposal where nothing stands against it; else the code says so."""
    from casebook.learning.training import TrainingError, trained
    from casebook.state.scorer import propose
    from casebook.store.database import open_store
    from classifier.loading.load import load
    from corpora.training.kept import KeptError

    catalogue = load(*order.layers)
    with closing(open_store(order.casebook, make=False)) as store:
        try:
            made = trained(store, catalogue, order.folders, order.without, progress)
        except (TrainingError, KeptError) as trouble:
            raise Refused(str(trouble)) from trouble
        finally:
            progress("")
        for line in table(made.proposed):
            write(line)
        if made.comparison.against:
            for reason in made.comparison.against:
                write(f"Not proposed: {inert(reason)}.")
            return Exit.REVIEW
        propose(store, made.proposed, _stamp(order.who, catalogue.sha256))
    hash_ = made.proposed.model[:12]
    write(f"Proposed as {hash_}; nothing is read by it yet.")
    write(f"What it would change: gauger learn show {hash_}   To accept it: gauger learn accept {hash_}")
    return Exit.SETTLED


def models(casebook: str) -> int:
    """Lists the proposals, and says which model is in use."""
    from casebook.state.scorer import scorer_of
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        state = scorer_of(store)
    for event, proposed in state.proposed:
        low, high = proposed.interval
        write(
            f"{proposed.model[:12]}  {event.at[:10]}  by {inert(event.who)}  {len(proposed.papers)} papers  "
            f"{proposed.difference:+.4f} ({low:+.4f} to {high:+.4f})"
            + (f"  from {inert(proposed.source, 200)}" if proposed.source else "")
        )
    write(_in_use(state))
    return Exit.SETTLED


def show(order: ShowOrder) -> int:
    """Tells a proposal's table, and what it would change in the casebook."""
    from casebook.learning.trial import by_model
    from casebook.review.judging import bench_of
    from casebook.state.scorer import ScorerError, data_of, scorer_of
    from casebook.store.database import read_store

    bench = bench_of(order.layers, order.as_of, order.policy)
    with closing(read_store(order.casebook)) as store:
        try:
            proposed = scorer_of(store).by_hash(order.model)
            by = read_by(store)
            new = data_of(proposed)
        except ScorerError as trouble:
            raise Refused(str(trouble)) from trouble
        for line in table(proposed):
            write(line)
        changed = by_model(store, bench, by, new)
        for line in _changes(changed):
            write(line)
    write(f"Nothing was changed. To accept it: gauger learn accept {proposed.model[:12]}")
    return Exit.SETTLED


def accept(model: str, casebook: str, who: str | None) -> int:
    """Keeps that a person accepts a model."""
    from casebook.state import scorer
    from casebook.store.database import open_store
    from classifier.loading.load import load

    with closing(open_store(casebook, make=False)) as store:
        try:
            proposed = scorer.accept(store, model, _stamp(who, load().sha256))
        except scorer.ScorerError as trouble:
            raise Refused(str(trouble)) from trouble
    write(
        f"Papers are read by model {proposed.model[:12]} from now on; scan again to read those that were read before."
    )
    write(f"To take it back: gauger learn retire {proposed.model[:12]} --why TEXT")
    return Exit.SETTLED


def retire(model: str, casebook: str, who: str | None, why: str | None) -> int:
    """Keeps that a person takes the model in use back, with the reason; papers are read as before it."""
    from casebook.state import scorer
    from casebook.store.database import open_store
    from classifier.loading.load import load

    with closing(open_store(casebook, make=False)) as store:
        if not why:
            raise Refused("say why, for the record: --why TEXT", Exit.USAGE)
        try:
            named, now = scorer.scorer_of(store).by_hash(model), scorer.in_use(store)
            if now is None or now.hash != named.model:
                raise Refused(f"model {named.model[:12]} is not in use; gauger learn models tells which one is")
            before = scorer.undo(store, replace(_stamp(who, load().sha256), why=why))
        except scorer.ScorerError as trouble:
            raise Refused(str(trouble)) from trouble
    write(f"Papers are read by {f'model {before[:12]}' if before else 'the shipped model'} again; scan again.")
    return Exit.SETTLED


def table(proposed: ModelProposed) -> Iterator[str]:
    """How the old and the new model read each supplier that the new one did not see, then the differences."""
    yield f"{'supplier':<24}{'papers':>7}{'readings':>9}{'old F1':>8}{'new F1':>8}{'gained':>8}{'lost':>6}"
    for s in proposed.suppliers:
        name = inert(s.supplier, 23)
        yield (
            f"{name:<24}{s.papers:>7}{s.readings:>9}{s.old:>8.3f}{s.new:>8.3f}{s.gained:>8}{s.lost:>6}"
            + (f"   worse by chance once in {1 / s.chance:.0f}" if s.lost > s.gained and s.chance else "")
        )
    low, high = proposed.interval
    yield f"suppliers that it did not see: {proposed.difference:+.4f} by document (90 %: {low:+.4f} to {high:+.4f})"
    low, high = proposed.others_interval
    if proposed.source:
        yield f"the shipped papers, seen:      {proposed.others:+.4f} by document (90 %: {low:+.4f} to {high:+.4f})"
        yield f"from {inert(proposed.source, 200)}; tried on {proposed.judged} papers of this office, trained on none"
        return
    yield f"the shipped papers, left out:  {proposed.others:+.4f} by document (90 %: {low:+.4f} to {high:+.4f})"
    yield f"{len(proposed.papers)} papers of the office, each weighing {proposed.share:.2f} of a shipped one"


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    flips = [c for c in changes if c.verdict]
    yield f"It would change {counted(len(changes), 'item')} of this casebook, {len(flips)} of them with another answer:"
    for change in sorted(changes, key=lambda c: not c.verdict):
        verdict = f": {change.verdict}" if change.verdict else ""
        yield f"  {inert(change.label)} in {inert(change.document)}{verdict}"
        yield from (f"    {inert(fact)}" for fact in change.facts)


def _in_use(state: ScorerState) -> str:
    if not state.accepted or state.in_use is None:
        return "Papers are read by the shipped model."
    event = state.accepted[-1]
    accepted = f"accepted by {inert(event.who)} on {event.at[:10]} in step {event.seq}"
    return f"Papers are read by model {state.in_use.model[:12]}, {accepted}."


def _stamp(who: str | None, catalogue: str) -> Stamp:
    from casebook.record.events import Stamp

    return Stamp(who or getpass.getuser(), version(), catalogue)


def progress(text: str) -> None:
    """One line that renews itself on a terminal; elsewhere only what is left out, one a line."""
    if sys.stderr.isatty():
        print(f"\r\x1b[2K{text}", end="", file=sys.stderr, flush=True)
    elif text and not text.startswith("casebook"):
        say(text)
