"""The chain: bytes → pages → marks → candidates → items. Each step is a function of the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from classifier.catalogue import Catalogue
from classifier.facts import Fact, Item
from extractor import items as assembling
from extractor import trade
from extractor.document import Contents, Problem, Reading, Severity, Source, Status
from extractor.facts import FactFinder, quote
from extractor.kinds import document_kind
from extractor.languages import languages
from extractor.marks import Marker
from extractor.numbers import decimal_comma
from extractor.pages import Page
from extractor.products import ProductCall, identify, identify_document
from extractor.readers import ReadOptions, read
from extractor.sheet import Sheet, described, survey
from extractor.terms import Terms
from extractor.uses import uses

TRADE = ("invoice", "packing_list")


@dataclass(frozen=True, slots=True)
class _Found:
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()


class Pipeline:
    """The chain for one catalogue; making it compiles the catalogue's words once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._vocabulary = catalogue.vocabulary
        self._terms = Terms(catalogue.vocabulary)
        self._marker = Marker(catalogue.vocabulary, self._terms)

    def read(self, source: Source, options: ReadOptions | None = None) -> Reading:
        """What one document says. Its troubles are in the reading's problems; a bug escapes."""
        contents = read(source, options)
        text = "\n".join(p.text for p in contents.pages)
        kind = document_kind(contents.pages, self._terms)[0] if contents.pages else "other"
        found = self._found(source, contents, kind, comma=decimal_comma(text))
        return Reading(
            identity=source.identity,
            contents=contents,
            kind=kind,
            languages=languages(text),
            items=tuple(replace(i, complete=contents.status is Status.READ) for i in found.items),
            problems=(*contents.problems, *found.problems),
            status=contents.status,
        )

    def _found(self, source: Source, contents: Contents, kind: str, *, comma: bool) -> _Found:
        """The items: lines of a trade paper, or models of a sheet; a note where there are none."""
        finder = FactFinder(self._vocabulary, source.identity.sha256)
        sheet = survey(contents.pages, self._marker, finder, decimal_comma=comma)
        if kind in TRADE or kind == "other":
            listed = trade.read(contents.pages, self._vocabulary, source.identity.sha256)
            if listed.lines and (kind in TRADE or _is_an_order(listed)):
                lines = tuple(
                    self._line(source.identity.sha256, contents, line, finder, sheet.maker, comma=comma) for line in listed.lines
                )
                return _Found(lines, tuple(_misfits(listed)))
        models = tuple(self._models(source, contents, sheet))
        if models or not contents.pages:
            return _Found(models)
        return _Found((), (Problem("items", _NOTHING, Severity.NOTE),))

    def _models(self, source: Source, contents: Contents, sheet: Sheet) -> list[Item]:
        """One item for each model of a datasheet, a report or a technology paper that the list may speak of."""
        label = sheet.label or source.identity.name
        models = assembling.by_model(sheet.candidates, sheet.models, label, self._names_goods)
        purposes = _purposes(contents.pages, self._terms, source.identity.sha256)
        whole = identify_document(contents.pages, self._terms, "", source.identity.sha256)
        made = []
        for model in models:
            call = self._call(source, contents, model, whole, alone=len(models) == 1)
            if call.products != ("other",):
                facts = [*(c.fact for c in model.candidates), *purposes]
                made.append(assembling.item(model.label, call, facts, self._vocabulary, maker=sheet.maker))
        return made

    def _names_goods(self, text: str) -> bool:
        return bool(text) and identify(text, self._terms).products != ("other",)

    def _call(
        self, source: Source, contents: Contents, model: assembling.Model, whole: ProductCall, *, alone: bool
    ) -> ProductCall:
        """What a model is: by the words beside its name, else what the whole sheet is about, else by its mentions."""
        own = identify(model.text, self._terms) if model.text else None
        if own is not None and own.products != ("other",):
            return replace(own, evidence=whole.evidence)
        family = self._vocabulary.products[whole.product].family if not alone else ""
        if alone or (model.has_own_values and family in _ALIKE):
            return whole
        return identify_document(contents.pages, self._terms, model.label, source.identity.sha256)

    def _line(
        self,
        sha256: str,
        contents: Contents,
        line: trade.TradeLine,
        finder: FactFinder,
        maker: str | None,
        *,
        comma: bool,
    ) -> Item:
        """A line of a trade paper: what its description names, with the values that stand in it."""
        pages = {p.number: p for p in contents.pages}
        texts, facts = [], list(line.facts)
        for number, runs in groupby(line.description, key=lambda run: run[0]):
            spans = tuple((start, end) for _, start, end in runs)
            text, found = described(pages[number], spans, self._marker, finder, decimal_comma=comma)
            texts.append(text)
            facts += found
            facts += _purposes_at(pages[number], spans, self._terms, sha256)
        call = identify(" ".join(texts), self._terms)
        return assembling.item(line.label, call, facts, self._vocabulary, maker=maker, line=line.line)


_ALIKE = ("battery", "cathode", "anode")
"""Families whose models share a sheet because they are one and the same product."""

_NOTHING = (
    "Nothing was found in this document that the control list or its neighbours speak of. "
    "If it is about a battery, a battery material or a machine that makes them, a person must look at it."
)


def _purposes(pages: Sequence[Page], terms: Terms, sha256: str) -> list[Fact]:
    """What the goods are for, as the paper says it anywhere: one fact a purpose."""
    found = [f for page in pages for f in _purposes_at(page, ((0, len(page.text)),), terms, sha256)]
    return list({f.value: f for f in reversed(found)}.values())


def _purposes_at(
    page: Page, spans: Sequence[tuple[int, int]], terms: Terms, sha256: str
) -> Iterator[Fact]:
    """The purposes stated in some spans of a page."""
    for start, end in spans:
        for use in uses(page.text[start:end], terms):
            evidence = quote(page, (start + use.start, start + use.end), sha256, "line")
            yield Fact("use", use.value, evidence=(evidence,), confidence=0.9)


def _is_an_order(listed: trade.TradeReading) -> bool:
    """Whether lines found in a paper of another kind are an order's: each with a quantity and a price or a mass."""
    full = [
        line
        for line in listed.lines
        if {"quantity"} <= {f.property for f in line.facts}
        and {"unit_price", "amount", "net_mass"} & {f.property for f in line.facts}
    ]
    return len(full) * 3 >= len(listed.lines) * 2


def _misfits(listed: trade.TradeReading) -> list[Problem]:
    """What does not fit on the lines or between them and the totals."""
    own = [Problem("lines", f"line {line.line or line.label}: {p}") for line in listed.lines for p in line.problems]
    return own + [Problem("totals", p) for p in listed.problems]
