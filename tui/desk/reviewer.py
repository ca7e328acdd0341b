"""What the review screens ask and do, without a screen: the queue, the document in hand, and each step kept.

A sheet is one item as it stands; every act gives the next sheet and what the act has changed.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from casebook.declaring import filing
from casebook.declaring.declaration import NO_LIMITS, LengthLimits
from casebook.record.actions import Action, ItemAdded, NoGoods, Reopened, items_of
from casebook.record.actions.forming import FORMING
from casebook.record.events import Stamp
from casebook.record.keys import free_item_key
from casebook.record.ledger import Event
from casebook.record.signatory import Signatory, from_account, of_this_process
from casebook.review import forming, itemless, judging, looking, queue, taken_out
from casebook.review.finding import Place
from casebook.review.judging import Bench
from casebook.review.questions import questions
from casebook.review.queue import Entry
from casebook.review.values import blind_entry
from casebook.review.values.typed_values import Grammar
from casebook.shipments import in_queue
from casebook.shipments.keeping import shipments
from casebook.state import folder
from casebook.state.folder import Folder, StaleError
from casebook.state.people.signing import Rules
from casebook.state.undo import history
from casebook.store.database import Store
from classifier.facts import Item
from tui.desk.folders import Folders
from tui.desk.sheet import Sheet, UnsignableError
from tui.desk.signing import against_signing
from tui.desk.step_names import step_name


@dataclass(slots=True)
class Reviewer:
    """A person at work on a casebook."""

    store: Store
    bench: Bench
    stamp: Stamp
    rules: Rules
    grammar: Grammar
    limits: LengthLimits = NO_LIMITS
    signatory: Signatory = field(default_factory=of_this_process)
    entries: dict[str, Entry] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    """The items that this person has marked for a declaration."""
    layers: tuple[Path, ...] = ()
    lessons: list[tuple[Folder, Folder]] = field(default_factory=list)
    """Documents before and after steps that may teach something of their forms, not looked at yet."""
    _folders: Folders = field(init=False)
    _ordered: tuple[Entry, ...] = ()
    _groups: in_queue.Groups = field(default_factory=in_queue.Groups)
    _steps: list[Event] | None = None
    _held: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._folders = Folders(self.store)

    @property
    def who(self) -> str:
        """The name that the person signs with."""
        return self.stamp.who

    def is_blind(self, entry: Entry) -> bool:
        """Whether the house has this person type the entry's deciding values before seeing them."""
        return not entry.is_signed and self.rules.is_blind(entry.outcome, self.who, entry.standing.signers)

    def load(self) -> tuple[Entry, ...]:
        """The whole queue, in its order: items, and documents without any."""
        items, gone = queue.entries(self.store, self.rules), taken_out.entries(self.store, self.rules)
        rows = {e.item: e for e in (*items, *gone, *itemless.entries(self.store))}
        self._groups = in_queue.groups(rows.values(), shipments(self.store))
        self._ordered = made = queue.ordered(in_queue.laid_upon(rows, self._groups).values())
        self.entries = {e.item: e for e in made}
        return made

    def reordered(self) -> tuple[Entry, ...]:
        """The queue as it is after this session's steps; what has not changed its place is not sorted again."""
        self._ordered = made = queue.reordered(self._ordered, self.entries)
        if any(map(operator.ne, map(operator.attrgetter("item"), made), self.entries)):
            self.entries = {e.item: e for e in made}
        return made

    def regroup(self) -> None:
        """Takes in what was done on shipments: which items are the same goods, and are looked at once."""
        self._groups = in_queue.groups(self.entries.values(), shipments(self.store))
        self.entries.update(in_queue.laid_upon(self.entries, self._groups))

    def has_item(self, key: str) -> bool:
        """Whether the queue has an item of this key; the row of a document without items is none."""
        return key in self.entries and not self.entries[key].is_document

    def preload(self, item: str) -> None:
        """Readies an item's document, so that it opens at once."""
        if item in self.entries:
            self._folders.of(self.entries[item].document)

    def sheet(self, item: str) -> Sheet:
        """An item as it stands; raises `KeyError` where its document no longer has it."""
        return self._sheet(self._folders.of(self.entries[item].document), item)

    def paper(self, document: str) -> Folder:
        """A document as it stands."""
        return self._folders.keep(folder.refreshed(self.store, self._folders.of(document)))

    def of_document(self, document: str) -> tuple[Entry, ...]:
        """The rows of one document, in the order of the document."""
        return tuple(sorted((e for e in self.entries.values() if e.document == document), key=lambda e: e.position))

    def add_item(self, mine: Folder, label: str, product: str, why: str | None = None) -> str:
        """Adds an item that the reading of a document lacks; gives its key."""
        key = free_item_key(mine.document, Item(label, (product,)), mine.state.items)
        self._done(mine, ItemAdded(key, label, product), why)
        return key

    def no_goods(self, mine: Folder, why: str) -> None:
        """Finds that a document holds no goods."""
        self._done(mine, NoGoods(), why)

    def draft(self, items: Sequence[str], *, though_suspended: bool) -> filing.Draft:
        """The declaration of these items in the order of their documents, with what stands against it."""
        chosen = [self.entries[i] for i in items if i in self.entries]
        chosen.sort(key=lambda e: (e.name, e.document, e.position))
        places = [Place(e.item, e.document, e.label, e.name) for e in chosen]
        return filing.drafted(
            self.store, places, self.bench, self.stamp, self.limits, though_suspended=though_suspended
        )

    def file(self, draft: filing.Draft, out: Path) -> tuple[str, ...]:
        """Writes a declaration; see `casebook.declaring.filing.filed`."""
        return filing.filed(self.store, draft, self.stamp, out)

    def claim(self, item: str) -> None:
        """Checks out the item; raises `HeldError` where another person has it."""
        mine = self._folders.of(self.entries[item].document)
        self._folders.keep(folder.claimed(self.store, mine, item, self.stamp))
        self._held.add(item)

    def take_over(self, item: str, why: str) -> None:
        """Takes over an item that another person has checked out, whose session is dead; the ledger keeps why."""
        mine = self._folders.of(self.entries[item].document)
        done = self._folders.keep(folder.taken_over(self.store, mine, item, replace(self.stamp, why=why)))
        self._held.add(item)
        self.entries[item] = replace(self.entries[item], claim=done.state.items[item].claim)

    def release(self, item: str) -> None:
        """Returns the item; one that is none any more is checked out by nobody."""
        self._held.discard(item)
        if item in self.entries:
            mine = self._folders.of(self.entries[item].document)
            self._folders.keep(folder.released(self.store, mine, item, self.stamp))

    def leave(self) -> None:
        """Returns whatever is still checked out: a claim ends with its owner's session."""
        for item in tuple(self._held):
            self.release(item)

    def act(self, sheet: Sheet, actions: Sequence[Action], why: str | None = None) -> tuple[Sheet, tuple[str, ...]]:
        """The sheet after these actions, and what they changed.

        Raises `HeldError` for another's item, `StaleError` where what is signed or accepted is not what the sheet shows
        any more, and `ReasonNeededError` where a step without a `why` takes an item out, or away what stood against
        clearing one.
        """
        if sheet.item.key not in self.entries:
            raise StaleError("the queue has this item no more: its document was read again without it; go back to it")
        return self._after(sheet, self.take(sheet.folder, actions, why))

    def take(self, mine: Folder, actions: Sequence[Action], why: str | None = None) -> Folder:
        """The document after these actions, its items judged anew; raises what `act` does."""
        stamp, account = replace(self.stamp, why=why), self.signatory.account
        actions = [from_account(a, account) for a in actions]
        forming.refuse_unreasoned(mine, actions, self.bench, stamp)
        try:
            done = folder.acted(self.store, mine, actions, stamp)
        except StaleError:
            self.paper(mine.document)
            raise
        self._remember(mine, done)
        self.lessons.append((mine, done))
        if any(isinstance(a, FORMING) for a in actions):
            self._folders.keep(done)
            self._relist(done.document)
            return self._folders.of(done.document)
        for key in (k for a in actions for k in items_of(a)[1:] if k in self.entries):
            done = self._rejudged(done, key)
        return done

    def look(self, sheet: Sheet, keys: Iterable[str], how: str = "review") -> Sheet:
        """The sheet with these facts kept as seen by this person, where they decide and are not to be typed first."""
        hidden = {f.key for f in sheet.hidden}
        shown = (k for k in keys if k not in hidden)
        view = looking.view_of(sheet.item, sheet.made, shown, how, self.signatory.account)
        if not looking.is_news(view, self.who, sheet.folder.events):
            return sheet
        return replace(sheet, folder=self._folders.keep(folder.shown(self.store, sheet.folder, view, self.stamp)))

    def sign(self, sheet: Sheet, why: str | None = None) -> tuple[Sheet, tuple[str, ...]]:
        """The sheet with this person's signature.

        Raises `UnsignableError` where something keeps them from it, and `StaleError` where the item is not what the
        sheet shows any more.
        """
        against = self.objections(sheet)
        if against:
            raise UnsignableError("; ".join(against))
        outcome, after = str(sheet.made.outcome), sheet.folder.last
        return self.act(sheet, [self.signatory.signed(sheet.item.key, outcome, self.who, after)], why)

    def reopen(self, sheet: Sheet, why: str) -> tuple[Sheet, tuple[str, ...]]:
        """The sheet with its signatures ended."""
        return self.act(sheet, [Reopened(sheet.item.key)], why)

    def objections(self, sheet: Sheet) -> tuple[str, ...]:
        """Why this person may not sign the sheet yet."""
        return against_signing(sheet, self.who, self.signatory, self.grammar, self.rules)

    def undo(self, *, again: bool = False) -> tuple[str, str] | None:
        """Takes the last step back (or does it again): its item and its name; `None` where there is none."""
        if self._steps is None:
            self._steps = list(folder.steps(self.store, self.who))
        past = history(self._steps, self.who)
        if (step := past.to_redo if again else past.to_undo) is None:
            return None
        mine = self._folders.of(step.document)
        back = self._folders.keep(folder.taken_back(self.store, mine, step, self.stamp, again=again))
        self._remember(mine, back)
        self.lessons.append((mine, back))
        if isinstance(step.action, (ItemAdded, NoGoods, *FORMING)):
            self._relist(step.document)
        items = items_of(step.action)
        for key in items:
            self._folders.keep(self._rejudged(self._folders.of(step.document), str(key)))
        return str(next(iter(items), step.document)), step_name(step)

    def _done(self, mine: Folder, action: Action, why: str | None) -> None:
        """Keeps a step by which a document gains its first item, or is found to need none."""
        done = self._folders.keep(folder.acted(self.store, mine, [action], replace(self.stamp, why=why)))
        self._remember(mine, done)
        self._relist(mine.document)

    def _relist(self, document: str) -> None:
        """Makes the rows of a document anew: an item came or went."""
        self._folders.keep(judging.relisted(self.store, self._folders.of(document), self.bench, self.stamp))
        for key in [k for k, e in self.entries.items() if e.document == document]:
            del self.entries[key]
        items = queue.entries(self.store, self.rules, document)
        gone = taken_out.entries(self.store, self.rules, document)
        self.entries.update((e.item, e) for e in (*items, *gone, *itemless.entries(self.store, document)))
        self.regroup()

    def _remember(self, before: Folder, after: Folder) -> None:
        """Keeps this session's own steps beside those of before, so that undo reads the ledger once."""
        if self._steps is not None:
            self._steps.extend(e for e in after.events if e.seq > before.last and e.who == self.who)

    def _after(self, before: Sheet, done: Folder) -> tuple[Sheet, tuple[str, ...]]:
        done = self._rejudged(done, before.item.key)
        self._folders.keep(done)
        made = self._sheet(done, before.item.key)
        same = self._groups.with_others(before.item.key)
        self.entries.update(in_queue.laid_upon(self.entries, self._groups, same))
        told = () if before.is_hidden or made.is_hidden else judging.changes(before.made, made.made)
        return made, told

    def _rejudged(self, done: Folder, item: str) -> Folder:
        """The document with an item's new answer kept, where it is another one."""
        old, state = self.entries.get(item), done.state.items.get(item)
        if old is None or state is None:
            return done
        if not state.stands:
            return done
        entry = judging.fresh(old, state, self.bench.judged(state))
        if entry != old:
            done = judging.keep(self.store, done, entry, self.bench, self.stamp)
        self.entries[item] = queue.after(entry, done.state, done.events, self.rules)
        return done

    def _sheet(self, mine: Folder, item: str) -> Sheet:
        state = mine.state.items[item]
        made = self.bench.judged(state)
        if state.removals:
            entry = taken_out.entry(mine.state, state, self.rules)
        else:
            fresh = judging.fresh(self.entries[item], state, made)
            entry = queue.after(fresh, mine.state, mine.events, self.rules)
        self.entries[item] = entry
        signed = entry.standing
        asked = questions(state, made, self.bench.catalogue)
        unseen = blind_entry.hidden(state, made, self.who, self.rules, signed.signers, self.signatory.account)
        return Sheet(mine, entry, state, made, signed, asked, unseen, self.rules.blind_by)
