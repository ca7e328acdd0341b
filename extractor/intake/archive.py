"""Archives and mails become the documents inside them, within limits; names inside never become paths."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.document.model import Problem, Severity, Source
from extractor.intake import sources
from extractor.intake.appended import appended
from extractor.intake.decoding import decoded
from extractor.intake.media_types import PDF, ZIP

MAX_DEPTH = 4
MAX_ENTRIES = 2_000
"""Documents that one container may hold, those inside inner containers counted."""

MAX_ENTRY = 200_000_000
MAX_TOTAL = 600_000_000
MAX_RATIO = 200
LARGE = 10_000_000
"""Bytes below which the ratio of an entry does not matter: short texts pack very well."""

_CHUNK = 1 << 20
_UTF8 = 1 << 11
_ENCRYPTED = 1
_SKIPPED = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked of a container and all inside it, and the passwords to try."""

    passwords: tuple[str, ...] = ()
    entries: int = MAX_ENTRIES
    inflated: int = MAX_TOTAL


def unpack(source: Source, passwords: tuple[str, ...] = ()) -> Iterator[Source | Problem]:
    """The documents inside a container, named `outer.zip/inner.pdf`; itself where it is none.

    A PDF comes before the papers that it carries, `outer.pdf/inner.pdf`.
    Containers inside containers are unpacked too, within limits; what was left out comes as a problem. `passwords` are
    tried on a PDF that is locked.
    """
    if sources.holds_documents(source):
        yield from _unpack(source, _Budget(passwords), 1)
    else:
        yield source


def _unpack(source: Source, budget: _Budget, depth: int) -> Iterator[Source | Problem]:
    if source.identity.media_type == PDF:
        yield source
    if depth > MAX_DEPTH:
        yield _trouble(source, f"lies {depth} containers deep and was not opened: unpack it by hand.")
        return
    for inner in _opened(source, budget):
        if isinstance(inner, Problem):
            yield inner
            continue
        budget.entries -= 1
        if budget.entries < 0:
            yield _trouble(source, f"holds more than {MAX_ENTRIES} documents; the rest was not read.")
            return
        if sources.holds_documents(inner):
            yield from _unpack(inner, budget, depth + 1)
        else:
            yield inner


def _opened(source: Source, budget: _Budget) -> Iterator[Source | Problem]:
    if source.identity.media_type == ZIP:
        return _entries(source, budget)
    if source.identity.media_type == PDF:
        return _carried(source, budget)
    from extractor.intake.mails import mail  # few archives hold a mail

    return mail.parts(source)


def _carried(source: Source, budget: _Budget) -> Iterator[Source | Problem]:
    """The papers inside a PDF, as far as the budget reaches."""
    from extractor.intake import enclosed  # brings the PDF library along

    for paper in enclosed.papers(source, budget.passwords):
        budget.inflated -= len(paper.data)
        if budget.inflated <= 0:
            yield _trouble(source, "carries too much; the rest of the files inside it was not read.")
            return
        yield paper


def _trouble(source: Source, message: str) -> Problem:
    return Problem("unpack", f"{source.identity.name} {message}", Severity.ERROR)


def _entries(source: Source, budget: _Budget) -> Iterator[Source | Problem]:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            files = [e for e in archive.infolist() if not e.is_dir() and not any(s in e.filename for s in _SKIPPED)]
            if not files:
                yield _trouble(source, "is an archive without a file in it: ask the sender for it again.")
            if (other := appended(source)) is not None:
                yield replace(other, stage="unpack", message=f"{source.identity.name}: {other.message}")
            for entry in files:
                yield _entry(source, archive, entry, budget)
                if budget.inflated <= 0 or budget.entries < 0:
                    yield _trouble(source, "unpacks to too much; the rest of it was not read.")
                    return
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield _trouble(source, "is a damaged archive: ask the sender for it again.")


def _entry(source: Source, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> Source | Problem:
    name = f"{source.identity.name}/{sources.clean_name(_name(entry))}"
    if entry.flag_bits & _ENCRYPTED:
        return Problem(
            "unpack", f"{name} asks for a password: unpack the archive by hand and scan the folder.", Severity.ERROR
        )
    if entry.file_size > MAX_ENTRY or entry.file_size > max(LARGE, MAX_RATIO * entry.compress_size):
        return Problem("unpack", f"{name} unpacks to too much and was not read.", Severity.ERROR)
    try:
        data = _inflate(archive, entry, min(MAX_ENTRY, budget.inflated))
    except NotImplementedError:
        message = (
            f"{name} is packed in a way that cannot be opened here: unpack the archive by hand and scan the folder."
        )
        return Problem("unpack", message, Severity.ERROR)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return Problem("unpack", f"{name} is damaged: ask the sender for it again.", Severity.ERROR)
    budget.inflated -= len(data)
    return sources.open_source(name, data)


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """An entry's bytes. Raises `ValueError` where there are more than `limit`, whatever its header says."""
    pieces, total = [], 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            total += len(chunk)
            if total > limit:
                raise ValueError("too large")
            pieces.append(chunk)
    return b"".join(pieces)


def _name(entry: zipfile.ZipInfo) -> str:
    """An entry's name; archives made on Asian Windows write it in that country's coding without saying so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    return _named_apart(entry.extra) or decoded(raw).text


def _named_apart(extra: bytes) -> str | None:
    """A name that stands in Unicode beside the other (field 0x7075 of Info-ZIP)."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 0x7075 and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    return None
