"""The chain: bytes → pages → marks → candidates → items. Each step is a function of the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby, islice

from classifier.facts import Fact, Item
from classifier.law.catalogue import Catalogue
from classifier.law.vocabulary import Vocabulary
from classifier.loading.load import shipped
from extractor import trade
from extractor.decoding.weighing import Weigher
from extractor.document.model import Contents, Part, Problem, Reading, Severity, Source, Status
from extractor.document.page import Page, of_document
from extractor.document.read_options import ReadOptions
from extractor.facts.tables import FactFinder
from extractor.forms.applying import applied
from extractor.forms.book import FormBook, Met
from extractor.forms.telling import LEFT_NOTHING, is_of_goods, keeps_all, notes, with_withheld
from extractor.goods import items as assembling
from extractor.goods import namings, unplaced
from extractor.goods.asides import Asides, parted
from extractor.goods.by_values import by_values, by_what_it_states, unrecognised
from extractor.goods.product import NAMES_NOTHING, ProductCall, by_formula, by_series, identify, identify_model
from extractor.goods.scopes import said_near, scopes
from extractor.goods.statements import said_at, said_of_goods
from extractor.goods.survey import Sheet, described, survey
from extractor.goods.worded import Worded
from extractor.language.languages import languages
from extractor.language.noun_phrases import in_cells
from extractor.language.numbers.numerals import decimal_comma
from extractor.language.numbers.quantities import numbers_of
from extractor.language.raised import raised_text
from extractor.language.terms import Terms
from extractor.papers.document_kind import OTHER, PAPERS_OF_GOODS
from extractor.papers.roles import file_kind, parts
from extractor.readers.reading import read
from extractor.rows.annotated_rows import MarkedRow, Marker
from extractor.rows.rows import rows
from extractor.scoring import scorer
from extractor.trade import declaration
from extractor.trade.einvoice import beside_the_page

TRADE = PAPERS_OF_GOODS


@dataclass(frozen=True, slots=True)
class _Found:
    """Items, notes about them, and every fact that an item or a note speaks of."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[Fact, ...] = ()


_COLUMNS_IN_LINES = 3


def may_hold_a_table(page: Page) -> bool:
    """Whether rulings are worth looking for: some lines have gaps in them, and digits."""
    gapped = (line for line in page.lines if len(line.segments) > 1)
    telling = (line for line in gapped if any(map(str.isdigit, page.text[line.start : line.end])))
    return sum(1 for _ in islice(telling, _COLUMNS_IN_LINES)) == _COLUMNS_IN_LINES


