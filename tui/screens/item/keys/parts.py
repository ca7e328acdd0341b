"""Marking a column, some rows or some lines of the page: a letter says what they are, and their values follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from casebook.record.actions.forming import PartsMarked, Role
from casebook.review import forming
from casebook.review.values import marking
from casebook.review.values.labels import Labels
from casebook.review.values.marking import Marker
from casebook.review.values.parts import Axis, lines_of, region_at
from casebook.state.folder import Folder
from classifier.facts import Fact
from tui.desk.reviewer import Reviewer
from tui.screens.dialogs.choose import ChooseScreen
from tui.screens.dialogs.confirm import ConfirmScreen
from tui.screens.dialogs.note import NoteScreen
from tui.screens.item.keys.signing import Tell
from tui.screens.item.offers import products
from tui.speech import words
from tui.widgets.asking import ask
from tui.widgets.page.page_view import PageView

ROLES = {
    "m": (Role.MODEL, "Model"),
    "p": (Role.OTHER_PRODUCT, "Other product"),
    "l": (Role.LIMIT, "Limit"),
    "r": (Role.RESULT, "Result"),
    "c": (Role.CELL_INSIDE, "Cell inside"),
    "o": (Role.OLD_REVISION, "Old revision"),
}
"""What a part can be, by its letter."""
KEYS = ("a each a model", *(f"{key} {name.lower()}" for key, (_, name) in ROLES.items()), "Tab turns", "Esc leaves")


@dataclass(slots=True)
class _Choice:
    marker: Marker
    axis: Axis
    first: int
    last: int

    @property
    def indexes(self) -> range:
        return range(min(self.first, self.last), max(self.first, self.last) + 1)


class PartMarking:
    """The mode in which a part of the page is chosen and told what it is, for a screen with a page.

    `keep` takes the step; `item` is the key of the item in hand, none on a paper's own screen.
    """

    def __init__(
        self, screen: Screen[Any], reviewer: Reviewer, tell: Tell, keep: Callable[[PartsMarked, str | None], object]
    ) -> None:
        self._screen, self._reviewer, self._tell, self._keep = screen, reviewer, tell, keep
        self._choice: _Choice | None = None
        self._folder: Folder | None = None
        self._item: str | None = None
        self._labels: Labels | None = None

    def begin(self, folder: Folder, item: str | None) -> None:
        """Sets off the first column with values of the table around the fact in sight."""
        page = self._page.page
        if page is None or not page.words:
            self._tell("there is no page to mark")
            return
        self._folder, self._item = folder, item
        self._labels = self._labels or Labels(self._reviewer.grammar)
        region = next(
            (r for p in (self._page.place, *(w.start for w in page.words)) if (r := region_at(page, p))), None
        )
        marker = Marker(folder.state, region or lines_of(page), self._labels)
        axis = marker.axis if region else Axis.ROW
        first = marker.first_valued(axis)
        self._choice = _Choice(marker, axis, first, first)
        self._page.focus()
        self._show()

    def key(self, key: str) -> None:
        """Does what a key means while a part is chosen."""
        choice = self._choice
        if choice is None:
            return
        forward = ("right", "shift+right") if choice.axis is Axis.COLUMN else ("down", "shift+down")
        back = ("left", "shift+left") if choice.axis is Axis.COLUMN else ("up", "shift+up")
        if key == "escape":
            self._end()
        elif key == "tab":
            self._turn(choice)
        elif key in (*forward, *back):
            self._go(choice, 1 if key in forward else -1, widens=key.startswith("shift"))
        elif key == "a":
            ask(self._screen, self._each(choice))
        elif key in ROLES:
            ask(self._screen, self._say(choice, ROLES[key][0]))

    @property
    def _page(self) -> PageView:
        return self._screen.query_one(PageView)

    def _show(self) -> None:
        choice = self._choice
        assert choice is not None
        region = choice.marker.region
        spans = [s for n in choice.indexes for c in region.part(choice.axis, n) for s in c.spans]
        self._page.part(spans, f"  MARK {choice.axis}")
        self._tell_keys()

    def _tell_keys(self) -> None:
        self._screen.query_one("#keys").update(_in_one_piece(KEYS))  # type: ignore[attr-defined]
        self._screen.query_one("#keys").display = True

    def _turn(self, choice: _Choice) -> None:
        """From columns to rows to lines, and on."""
        region = choice.marker.region
        is_lines = region.count(Axis.COLUMN) == 1
        page, labels = region.page, self._labels
        assert labels is not None
        state = choice.marker.state
        if choice.axis is Axis.COLUMN:
            self._choice = _Choice(choice.marker, Axis.ROW, *[choice.marker.first_valued(Axis.ROW)] * 2)
        elif not is_lines:
            place = region.part(Axis.ROW, choice.first)[0].spans[0][0]
            at = next(n for n, line in enumerate(page.lines) if line.start <= place < line.end)
            self._choice = _Choice(Marker(state, lines_of(page), labels), Axis.ROW, at, at)
        else:
            place = page.lines[choice.first].start
            marker = Marker(state, region_at(page, place) or region, labels)
            axis = Axis.COLUMN if marker.region.count(Axis.COLUMN) > 1 else Axis.ROW
            self._choice = _Choice(marker, axis, *[marker.first_valued(axis)] * 2)
        self._show()

    def _go(self, choice: _Choice, by: int, *, widens: bool) -> None:
        last = max(0, min(choice.last + by, choice.marker.region.count(choice.axis) - 1))
        choice.last = last
        if not widens:
            choice.first = last
        self._show()

    async def _say(self, choice: _Choice, role: Role) -> None:
        product: str | None = ""
        label: str | None = ""
        if role is Role.OTHER_PRODUCT:
            offers = products(self._reviewer.bench.catalogue)
            product = await self._screen.app.push_screen_wait(ChooseScreen("What is it?", offers))
        elif role is Role.MODEL:
            product = await self._product()
        if product is not None and role in (Role.MODEL, Role.OTHER_PRODUCT):
            head = choice.marker.region.head(choice.axis, choice.indexes[0])
            label = await self._screen.app.push_screen_wait(NoteScreen("What is it called on the paper?", head))
        if product is None or label is None:
            return
        item = choice.marker.state.items.get(self._item or "")
        await self._offer(choice, choice.marker.one(role, choice.axis, choice.indexes, item, product, label))

    async def _each(self, choice: _Choice) -> None:
        product = await self._product()
        if product is None:
            return
        item = choice.marker.state.items.get(self._item or "")
        made = choice.marker.models(choice.axis, choice.indexes[0], item, product)
        if made is None:
            self._tell(f"no {choice.axis} from here on has values whose property and unit are known")
        else:
            await self._offer(choice, made)

    async def _offer(self, choice: _Choice, made: PartsMarked) -> None:
        """Shows what would go where, and does it where the person says so.

        Where goods get the values, the person has seen what becomes of each: that is how they know.
        """
        told = marking.told(made, choice.marker.state)
        if not any(told.values()):
            self._tell("nothing was read in it, and no value's property and unit are known: + adds a fact by hand")
            return
        lines = [f"{name}: {', '.join(map(_told, facts))}" for name, facts in told.items()]
        is_aside = made.marks[0].to is None
        title = "Set aside, as none of the goods' values:" if is_aside else "The values go to:"
        assert self._folder is not None
        if not is_aside:
            reviewer = self._reviewer
            lines += ["", *forming.asked(self._folder, [made], reviewer.bench, reviewer.stamp)]
        if await self._screen.app.push_screen_wait(ConfirmScreen(title, lines)):
            self._end()
            self._keep(made, None if is_aside else f"seen on the page: {', '.join(told)}")

    def _end(self) -> None:
        self._choice = None
        self._page.stop()
        self._screen.query_one("#keys").display = False
        self._screen.query_one(PageView).post_message(PageView.Left())

    async def _product(self) -> str | None:
        """What the marked goods are: as the item in hand, or as most of the paper's, or else the person says it."""
        assert self._folder is not None
        items = self._folder.state.items
        mine = items.get(self._item or "")
        known = Counter(i.current.product for i in items.values() if i.stands).most_common(1)
        if mine is not None or known:
            return mine.current.product if mine is not None else known[0][0]
        offers = products(self._reviewer.bench.catalogue)
        return await self._screen.app.push_screen_wait(ChooseScreen("What are they?", offers))


def _in_one_piece(keys: Iterable[str]) -> str:
    """Keys with what they do, none of them broken at a line's end."""
    return "   ".join(key.replace(" ", "\u00a0") for key in keys)


def _told(fact: Fact) -> str:
    return f"{fact.property.replace('_', ' ')} {words.value(fact)}"
