"""`gauger scan`: read what is named, keep it, and say in one table what became of it."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from casebook.run_report import About, Gathered, RunReport, report
from tui.commands.links import fill, ties, told
from tui.commands.session import Order, followed, made
from tui.exits import Exit
from tui.inert import inert
from tui.talk import data, talk, write
from tui.troubles import Refused

if TYPE_CHECKING:
    from rich.console import Console

    from casebook.run import Result, Run
    from casebook.summary import Row

MOST_ROWS = 60
"""A longer table is nobody's to read: what needs a person comes first, and the rest is counted."""


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What to scan and where its reports go: a file's name, `-` for stdout, or nowhere."""

    paths: tuple[Path, ...]
    order: Order
    json: str | None
    report: Path | None = None
    """Where the run's own report goes, `.json` and `.html` put behind it; beside the casebook where it is none."""


@dataclass(slots=True)
class Tally:
    """What a run came to so far, in what a person is told at its end."""

    documents: int = 0
    how: Counter[str] = field(default_factory=Counter)
    rows: list[tuple[str, Row]] = field(default_factory=list)
    troubled: list[tuple[str, str]] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    alike: list[tuple[str, str]] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)
    kinds: dict[str, str] = field(default_factory=dict)
    """The kind of each document that was opened, by its SHA-256."""

    def add(self, result: Result) -> None:
        """Counts one document in."""
        self.documents += 1
        self.gathered.add(result)
        self.how[result.how] += 1
        if result.how != "failed":
            self.kinds[result.answer.sha256] = result.answer.kind
        self.rows += [(result.name, r) for r in result.answer.rows]
        if result.copy_of:
            self.copies.append((result.name, result.copy_of))
        if result.like:
            self.alike.append((result.name, result.like))
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
    began, started = datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic()
    with closing(open_store(order.order.casebook)) as store, _output(order.json) as output:
        going = made(order.order, store, total)
        for result in followed(going, entries, total):
            tally.add(result)
            if output is not None:
                _put(output, result.answer.line, order.json)
        links = ties(order.order, store, tally.kinds)
    fill(order.json, links)
    about = _about(order, going, began, time.monotonic() - started)
    pages = inert(_reported(report(about, tally.gathered), _place(order)))
    _tell(tally, len(ignored), order, (*told(links.values()), pages), stopped=going.stop)
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


def _put(output: TextIO, line: str, name: str | None) -> None:
    """Writes a report's line; a full disk ends the scan with what was read so far kept."""
    try:
        output.write(line + "\n")
        output.flush()
    except BrokenPipeError:
        raise
    except OSError as trouble:
        message = f"{name}: cannot be written ({trouble.strerror}); what was read is kept: make room, scan again"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


def _about(order: ScanOrder, going: Run, began: str, seconds: float) -> About:
    from casebook.worker import catalogue_of

    job = going.settings.job
    catalogue = catalogue_of(job.layers).sha256
    return About(job.program, catalogue, str(job.as_of), job.policy, going.store.name, began, seconds, going.stop)


def _place(order: ScanOrder) -> Path:
    if order.report is not None:
        return order.report
    place = str(order.order.casebook)
    return Path("gauger.run") if "://" in place else Path(place).with_suffix(".run")


def _reported(made: RunReport, place: Path) -> str:
    """Writes the run's report; gives the line that says where it is, or why it is nowhere."""
    from casebook.report_page import page

    try:
        for suffix, text in ((".json", made.json()), (".html", page(made))):
            Path(f"{place}{suffix}").write_text(text, "utf-8", "replace")
    except OSError as trouble:
        return f"The run's report could not be written ({trouble.strerror}): name a place with --report."
    return f"The run's report: {place}.html, and {place}.json for programs."


def _tell(tally: Tally, ignored: int, order: ScanOrder, more: Iterable[str], *, stopped: bool) -> None:
    console = talk() if order.json == "-" else data()
    if tally.rows:
        _table(console, tally.rows)
    for line in (*_told(tally, ignored), *more, *_closing(tally, order, stopped)):
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
    for name, first in tally.alike[:MOST_ROWS]:
        yield f"nearly a copy: {inert(name)} says almost the same as {inert(first)}"
    if len(tally.alike) > MOST_ROWS:
        yield f"… and {len(tally.alike) - MOST_ROWS} more near copies: the run's report has them all"
    if ignored:
        yield f"{ignored} files ignored, for they are no documents"


_HOW = {"read": "read", "kept": "known from before", "copy": "copies", "failed": "not opened"}


def _closing(tally: Tally, order: ScanOrder, stopped: bool) -> Iterator[str]:
    from casebook.store import shown

    place = shown(order.order.casebook or "")
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
