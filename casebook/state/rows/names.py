"""What a document is called in a list: the name of its file, with the mail or archive that it came in."""

from __future__ import annotations

from pathlib import PurePosixPath

CARRIERS = (".zip", ".rar", ".7z", ".eml", ".msg")
"""The suffixes of files that carry papers."""


def short(name: str) -> str:
    """A paper's name without its folders; one that came in a mail or an archive keeps that one's name."""
    before, _, last = name.replace("\\", "/").rpartition("/")
    carrier = before.rpartition("/")[2]
    return f"{carrier} › {last}" if PurePosixPath(carrier).suffix.lower() in CARRIERS else last
