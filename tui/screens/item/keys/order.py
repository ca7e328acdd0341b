"""Going through the items in the queue's order: each is in hand while it is in sight, the next one is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from casebook.state.people.holds import HeldError
from tui.widgets.beside import beside

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Going:
    """Where the item in sight stands in the order, and the claims on what is in hand.

    With `signs_all` what the policy lets go unsigned waits too, until one person has signed it.
    """

    def __init__(self, screen: ItemDesk, order: Sequence[str], *, signs_all: bool = False) -> None:
        self._signs_all = signs_all
        self._screen = screen
        self._order = tuple(order)
        self._hands = Lock()
        self._is_left = False

    @property
    def place(self) -> str:
        """Which item of how many is in sight."""
        return f"{self._at + 1}/{len(self._order)}"

    def beside(self, by: int) -> str | None:
        """The item that many places on; none beyond the ends."""
        at = self._at + by if self._at >= 0 else 0
        return self._order[at] if 0 <= at < len(self._order) else None

    def next_open(self) -> str | None:
        """The next item that waits for this person; after the last one it begins anew."""
        later = (*self._order[self._at + 1 :], *self._order[: self._at + 1])
        return next((k for k in later if k != self._screen.item and self._is_waiting(k)), None)

    def forget_gone(self) -> None:
        """Leaves out of the order what is no item any more: adding it was taken back."""
        known = self._screen.reviewer.entries
        self._order = tuple(k for k in self._order if k in known)

    def take_in(self, items: Sequence[str]) -> None:
        """Takes items into the order that were not in it, right behind the one in sight."""
        news = tuple(k for k in dict.fromkeys(items) if k not in self._order and k in self._screen.reviewer.entries)
        self._order = (*self._order[: self._at + 1], *news, *self._order[self._at + 1 :])

    def take(self, item: str, before: str) -> None:
        """Takes an item in hand, in the background, for the one that was in sight before."""
        beside(self._screen, partial(self._hold, before, item), group="claims")

    def leave(self) -> None:
        """Puts the item in sight back, in the background."""
        self._is_left = True
        beside(self._screen.app, partial(self._give_back, self._screen.item), group="claims")

    @property
    def _at(self) -> int:
        """The place of the item in sight; -1 for one that is not in the order."""
        return self._order.index(self._screen.item) if self._screen.item in self._order else -1

    def _is_waiting(self, key: str) -> bool:
        reviewer = self._screen.reviewer
        entry = reviewer.entries[key]
        is_open = entry.is_open or (self._signs_all and not entry.standing.signers)
        return is_open and reviewer.who not in entry.standing.signers

    def _hold(self, before: str, item: str) -> None:
        """In the background: the last item back, this one in hand, the next one loaded."""
        reviewer = self._screen.reviewer
        with self._hands:
            if before != item:
                reviewer.release(before)
            # Another key may have gone on meanwhile: then this item is not in hand any more.
            if item != self._screen.item or self._is_left:
                return
            try:
                reviewer.claim(item)
            except HeldError as held:
                self._screen.app.call_from_thread(self._screen.tell, str(held))
        following = self.beside(1)
        if following is not None:
            reviewer.preload(following)

    def _give_back(self, item: str) -> None:
        with self._hands:
            self._screen.reviewer.release(item)
