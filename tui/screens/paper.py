"""A document by itself: its words and what went wrong with it; a person adds an item, or finds no goods in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from casebook.record.actions.forming import PartsMarked
from casebook.review.forming import ReasonNeededError
from casebook.state.folder import Folder
from casebook.state.people.holds import HeldError
from extractor.document.model import Severity, Status
from tui.desk import viewing
from tui.desk.reviewer import Reviewer
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.dialogs.choose import ChooseScreen
from tui.screens.dialogs.note import NoteScreen
from tui.screens.item.keys.parts import PartMarking
from tui.screens.item.keys.signing import step_back
from tui.screens.item.offers import products
from tui.screens.item.opening import open_item
from tui.speech.inert import inert
from tui.widgets.asking import ASKING, ask
from tui.widgets.keys_line import KeysLine
from tui.widgets.page.page_view import PageView

_MARKS = {Severity.ERROR: "!", Severity.WARNING: "~", Severity.NOTE: " "}


class PaperScreen(Screen[None]):
    """Shows a document, whether it has items or none."""

    HELP = """The document's words, and below them what could not be read and why. `+` adds an item that was not
found: its name and what it is; its facts are then pointed at on its own screen. `-` says that the document
holds no goods, with your reason; a reading that finds more or less opens it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "add", "Add an item", key_display="+"),
        Binding("minus", "no_goods", "No goods", key_display="-"),
        Binding("t", "part", "Mark part"),
        Binding("o", "original", "Original"),
        Binding("g", "app.go_to", "Go to"),
        Binding("u", "undo", "Undo"),
        Binding("escape", "back", "Back"),
        Binding("U,ctrl+y", "redo", "Redo"),
        Binding("left_square_bracket", "page(-1)", "Page back", key_display="["),
        Binding("right_square_bracket", "page(1)", "Page on", key_display="]"),
    ]
    CSS = """
    PaperScreen #title { height: 1; background: $primary; color: $text; text-style: bold; }
    PaperScreen PageView { height: 1fr; }
    PaperScreen #no-page { display: none; height: 1fr; padding: 1 2; }
    PaperScreen.unread PageView { display: none; }
    PaperScreen.unread #no-page { display: block; }
    PaperScreen VerticalScroll { height: auto; max-height: 40%; padding: 0 1; background: $boost; }
    PaperScreen #keys { height: auto; padding: 0 1; background: $accent; color: $background; display: none; }
    PaperScreen VerticalScroll Static { height: auto; }
    """

    def __init__(self, reviewer: Reviewer, document: str, pictures: Pictures = NO_PICTURES) -> None:
        super().__init__()
        self._reviewer = reviewer
        self._pictures = pictures
        self._folder = reviewer.paper(document)
        self._marking = PartMarking(self, reviewer, self._tell, self._marked)

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield PageView()
        yield Static("No word of it could be read. What is below says why, and what to do.", id="no-page", markup=False)
        with VerticalScroll(id="problems"):
            yield Static("", markup=False)
        yield Static("", id="keys", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self._folder = self._reviewer.paper(self._folder.document)
        pages = self._folder.pages
        has_words = any(p.words for p in pages)
        self.set_class(not has_words, "unread")
        self.query_one(PageView).show(inert(self._folder.name), pages, ())
        self.query_one("#title", Static).update(_title(self._folder))
        self.query_one("#problems Static", Static).update(Text("\n").join(_lines(self._folder)))
        self.query_one(PageView if has_words else VerticalScroll).focus()

    def _tell(self, text: str, *, warn: bool = True) -> None:
        self.notify(inert(text), severity="warning" if warn else "information", markup=False, timeout=6)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a part of the page is chosen, its keys are the page's."""
        return not (self.is_mounted and self.query_one(PageView).is_in_a_mode)

    def action_part(self) -> None:
        """Chooses a part of the page and says what it is: its values make the items."""
        self._marking.begin(self._folder, None)

    def on_page_view_part_key(self, event: PageView.PartKey) -> None:
        self._marking.key(event.key)

    def _marked(self, step: PartsMarked, why: str | None) -> None:
        try:
            self._reviewer.take(self._folder, [step], why)
        except ReasonNeededError as asked:
            ask(self, self._with_reason(step, str(asked)))
        except HeldError as held:
            self._tell(str(held))
        self._show()

    async def _with_reason(self, step: PartsMarked, asked: str) -> None:
        why = await self.app.push_screen_wait(NoteScreen(asked))
        if why is not None:
            self._marked(step, why)

    def action_original(self) -> None:
        """Opens the original in the system's viewer, at the page in sight."""
        page = self.query_one(PageView).page
        self._tell(viewing.shown(self._folder, page.number if page else None, self._pictures.folders), warn=False)

    @work(group=ASKING)
    async def action_add(self) -> None:
        """Adds an item that was not found: its name on the paper, then what it is."""
        label = await self.app.push_screen_wait(NoteScreen("The item's model or name, as the paper has it"))
        if label is None:
            return
        offers = products(self._reviewer.bench.catalogue)
        product = await self.app.push_screen_wait(ChooseScreen(f"What is {label}?", offers))
        if product is None:
            return
        item = self._reviewer.add_item(self._folder, label, product)
        await open_item(self.app, self._reviewer, (item,), item, self._pictures)
        self._show()

    @work(group=ASKING)
    async def action_no_goods(self) -> None:
        """Finds that the document holds no goods, with a reason."""
        if self._items:
            self._tell(f"it has {_counted(len(self._items))}: nobody can say that it holds no goods")
            return
        why = await self.app.push_screen_wait(NoteScreen("It holds no goods: how do you know?"))
        if why is not None:
            self._reviewer.no_goods(self._folder, why)
            self.dismiss(None)

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(k for k, s in self._folder.state.items.items() if s.stands)

    def action_undo(self) -> None:
        """Takes your last step back, wherever it was."""
        self._step_back(again=False)

    def action_redo(self) -> None:
        """Does again what was taken back."""
        self._step_back(again=True)

    def _step_back(self, *, again: bool) -> None:
        if step_back(self._reviewer, self._tell, again=again) is not None:
            self._show()

    def action_page(self, by: int) -> None:
        """Turns the page."""
        self.query_one(PageView).turn(by)

    def action_back(self) -> None:
        """Goes back to the queue."""
        self.dismiss(None)


def _title(folder: Folder) -> Text:
    reading = folder.state.reading
    what: tuple[str, ...] = ("not read",)
    if reading is not None and reading.status is not Status.UNREADABLE:
        what = reading.kind, str(reading.status)
    found = _counted(sum(s.stands for s in folder.state.items.values()))
    parts = (*(f" {w.replace('_', ' ')}" for w in what), found, inert(folder.name.rpartition("/")[2]))
    return Text("   ".join(parts), no_wrap=True, overflow="ellipsis")


def _counted(several: int) -> str:
    return "1 item" if several == 1 else f"{several} items"


def _lines(folder: Folder) -> Iterator[Text]:
    """People's word on the document, the items in it, and its problems, the gravest first."""
    state = folder.state
    if state.no_goods is not None:
        seen = state.no_goods
        yield Text(f"✓ holds no goods, says {inert(seen.who)} on {seen.at[:10]}: {inert(seen.why or '')}", style="bold")
    if state.reopened:
        yield Text(f"↺ {inert(state.reopened)}", style="bold")
    for item in state.items.values():
        note = "" if item.seen else "  (the newest reading does not find it)"
        for word in item.removals[-1:]:
            what = "the same goods as another item" if word.into else "no goods of its own"
            note = f"  ({what}, says {inert(word.who)})"
        yield Text(f"has {inert(item.name)}{note}")
    order = tuple(_MARKS)
    problems = state.reading.problems if state.reading else ()
    for problem in sorted(problems, key=lambda p: order.index(p.severity)):
        is_said = problem.page is None or f"Page {problem.page} " in problem.message
        at = "" if is_said else f"page {problem.page}: "
        yield Text(f"{_MARKS[problem.severity]} {at}{inert(problem.message)}")
