"""The picture of a fact's place, on `v`: it follows the cursor, and what is in its way is a sentence."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import made_casebook as made
import pytest
from playing import after, screen_text, told
from textual.app import App
from textual.widgets import Static

from casebook.review.pages.crops import Wanted
from casebook.state.folder import Folder
from casebook.store.database import Store
from classifier.facts import Evidence
from extractor.document.model import Problem, Severity
from extractor.readers.crops import View
from tui.pictures.graphics import Graphics
from tui.pictures.picture import Pictures, Shown
from tui.widgets.page.picture_panel import PicturePanel

CELL = ("down", "down", "down", "enter")
"""Opens BL-4680S: capacity, voltage, mass."""


class Drawn(Static):
    """Stands in for the library's widget: shows the words of the picture that it was given."""

    @property
    def image(self) -> None:
        """What it shows."""

    @image.setter
    def image(self, value: io.BytesIO | None) -> None:
        self.update("" if value is None else value.getvalue().decode())


@dataclass
class Said:
    """Stands in for the drawing: each picture is the quote of its place in words, or the trouble it is told."""

    trouble: str | None = None
    asked: list[Wanted] = field(default_factory=list)
    is_stopped: bool = False

    def wanted(
        self, folder: Folder, evidence: Sequence[Evidence], pixels: tuple[int, int], scale: float
    ) -> Wanted | Problem:
        if not evidence:
            return Problem("picture", "no part of a page is on record for it", Severity.NOTE)
        view = View(1, (1, 1), (), pixels, scale)
        return Wanted(folder.document, tuple(e.text for e in evidence), (), view)

    def crop(self, wanted: Wanted) -> bytes | Problem:
        self.asked.append(wanted)
        if self.trouble:
            return Problem("picture", self.trouble, Severity.NOTE)
        return f"PICTURE OF {' '.join(wanted.names)}".encode()

    def stop(self) -> None:
        self.is_stopped = True


def shown(crops: Said) -> Pictures:
    return Pictures(Shown(Graphics(Drawn, (10, 20)), crops))  # type: ignore[arg-type]


def pictured(app: App[None]) -> str:
    """What the widget shows."""
    return str(app.screen.query_one(Drawn).render())


def test_v_shows_the_picture_of_the_fact_under_the_cursor(store: Store) -> None:
    seen = after(made.at_work(store), *CELL, "v", look=pictured, pictures=shown(Said()))
    assert seen.startswith("PICTURE OF") and seen.endswith("34.5 Ah")


def test_it_follows_the_cursor_from_fact_to_fact(store: Store) -> None:
    seen = after(made.at_work(store), *CELL, "v", "down", "down", look=pictured, pictures=shown(Said()))
    assert seen.startswith("PICTURE OF") and seen.endswith("405 g")


def test_it_follows_to_the_next_item(store: Store) -> None:
    crops = Said()
    after(made.at_work(store), *CELL, "v", "n", look=screen_text, pictures=shown(crops))
    assert 2 == len({w.document for w in crops.asked})


def test_nothing_is_drawn_before_it_is_opened_and_after_it_is_closed(store: Store) -> None:
    crops = Said()
    after(made.at_work(store), *CELL, "down", look=screen_text, pictures=shown(crops))
    assert [] == crops.asked
    after(made.at_work(store), *CELL, "v", "v", "down", look=screen_text, pictures=shown(crops))
    assert 1 == len(crops.asked)


@pytest.mark.parametrize("key", ["v", "escape"])
def test_the_same_key_or_escape_closes_it_and_stays_on_the_item(store: Store, key: str) -> None:
    seen = after(made.at_work(store), *CELL, "v", key, look=screen_text, pictures=shown(Said()))
    assert "PICTURE" not in seen and "BL-4680S" in seen.splitlines()[0]


def test_escape_again_goes_back_to_the_queue(store: Store) -> None:
    seen = after(made.at_work(store), *CELL, "v", "escape", "escape", look=screen_text, pictures=shown(Said()))
    assert "5 left, 0 done by people" in seen


def test_the_picture_is_asked_for_in_the_pixels_of_its_room(store: Store) -> None:
    crops = Said()
    size = after(made.at_work(store), *CELL, "v", look=_room, pictures=shown(crops))
    assert (size[0] * 10, size[1] * 20) == crops.asked[-1].view.pixels
    assert pytest.approx(20 / 11) == crops.asked[-1].view.scale


def _room(app: App[None]) -> tuple[int, int]:
    """The columns and rows under the panel's head."""
    panel = app.screen.query_one(PicturePanel)
    return panel.content_size.width, panel.content_size.height - 1


def test_what_goes_wrong_is_said_in_its_place(store: Store) -> None:
    crops = Said("drawing it ended the drawing process")
    seen = after(made.at_work(store), *CELL, "v", look=screen_text, pictures=shown(crops))
    assert "no picture: drawing it ended the drawing" in seen


def test_a_trouble_takes_the_picture_before_it_away(store: Store) -> None:
    crops = Said()

    def failing(app: App[None]) -> str:
        panel = app.screen.query_one(PicturePanel)
        event = PicturePanel.Drawn(crops.asked[-1], Problem("picture", "[b]gone\x1b[31m", Severity.NOTE))
        panel.on_picture_panel_drawn(event)
        return pictured(app) + str(panel.query_one("#picture-says", Static).render())

    seen = after(made.at_work(store), *CELL, "v", look=failing, pictures=shown(crops))
    assert "PICTURE" not in seen and "[b]gone" in seen and "\x1b" not in seen


def test_a_picture_that_comes_late_is_not_shown_for_another_fact(store: Store) -> None:
    crops = Said()

    def late(app: App[None]) -> str:
        old = replace(crops.asked[-1], names=("another fact",))
        app.screen.query_one(PicturePanel).on_picture_panel_drawn(PicturePanel.Drawn(old, b"PICTURE OF another"))
        return pictured(app)

    assert "another" not in after(made.at_work(store), *CELL, "v", look=late, pictures=shown(crops))


def test_the_end_of_the_app_stops_the_drawing(store: Store) -> None:
    crops = Said()
    after(made.at_work(store), look=screen_text, pictures=shown(crops))
    assert crops.is_stopped


def test_where_there_are_no_pictures_v_says_why_and_opens_nothing(store: Store) -> None:
    pictures = Pictures(why="tmux passes no pictures on to the terminal")
    why, is_open = after(
        made.at_work(store),
        *CELL,
        "v",
        look=lambda app: (told(app), app.screen.query_one(PicturePanel).is_open),
        pictures=pictures,
    )
    assert ("no picture: tmux passes no pictures on to the terminal", False) == (why, is_open)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 50)])
def test_every_size_has_room_for_it_or_does_without(store: Store, size: tuple[int, int]) -> None:
    seen = after(made.at_work(store), *CELL, "v", "down", look=screen_text, pictures=shown(Said()), size=size)
    assert "BL-4680S" in seen and "3A001" in seen
