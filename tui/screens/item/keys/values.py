"""Typing values on the item screen: a correction, a fact pointed at on the page, a deciding value blind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

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
from tui.widgets.edit_line import EditLine
from tui.widgets.fact_list import FactList
from tui.widgets.page.page_view import PageView

if TYPE_CHECKING:
    from tui.screens.item.desk import ItemDesk


class Entering:
    """What the edit line's next value is for. One at a time; leaving the line forgets it."""

    def __init__(self, screen: ItemDesk) -> None:
        self._screen = screen
        self._then: Callable[[EditLine.Kept], None] | None = None
        self._pointed_for: str | None = None

    def keep(self, kept: EditLine.Kept) -> None:
        """Does with the value what it was typed for."""
        then, self._then = self._then, None
        if then is not None:
            then(kept)

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

    def _corrected(self, fact: FactState, kept: EditLine.Kept) -> None:
        value = entered(kept.typed, kept.property, fact.original or fact.value)
        item = self._screen.item
        self._founded(value, lambda new, source: self._screen.do(Corrected(item, fact.key, new, source)))

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
        from extractor.facts.candidates import quote

        name, self._pointed_for = self._pointed_for, None
        if name is None:
            return
        evidence = quote(event.page, (event.start, event.end), "pointed at")
        doubts = pointing.doubts(name, evidence, self._screen.sheet.folder.state, self._screen.reviewer.grammar)
        take = partial(self._type_from, name, evidence, event.typed)
        if not doubts:
            take(True)
            return
        title = f"Take “{evidence.text}” for the {name.replace('_', ' ')}?"
        self._screen.app.push_screen(ConfirmScreen(title, doubts), take)

    def _type_from(self, name: str, evidence: Evidence, typed: str, is_meant: bool | None) -> None:
        if not is_meant:
            self.point_for(name)
            return
        title = f"{name.replace('_', ' ')}, from the page"
        self._ask(partial(self._added, name, evidence), title, name, typed or evidence.text)

    def _added(self, name: str, evidence: Evidence, kept: EditLine.Kept) -> None:
        fact = entered(kept.typed, name, evidence=(evidence,))
        key = new_key(self._screen.sheet.item, fact)
        item = self._screen.item
        self._founded(fact, lambda new, source: self._screen.do(Added(item, key, new, source), at=key))

    def _founded(self, fact: Fact, then: Callable[[Fact, Source | None], object]) -> None:
        """Takes the step at once where the quote holds the value or what it follows from.

        Else asks where the value comes from.
        """
        pages, grammar = sources.by_number(self._screen.sheet.folder.pages), self._screen.reviewer.grammar
        why = sources.unsupported(fact, grammar, pages)
        follows = sources.followed(fact, grammar, pages) if why else None
        if why is None or follows is not None:
            if follows is not None:
                self._screen.tell(f"it follows from the quote: {words.follows(follows)}", warn=False)
            then(follows or fact, None)
            return
        item, name = self._screen.item, fact.property.replace("_", " ")

        def named(source: Source | None) -> None:
            if source is None:
                self._screen.tell(f"{name} was not kept: {why}, and no source was named")
            elif self._screen.item == item:
                then(fact, source)

        screen = SourceScreen(f"{name}: {why}", self._screen.reviewer.who, sources.is_recognised(fact, pages))
        self._screen.app.push_screen(screen, named)

    def blindly(self) -> None:
        """Asks for the next deciding value that this person has not seen yet."""
        fact = self._screen.sheet.hidden[0]
        name = property_of(fact)
        self._screen.query_one(FactList).go_to(fact.key)
        # What a maker's reply or a mail says stands on no page in sight: the person is told where to read it.
        source = fact.source
        where = "as the page has it" if source is None else f"as its source has it: {inert(str(source), 200)}"
        self._ask(partial(self._compare, fact), f"{name.replace('_', ' ')}, {where}", name)

    def _compare(self, fact: FactState, kept: EditLine.Kept) -> None:
        made = blind_entry.compared(fact, kept.typed, kept.text)
        if made.agrees or fact.current is None:
            self._settle(fact, made, "agrees")
            return
        screen = DifferScreen(property_of(fact).replace("_", " "), kept.text, words.value(fact.current))
        self._screen.app.push_screen(screen, partial(self._settle, fact, made))

    def _settle(self, fact: FactState, made: blind_entry.BlindEntry, answer: str | None) -> None:
        """`record` lets the value on record stand against what was typed; the ledger keeps both."""
        if answer is None:
            return
        item = self._screen.item
        stands = answer == "record"
        action = Confirmed(item, fact.key) if stands else blind_entry.action_of(item, fact, made)
        note = f"{made.note}; the record stands" if stands else made.note
        if isinstance(action, Corrected):
            self._founded(action.value, lambda new, at: self._settled(replace(action, value=new, source=at), note))
        else:
            self._settled(action, note)

    def _settled(self, action: Action, note: str) -> None:
        if self._screen.do(action, why=note) and self._screen.sheet.hidden:
            self.blindly()

    def _ask(
        self,
        then: Callable[[EditLine.Kept], None],
        title: str,
        name: str,
        text: str = "",
        line_unit: str | None = None,
        old: Fact | None = None,
    ) -> None:
        self._then = then
        self._screen.query_one(EditLine).ask(title, name, text, line_unit, old)
