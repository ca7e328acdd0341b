"""A document's own file, found again: the casebook keeps its words, its hash and the names it was met under.

Only bytes that hash to what is on record are the document, wherever they lie. A name from a casebook that others
write to may be anything: what is no regular file is never opened, and a name within an archive is no path.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from casebook.workers.limits import MEGABYTE, Limits
from extractor.document.model import Problem, Severity, Source


def find(sha256: str, names: Sequence[str], folders: Sequence[Path], bounds: Limits) -> Source | Problem:
    """The document of this hash, by the names it was met under, the newest last; or why it is not there.

    A relative name is looked for in each of `folders`, in their order. The problem speaks of the newest name in
    the first folder, or of a file that is there and has other bytes.
    """
    first: Problem | None = None
    for path in _places(names, folders):
        made = _at(path, sha256, bounds)
        if isinstance(made, Source):
            return made
        if first is None or (made.severity, first.severity) == (Severity.WARNING, Severity.NOTE):
            first = made
    return first or Problem("picture", "the casebook has no name for the document", Severity.NOTE)


def _places(names: Sequence[str], folders: Sequence[Path]) -> Iterator[Path]:
    """Where to look; each place once."""
    return iter(dict.fromkeys(folder / name for name in reversed(names) for folder in folders))


def _at(path: Path, sha256: str, bounds: Limits) -> Source | Problem:
    """The document at a place; one inside an archive or a mail is looked for in that."""
    try:
        file = _file(path)
        if file is None:
            return Problem("picture", f"{path} is no longer there; put it back, or scan it again", Severity.NOTE)
        if file.stat().st_size > bounds.file_mb * MEGABYTE:
            return _other(file, f"is larger than the limit of {bounds.file_mb} MB")
        data = file.read_bytes()
    except (OSError, ValueError) as trouble:
        return _other(path, f"cannot be read ({getattr(trouble, 'strerror', None) or trouble})")
    found = _among(file, data, sha256, is_inner=file != path)
    if found is not None:
        return found
    what = "has changed since it was read" if file == path else "no longer holds the document as it was read"
    return _other(file, f"{what}; scan it again")


def _other(path: Path, message: str) -> Problem:
    return Problem("picture", f"{path} {message}", Severity.WARNING)


def _file(path: Path) -> Path | None:
    """The regular file at the path, or the one on the way to it: an archive that the rest is a name in."""
    for place in (path, *path.parents):
        try:
            mode = place.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        return place if stat.S_ISREG(mode) else None
    return None


def _among(file: Path, data: bytes, sha256: str, *, is_inner: bool) -> Source | None:
    from extractor.intake.archive import unpack
    from extractor.intake.sources import open_source

    whole = open_source(file.name, data)
    inside = unpack(whole) if is_inner else (whole,)
    return next((s for s in inside if isinstance(s, Source) and s.identity.sha256 == sha256), None)
