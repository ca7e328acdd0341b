"""The queue: what waits for a person, the most consequential first; filters, search, marks, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from casebook.review.queue import Entry, Filter, chosen, counted, narrows, recounted
from casebook.shipments.keeping import is_shipment, shipments
from casebook.state.rows.wording import wording
from classifier.judging.determination import in_words
from tui.desk import viewing
from tui.desk.reviewer import Reviewer
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.declaration.declaring import declared, to_declare
from tui.screens.dialogs.taking_over import take_over
from tui.screens.dialogs.why import WhyScreen
from tui.screens.forms import FormsScreen
from tui.screens.item.keys.signing import step_back
from tui.screens.item.opening import open_item
from tui.screens.paper import PaperScreen
from tui.screens.queue_heading import DOCUMENTS, DOCUMENTS_KEY, heading
from tui.screens.shipment.listed import ShipmentsScreen
from tui.screens.shipment.screen import ShipmentScreen
from tui.speech.inert import inert
from tui.speech.words import OUTCOMES
from tui.widgets.asking import ASKING
from tui.widgets.keys_line import KeysLine
from tui.widgets.queue_list import QueueList


class QueueScreen(Screen[None]):
    """Shows all items of the casebook, and documents without any, and opens one."""

    HELP = f"""`1`–`{len(OUTCOMES)}` show one outcome only (again: all), `{DOCUMENTS_KEY}` documents without items,
