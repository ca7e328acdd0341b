"""What the review screens ask and do, without a screen: the queue, the document in hand, and each step kept.

A sheet is one item as it stands; every act gives the next sheet and what the act has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from casebook import blind, folder, judging, queue
from casebook.actions import Action, Reopened, Signed
from casebook.events import Stamp
from casebook.folder import Folder
from casebook.judging import Bench
from casebook.ledger import Event
from casebook.questions import Question, questions
from casebook.queue import Entry
from casebook.signing import Blind, Rules, Standing, objections
from casebook.state import FactState, ItemState
from casebook.store import Store
from casebook.typed import Grammar, grammar
from casebook.undo import history
from casebook.worker import catalogue_of
from classifier.determination import Determination
from tui.commands.session import version
from tui.exits import Exit
from tui.troubles import Refused

KEPT_FOLDERS = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """One item with all that a screen shows of it. `hidden` are the facts still to be typed blind."""

    folder: Folder
    entry: Entry
    item: ItemState
    made: Determination
    standing: Standing
    questions: tuple[Question, ...]
    hidden: tuple[FactState, ...]

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that nobody has said anything on; "cannot tell" is an answer."""
        return tuple(q for q in self.questions if q.key not in self.item.answers)

    @property
    def is_hidden(self) -> bool:
        """Whether what would give the hidden values away is to be kept back."""
        return bool(self.hidden)


