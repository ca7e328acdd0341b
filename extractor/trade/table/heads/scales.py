"""What a column's head says to multiply its numbers by: the 1000 of "Amount (in 1000 USD)"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.trade.language.lexicon import Lexicon, Match, longest, matches

ONE = Decimal(1)


def head_scale(found: Sequence[str], lexicon: Lexicon) -> tuple[Decimal, bool]:
    """The factor before a unit or beside a currency among the tokens of a head, and whether a unit follows it.

    1 where none stands there.

    The 千 of 千克 is part of the unit, and a lone "k" or number is none.
    """
    units = tuple(matches(lexicon.units, found))
    currencies = tuple(matches(lexicon.currencies, found))
    for k in range(len(found)):
        scale = longest(lexicon.head_scales, found, k)
        if scale is not None and not _within_longer(scale, units):
            of_unit = any(m.first == scale.last for m in units)
            if of_unit or any(scale.last == m.first or m.last == scale.first for m in currencies):
                return Decimal(scale.group), of_unit
        elif scale is None and not any(m.first == k for m in units):
            joined = _joined(found[k], lexicon)
            if joined is not None:
                return joined, True
    return ONE, False


def _within_longer(scale: Match, units: Sequence[Match]) -> bool:
    return any(m.first <= scale.first and m.last >= scale.last and m.length > scale.length for m in units)


def _joined(token: str, lexicon: Lexicon) -> Decimal | None:
    """The factor of a word that is written together with its unit: "kpcs"."""
    for phrase, group in (entry for entries in lexicon.head_scales.values() for entry in entries):
        rest = token[len(phrase[0]) :]
        is_word = len(phrase) == 1 and phrase[0].isascii() and phrase[0].isalpha() and len(rest) > 1
        if is_word and token.startswith(phrase[0]) and any(p == (rest,) for p, _ in lexicon.units.get(rest, ())):
            return Decimal(group)
    return None
