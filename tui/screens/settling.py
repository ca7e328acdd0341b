"""Settling an item: standing for its verdict, ending that with a reason, and taking steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.claims import HeldError

if TYPE_CHECKING:
    from tui.screens.item import ItemScreen


class Settling:
    """Signs, reopens, undoes and does again, for the item screen."""

    def __init__(self, screen: ItemScreen) -> None:
        self._screen = screen

    def sign(self) -> None:
        """Stands for the verdict and goes to the next item that waits; says what keeps the person from it."""
        screen = self._screen
        objections = screen.reviewer.objections(screen.sheet)
        if objections:
            screen.tell("; ".join(objections))
        elif self._signed():
            following = screen.going.next_open()
            if following is None:
                screen.tell("nothing is left after this one", warn=False)
            else:
                screen.open(following)

    def _signed(self) -> bool:
        try:
            sheet, changed = self._screen.reviewer.sign(self._screen.sheet, self._screen.why)
        except HeldError as held:
            self._screen.tell(str(held))
            return False
        self._screen.why = None
        self._screen.renew(sheet, changed)
        return True

    def reopen(self, why: str | None) -> None:
        """Ends the signatures, where a reason is given."""
        if why is not None:
            self._screen.renew(*self._screen.reviewer.reopen(self._screen.sheet, why))

    def step_back(self, *, again: bool) -> None:
        """Takes the person's last step back, wherever it was, or does it again."""
        screen = self._screen
        try:
            done = screen.reviewer.undo(again=again)
        except HeldError as held:
            screen.tell(str(held))
            return
        if done is None:
            screen.tell("nothing to do again" if again else "nothing to undo", warn=False)
            return
        item, name = done
        screen.tell(f"{'again' if again else 'undone'}: {name}", warn=False)
        screen.going.forget_gone()
        if screen.reviewer.has_item(item):
            screen.open(item)
        elif not screen.reviewer.has_item(screen.item):
            screen.leave()