class Pipeline:
    """The chain for one catalogue; making it compiles the catalogue's words once.

    The shipped model's weigher is made when a sheet is first read; with `weighs` false the rules read alone.
    """

    def __init__(self, catalogue: Catalogue, weigher: Weigher | None = None, *, weighs: bool = True) -> None:
        self._given, self._weighs = weigher, weighs
        self._vocabulary = catalogue.vocabulary
        self._elements = catalogue.elements
        self._headings = frozenset(h for e in catalogue.tariff.expected.values() for h in e.headings)
        self._numbers = numbers_of(catalogue.vocabulary)
        self._terms = Terms(catalogue.vocabulary)
        self._marker = Marker(catalogue.vocabulary, self._terms)
        self._finder = FactFinder(catalogue.vocabulary)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that it reads by."""
        return self._vocabulary

    @cached_property
    def _weigher(self) -> Weigher | None:
        if self._given is not None or not self._weighs:
            return self._given
        model = scorer.shipped(shipped())
        return None if model is None else Weigher(self._vocabulary, scorer.Scorer(self._vocabulary, model))

    def read(self, source: Source, options: ReadOptions | None = None, forms: FormBook | None = None) -> Reading:
        """What one document says, with the marks of its form where `forms` has it.

        Its troubles are in the reading's problems; a bug escapes.
        """
        chosen = options or ReadOptions()
        contents = read(source, replace(chosen, want_tables=chosen.want_tables or may_hold_a_table))
        return self.understood(source, contents, forms)

    def marked_rows(self, pages: Sequence[Page]) -> tuple[tuple[Page, tuple[MarkedRow, ...]], ...]:
        """The rows of some pages with what the vocabulary knows in them."""
        comma = decimal_comma("\n".join(p.text for p in pages))
        return tuple((p, self._marker.mark(rows(p), decimal_comma=comma, raised=raised_text(p))) for p in pages)

    def understood(self, source: Source, contents: Contents, forms: FormBook | None = None) -> Reading:
        """What pages that were read before say under this catalogue; the source's bytes are not looked at."""
        contents = replace(contents, pages=of_document(contents.pages, source.identity.sha256))
        text = "\n".join(p.text for p in contents.pages)
        several = parts(contents.pages, self._terms)
        kind = file_kind(contents.pages, several, self._terms).kind if contents.pages else OTHER
        met = forms.of(contents.pages) if forms and kind not in TRADE else None
        found = self._found(source, contents, kind, several, met, comma=decimal_comma(text))
        return Reading(
            identity=source.identity,
            contents=replace(contents, attachments=()),
            kind=kind,
            languages=languages(text),
            items=tuple(replace(i, complete=contents.status is Status.READ) for i in found.items),
            problems=(*contents.problems, *found.problems),
            status=contents.status,
            parts=several if len(several) > 1 else (),
        )

    def _found(
        self, source: Source, contents: Contents, kind: str, papers: Sequence[Part], met: Met | None, *, comma: bool
    ) -> _Found:
        """The items: lines of a trade paper, or models of a sheet; a note where there are none."""
        weigher = None if kind in TRADE else self._weigher
        sheet = survey(contents.pages, self._marker, self._finder, decimal_comma=comma, weigher=weigher)
        if kind in TRADE or kind == "other":
            printed = self._printed(contents.pages, papers)
            sha256 = source.identity.sha256
            listed = beside_the_page.lines(contents.attachments, contents.pages, sha256, printed) or printed
            if listed.lines and (kind in TRADE or _is_an_order(listed)):
                lines = _collected(self._line(contents, line, sheet.maker, comma=comma) for line in listed.lines)
                lines = replace(lines, problems=(*lines.problems, *_misfits(listed)))
                return self._guarded(lines, sheet, contents, unplaced.OF_A_SHIPMENT)
        found = self._guarded(self._of_forms(source, contents, sheet, kind, met, comma=comma), sheet, contents)
        if found.items or not contents.pages:
            return found
        return replace(found, problems=(*found.problems, Problem("items", _NOTHING, Severity.NOTE)))

    def _of_forms(
        self, source: Source, contents: Contents, sheet: Sheet, kind: str, met: Met | None, *, comma: bool
    ) -> _Found:
        """The items of a paper; of one with a form for each model on a page of its own, page by page."""
        if not sheet.apart:
            return self._as_marked(source, contents, sheet, kind, met)
        marker, finder, weigher = self._marker, self._finder, self._weigher
        each = [
            (page, survey((page,), marker, finder, decimal_comma=comma, weigher=weigher)) for page in contents.pages
        ]
        found = [
            self._as_marked(
                source, replace(contents, pages=(page,)), replace(own, maker=own.maker or sheet.maker), kind, met
            )
            for page, own in each
        ]
        return _Found(
            tuple(item for one in found for item in one.items),
            tuple(problem for one in found for problem in one.problems),
            tuple(fact for one in found for fact in one.told),
        )

    def _as_marked(self, source: Source, contents: Contents, sheet: Sheet, kind: str, met: Met | None) -> _Found:
        """The items of a paper, with the marks of its form where it has any.

        What the marks take away stays with the items as withheld. Marks that leave no item are not followed.
        """
        if met is None:
            return self._models(source, contents, sheet, kind)
        made = applied(sheet.printed, sheet.candidates, met, self._vocabulary)
        listed = sheet.models if made.models is None else made.models
        told = replace(sheet, candidates=made.candidates, models=listed, label=made.label or sheet.label)
        said = self._said(contents)
        found = self._models(source, contents, told, kind, said)
        if made.only_agrees and (told.models, told.label) == (sheet.models, sheet.label):
            return replace(found, problems=(*found.problems, *notes(found.items, made, met)))
        if found.items and keeps_all(found.items, sheet.candidates):
            return replace(found, problems=(*found.problems, *notes(found.items, made, met)))
        plain = self._models(source, contents, sheet, kind, said)
        if plain.items and not found.items:
            return replace(plain, problems=(*plain.problems, Problem("forms", LEFT_NOTHING, Severity.WARNING)))
        items = with_withheld(found.items, plain.items, made)
        aside = tuple(f for item in items for f in item.withheld)
        return _Found(items, (*found.problems, *notes(items, made, met)), (*found.told, *aside))

    def _guarded(self, found: _Found, sheet: Sheet, contents: Contents, but: frozenset[str] = frozenset()) -> _Found:
        """What was found, with a problem for values that no item has (`but` for some properties').

        None is lost without a word.
        """
        read = [c.fact for c in sheet.candidates if c.fact.property not in but]
        left = unplaced.left_over(read, found.told, self._vocabulary.properties)
        silent = not left or bool(found.items)
        speaks = silent or any(
            unplaced.speaks_of_goods(self._terms.find(p.text), self._vocabulary) for p in contents.pages
        )
        told = unplaced.problems(left, has_items=bool(found.items), speaks=speaks)
        return replace(found, problems=(*found.problems, *told))

    def declared(
        self, pages: Sequence[Page], sha256: str
    ) -> tuple[tuple[declaration.Declaration, tuple[Item, ...]], ...]:
        """The declarations among some pages, each with an item for each of its lines, in their order."""
        contents = Contents(of_document(pages, sha256))
        comma = decimal_comma("\n".join(p.text for p in pages))
        made = []
        for one in declaration.apart(declaration.declarations(contents.pages, self._vocabulary, self._elements)):
            lines = [declaration.trade_line(x, self._vocabulary, self._numbers, self._headings) for x in one.lines]
            items = tuple(self._line(contents, x, None, comma=comma).item for x in lines)
            made.append((one, items))
        return tuple(made)

    def _printed(self, pages: Sequence[Page], papers: Sequence[Part]) -> trade.TradeReading:
        """The lines of a trade paper with what a declaration among its pages says of them.

        Where every page is the declaration's, its own reading counts alone, and no table is looked for.
        """
        found = declaration.declarations(pages, self._vocabulary, self._elements)
        lines = [
            declaration.trade_line(line, self._vocabulary, self._numbers, self._headings)
            for one in declaration.apart(found)
            for line in one.lines
        ]
        own = frozenset(n for one in found for n in one.pages)
        if lines and own.issuperset(p.number for p in pages):
            return declaration.joined(trade.TradeReading(()), lines, own)
        return declaration.joined(trade.read(pages, self._vocabulary, [p.pages for p in papers]), lines, own)

    def _said(self, contents: Contents) -> Worded:
        surveyed = namings.survey(contents.pages, self._terms)
        return Worded(surveyed, identify_model(surveyed, self._terms), said_of_goods(contents.pages, self._terms))

    def _models(
        self, source: Source, contents: Contents, sheet: Sheet, kind: str, words: Worded | None = None
    ) -> _Found:
        """One item for each model of a datasheet, a report or a technology paper that the list may speak of.

        A test report's rows are samples of one thing. `words` are what the pages say, where that is known already.
        """
        words = words or self._said(contents)
        label = sheet.label or source.identity.name
        mentions, candidates = sheet.models, sheet.candidates
        if kind == "test_report":
            mentions, candidates = (), assembling.measured(candidates)
        models = assembling.by_model(candidates, mentions, label, words.known(self._names_goods))
        surveyed, whole, said = words.surveyed, words.whole, words.said
        where = scopes(contents.pages, [model.label for model in models])
        made = []
        every = [c for model in models for c in model.candidates] if len(models) > 1 else []
        asides = Asides(contents.pages, (model.label for model in models), self._terms)
        calls = []
        for model in models:
            told = said_near(said, model.label, where)
            alone = len(models) == 1
            called = words.call(
                (model.label, model.text, model.heading, alone),
                partial(self._called, surveyed, model, whole, alone=alone),
            )
            called = by_formula(called, [str(f.value) for f in told if f.property == "composition"], self._vocabulary)
            stated = [c.fact for c in model.candidates]
            powder = partial(identify_model, surveyed, self._terms, model.label, "battery")
            call = by_values(called, stated, told, self._vocabulary, every, powder)
            if kind in _OF_GOODS:
                call = by_what_it_states(call, stated)
            calls.append((model, call, told))
        known = any(call.products != ("other",) for _, call, _ in calls)
        for model, call, told in calls:
            if known and kind in _OF_GOODS and call.reason == NAMES_NOTHING and call.products == ("other",):
                # What nobody recognised beside what is recognised is asked about, and never left out.
                call = unrecognised(call, "stands in one list with goods that are recognised")
            if call.products == ("other",) and any(is_of_goods(c) for c in model.candidates):
                call = unrecognised(call, "has values at the places where people marked those of goods")
            if call.products != ("other",) or (len(models) > 1 and self._is_named_other(model)):
                unmarked = [c for c in model.candidates if c.fact.marked is None]
                own, others = parted(unmarked, asides, call)
                said_so = [c.fact for c in model.candidates if c.fact.marked is not None]
                facts = [*assembling.of_its_level(own, call), *said_so, *told]
                whole_item = assembling.item(model.label, call, facts, self._vocabulary, maker=sheet.maker)
                made.append(assembling.without(whole_item, others))
        return _collected(made)

    def _is_named_other(self, model: assembling.Model) -> bool:
        """Whether the words beside a model's name say that it is other goods: hard carbon in a list of graphites."""
        if not model.text or model.text.startswith(_ASIDES):
            return False
        call = identify(model.text, self._terms)
        return call.products == ("other",) and call.reason != NAMES_NOTHING

    def _names_goods(self, text: str) -> bool:
        return bool(text) and identify(text, self._terms).products != ("other",)

    def _called(
        self, surveyed: namings.Survey, model: assembling.Model, whole: ProductCall, *, alone: bool
    ) -> ProductCall:
        """What a model is: by the words beside its name, else what the whole sheet is about, else by its mentions."""
        if self._is_named_other(model):
            return identify(model.text, self._terms)
        if not alone and (called := by_series(surveyed, self._terms, model.label)):
            return replace(called, evidence=whole.evidence)
        for words in (model.text, model.heading):
            own = identify(words, self._terms) if words else ProductCall(("other",), "")
            if words and self._family(own) == self._family(whole) and own.products != whole.products:
                # "Artificial graphite" in a list of anode materials is one of them.
                own = identify(words, self._terms, surveyed.whole)
            # The line above a table tells machines apart; of materials it names the kind for all of them.
            plain = own.products != ("other",) and len(own.products) == 1
            if plain and (words is model.text or self._family(own) == "machine"):
                return replace(own, evidence=whole.evidence)
        if alone and whole.reason != NAMES_NOTHING:
            return whole
        return identify_model(surveyed, self._terms, model.label)

    def _family(self, call: ProductCall) -> str:
        return self._vocabulary.products[call.product].family

    def _line(
        self,
        contents: Contents,
        line: trade.TradeLine,
        maker: str | None,
        *,
        comma: bool,
    ) -> assembling.Assembled:
        """A line of a trade paper: what its description names, with the values that stand in it."""
        pages = {p.number: p for p in contents.pages}
        texts, facts = [], list(line.facts)
        for number, runs in groupby(line.description, key=lambda run: run[0]):
            spans = tuple((start, end) for _, start, end in runs)
            found = described(pages[number], spans, self._marker, self._finder, decimal_comma=comma)
            texts.append(in_cells(pages[number].text, spans))
            facts += found
            facts += said_at(pages[number], spans, self._terms)
        call = identify("\n".join(texts), self._terms)
        return assembling.item(line.label, call, facts, self._vocabulary, maker=maker, line=line.line)


def _collected(several: Iterable[assembling.Assembled]) -> _Found:
    """The items together, each reading that lost as a note."""
    assembled = tuple(several)
    notes = tuple(
        Problem("facts", f"{one.item.label}: {reason}", Severity.NOTE) for one in assembled for reason in one.set_aside
    )
    told = tuple(fact for one in assembled for fact in one.read)
    return _Found(tuple(one.item for one in assembled), tuple(dict.fromkeys(notes)), told)


_ASIDES = ("(", "（")
_OF_GOODS = ("datasheet", "test_report")
"""Papers whose values are of the goods that they are about; an essay's are of anybody's."""

_NOTHING = (
    "Nothing was found in this document that the control list or its neighbours speak of. "
    "If it is about a battery, a battery material or a machine that makes them, a person must look at it."
)


def _is_an_order(listed: trade.TradeReading) -> bool:
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


def _misfits(listed: trade.TradeReading) -> list[Problem]:
    """What does not fit on the lines or between them and the totals."""
    own = [Problem("lines", f"line {line.line or line.label}: {p}") for line in listed.lines for p in line.problems]
    return own + [Problem("totals", p) for p in listed.problems]
