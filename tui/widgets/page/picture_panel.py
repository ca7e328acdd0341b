"""The picture of the page's part that the fact under the cursor was read from, under the page's words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from casebook.review.pages.crops import Wanted
from casebook.state.folder import Folder
from classifier.facts import Evidence
from extractor.document.model import Problem
from tui.pictures.picture import Pictures
from tui.speech.inert import inert
from tui.widgets.beside import beside

if TYPE_CHECKING:
    from textual_image.widget import SixelImage, TGPImage

_PATIENCE = 0.2
"""Seconds after which the picture of another fact is taken away."""


class PicturePanel(Vertical, can_focus=False):
    """Closed until it is opened; then it follows the facts. What keeps it from a picture it says in words."""

    DEFAULT_CSS = """
    PicturePanel { display: none; height: 50%; min-height: 5; background: $surface; }
    PicturePanel.open { display: block; }
    PicturePanel > #picture-head { height: 1; padding: 0 1; background: $panel; text-style: bold; }
    PicturePanel > #picture-says { height: auto; padding: 0 1; }
    PicturePanel > .picture { width: auto; height: auto; }
    """

    @dataclass
    class Drawn(Message):
        """What was wanted is drawn, as PNG, or cannot be."""

        wanted: Wanted
        made: bytes | Problem

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(id="picture")
        self._pictures = pictures
        self._fact: tuple[Folder, tuple[Evidence, ...]] | None = None
        self._wanted: Wanted | None = None
        self._waits = False
        self._image: SixelImage | TGPImage | None = None

    def compose(self) -> ComposeResult:
        yield Static("the page's picture   v closes it", id="picture-head", markup=False)
        yield Static("", id="picture-says", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return self.has_class("open")

    def toggle(self) -> None:
        """Opens or closes it; where there are no pictures at all, says why beside the screen."""
        if self.is_open:
            self.close()
        elif self._pictures.shown is None:
            self.notify(inert(f"no picture: {self._pictures.why}"), markup=False, timeout=6)
        else:
            self.add_class("open")
            self.call_after_refresh(self._draw)

    def close(self) -> None:
        """Gives the room back to the words, and the terminal its memory."""
        self.remove_class("open")
        self._show_picture(None)
        self._wanted, self._waits = None, False

    def follow(self, folder: Folder, evidence: Sequence[Evidence]) -> None:
        """The fact under the cursor is now one that was read at these places."""
        self._fact = folder, tuple(evidence)
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        self._draw()

    @property
    def _cells(self) -> tuple[int, int]:
        """The columns and rows under the head."""
        return self.content_size.width, self.content_size.height - 1

    def _draw(self) -> None:
        """Has the picture drawn in the background, where there is room for it and it is another one."""
        shown = self._pictures.shown
        if shown is None or self._fact is None or not self.is_open or min(self._cells) < 1:
            return
        folder, evidence = self._fact
        wanted = shown.wanted(folder, evidence, self._cells)
        if isinstance(wanted, Problem):
            self._wanted, self._waits = None, False
            self._say(f"no picture: {wanted.message}")
        elif wanted != self._wanted:
            self._wanted, self._waits = wanted, True
            self.set_timer(_PATIENCE, self._wait)
            beside(self, partial(self._fetch, wanted), group="picture", exclusive=True)

    def _fetch(self, wanted: Wanted) -> None:
        """In the background; a picture that the cursor has left by then is not drawn."""
        if not get_current_worker().is_cancelled and self._pictures.shown is not None:
            self.post_message(self.Drawn(wanted, self._pictures.shown.crops.crop(wanted)))

    def _wait(self) -> None:
        """Takes away the picture of the fact before, where this one's is slow: it would be taken for this one's."""
        if self._waits and self.is_open:
            self._say("drawing it …")

    def on_picture_panel_drawn(self, event: Drawn) -> None:
        """Shows it, unless the cursor has gone on meanwhile."""
        if event.wanted != self._wanted or not self.is_open:
            return
        self._waits = False
        if isinstance(event.made, Problem):
            self._say(f"no picture: {event.made.message}")
            return
        self.query_one("#picture-says", Static).display = False
        self._show_picture(event.made)

    def _say(self, text: str) -> None:
        self._show_picture(None)
        says = self.query_one("#picture-says", Static)
        says.update(inert(text))
        says.display = True

    def _show_picture(self, png: bytes | None) -> None:
        """Puts a picture into the widget, which is made with the first one; none takes the last one away."""
        if png is not None:
            self._widget().image = io.BytesIO(png)
        elif self._image is not None:
            self._image.image = None

    def _widget(self) -> SixelImage | TGPImage:
        if self._image is None:
            assert self._pictures.shown is not None
            self._image = self._pictures.shown.graphics.widget()
            self._image.add_class("picture")
            self.mount(self._image)
        return self._image
