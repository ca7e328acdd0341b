"""The models of a paper of goods: what each is, with the facts that are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from classifier.facts import Fact
from classifier.law.vocabulary import Vocabulary
from extractor.assembling.found import Found, collected
from extractor.assembling.worded import Worded, numbers_of_consignments
from extractor.document.model import Problem, Severity
from extractor.document.page import Page
from extractor.facts.candidates import Candidate, ModelMention
from extractor.forms.telling import is_of_goods
from extractor.goods import items as assembling
from extractor.goods.asides import Asides, parted
from extractor.goods.by_values import (
    by_own_chemistry,
    by_the_papers_trade,
    by_values,
    by_what_it_states,
    names_nothing,
    unrecognised,
)
from extractor.goods.compared_models import own_models
from extractor.goods.headings.parted import under_headings
from extractor.goods.identity import namings
from extractor.goods.identity.naming_weights import SAID
from extractor.goods.identity.product import (
    NAMED_BEFORE,
    NAMES_NOTHING,
    ProductCall,
    by_formula,
    by_name_before,
    by_series,
    identify,
    identify_model,
    taught,
)
from extractor.goods.inside import call_of_the_cell, cell_inside, name_of_the_whole, of_its_level
from extractor.goods.named_in_text import (
    with_goods_named,
    with_machines_sold,
    with_named_machines,
    with_named_technology,
    with_named_variants,
)
from extractor.goods.statements.scopes import Scopes, said_near, said_of_itself, scopes
from extractor.goods.statements.statements import said_of_goods, trades_of_paper
from extractor.goods.survey import Sheet
from extractor.goods.unplaced import SURE, TELLING
from extractor.language.phrases import Shape
from extractor.language.terms import Terms
from extractor.papers.document_kind import OTHER, PAPERS_OF_GOODS
from extractor.papers.writings import sign_of_writing
from extractor.rows.designations import designation, designations, is_designation

_ASIDES = ("(", "（")
_COUNT = re.compile(r"(?<![\d.,])\d{1,3} $")
_OPEN = 2
"""A call for so many products leaves open what the goods are."""
_TECHNOLOGY = "technology"
_OF_GOODS = ("datasheet", "test_report")
"""Papers whose values are of the goods that they are about; an essay's are of anybody's."""

_WRITTEN = ("datasheet", OTHER)
"""Papers that may be written about goods and offer none, whatever their values make of them."""

_ABOUT_GOODS = (
    "The text is written about goods and offers none (it says “{}”), so that its values are nobody's: look whether the "
    "sender means goods by it, and ask for their datasheet."
)
_TABLED = 3
_GENERIC = "generic"
_MACHINE = Shape(r"<<machine_in_general>>", re.I)


class _Called(NamedTuple):
    """A model, what it is taken to be, and what is said of it in words."""

    model: assembling.Model
    call: ProductCall
    told: tuple[Fact, ...]


class ModelReader:
    """Tells the models of papers by one catalogue's words."""

    def __init__(self, vocabulary: Vocabulary, terms: Terms) -> None:
        self._vocabulary, self._terms = vocabulary, terms

    def worded(self, pages: Sequence[Page]) -> Worded:
        """What some pages say in words, whatever their values are."""
        surveyed = namings.survey(pages, self._terms)
        return Worded(surveyed, identify_model(surveyed, self._terms), said_of_goods(pages, self._terms))

    def models(self, name: str, pages: Sequence[Page], sheet: Sheet, kind: str, words: Worded | None = None) -> Found:
        """One item for each model of a datasheet, a report or a technology paper that the list may speak of.

        `name` is the file's, which a paper goes by that names no model. A test report's rows are samples of one thing.
        `words` are what the pages say, where that is known already.
        """
        words = words or self.worded(pages)
        label = sheet.label or name
        own = own_models(sheet.candidates, sheet.models, self._terms.phrases)
        mentions, candidates = own.mentions, own.candidates
        if kind == "test_report":
            mentions, candidates = (), assembling.measured(candidates)
        surveyed, whole = words.surveyed, words.whole
        label = name_of_the_whole(label, sheet.inside, whole)
        if kind == _TECHNOLOGY:
            label = self._name_of_technology(label, mentions)
        models = under_headings(
            candidates, pages, self._names_goods, self._names_a_machine, self._terms.phrases
        ) or assembling.by_model(candidates, mentions, label, self._names_goods)
        if kind != "test_report":
            models = with_named_machines(with_named_variants(models, pages, self._terms), pages, self._terms)
        if kind == _TECHNOLOGY and len(models) == 1 and self._vocabulary.family(whole.product) != _TECHNOLOGY:
            models = with_named_technology(models, pages, self._terms)
        if kind == OTHER or kind in PAPERS_OF_GOODS:
            models = with_goods_named(models, pages, self._terms)
        if kind in PAPERS_OF_GOODS and len(models) == 1 and whole.reason == NAMES_NOTHING:
            models = with_machines_sold(models, pages, self._terms)
        within = cell_inside(models, sheet.inside, whole)
        where = scopes(pages, [model.label for model in models])
        made = []
        asides = Asides(pages, (model.label for model in models), self._terms, words.asides)
        every = [c for model in models for c in model.candidates] if len(models) > 1 else []
        called = [self._called(model, words, where, kind, len(models), every) for model in models]
        if len(models) == 1:
            numbers = numbers_of_consignments(pages, self._terms.phrases)
            called = [_called_by_its_words(one, numbers) for one in called]
        calls = self._of_this_trade(self._with_trades(called, pages), pages, words, kind)
        if kind == OTHER and not any(n.weight >= SAID for n in surveyed.namings):
            calls = [_without_what_only_speaks_of_batteries(one) for one in calls]
        if within is not None:
            calls.append(_Called(within, call_of_the_cell(within, surveyed, self._terms), ()))
        known = any(call.products != ("other",) for _, call, _ in calls)
        for model, call, told in calls:
            is_told_other = call.reason == NAMED_BEFORE or self._is_named_other(model)
            is_unnamed = call.reason == NAMES_NOTHING or not is_told_other
            if known and kind in _OF_GOODS and is_unnamed and call.products == ("other",):
                # What nobody recognised beside what is recognised is asked about, and never left out.
                call = unrecognised(call, "stands in one list with goods that are recognised")
            if call.products == ("other",) and any(is_of_goods(c) for c in model.candidates):
                call = unrecognised(call, "has values at the places where people marked those of goods")
            if call.products != ("other",) or (len(models) > 1 and is_told_other):
                unmarked = [c for c in model.candidates if c.fact.marked is None]
                of_it, others = parted(unmarked, asides, call)
                said_so = [c.fact for c in model.candidates if c.fact.marked is not None]
                facts = [*of_its_level(of_it, call), *said_so, *told]
                whole_item = assembling.item(model.label, call, facts, self._vocabulary, maker=sheet.maker)
                made.append(assembling.without(whole_item, others))
        if made and kind in _WRITTEN and not _offers(sheet):
            sign = sign_of_writing(pages, self._terms.phrases)
            if sign is not None:
                return Found((), (Problem("items", _ABOUT_GOODS.format(sign), Severity.NOTE),))
        found = collected(made)
        return replace(found, problems=(*found.problems, *own.notes), told=(*found.told, *own.told))

    def _name_of_technology(self, label: str, mentions: Sequence[ModelMention]) -> str:
        """The label, or where it is no designation the one name of goods that the headings give."""
        headed = {m.name for m in mentions if m.is_section and self._names_goods(m.text)}
        return headed.pop() if designation([label]) is None and len(headed) == 1 else label

    def _called(
        self,
        model: assembling.Model,
        words: Worded,
        where: Scopes,
        kind: str,
        count: int,
        every: Sequence[Candidate],
    ) -> _Called:
        """What one of `count` models is, by its names, then by formula, chemistry and values; and what is said of it.

        `every` are the values of all of them.
        """
        told = said_near(words.said, model.label, where)
        ask = partial(self._call, words.surveyed, model, words.whole, alone=count == 1)
        call = words.call((model.label, model.text, model.heading, count), ask)
        call = by_formula(call, [str(f.value) for f in told if f.property == "composition"], self._vocabulary)
        kinds = said_of_itself(words.said, "chemistry", model.label, where)
        call = by_own_chemistry(call, kinds, self._vocabulary)
        stated = [c.fact for c in model.candidates]
        # What the words beside its own name call other goods is no powder that the paper names louder.
        is_told = self._is_named_other(model)
        without = None if is_told else partial(identify_model, words.surveyed, self._terms, model.label)
        call = by_values(call, stated, told, self._vocabulary, every, without)
        if kind == _TECHNOLOGY and self._vocabulary.family(call.product) == "battery":
            call = taught(call, words.surveyed, self._terms)
        return _Called(model, by_what_it_states(call, stated) if kind in _OF_GOODS else call, told)

    def _with_trades(self, calls: Sequence[_Called], pages: Sequence[Page]) -> list[_Called]:
        """Machines and technology of which no sentence says what they are for, with the trade that the paper names."""
        silent = [self._lacks_a_use(one) for one in calls]
        trades = trades_of_paper(pages, self._terms) if any(silent) else ()
        both = zip(calls, silent, strict=True)
        return [one._replace(told=(*one.told, *trades)) if lacks else one for one, lacks in both]

    def _of_this_trade(self, calls: list[_Called], pages: Sequence[Page], words: Worded, kind: str) -> list[_Called]:
        """The calls, with what nothing names asked about where the paper speaks of this trade alone.

        Models with designations of a paper of goods, technology that a paper hands over, and of other papers the
        models whose values few other goods have.
        """
        named = words.surveyed.namings
        asked = [
            names_nothing(one.call) and _may_be_goods(one.model, kind) and not self._is_a_thing(one.model, named)
            for one in calls
        ]
        trades = trades_of_paper(pages, self._terms) if any(asked) else ()
        both = zip(calls, asked, strict=True)
        return [one._replace(call=by_the_papers_trade(one.call, trades)) if is_asked else one for one, is_asked in both]

    def _is_a_thing(self, model: assembling.Model, named: Sequence[namings.Naming]) -> bool:
        """Whether the words beside a model's name call it a thing in general that is no machine: "ZD-86 motor"."""
        general = self._terms.phrases.pattern(_MACHINE)
        things = (n for n in named if n.mention.name == _GENERIC and not general.fullmatch(n.mention.text))
        return any(model.label in n.text for n in things)

    def _lacks_a_use(self, one: _Called) -> bool:
        asked = self._vocabulary.family(one.call.product) in ("machine", "technology")
        return asked and not any(f.property == "use" for f in one.told)

    def _is_named_other(self, model: assembling.Model) -> bool:
        """Whether the words beside a model's name say that it is other goods: hard carbon in a list of graphites."""
        if not model.text or model.text.startswith(_ASIDES):
            return False
        call = identify(model.text, self._terms)
        if any(self._terms.phrases.pattern(_MACHINE).fullmatch(model.text, *span) for span in call.spans):
            return False  # a "furnace" may be any that the list names
        if any(_COUNT.search(model.text, 0, start) for start, _ in call.spans[:1]):
            return False  # "two-fluid, 1 nozzle" says how many of a part it has
        return call.products == ("other",) and call.reason != NAMES_NOTHING

    def _names_goods(self, text: str) -> bool:
        return bool(text) and identify(text, self._terms).products != ("other",)

    def _names_a_machine(self, text: str) -> bool:
        return self._vocabulary.family(identify(text, self._terms).product) == "machine"

    def _call(
        self, surveyed: namings.Survey, model: assembling.Model, whole: ProductCall, *, alone: bool
    ) -> ProductCall:
        """What a model is: by the words beside its name, else what the whole sheet is about, else by its mentions."""
        if self._is_named_other(model):
            return identify(model.text, self._terms)
        if not alone and (called := by_series(surveyed, self._terms, model.label)):
            return replace(called, evidence=whole.evidence)
        family = self._vocabulary.family
        is_of_machines = not alone and family(whole.product) == "machine"
        if is_of_machines and (called := by_name_before(surveyed, self._terms, model.label)):
            return replace(called, evidence=whole.evidence)
        for words in (model.text, model.heading):
            own = identify(words, self._terms) if words else ProductCall(("other",), "")
            if words and family(own.product) == family(whole.product) and own.products != whole.products:
                # "Artificial graphite" in a list of anode materials is one of them.
                own = identify(words, self._terms, surveyed.whole)
            # The line above a table tells machines apart; of materials it names the kind for all of them.
            plain = own.products != ("other",) and len(own.products) == 1
            if plain and (words is model.text or family(own.product) == "machine"):
                return replace(own, evidence=whole.evidence)
        if alone and whole.reason != NAMES_NOTHING:
            return whole
        return identify_model(surveyed, self._terms, model.label)


