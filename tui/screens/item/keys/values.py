"""Typing values on the item screen: a correction, a fact pointed at on the page, a deciding value blind."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from casebook.record.actions import Action, Added, Confirmed, Corrected, Source
from casebook.review.values import blind_entry, pointing, sources
from casebook.review.values.typed_values import entered
from casebook.state.model import FactState
from classifier.facts import Evidence, Fact
from tui.screens.dialogs.confirm import ConfirmScreen
from tui.screens.dialogs.differ import DifferScreen
from tui.screens.dialogs.source import SourceScreen
from tui.screens.item.offers import new_key, property_of
from tui.speech import words
from tui.speech.inert import inert
from tui.widgets.asking import ask
from tui.widgets.edit_line import EditLine
from tui.widgets.fact_list import FactList
from tui.widgets.page.page_view import PageView

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Entering:
    """What the edit line's next value is for. One at a time; leaving the line forgets it."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen
        self._then: Callable[[EditLine.Kept], Coroutine[Any, Any, None]] | None = None
        self._pointed_for: str | None = None

    def keep(self, kept: EditLine.Kept) -> None:
        """Does with the value what it was typed for."""
        then, self._then = self._then, None
        if then is not None:
            ask(self._screen, then(kept))

    def forget(self) -> None:
        """Nothing is typed any more."""
        self._then = self._pointed_for = None

    def correct(self, fact: FactState) -> None:
        """Asks for another value in a fact's place."""
        current = fact.current or fact.value or fact.original
        if current is None:
            return
        text = words.value(current)
        unit = None if isinstance(current.value, str) else current.value.unit
        known = current.property in self._screen.reviewer.grammar.words.properties
        title = f"{current.property.replace('_', ' ')}, read as {text}"
        self._ask(partial(self._corrected, fact), title, current.property, text, None if known else unit, current)

    async def _corrected(self, fact: FactState, kept: EditLine.Kept) -> None:
        founded = await self._founded(entered(kept.typed, kept.property, fact.original or fact.value))
        if founded is not None:
            self._screen.do(Corrected(self._screen.item, fact.key, *founded))

    def point_for(self, name: str | None) -> None:
        """Asks for the words on the page that state a property."""
        page = self._screen.query_one(PageView)
        if name is None:
            return
        if page.page is None:
            self._screen.tell("there is no page to point at")
            return
        self._pointed_for = name
        page.point()
        page.focus()

    def pointed(self, event: PageView.Pointed) -> None:
        """Asks for the value that the words pointed at state, with the words as the first answer, or what was typed.

        Asks first where the words are another property's, or have a unit that is none of this one's.
        """
        name, self._pointed_for = self._pointed_for, None
        if name is not None:
            ask(self._screen, self._type_from(name, event))

    async def _type_from(self, name: str, event: PageView.Pointed) -> None:
        from extractor.facts.candidates import quote

        evidence = quote(event.page, (event.start, event.end), "pointed at")
        doubts = pointing.doubts(name, evidence, self._screen.sheet.folder.state, self._screen.reviewer.grammar)
        shown = name.replace("_", " ")
        if doubts:
            doubtful = ConfirmScreen(f"Take “{evidence.text}” for the {shown}?", doubts)
            if not await self._screen.app.push_screen_wait(doubtful):
                self.point_for(name)
                return
        self._ask(partial(self._added, name, evidence), f"{shown}, from the page", name, event.typed or evidence.text)

    async def _added(self, name: str, evidence: Evidence, kept: EditLine.Kept) -> None:
        fact = entered(kept.typed, name, evidence=(evidence,))
        key = new_key(self._screen.sheet.item, fact)
        founded = await self._founded(fact)
        if founded is not None:
            self._screen.do(Added(self._screen.item, key, *founded), at=key)

    async def _founded(self, fact: Fact) -> tuple[Fact, Source | None] | None:
        """The fact as it is kept, at once where the quote holds the value or what it follows from.

        Else with the source that the person names; `None` where none is named.
        """
        pages, grammar = sources.by_number(self._screen.sheet.folder.pages), self._screen.reviewer.grammar
        why = sources.unsupported(fact, grammar, pages)
        follows = sources.followed(fact, grammar, pages) if why else None
        if why is None or follows is not None:
            if follows is not None:
                self._screen.tell(f"it follows from the quote: {words.follows(follows)}", warn=False)
            return follows or fact, None
        item, name = self._screen.item, fact.property.replace("_", " ")
        screen = SourceScreen(f"{name}: {why}", self._screen.reviewer.who, sources.is_recognised(fact, pages))
        source = await self._screen.app.push_screen_wait(screen)
        if source is None:
            self._screen.tell(f"{name} was not kept: {why}, and no source was named")
            return None
        return (fact, source) if self._screen.item == item else None

    def blindly(self) -> None:
        """Asks for the next deciding value that this person has not seen yet."""
        fact = self._screen.sheet.hidden[0]
        name = property_of(fact)
        self._screen.query_one(FactList).go_to(fact.key)
        # What a maker's reply or a mail says stands on no page in sight: the person is told where to read it.
        source = fact.source
        where = "as the page has it" if source is None else f"as its source has it: {inert(str(source), 200)}"
        self._ask(partial(self._compare, fact), f"{name.replace('_', ' ')}, {where}", name)

    async def _compare(self, fact: FactState, kept: EditLine.Kept) -> None:
        """Where both differ the person says which stands: `record` is what was read; the ledger keeps both."""
        made = blind_entry.compared(fact, kept.typed, kept.text)
        stands = False
        if not made.agrees and fact.current is not None:
            screen = DifferScreen(property_of(fact).replace("_", " "), kept.text, words.value(fact.current))
            answer = await self._screen.app.push_screen_wait(screen)
            if answer is None:
                return
            stands = answer == "record"
        item = self._screen.item
        action = Confirmed(item, fact.key) if stands else blind_entry.action_of(item, fact, made)
        if isinstance(action, Corrected):
            founded = await self._founded(action.value)
            if founded is None:
                return
            action = replace(action, value=founded[0], source=founded[1])
        self._settled(action, f"{made.note}; the record stands" if stands else made.note)

    def _settled(self, action: Action, note: str) -> None:
        if self._screen.do(action, why=note) and self._screen.sheet.hidden:
            self.blindly()

    def _ask(
        self,
        then: Callable[[EditLine.Kept], Coroutine[Any, Any, None]],
        title: str,
        name: str,
        text: str = "",
        line_unit: str | None = None,
        old: Fact | None = None,
    ) -> None:
        self._then = then
        self._screen.query_one(EditLine).ask(title, name, text, line_unit, old)
