"""What the item screen's helpers may ask of it: the item in sight, a step, a word to the person, another item."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from casebook.record.actions import Action
from tui.desk.reviewer import Reviewer
from tui.desk.sheet import Sheet


class ItemDesk(Screen[str | None]):
    """The face of the item screen for its helpers, so that none of them imports the screen itself."""

    reviewer: Reviewer
    sheet: Sheet
    why: str | None

    @property
    def item(self) -> str:
        """The key of the item in sight."""
        return self.sheet.item.key

    @property
    def not_asked(self) -> frozenset[str]:
        """The facts that the house does not ask for one by one: their form was right often enough."""
        raise NotImplementedError

    def do(self, *actions: Action, why: str | None = None, at: str | None = None) -> bool:
        """Takes these steps and shows what they changed; false where they are refused."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Shows the item as it is now, or the queue where it is gone."""
        raise NotImplementedError

    def tell(self, text: str, *, warn: bool = True) -> None:
        """Tells the person something beside the screen."""
        raise NotImplementedError

    def renew(self, sheet: Sheet, changed: tuple[str, ...], at: str | None = None) -> None:
        """Shows the item as a step left it, with what the step changed."""
        raise NotImplementedError

    def open(self, item: str) -> None:
        """Goes to an item of the queue."""
        raise NotImplementedError

    def next_open(self) -> str | None:
        """The next item that waits for this person."""
        raise NotImplementedError

    def take_in(self, items: Sequence[str]) -> None:
        """Takes new items into the order, right behind the one in sight."""
        raise NotImplementedError

    def forget_gone(self) -> None:
        """Leaves out of the order what is no item any more."""
        raise NotImplementedError

    def finished(self) -> None:
        """Goes back to where all of it is seen, once nothing is left to sign, from a shipment's items."""
        raise NotImplementedError

    def leave(self) -> None:
        """Goes back to the queue."""
        raise NotImplementedError
