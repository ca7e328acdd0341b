"""Which datasheet a line of an invoice speaks of: by the name of the model, with the characters that differ.

A link is certain only where the two names are the same and nothing else speaks against it. All others are
offers: a person confirms one or leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebook.checking.beside.names import key_of
from casebook.links.model_names import ModelNames, Name, compared, likeness, spelling_of
from casebook.links.name_index import Lookup
from classifier.facts import Item
from classifier.law.catalogue import Catalogue

RIVAL = 5.0
"""A sheet is offered beside the best one where it is at most this much less like the line."""
_OTHER = "other"
_MAKER_ALIKE = 85.0
Place = tuple[str, int]
"""A document's SHA-256 and an item's place in it."""
Pair = tuple[Place, Place]
"""A line and a sheet."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and where it stands.

    The document's SHA-256, name and kind, its place among the items, and the key by which a casebook knows it (empty
    outside of one).
    """

    document: str
    name: str
    kind: str
    index: int
    item: Item
    key: str = ""

    @property
    def place(self) -> Place:
        """The document and the item's place in it."""
        return self.document, self.index


@dataclass(frozen=True, slots=True)
class Link:
    """A line and a sheet that may be of one model; `certain` where they are, or where a person said so.

    `score` and `runner_up` (the best sheet of another name, 0 where there is none) are likenesses from 0 to 100;
    `why` names what matches, what differs, what leaves it open and who settled it. A line has one link for each
    sheet that is offered.
    """

    line: Placed
    sheet: Placed
    score: float
    why: str
    runner_up: float
    certain: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """A sheet with the pair of names by which it is most like a line."""

    sheet: Placed
    mine: Name
    theirs: Name
    score: float

    @property
    def is_exact(self) -> bool:
        return key_of(self.mine.text) == key_of(self.theirs.text)


def link(
    lines: Sequence[Placed], sheets: Sequence[Placed], catalogue: Catalogue, *, refused: Collection[Pair] = ()
) -> tuple[Link, ...]:
    """The links of each line to the sheets of other documents, best first, in the order of the lines.

    A sheet whose name is not the same is offered only where its goods are of the line's family; one that a person
    `refused` for the line is as if it were not there.
    """
    by_name = _by_name(sheets, spelling_of)
    lookup, names = Lookup(by_name), ModelNames(catalogue.vocabulary)
    return tuple(
        made for line in lines for made in _links(_matches(line, by_name, lookup, names), line, catalogue, refused)
    )


def tied(line: Placed, sheet: Placed) -> Link:
    """The link of a line and a sheet that a person has tied though their names did not suggest it."""
    mine, theirs = line.item.label, sheet.item.label
    why = compared(mine, theirs)
    return Link(line, sheet, round(likeness(spelling_of(mine), spelling_of(theirs)), 1), why, 0.0, certain=False)


def sheets_of_one_model(sheets: Sequence[Placed], names: ModelNames) -> tuple[tuple[Placed, tuple[Placed, ...]], ...]:
    """Each sheet with those of other documents that are certainly of its model.

    One name, one product, and makers that do not differ; a name that several makers use needs one maker. Sheets alone
    are left out.
    """
    found: list[tuple[Placed, tuple[Placed, ...]]] = []
    for several in _by_name(sheets, key_of).values():
        for sheet in several:
            if others := tuple(o for o in several if _is_same_model(sheet, o, names)):
                found.append((sheet, others))
    return tuple(found)


def _is_same_model(sheet: Placed, other: Placed, names: ModelNames) -> bool:
    mine, theirs = sheet.item, other.item
    if sheet.document == other.document or not set(mine.products) & set(theirs.products) - {_OTHER}:
        return False
    if names.is_common(key_of(mine.label)):
        return _one_maker(mine.maker, theirs.maker)
    return not _are_other_makers(mine.maker, theirs.maker)


def _by_name(sheets: Iterable[Placed], folded: Callable[[str], str]) -> Mapping[str, list[Placed]]:
    """The sheets by the name that each is labelled with, folded so."""
    found: dict[str, list[Placed]] = {}
    for sheet in sheets:
        if any(ch.isalnum() for ch in sheet.item.label):
            found.setdefault(folded(sheet.item.label), []).append(sheet)
    return found


