"""The goods lines of a shipment: each goods once, with its rows, the papers that describe it, and its item.

The item of a line is the one that a person signs: of the papers that describe the model the one that says most, else
the row that gave the line its name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.declaring.filling.record import Row
from casebook.links.contradictions import OF_THE_LINE
from casebook.review.finding import Place
from casebook.shipments.goods.figures import Figure, mass_a_piece, said_by
from casebook.shipments.goods.joining import Group, Join, described, grouped
from casebook.shipments.goods.papers import Entry, Member, members, rows, sheets
from casebook.shipments.shipment import Shipment
from casebook.store.database import Store
from classifier.facts import Fact, Item
from classifier.law.catalogue import Catalogue

FIGURES = ("quantity", "net_mass", "gross_mass", "packages", "unit_price", "amount", "tariff_line", "origin")
"""What trade papers say of a consignment, line by line."""
_FIRST = ("datasheet", "test_report", "technology", "safety_data_sheet")
"""Papers that describe a model, the likeliest to be signed first."""


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """Goods of the shipment.

    `rows` are the rows of trade papers, `sheets` the papers that describe the model (sure ones first), `figures` what
    each paper says by property; `mass` is grams a piece from net mass and quantity. `chosen` is
    the item that a person has it judged by.
    """

    number: int
    rows: Group
    sheets: tuple[Join, ...]
    figures: Mapping[str, tuple[Figure, ...]]
    mass: Fact | None
    chosen: str | None = None

    @property
    def label(self) -> str:
        """What it is called: as the first row has it, a model that a sheet names before a description."""
        return self.subject.item.label

    @property
    def joined(self) -> tuple[Entry, ...]:
        """The papers that describe it for sure."""
        return tuple(j.entry for j in self.sheets if j.is_sure)

    @property
    def subject(self) -> Entry:
        """The item that is judged and signed for the line."""
        told = [e for e in self.joined if e.key == self.chosen or e.state.is_signed or _describes(e)]
        told.sort(key=lambda e: (e.key != self.chosen, *_rank(e)))
        return told[0] if told else self.rows[0].entry

    @property
    def place(self) -> Place:
        """The item's place in the casebook."""
        entry = self.subject
        return Place(entry.key, entry.member.sha256, entry.item.label, entry.member.name)

    @property
    def together(self) -> Item:
        """What all papers that describe it say in one item, none of it of the consignment.

        The order is that of the papers, whichever is signed, so that the same papers always ask the same.
        """
        first, *others = self.joined or (self.rows[0].entry,)
        item = first.item
        return item.having(*(f for e in others for f in e.item.facts if f.property not in OF_THE_LINE))


def _describes(entry: Entry) -> bool:
    """Whether a paper says more of its goods than their name: a mail that only names them tells less than their row."""
    return entry.member.kind in _FIRST or any(f.property not in OF_THE_LINE for f in entry.item.facts)


def _rank(entry: Entry) -> tuple[bool, int, int]:
    """What is signed first, then by the kind of paper, then by how much it says."""
    kind = entry.member.kind
    order = _FIRST.index(kind) if kind in _FIRST else len(_FIRST)
    return not entry.state.is_signed, order, -len({f.property for f in entry.item.facts})


@dataclass(frozen=True, slots=True)
class Case:
    """A shipment laid out: its papers, its goods lines, and the described items that no line is of."""

    shipment: Shipment
    members: tuple[Member, ...]
    lines: tuple[GoodsLine, ...]
    unjoined: tuple[Entry, ...]


def laid_out(store: Store, shipment: Shipment, catalogue: Catalogue) -> Case:
    """The shipment as its papers stand now.

    Where no paper lists goods, each described item is a line of its own; a maker's reply describes none, for what it
    says was entered.
    """
    several = members(store, shipment.papers)
    replies = {reply for letter in shipment.letters for reply in letter.replies}
    goods = [m for m in several if m.sha256 not in replies]
    listed, told = rows(goods), sheets(goods)
    groups = grouped(listed, shipment, catalogue) if listed else grouped(told, shipment, catalogue)
    lines = tuple(_line(k, g, told if listed else (), shipment, catalogue) for k, g in enumerate(groups, 1))
    used = {e.key for line in lines for e in (*line.joined, *(j.entry for j in line.rows))}
    return Case(shipment, several, lines, tuple(e for e in told if e.key not in used))


def _line(number: int, group: Group, told: Sequence[Entry], shipment: Shipment, catalogue: Catalogue) -> GoodsLine:
    figures = {name: said_by([j.entry for j in group], name) for name in FIGURES}
    sure = [j.entry for j in group if j.is_sure]
    chosen = next((shipment.chosen[j.entry.key] for j in group if j.entry.key in shipment.chosen), None)
    sheets_ = described(group, told, shipment, catalogue)
    return GoodsLine(number, group, sheets_, figures, mass_a_piece(sure, catalogue), chosen)


def record_rows(line: GoodsLine) -> tuple[Row, ...]:
    """The rows as a declaration is filled from them."""
    return tuple(Row(j.entry.member.paper, j.entry.item) for j in line.rows)


def total(figures: Sequence[Figure]) -> Decimal | None:
    """The one number that papers agree on; `None` where they do not, or say nothing."""
    numbers = {f.number for f in figures}
    return next(iter(numbers)) if len(numbers) == 1 else None
