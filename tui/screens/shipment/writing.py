"""What is written of a shipment: the set, or letters to makers, each to a place that is asked for."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from tui.desk.shipping import TROUBLES, trouble_of
from tui.screens.dialogs.menu import MenuScreen, Step
from tui.screens.dialogs.note import NoteScreen
from tui.screens.shipment.desk import ShipmentDesk
from tui.widgets.beside import beside

SET = Step("s", "the set: cover, lines, statement, annexes, verifier")
LETTERS = Step("l", "letters to makers, with reply forms")
_UNSAFE = re.compile(r"[^\w.-]+")


class Writing:
    """The writing of files; it goes on beside the keys."""

    def __init__(self, screen: ShipmentDesk) -> None:
        self._screen = screen
        self.is_under_way = False
        """Whether files are being written now."""

    async def ask(self) -> None:
        """Asks what to write, and where to."""
        letter = await self._screen.app.push_screen_wait(MenuScreen("Write what?", (SET, LETTERS)))
        if letter is None:
            return
        name = _UNSAFE.sub("-", self._screen.made.case.shipment.name).strip("-.") or "shipment"
        if letter == SET.letter:
            note = NoteScreen("Write the set to which .zip, or which new folder?", f"{name}.zip")
        else:
            note = NoteScreen("Write the letters to which folder?", f"{name}-letters")
        place = await self._screen.app.push_screen_wait(note)
        if place is not None:
            self._screen.tell("writing …", warn=False)
            self.is_under_way = True
            write = partial(self._write, letter, Path(place).expanduser())
            beside(self._screen, write, group="writing", exclusive=True)

    def _write(self, letter: str, place: Path) -> None:
        screen = self._screen
        try:
            write = screen.shipping.write_set if letter == SET.letter else screen.shipping.write_letters
            told, warn = write(screen.made, place), False
        except TROUBLES as trouble:
            told, warn = trouble_of(trouble), True
        finally:
            self.is_under_way = False
        screen.app.call_from_thread(partial(screen.tell, told, warn=warn))
        screen.app.call_from_thread(screen.read)
