"""Documents that wait for their pictures to be recognised, aside from the others.

A page takes seconds where one with text takes hundredths of one. So recognition has all workers but one, and all
of them only when nothing else is left to do: documents with text never wait behind scans.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from casebook.run.states import Slot
from casebook.workers.job import Answer


@dataclass(slots=True)
class Recognition:
    """The documents that wait and those in hand.

    `pages` are those recognised so far, `seconds` for how long any document was in hand, `cpu` the seconds of a
    processor that they took.
    """

    waiting: deque[Slot] = field(default_factory=deque)
    running: list[Slot] = field(default_factory=list)
    pages: int = 0
    cpu: float = 0.0
    _ended: float = 0.0
    _since: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether any document is left."""
        return bool(self.waiting or self.running)

    @property
    def seconds(self) -> float:
        """For how long pictures were recognised so far."""
        return self._ended + (time.monotonic() - self._since if self._since is not None else 0.0)

    @property
    def pages_a_minute(self) -> float | None:
        """The rate; none where no page was recognised."""
        return 60 * self.pages / self.seconds if self.pages and self.seconds else None

    def put(self, slot: Slot) -> None:
        """Sets a document aside; its bytes go where they can be had again, for thousands may wait."""
        if slot.path is not None:
            slot.source = replace(slot.source, data=b"")
        self.waiting.append(slot)

    def due(self, workers: int, *, is_alone: bool) -> Iterator[Slot]:
        """The documents whose turn it is, with so many workers of which others need one unless it is alone."""
        room = workers if is_alone else workers - 1
        while self.waiting and len(self.running) < room:
            slot = self.waiting.popleft()
            self._since = time.monotonic() if self._since is None else self._since
            self.running.append(slot)
            yield slot

    def drop(self, names: Collection[str]) -> None:
        """Lets go of the documents of these names."""
        self.waiting = deque(s for s in self.waiting if s.name not in names)
        self.running = [s for s in self.running if s.name not in names]

    def count(self, made: Answer) -> None:
        """Counts the pages that were recognised in a document."""
        self.pages += made.recognised
        self.cpu += made.cpu

    def done(self) -> Iterator[Slot]:
        """The documents that are finished, which leave."""
        finished = [s for s in self.running if not s.is_open]
        self.running = [s for s in self.running if s.is_open]
        if self._since is not None and not self.running:
            self._ended, self._since = self.seconds, None
        yield from finished
