"""Making and unmaking items on the item screen: rename, merge, split, take out, put back, a fact to another item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.record.actions import Moved
from casebook.record.actions.forming import ItemMerged, ItemRemoved, ItemRenamed, ItemRestored, ItemSplit
from casebook.record.keys import free_item_key
from casebook.state.model import FactState
from classifier.facts import Item
from tui.screens.dialogs.choose import ChooseScreen, Offer
from tui.screens.dialogs.menu import MenuScreen, Step
from tui.screens.dialogs.note import NoteScreen
from tui.screens.dialogs.pick import PickScreen
from tui.screens.item.offers import items_beside, ordered_facts, property_of
from tui.speech import words

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk

NEW = "+"
"""The offer of an item that is still to be made."""


class ItemForming:
    """Asks on screens of their own, and has the item screen do what was chosen; leaving them does nothing."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen

    async def menu(self) -> None:
        """What can be made of the item."""
        item = self._screen.sheet.item
        steps = [Step("r", "rename it"), Step("s", "split: some facts are of other goods")]
        if items_beside(self._screen.sheet):
            steps.append(Step("m", "merge: it is the same goods as another item"))
        steps.append(Step("-", "it is no goods of its own (says why)"))
        if item.removals:
            steps = [Step("b", "put it back among the goods"), Step("-", "agree: it is no goods of its own")]
        match await self._screen.app.push_screen_wait(MenuScreen(item.name, steps)):
            case "r":
                await self.rename()
            case "s":
                await self.split()
            case "m":
                await self.merge()
            case "-":
                self.remove()
            case "b":
                self.put_back()

    async def rename(self) -> None:
        """Another name."""
        note = NoteScreen("What is it called on the paper?", self._screen.sheet.item.name)
        label = await self._screen.app.push_screen_wait(note)
        if label is not None and label != self._screen.sheet.item.name:
            self._screen.do(ItemRenamed(self._screen.item, label))

    async def merge(self) -> None:
        """The same goods as another item, which takes its facts."""
        offers = items_beside(self._screen.sheet)
        if not offers:
            self._screen.tell("the document has no other item to merge it with")
            return
        to = await self._screen.app.push_screen_wait(ChooseScreen("It is the same goods as", offers))
        if to is not None and self._screen.do(ItemMerged(self._screen.item, to)):
            self._screen.open(to)

    async def split(self) -> None:
        """Some facts are of other goods."""
        facts = [f for f in ordered_facts(self._screen.sheet) if f.current is not None]
        offers = [Offer(f.key, _told(f)) for f in facts]
        if not offers:
            self._screen.tell("it has no facts to split off")
            return
        keys = await self._screen.app.push_screen_wait(PickScreen("Which facts are of other goods?", offers))
        if keys:
            await self._split_off(keys)

    async def _split_off(self, keys: tuple[str, ...]) -> None:
        note = NoteScreen("What are those goods called on the paper?")
        label = await self._screen.app.push_screen_wait(note)
        if label is None:
            return
        sheet = self._screen.sheet
        product = sheet.item.current.product
        key = free_item_key(sheet.folder.document, Item(label, (product,)), sheet.folder.state.items)
        if self._screen.do(ItemSplit(self._screen.item, key, label, product, keys)):
            self._screen.take_in((key,))
            self._screen.tell(f"{label} is an item of its own now: n goes there", warn=False)

    async def target(self, fact: FactState | None) -> None:
        """Which item of the document the fact goes to, or a new one."""
        if fact is None:
            return
        offers = (*items_beside(self._screen.sheet), Offer(NEW, "+ a new item"))
        to = await self._screen.app.push_screen_wait(ChooseScreen("Move the fact to", offers))
        if to == NEW:
            await self._split_off((fact.key,))
        elif to is not None:
            self._screen.do(Moved(self._screen.item, fact.key, to))

    def remove(self) -> None:
        """No goods of its own, with a reason."""
        self._screen.do(ItemRemoved(self._screen.item))

    def put_back(self) -> None:
        """Goods of its own after all."""
        if self._screen.sheet.item.removals:
            self._screen.do(ItemRestored(self._screen.item))


def _told(fact: FactState) -> str:
    value = words.value(fact.current) if fact.current else ""
    place = words.place(fact.current) if fact.current else ""
    return f"{property_of(fact).replace('_', ' ')}  {value}  {place}"
