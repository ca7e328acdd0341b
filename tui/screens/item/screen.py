"""One item: the page beside the facts, what the law makes of them, and every step a person can take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from textual import work

from casebook.learning.forms.trusting import not_asked
from casebook.record.actions import Action
from casebook.record.actions.forming import PartsMarked
from casebook.state.people.holds import holder
from tui.desk.learning import form_of
from tui.desk.reviewer import Reviewer
from tui.desk.sheet import Sheet
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.declaration.declaring import declared, to_declare
from tui.screens.dialogs.note import NoteScreen
from tui.screens.dialogs.taking_over import take_over
from tui.screens.dialogs.why import WhyScreen
from tui.screens.item.face import ItemFace
from tui.screens.item.keys.choices import Choosing
from tui.screens.item.keys.forming import ItemForming
from tui.screens.item.keys.order import Going
from tui.screens.item.keys.parts import PartMarking
from tui.screens.item.keys.signing import Settling
from tui.screens.item.keys.steps import Stepping
from tui.screens.item.keys.teaching import Teaching
from tui.screens.item.keys.values import Entering
from tui.widgets.asking import ASKING, ask
from tui.widgets.edit_line import EditLine
from tui.widgets.fact_list import FactList
from tui.widgets.page.page_view import PageView
from tui.widgets.page.picture_panel import PicturePanel


class ItemScreen(ItemFace):
    """Goes through `order`, from `item` on. `why` is noted for the next step."""

    def __init__(
        self,
        reviewer: Reviewer,
        order: Sequence[str],
        item: str,
        pictures: Pictures = NO_PICTURES,
        *,
        signs_all: bool = False,
    ) -> None:
        super().__init__()
        self.reviewer = reviewer
        self._pictures = pictures
        self._set_out(order, item, signs_all=signs_all)

    def _set_out(self, order: Sequence[str], item: str, *, signs_all: bool) -> None:
        """Nothing of the items before is left: no note, no mode, no offer."""
        self.sheet = self.reviewer.sheet(item)
        self.why: str | None = None
        self._form = form_of(self.reviewer, self.sheet)
        self.going = Going(self, order, signs_all=signs_all)
        self._signs_all = signs_all
        self._choosing = Choosing(self)
        self._entering = Entering(self)
        self._forming = ItemForming(self)
        self._marking = PartMarking(self, self.reviewer, self.tell, self._marked)
        self._settling = Settling(self)
        self._teaching = Teaching(self)
        self._stepping = Stepping(self)

    def begin(self, order: Sequence[str], item: str, *, signs_all: bool = False) -> None:
        """Goes through another order from another item on, once this screen was left.

        Raises `KeyError` where its document no longer has the item.
        """
        self._set_out(order, item, signs_all=signs_all)
        self.query_one(PicturePanel).close()
        self.query_one(FactList).focus()
        self._opened(item, item)

    def on_mount(self) -> None:
        self.query_one(FactList).focus()
        self._opened(self.item, self.item)

    def open(self, item: str) -> None:
        """Goes to an item of the queue."""
        before = self.item
        self.sheet = self.reviewer.sheet(item)
        self._form = form_of(self.reviewer, self.sheet)
        self._opened(item, before)

    def _opened(self, item: str, before: str) -> None:
        """Shows the sheet that was made of an item."""
        self.query_one(EditLine).close()
        self.show(at=None)
        self.going.take(item, before)
        self._teaching.begin()

    def renew(self, sheet: Sheet, changed: tuple[str, ...], at: str | None = None) -> None:
        """Shows the item as a step left it, with what the step changed."""
        self.sheet = sheet
        self.show(changed, at)
        self._teaching.begin()

    @property
    def not_asked(self) -> frozenset[str]:
        """The facts that the house does not ask for one by one: their form was right often enough."""
        rule = self.reviewer.bench.house.fewer_looks
        return not_asked(self._form, self.sheet.item, self.sheet.made, rule)

    # Steps on a fact

    def do(self, *actions: Action, why: str | None = None, at: str | None = None) -> bool:
        """Takes these steps and shows what they changed; false where they are refused."""
        return self._stepping.take(*actions, why=why, at=at)

    def look_again(self) -> None:
        """Shows the item as it is now, or the queue where it is gone."""
        self._stepping.look_again()

    def action_accept(self) -> None:
        """Finds the fact as the page has it."""
        self._stepping.accept()

    def action_accept_next(self) -> None:
        """Accepts the fact and goes to the next one that nobody has looked at."""
        self._stepping.accept_next()

    def action_reject(self) -> None:
        """Finds that the fact is none."""
        self._stepping.reject()

    def action_edit(self) -> None:
        """Puts another value in the fact's place."""
        fact = self._stepping.fact()
        if fact is not None:
            self._entering.correct(fact)

    def action_move(self) -> None:
        """Gives the fact to another item of the document."""
        ask(self, self._forming.target(self._stepping.fact()))

    @work(group=ASKING)
    async def action_form(self) -> None:
        """What can be made of the item: renamed, split, merged, taken out."""
        if self._shows_all():
            await self._forming.menu()

    def _shows_all(self) -> bool:
        """Whether no value is to be typed before it is seen; tells so where one is."""
        if self.sheet.is_hidden:
            self.tell("type the deciding values from the page first: press b")
        return not self.sheet.is_hidden

    def action_remove(self) -> None:
        """Finds that the item is no goods of its own, with a reason."""
        self._forming.remove()

    def action_part(self) -> None:
        """Chooses a part of the page and says what it is; its values follow."""
        if self._shows_all():
            self._marking.begin(self.sheet.folder, self.item)

    def _marked(self, step: PartsMarked, why: str | None) -> None:
        if self.do(step, why=why):
            self.take_in(tuple(m.to for m in step.marks if m.to is not None))

    def on_page_view_part_key(self, event: PageView.PartKey) -> None:
        self._marking.key(event.key)

    @work(group=ASKING)
    async def action_add(self) -> None:
        """Adds a fact: its property, then its words on the page."""
        self._entering.point_for(await self._choosing.property())

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
        ask(self, self._choosing.product())

    def action_question(self) -> None:
        """Answers what only a person can answer."""
        ask(self, self._choosing.answer())

    @work(group=ASKING)
    async def action_note(self) -> None:
        """Notes why; the next step carries it into the ledger."""
        self.why = await self.app.push_screen_wait(NoteScreen("Why? Kept with the next step."))
        self.title_line()

    def action_sign(self) -> None:
        """Stands for the verdict and goes to the next item that waits."""
        self._settling.sign()

    def action_reopen(self) -> None:
        """Ends the signatures, with a reason."""
        ask(self, self._settling.reopen())

    def action_undo(self) -> None:
        """Takes your last step back, wherever it was."""
        self._settling.step_back(again=False)

    def action_redo(self) -> None:
        """Does again what was taken back."""
        self._settling.step_back(again=True)

    # Going

    def action_turn(self, by: int) -> None:
        """Goes to the next item of the queue, or the one before."""
        other = self.going.beside(by)
        if other is not None:
            self.open(other)

    def action_back(self) -> None:
        """Closes the picture, or goes back to the queue."""
        panel = self.query_one(PicturePanel)
        if panel.is_open:
            panel.close()
            return
        self.leave()

    def action_apply(self) -> None:
        """Shows what else would be read as the last correction says, and applies it."""
        ask(self, self._teaching.ask())

    def action_why(self) -> None:
        """Says what was read of the fact and where, what lost and by what, and how the verdict came about."""
        self.app.push_screen(WhyScreen(self.sheet, self._stepping.fact()))

    def action_paper(self) -> None:
        """Goes to the item's document."""
        self.going.leave()
        self.dismiss(self.sheet.folder.document)

    def action_mark(self) -> None:
        """Marks the item for a declaration, or takes its mark away."""
        self.reviewer.marked ^= {self.item}
        self.tell("marked: d in the queue declares it" if self.item in self.reviewer.marked else "unmarked", warn=False)

    @work(group=ASKING)
    async def action_take_over(self) -> None:
        """Takes over the item that a dead session has checked out, with a reason."""
        held = holder(self.sheet.item, self.reviewer.who, datetime.now(UTC))
        if await take_over(self, self.reviewer, self.item, held.who if held is not None else None):
            self.look_again()

    def next_open(self) -> str | None:
        """The next item that waits for this person; after the last one it begins anew."""
        return self.going.next_open()

    def take_in(self, items: Sequence[str]) -> None:
        """Takes new items into the order, right behind the one in sight."""
        self.going.take_in(items)
        self.title_line()

    def forget_gone(self) -> None:
        """Leaves out of the order what is no item any more: adding it was taken back."""
        self.going.forget_gone()

    def finished(self) -> None:
        """Goes back to the shipment, once nothing of it is left to sign; the queue's items stay in sight."""
        if self._signs_all:
            self.leave()

    def leave(self) -> None:
        """Goes back to the queue, or to the shipment."""
        self.going.leave()
        self.dismiss(None)

    @work(group=ASKING)
    async def action_declare(self) -> None:
        """Shows the item's declaration, or what stands against it; goes to the item that is chosen there."""
        items = await to_declare(self, self.reviewer, self.sheet.entry)
        item = await declared(self, self.reviewer, items)
        if item is not None and self.reviewer.has_item(item):
            self.open(item)
