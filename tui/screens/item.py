"""One item: the page beside the facts, what the law makes of them, and every step a person can take."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Lock
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from casebook import blind
from casebook.actions import Action, Confirmed, Moved, ProductChanged, Rejected
from casebook.claims import HeldError
from casebook.questions import Choice, Question
from casebook.state import FactState
from classifier.facts import Evidence
from tui.inert import inert
from tui.reviewer import Reviewer
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.entering import Entering
from tui.screens.headline import headline
from tui.screens.note import NoteScreen
from tui.screens.offers import items_beside, ordered_facts, products, properties, property_of
from tui.widgets.edit_line import EditLine
from tui.widgets.fact_list import FactList
from tui.widgets.page_view import PageView
from tui.widgets.verdict import Verdict, remark


class ItemScreen(Screen[None]):
    """Goes through `order`, from `item` on."""

    HELP = """Check each fact against the page on the left. `space` accepts it and goes to the next one, `e`
corrects it; the verdict below follows at once. `s` signs the verdict and opens the next item that waits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "accept_next", "Accept, next"),
        Binding("e", "edit", "Edit"),
        Binding("plus", "add", "Add", key_display="+"),
        Binding("b", "blind", "Blind"),
        Binding("q", "question", "Question"),
        Binding("s", "sign", "Sign, next"),
        Binding("u", "undo", "Undo"),
        Binding("escape", "back", "Queue"),
        Binding("x", "reject", "Reject", show=False),
        Binding("U,ctrl+y", "redo", "Redo", show=False),
        Binding("n", "turn(1)", "Next item", show=False),
        Binding("p", "turn(-1)", "Previous item", show=False),
        Binding("a", "accept", "Accept this fact", show=False),
        Binding("m", "move", "Move the fact to another item", show=False),
        Binding("w", "product", "What the item is", show=False),
        Binding("c", "note", "Note why, for the next step", show=False),
        Binding("R", "reopen", "Reopen", show=False),
        Binding("left_square_bracket", "page(-1)", "Page back", show=False),
        Binding("right_square_bracket", "page(1)", "Page on", show=False),
        Binding("v", "picture", "Picture of the place", show=False),
    ]
    CSS = """
    ItemScreen #title { height: 1; background: $primary; color: $text; text-style: bold; }
    ItemScreen #top { height: 1fr; }
    ItemScreen PageView { width: 1fr; border-right: vkey $panel; }
    ItemScreen #right { width: 1fr; }
    ItemScreen FactList { height: 1fr; }
    ItemScreen Verdict { height: 32%; min-height: 5; padding: 0 1; background: $boost; }
    ItemScreen #remark { height: auto; max-height: 3; padding: 0 1; background: $panel; }
    """

    def __init__(self, reviewer: Reviewer, order: Sequence[str], item: str) -> None:
        super().__init__()
        self.reviewer = reviewer
        self._order = tuple(order)
        self.sheet = reviewer.sheet(item)
        self._why: str | None = None
        self._entering = Entering(self)
        self._hands = Lock()
        self._is_left = False

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with Horizontal(id="top"):
            yield PageView()
            with Vertical(id="right"):
                yield FactList()
                yield EditLine(self.reviewer.grammar)
        yield Verdict()
        yield Static("", id="remark", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(FactList).focus()
        self._open(self.sheet.item.key)

    @property
    def item(self) -> str:
        """The key of the item in sight."""
        return self.sheet.item.key

    # Showing

    def _open(self, item: str) -> None:
        before = self.sheet.item.key
        self.sheet = self.reviewer.sheet(item)
        self.query_one(EditLine).close()
        self._show(at=None)
        self.run_worker(partial(self._hold, before, item), thread=True, group="claims", exit_on_error=True)

    def _hold(self, before: str, item: str) -> None:
        """In the background: the last item back, this one in hand, the next one loaded."""
        with self._hands:
            if before != item:
                self.reviewer.release(before)
            # Another key may have gone on meanwhile: then this item is not in hand any more.
            if item != self.item or self._is_left:
                return
            try:
                self.reviewer.claim(item)
            except HeldError as held:
                self.app.call_from_thread(self.tell, str(held))
        following = self._beside(1)
        if following is not None:
            self.reviewer.preload(following)

    def _show(self, changed: tuple[str, ...] = (), at: str | None = None) -> None:
        sheet = self.sheet
        facts = ordered_facts(sheet)
        quotes = tuple(e for f in facts for e in _evidence(f))
        self.query_one(PageView).show(inert(sheet.folder.name), sheet.folder.pages, quotes)
        listed = self.query_one(FactList)
        hidden = frozenset(f.key for f in sheet.hidden)
        deciding = frozenset(f.key for f in facts if property_of(f) in blind.bearing(sheet.made))
        missing = tuple(m for m in sheet.made.missing if m in self.reviewer.grammar.words.properties)
        listed.show(facts, missing, hidden, deciding, at if at is not None else _first_open(facts))
        self._light(listed.current)
        self.query_one(Verdict).show(sheet, changed)
        self.query_one("#remark", Static).update(remark(sheet))
        self._title()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that has nothing to do here is not offered."""
        if self.is_mounted and self.query_one(EditLine).is_open:
            return False
        if action == "blind":
            return self.sheet.is_hidden
        return bool(self.sheet.questions) if action == "question" else True

    def _title(self) -> None:
        at = self._order.index(self.item) + 1 if self.item in self._order else 0
        line = headline(self.sheet, f"{at}/{len(self._order)}", self.reviewer.who, self._why)
        self.query_one("#title", Static).update(line)

    def _light(self, fact: FactState | None) -> None:
        self.query_one(PageView).light(() if fact is None else _evidence(fact))

    def tell(self, text: str, *, warn: bool = True) -> None:
        """Tells the person something beside the screen."""
        self.notify(inert(text), severity="warning" if warn else "information", markup=False, timeout=6)

    def on_fact_list_chosen(self, _event: FactList.Chosen) -> None:
        self._light(self.query_one(FactList).current)

    # Steps on a fact

    def do(self, *actions: Action, why: str | None = None, at: str | None = None) -> bool:
        """Takes these steps and shows what they changed; false where another person holds the item."""
        try:
            sheet, changed = self.reviewer.act(self.sheet, actions, why or self._why)
        except HeldError as held:
            self.tell(str(held))
            return False
        self.sheet, self._why = sheet, None
        self._show(changed, at or self._key())
        return True

    def _key(self) -> str | None:
        fact = self.query_one(FactList).current
        return fact.key if fact else None

    def _fact(self) -> FactState | None:
        """The fact under the cursor, unless its value is still to be typed blind."""
        fact = self.query_one(FactList).current
        if fact is not None and any(f.key == fact.key for f in self.sheet.hidden):
            self.tell("type this value from the page first: press b")
            return None
        return fact

    def action_accept(self) -> None:
        """Finds the fact as the page has it."""
        fact = self._fact()
        if fact is not None:
            self.do(Confirmed(self.item, fact.key))

    def action_accept_next(self) -> None:
        """Accepts the fact and goes to the next one that nobody has looked at."""
        fact = self._fact()
        if fact is None or not self.do(Confirmed(self.item, fact.key)):
            return
        following = _first_open(ordered_facts(self.sheet))
        if following is None:
            self.tell("every fact is seen: s signs the verdict", warn=False)
        else:
            self.query_one(FactList).go_to(following)

    def action_reject(self) -> None:
        """Finds that the fact is none."""
        fact = self._fact()
        if fact is not None:
            self.do(Rejected(self.item, fact.key))

    def action_edit(self) -> None:
        """Puts another value in the fact's place."""
        fact = self._fact()
        if fact is not None:
            self._entering.correct(fact)

    def action_move(self) -> None:
        """Gives the fact to another item of the document."""
        fact, offers = self._fact(), items_beside(self.sheet)
        if fact is None or not offers:
            self.tell("the document has no other item to move it to")
            return
        self.app.push_screen(ChooseScreen("Move the fact to", offers), partial(self._moved, fact))

    def _moved(self, fact: FactState, to: str | None) -> None:
        if to is not None:
            self.do(Moved(self.item, fact.key, to))

    def action_add(self) -> None:
        """Adds a fact: its property, then its words on the page."""
        offers = properties(self.sheet, self.reviewer.bench.catalogue)
        self.app.push_screen(ChooseScreen("Add which fact?", offers), self._entering.point_for)

    def action_blind(self) -> None:
        """Types the next deciding value from the page, before it is shown."""
        self._entering.blindly()

    def on_page_view_pointed(self, event: PageView.Pointed) -> None:
        """The words pointed at are what is typed, to be made right and kept."""
        self._entering.pointed(event)

    def on_page_view_left(self) -> None:
        self._entering.forget()
        self.query_one(FactList).focus()

    def on_edit_line_kept(self, event: EditLine.Kept) -> None:
        self.query_one(FactList).focus()
        self._entering.keep(event)

    def on_edit_line_left(self) -> None:
        self._entering.forget()
        self.query_one(FactList).focus()

    # The item

    def action_product(self) -> None:
        """Says what the item is."""
        offers = products(self.reviewer.bench.catalogue)
        self.app.push_screen(ChooseScreen("What is it?", offers), self._product_is)

    def _product_is(self, product: str | None) -> None:
        if product is not None:
            self.do(ProductChanged(self.item, product))

    def action_question(self) -> None:
        """Answers what only a person can answer."""
        asked = self.sheet.unanswered[0] if self.sheet.unanswered else self.sheet.questions[0]
        quotes = tuple(e.text for e in self.sheet.item.read.product_evidence)
        self.app.push_screen(AskScreen(self.sheet.entry.label, asked, quotes), partial(self._answered, asked))

    def _answered(self, asked: Question, choice: Choice | None) -> None:
        if choice is not None:
            note = f"asked: {asked.text} answered: {choice.text}"
            self.do(*choice.steps, why=f"{note}; {self._why}" if self._why else note)

    def action_note(self) -> None:
        """Notes why; the next step carries it into the ledger."""
        self.app.push_screen(NoteScreen("Why? Kept with the next step."), self._noted)

    def _noted(self, why: str | None) -> None:
        self._why = why
        self._title()

    def action_sign(self) -> None:
        """Stands for the verdict and goes to the next item that waits."""
        objections = self.reviewer.objections(self.sheet)
        if objections:
            self.tell("; ".join(objections))
            return
        if self._signed():
            following = self._next_open()
            if following is None:
                self.tell("nothing is left after this one", warn=False)
            else:
                self._open(following)

    def _signed(self) -> bool:
        try:
            self.sheet, changed = self.reviewer.sign(self.sheet, self._why)
        except HeldError as held:
            self.tell(str(held))
            return False
        self._why = None
        self._show(changed)
        return True

    def action_reopen(self) -> None:
        """Ends the signatures, with a reason."""
        self.app.push_screen(NoteScreen("Reopen it, why?"), self._reopened)

    def _reopened(self, why: str | None) -> None:
        if why is not None:
            self.sheet, changed = self.reviewer.reopen(self.sheet, why)
            self._show(changed)

    def action_undo(self) -> None:
        """Takes your last step back, wherever it was."""
        self._step_back(again=False)

    def action_redo(self) -> None:
        """Does again what was taken back."""
        self._step_back(again=True)

    def _step_back(self, *, again: bool) -> None:
        try:
            done = self.reviewer.undo(again=again)
        except HeldError as held:
            self.tell(str(held))
            return
        if done is None:
            self.tell("nothing to do again" if again else "nothing to undo", warn=False)
            return
        item, name = done
        if item in self.reviewer.entries:
            self._open(item)
        self.tell(f"{'again' if again else 'undone'}: {name}", warn=False)

    # Going

    def action_page(self, by: int) -> None:
        """Turns the page."""
        self.query_one(PageView).turn(by)

    def action_turn(self, by: int) -> None:
        """Goes to the next item of the queue, or the one before."""
        other = self._beside(by)
        if other is not None:
            self._open(other)

    def _beside(self, by: int) -> str | None:
        at = self._order.index(self.item) + by if self.item in self._order else 0
        return self._order[at] if 0 <= at < len(self._order) else None

    def _next_open(self) -> str | None:
        at = self._order.index(self.item) + 1 if self.item in self._order else 0
        later = (*self._order[at:], *self._order[:at])
        return next((k for k in later if k != self.item and self._is_waiting(k)), None)

    def _is_waiting(self, key: str) -> bool:
        entry = self.reviewer.entries[key]
        return entry.is_open and self.reviewer.who not in entry.standing.signers

    def action_picture(self) -> None:
        """Shows the page's own picture, where the terminal and the file are there."""
        from tui.picture import offered

        self.tell(offered(self.sheet.folder), warn=False)

    def action_back(self) -> None:
        """Goes back to the queue."""
        self._is_left = True
        self.app.run_worker(self._give_back, thread=True, group="claims")
        self.dismiss(None)

    def _give_back(self) -> None:
        with self._hands:
            self.reviewer.release(self.item)


def _evidence(fact: FactState) -> tuple[Evidence, ...]:
    known = fact.value or fact.original
    return known.evidence if known else ()


def _first_open(facts: Sequence[FactState]) -> str | None:
    return next((f.key for f in facts if not f.is_touched), None)