@dataclass(slots=True)
class Reviewer:
    """A person at work on a casebook."""

    store: Store
    bench: Bench
    stamp: Stamp
    rules: Rules
    grammar: Grammar
    entries: dict[str, Entry] = field(default_factory=dict)
    _folders: dict[str, Folder] = field(default_factory=dict)
    _steps: list[Event] | None = None
    _held: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    @property
    def who(self) -> str:
        """The name that the person signs with."""
        return self.stamp.who

    def load(self) -> tuple[Entry, ...]:
        """The whole queue, in its order."""
        made = queue.ordered(queue.entries(self.store, self.rules))
        self.entries = {e.item: e for e in made}
        return made

    def reordered(self) -> tuple[Entry, ...]:
        """The queue as it is after this session's steps."""
        made = queue.ordered(self.entries.values())
        self.entries = {e.item: e for e in made}
        return made

    def preload(self, item: str) -> None:
        """Readies an item's document, so that it opens at once."""
        self._folder(self.entries[item].document)

    def sheet(self, item: str) -> Sheet:
        """An item as it stands; raises `KeyError` where its document no longer has it."""
        return self._sheet(self._folder(self.entries[item].document), item)

    def claim(self, item: str) -> None:
        """Takes the item in hand; raises `HeldError` where another person has it."""
        mine = self._folder(self.entries[item].document)
        self._keep(folder.claimed(self.store, mine, item, self.stamp))
        self._held.add(item)

    def release(self, item: str) -> None:
        """Puts the item back."""
        mine = self._folder(self.entries[item].document)
        self._keep(folder.released(self.store, mine, item, self.stamp))
        self._held.discard(item)

    def leave(self) -> None:
        """Puts back whatever is still in hand: a claim ends with its owner's session."""
        for item in tuple(self._held):
            self.release(item)

    def act(self, sheet: Sheet, actions: Sequence[Action], why: str | None = None) -> tuple[Sheet, tuple[str, ...]]:
        """The sheet after these actions, and what they changed; raises `HeldError` for another's item."""
        stamp = replace(self.stamp, why=why)
        done = folder.acted(self.store, sheet.folder, actions, stamp)
        for action in actions:
            other = str(getattr(action, "to", ""))
            if other in self.entries:
                done = self._rejudged(done, other)
        self._remember(sheet.folder, done)
        return self._after(sheet, done)

    def sign(self, sheet: Sheet, why: str | None = None) -> tuple[Sheet, tuple[str, ...]]:
        """The sheet with this person's signature."""
        return self.act(sheet, [Signed(sheet.item.key, str(sheet.made.outcome))], why)

    def reopen(self, sheet: Sheet, why: str) -> tuple[Sheet, tuple[str, ...]]:
        """The sheet with its signatures ended."""
        return self.act(sheet, [Reopened(sheet.item.key)], why)

    def objections(self, sheet: Sheet) -> tuple[str, ...]:
        """Why this person may not sign the sheet yet."""
        return objections(self.who, sheet.standing, hidden=len(sheet.hidden), questions=len(sheet.unanswered))

    def undo(self, *, again: bool = False) -> tuple[str, str] | None:
        """Takes the last step back (or does it again): its item and its name; `None` where there is none."""
        if self._steps is None:
            self._steps = list(folder.steps(self.store, self.who))
        past = history(self._steps, self.who)
        step = past.to_redo if again else past.to_undo
        if step is None:
            return None
        mine = self._folder(step.document)
        self._remember(mine, self._keep(folder.taken_back(self.store, mine, step, self.stamp, again=again)))
        items = [k for k in (getattr(step.action, "item", ""), getattr(step.action, "to", "")) if k]
        for key in items:
            self._keep(self._rejudged(self._folders[step.document], str(key)))
        return str(items[0]), _named(step)

    def _remember(self, before: Folder, after: Folder) -> None:
        """Keeps this session's own steps beside those of before, so that undo reads the ledger once."""
        if self._steps is not None:
            self._steps.extend(e for e in after.events if e.seq > before.last and e.who == self.who)

    def _after(self, before: Sheet, done: Folder) -> tuple[Sheet, tuple[str, ...]]:
        done = self._rejudged(done, before.item.key)
        self._keep(done)
        made = self._sheet(done, before.item.key)
        told = () if before.is_hidden or made.is_hidden else judging.changes(before.made, made.made)
        return made, told

    def _rejudged(self, done: Folder, item: str) -> Folder:
        """The document with an item's new answer kept, where it is another one."""
        old, state = self.entries.get(item), done.state.items.get(item)
        if old is None or state is None:
            return done
        entry = judging.fresh(old, state, self.bench.judged(state))
        if entry != old:
            done = judging.keep(self.store, done, entry, self.bench, self.stamp)
        self.entries[item] = queue.after(entry, done.state, done.events, self.rules)
        return done

    def _sheet(self, mine: Folder, item: str) -> Sheet:
        state = mine.state.items[item]
        made = self.bench.judged(state)
        fresh = judging.fresh(self.entries[item], state, made)
        entry = queue.after(fresh, mine.state, mine.events, self.rules)
        self.entries[item] = entry
        signed = entry.standing
        asked = questions(state, made, self.bench.catalogue)
        unseen = blind.hidden(state, made, self.who, self.rules, signed.signers)
        return Sheet(mine, entry, state, made, signed, asked, unseen)

    def _folder(self, document: str) -> Folder:
        known = self._folders.get(document)
        return known or self._keep(folder.opened(self.store, document))

    def _keep(self, mine: Folder) -> Folder:
        """Keeps the newer of what is known and what is given; the oldest of many is forgotten."""
        with self._lock:
            known = self._folders.pop(mine.document, None)
            newest = known if known is not None and known.last > mine.last else mine
            self._folders[mine.document] = newest
            while len(self._folders) > KEPT_FOLDERS:
                del self._folders[next(iter(self._folders))]
            return newest


def reviewer(store: Store, *, as_of: date, policy: str, layers: tuple[Path, ...], who: str, blind: Blind) -> Reviewer:
    """A person at work; raises `CatalogueError`, or `Refused` for a policy that the catalogue lacks."""
    catalogue = catalogue_of(layers)
    if policy not in catalogue.policies:
        raise Refused(f"there is no policy {policy!r}; there are {', '.join(catalogue.policies)}", Exit.USAGE)
    stamp = Stamp(who, version(), catalogue.sha256)
    rules = Rules(blind=blind)
    return Reviewer(store, Bench(catalogue, as_of, policy), stamp, rules, grammar(catalogue.vocabulary))


def _named(step: Event) -> str:
    return type(step.action).__name__.lower().replace("productchanged", "change of product")
