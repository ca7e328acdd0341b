"""The files of a check, read and kept in the casebook: the draft first, then what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tui.commands.session import Order, followed, job_of, made
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.run.bulk import Result
    from casebook.run.files.discover import Document, Ignored, Unreachable
    from casebook.store.database import Store

    Entry = Document | Unreachable


def results_of(order: Order, paths: Sequence[Path]) -> tuple[list[Result], list[Ignored]]:
    """What lies under some paths, read and kept in the casebook, and the files that were passed over."""
    from casebook.run.files.discover import Ignored, found

    everything = list(found(paths))
    return _read(order, [e for e in everything if not isinstance(e, Ignored)]), [
        e for e in everything if isinstance(e, Ignored)
    ]


def read(order: Order, draft: Path, evidence: Sequence[Path]) -> tuple[str, list[Result], list[Ignored]]:
    """The draft's name, its results first, then the evidence's, and the files that were passed over.

    What the casebook has settled is taken from it; each other file is read in a process of its own and kept. Raises
    `Refused` where the draft is no file that can be read.
    """
    from casebook.run.files.discover import Document, Ignored, Unreachable, found

    everything = list(found((draft, *evidence)))
    skipped = [e for e in everything if isinstance(e, Ignored)]
    entries = [e for e in everything if not isinstance(e, Ignored)]
    if not entries or isinstance(entries[0], Unreachable):
        why = entries[0].reason if entries and isinstance(entries[0], Unreachable) else "no document"
        raise Refused(f"{inert(str(draft))}: the draft cannot be opened ({inert(why)}); name a file", Exit.NO_INPUT)
    first = entries[0]
    assert isinstance(first, Document)
    entries = [first, *(e for e in entries[1:] if not (isinstance(e, Document) and e.path == first.path))]
    return first.name, _read(order, entries), skipped


def _read(order: Order, entries: Sequence[Entry]) -> list[Result]:
    """The results in the order of the entries; papers inside a file follow in its place."""
    from casebook.store.database import open_store

    assert order.casebook is not None
    if "://" not in order.casebook and not Path(order.casebook).is_file():
        _warm_up()
    with closing(open_store(order.casebook)) as store:
        results = _settled(order, entries, store)
        rest = [e for e in entries if e.name not in {r.name for r in results}]
        if rest:
            _warm_up()
            run = made(order, store, len(rest))
            with _meanwhile(order):
                results += [_with_pages(r, store) for r in followed(run, rest, 1)]
    places = {e.name: n for n, e in enumerate(entries)}
    return sorted(results, key=lambda r: _place(r.name, places))


def _place(name: str, places: Mapping[str, int]) -> int:
    """The place of the file that a document lies in: of a.zip for a.zip/b.mail/c.pdf."""
    while name not in places and "/" in name:
        name = name.rpartition("/")[0]
    return places.get(name, len(places))


def _settled(order: Order, entries: Sequence[Entry], store: Store) -> list[Result]:
    """The results of what the casebook has settled; none where two files have the same bytes, which a run tells."""
    from casebook.run.files import opening
    from casebook.run.keeping import edition_of
    from casebook.run.settled import settled
    from casebook.run.states import How, Result
    from casebook.workers.worker import catalogue_of
    from extractor.document.model import Source

    job = job_of(order, store)
    edition = edition_of(job, catalogue_of(job.layers).sha256, ocr=order.ocr)
    sources = [opening.opened(e, job.limits) for e in entries]
    known = [s.identity for s in sources if isinstance(s, Source) and not opening.is_container(s)]
    if len({i.sha256 for i in known}) < len(known) or len({e.name for e in entries}) < len(entries):
        return []
    answers = [(i.name, settled(store, i, edition, job)) for i in known]
    return [Result(name, How.KEPT, answer) for name, answer in answers if answer is not None]


def _warm_up() -> None:
    """Begins to make the reading processes, which takes a while."""
    from casebook.workers.pool import warm_up

    warm_up()


@contextmanager
def _meanwhile(order: Order) -> Iterator[None]:
    """Makes the extractor ready in this process while others read the papers."""
    from casebook.workers.worker import pipeline_of

    making = Thread(target=pipeline_of, args=(order.layers,))
    making.start()
    try:
        yield
    finally:
        making.join()


def _with_pages(result: Result, store: Store) -> Result:
    """A result with the text of its pages, which only one that was read anew has."""
    from casebook.run.states import How
    from casebook.state.loading import packed_pages_of

    if result.how is How.READ or result.answer.status == "unreadable":
        return result
    return replace(result, answer=replace(result.answer, pages=packed_pages_of(store, result.answer.sha256) or b""))
