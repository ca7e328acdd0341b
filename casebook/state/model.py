"""What a document, its items and their facts are after everything that happened to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from casebook.record.actions import ItemOutcome, Signed, Source
from classifier.facts import Fact, Item
from extractor.document.model import Reading


@dataclass(frozen=True, slots=True)
class Word:
    """Who gave a fact the value that counts or found it right, from which account, and whether it was on the screen."""

    who: str
    account: str | None = None
    at_sight: bool = False


@dataclass(frozen=True, slots=True)
class FactState:
    """A fact as it was read beside what a person made of it.

    `original` is `None` for a fact that a person added; `value` is a person's value. `differs` is what
    a later reading has in its place, where the two disagree; `seen` is false where it has nothing there. `source`
    is where a person's value comes from, if not from the quoted words. `aside` says what the part of the page is that a
    person marked, where its values are none of the goods. What is `withheld` a mark on an earlier paper took away, and
    no person has said anything of it here. `words` are those of people on the value that counts.
    """

    key: str
    original: Fact | None
    value: Fact | None = None
    rejected: bool = False
    confirmed_by: tuple[str, ...] = ()
    by: str | None = None
    differs: Fact | None = None
    seen: bool = True
    source: Source | None = None
    aside: str | None = None
    withheld: bool = False
    words: tuple[Word, ...] = ()

    @property
    def current(self) -> Fact | None:
        """The fact that counts; `None` where a person rejected it, or a mark took it away.

        What a person has confirmed is not read by a mark alone any more.
        """
        if self.rejected or (self.withheld and not self.is_touched):
            return None
        fact = self.value or self.original
        return replace(fact, marked=None) if fact is not None and fact.marked and self.is_touched else fact

    @property
    def is_touched(self) -> bool:
        """Whether a person has said anything about it."""
        return self.value is not None or self.rejected or bool(self.confirmed_by)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who stands for which outcome, since when; `event` holds by which account and key."""

    who: str
    outcome: str
    at: str
    why: str | None = None
    event: Signed | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who has checked out the item, until when (UTC, ISO 8601)."""

    who: str
    until: str


@dataclass(frozen=True, slots=True)
class LinkWord:
    """What a person said of a line and a sheet (the item `sheet` of a document by its SHA-256).

    That they are of one model, or that they are not; who, when and why.
    """

    document: str
    sheet: str
    is_one: bool
    who: str
    at: str
    why: str | None = None

    def __str__(self) -> str:
        because = f": {self.why}" if self.why else ""
        return f"{'confirmed' if self.is_one else 'refused'} by {self.who} on {self.at[:10]}{because}"


@dataclass(frozen=True, slots=True)
class Seen:
    """Who looked at a document and found that it holds no goods, when and why."""

    who: str
    at: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A person's word that an item is no goods of its own, when and why; `into` is the item it is the same as."""

    who: str
    at: str
    why: str | None = None
    into: str | None = None


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item as it was read (`read`), its facts, and what people said of it; `reopened` says why it needs one.

    `added` is the item as a person entered it, where a person did: it stands without any reading. `label` is the name
    that a person gave it. With `removals` it is no goods of its own any more, and stays in the record.
    """

    key: str
    read: Item
    facts: tuple[FactState, ...]
    product: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    claim: Claim | None = None
    reopened: str | None = None
    outcome: ItemOutcome | None = None
    seen: bool = True
    added: Item | None = None
    links: tuple[LinkWord, ...] = ()
    label: str | None = None
    removals: tuple[Removal, ...] = ()

    @property
    def name(self) -> str:
        """What it is called: as a person named it, else as it was read."""
        return self.label or self.read.label

    @property
    def stands(self) -> bool:
        """Whether it is goods of the document: found by the newest reading or a person, and not taken out by one."""
        return self.seen and not self.removals

    @property
    def current(self) -> Item:
        """The item that is to be classified: with the person's name, values and product where there are any."""
        products = (self.product,) if self.product else self.read.products
        facts = tuple(f.current for f in self.facts if f.current is not None)
        rejected = tuple(f.original for f in self.facts if f.rejected and f.original is not None)
        withheld = tuple(f.original for f in self.facts if f.withheld and not f.is_touched and f.original is not None)
        made = replace(self.read, label=self.name, products=products, facts=facts, rejected=rejected)
        return replace(made, withheld=withheld)

    @property
    def is_touched(self) -> bool:
        """Whether a person has said anything about it or its facts."""
        spoken = self.product or self.answers or self.signatures or self.reopened or self.added or self.links
        return bool(spoken or self.label or self.removals) or any(f.is_touched for f in self.facts)

    @property
    def is_signed(self) -> bool:
        """Whether somebody stands for it as it is now."""
        return bool(self.signatures) and self.reopened is None

    def with_link(self, word: LinkWord) -> ItemState:
        """The same item with a person's word on a sheet in place of the one before on that sheet."""
        others = tuple(w for w in self.links if (w.document, w.sheet) != (word.document, word.sheet))
        return replace(self, links=(*others, word))

    def with_fact(self, fact: FactState) -> ItemState:
        """The same item with one fact in place of the one of its key, or with one more."""
        if any(f.key == fact.key for f in self.facts):
            return replace(self, facts=tuple(fact if f.key == fact.key else f for f in self.facts))
        return replace(self, facts=(*self.facts, fact))

    def without_fact(self, key: str) -> ItemState:
        """The same item without the fact of a key."""
        return replace(self, facts=tuple(f for f in self.facts if f.key != key))

    def fact(self, key: str) -> FactState | None:
        """Its fact of a key, if it has it."""
        return next((f for f in self.facts if f.key == key), None)


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A document by its bytes. `moves` are facts that people gave to another item: (item, fact, to).

    `no_goods` is a person's word that it holds no goods; `reopened` says why that word no longer stands.
    """

    sha256: str
    names: tuple[str, ...] = ()
    reading: Reading | None = None
    items: Mapping[str, ItemState] = field(default_factory=dict)
    moves: tuple[tuple[str, str, str], ...] = ()
    no_goods: Seen | None = None
    reopened: str | None = None

    def with_item(self, item: ItemState) -> DocumentState:
        """The same document with one item in place of the one of its key, or with one more."""
        return replace(self, items={**self.items, item.key: item})
