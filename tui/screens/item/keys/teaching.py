"""After a correction: what else would be read the same way, found aside from the screen and offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.desk.learning import Learning, Offer
from tui.screens.dialogs.confirm import ConfirmScreen
from tui.widgets.beside import beside

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Teaching:
    """Looks at the steps that were taken, and keeps the offer until the person takes it or takes another step."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen
        self._learning = Learning(screen.reviewer)
        self._offer: Offer | None = None

    def begin(self) -> None:
        """Looks at what was done since, aside."""
        if self._screen.reviewer.lessons:
            beside(self._screen, self._look, group="lessons")

    def _look(self) -> None:
        lessons = self._screen.reviewer.lessons
        while lessons:
            offer = self._learning.taught(*lessons.pop(0))
            if offer is not None:
                self._screen.app.call_from_thread(self._offered, offer)

    def _offered(self, offer: Offer) -> None:
        if offer.asked:
            self._screen.tell(
                "this says otherwise than a mark of the form that is used: a question, see F in the queue"
            )
        elif offer.values or offer.papers:
            self._offer = offer
            self._screen.tell(f"{offer.question}: L shows them and applies", warn=False)

    async def ask(self) -> None:
        """Shows what the last correction would change beyond its value, and applies it where the person says so."""
        offer = self._offer
        if offer is None:
            self._screen.tell("no correction waits to be applied to other papers")
            return
        lines = (*offer.lines[:40], *(("…",) if len(offer.lines) > 40 else ()))
        is_meant = await self._screen.app.push_screen_wait(ConfirmScreen(f"{offer.question}: apply?", lines))
        if self._offer is offer:
            self._offer = None
        if is_meant:
            beside(self._screen, partial(self._apply, offer), group="lessons")

    def _apply(self, offer: Offer) -> None:
        changed = self._learning.accept(offer)
        self._screen.app.call_from_thread(self._applied, changed)

    def _applied(self, changed: int) -> None:
        self._screen.reviewer.load()
        self._screen.look_again()
        papers = f"{changed} paper{'s' if changed != 1 else ''}"
        self._screen.tell(f"applied: {papers} read anew; gauger learn show tells the step, to undo it", warn=False)
