"""What pictures the terminal can show: detected once, before the app takes the terminal, and never at a risk.

The library asks the terminal as soon as it is imported, and a terminal that knows no pictures may answer with
stray characters. So it is imported only where the environment names a terminal of the kind, and not under a
multiplexer, which passes no pictures on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual_image.widget import SixelImage, TGPImage

_PROGRAMS = ("kitty", "wezterm", "ghostty", "foot", "mlterm", "konsole", "contour", "mintty", "iterm", "vscode")
_MARKS = ("KITTY_WINDOW_ID", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR", "KONSOLE_VERSION", "WT_SESSION", "XTERM_VERSION")
_MULTIPLEXERS = (("TMUX", "tmux"), ("STY", "screen"), ("ZELLIJ", "zellij"))
_WORDS = "the words are the page"


@dataclass(frozen=True, slots=True)
class Graphics:
    """A terminal that shows pictures: the widget for its kind, and the pixels of a character cell, across and down."""

    widget: Callable[[], SixelImage | TGPImage]
    cell: tuple[int, int]


def graphics(environment: Mapping[str, str]) -> Graphics | str:
    """How this terminal shows pictures, or why it shows none, in words.

    Asks it where the environment says that it is worth it, so this must come before the app runs.
    """
    multiplexer = _multiplexer(environment)
    if multiplexer is not None:
        return f"{multiplexer} passes no pictures on to the terminal; {_WORDS}"
    if not is_graphic(environment):
        return f"this terminal shows none (Kitty and Sixel do); {_WORDS}"
    if find_spec("textual_image") is None:
        return f"the extra is not installed: pip install 'gauger[images]'; {_WORDS}"
    return _asked()


def is_graphic(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says of itself that it is of a kind that shows pictures."""
    said = f"{environment.get('TERM', '')} {environment.get('TERM_PROGRAM', '')}".casefold()
    return any(mark in environment for mark in _MARKS) or any(name in said for name in _PROGRAMS)


def _multiplexer(environment: Mapping[str, str]) -> str | None:
    """The multiplexer between us and the terminal: one of this machine, or of the one we are called from."""
    term = environment.get("TERM", "").casefold()
    inside = (name for mark, name in _MULTIPLEXERS if environment.get(mark) or term.startswith(name))
    return next(inside, None)


def _asked() -> Graphics | str:
    try:
        from textual_image._terminal import get_cell_size  # it has no public name
        from textual_image.renderable import Image, SixelImage, TGPImage
        from textual_image.widget import SixelImage as SixelWidget
        from textual_image.widget import TGPImage as KittyWidget
    # Importing it reads what the terminal answers: whatever goes wrong with that, the app is to start.
    except Exception:
        return f"asking this terminal for pictures failed; {_WORDS}"
    kinds = {SixelImage: SixelWidget, TGPImage: KittyWidget}
    if Image not in kinds:
        return f"this terminal was asked and shows none; {_WORDS}"
    size = get_cell_size()
    return Graphics(kinds[Image], (size.width, size.height))
