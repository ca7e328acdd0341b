"""Which rows of a shipment's papers are the same goods: by the model's name, else by what they are and how many.

Names are compared by the matcher that ties invoices to datasheets; the first paper that lists goods gives the lines,
and each further one is laid upon them. What is joined without the very name in common is doubtful, and asked about.
A person's word comes before all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from casebook.checking.beside.names import key_of
from casebook.links.model_names import ModelNames, compared
from casebook.links.offers import Link, link
from casebook.shipments.goods.papers import Entry
from casebook.shipments.shipment import LineWord, Shipment
from classifier.law.catalogue import Catalogue
from classifier.quantity import Interval

_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Join:
    """A row, or a sheet, in a goods line.

    `why` says what shows it, with the characters that differ; `is_sure` is false where a person should look.
    """

    entry: Entry
    why: str
    is_sure: bool = True
    word: LineWord | None = None


Group = tuple[Join, ...]
"""The rows of one goods line; the first gave it its name."""


def grouped(rows: Sequence[Entry], shipment: Shipment, catalogue: Catalogue) -> tuple[Group, ...]:
    """The rows as goods lines, in the order of the papers."""
    groups: list[list[Join]] = []
    for _, several in groupby(rows, key=lambda e: e.member.sha256):
        _lay(list(several), groups, shipment, catalogue)
    return tuple(part for group in groups for part in _split(tuple(group)))


def _lay(rows: Sequence[Entry], groups: list[list[Join]], shipment: Shipment, catalogue: Catalogue) -> None:
    """Lays the rows of one paper upon the lines that there are; what fits none begins one."""
    before = [list(g) for g in groups]
    heads = [join.entry for group in before for join in group]
    links, names = _links(rows, heads, catalogue), ModelNames(catalogue.vocabulary)
    homes = {join.entry.key: number for number, group in enumerate(before) for join in group}
    taken: set[int] = set()
    later: list[Entry] = []
    for row in rows:
        made = _by_word(row, homes, shipment) or _by_name(row, links.get(row.key, ()), homes, shipment, names)
        if made is None:
            later.append(row)
            continue
        taken.add(made[0])
        groups[made[0]].append(made[1])
    for row in later:
        found = _by_likeness(row, links.get(row.key, ()), before, homes, taken, shipment) or _by_count(
            row, before, taken, shipment
        )
        own = _own(row, groups)
        if found is not None:
            taken.add(found[0])
            groups[found[0]].append(found[1])
        elif own is not None:
            groups[own].append(Join(row, "the same name in one paper"))
        else:
            groups.append([Join(row, "it gave the line its name")])


def _links(rows: Sequence[Entry], heads: Sequence[Entry], catalogue: Catalogue) -> dict[str, tuple[Link, ...]]:
    """What each row may be, the likeliest first; either of the two may have the model's name within a description."""
    mine, theirs = [r.placed for r in rows], [h.placed for h in heads]
    found = [*link(mine, theirs, catalogue)]
    found += [replace(m, line=m.sheet, sheet=m.line) for m in link(theirs, mine, catalogue)]
    made: dict[str, tuple[Link, ...]] = {}
    for one in sorted(found, key=lambda m: -m.score):
        if one.sheet.key not in {known.sheet.key for known in made.get(one.line.key, ())}:
            made[one.line.key] = (*made.get(one.line.key, ()), one)
    return made


def _is_one_name(first: str, second: str, names: ModelNames) -> bool:
    """Whether two labels have one name, or the whole of one stands within the other.

    The name of a size or a grade within a description tells nothing.
    """
    one, two = key_of(first), key_of(second)
    if one == two:
        return True
    within = ((key, {key_of(n.text) for n in names.within(text)}) for key, text in ((one, second), (two, first)))
    return any(key in held and not names.is_common(key) for key, held in within)


def _is_parted(row: Entry, others: Sequence[Join], shipment: Shipment) -> bool:
    words = (shipment.word(row.key, join.entry.key) for join in others)
    return any(w is not None and not w.is_one for w in words)


def _by_word(row: Entry, homes: dict[str, int], shipment: Shipment) -> tuple[int, Join] | None:
    for other, number in homes.items():
        word = shipment.word(row.key, other)
        if word is not None and word.is_one:
            return number, Join(row, str(word), word=word)
    return None


def _by_name(
    row: Entry, links: Sequence[Link], homes: dict[str, int], shipment: Shipment, names: ModelNames
) -> tuple[int, Join] | None:
    """The line of the very name, or of a name that stands within the row's description."""
    for one in links:
        word = shipment.word(row.key, one.sheet.key)
        if word is not None and not word.is_one:
            continue
        if _is_one_name(row.item.label, one.sheet.item.label, names):
            return homes[one.sheet.key], Join(row, one.why.partition("; ")[0])
    return None


