"""Lines of trade papers as items: what a line's description names, with the values that stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from classifier.facts import Fact, Item
from classifier.law.catalogue import Catalogue
from classifier.quantity import Quantity
from extractor import trade
from extractor.assembling.beside_lines import Spans, said_beside
from extractor.assembling.found import Found, collected
from extractor.assembling.line_checks import are_values, is_an_order, is_priced
from extractor.assembling.sales_words import MACHINE, SalesWords
from extractor.assembling.uses_beside_lines import said_in_its_row, said_outside, trade_of_others
from extractor.document.model import Part
from extractor.document.page import Page
from extractor.facts.candidates import Candidate, quote
from extractor.facts.tables import FactFinder
from extractor.goods import items as assembling
from extractor.goods.by_values import by_its_number, by_its_trade, by_what_it_states
from extractor.goods.identity.product import ProductCall, identify
from extractor.goods.statements.statements import said_at, trades_at
from extractor.goods.survey import described
from extractor.goods.unplaced import OF_A_SHIPMENT, SURE, TELLING
from extractor.language.noun_phrases import in_cells, joined
from extractor.language.numbers.numerals import decimal_comma
from extractor.language.numbers.quantities import numbers_of
from extractor.language.phrases import Shape
from extractor.language.terms import Terms
from extractor.language.tokens import fold
from extractor.rows.annotated_rows import Marker
from extractor.trade import declaration


class LineReader:
    """Tells the lines of trade papers by one catalogue's words."""

    def __init__(self, catalogue: Catalogue, terms: Terms, marker: Marker, finder: FactFinder) -> None:
        self._vocabulary, self._elements = catalogue.vocabulary, catalogue.elements
        self._asking = tuple(digits for digits, h in catalogue.tariff.headings.items() if h.asks)
        self._headings = frozenset(h for e in catalogue.tariff.expected.values() for h in e.headings)
        self._numbers = numbers_of(catalogue.vocabulary)
        self._terms, self._marker, self._finder = terms, marker, finder

    @cached_property
    def _sales(self) -> SalesWords:
        return SalesWords(self._vocabulary, self._terms)

    def printed(self, pages: Sequence[Page], papers: Sequence[Part]) -> trade.TradeReading:
        """The lines of a trade paper with what a declaration among its pages says of them.

        Where every page is the declaration's, its own reading counts alone, and no table is looked for.
        """
        found = declaration.declarations(pages, self._vocabulary, self._elements)
        kept = declaration.apart(found)
        lines = [line for one in kept for line in self._declared(one)]
        own = frozenset(n for one in found for n in one.pages)
        is_whole = lines and own.issuperset(p.number for p in pages)
        listed = trade.TradeReading(()) if is_whole else trade.read(pages, self._vocabulary, [p.pages for p in papers])
        sheets = {number for one in found for number in one.sheets}
        again = sheets.difference(number for one in kept for number in one.pages)
        return replace(declaration.joined(listed, lines, own), again=frozenset(again))

    def are_sold(self, pages: Sequence[Page]) -> bool:
        """Whether a paper that calls itself nothing sells what it lists, or is a list of goods.

        Several lines, each with a quantity and a price that come to its amount, in a currency or of machines; or see
        `is_a_list`. Without the words of either, its tables are not looked at.
        """
        if not self._sales.may_sell(pages):
            return False
        listed = trade.read(pages, self._vocabulary)
        money = [f.quantity.unit for line in listed.lines for f in line.facts if f.property == "amount"]
        priced = len(money) == len(listed.lines) > 1 and all(map(is_priced, listed.lines))
        told = priced and (all(money) or self._mostly(pages, listed.lines, _MACHINES))
        return told or self.is_a_list(pages, listed, _MACHINES)

    def are_goods(self, pages: Sequence[Page], listed: trade.TradeReading, read: Sequence[Candidate]) -> bool:
        """Whether lines found in a paper of another kind are goods: an order's, or those of a list.

        `read` are the values that the paper's own heads tell. A list of materials that gives their values is a sheet.
        """
        told = [c.fact for c in read if c.fact.property in TELLING and c.fact.confidence >= SURE]
        listing = self.is_a_list(pages, listed, _MACHINES if told else None)
        return (is_an_order(listed) or listing) and not are_values(listed, told)

    def is_a_list(
        self, pages: Sequence[Page], listed: trade.TradeReading, families: frozenset[str] | None = None
    ) -> bool:
        """Whether lines found in a paper are those of a list of goods, as an equipment list or a certificate has them.

        Several, each with a quantity and without a price, and half of them or more name goods that the vocabulary
        knows (of some `families` alone, where they are given). The ampere-hours, volts and watt-hours of a table of
        cells multiply out as well as a quantity and a price.
        """
        counted = [x for x in listed.lines if any(f.property == "quantity" and f.doubt is None for f in x.facts)]
        has_money = any(f.property in _MONEY for line in listed.lines for f in line.facts)
        if len(counted) < 2 or len(counted) < len(listed.lines) or has_money:
            return False
        return self._mostly(pages, counted, families)

    def _mostly(self, pages: Sequence[Page], lines: Sequence[trade.TradeLine], families: frozenset[str] | None) -> bool:
        """Whether half of some lines or more name goods that the vocabulary knows, all of some families if given."""
        numbered = {p.number: p for p in pages}
        named = [self._names(numbered, line) for line in lines]
        known = [self._vocabulary.family(product) for product in named if product != "other"]
        return len(known) * 2 >= len(lines) and (families is None or families.issuperset(known))

    def _names(self, pages: dict[int, Page], line: trade.TradeLine) -> str:
        texts = (in_cells(pages[number].text, spans) for number, spans in _by_page(line))
        return identify("\n".join(texts), self._terms).product

    def declarations(self, pages: Sequence[Page]) -> tuple[tuple[declaration.Declaration, tuple[Item, ...]], ...]:
        """The declarations among some pages, each with an item for each of its lines, in their order."""
        comma = decimal_comma("\n".join(p.text for p in pages))
        read = declaration.declarations(pages, self._vocabulary, self._elements)
        drafts = {number for one in read for number in one.sheets}

        def beside(one: declaration.Declaration) -> list[Page]:
            # What another draft, or a table of the same lines, has in its rows is said of their goods.
            return [p for p in pages if p.number in one.pages or p.number not in drafts]

        return tuple(
            (one, self.found(pages, self._declared(one), None, comma=comma, beside=beside(one)).items)
            for one in declaration.apart(read)
        )

    def found(
        self,
        pages: Sequence[Page],
        lines: Sequence[trade.TradeLine],
        maker: str | None,
        *,
        comma: bool,
        read: Sequence[Candidate] = (),
        beside: Sequence[Page] | None = None,
    ) -> Found:
        """An item for each line of a paper; `comma` says that the paper writes decimals with a comma.

        What the paper's tables give of a line's model (`read`: the annex of a contract) is said of that line; `beside`
        are the pages whose sentences outside the lines are said of them, where these are not all.
        """
        numbered = {p.number: p for p in pages}
        beside_them = said_beside(pages, lines)
        made = [self._item(numbered, line, maker, beside_them.get(line.label, ()), comma=comma) for line in lines]
        for k, line in enumerate(lines):
            if self._lacks_a_use(made[k].item):
                made[k] = _with(made[k], self._said_in_its_row(numbered, line, lines))
        silent = [k for k, one in enumerate(made) if self._lacks_a_use(one.item)]
        said = said_outside(pages if beside is None else beside, lines, self._terms) if silent else ()
        of_others = trade_of_others(lines, [one.item for one in made]) if silent and not said else ()
        for k in silent:
            made[k] = _with(made[k], said if lines[k].declared else said or of_others)
        of_models = _by_model(read)
        return collected([_with(one, _told_of(one.item, of_models)) for one in made])

    def _said_in_its_row(
        self, pages: dict[int, Page], line: trade.TradeLine, lines: Sequence[trade.TradeLine]
    ) -> tuple[Fact, ...]:
        """What the other cells of a machine's row say that it is for: a column of remarks."""
        found = (said_in_its_row(pages[n], spans, line, lines, self._terms) for n, spans in _by_page(line))
        return tuple({f.value: f for several in found for f in several}.values())

    def _lacks_a_use(self, item: Item) -> bool:
        families = {self._vocabulary.family(p) for p in item.products}
        return families == _MACHINES and not any(f.property == "use" for f in item.facts)

    def _asked(self, call: ProductCall, facts: Sequence[Fact], trades: Sequence[Fact]) -> ProductCall:
        """The call, unless goods that nobody recognised are of this trade: by words, by values, by their number."""
        of_goods = [f for f in facts if f.property not in OF_A_SHIPMENT]
        call = by_what_it_states(by_its_trade(call, [*facts, *trades], self._vocabulary), of_goods)
        return by_its_number(call, facts, self._asking)

    def _lone(
        self,
        pages: dict[int, Page],
        line: trade.TradeLine,
        name: str,
        behind: re.Pattern[str] | None = None,
        *,
        comma: bool,
    ) -> list[Fact]:
        """The one value of a property that a description gives without a word for it: a machine's "Sand mill, 30 L".

        Nothing where it gives two. `behind` is what must follow the value: "3.95 kg each".
        """
        unit = self._vocabulary.properties[name].unit
        found = []
        for number, spans in _by_page(line):
            whole = joined(pages[number].text, spans)
            for amount in self._numbers.find(whole.text, decimal_comma=comma):
                follows = behind is None or behind.match(whole.text, amount.end)
                if amount.unit is not None and amount.unit.canonical == unit and follows:
                    place = quote(pages[number], whole.place(amount.start, amount.end), "rating")
                    value = Quantity(amount.canonical(), unit)
                    found.append(Fact(name, value, amount.kind, evidence=(place,), confidence=0.85))
        return found if len(found) == 1 else []

    def _declared(self, one: declaration.Declaration) -> list[trade.TradeLine]:
        return [declaration.trade_line(x, self._vocabulary, self._numbers, self._headings) for x in one.lines]

    def _item(
        self,
        pages: dict[int, Page],
        line: trade.TradeLine,
        maker: str | None,
        beside: Sequence[tuple[int, Spans]],
        *,
        comma: bool,
    ) -> assembling.Assembled:
        texts, facts = [], list(line.facts)
        trades: list[Fact] = []
        for number, spans in _by_page(line):
            found = described(pages[number], spans, self._marker, self._finder, decimal_comma=comma)
            texts.append(in_cells(pages[number].text, spans))
            facts += found
            facts += said_at(pages[number], spans, self._terms)
            trades += trades_at(pages[number], spans, self._terms)
        for number, spans in beside:
            said = described(pages[number], spans, self._marker, self._finder, decimal_comma=comma)
            facts += (f for f in said if f.property in TELLING and f.confidence >= SURE)
        call = self._asked(identify("\n".join(texts), self._terms), facts, trades)
        told = {f.property for f in facts}
        family = self._vocabulary.family(call.product)
        if family == MACHINE:
            facts += [] if "use" in told else trades
            facts += [] if told & _VOLUMES else self._lone(pages, line, "volume", comma=comma)
        elif family == "battery" and "mass" not in told:
            facts += self._lone(pages, line, "mass", self._terms.phrases.pattern(_OF_ONE), comma=comma)
        return assembling.item(line.label, call, facts, self._vocabulary, maker=maker, line=line.line)


