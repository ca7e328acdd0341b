"""`gauger scan`: read what is named, keep it, and say in one table what became of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from casebook.reports.run_report import About, Recognised, RunReport, report
from tui.commands.runs.closing import ending, told
from tui.commands.runs.links import fill, linked_items
from tui.commands.runs.links import told as tied
from tui.commands.runs.tally import MOST_ROWS, Shortlist, Tally
from tui.commands.session import Order, followed, made
from tui.commands.shipments.scan import gathered, put_in
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.pasted import USUAL
from tui.speech.talk import data, say, talk, write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from rich.console import Console

    from casebook.run.bulk import Run
    from casebook.run.recognition_queue import Recognition
    from casebook.state.rows.summary import Row
    from casebook.state.rows.wording import Wording
    from casebook.store.database import Store


_MANY = 1_000
"""Documents of which the comparison takes long enough to be told."""


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What to scan and where its reports go: a file's name, `-` for stdout, or nowhere."""

    paths: tuple[Path, ...]
    order: Order
    json: str | None
    report: Path | None = None
    """Where the run's own report goes, `.json` and `.html` put behind it; beside the casebook where it is none."""
    shipment: str | None = None
    by_folder: bool = False
    language: str = "en"
    """Whether each folder, archive or mail in the paths is a shipment of its own."""


def run(order: ScanOrder) -> int:
    """Scans and tells; gives the exit code. Raises `Refused` where there is nothing to scan."""
    from casebook.learning.track_record import track_record
    from casebook.run.files.discover import Ignored, Unreachable, found
    from casebook.run.states import How
    from casebook.store.database import open_store

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
        gathering = gathered(going, order.paths, order.shipment, by_folder=order.by_folder)
        for result in followed(going, entries, total):
            tally.add(result)
            if gathering is not None and result.how is not How.FAILED:
                gathering.add(result.answer.sha256, result.name)
            if output is not None:
                _put(output, result.answer.line, order.json)
        if tally.documents > _MANY:
            say(f"gauger: laying {tally.documents} documents beside each other")
        links = linked_items(order.order, store, tally.kinds)
        record = track_record(store)
        tally.gathered.overruled = _overruled(store)
    fill(order.json, links)
    tally.gathered.recognised = _recognised(going.recognition)
    about = _about(going, began, time.monotonic() - started)
    came_to = report(about, tally.gathered, links.values(), record)
    console, words = talk() if order.json == "-" else data(), _wording(order)
    try:
        _told(console, tally, len(ignored), words)  # the answer is there before its pictures are drawn for the page
    finally:
        written = inert(_reported(came_to, _page(order, going, came_to), _place(order), order.language))
    _lines(console, tied(links.values(), order.language))
    _lines(console, put_in(gathering, order.order.casebook or USUAL, order.language))
    write(written, console)
    _lines(console, ending(tally, order.order, order.json, words, stopped=going.stop))
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
        try:
            yield file
        finally:
            with suppress(OSError):  # a full disk was told at the line that did not fit
                file.close()


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


def _overruled(store: Store) -> int:
    """How many values that were read by marks people found wrong."""
    from casebook.learning.forms.keeping import forms_of

    return sum(len(mark.overruled) for form in forms_of(store).by_key.values() for mark in form.all)


def _recognised(made: Recognition) -> Recognised | None:
    if not made.pages_a_minute:
        return None
    return Recognised(made.pages, made.seconds, made.pages_a_minute, made.cpu / made.pages)


def _about(going: Run, began: str, seconds: float) -> About:
    from casebook.workers.worker import catalogue_of

    job = going.settings.job
    catalogue = catalogue_of(job.layers).sha256
    return About(job.program, catalogue, str(job.as_of), job.policy, going.store.name, began, seconds, going.stop)


def _place(order: ScanOrder) -> Path:
    if order.report is not None:
        return order.report
    place = str(order.order.casebook)
    return Path("gauger.run") if "://" in place else Path(place).with_suffix(".run")


def _page(order: ScanOrder, going: Run, came_to: RunReport) -> str:
    """The page of the casebook as `gauger report` writes it, with what the run came to at its end."""
    from casebook.reports.report_page import run_part
    from casebook.reports.whole_page import whole_page
    from casebook.review.judging import Bench
    from casebook.store.database import read_store
    from casebook.workers.worker import catalogue_of

    job = going.settings.job
    bench = Bench(catalogue_of(job.layers), job.as_of, job.policy)
    below = run_part(came_to, order.language)
    with closing(read_store(str(order.order.casebook))) as store:
        return whole_page(store, bench, order.language, pictures=not going.stop, most=_MANY, below=below)


def _reported(made: RunReport, page: str, place: Path, language: str) -> str:
    """Writes the run's report; gives the line that says where it is, or why it is nowhere."""
    try:
        for suffix, text in ((".json", made.json()), (".html", page)):
            Path(f"{place}{suffix}").write_text(text, "utf-8", "replace")
    except OSError as trouble:
        return f"The run's report could not be written ({trouble.strerror}): name a place with --report."
    if language == "zh":
        return f"扫描报告：{place}.html；供程序读取：{place}.json。"
    return f"The run's report: {place}.html, and {place}.json for programs."


def _told(console: Console, tally: Tally, ignored: int, words: Wording) -> None:
    """Tells the items and what was counted, at once wherever it is read."""
    if tally.items.count:
        _table(console, tally.items, words)
    _lines(console, told(tally, ignored, words))
    console.file.flush()


def _lines(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        write(line, console)


def _wording(order: ScanOrder) -> Wording:
    from casebook.state.rows.wording import wording
    from casebook.workers.worker import catalogue_of

    return wording(catalogue_of(order.order.layers).vocabulary, order.language)


_HEADS = {
    "en": ("item", "document", "what it is", "outcome", "code", "deciding value", "missing"),
    "zh": ("货物", "文件", "品名", "结论", "编码", "依据", "缺失"),
}


def _table(console: Console, items: Shortlist, words: Wording) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, head in enumerate(_HEADS[words.language]):
        if number < 2:
            table.add_column(head, no_wrap=True, max_width=28)
        else:
            table.add_column(head, overflow="fold")
    before = None
    for name, row in items.first:
        table.add_row(*_cells(name if name != before else "", row, words))
        before = name
    console.print(table)
    if items.count > MOST_ROWS:
        console.print(f"… and {items.count - MOST_ROWS} more items: gauger show NAME")


def _cells(name: str, row: Row, words: Wording) -> tuple[str, ...]:
    label = f"{row.line}. {row.label}" if row.line and not row.label.startswith(row.line) else row.label
    codes = ", ".join(row.codes) or ("near " + ", ".join(row.near) if row.near else "")
    told = (words.product(row.product), words.outcome(row.outcome), codes)
    from casebook.state.rows.names import short

    return (
        inert(label),
        inert(short(name)),
        *told,
        inert(words.deciding(row.deciding)),
        inert(words.missing(row.missing)),
    )
