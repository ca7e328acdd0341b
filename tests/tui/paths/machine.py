"""People at work on shipped papers, at random: they scan, correct, reject, enter, answer, move, sign, reopen, undo and
declare, with sheets that may be old by the time. What goes out is checked against the record."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import shipped
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from office import DAYS, PRODUCTS, STEPS, Office, people, picks

from casebook.declaring.declaration import ChangedMeanwhileError
from casebook.declaring.dossier import statement
from casebook.declaring.filing import filed, subjects_of
from casebook.record.actions import Added, Confirmed, Corrected, Moved, ProductChanged, Rejected
from casebook.review.finding import Place
from casebook.review.judging import Bench
from casebook.review.values.blind_entry import action_of, compared
from casebook.review.values.typed_values import Typed, entered
from casebook.state.folder import StaleError
from casebook.state.model import FactState
from casebook.state.people.holds import HeldError
from extractor.facts.candidates import quote
from tui.desk.sheet import UnsignableError


class Work(Office):
    """The steps that people take, in any order."""

    @initialize(first=st.sampled_from(shipped.PAPERS), day=st.sampled_from(DAYS))
    def begin(self, first: str, day: date) -> None:
        self.day = day
        self.scan(first)

    @rule(name=st.sampled_from(shipped.PAPERS))
    @precondition(lambda self: self.scans < 4)
    def scan(self, name: str) -> None:
        self._kept(name, "same")

    @rule(pick=picks, change=st.sampled_from(shipped.CHANGES))
    def read_again(self, pick: int, change: str) -> None:
        names = [n for n in shipped.PAPERS if shipped.reading(n).identity.sha256 in self._documents()]
        self._kept(names[pick % len(names)], change)

    def _kept(self, name: str, change: str) -> None:
        self.scans += 1
        shipped.keep(self.store, shipped.changed(shipped.reading(name), change), self.day, self.scans)
        for desk in self.desks.values():
            desk.load()

    # A person opens an item; what is done later is done with that sheet, however old.

    @rule(who=people, pick=picks)
    def open(self, who: str, pick: int) -> None:
        desk = self._desk(who)
        keys = sorted(k for k in desk.entries if desk.has_item(k))
        if keys:
            with suppress(KeyError):
                self.sheets[who] = desk.sheet(keys[pick % len(keys)])

    @rule(who=people)
    def take(self, who: str) -> None:
        if who in self.sheets:
            with suppress(HeldError, KeyError):
                self._desk(who).claim(self.sheets[who].item.key)

    @rule(who=people)
    def put_back(self, who: str) -> None:
        self._desk(who).leave()

    @rule(who=people)
    def look(self, who: str) -> None:
        if who in self.sheets:
            sheet = self.sheets[who]
            hidden = {f.key for f in sheet.hidden}
            shown = [f for f in sheet.item.facts if f.key not in hidden]
            self.sheets[who] = self._desk(who).look(sheet, [f.key for f in shown])
            self.memory.sees(who, sheet.item, shown)

    @rule(who=people, pick=picks, agrees=st.booleans())
    def type_unseen(self, who: str, pick: int, agrees: bool) -> None:
        sheet = self.sheets.get(who)
        if sheet is None or not sheet.hidden:
            return
        fact = sheet.hidden[0]
        assert fact.current is not None
        other = self._typed(fact.current.property, pick)
        typed = Typed(fact.current.value) if agrees or other is None else other
        made = compared(fact, typed, "typed")
        action = action_of(sheet.item.key, fact, made)
        if isinstance(action, Corrected):
            action = self._founded(sheet, action, pick)
        if action is not None and self._do(who, action):
            said = replace(fact, value=replace(fact.current, value=typed.value), rejected=False)
            self.memory.sees(who, sheet.item, [said])

    @rule(who=people, pick=picks)
    def accept(self, who: str, pick: int) -> None:
        fact = self._fact(who, pick)
        if fact and self._do(who, Confirmed(self.sheets[who].item.key, fact.key, at_sight=True)):
            self.memory.sees(who, self.sheets[who].item, [fact])

    @rule(who=people, pick=picks)
    def reject(self, who: str, pick: int) -> None:
        if fact := self._fact(who, pick):
            self._do(who, Rejected(self.sheets[who].item.key, fact.key))

    @rule(who=people, pick=picks, typed=picks)
    def correct(self, who: str, pick: int, typed: int) -> None:
        fact = self._fact(who, pick)
        known = fact and (fact.current or fact.value or fact.original)
        if fact is None or known is None or (value := self._typed(known.property, typed)) is None:
            return
        new = entered(value, known.property, fact.original or fact.value)
        action = self._founded(self.sheets[who], Corrected(self.sheets[who].item.key, fact.key, new), typed)
        if action is not None and self._do(who, action):
            self.memory.sees(who, self.sheets[who].item, [replace(fact, value=new, rejected=False)])

    @rule(
        who=people,
        name=st.sampled_from(("gravimetric_energy_density", "mass", "energy", "compaction_density")),
        typed=picks,
        at=picks,
    )
    def enter(self, who: str, name: str, typed: int, at: int) -> None:
        sheet = self.sheets.get(who)
        if sheet is None or not sheet.folder.pages or (value := self._typed(name, typed)) is None:
            return
        page = sheet.folder.pages[0]
        line = page.text.split("\n")
        start = sum(len(t) + 1 for t in line[: at % len(line)])
        words = line[at % len(line)]
        if not words.strip():
            return
        evidence = quote(page, (start, start + len(words)), "pointed at")
        new = entered(value, name, evidence=(evidence,))
        key = f"entered-{len(sheet.folder.events)}-{typed}"
        action = self._founded(sheet, Added(sheet.item.key, key, new), typed)
        if action is not None and self._do(who, action):
            self.memory.sees(who, sheet.item, [FactState(key, None, new)])

    @rule(who=people, pick=picks, to=picks)
    def move(self, who: str, pick: int, to: int) -> None:
        fact = self._fact(who, pick)
        if fact is None:
            return
        others = [k for k in self.sheets[who].folder.state.items if k != self.sheets[who].item.key]
        if others:
            self._do(who, Moved(self.sheets[who].item.key, fact.key, others[to % len(others)]))

    @rule(who=people, product=st.sampled_from(PRODUCTS))
    def say_what_it_is(self, who: str, product: str) -> None:
        if who in self.sheets:
            self._do(who, ProductChanged(self.sheets[who].item.key, product))

    @rule(who=people, pick=picks)
    def answer(self, who: str, pick: int) -> None:
        sheet = self.sheets.get(who)
        if sheet is not None and sheet.questions:
            choices = sheet.questions[0].choices
            self._do(who, *choices[pick % len(choices)].steps)

    @rule(who=people)
    def sign(self, who: str) -> None:
        if who not in self.sheets:
            return
        sheet = self.sheets[who]
        with suppress(UnsignableError, HeldError, StaleError):
            self.sheets[who], _ = self._desk(who).sign(sheet)
            self.memory.signs(who, sheet.item, str(sheet.made.outcome))
            self.lately = {sheet.item.key}
            self.tally["signature"] += 1

    @rule(who=people)
    def settle(self, who: str) -> None:
        """What a diligent person does: takes the item in hand, looks at all, types what is hidden, signs."""
        if who not in self.sheets:
            return
        desk, key = self._desk(who), self.sheets[who].item.key
        with suppress(KeyError, HeldError):
            desk.claim(key)
            self.sheets[who] = desk.sheet(key)
            for _ in self.sheets[who].hidden:
                self.type_unseen(who, 0, True)
            self.look(who)
            self.sign(who)
            desk.release(key)

    @rule(first=people, second=people, pick=picks)
    def settle_together(self, first: str, second: str, pick: int) -> None:
        self.open(first, pick)
        self.open(second, pick)
        self.settle(first)
        self.settle(second)

    @rule(first=people, second=people, third=people, pick=picks, step=st.sampled_from(STEPS), more=picks)
    def finish(self, first: str, second: str, third: str, pick: int, step: str, more: int) -> None:
        """Two settle an item, somebody takes one more step with it, and it is declared."""
        self.settle_together(first, second, pick)
        self.open(third, pick)
        if step == "read_again":
            self.read_again(more, shipped.CHANGES[more % len(shipped.CHANGES)])
        elif step == "step_back":
            self.step_back(third, more % 2 == 0)
        elif step == "correct":
            self.correct(third, more, more)
        elif step:
            getattr(self, step)(third, more)
        for day in DAYS:
            self.declare(third, 1, False, day, more % 2 == 0)
            self.state_it(third, 1, day)

    @rule(who=people)
    def reopen(self, who: str) -> None:
        if who in self.sheets:
            with suppress(HeldError, StaleError):
                self.sheets[who], _ = self._desk(who).reopen(self.sheets[who], "doubts")
                self.memory.ends(self.sheets[who].item.key)

    @rule(who=people, again=st.booleans())
    def step_back(self, who: str, again: bool) -> None:
        with suppress(HeldError):
            self._desk(who).undo(again=again)

    # What goes out

    @rule(who=people, pick=picks, whole=st.booleans(), day=st.sampled_from(DAYS), anyway=st.booleans())
    def declare(self, who: str, pick: int, whole: bool, day: date, anyway: bool) -> None:
        desk, items = self._desk(who), self._chosen(who, pick, whole)
        bench, desk.bench = desk.bench, Bench(self.catalogue, day, "default")
        draft = desk.draft(items, though_suspended=anyway)
        desk.bench = bench
        if draft.made is None or draft.against:
            return
        told = [self._state(s.place) for line in draft.made.lines for s in (line.subject,)]
        wrong = self._judge(day).of_declaration(draft.made, told)
        assert wrong == [], (draft.made.zh, wrong)
        with suppress(ChangedMeanwhileError):
            filed(self.store, draft, desk.stamp, None)
            self.tally["remark" if draft.made.zh else "declared without a remark"] += 1

    @rule(who=people, pick=picks, day=st.sampled_from(DAYS))
    def state_it(self, who: str, pick: int, day: date) -> None:
        bench = Bench(self.catalogue, day, "default")
        entries = [self._desk(who).entries[i] for i in self._chosen(who, pick, False)]
        places = [Place(e.item, e.document, e.label, e.name) for e in entries]
        with suppress(KeyError):
            for about in subjects_of(self.store, places, bench):
                text = statement(about, bench)
                wrong = self._judge(day).of_statement(text, self._state(about.place))
                assert wrong == [], wrong
                self.tally["statement"] += 1
