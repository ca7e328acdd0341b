"""The files of a check, read and kept in the casebook: the draft first, then what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tui.commands.session import Order, followed, made
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.run.bulk import Result
    from casebook.run.discover import Document, Ignored, Unreachable
    from casebook.store.database import Store


def results_of(order: Order, paths: Sequence[Path]) -> tuple[list[Result], list[Ignored]]:
    """What lies under some paths, read and kept in the casebook, and the files that were passed over."""
    from casebook.run.discover import Ignored, found
    from casebook.store.database import open_store

    everything = list(found(paths))
    entries = [e for e in everything if not isinstance(e, Ignored)]
    assert order.casebook is not None
    _warm_up(order.casebook, entries)
    with closing(open_store(order.casebook)) as store:
        results = list(followed(made(order, store, len(entries)), entries, 1))
        return [_with_pages(r, store) for r in results], [e for e in everything if isinstance(e, Ignored)]


def _warm_up(casebook: str, entries: Sequence[Document | Unreachable]) -> None:
    """Begins to make the reading processes, unless the casebook has read every file: then none is needed."""
    from casebook.workers.pool import warm_up

    if not Path(casebook).is_file() or not _has_read(casebook, entries):
        warm_up()


def _has_read(casebook: str, entries: Sequence[Document | Unreachable]) -> bool:
    from casebook.run.discover import Document
    from casebook.run.keeping import has_reading
    from casebook.store.database import open_store

    paths = [e.path for e in entries if isinstance(e, Document)]
    with closing(open_store(casebook)) as store:
        return all(has_reading(store, sha256(path.read_bytes()).hexdigest()) for path in paths)


def read(order: Order, draft: Path, evidence: Sequence[Path]) -> tuple[list[Result], list[Ignored]]:
    """The draft's result first, then the evidence's, and the files that were passed over.

    Each is read in a process of its own and kept in the casebook.
    """
    from casebook.run.discover import Document, Ignored, Unreachable, found
    from casebook.store.database import open_store

    everything = list(found((draft, *evidence)))
    skipped = [e for e in everything if isinstance(e, Ignored)]
    entries = [e for e in everything if not isinstance(e, Ignored)]
    if not entries or isinstance(entries[0], Unreachable):
        raise Refused(f"{inert(str(draft))}: the draft cannot be opened; name a file", Exit.NO_INPUT)
    first = entries[0]
    assert isinstance(first, Document)
    assert order.casebook is not None
    entries = [first, *(e for e in entries[1:] if not (isinstance(e, Document) and e.path == first.path))]
    _warm_up(order.casebook, entries)
    with closing(open_store(order.casebook)) as store:
        run = made(order, store, len(entries))
        with _meanwhile(order):
            results = list(followed(run, entries, 1))
        # Papers may be answered before a draft that takes longer.
        results.sort(key=lambda r: r.name != first.name and not r.name.startswith(f"{first.name}/"))
        return [_with_pages(r, store) for r in results], skipped


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
    from casebook.record.codec import packed
    from casebook.run.bulk import How
    from casebook.state.loading import pages_of

    if result.how is How.READ or result.answer.status == "unreadable":
        return result
    return replace(result, answer=replace(result.answer, pages=packed(pages_of(store, result.answer.sha256))))