def _links(found: Sequence[_Match], line: Placed, catalogue: Catalogue, refused: Collection[Pair]) -> tuple[Link, ...]:
    able = (m for m in found if (line.place, m.sheet.place) not in refused)
    matches = [m for m in able if m.is_exact or _may_be_one(line, m, catalogue)]
    if not matches:
        return ()
    best = matches[0]
    if best.is_exact:
        offered = [m for m in matches if m.is_exact and key_of(m.theirs.text) == key_of(best.theirs.text)]
    else:
        offered = [m for m in matches if m.score >= best.score - RIVAL]
    others = [m.score for m in matches if key_of(m.theirs.text) != key_of(best.theirs.text)]
    runner_up = max(others, default=0.0)
    return tuple(_link(line, m, offered, runner_up) for m in offered)


def _matches(line: Placed, by_name: Mapping[str, list[Placed]], lookup: Lookup, names: ModelNames) -> list[_Match]:
    """The sheets of other documents that are like the line in name, the most alike first."""
    best: dict[str, _Match] = {}
    for mine in names.within(line.item.label):
        for spelling, score in lookup.near(mine.spelling):
            for sheet in by_name[spelling]:
                made = _Match(sheet, mine, names.whole(sheet.item.label), score)
                known = best.get(f"{sheet.document} {sheet.index}")
                if sheet.document != line.document and (known is None or _rank(made) > _rank(known)):
                    best[f"{sheet.document} {sheet.index}"] = made
    return sorted(best.values(), key=_rank, reverse=True)


def _rank(match: _Match) -> tuple[bool, float, bool, int]:
    return match.is_exact, match.score, match.mine.is_whole, len(match.mine.spelling)


def _may_be_one(line: Placed, match: _Match, catalogue: Catalogue) -> bool:
    """Whether a sheet of another name may be of the line's goods: of one family, or the line does not say of which.

    Names of sizes and grades that differ are of other goods: a CR2025 is no CR2032.
    """
    mine = {catalogue.family(p) for p in line.item.products} - {_OTHER}
    theirs = {catalogue.family(p) for p in match.sheet.item.products} - {_OTHER}
    if match.mine.is_common or match.theirs.is_common:
        return False
    return bool(theirs) and (not mine or bool(mine & theirs))


def _link(line: Placed, match: _Match, offered: Sequence[_Match], runner_up: float) -> Link:
    doubts = tuple(_doubts(line, match, offered))
    why = "; ".join((compared(match.mine.text, match.theirs.text), *doubts))
    return Link(line, match.sheet, round(match.score, 1), why, round(runner_up, 1), not doubts)


def _doubts(line: Placed, match: _Match, offered: Sequence[_Match]) -> Iterable[str]:
    """What leaves it to a person whether the two are one model."""
    sheet, rivals = match.sheet, [m.sheet for m in offered if m.sheet is not match.sheet]
    if not match.is_exact:
        yield "a name that differs may be another model"
    elif not match.mine.is_whole:
        yield "what stands beside the name in the line may belong to it"
    if not set(line.item.products) & set(sheet.item.products):
        yield _unlike(line.item, sheet.item)
    if match.is_exact and match.theirs.is_common and not _one_maker(line.item.maker, sheet.item.maker):
        yield "several makers use this name"
    if any(_are_other_makers(sheet.item.maker, rival.item.maker) for rival in rivals):
        yield f"another maker has this model too: {', '.join(r.name for r in rivals)}"
    elif any(key_of(rival.item.label) != key_of(match.theirs.text) for rival in rivals):
        yield f"close to it as well: {', '.join(r.item.label for r in rivals)}"


def _unlike(line: Item, sheet: Item) -> str:
    theirs = sheet.product.replace("_", " ")
    if line.products == (_OTHER,):
        return f"the line does not say that it is a {theirs}"
    return f"the line says {line.product.replace('_', ' ')}, the sheet {theirs}"


def _one_maker(first: str | None, second: str | None) -> bool:
    return bool(first and second) and likeness(key_of(first or ""), key_of(second or "")) >= _MAKER_ALIKE


def _are_other_makers(first: str | None, second: str | None) -> bool:
    """Whether two names of makers, written in one script, are of two makers."""
    return bool(first and second and first.isascii() == second.isascii()) and not _one_maker(first, second)
