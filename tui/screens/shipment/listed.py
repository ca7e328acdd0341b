"""The shipments of a casebook: what goes together, the open ones first."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.shipments.shipment import Shipment
from tui.desk.reviewer import Reviewer
from tui.desk.shipping import Shipping
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.shipment.screen import ShipmentScreen
from tui.speech.inert import inert
from tui.widgets.asking import ASKING
from tui.widgets.keys_line import KeysLine
from tui.widgets.strips import table_row

_SHARES = (24, 11, 8, 24)
"""Columns: name, stage, papers, opened; the rest is what makers have not answered."""


class ShipmentsScreen(Screen[None]):
    """Shows all shipments, and opens one."""

    HELP = """What goes together, the open shipments first. Enter opens one: its goods lines, what its papers
contradict, what is missing, and what is written of it. Escape goes on to the queue of all items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", priority=True),
        Binding("g", "app.go_to", "Go to"),
        Binding("escape", "back", "Queue"),
        Binding("r,ctrl+r", "reload", "Read the casebook again"),
    ]
    CSS = """
    ShipmentsScreen #title { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    ShipmentsScreen #heads { height: 1; padding: 0 1; text-style: bold; }
    ShipmentsScreen OptionList { height: 1fr; border: none; padding: 0 1; }
    """

    def __init__(self, reviewer: Reviewer, pictures: Pictures = NO_PICTURES) -> None:
        super().__init__()
        self._reviewer, self._pictures = reviewer, pictures
        self._shipping = Shipping(reviewer)
        self._several: tuple[Shipment, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield Static("", id="heads", markup=False)
        yield OptionList(compact=True, markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self.action_reload()
        self.query_one(OptionList).focus()

    def action_reload(self) -> None:
        """Takes in what others have done."""
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        self._several = self._shipping.all()
        listed.clear_options()
        listed.add_options(Option(_row(s, self.size.width)) for s in self._several)
        listed.highlighted = min(at, len(self._several) - 1) if self._several else None
        number = len(self._several)
        told = "1 shipment" if number == 1 else f"{number} shipments"
        self.query_one("#title", Static).update(f"{told}, the open ones first" if number else "There are no shipments")
        asked = "asked, not answered" if self.size.width >= _WIDE else "asked"
        heads = table_row(("shipment", "stage", "papers", "opened", asked), _widths(self.size.width))
        self.query_one("#heads", Static).update(Text(heads, no_wrap=True))

    @work(group=ASKING)
    async def action_open(self) -> None:
        """Opens the shipment under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            await self.app.push_screen_wait(ShipmentScreen(self._reviewer, self._several[at].key, self._pictures))
            self.action_reload()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_back(self) -> None:
        """Goes on to the queue."""
        self.dismiss(None)


_WIDE = 100
"""Columns from which the last head stands in full."""


def _widths(width: int) -> tuple[int, ...]:
    return (*_SHARES, max(width - sum(_SHARES) - len(_SHARES) - 4, 0))


def _row(shipment: Shipment, width: int) -> Text:
    waiting = "; ".join(f"{a.maker} on {a.day}: {len(a.open)}" for a in shipment.reminders)
    opened = f"{shipment.opened_at[:10]} {shipment.opened_by}"
    cells = (shipment.name, str(shipment.stage), str(len(shipment.papers)), opened, waiting)
    return Text(table_row(tuple(map(inert, cells)), _widths(width)), no_wrap=True, overflow="ellipsis")
