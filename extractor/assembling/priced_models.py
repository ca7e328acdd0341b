"""Models of an offer that lists no lines: how many of each it offers, and at what price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from classifier.facts import Item
from classifier.law.vocabulary import Vocabulary
from extractor import trade
from extractor.assembling.found import Found
from extractor.document.page import Page
from extractor.language.tokens import fold

_SOLD = frozenset(("quantity", "unit_price", "amount", "tariff_line"))


def priced(found: Found, pages: Sequence[Page], vocabulary: Vocabulary) -> Found:
    """The items with what their paper says in words or in columns of how many there are and what they cost."""
    names = {item.label for item in found.items}
    lines = trade.of_models(pages, names, vocabulary) if names else ()
    by_name = {fold(line.label): line for line in reversed(lines)}
    return replace(found, items=tuple(_with(item, by_name.get(fold(item.label))) for item in found.items))


def _with(item: Item, line: trade.TradeLine | None) -> Item:
    if line is None:
        return item
    known = {f.property for f in item.facts}
    facts = (f for f in line.facts if f.property in _SOLD - known)
    return replace(item, facts=(*item.facts, *facts))
