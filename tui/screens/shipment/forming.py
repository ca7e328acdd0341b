"""Goods lines formed by hand: joined with another, parted from a row, a mass entered, a paper taken out."""

from __future__ import annotations

from functools import partial

from casebook.shipments.goods.joining import Join
from tui.screens.dialogs.choose import ChooseScreen, Offer
from tui.screens.dialogs.menu import MenuScreen, Step
from tui.screens.dialogs.note import NoteScreen
from tui.screens.shipment.answering import WHY
from tui.screens.shipment.desk import ShipmentDesk
from tui.screens.shipment.rows import Row

JOIN = Step("j", "the same goods as another line or paper")
PART = Step("x", "a row or paper of it is of other goods")
MASS = Step("m", "enter net mass ÷ quantity as the mass of a piece")
OUT = Step("-", "take a paper out of the shipment")


class Forming:
    """The steps on a goods line, each with its reason."""

    def __init__(self, screen: ShipmentDesk) -> None:
        self._screen = screen

    def ask(self) -> None:
        """Asks which step, those that the row under the cursor allows."""
        row = self._screen.current
        steps = [OUT]
        if row is not None and row.line is not None:
            line = row.line
            has_mass = line.line.mass is not None and not line.subject.item.current.of("mass")
            can_part = len(line.line.rows) + len(line.line.sheets) > 1
            steps = [JOIN, *([PART] if can_part else []), *([MASS] if has_mass else []), OUT]
        title = row.line.line.label if row is not None and row.line is not None else "The shipment"
        self._screen.app.push_screen(MenuScreen(title, steps), partial(self._chosen, row))

    def _chosen(self, row: Row | None, letter: str | None) -> None:
        app, made = self._screen.app, self._screen.made
        if letter == OUT.letter:
            offers = [Offer(m.sha256, m.paper.shown) for m in made.case.members]
            app.push_screen(ChooseScreen("Take out which paper?", offers), self._paper)
        elif row is None or row.line is None or letter is None:
            return
        elif letter == MASS.letter:
            number = row.line.line.number
            app.push_screen(NoteScreen(WHY), partial(self._mass, number))
        else:
            own = {j.entry.key for j in (*row.line.line.rows, *row.line.line.sheets)}
            joins = [j for j in self._joins() if (j.entry.key in own) != (letter == JOIN.letter)]
            head = row.line.line.rows[0].entry.key
            offers = [Offer(j.entry.key, f"{j.entry.item.label}   {j.entry.member.paper.shown}") for j in joins]
            offers = [o for o in offers if o.key != head]
            title = "The same goods as which?" if letter == JOIN.letter else "Which is of other goods?"
            app.push_screen(ChooseScreen(title, offers), partial(self._other, head, letter == JOIN.letter))

    def _joins(self) -> list[Join]:
        case = self._screen.made.case
        return [
            *(j for line in case.lines for j in (*line.rows, *line.sheets)),
            *(Join(entry, "") for entry in case.unjoined),
        ]

    def _other(self, head: str, is_one: bool, other: str | None) -> None:
        if other is not None:
            self._screen.app.push_screen(NoteScreen(WHY), partial(self._reasoned, (head, other), is_one))

    def _reasoned(self, items: tuple[str, str], is_one: bool, why: str | None) -> None:
        screen = self._screen
        if why is not None:
            screen.take(lambda: screen.shipping.join(screen.made, items, why, is_one=is_one))

    def _mass(self, number: int, why: str | None) -> None:
        screen = self._screen
        if why is not None:
            screen.take(lambda: screen.shipping.enter_mass(screen.made, number, why))

    def _paper(self, paper: str | None) -> None:
        if paper is not None:
            self._screen.app.push_screen(NoteScreen("Why is it none of this shipment?"), partial(self._out, paper))

    def _out(self, paper: str, why: str | None) -> None:
        screen = self._screen
        if why is not None:
            screen.take(lambda: screen.shipping.take_out(screen.made, paper, why))
