"""What the documents of one run say together.

Lines with the facts of their datasheets, sheets of one model with the facts of each other.

Nothing here replaces what a document says alone: a joined item is an answer beside the document's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from casebook.checking.beside.names import key_of
from casebook.links.contradictions import OF_THE_LINE, Contradiction, Paper, contradictions, settled
from casebook.links.model_names import ModelNames
from casebook.links.offers import Link, Pair, Place, Placed, link, sheets_of_one_model, tied
from classifier.facts import Item
from classifier.law.catalogue import Catalogue
from classifier.law.house import TrustRule
from extractor.document.model import Reading
from extractor.papers.document_kind import PAPERS_OF_GOODS

TRADE = PAPERS_OF_GOODS
_OTHER = "other"

Links = Mapping[Place, tuple[Link, ...]]
"""The links of each line, by its place, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of a line and a sheet: that they are of one model, or that they are not.

    `said` tells by whom, when and why.
    """

    line: Place
    sheet: Place
    is_one: bool
    said: str


@dataclass(frozen=True, slots=True)
class Together:
    """An item with what other documents say of its model.

    `links` are a line's, certain or confirmed ones; `sheets` are the other items whose facts it has; `contradictions`
    are shown with every answer on it.
    """

    item: Item
    links: tuple[Link, ...]
    sheets: tuple[Placed, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the documents of a run are to each other.

    All links, those offered to a person included, and the items that other documents add to.
    """

    links: Links
    joined: Mapping[Place, Together]

    def offered(self, place: Place) -> tuple[Link, ...]:
        """The links of a line that wait for a person, the likeliest first."""
        known = self.joined.get(place)
        used = {made.sheet.place for made in known.links} if known else set()
        return tuple(m for m in self.links.get(place, ()) if m.sheet.place not in used)


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
    words: Collection[Word] = (),
) -> Assembly:
    """The links within a run (or a folder of it), and the items that gain facts by them.

    `words` are what people said of lines and sheets, one word a pair: a confirmed link counts as a certain one does,
    and a refused one is not offered. `trust` is the policy's order of trust, if it has one. Items that no other
    document adds to are not in `joined`.
    """
    lines = tuple(p for p in items if _is_line(p))
    sheets = tuple(p for p in items if not _is_line(p))
    papers = {p.document: Paper(p.name, p.kind) for p in items}
    links = _by_line(link(lines, sheets, catalogue, refused=_pairs(words, is_one=False)))
    used = _used(links, items, [w for w in words if w.is_one])
    made = {line.place: _of_line(line, used[line.place]) for line in lines if line.place in used}
    names = ModelNames(catalogue.vocabulary)
    made |= {s.place: _of_sheet(s, others) for s, others in sheets_of_one_model(sheets, names)}
    return Assembly(links, {at: _weighed(t, papers, catalogue, trust) for at, t in made.items()})


def resolve(
    readings: Iterable[Reading], catalogue: Catalogue, *, trust: TrustRule | None = None
) -> Mapping[Place, Item]:
    """Each item that other documents of the run add to, with their facts; the others are not there."""
    found = assemble(placed(readings), catalogue, trust=trust)
    return {place: together.item for place, together in found.joined.items()}


def _is_line(one: Placed) -> bool:
    return one.item.line is not None or one.kind in TRADE


def _pairs(words: Iterable[Word], *, is_one: bool) -> frozenset[Pair]:
    return frozenset((w.line, w.sheet) for w in words if w.is_one is is_one)


def _by_line(links: Iterable[Link]) -> Links:
    """The links of each line; they come line by line."""
    return {place: tuple(several) for place, several in groupby(links, key=lambda made: made.line.place)}


def _used(links: Links, items: Iterable[Placed], confirmed: Iterable[Word]) -> Mapping[Place, list[Link]]:
    """The links that count: those that a person confirmed, and of the certain ones those that go with them."""
    by_place = {p.place: p for p in items}
    used: dict[Place, list[Link]] = {}
    for word in confirmed:
        if word.line in by_place and word.sheet in by_place:
            used.setdefault(word.line, []).append(_confirmed(word, by_place, links))
    for line, several in links.items():
        mine = used.get(line, [])
        certain = [made for made in several if made.certain and _goes_with(made, mine)]
        if mine or certain:
            used[line] = [*mine, *certain]
    return used


def _confirmed(word: Word, by_place: Mapping[Place, Placed], links: Links) -> Link:
    """The link as a person confirmed it, whether the names suggest it or not."""
    offered = (made for made in links.get(word.line, ()) if made.sheet.place == word.sheet)
    made = next(offered, None) or tied(by_place[word.line], by_place[word.sheet])
    return replace(made, why=f"{made.why}; {word.said}", certain=True)


def _goes_with(made: Link, confirmed: Sequence[Link]) -> bool:
    """Whether a certain link stands beside what a person confirmed: another paper of the same model does."""
    sheets = {c.sheet.place for c in confirmed}
    names = {key_of(c.sheet.item.label) for c in confirmed}
    return not confirmed or (made.sheet.place not in sheets and key_of(made.sheet.item.label) in names)


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