def _with(one: assembling.Assembled, facts: Iterable[Fact]) -> assembling.Assembled:
    return replace(one, item=replace(one.item, facts=(*one.item.facts, *facts)))


def _by_model(read: Iterable[Candidate]) -> dict[str, list[Fact]]:
    """What a paper's tables give of goods for sure, by the folded names of the models that it is of.

    Masses and volumes of a trade paper are the consignment's.
    """
    found: dict[str, list[Fact]] = defaultdict(list)
    for candidate in read:
        if candidate.fact.property in TELLING - OF_A_SHIPMENT and candidate.fact.confidence >= SURE:
            for name in {fold(model) for model in candidate.models}:
                found[name].append(candidate.fact)
    return found


def _told_of(item: Item, of_models: Mapping[str, Sequence[Fact]]) -> tuple[Fact, ...]:
    """What is given of the model that a line names, of properties that the line itself does not tell."""
    told = {f.property for f in item.facts}
    return tuple(f for f in of_models.get(fold(item.label), ()) if f.property not in told)


def _by_page(line: trade.TradeLine) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """The spans of a line's description, page by page."""
    for number, runs in groupby(line.description, key=lambda run: run[0]):
        yield number, tuple((start, end) for _, start, end in runs)


_OF_ONE = Shape(r"\s*<<of_one>>(?![A-Za-z])", re.I)
_MACHINES = frozenset((MACHINE,))
_MONEY = frozenset(("unit_price", "amount"))
_VOLUMES = frozenset(("volume", "granulation_volume"))