def _may_be_goods(model: assembling.Model, kind: str) -> bool:
    if kind == _TECHNOLOGY:
        return True
    if not is_designation(model.label):
        return False
    return kind in _OF_GOODS or any(c.fact.property in TELLING and c.fact.confidence >= SURE for c in model.candidates)


def _called_by_its_words(one: _Called, numbers: frozenset[str]) -> _Called:
    """What is named by the number of an invoice or an order (`numbers`) gets the words that say what it is."""
    if numbers.isdisjoint(designations([one.model.label])) or not one.call.evidence:
        return one
    return one._replace(model=replace(one.model, label=one.call.evidence[0].text))


def _offers(sheet: Sheet) -> bool:
    """Whether a paper speaks of goods of its own: by their designation, or in a table of values."""
    named = (name for c in sheet.candidates for name in c.models)
    called = [name for name in (sheet.label, *named) if name]
    tabled = sum(c.how in ("table", "column") for c in sheet.candidates)
    return tabled >= _TABLED or any(map(is_designation, called))


def _without_what_only_speaks_of_batteries(one: _Called) -> _Called:
    """The call, unless a paper that names no goods and states nothing leaves its goods open: a diagram is none."""
    if len(one.call.products) < _OPEN or one.model.candidates:
        return one
    return one._replace(call=replace(one.call, products=("other",)))
