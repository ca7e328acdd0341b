"""Lines of trade papers as items: what a line's description names, with the values that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from classifier.facts import Item
from classifier.law.catalogue import Catalogue
from extractor import trade
from extractor.assembling.found import Found, collected
from extractor.document.model import Part, Problem
from extractor.document.page import Page
from extractor.facts.tables import FactFinder
from extractor.goods import items as assembling
from extractor.goods.identity.product import identify
from extractor.goods.statements.statements import said_at
from extractor.goods.survey import described
from extractor.language.noun_phrases import in_cells
from extractor.language.numbers.numerals import decimal_comma
from extractor.language.numbers.quantities import numbers_of
from extractor.language.terms import Terms
from extractor.rows.annotated_rows import Marker
from extractor.trade import declaration


class LineReader:
    """Tells the lines of trade papers by one catalogue's words."""

    def __init__(self, catalogue: Catalogue, terms: Terms, marker: Marker, finder: FactFinder) -> None:
        self._vocabulary, self._elements = catalogue.vocabulary, catalogue.elements
        self._headings = frozenset(h for e in catalogue.tariff.expected.values() for h in e.headings)
        self._numbers = numbers_of(catalogue.vocabulary)
        self._terms, self._marker, self._finder = terms, marker, finder

    def printed(self, pages: Sequence[Page], papers: Sequence[Part]) -> trade.TradeReading:
        """The lines of a trade paper with what a declaration among its pages says of them.

        Where every page is the declaration's, its own reading counts alone, and no table is looked for.
        """
        found = declaration.declarations(pages, self._vocabulary, self._elements)
        lines = [line for one in declaration.apart(found) for line in self._declared(one)]
        own = frozenset(n for one in found for n in one.pages)
        if lines and own.issuperset(p.number for p in pages):
            return declaration.joined(trade.TradeReading(()), lines, own)
        return declaration.joined(trade.read(pages, self._vocabulary, [p.pages for p in papers]), lines, own)

    def declarations(self, pages: Sequence[Page]) -> tuple[tuple[declaration.Declaration, tuple[Item, ...]], ...]:
        """The declarations among some pages, each with an item for each of its lines, in their order."""
        comma = decimal_comma("\n".join(p.text for p in pages))
        return tuple(
            (one, self.found(pages, self._declared(one), None, comma=comma).items)
            for one in declaration.apart(declaration.declarations(pages, self._vocabulary, self._elements))
        )

    def found(
        self, pages: Sequence[Page], lines: Sequence[trade.TradeLine], maker: str | None, *, comma: bool
    ) -> Found:
        """An item for each line of a paper; `comma` says that the paper writes decimals with a comma."""
        numbered = {p.number: p for p in pages}
        return collected(self._item(numbered, line, maker, comma=comma) for line in lines)

    def _declared(self, one: declaration.Declaration) -> list[trade.TradeLine]:
        return [declaration.trade_line(x, self._vocabulary, self._numbers, self._headings) for x in one.lines]

    def _item(
        self, pages: dict[int, Page], line: trade.TradeLine, maker: str | None, *, comma: bool
    ) -> assembling.Assembled:
        texts, facts = [], list(line.facts)
        for number, runs in groupby(line.description, key=lambda run: run[0]):
            spans = tuple((start, end) for _, start, end in runs)
            found = described(pages[number], spans, self._marker, self._finder, decimal_comma=comma)
            texts.append(in_cells(pages[number].text, spans))
            facts += found
            facts += said_at(pages[number], spans, self._terms)
        call = identify("\n".join(texts), self._terms)
        return assembling.item(line.label, call, facts, self._vocabulary, maker=maker, line=line.line)


def is_an_order(listed: trade.TradeReading) -> bool:
    """Whether lines found in a paper of another kind are an order's or a consignment's.

    Most of them multiply out, or give a quantity with its mass. A table of registers has numbers in columns too.
    """
    full = [line for line in listed.lines if _is_priced(line) or _is_weighed(line)]
    return len(full) * 3 >= len(listed.lines) * 2


def _is_priced(line: trade.TradeLine) -> bool:
    money = {f.property: f for f in line.facts if f.property in ("quantity", "unit_price", "amount")}
    sound = all(f.doubt is None and (f.quantity.interval.high or 0) > 0 for f in money.values())
    return len(money) == 3 and sound and not line.problems


def _is_weighed(line: trade.TradeLine) -> bool:
    return {"quantity", "net_mass"} <= {f.property for f in line.facts}


def misfits(listed: trade.TradeReading) -> tuple[Problem, ...]:
    """What does not fit on the lines or between them and the totals."""
    own = (Problem("lines", f"line {line.line or line.label}: {p}") for line in listed.lines for p in line.problems)
    return (*own, *(Problem("totals", p) for p in listed.problems))
