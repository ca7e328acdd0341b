"""A folder that is watched: which of its files are whole by now and were not given out yet.

It asks the folder again and again, since shares on a network tell nobody of a change. A file is whole when its
size and its time have stood still for a while. Nothing is remembered across a restart but the casebook: the
first round gives out every file, and what was read before is known by its bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casebook.run.files.discover import Document, found

SETTLE = 2.0
"""Seconds for which a file must not have changed before it is taken for whole."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file looks like from outside: size in bytes, time of change in nanoseconds, and its number."""

    size: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class _Seen:
    shape: Shape
    since: float


@dataclass(slots=True)
class Watcher:
    """The files of some paths over time. `settle` is in seconds, as are the times that `whole` is given."""

    paths: tuple[Path, ...]
    settle: float = SETTLE
    _seen: dict[str, _Seen] = field(default_factory=dict)
    _given: dict[str, Shape] = field(default_factory=dict)

    def whole(self, now: float) -> tuple[Document, ...]:
        """The documents that are whole at this time and new or changed since they were last given out."""
        entries = tuple(e for e in found(self.paths) if isinstance(e, Document))
        shapes = {e.name: s for e in entries if (s := shape(e.path)) is not None}
        for gone in self._seen.keys() - shapes.keys():
            del self._seen[gone]
            self._given.pop(gone, None)
        return tuple(e for e in entries if e.name in shapes and self._is_whole(e.name, shapes[e.name], now))

    def _is_whole(self, name: str, now_shaped: Shape, now: float) -> bool:
        before = self._seen.get(name)
        if before is None or before.shape != now_shaped:
            self._seen[name] = _Seen(now_shaped, now)
            return self.settle == 0 and self._give(name, now_shaped)
        return now - before.since >= self.settle and self._give(name, now_shaped)

    def _give(self, name: str, shaped: Shape) -> bool:
        if self._given.get(name) == shaped or not shaped.size:
            return False
        self._given[name] = shaped
        return True

    @property
    def waiting(self) -> Sequence[str]:
        """The files that are not whole yet."""
        return tuple(n for n, s in self._seen.items() if self._given.get(n) != s.shape)


def shape(path: Path) -> Shape | None:
    """A file's shape; none where it is gone."""
    try:
        found_now = path.stat()
    except OSError:
        return None
    return Shape(found_now.st_size, found_now.st_mtime_ns, found_now.st_ino)
