"""The record that a draft is laid beside: papers with a kind each, and the items on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from classifier.facts import Item
from extractor.document.page import Page

SHEETS = ("datasheet", "test_report", "safety_data_sheet", "technology")
LISTS = ("invoice", "packing_list", "contract", "order")


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands for an item of the casebook: `signers` for all of it, `confirmed` by property for one of its facts."""

    signers: tuple[str, ...] = ()
    confirmed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def rank(self) -> int:
        """Signed before confirmed before merely read."""
        return 0 if self.signers else 1 if self.confirmed else 3

    def of(self, name: str) -> str:
        """Who stands for a property, in words."""
        if self.signers:
            return f"signed by {', '.join(self.signers)}"
        people = self.confirmed.get(name, ())
        return f"confirmed by {', '.join(people)}" if people else "unconfirmed"


READ = Standing()
_NAMED = 2
"""The rank of what is named beside the draft and nobody has said anything of: before what only the casebook has."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the record, a part of a file or a whole one; `sha256` is its file's.

    `standings` are those of its items, in their order, none where the casebook has nothing of it; `is_named` is false
    for a paper that only the casebook has.
    """

    name: str
    sha256: str
    kind: str
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    sheet: str | None = None
    standings: tuple[Standing, ...] = ()
    is_named: bool = True

    @property
    def shown(self) -> str:
        """Its name as a person is told it."""
        short = self.name.replace("\\", "/").rpartition("/")[2]
        return f"{short} ({self.sheet})" if self.sheet else short


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item that a paper describes."""

    paper: Paper
    item: Item
    standing: Standing = READ

    @property
    def rank(self) -> int:
        """What counts first: the facts that people stand for, then what is named beside the draft."""
        return min(self.standing.rank, _NAMED) if self.paper.is_named else self.standing.rank


def described(papers: Sequence[Paper]) -> tuple[Sheet, ...]:
    """The items that papers describe with their values, rather than list as goods; what people stand for first."""
    found = [
        Sheet(p, i, p.standings[k] if k < len(p.standings) else READ)
        for p in papers
        if p.kind not in (*LISTS, "customs_declaration", "transport_document")
        for k, i in enumerate(p.items)
        if not _is_listed(i)
    ]
    return tuple(sorted(found, key=lambda s: s.rank))


def _is_listed(item: Item) -> bool:
    """Whether an item is a line of goods, on a sheet of whatever kind: it is sold or numbered for customs."""
    names = {f.property for f in item.facts}
    return bool(names & {"amount", "unit_price"}) or {"tariff_line", "quantity"} <= names


def of_kind(papers: Sequence[Paper], *kinds: str) -> tuple[Paper, ...]:
    """The papers of some kinds."""
    return tuple(p for p in papers if p.kind in kinds)
