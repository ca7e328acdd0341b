"""A casebook with several people's desks at it, as the random paths use it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

import record
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from casebook.record.actions import Action, Added, Corrected, Source
from casebook.record.signatory import Signatory
from casebook.review.finding import Place
from casebook.review.forming import ReasonNeededError
from casebook.review.values import sources
from casebook.review.values.typed_values import Typed
from casebook.state import folder
from casebook.state.folder import StaleError
from casebook.state.model import FactState, ItemState
from casebook.state.people.holds import HeldError
from casebook.store.database import open_store
from casebook.workers.worker import catalogue_of
from tui.desk.reviewer import Reviewer
from tui.desk.sheet import Sheet
from tui.desk.starting import reviewer

ACCOUNTS = {"ann": "a", "bob": "b", "Ann B": "a", "cid": "c"}
"""People and the accounts that they work from: two of the names are of one account."""
DAYS = (date(2026, 11, 5), date(2026, 12, 1), date(2027, 2, 1))
TYPED = ("285 Wh/kg", "299.9 Wh/kg", "320 Wh/kg", "150 Wh/kg", "405 g", "70 g", "2.48 g/cm3", "2.6 g/cm3", "158", "3.7")
SOURCES = (None, None, "mail", "telephone", "test_report")
STEPS = ("", "", "reject", "accept", "correct", "answer", "read_again", "step_back")
PRODUCTS = ("lithium_ion_cell", "lithium_ion_pack", "lfp_cathode", "natural_graphite", "sand_mill", "other")

people = st.sampled_from(sorted(ACCOUNTS))
picks = st.integers(0, 60)


class Office(RuleBasedStateMachine):
    """A casebook, several people's desks at it, and what a witness remembers. `tally` counts what went out."""

    tally: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory(prefix="gauger-paths-")
        self.store = open_store(Path(self.place.name) / "a.casebook")
        self.catalogue = catalogue_of(())
        self.memory = record.Memory()
        self.desks: dict[str, Reviewer] = {}
        self.sheets: dict[str, Sheet] = {}
        self.scans = 0
        self.lately: set[str] = set()

    def teardown(self) -> None:
        self.store.close()
        self.place.cleanup()

    # Helpers

    def _desk(self, who: str) -> Reviewer:
        if who not in self.desks:
            made = reviewer(
                self.store, as_of=self.day, policy="default", layers=(), who=who, signatory=Signatory(ACCOUNTS[who])
            )
            made.load()
            self.desks[who] = made
        return self.desks[who]

    def _documents(self) -> set[str]:
        return {e.document for e in self._desk("ann").load()}

    def _fact(self, who: str, pick: int) -> FactState | None:
        """A fact of the item on a person's sheet that is not to be typed first."""
        sheet = self.sheets.get(who)
        hidden = {f.key for f in sheet.hidden} if sheet else set()
        facts = [f for f in sheet.item.facts if f.key not in hidden] if sheet else []
        return facts[pick % len(facts)] if facts else None

    def _typed(self, name: str, pick: int) -> Typed | None:
        """A value that the property's grammar takes, of those that are typed here."""
        grammar = self._desk("ann").grammar
        read = [grammar.read(name, text) for text in TYPED]
        good = [r for r in read if isinstance(r, Typed)]
        return good[pick % len(good)] if good else None

    def _founded(self, sheet: Sheet, action: Corrected | Added, pick: int) -> Corrected | Added | None:
        """The step as the screen takes it: where the quote does not bear the value, with a source or not at all. One
        in eleven goes by without one, as in a casebook that another program has written to."""
        grammar, pages = self._desk("ann").grammar, sources.by_number(sheet.folder.pages)
        kind = SOURCES[pick % len(SOURCES)]
        if sources.unsupported(action.value, grammar, pages) is None or pick % 11 == 0:
            return action
        return replace(action, source=Source(kind, date(2026, 11, 20), "Li Wei")) if kind else None

    def _do(self, who: str, *actions: Action) -> bool:
        """Whether the steps were taken; a step that needs a reason is taken again with one, as the screen asks it."""
        desk, sheet = self._desk(who), self.sheets[who]
        try:
            try:
                self.sheets[who], _ = desk.act(sheet, actions)
            except ReasonNeededError:
                self.tally["reason"] += 1
                self.sheets[who], _ = desk.act(sheet, actions, "the maker says so")
        except (HeldError, StaleError):
            return False
        return True

    def _chosen(self, who: str, pick: int, whole: bool) -> Sequence[str]:
        entries = sorted((e for e in self._desk(who).load() if not e.is_document), key=lambda e: e.item)
        if not entries:
            return ()
        lately = [e for e in entries if e.item in self.lately]
        one = lately[-1] if lately and pick % 4 else entries[pick % len(entries)]
        return [e.item for e in entries if e.document == one.document] if whole else [one.item]

    def _state(self, place: Place) -> ItemState:
        return folder.opened(self.store, place.document).state.items[place.item]

    def _judge(self, day: date) -> record.Judge:
        return record.Judge(self.catalogue, day, ACCOUNTS, self.memory)
