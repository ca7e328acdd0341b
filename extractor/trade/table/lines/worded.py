"""Numbers that words tell: "Qty: 1,200 PCS" among the words of a line, "20 BAGS" where only packages are counted."""

from __future__ import annotations

import re

from extractor.trade.language.amounts import NUMBER, places, value
from extractor.trade.language.arithmetic import Figure
from extractor.trade.language.lexicon import Lexicon, longest, matches, tokens, words
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