def _by_likeness(
    row: Entry,
    links: Sequence[Link],
    groups: Sequence[Sequence[Join]],
    homes: dict[str, int],
    taken: set[int],
    shipment: Shipment,
) -> tuple[int, Join] | None:
    """The line of a name that is alike, where as many pieces are counted: another name may be another model."""
    for one in links:
        number = homes[one.sheet.key]
        if number in taken or _is_parted(row, groups[number], shipment) or not _counts_alike(row, groups[number]):
            continue
        return number, Join(row, f"{one.why}; the same quantity", is_sure=False)
    return None


def _by_count(
    row: Entry, groups: Sequence[Sequence[Join]], taken: set[int], shipment: Shipment
) -> tuple[int, Join] | None:
    """The one line of such goods with that quantity, for a row that names no model."""
    if row.item.product == _OTHER or any(c.isdigit() for c in row.item.label):
        return None
    fitting = [
        k
        for k, group in enumerate(groups)
        if k not in taken
        and row.item.product in group[0].entry.item.products
        and _counts_alike(row, group)
        and not _is_parted(row, group, shipment)
    ]
    if len(fitting) != 1:
        return None
    why = f"{row.item.label} names no model; the same kind of goods and the same quantity"
    return fitting[0], Join(row, why, is_sure=False)


def _own(row: Entry, groups: Sequence[Sequence[Join]]) -> int | None:
    """The line that an earlier row of the same paper with the same name began."""
    for number, group in enumerate(groups):
        first = group[0].entry
        if first.member.sha256 == row.member.sha256 and key_of(first.item.label) == key_of(row.item.label):
            return number
    return None


def counted(entry: Entry) -> Interval | None:
    """How many a row counts; `None` where it says nothing, or several things."""
    found = {f.quantity.interval for f in entry.item.of("quantity") if not isinstance(f.value, str)}
    return next(iter(found)) if len(found) == 1 else None


def _counts_alike(row: Entry, group: Sequence[Join]) -> bool:
    mine = counted(row)
    return mine is not None and any(counted(join.entry) == mine for join in group)


def _split(group: Group) -> Iterator[Group]:
    """One model in several rows of every paper, each of another quantity, is a goods line for each quantity."""
    papers: dict[str, list[Join]] = {}
    for join in group:
        papers.setdefault(join.entry.member.sha256, []).append(join)
    counts = [[counted(j.entry) for j in several] for several in papers.values()]
    first = counts[0]
    is_plain = len(first) < 2 or None in first or len(set(first)) < len(first)
    if is_plain or any(set(c) != set(first) or len(c) != len(first) for c in counts):
        yield group
        return
    for wanted in first:
        yield tuple(j for j in group if counted(j.entry) == wanted)


def described(group: Group, sheets: Sequence[Entry], shipment: Shipment, catalogue: Catalogue) -> tuple[Join, ...]:
    """The papers that describe the goods of a line: sure ones of the very name, then those that are only offered."""
    found: dict[str, Join] = {}
    names = ModelNames(catalogue.vocabulary)
    for one in link([j.entry.placed for j in group], [s.placed for s in sheets], catalogue):
        sheet = next(s for s in sheets if s.key == one.sheet.key)
        word = shipment.word(one.line.key, one.sheet.key) or _linked(group, sheet)
        if word is not None and not word.is_one:
            continue
        is_sure = word is not None or one.certain or _is_one_name(one.line.item.label, one.sheet.item.label, names)
        known = found.get(sheet.key)
        if known is None or (is_sure and not known.is_sure):
            found[sheet.key] = Join(sheet, str(word) if word else one.why, is_sure, word)
    for sheet in sheets:
        word = next((w for j in group if (w := shipment.word(j.entry.key, sheet.key))), None) or _linked(group, sheet)
        if word is not None and word.is_one and sheet.key not in found:
            why = f"{compared(group[0].entry.item.label, sheet.item.label)}; {word}"
            found[sheet.key] = Join(sheet, why, word=word)
    return tuple(sorted(found.values(), key=lambda j: not j.is_sure))


def _linked(group: Group, sheet: Entry) -> LineWord | None:
    """A person's word on a line and a datasheet that was given outside of the shipment (`gauger link`)."""
    for join in group:
        for word in join.entry.state.links:
            if (word.document, word.sheet) == (sheet.member.sha256, sheet.key):
                return LineWord(frozenset((join.entry.key, sheet.key)), word.is_one, word.who, word.at, word.why)
    return None
