"""A shipment as a whole, by keyboard: seen, its questions answered, its items signed, its set and letters written."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.shipments.keeping import ShipmentError
from casebook.shipments.standing import Standing
from casebook.state.rows.wording import wording
from tui.desk import viewing
from tui.desk.reviewer import Reviewer
from tui.desk.shipping import TROUBLES, Shipping, trouble_of
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.dialogs.choose import ChooseScreen, Offer
from tui.screens.dialogs.why import WhyScreen
from tui.screens.item.opening import open_item
from tui.screens.paper import PaperScreen
from tui.screens.shipment.answering import Answering
from tui.screens.shipment.desk import ShipmentDesk
from tui.screens.shipment.details import details
from tui.screens.shipment.forming import Forming
from tui.screens.shipment.rows import Row, headline, nothing_open, rows
from tui.screens.shipment.writing import Writing
from tui.speech.inert import inert
from tui.widgets.asking import ASKING, ask
from tui.widgets.beside import beside
from tui.widgets.keys_line import KeysLine


class ShipmentScreen(ShipmentDesk):
    """Shows a shipment as it stands and takes a person's steps on it."""

    HELP = """Above, its goods lines, then what is open: questions (?) and what else is missing (!), then what was
settled. Below, what is behind the row under the cursor; a question has its quotes side by side. Enter opens a line's
item, to be signed, or answers a question; `n` goes to the next open thing. `q` answers the question, or the first of
the line. `f` forms the line: joined with another, parted, its mass entered, a paper taken out. `w` writes the set or
the letters, `d` keeps that it was declared. `u` takes
the last step on the shipment back, `U` takes it up again. `p` opens the document, `o` the original, `i` says why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", priority=True),
        Binding("n", "next", "Next"),
        Binding("q", "question", "Question"),
        Binding("f", "form", "Line…"),
        Binding("w", "write", "Write…"),
        Binding("d", "declare", "Declare"),
        Binding("u", "undo(False)", "Undo"),
        Binding("escape", "back", "Back"),
        Binding("i", "why", "Why"),
        Binding("p", "paper", "Document"),
        Binding("o", "original", "Original"),
        Binding("g", "app.go_to", "Go to"),
        Binding("U,ctrl+y", "undo(True)", "Redo"),
        Binding("r,ctrl+r", "reload", "Read the casebook again"),
    ]
    CSS = """
    ShipmentScreen #title { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    ShipmentScreen OptionList { height: 1fr; border: none; padding: 0 1; }
    ShipmentScreen VerticalScroll { height: 55%; padding: 0 1; background: $boost; }
    ShipmentScreen VerticalScroll Static { height: auto; }
    """

    def __init__(self, reviewer: Reviewer, key: str, pictures: Pictures = NO_PICTURES) -> None:
        super().__init__()
        self.shipping = Shipping(reviewer)
        self._reviewer, self._key, self._pictures = reviewer, key, pictures
        self._made: Standing | None = None
        self._rows: list[Row] = []
        self._took = False
        self._answering, self._forming, self._writing = Answering(self), Forming(self), Writing(self)

    def compose(self) -> ComposeResult:
        yield Static("reading the record …", id="title", markup=False)
        yield OptionList(compact=True, markup=False)
        with VerticalScroll(can_focus=False):
            yield Static("", id="details", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self.read()

    # Showing

    @property
    def made(self) -> Standing:
        """The shipment as it stood when it was read last."""
        assert self._made is not None
        return self._made

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def read(self) -> None:
        """Reads the shipment anew; many documents may have to be opened for it, so not while keys wait."""
        beside(self, self._read, group="reading", exclusive=True)

    def _read(self) -> None:
        try:
            made = self.shipping.standing(self._key)
        except ShipmentError as trouble:
            self.app.call_from_thread(self.tell, str(trouble))
            return
        self.app.call_from_thread(self._show, made)

    def _show(self, made: Standing) -> None:
        listed, before = self.query_one(OptionList), self.current
        at = listed.highlighted
        self._made, self._rows = made, list(rows(made, self.size.width))
        listed.clear_options()
        listed.add_options(Option(r.text, disabled=r.is_heading) for r in self._rows)
        keys = [r.key for r in self._rows]
        if before is not None and before.key in keys:
            at = keys.index(before.key)
        is_first = at is None
        listed.highlighted = min(at or 1, len(keys) - 1) if len(keys) > 1 else None
        self._took = self._took or is_first
        if is_first or (self._took and self.current is not None and not self.current.is_open_for(self._reviewer.who)):
            self._go_on(0 if is_first else None)
        self._took = False
        self.query_one("#title", Static).update(headline(made))
        self._detail()
        self.refresh_bindings()

    def _detail(self) -> None:
        row = self.current
        if row is None or self._made is None:
            return
        entry = None if row.line is None else self._reviewer.entries.get(row.line.subject.item.key)
        # Who is to type the deciding values before seeing what was read is not told them here.
        words = wording(self.made.bench.catalogue.vocabulary, "en")
        deciding = words.deciding(entry.deciding) if entry is not None and not self._reviewer.is_blind(entry) else ""
        self.query_one("#details", Static).update(details(row, self.made, deciding))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_highlighted(self) -> None:
        self._detail()
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def tell(self, text: str, *, warn: bool = True) -> None:
        """Tells the person something beside the screen."""
        self.notify(inert(text, 400), severity="warning" if warn else "information", markup=False, timeout=8)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that has nothing to do here is not offered."""
        if self._made is None:
            return action in ("back", "reload", "app.go_to")
        if action == "question":
            return self._answering.question is not None
        return True

    # Steps

    def take(self, step: Callable[[], object], said: str = "") -> None:
        """Takes a step and reads the shipment anew; what keeps it from being taken is told."""
        try:
            told = step()
        except TROUBLES as trouble:
            self.tell(trouble_of(trouble))
            return
        if told or said:
            self.tell(str(told or said), warn=False)
        self._took = True
        self.read()

    @work(group=ASKING)
    async def action_open(self) -> None:
        """Opens the item of a line or of what is missing, or answers a question."""
        row = self.current
        if row is None:
            return
        if row.question is not None:
            await self._answering.ask()
        elif row.line is not None:
            await self._open_item(row.line.subject.item.key, row.line.subject.place.document)
        elif row.against is not None and row.against.item is not None:
            item = row.against.item
            holders = (m.sha256 for m in self.made.case.members for i in m.removed if i.key == item)
            await self._open_item(item, next(holders, ""))

    async def _open_item(self, item: str, document: str) -> None:
        if self._reviewer.has_item(item):
            order = [line.subject.item.key for line in self.made.lines]
            order = [k for k in dict.fromkeys((*order, item)) if self._reviewer.has_item(k)]
            asked = await open_item(self.app, self._reviewer, order, item, self._pictures, signs_all=True)
            if asked is None:
                return self._returned()
            document = asked
        if document:
            await self.open_paper(document)

    async def open_paper(self, document: str) -> None:
        """Opens a document; the shipment is read anew when it is left."""
        await self.app.push_screen_wait(PaperScreen(self._reviewer, document, self._pictures))
        self._returned()

    def _returned(self) -> None:
        self._reviewer.reordered()
        self._took = True
        self.read()

    def action_next(self) -> None:
        """Goes to the next row that something is open of."""
        if not self._go_on():
            self.tell(nothing_open(self.made), warn=False)

    def _go_on(self, after: int | None = None) -> bool:
        listed = self.query_one(OptionList)
        count, at = len(self._rows), (listed.highlighted or 0) if after is None else after
        order = [(at + step) % count for step in range(1, count + 1)]
        if self._took:  # questions first: an answer may change what is to be signed
            order.sort(key=lambda k: self._rows[k].question is None)
        found = next((k for k in order if self._rows[k].is_open_for(self._reviewer.who)), None)
        if found is not None:
            listed.highlighted = found
        return found is not None

    def action_question(self) -> None:
        """Answers the question: whether two are the same goods, or in words."""
        ask(self, self._answering.ask())

    def action_form(self) -> None:
        """Forms the goods lines: joined, parted, a mass entered, a paper taken out."""
        ask(self, self._forming.ask())

    def action_write(self) -> None:
        """Writes the set, or the letters to makers."""
        ask(self, self._writing.ask())

    def action_declare(self) -> None:
        """Keeps that the shipment was declared by the ready set that was written last."""
        if self._writing.is_under_way:
            self.tell("the set is still being written: press d once it says that it is")
            return
        self.take(lambda: self.shipping.declare(self.made), "kept: it was declared by the set written last")

    def action_undo(self, again: bool) -> None:
        """Takes back the last step on the shipment, or takes it up again."""
        self.take(lambda: self.shipping.undo(self.made, again=again))

    # Looking

    @work(group=ASKING)
    async def action_paper(self) -> None:
        """Opens a document of the shipment: of several that the row speaks of, the one that is chosen."""
        row, members = self.current, self.made.case.members
        if row is not None and row.question is not None and row.question.paper:
            await self.open_paper(row.question.paper)
            return
        first = row.document if row is not None else None
        offers = sorted(members, key=lambda m: m.sha256 != first)
        listed = [Offer(m.sha256, f"{m.paper.shown}   {m.kind.replace('_', ' ')}") for m in offers]
        document = await self.app.push_screen_wait(ChooseScreen("Which document?", listed))
        if document is not None:
            await self.open_paper(document)

    def action_original(self) -> None:
        """Opens the original in the system's viewer, at the page of the first quote."""
        row = self.current
        if row is not None and row.document is not None:
            page = row.quotes[0].page if row.quotes else None
            self.tell(viewing.shown(self._reviewer.paper(row.document), page, self._pictures.folders), warn=False)

    def action_why(self) -> None:
        """Says why the line's item came out as it did."""
        row = self.current
        if row is not None and row.line is not None and self._reviewer.has_item(row.line.subject.item.key):
            self.app.push_screen(WhyScreen(self._reviewer.sheet(row.line.subject.item.key), None))

    def action_reload(self) -> None:
        """Takes in what others have done."""
        self._reviewer.load()
        self.read()

    def action_back(self) -> None:
        """Goes back to the shipments."""
        self.dismiss(None)
