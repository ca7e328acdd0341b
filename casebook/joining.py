"""What the documents of one run say together: lines with the facts of their datasheets, sheets of one model
with the facts of each other.

Nothing here replaces what a document says alone: a joined item is an answer beside the document's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from casebook.contradictions import OF_THE_LINE, Contradiction, Paper, contradictions, settled
from casebook.linking import Link, Placed, link, sheets_of_one_model, tied
from classifier.catalogue import Catalogue
from classifier.facts import Item
from classifier.law import TrustRule
from extractor.document import Reading

TRADE = frozenset({"invoice", "packing_list"})
_OTHER = "other"

Place = tuple[str, int]
"""A document's SHA-256 and an item's place in it."""


@dataclass(frozen=True, slots=True)
class Together:
    """An item with what other documents say of its model. `links` are a line's, certain or confirmed ones;
    `sheets` are the other items whose facts it has; `contradictions` are shown with every answer on it.
    """

    item: Item
    links: tuple[Link, ...]
    sheets: tuple[Placed, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the documents of a run are to each other: all links, those offered to a person included, and the
    items that other documents add to.
    """

    links: tuple[Link, ...]
    joined: Mapping[Place, Together]

    def offered(self, place: Place) -> tuple[Link, ...]:
        """The links of a line that wait for a person, the likeliest first."""
        known = self.joined.get(place)
        used = {made.sheet.place for made in known.links} if known else set()
        return tuple(m for m in self.links if m.line.place == place and m.sheet.place not in used)


def joined(line: Item, sheet: Item) -> Item:
    """The line with the sheet's facts behind its own; each fact's evidence keeps its document's hash.

    Only for a certain link or one that a person confirmed. What the two call the goods is narrowed to what
    they have in common; where they have nothing in common, both stay. Quantities, prices and tariff numbers
    are the line's.
    """
    added = tuple(f for f in sheet.facts if f.property not in OF_THE_LINE)
    return replace(
        line,
        products=_products(line.products, sheet.products),
        product_evidence=line.product_evidence + sheet.product_evidence,
        facts=line.facts + added,
        complete=line.complete and sheet.complete,
    )


def _products(line: tuple[str, ...], sheet: tuple[str, ...]) -> tuple[str, ...]:
    if line == (_OTHER,):
        return sheet
    common = tuple(p for p in sheet if p in line)
    return common or tuple(dict.fromkeys((*line, *sheet)))


def placed(readings: Iterable[Reading]) -> tuple[Placed, ...]:
    """Every item of the readings with its place, a document that is there twice taken once."""
    once = {r.identity.sha256: r for r in readings}
    return tuple(
        Placed(sha256, r.identity.name, r.kind, index, item)
        for sha256, r in once.items()
        for index, item in enumerate(r.items)
    )


def assemble(
    items: Sequence[Placed],
    catalogue: Catalogue,
    *,
    trust: TrustRule | None = None,
    confirmed: Collection[tuple[Place, Place]] = (),
) -> Assembly:
    """The links within a run (or a folder of it), and the items that gain facts by them.

    `confirmed` are (line, sheet) places that a person has tied; `trust` is the policy's order of trust, if it
    has one. Items that no other document adds to are not in `joined`.
    """
    lines = tuple(p for p in items if _is_line(p))
    sheets = tuple(p for p in items if not _is_line(p))
    papers = {p.document: Paper(p.name, p.kind) for p in items}
    links = link(lines, sheets, catalogue)
    used = _used(links, items, confirmed)
    made = {line.place: _of_line(line, used[line.place]) for line in lines if line.place in used}
    made |= {s.place: _of_sheet(s, others) for s, others in sheets_of_one_model(sheets)}
    return Assembly(links, {at: _weighed(t, papers, catalogue, trust) for at, t in made.items()})


def resolve(
    readings: Iterable[Reading], catalogue: Catalogue, *, trust: TrustRule | None = None
) -> Mapping[Place, Item]:
    """Each item that other documents of the run add to, with their facts; the others are not there."""
    found = assemble(placed(readings), catalogue, trust=trust)
    return {place: together.item for place, together in found.joined.items()}


def _is_line(one: Placed) -> bool:
    return one.item.line is not None or one.kind in TRADE


def _used(
    links: Iterable[Link], items: Iterable[Placed], confirmed: Collection[tuple[Place, Place]]
) -> Mapping[Place, list[Link]]:
    """The links that count: those that a person confirmed for a line, else the certain ones."""
    by_place = {p.place: p for p in items}
    offered = {(made.line.place, made.sheet.place): made for made in links}
    used: dict[Place, list[Link]] = {}
    for line, sheet in confirmed:
        if line in by_place and sheet in by_place:
            made = offered.get((line, sheet)) or tied(by_place[line], by_place[sheet])
            used.setdefault(line, []).append(made)
    for made in offered.values():
        if made.certain and not any(line == made.line.place for line, _ in confirmed):
            used.setdefault(made.line.place, []).append(made)
    return used


def _of_line(line: Placed, links: Sequence[Link]) -> Together:
    return _together(line, tuple(m.sheet for m in links), tuple(links))


def _of_sheet(sheet: Placed, others: Sequence[Placed]) -> Together:
    return _together(sheet, tuple(others), ())


def _together(one: Placed, others: tuple[Placed, ...], links: tuple[Link, ...]) -> Together:
    item = one.item
    for other in others:
        item = joined(item, other.item)
    return Together(item, links, others, ())


def _weighed(made: Together, papers: Mapping[str, Paper], catalogue: Catalogue, trust: TrustRule | None) -> Together:
    """With its contradictions, and the less trusted side set aside where the policy has an order of trust."""
    found = contradictions(made.item, papers, catalogue.vocabulary)
    return replace(made, item=settled(made.item, found, papers, trust), contradictions=found)
