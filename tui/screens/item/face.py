"""The face of the item's screen: its keys, its parts, and what they show of the item in sight."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from casebook.review.values import blind_entry
from casebook.state.model import FactState
from tui.desk import viewing
from tui.pictures.picture import Pictures
from tui.screens.item.desk import ItemDesk
from tui.screens.item.headline import headline
from tui.screens.item.keys.order import Going
from tui.screens.item.offers import first_open, ordered_facts, places_of, property_of
from tui.speech.inert import inert
from tui.widgets.edit_line import EditLine
from tui.widgets.fact_list import FactList
from tui.widgets.keys_line import KeysLine
from tui.widgets.page.page_view import PageView
from tui.widgets.page.picture_panel import PicturePanel
from tui.widgets.verdict import Verdict, remark


class ItemFace(ItemDesk):
    """The item in sight: the page on the left, its facts on the right, the verdict and the remark below."""

    HELP = """Check each fact against the page on the left. `space` accepts it and goes to the next one, `e`
corrects it; the verdict below follows at once. `s` signs the verdict and opens the next item that waits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "accept_next", "Accept"),
        Binding("e", "edit", "Edit"),
        Binding("plus", "add", "Add", key_display="+"),
        Binding("b", "blind", "Blind"),
        Binding("q", "question", "Question"),
        Binding("s", "sign", "Sign"),
        Binding("x", "reject", "Reject"),
        Binding("u", "undo", "Undo"),
        Binding("i", "why", "Why"),
        Binding("f", "form", "Item…"),
        Binding("t", "part", "Mark part"),
        Binding("escape", "back", "Back"),
        Binding("n", "turn(1)", "Next item"),
        Binding("p", "paper", "Document"),
        Binding("v", "picture", "Picture"),
        Binding("o", "original", "Original"),
        Binding("c", "note", "Note why"),
        Binding("d", "declare", "Declare"),
        Binding("g", "app.go_to", "Go to"),
        Binding("m", "mark", "Mark for a declaration"),
        Binding("equals_sign", "product", "What the item is", key_display="="),
        Binding("minus", "remove", "No goods of its own", key_display="-"),
        Binding("greater_than_sign", "move", "Move the fact to another item", key_display=">"),
        Binding("a", "accept", "Accept, and stay"),
        Binding("R", "reopen", "Reopen"),
        Binding("left_square_bracket", "page(-1)", "Page back", key_display="["),
        Binding("right_square_bracket", "page(1)", "Page on", key_display="]"),
        Binding("N", "turn(-1)", "Previous item"),
        Binding("U,ctrl+y", "redo", "Redo"),
        Binding("L", "apply", "Apply a correction to other papers of the form"),
        Binding("H", "take_over", "Take over what a dead session holds"),
    ]
    CSS = """
    ItemScreen #title { height: 1; background: $primary; color: $text; text-style: bold; }
    ItemScreen #top { height: 1fr; }
    ItemScreen #left { width: 1fr; }
    ItemScreen #left > * { border-right: vkey $panel; }
    ItemScreen PageView { height: 1fr; }
    ItemScreen #right { width: 1fr; }
    ItemScreen FactList { height: 1fr; }
    ItemScreen Verdict { height: 32%; min-height: 5; padding: 0 1; background: $boost; }
    ItemScreen #keys { height: auto; padding: 0 1; background: $accent; color: $background; display: none; }
    ItemScreen #remark { height: auto; max-height: 3; padding: 0 1; background: $panel; }
    """

    going: Going
    _pictures: Pictures

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with Horizontal(id="top"):
            with Vertical(id="left"):
                yield PageView()
                yield PicturePanel(self._pictures)
            with Vertical(id="right"):
                yield FactList()
                yield EditLine(self.reviewer.grammar)
        yield Verdict()
        yield Static("", id="remark", markup=False)
        yield Static("", id="keys", markup=False)
        yield KeysLine()

    def show(self, changed: tuple[str, ...] = (), at: str | None = None) -> None:
        """Shows the item in sight, with what a step changed, the cursor on a fact."""
        sheet = self.sheet
        facts = ordered_facts(sheet)
        quotes = tuple(e for f in facts for e in places_of(f))
        self.query_one(PageView).show(inert(sheet.folder.name), sheet.folder.pages, quotes)
        listed = self.query_one(FactList)
        hidden = frozenset(f.key for f in sheet.hidden)
        deciding = frozenset(f.key for f in facts if property_of(f) in blind_entry.bearing(sheet.made))
        missing = tuple(m for m in sheet.made.missing if m in self.reviewer.grammar.words.properties)
        sure = self.not_asked
        listed.show(facts, missing, hidden, deciding, at if at is not None else first_open(facts, sure), sure)
        self._light(listed.current)
        self.query_one(Verdict).show(sheet, changed)
        self.query_one("#remark", Static).update(remark(sheet))
        self.title_line()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that has nothing to do here is not offered."""
        if self.is_mounted and (self.query_one(EditLine).is_open or self.query_one(PageView).is_in_a_mode):
            return False
        if action == "blind":
            return self.sheet.is_hidden
        return bool(self.sheet.questions) if action == "question" else True

    def title_line(self) -> None:
        """Renews the line above: the item, its place in the order, who is at work, and the note."""
        line = headline(self.sheet, self.going.place, self.reviewer.who, self.why)
        self.query_one("#title", Static).update(line)

    def _light(self, fact: FactState | None) -> None:
        places = () if fact is None else places_of(fact)
        self.query_one(PageView).light(places)
        self.query_one(PicturePanel).follow(self.sheet.folder, places)

    def tell(self, text: str, *, warn: bool = True) -> None:
        """Tells the person something beside the screen."""
        self.notify(inert(text), severity="warning" if warn else "information", markup=False, timeout=6)

    def action_page(self, by: int) -> None:
        """Turns the page."""
        self.query_one(PageView).turn(by)

    def action_picture(self) -> None:
        """Shows the page's own picture of the place, or takes it away; says why where there is none."""
        self.query_one(PicturePanel).toggle()

    def action_original(self) -> None:
        """Opens the original in the system's viewer, at the page in sight."""
        page = self.query_one(PageView).page
        folders = self._pictures.folders
        self.tell(viewing.shown(self.sheet.folder, page.number if page else None, folders), warn=False)

    def on_fact_list_chosen(self, _event: FactList.Chosen) -> None:
        self._light(self.query_one(FactList).current)

    def on_fact_list_in_sight(self, _event: FactList.InSight) -> None:
        """Keeps what came before the person's eyes: signing means having looked."""
        self.sheet = self.reviewer.look(self.sheet, self.query_one(FactList).in_sight)
