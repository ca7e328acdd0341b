"""Which files of the given paths are documents, in a fixed order; names come out as people see them.

A folder is walked whole; links that lead out of it, hidden files and files that are no documents (code, JSON,
notes) are passed over, and what gauger itself wrote about the papers: its reports and its sets. A file that is named by
itself is always taken for a document.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_OFFICE = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".docm", ".doc", ".csv", ".tsv")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif")
_WEB_PAGES = (".html", ".htm", ".xhtml")
_NAMED = (
    ".odt", ".odp", ".rtf", ".ppt", ".pptx", ".wps", ".et", ".ofd", ".xps", ".oxps", ".pages", ".heic", ".heif",
    ".avif", ".jp2", ".emf", ".wmf", ".dwg", ".djvu", ".mbox", ".p7m", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".cab",
    ".lzh", ".iso", ".numbers",
)  # fmt: skip
"""Documents of which some are only named for what they are, with what to do: passed over they would be lost."""

SUFFIXES = frozenset((*_WEB_PAGES, ".pdf", ".eml", ".msg", ".zip", ".rar", ".7z", *_OFFICE, *_PICTURES, *_NAMED))
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"MM\x00*",
    b"GIF8",
    b"{\\rtf",
    b"\x78\x9f\x3e\x22",  # winmail.dat
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
)
_VAGUE = ("", ".dat", ".bin", ".att")
"""Suffixes that say nothing of a file: its first bytes do."""

_HEAD = 1024
OWN_PAGE = '<meta name="generator" content="gauger">'
"""What a run's own report bears at its beginning: it often lies among the papers that it is about."""

SET_FORMAT = "gauger/shipment-set/1"
"""What the manifest of a shipment's set bears."""
MANIFEST = "manifest.json"
_LONGEST_MANIFEST = 16_000_000
OWN_SET = "a set that gauger wrote"


@dataclass(frozen=True, slots=True)
class Document:
    """A file to read; `name` is for people."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file that was passed over, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A path that the system does not let us read, and what it says."""

    name: str
    reason: str


Found = Document | Ignored | Unreachable


def found(paths: Iterable[Path]) -> Iterator[Found]:
    """Everything under the paths, in their order, folders by name."""
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield _named(path)


def _named(path: Path) -> Found:
    """A path that was named by itself; a pipe or a device would be read for ever."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return Unreachable(shown(path), "there is no such file")
    except OSError as trouble:
        return Unreachable(shown(path), trouble.strerror or str(trouble))
    return Document(path, shown(path)) if regular else Unreachable(shown(path), "not a regular file")


def shown(path: Path) -> str:
    """A path as text that can always be written: bytes that are no UTF-8 become a replacement character."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _in_folder(root: Path) -> Iterator[Found]:
    troubles: list[Unreachable] = []

    def note(trouble: OSError) -> None:
        troubles.append(Unreachable(shown(Path(trouble.filename)), trouble.strerror or str(trouble)))

    limit = root.resolve()
    for folder, folders, files in os.walk(root, onerror=note):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from troubles
        troubles.clear()
        if MANIFEST in files and _is_own_set(Path(folder) / MANIFEST):
            folders.clear()
            yield Ignored(shown(Path(folder)), OWN_SET)
            continue
        for name in sorted(files):
            yield _judged(Path(folder) / name, limit)
    yield from troubles


def _judged(path: Path, root: Path) -> Found:
    name = shown(path)
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return Ignored(name, "a link that leads out of the folder")
        if not stat.S_ISREG(path.stat().st_mode):
            return Ignored(name, "not a regular file")
        if path.name.startswith((".", "~$")):
            return Ignored(name, "a hidden or temporary file")
        if path.suffix.lower() == ".zip" and _holds_own_set(path):
            return Ignored(name, OWN_SET)
        return Document(path, name) if _is_document(path) else Ignored(name, "not a document")
    except OSError as trouble:
        return Unreachable(name, trouble.strerror or str(trouble))
    except RuntimeError:  # what `resolve` says before Python 3.13
        return Unreachable(name, "a link that leads back to itself")


def _is_document(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return suffix not in _WEB_PAGES or not _begins_with_mark(path)
    if suffix not in _VAGUE:
        return False
    with path.open("rb") as file:
        return file.read(_HEAD).lstrip().startswith(_SIGNATURES)


def _begins_with_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return OWN_PAGE.encode() in file.read(_HEAD)


def _is_own_set(manifest: Path) -> bool:
    """Whether a manifest is of a set that was written here."""
    try:
        with manifest.open("rb") as file:
            return SET_FORMAT.encode() in file.read(_LONGEST_MANIFEST)
    except OSError:
        return False


def _holds_own_set(path: Path) -> bool:
    """Whether a zip is a set; a broken or locked one is a document like another, and told as such."""
    try:
        with zipfile.ZipFile(path) as held, held.open(MANIFEST) as file:
            return SET_FORMAT.encode() in file.read(_LONGEST_MANIFEST)
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
