"""Lines that charge for what goes with the goods: freight, packing, insurance.

Installation and training are sold like goods, by number and price, and are lines of their own.
"""

from __future__ import annotations

from extractor.trade.language.lexicon import Lexicon, longest, matches, tokens, words


def is_charge(text: str, lexicon: Lexicon) -> bool:
    """Whether a line's words are of a charge and of no goods.

    They begin with such a charge, and nothing follows it, or a number, a word that goes on with it ("freight to",
    "packing and", "freight DAP"), or another charge further on. "Packing machine" and "training battery" are goods.
    """
    found = words(text)
    first = longest(lexicon.charges, found, 0) if found else None
    if first is None or first.group != "charge":
        return False
    rest = found[first.last :]
    if not rest or rest[0].isdigit() or text[_end(text, first.last) :].lstrip()[:1] in tuple(",;:，；：(（/+&"):
        return True
    return any(m.first == 0 or m.group == "charge" for m in matches(lexicon.charges, rest))


def _end(text: str, count: int) -> int:
    """Where the first tokens of a text end."""
    return tokens(text)[count - 1].end
