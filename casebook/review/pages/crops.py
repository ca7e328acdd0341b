"""Pictures of what was read, made in a process of its own.

A file that ends it, hangs it or wants all memory costs one picture and no more.

The process is forked from a server that must run before a terminal app takes the standard streams.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from casebook.review.pages.originals import find
from casebook.state.folder import Folder
from casebook.workers.limits import Limits, hold_to, mute
from casebook.workers.pool import warm_up
from casebook.workers.processes import start
from classifier.facts import Evidence
from extractor.document.model import Problem, Severity
from extractor.readers.crops import View, crop, view_of

if TYPE_CHECKING:
    from pebble import ProcessPool

BOUNDS = Limits(seconds=10)
KEPT = 16
"""Pictures that are kept, so that going back and forth between facts draws nothing twice."""

_PRELOAD = ["extractor.readers.crops", "extractor.readers.pdf.reader", "extractor.readers.picture", "PIL.ImageDraw"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A view of a document that was met under these names, relative ones in these folders."""

    document: str
    names: tuple[str, ...]
    folders: tuple[Path, ...]
    view: View


Cutter = Callable[[Wanted, Limits], bytes | Problem]


def cut(wanted: Wanted, bounds: Limits) -> bytes | Problem:
    """The picture as PNG, or why there is none."""
    source = find(wanted.document, wanted.names, wanted.folders, bounds)
    return source if isinstance(source, Problem) else crop(source, wanted.view)


def ready() -> None:
    """Begins what starts the drawing process: an app that has taken over the terminal cannot begin it any more."""
    warm_up(_PRELOAD)


class Crops:
    """Makes pictures one after the other; `stop` it when done. `cutter` stands in for `cut`."""

    def __init__(self, folders: Sequence[Path], bounds: Limits = BOUNDS, cutter: Cutter = cut) -> None:
        self._folders, self._bounds, self._cutter = tuple(folders), bounds, cutter
        self._kept: dict[Wanted, bytes] = {}
        self._lock = Lock()
        self._tasks: set[Future[bytes | Problem]] = set()
        self._is_stopped = False
        ready()
        self._pool = _pool(bounds)

    def wanted(
        self, folder: Folder, evidence: Sequence[Evidence], pixels: tuple[int, int], scale: float
    ) -> Wanted | Problem:
        """What to draw for a fact read at these places; see `View` for `pixels` and `scale`."""
        places = [e for e in evidence if e.page is not None and e.box is not None]
        if not places:
            return _none("no part of a page is on record for it")
        page = next((p for p in folder.pages if p.number == places[0].page), None)
        if page is None:
            return _none("its page is not in the casebook: scan it again")
        boxes = tuple(e.box for e in places if e.box is not None and e.page == page.number)
        view = view_of(page, boxes, pixels, scale)
        return Wanted(folder.document, folder.state.names, self._folders, view)

    def crop(self, wanted: Wanted) -> bytes | Problem:
        """The picture as PNG, or why there is none; takes as long as drawing it does, within the limit."""
        kept = self._kept.get(wanted)
        if kept is not None:
            return kept
        made = self._made(wanted)
        if isinstance(made, bytes):
            self._keep(wanted, made)
        return made

    def stop(self) -> None:
        """Ends the process, whatever it has in hand; whoever waits for a picture is told at once."""
        with self._lock:
            self._is_stopped = True
            waiting = tuple(self._tasks)
        for task in waiting:
            task.cancel()
        self._end()

    def _made(self, wanted: Wanted) -> bytes | Problem:
        from pebble import ProcessExpired

        try:
            return self._scheduled(wanted).result()
        except CancelledError:
            return _none("no more pictures are drawn")
        except TimeoutError:
            return _none(f"drawing it took longer than {self._bounds.seconds:.0f} seconds; open the document itself")
        except ProcessExpired as end:
            return _none(f"drawing it ended the drawing process (exit code {end.exitcode}); treat the file with care")
        except MemoryError:
            return _none(f"drawing it needs more than the limit of {self._bounds.memory_mb} MB of memory")
        # Whatever else a hostile file does to a library: the words beside it serve, and the app goes on.
        except Exception:
            return _none("the document's drawing instructions could not be followed; open the document itself")

    def _scheduled(self, wanted: Wanted) -> Future[bytes | Problem]:
        """The task in the queue, of a new pool where the old one broke; raises `CancelledError` after the end."""
        with self._lock:
            if self._is_stopped:
                raise CancelledError
            if not self._pool.active:
                self._end()
                self._pool = _pool(self._bounds)
            task: Future[bytes | Problem] = self._pool.schedule(
                self._cutter, args=(wanted, self._bounds), timeout=self._bounds.seconds
            )
            self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _end(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _keep(self, wanted: Wanted, made: bytes) -> None:
        with self._lock:
            self._kept[wanted] = made
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]


def _none(message: str) -> Problem:
    return Problem("picture", message, Severity.NOTE)


def _pool(bounds: Limits) -> ProcessPool:
    from pebble import ProcessPool

    context = multiprocessing.get_context(start().method)
    return ProcessPool(max_workers=1, initializer=_set_up, initargs=(bounds.memory_mb,), context=context)


def _set_up(memory_mb: int) -> None:
    """Readies the process: held to its memory, and silent, for its terminal shows an app."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    mute((0, 1, 2))
    hold_to(memory_mb)
