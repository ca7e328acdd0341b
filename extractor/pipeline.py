"""The chain: bytes → pages → marks → candidates → items. Each step is a function of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from classifier.facts import Item
from classifier.law.catalogue import Catalogue
from classifier.law.vocabulary import Vocabulary
from classifier.loading.load import shipped
from extractor.assembling.found import Found, together
from extractor.assembling.line_checks import misfits
from extractor.assembling.models import ModelReader
from extractor.assembling.priced_models import priced
from extractor.assembling.trade_lines import LineReader
from extractor.decoding.weighing import Weigher
from extractor.document.model import Contents, Part, Problem, Reading, Severity, Source, Status
from extractor.document.page import Page, of_document
from extractor.document.read_options import ReadOptions
from extractor.facts.tables import FactFinder
from extractor.forms.applying import applied
from extractor.forms.book import FormBook, Met
from extractor.forms.telling import LEFT_OUT, keeps_all, notes, with_withheld
from extractor.goods import unplaced
from extractor.goods.survey import Sheet, annotated, survey
from extractor.language.languages import languages
from extractor.language.numbers.numerals import decimal_comma
from extractor.language.terms import Terms
from extractor.papers.document_kind import OTHER, PAPERS_OF_GOODS
from extractor.papers.roles import file_kind, parts
from extractor.readers.reading import read
from extractor.rows.annotated_rows import MarkedRow, Marker
from extractor.scoring import scorer
from extractor.trade import declaration
from extractor.trade.einvoice import beside_the_page

TRADE = PAPERS_OF_GOODS

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
        self._terms = Terms(catalogue.vocabulary)
        self._marker = Marker(catalogue.vocabulary, self._terms)
        self._finder = FactFinder(catalogue.vocabulary)
        self._goods = ModelReader(catalogue.vocabulary, self._terms)
        self._lines = LineReader(catalogue, self._terms, self._marker, self._finder)

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
        return tuple((p, annotated(p, self._marker, decimal_comma=comma)) for p in pages)

    def understood(self, source: Source, contents: Contents, forms: FormBook | None = None) -> Reading:
        """What pages that were read before say under this catalogue; the source's bytes are not looked at."""
        contents = replace(contents, pages=of_document(contents.pages, source.identity.sha256))
        text = "\n".join(p.text for p in contents.pages)
        several = parts(contents.pages, self._terms)
        kind = self._kind(contents.pages, several) if contents.pages else OTHER
        met = forms.of(contents.pages) if forms and kind not in TRADE else None
        found = self._found(source, contents, kind, several, met, comma=decimal_comma(text))
        status = contents.status if found.is_whole or contents.status is not Status.READ else Status.PARTLY_READ
        return Reading(
            identity=source.identity,
            contents=replace(contents, attachments=()),
            kind=kind,
            languages=languages(text),
            items=tuple(replace(i, complete=status is Status.READ) for i in found.items),
            problems=(*contents.problems, *found.problems),
            status=status,
            parts=several if len(several) > 1 else (),
        )

    def _kind(self, pages: Sequence[Page], several: Sequence[Part]) -> str:
        """The kind of a paper; a datasheet by its heads or parameters alone is none where it sells what it lists."""
        call = file_kind(pages, several, self._terms)
        is_untitled = call.kind == "datasheet" and not call.is_titled
        return OTHER if is_untitled and self._lines.are_sold(pages) else call.kind

    def _found(
        self, source: Source, contents: Contents, kind: str, papers: Sequence[Part], met: Met | None, *, comma: bool
    ) -> Found:
        """The items: lines of a trade paper, or models of a sheet; a note where there are none."""
        weigher = None if kind in TRADE else self._weigher
        sheet = survey(contents.pages, self._marker, self._finder, decimal_comma=comma, weigher=weigher)
        if kind in TRADE or kind == "other":
            printed = self._lines.printed(contents.pages, papers)
            sha256, phrases = source.identity.sha256, self._terms.phrases
            listed = beside_the_page.lines(contents.attachments, contents.pages, sha256, phrases, printed) or printed
            is_trade = kind in TRADE or self._lines.are_goods(contents.pages, listed, sheet.candidates)
            if listed.lines and is_trade:
                beside = [p for p in contents.pages if p.number not in listed.again]
                lines = self._lines.found(
                    contents.pages, listed.lines, sheet.maker, comma=comma, read=sheet.candidates, beside=beside
                )
                lines = replace(lines, problems=(*lines.problems, *misfits(listed)), is_whole=not listed.lost)
                return self._guarded(lines, sheet, contents, unplaced.OF_A_SHIPMENT)
        found = self._guarded(self._of_forms(source, contents, sheet, kind, met, comma=comma), sheet, contents)
        if kind in TRADE or kind == OTHER:
            found = priced(found, contents.pages, self._vocabulary)
        if found.items or not contents.pages:
            return found
        return replace(found, problems=(*found.problems, Problem("items", _NOTHING, Severity.NOTE)))

    def _of_forms(
        self, source: Source, contents: Contents, sheet: Sheet, kind: str, met: Met | None, *, comma: bool
    ) -> Found:
        """The items of a paper; of one with a form for each model on a page of its own, page by page."""
        if not sheet.apart:
            return self._as_marked(source, contents, sheet, kind, met)
        marker, finder, weigher = self._marker, self._finder, self._weigher
        each = [
            (page, survey((page,), marker, finder, decimal_comma=comma, weigher=weigher)) for page in contents.pages
        ]
        return together(
            self._as_marked(
                source, replace(contents, pages=(page,)), replace(own, maker=own.maker or sheet.maker), kind, met
            )
            for page, own in each
        )

    def _as_marked(self, source: Source, contents: Contents, sheet: Sheet, kind: str, met: Met | None) -> Found:
        """The items of a paper, with the marks of its form where it has any.

        What the marks take away stays with the items as withheld. Marks that leave no item are not followed.
        """
        if met is None:
            return self._goods.models(source.identity.name, contents.pages, sheet, kind)
        made = applied(sheet.printed, sheet.candidates, met, self._vocabulary)
        listed = sheet.models if made.models is None else made.models
        told = replace(sheet, candidates=made.candidates, models=listed, label=made.label or sheet.label)
        words = self._goods.worded(contents.pages)
        found = self._goods.models(source.identity.name, contents.pages, told, kind, words)
        if made.only_agrees and (told.models, told.label) == (sheet.models, sheet.label):
            return replace(found, problems=(*found.problems, *notes(found.items, made, met)))
        is_whole = not made.models or len(found.items) >= len(sheet.models)
        if found.items and is_whole and keeps_all(found.items, sheet.candidates):
            return replace(found, problems=(*found.problems, *notes(found.items, made, met)))
        plain = self._goods.models(source.identity.name, contents.pages, sheet, kind, words)
        # A head that this paper tears names fewer goods than the reader finds: none is lost for a mark.
        if plain.items and (not found.items or (made.models and len(found.items) < len(plain.items))):
            return replace(plain, problems=(*plain.problems, Problem("forms", LEFT_OUT, Severity.WARNING)))
        items = with_withheld(found.items, plain.items, made)
        aside = tuple(f for item in items for f in item.withheld)
        return Found(items, (*found.problems, *notes(items, made, met)), (*found.told, *aside))

    def _guarded(self, found: Found, sheet: Sheet, contents: Contents, but: frozenset[str] = frozenset()) -> Found:
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
        return self._lines.declarations(of_document(pages, sha256))


_NOTHING = (
    "Nothing was found in this document that the control list or its neighbours speak of. "
    "If it is about a battery, a battery material or a machine that makes them, a person must look at it."
)
