"""Files of the user's cache folder, each under the hash of all that its content was made of.

Only a folder and files that belong to this user, and that nobody else may write, are looked at. A file that is
damaged, cut short or of another hash counts as none and is written anew. Nothing here raises: a home that cannot be
written, or has no room, is a home without a cache.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_FORMAT = b"gauger cache 1\n"
_LARGEST = 64 * 1024 * 1024
_NEWEST = 8
"""How many files of one name stay: as many catalogues with layers of one's own are in use."""
_DIGITS = 16
"""Of a hash, in a file's name; the whole of it stands in the file."""


def folder() -> Path | None:
    """The program's folder in the user's cache; it need not exist. `None` where the user has no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
    if base and Path(base).is_absolute():
        return Path(base) / "gauger"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "gauger"


def found(name: str, key: str) -> bytes | None:
    """What was kept under a name and a key (64 hexadecimal digits); `None` where there is no whole file of ours."""
    place = folder()
    if place is None:
        return None
    try:
        if not _is_private(os.lstat(place), stat.S_ISDIR):
            return None
        data = _read(place / _file(name, key))
    except (OSError, ValueError):
        return None
    head = _head(key, data[len(_head(key, b"")) :])
    return data[len(head) :] if data.startswith(head) else None


def keep(name: str, key: str, content: bytes) -> None:
    """Keeps bytes under a name and a key: all of them or none, whoever else writes or reads at the time."""
    place = folder()
    if place is None:
        return
    with suppress(OSError, ValueError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(os.lstat(place), stat.S_ISDIR):
            _write(place, _file(name, key), _head(key, content) + content)
            _clear(place, name)


def _file(name: str, key: str) -> str:
    return f"{name}-{key[:_DIGITS]}"


def _head(key: str, content: bytes) -> bytes:
    """What stands before the content: format, key, and the content's own hash, which tells damage."""
    return _FORMAT + f"{key}\n{hashlib.sha256(content).hexdigest()}\n".encode()


def _is_private(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether a file or folder is this user's own and nobody else may write to it.

    A system without users of numbers keeps each user's folder from the others by itself.
    """
    if not is_kind(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _read(path: Path) -> bytes:
    """A file's bytes, asked of the opened file and not of its name; raises `OSError` where it is not ours."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not _is_private(status, stat.S_ISREG) or status.st_size > _LARGEST:
            raise PermissionError(path)
        return file.read()


def _write(place: Path, name: str, data: bytes) -> None:
    """Writes beside and renames, so that a reader sees the old file or the whole new one."""
    import tempfile

    number, temporary = tempfile.mkstemp(prefix=".", dir=place)  # readable by its owner alone
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        Path(temporary).replace(place / name)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _clear(place: Path, name: str) -> None:
    """Removes the oldest files of a name beyond the newest few."""
    mine = sorted(place.glob(f"{name}-{'[0-9a-f]' * _DIGITS}"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in mine[_NEWEST:]:
        path.unlink(missing_ok=True)
