"""The original of a document in the system's own viewer, at its page where the viewer takes one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from casebook.review.pages import originals
from casebook.state.folder import Folder
from casebook.workers.limits import Limits
from extractor.document.model import Problem

_AT_A_PAGE = {
    "evince": ("--page-label={page}",),
    "okular": ("--page", "{page}"),
    "zathura": ("--page={page}",),
    "xreader": ("--page-index={page}",),
}
"""PDF viewers that take a page, with how they are told."""


def shown(folder: Folder, page: int | None, folders: Sequence[Path]) -> str:
    """Opens the original, if it lies where it was met and has the same bytes; says what was done, or where to look."""
    found = originals.find(folder.document, folder.state.names, folders, Limits())
    if isinstance(found, Problem):
        return found.message
    at = f", page {page}" if page else ""
    path = next((p for n in reversed(folder.state.names) for f in folders if (p := f / n).is_file()), None)
    if path is None:
        return f"it lies inside an archive or a mail: {folder.name}{at}"
    command = _command(path, page)
    if command is None:
        return f"no viewer can be opened from here; the file is {path}{at}"
    try:
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError as trouble:
        return f"{command[0]} did not start ({trouble.strerror}); the file is {path}{at}"
    return f"opened in {command[0]}: {path.name}{at}"


def _command(path: Path, page: int | None) -> list[str] | None:
    """What opens a file, as a list of words that no shell reads; `None` without a screen or a program."""
    place = str(path.resolve())
    if sys.platform == "darwin":
        return ["open", place]
    if sys.platform == "win32":
        return ["explorer", place]
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    if page and path.suffix.lower() == ".pdf":
        for viewer, words in _AT_A_PAGE.items():
            if shutil.which(viewer):
                return [viewer, *(w.format(page=page) for w in words), place]
    return ["xdg-open", place] if shutil.which("xdg-open") else None
