"""Numbers that words tell: "Qty: 1,200 PCS" among the words of a line, "20 BAGS" where only packages are counted."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from extractor.trade.language.amounts import NUMBER, places, value
from extractor.trade.language.arithmetic import Figure
from extractor.trade.language.lexicon import Lexicon, longest, matches, tokens, whole, words
from extractor.trade.table.cells import Reading

_COUNTED = frozenset({"piece", "set", "package", "mass"})
_PACKED = re.compile(r"\s*(?P<digits>\d[\d.,]*)\s*(?P<unit>[^\W\d_][^\d]{0,24})?\s*")


def counted(text: str, at: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """How many of something, said at a place of a text with or without the word for it: "16 pcs", "Qty: 16 pcs"."""
    cut = tokens(text[at:])
    match = longest(lexicon.heads, [t.text for t in cut], 0) if cut else None
    if match and match.group == "quantity":
        at = past(text, at + cut[match.last - 1].end)
    return measured(text, at, decimal, lexicon)


def past(text: str, at: int) -> int:
    """Past the signs between a word and its number."""
    return at + len(text[at:]) - len(text[at:].lstrip(" .:：=@"))


def measured(text: str, at: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """The number at a place of a text with the unit of count or mass right after it; `None` where either lacks."""
    found = NUMBER.match(text[at:])
    after = at + found.end() if found else at
    rest = tokens(text[after : after + 40])
    unit = longest(lexicon.units, [t.text for t in rest], 0) if rest else None
    if found is None or unit is None or unit.group not in _COUNTED or rest[0].start > 1:
        return None
    start, end = after + rest[0].start, after + rest[unit.last - 1].end
    figure = Figure(value(found["digits"], decimal), places(found["digits"], decimal))
    return Reading(figure, at, end, text[start:end])


def told_quantity(text: str, at: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """How many, told after the word for it among other words that begin at a place of the page."""
    cut = tokens(text)
    for match in matches(lexicon.heads, [t.text for t in cut]):
        if match.group == "quantity":
            found = measured(text, past(text, cut[match.last - 1].end), decimal, lexicon)
            if found:
                return Reading(found.figure, at + found.start, at + found.end, found.unit)
    return None


def told_pieces(text: str, at: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """How many pieces, where a row of words says nothing else: "2,400 PCS"."""
    bare = text.strip(" .,;:")
    start = text.index(bare)
    found = measured(text, start, decimal, lexicon)
    is_whole = found is not None and found.end == start + len(bare)
    if found is None or not is_whole or not _is_of(found.unit or "", ("piece", "set"), lexicon):
        return None
    return replace(found, start=at + found.start, end=at + found.end)


def told_net_mass(text: str, at: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """A net mass among other words: "22,000 KGS NET", "NET WEIGHT: 22,000 KGS", "NET QTY 187.2 KG".

    Before its word it begins the text: "20 BAGS OF 500 KG NET" tells the mass of one, as
    "NET 25 KG EACH" does.
    """
    cut = tokens(text)
    for match in matches(lexicon.heads, [t.text for t in cut]):
        if "net_mass" not in lexicon.roles.get(tuple(t.text for t in cut[match.first : match.last]), ()):
            continue
        end = past(text, cut[match.last - 1].end)
        after = counted(text, end, decimal, lexicon)
        before = None if after else _before(text, cut[match.first].start, decimal, lexicon)
        found = after or before
        if found and _is_of(found.unit or "", ("mass",), lexicon) and not _is_each(text[found.end :], lexicon):
            until = max(found.end, cut[match.last - 1].end) if before else found.end
            return replace(found, start=at + found.start, end=at + until)
    return None


def _before(text: str, end: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """The number with its unit that ends right before a place of a text."""
    several = [found.start() for found in NUMBER.finditer(text[:end])]
    found = measured(text, several[-1], decimal, lexicon) if several else None
    between = text[found.end : end] if found else ""
    return found if found and not between.strip(" .,(") and not words(text[: found.start]) else None


def _is_each(after: str, lexicon: Lexicon) -> bool:
    """Whether words behind a number say that it is of one: "each", "per bag", "/bag"."""
    following = words(after)[:1]
    per = bool(following) and (
        whole(lexicon.units, following[0]) == "piece" or whole(lexicon.heads, following[0]) == "price_base"
    )
    return after.lstrip().startswith("/") or per


def _is_of(unit: str, groups: Collection[str], lexicon: Lexicon) -> bool:
    return any(m.first == 0 and m.group in groups for m in matches(lexicon.units, words(unit)))


def packed(text: str, at: int, below: str, decimal: str, lexicon: Lexicon) -> Reading | None:
    """How many packages a cell says, with their unit beside the number or in the cell's next line.

    `None` for a cell of package numbers ("1-40"), and where no unit says that packages are counted.
    """
    found = _PACKED.fullmatch(text)
    unit = ((found["unit"] or "").strip() or below.strip()) if found else ""
    group = next((m.group for m in matches(lexicon.units, words(unit)) if m.first == 0), None)
    if found is None or group != "package":
        return None
    figure = Figure(value(found["digits"], decimal), places(found["digits"], decimal))
    return Reading(figure, at + found.start("digits"), at + len(text.rstrip()), unit)
