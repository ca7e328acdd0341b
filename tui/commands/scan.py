"""`gauger scan`: read what is named, keep it, and say in one table what became of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tui.commands.session import Order, followed, made
from tui.exits import Exit
from tui.inert import inert
from tui.talk import data, talk, write
from tui.troubles import Refused

if TYPE_CHECKING:
    from rich.console import Console

    from casebook.run import Result
    from casebook.summary import Row

MOST_ROWS = 60
"""A longer table is nobody's to read: what needs a person comes first, and the rest is counted."""


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What to scan and where its reports go: a file's name, `-` for stdout, or nowhere."""

    paths: tuple[Path, ...]
    order: Order
    json: str | None


@dataclass(slots=True)
class Tally:
    """What a run came to so far, in what a person is told at its end."""

    documents: int = 0
    how: Counter[str] = field(default_factory=Counter)
    rows: list[tuple[str, Row]] = field(default_factory=list)
    troubled: list[tuple[str, str]] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Counts one document in."""
        self.documents += 1
        self.how[result.how] += 1
        self.rows += [(result.name, r) for r in result.answer.rows]
        if result.copy_of:
            self.copies.append((result.name, result.copy_of))
        if result.answer.status != "read":
            reasons = [p.message for p in result.answer.problems if p.severity != "note"]
            self.troubled.append((result.name, "; ".join(reasons) or str(result.answer.status)))

    @property
    def exit(self) -> Exit:
        """What the run's exit code says."""
        if self.troubled:
            return Exit.UNREADABLE
        return Exit.SETTLED if all(r.is_settled for _name, r in self.rows) else Exit.REVIEW


def run(order: ScanOrder) -> int:
    """Scans and tells; gives the exit code. Raises `Refused` where there is nothing to scan."""
    from casebook.pool import warm_up

    warm_up()  # the readers' libraries load in another process while this one loads its own
    from casebook.discover import Ignored, Unreachable, found
    from casebook.store import open_store

    entries = list(found(order.paths))
    ignored = [e for e in entries if isinstance(e, Ignored)]
    missing = [e for e in entries if isinstance(e, Unreachable)]
    if missing and len(missing) == len(entries):
        raise Refused(f"there is nothing to scan: {inert(missing[0].name)} ({missing[0].reason})")
    assert order.order.casebook is not None
    tally, total = Tally(), len(entries) - len(ignored)
    with closing(open_store(order.order.casebook)) as store, _output(order.json) as output:
        going = made(order.order, store, total)
        for result in followed(going, entries, total):
            tally.add(result)
            if output is not None:
                output.write(result.answer.line + "\n")
                output.flush()
    _tell(tally, len(ignored), order, stopped=going.stop)
    return Exit.INTERRUPTED if going.stop else tally.exit


@contextmanager
def _output(name: str | None) -> Iterator[TextIO | None]:
    if name is None:
        yield None
    elif name == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # JSON is UTF-8 whatever the locale
        yield sys.stdout
    else:
        try:
            file = Path(name).open("w", encoding="utf-8")  # noqa: SIM115  # closed below, opened apart to tell why not
        except OSError as trouble:
            message = f"{name}: cannot be written ({trouble.strerror}); name another file with --json"
            raise Refused(message, Exit.NO_CASEBOOK) from trouble
        with file:
            yield file


def _tell(tally: Tally, ignored: int, order: ScanOrder, *, stopped: bool) -> None:
    console = talk() if order.json == "-" else data()
    if tally.rows:
        _table(console, tally.rows)
    for line in (*_told(tally, ignored), *_closing(tally, order, stopped)):
        write(line, console)


def _table(console: Console, rows: Sequence[tuple[str, Row]]) -> None:
    from rich.table import Table

    ranked = sorted(rows, key=_weight) if len(rows) > MOST_ROWS else list(rows)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("item", "document"):
        table.add_column(head, no_wrap=True, max_width=28)
    for head in ("what it is", "outcome", "code", "deciding value", "missing"):
        table.add_column(head, overflow="fold")
    before = None
    for name, row in ranked[:MOST_ROWS]:
        table.add_row(*_cells(name if name != before else "", row))
        before = name
    console.print(table)
    if len(ranked) > MOST_ROWS:
        console.print(f"… and {len(ranked) - MOST_ROWS} more items: gauger show NAME")


def _weight(entry: tuple[str, Row]) -> int:
    """What needs a person most comes first."""
    return ("controlled", "undetermined", "close", "not_controlled", "not_applicable").index(entry[1].outcome)


def _cells(name: str, row: Row) -> tuple[str, ...]:
    label = f"{row.line}. {row.label}" if row.line and not row.label.startswith(row.line) else row.label
    codes = ", ".join(row.codes) or ("near " + ", ".join(row.near) if row.near else "")
    words = (row.product.replace("_", " "), row.outcome.replace("_", " "), codes)
    file = name.rpartition("/")[2]
    return (
        inert(label),
        inert(file),
        *words,
        inert(row.deciding),
        inert(", ".join(row.missing).replace("_", " ")),
    )


def _told(tally: Tally, ignored: int) -> Iterator[str]:
    counts = Counter(r.outcome.replace("_", " ") for _name, r in tally.rows)
    outcomes = ", ".join(f"{n} {word}" for word, n in counts.most_common())
    how = ", ".join(f"{n} {_HOW[word]}" for word, n in tally.how.items())
    yield f"\n{tally.documents} documents ({how}), {len(tally.rows)} items: {outcomes or 'none'}"
    for name, reason in tally.troubled:
        yield f"not read whole: {inert(name)}: {inert(reason, 300)}"
    for name, first in tally.copies:
        yield f"a copy: {inert(name)} has the same bytes as {inert(first)}"
    if ignored:
        yield f"{ignored} files ignored, for they are no documents"


_HOW = {"read": "read", "kept": "known from before", "copy": "copies", "failed": "not opened"}


def _closing(tally: Tally, order: ScanOrder, stopped: bool) -> Iterator[str]:
    place = order.order.casebook
    kept = f"Kept in {inert(str(place))}"
    yield kept + (f", reports in {inert(order.json)}." if order.json not in (None, "-") else ".")
    if stopped:
        yield "Stopped before the end: the same command goes on where it stopped."
    option = "" if str(place) == "gauger.casebook" else f" --casebook {inert(str(place))}"
    first = next((r.label for _name, r in sorted(tally.rows, key=_weight) if not r.is_settled), None)
    if first is not None:
        yield "Next: see why, with the quotes, before anything is declared:"
        yield f"  gauger show '{inert(first)}'{option}"
    elif tally.rows:
        yield f"Next: nothing is open; check what you rely on: gauger show NAME{option}"
    yield from standing(order.order)
    yield "An aid, not legal advice: an item that no entry names may still need a licence."


def standing(order: Order) -> Iterator[str]:
    """Whether each act that names codes is in force on the day, with what is reported and not confirmed."""
    from casebook.worker import catalogue_of
    from classifier.timeline import status

    catalogue = catalogue_of(order.layers)
    for act in catalogue.instruments.values():
        if act.declared:
            on = status(catalogue, act.id, order.as_of)
            yield f"On {order.as_of}: {act.name} is {WORDS[on.in_force]}: {on.note}"


WORDS = {"yes": "in force", "no": "not in force", "suspended": "suspended", "unknown": "of unknown standing"}
