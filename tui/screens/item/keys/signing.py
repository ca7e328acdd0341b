"""Settling an item: standing for its verdict, ending that with a reason, and taking steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from casebook.state.folder import StaleError
from casebook.state.people.holds import HeldError
from tui.desk.reviewer import Reviewer
from tui.desk.sheet import UnsignableError
from tui.screens.dialogs.note import NoteScreen

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Tell(Protocol):
    """Tells the person something beside the screen."""

    def __call__(self, text: str, *, warn: bool = True) -> None: ...


def step_back(reviewer: Reviewer, tell: Tell, *, again: bool) -> str | None:
    """Takes the person's last step back, wherever it was, or does it again, and tells so.

    Gives the item or the document that it was on, none where nothing was done.
    """
    try:
        done = reviewer.undo(again=again)
    except HeldError as held:
        tell(str(held))
        return None
    if done is None:
        tell("nothing to do again" if again else "nothing to undo", warn=False)
        return None
    item, name = done
    tell(f"{'again' if again else 'undone'}: {name}", warn=False)
    return item


class Settling:
    """Signs, reopens, undoes and does again, for the item screen."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen

    def sign(self) -> None:
        """Stands for the verdict and goes to the next item that waits; says what keeps the person from it."""
        screen = self._screen
        if self._signed():
            following = screen.next_open()
            if following is None:
                screen.tell("nothing is left after this one", warn=False)
                screen.finished()
            else:
                screen.open(following)

    def _signed(self) -> bool:
        try:
            sheet, changed = self._screen.reviewer.sign(self._screen.sheet, self._screen.why)
        except (HeldError, UnsignableError) as trouble:
            self._screen.tell(str(trouble))
            return False
        except StaleError as stale:
            self._screen.tell(str(stale))
            self._screen.look_again()
            return False
        self._screen.why = None
        self._screen.renew(sheet, changed)
        return True

    async def reopen(self) -> None:
        """Ends the signatures, where a reason is given."""
        why = await self._screen.app.push_screen_wait(NoteScreen("Reopen it, why?"))
        if why is None:
            return
        try:
            self._screen.renew(*self._screen.reviewer.reopen(self._screen.sheet, why))
        except HeldError as held:
            self._screen.tell(str(held))
        except StaleError as stale:
            self._screen.tell(str(stale))
            self._screen.look_again()

    def step_back(self, *, again: bool) -> None:
        """Takes the person's last step back, wherever it was, or does it again."""
        screen = self._screen
        item = step_back(screen.reviewer, screen.tell, again=again)
        if item is None:
            return
        screen.forget_gone()
        if screen.reviewer.has_item(item):
            screen.open(item)
        elif not screen.reviewer.has_item(screen.item):
            screen.leave()
