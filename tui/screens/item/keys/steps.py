"""Taking steps on the item in sight: kept at once, and refused where another person has the item or has changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.record.actions import Action, Confirmed, Rejected
from casebook.review.forming import ReasonNeededError
from casebook.state.folder import StaleError
from casebook.state.model import FactState
from casebook.state.people.holds import HeldError
from tui.screens.dialogs.note import NoteScreen
from tui.screens.item.offers import first_open, ordered_facts
from tui.widgets.asking import ask
from tui.widgets.fact_list import FactList

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Stepping:
    """Takes steps for the item screen, those on the fact under the cursor among them."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen

    def take(self, *actions: Action, why: str | None = None, at: str | None = None) -> bool:
        """Takes these steps and shows what they changed; false where another person holds or has changed the item."""
        screen = self._screen
        try:
            sheet, changed = screen.reviewer.act(screen.sheet, actions, why or screen.why)
        except ReasonNeededError as asked:
            ask(screen, self._with_reason(str(asked), actions, at))
            return False
        except HeldError as held:
            screen.tell(str(held))
            return False
        except StaleError as stale:
            screen.tell(str(stale))
            self.look_again()
            return False
        screen.why = None
        screen.renew(sheet, changed, at or self._key())
        return True

    async def _with_reason(self, asked: str, actions: tuple[Action, ...], at: str | None) -> None:
        """Takes the steps with the reason that they need; without one they are not taken."""
        item = self._screen.item
        why = await self._screen.app.push_screen_wait(NoteScreen(asked))
        if why is None:
            self._screen.tell("nothing was changed: the step needs a reason")
        elif self._screen.item == item:
            self.take(*actions, why=why, at=at)

    def look_again(self) -> None:
        """Shows the item as it is now, or the queue where it is gone."""
        try:
            self._screen.open(self._screen.item)
        except KeyError:
            self._screen.leave()

    def accept(self) -> None:
        """Finds the fact as the page has it."""
        fact = self.fact()
        if fact is not None:
            self.take(Confirmed(self._screen.item, fact.key, at_sight=True))

    def accept_next(self) -> None:
        """Accepts the fact and goes to the next one that nobody has looked at."""
        fact = self.fact()
        if fact is None or not self.take(Confirmed(self._screen.item, fact.key, at_sight=True)):
            return
        following = first_open(ordered_facts(self._screen.sheet), self._screen.not_asked)
        if following is None:
            self._screen.tell("every fact is seen: s signs the verdict", warn=False)
        else:
            self._screen.query_one(FactList).go_to(following)

    def reject(self) -> None:
        """Finds that the fact is none."""
        fact = self.fact()
        if fact is not None:
            self.take(Rejected(self._screen.item, fact.key))

    def fact(self) -> FactState | None:
        """The fact under the cursor, unless its value is still to be typed blind."""
        fact = self._screen.query_one(FactList).current
        if fact is not None and any(f.key == fact.key for f in self._screen.sheet.hidden):
            self._screen.tell("type this value from the page first: press b")
            return None
        return fact

    def _key(self) -> str | None:
        fact = self._screen.query_one(FactList).current
        return fact.key if fact else None
