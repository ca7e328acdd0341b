"""A shipment's papers as people have left them: which list goods row by row, and which describe a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from casebook.checking.beside.kept import standing_of
from casebook.checking.beside.papers import Paper, Sheet
from casebook.links.offers import Placed
from casebook.state.folder import Folder, opened
from casebook.state.model import ItemState
from casebook.state.rows.names import short
from casebook.store.database import Store
from classifier.facts import Item
from extractor.papers.document_kind import PAPERS_OF_GOODS

ORDER = ("invoice", "packing_list", "order", "contract", "customs_declaration", "transport_document")
"""Kinds of papers that list goods, in the order in which a goods line takes its name from them."""
_QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Member:
    """A paper of the shipment: its name there, its document as the casebook has it, and as the checks take it."""

    name: str
    folder: Folder
    paper: Paper

    @property
    def sha256(self) -> str:
        """The paper's SHA-256."""
        return self.folder.document

    @property
    def kind(self) -> str:
        """What kind of paper it is, as the report names it."""
        return self.paper.kind

    @property
    def items(self) -> tuple[ItemState, ...]:
        """Its items that the newest reading has, or that a person entered, but for those that people took out."""
        return tuple(i for i in self.folder.state.items.values() if i.stands)

    @property
    def removed(self) -> tuple[ItemState, ...]:
        """The items that people found to be no goods of their own."""
        return tuple(i for i in self.folder.state.items.values() if i.seen and not i.stands)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of one of the papers."""

    member: Member
    state: ItemState
    index: int

    @property
    def key(self) -> str:
        """The item's key."""
        return self.state.key

    @property
    def item(self) -> Item:
        """The item as people have left it."""
        return self.state.current

    @property
    def placed(self) -> Placed:
        """The item as the matcher of names takes it."""
        return Placed(self.member.sha256, self.member.name, self.member.kind, self.index, self.item, self.key)

    @property
    def sheet(self) -> Sheet:
        """The item as the checks take what a paper describes."""
        return Sheet(self.member.paper, self.item, standing_of(self.state))


def members(store: Store, papers: Mapping[str, str]) -> tuple[Member, ...]:
    """The papers of these names, by SHA-256, those that list goods first and then in their order.

    One that the casebook never read is left out.
    """
    made = [m for sha256, name in papers.items() if (m := _member(store, sha256, name)) is not None]
    return tuple(sorted(made, key=lambda m: ORDER.index(m.kind) if m.kind in ORDER else len(ORDER)))


def _member(store: Store, sha256: str, name: str) -> Member | None:
    folder = opened(store, sha256)
    reading = folder.state.reading
    if reading is None:
        return None
    items = [i for i in folder.state.items.values() if i.stands]
    currents, standings = tuple(i.current for i in items), tuple(standing_of(i) for i in items)
    paper = Paper(short(name), sha256, reading.kind, folder.pages, currents, None, standings, is_named=True)
    return Member(name, folder, paper)


def is_mail_text(name: str) -> bool:
    """Whether a paper is what a mail itself says, and no file that came with it."""
    path = PurePosixPath(name)
    return path.stem == "body" and path.parent.suffix.lower() in (".eml", ".msg")


def rows(several: Sequence[Member]) -> tuple[Entry, ...]:
    """The rows of goods: all items of papers that list goods, and elsewhere those that are counted, as in a mail."""
    return tuple(e for e in _entries(several) if _is_row(e))


def sheets(several: Sequence[Member]) -> tuple[Entry, ...]:
    """The items that papers describe."""
    return tuple(e for e in _entries(several) if not _is_row(e))


def _entries(several: Sequence[Member]) -> Iterator[Entry]:
    for member in several:
        yield from (Entry(member, state, index) for index, state in enumerate(member.items))


def _is_row(entry: Entry) -> bool:
    if entry.member.kind in PAPERS_OF_GOODS:
        return True
    return entry.item.line is not None or bool(entry.item.of(_QUANTITY))
