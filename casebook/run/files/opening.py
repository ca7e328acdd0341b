"""From a found file to a source with an identity, or to the reason why there is none."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.util import find_spec

from casebook.run.files.discover import Document, Unreachable
from casebook.workers import limits
from casebook.workers.limits import Limits
from extractor.document.model import Identity, Problem, Reading, Severity, Source


def opened(entry: Document | Unreachable, bounds: Limits) -> Source | tuple[Source, Problem]:
    """A file's bytes as a source; with a problem beside an empty one where they cannot be had."""
    if isinstance(entry, Unreachable):
        return empty(entry.name), _unreachable(entry.reason)
    try:
        most = bounds.file_mb * limits.MEGABYTE
        with entry.path.open("rb") as file:
            data = file.read(most + 1)  # a file may grow while it is read
            size = max(len(data), entry.path.stat().st_size)
        if size > most:
            return empty(entry.name, size), limits.too_long(size, bounds)
        return _identified(entry.name, data)
    except OSError as trouble:
        return empty(entry.name), _unreachable(trouble.strerror or str(trouble))


def _unreachable(reason: str) -> Problem:
    message = f"cannot be opened ({reason}); check that it is there and may be read, then scan again"
    return Problem("open", message, Severity.ERROR)


def _identified(name: str, data: bytes) -> Source:
    from extractor.intake.sources import open_source

    return open_source(name, data)


def empty(name: str, size: int = 0) -> Source:
    """A source without bytes, for a file that could not be opened."""
    nothing = hashlib.sha256(b"").hexdigest()
    return Source(Identity(name, nothing, size, "application/octet-stream"), b"")


def is_container(source: Source) -> bool:
    """Whether there are documents inside it, to be read one by one."""
    from extractor.intake.sources import holds_documents

    return holds_documents(source)


def has_pages(source: Source) -> bool:
    """Whether a document that carries others is one itself."""
    from extractor.intake.media_types import PDF

    return source.identity.media_type == PDF


def has_ocr() -> bool:
    """Whether the extra that recognises pictures is installed."""
    return find_spec("rapidocr") is not None


def options(*, ocr: bool, passwords: tuple[str, ...], model: bytes = b"") -> str:
    """What a reading depends on beside program and catalogue, as one word; `model` is an accepted one of the scorer."""
    word = "ocr" if ocr and has_ocr() else "no-ocr"
    if passwords:
        word += f"+{hashlib.sha256(chr(0).join(passwords).encode()).hexdigest()[:12]}"
    return f"{word}+model:{hashlib.sha256(model).hexdigest()[:12]}" if model else word


def under_name(reading: Reading, identity: Identity, copy_of: str | None) -> Reading:
    """A kept reading under the name by which its document was met now, saying whose copy it is."""
    note = (Problem("scan", f"the same bytes as {copy_of}", Severity.NOTE),) if copy_of else ()
    return replace(reading, identity=identity, problems=(*reading.problems, *note))
