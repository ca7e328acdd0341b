"""The review app: the queue, and an item at a time; the check of a draft in an app of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from casebook.review.queue import Entry
from casebook.shipments.keeping import shipments
from tui.desk.reviewer import Reviewer
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.check.screen import CheckScreen
from tui.screens.check.sides import CheckView
from tui.screens.dialogs.choose import ChooseScreen, Offer
from tui.screens.dialogs.keys import KeysScreen
from tui.screens.item.desk import ItemDesk
from tui.screens.queue import QueueScreen
from tui.screens.shipment.listed import ShipmentsScreen
from tui.widgets.asking import ASKING
from tui.widgets.beside import WorkingApp


class KeyedApp(WorkingApp):
    """An app that tells the keys of the screen in sight; Textual's own panel has no room at 80 columns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("ctrl+q", "quit", "Quit", show=False),
    ]

    def action_help(self) -> None:
        """Shows all keys of the screen in sight, and what it is for."""
        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))

    def action_show_help_panel(self) -> None:
        """What the palette's own command for keys does."""
        self.action_help()


class ReviewApp(KeyedApp):
    """Reviews a casebook; `reviewer` has its queue loaded. Closes the pictures when it ends."""

    TITLE = "gauger review"
    ENABLE_COMMAND_PALETTE = True
    CSS = """
    Toast { max-width: 70%; }
    """

    def __init__(self, reviewer: Reviewer, pictures: Pictures = NO_PICTURES) -> None:
        super().__init__()
        self._reviewer = reviewer
        self._pictures = pictures

    def on_mount(self) -> None:
        self.push_screen(QueueScreen(self._reviewer, self._pictures))
        if any(not s.is_closed and s.declared is None for s in shipments(self._reviewer.store)):
            self.push_screen(ShipmentsScreen(self._reviewer, self._pictures))

    @work(group=ASKING)
    async def action_go_to(self) -> None:
        """Asks for an item, a document or a shipment by any words of its name, and opens it over the queue."""
        offers = self._places(tuple(self._reviewer.entries.values()))
        key = await self.push_screen_wait(ChooseScreen("Go to which item, document or shipment?", offers))
        if key is not None:
            self._go_to(key)

    def _places(self, entries: tuple[Entry, ...]) -> Iterator[Offer]:
        yield from (Offer(e.item, f"{e.label}   {e.name.rpartition('/')[2]}") for e in entries)
        papers = {e.document: e.name for e in entries if not e.is_document}
        yield from (Offer(d, f"document {n.rpartition('/')[2]}") for d, n in papers.items())
        yield from (Offer(s.key, f"shipment {s.name}") for s in shipments(self._reviewer.store))

    def _go_to(self, key: str) -> None:
        """Leaves all that stands over the queue; what it was opened for is not taken up again."""
        while len(self.screen_stack) > 2:
            screen = self.screen
            self.workers.cancel_node(screen)
            if isinstance(screen, ItemDesk):
                screen.leave()
            else:
                screen.dismiss(None)
        if isinstance(self.screen, QueueScreen):
            self.workers.cancel_group(self.screen, ASKING)
            self.screen.go_to(key)

    def on_unmount(self) -> None:
        # Here and not after the run: a picture that still is drawn would keep the app from ending.
        self._pictures.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the app's own commands, and every key of the screen under its name."""
        yield from super().get_system_commands(screen)
        yield SystemCommand("Go to…", "an item, a document or a shipment by any words of its name", self.action_go_to)
        own = {b.action for b in type(screen).BINDINGS if isinstance(b, Binding)}
        for binding in (b.binding for b in screen.active_bindings.values() if b.enabled):
            if binding.action in own:
                run = partial(self.run_action, binding.action, screen)
                yield SystemCommand(binding.description, f"key {self.get_key_display(binding)}", run)


class CheckApp(KeyedApp):
    """Shows the check of a draft; nothing is kept."""

    TITLE = "gauger check"

    def __init__(self, view: CheckView) -> None:
        super().__init__()
        self._view = view

    def on_mount(self) -> None:
        self.push_screen(CheckScreen(self._view))