`l` only what is left, `/` searches labels, documents, products and codes, `m` marks, `M` shows what is marked.
Enter opens the item, `p` its document, `o` the original in the system's viewer, `i` says why, `g` goes to any item,
document or shipment, `S` shows the shipments, `F` the forms that corrections taught. `d` declares what is marked, or
else the item under the cursor. `H` takes over what a dead session holds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("S", "shipments", "Shipments"),
        Binding("l", "open_only", "Left"),
        *(Binding(str(n), f"outcome('{name}')", in_words(name), show=False) for n, name in enumerate(OUTCOMES, 1)),
        Binding(DOCUMENTS_KEY, "documents", "documents without items", show=False),
        Binding("m", "mark", "Mark"),
        Binding("d", "declare", "Declare"),
        Binding("g", "app.go_to", "Go to"),
        Binding("escape,0", "clear", "All"),
        Binding("p", "paper", "Document"),
        Binding("o", "original", "Original"),
        Binding("i", "why", "Why"),
        Binding("u", "undo(False)", "Undo"),
        Binding("M", "marked", "Marked only"),
        Binding("F", "forms", "Forms of papers"),
        Binding("U,ctrl+y", "undo(True)", "Redo"),
        Binding("H", "take_over", "Take over what a dead session holds"),
        Binding("r,ctrl+r", "reload", "Read the casebook again"),
    ]
    CSS = """
    QueueScreen #counts { height: 2; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    QueueScreen Input { padding: 0 1; background: $panel; display: none; }
    QueueScreen Input.open { display: block; }
    QueueScreen QueueList { height: 1fr; }
    """

    def __init__(self, reviewer: Reviewer, pictures: Pictures = NO_PICTURES) -> None:
        super().__init__()
        self._reviewer = reviewer
        self._pictures = pictures
        self._entries = tuple(reviewer.entries.values())
        self._filter = Filter()
        self._counted = counted(self._entries)
        self._has_shipments = bool(shipments(reviewer.store))

    def compose(self) -> ComposeResult:
        yield Static("", id="counts", markup=False)
        yield Input(placeholder="words of a label, document, product or code", id="search", compact=True)
        words = wording(self._reviewer.bench.catalogue.vocabulary, "en")
        yield QueueList(self._reviewer.who, self._reviewer.is_blind, self._reviewer.marked, words)
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(QueueList).focus()
        self._show()

    def _show(self, at: str | None = None, *, first: bool = False, within: tuple[Entry, ...] | None = None) -> None:
        """Shows what the filter admits, of those `within` where it can admit no others."""
        shown = chosen(self._entries if within is None else within, self._filter)
        at = shown[0].item if first and shown else at
        self._shown = shown
        self.query_one(QueueList).show(shown, at)
        self.query_one("#counts", Static).update(heading(self._counted, self._filter, len(shown), self.size.width))

    def _limit(self, by: Filter) -> None:
        current = self.query_one(QueueList).current
        self._filter = by
        self._show(current.item if current else None)

    @work(group=ASKING)
    async def on_queue_list_opened(self, event: QueueList.Opened) -> None:
        await self._opened(event.item, tuple(e.item for e in self._shown if not e.is_document))

    async def _opened(self, key: str, order: Sequence[str]) -> None:
        """Shows an item or a document, and an item's document where it was asked for, until the person is back.

        The order is made anew only then, so that nothing moved while the reviewer worked.
        """
        document: str | None = key
        if self._reviewer.has_item(key):
            document = await open_item(self.app, self._reviewer, order, key, self._pictures)
            self._take(self._reviewer.reordered())
        if document is not None:
            await self.app.push_screen_wait(PaperScreen(self._reviewer, document, self._pictures))
            self._take(self._reviewer.reordered())

    def on_input_changed(self, event: Input.Changed) -> None:
        before, self._filter = self._filter.words, replace(self._filter, words=event.value)
        self._show(first=True, within=self._shown if narrows(before, event.value) else None)

    def on_input_submitted(self) -> None:
        """Opens what the search has found, the first of several."""
        listed = self.query_one(QueueList)
        listed.focus()
        listed.action_open()

    def action_search(self) -> None:
        """Looks for words."""
        field = self.query_one(Input)
        field.add_class("open")
        field.focus()

    def action_open_only(self) -> None:
        """Shows only what is left to do, or all again."""
        self._limit(replace(self._filter, open_only=not self._filter.open_only))

    def action_outcome(self, name: str) -> None:
        """Shows one outcome only, or all again."""
        self._only(frozenset({name}))

    def action_documents(self) -> None:
        """Shows documents without items only, or all again."""
        self._only(DOCUMENTS)

    def _only(self, outcomes: frozenset[str]) -> None:
        same = self._filter.outcomes == outcomes
        self._limit(replace(self._filter, outcomes=frozenset() if same else outcomes))

    @work(group=ASKING)
    async def action_paper(self) -> None:
        """Opens the document under the cursor, whether it has items or none."""
        current = self.query_one(QueueList).current
        if current is not None:
            await self._opened(current.document, ())

    def action_original(self) -> None:
        """Opens the original of the document under the cursor in the system's viewer."""
        current = self.query_one(QueueList).current
        if current is not None:
            text = viewing.shown(self._reviewer.paper(current.document), None, self._pictures.folders)
            self.notify(inert(text), markup=False)

    def action_why(self) -> None:
        """Says why the item under the cursor came out as it did."""
        current = self.query_one(QueueList).current
        if current is not None and not current.is_document:
            self.app.push_screen(WhyScreen(self._reviewer.sheet(current.item), None))

    def action_undo(self, again: bool) -> None:
        """Takes your last step back, wherever it was, or does it again."""
        if step_back(self._reviewer, self._tell, again=again) is not None:
            self._take(self._reviewer.reordered())

    def _tell(self, text: str, *, warn: bool = True) -> None:
        self.notify(inert(text), severity="warning" if warn else "information", markup=False)

    @work(group=ASKING)
    async def action_take_over(self) -> None:
        """Takes over the item under the cursor that a dead session has checked out, with a reason."""
        current = self.query_one(QueueList).current
        if current is not None:
            held = current.claim.who if current.claim is not None else None
            holder = held if held != self._reviewer.who else None
            if await take_over(self, self._reviewer, current.item, holder):
                self._take(self._reviewer.reordered())
                self._tell("you have checked it out", warn=False)

    @work(group=ASKING)
    async def go_to(self, key: str) -> None:
        """Opens an item, a document or a shipment by its key, the order made anew."""
        self._take(self._reviewer.reordered())
        if is_shipment(key):
            await self._seen(ShipmentScreen(self._reviewer, key, self._pictures))
        else:
            await self._opened(key, tuple(e.item for e in self._shown if not e.is_document))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Shipments are offered where there are any."""
        return self._has_shipments if action == "shipments" else True

    @work(group=ASKING)
    async def action_shipments(self) -> None:
        """Shows the shipments."""
        await self._seen(ShipmentsScreen(self._reviewer, self._pictures))

    async def _seen(self, screen: Screen[None]) -> None:
        await self.app.push_screen_wait(screen)
        self._reviewer.regroup()
        self._take(self._reviewer.reordered())

    @work(group=ASKING)
    async def action_declare(self) -> None:
        """Declares what is marked, or else the item under the cursor.

        What stands against it can be opened from there; the declaration is shown again after it.
        """
        listed = self.query_one(QueueList)
        items = tuple(e.item for e in self._entries if e.item in listed.marked)
        if not items and listed.current is not None:
            items = await to_declare(self, self._reviewer, listed.current)
        while (key := await declared(self, self._reviewer, items)) is not None:
            await self._opened(key, tuple(k for k in items if self._reviewer.has_item(k)))

    @work(group=ASKING)
    async def action_forms(self) -> None:
        """Shows the forms of papers that people marked."""
        await self.app.push_screen_wait(FormsScreen(self._reviewer))
        self._take(tuple(self._reviewer.entries.values()))

    def action_mark(self) -> None:
        """Marks the item under the cursor, or takes its mark away."""
        self.query_one(QueueList).mark()

    def action_marked(self) -> None:
        """Shows only what is marked, or all again."""
        marked = frozenset(self.query_one(QueueList).marked)
        self._limit(replace(self._filter, only=marked if self._filter.only is None else None))

    def action_clear(self) -> None:
        """Shows everything."""
        field = self.query_one(Input)
        field.remove_class("open")
        with self.prevent(Input.Changed):
            field.value = ""
        self.query_one(QueueList).focus()
        self._limit(Filter())

    def action_reload(self) -> None:
        """Takes in what others have done."""
        self._take(self._reviewer.load())

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._counted = recounted(self._counted, self._entries, entries)
        self._entries = entries
        self._show()
