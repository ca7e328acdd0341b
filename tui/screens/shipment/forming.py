"""Goods lines formed by hand: joined with another, parted from a row, a mass entered, a paper taken out."""

from __future__ import annotations

from casebook.shipments.goods.joining import Join
from casebook.shipments.standing import LineStanding
from tui.screens.dialogs.choose import ChooseScreen, Offer
from tui.screens.dialogs.menu import MenuScreen, Step
from tui.screens.dialogs.note import NoteScreen
from tui.screens.shipment.answering import WHY
from tui.screens.shipment.desk import ShipmentDesk

JOIN = Step("j", "the same goods as another line or paper")
PART = Step("x", "a row or paper of it is of other goods")
MASS = Step("m", "enter net mass ÷ quantity as the mass of a piece")
OUT = Step("-", "take a paper out of the shipment")


class Forming:
    """The steps on a goods line, each with its reason."""

    def __init__(self, screen: ShipmentDesk) -> None:
        self._screen = screen

    async def ask(self) -> None:
        """Asks which step, those that the row under the cursor allows."""
        row = self._screen.current
        line = row.line if row is not None else None
        steps = [OUT]
        if line is not None:
            has_mass = line.line.mass is not None and not line.subject.item.current.of("mass")
            can_part = len(line.line.rows) + len(line.line.sheets) > 1
            steps = [JOIN, *([PART] if can_part else []), *([MASS] if has_mass else []), OUT]
        title = line.line.label if line is not None else "The shipment"
        letter = await self._screen.app.push_screen_wait(MenuScreen(title, steps))
        if letter == OUT.letter:
            await self._take_out()
        elif letter is not None and line is not None:
            await (self._enter_mass(line) if letter == MASS.letter else self._join(line, is_one=letter == JOIN.letter))

    async def _join(self, line: LineStanding, *, is_one: bool) -> None:
        """Joins the line with another, or parts one of its own from it."""
        screen = self._screen
        own = {j.entry.key for j in (*line.line.rows, *line.line.sheets)}
        head = line.line.rows[0].entry.key
        joins = [j for j in self._joins() if (j.entry.key in own) != is_one and j.entry.key != head]
        offers = [Offer(j.entry.key, f"{j.entry.item.label}   {j.entry.member.paper.shown}") for j in joins]
        title = "The same goods as which?" if is_one else "Which is of other goods?"
        other = await screen.app.push_screen_wait(ChooseScreen(title, offers))
        if other is None:
            return
        why = await screen.app.push_screen_wait(NoteScreen(WHY))
        if why is not None:
            screen.take(lambda: screen.shipping.join(screen.made, (head, other), why, is_one=is_one))

    def _joins(self) -> list[Join]:
        case = self._screen.made.case
        return [
            *(j for line in case.lines for j in (*line.rows, *line.sheets)),
            *(Join(entry, "") for entry in case.unjoined),
        ]

    async def _enter_mass(self, line: LineStanding) -> None:
        screen = self._screen
        why = await screen.app.push_screen_wait(NoteScreen(WHY))
        if why is not None:
            screen.take(lambda: screen.shipping.enter_mass(screen.made, line.line.number, why))

    async def _take_out(self) -> None:
        screen = self._screen
        offers = [Offer(m.sha256, m.paper.shown) for m in screen.made.case.members]
        paper = await screen.app.push_screen_wait(ChooseScreen("Take out which paper?", offers))
        if paper is None:
            return
        why = await screen.app.push_screen_wait(NoteScreen("Why is it none of this shipment?"))
        if why is not None:
            screen.take(lambda: screen.shipping.take_out(screen.made, paper, why))
