"""The picture of a page's part, for terminals that can show one; everywhere else the words on the grid
serve."""

from __future__ import annotations

import os
from importlib.util import find_spec

from casebook.folder import Folder


def offered(folder: Folder) -> str:
    """Why there is no picture, in a sentence; the words on the left are the page all the same."""
    if find_spec("textual_image") is None:
        return "no picture: the extra gauger[images] is not installed; the words are the page"
    if not shows_pictures(os.environ):
        return "no picture: this terminal shows none (Kitty and Sixel do); the words on the left are the page"
    return f"no picture: the casebook keeps the words of {folder.name}, not the file"


def shows_pictures(environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether the terminal says of itself that it is of a kind that shows pictures."""
    kinds = ("kitty", "wezterm", "ghostty", "foot", "mlterm", "konsole")
    said = f"{environment.get('TERM', '')} {environment.get('TERM_PROGRAM', '')}".casefold()
    return "KITTY_WINDOW_ID" in environment or any(kind in said for kind in kinds)
