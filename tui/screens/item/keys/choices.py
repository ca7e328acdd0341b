"""Steps for which a person chooses from what the program offers: another item, a product, a property, an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.record.actions import ProductChanged
from tui.screens.dialogs.ask import AskScreen
from tui.screens.dialogs.choose import ChooseScreen
from tui.screens.item.offers import products, properties

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Choosing:
    """Asks on a screen of its own, and has the item screen do what was chosen; leaving it does nothing."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen

    async def property(self) -> str | None:
        """Which property is to be added."""
        offers = properties(self._screen.sheet, self._screen.reviewer.bench.catalogue)
        return await self._screen.app.push_screen_wait(ChooseScreen("Add which fact?", offers))

    async def product(self) -> None:
        """What the item is."""
        offers = products(self._screen.reviewer.bench.catalogue)
        product = await self._screen.app.push_screen_wait(ChooseScreen("What is it?", offers))
        if product is not None:
            self._screen.do(ProductChanged(self._screen.item, product))

    async def answer(self) -> None:
        """What only a person can say: the first question without an answer, or the first again."""
        sheet = self._screen.sheet
        asked = sheet.unanswered[0] if sheet.unanswered else sheet.questions[0]
        quotes = tuple(e.text for e in sheet.item.read.product_evidence)
        choice = await self._screen.app.push_screen_wait(AskScreen(sheet.entry.label, asked, quotes))
        if choice is not None:
            note, why = f"asked: {asked.text} answered: {choice.text}", self._screen.why
            self._screen.do(*choice.steps, why=f"{note}; {why}" if why else note)
