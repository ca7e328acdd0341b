"""The lines of a trade paper: from pages to heads, from heads to rows, from rows to facts with their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from classifier.facts import Fact
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Quantity, plain, point
from extractor.document.page import Page
from extractor.language.phrases import Phrases
from extractor.language.tokens import fold
from extractor.trade.language import countries
from extractor.trade.language.amounts import decimal_sign
from extractor.trade.language.lexicon import Lexicon, lexicon, whole
from extractor.trade.language.names import label
from extractor.trade.merging import joined, merged
from extractor.trade.prose import told
from extractor.trade.table.cells import Reading, reading
from extractor.trade.table.heads.column_heads import find_heads
from extractor.trade.table.in_columns import in_columns
from extractor.trade.table.lines.entries import Entry, entries
from extractor.trade.table.lines.losses import Lost, losses
from extractor.trade.table.lines.totals import disagreement, printed_sums
from extractor.trade.table.listings import Listing, listings
from extractor.trade.table.rows import Row, is_ruled, rows
from extractor.trade.table.unheaded import headless

_MONEY = ("unit_price", "amount")
_MULTIPLIED = ("quantity", *_MONEY)


@dataclass(frozen=True, slots=True)
class TradeLine:
    """One line of an invoice, an order or a packing list.

    `line` is the number as printed, `None` where none is. `description` gives page number, start and end
    of each
    run of the page's text that describes the goods. `problems` says what does not fit on the line. `declared` gives the
    runs of all that a declaration says of the goods, by which they may be described or not; none on other papers.
    """

    line: str | None
    label: str
    article: str | None
    facts: tuple[Fact, ...]
    description: tuple[tuple[int, int, int], ...]
    problems: tuple[str, ...] = ()
    declared: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TradeReading:
    """The lines of a document, what does not fit between them and its totals, and what tells of lines not read.

    `again` are the numbers of pages that say declared lines once more, as a flat table beside a form does.
    """

    lines: tuple[TradeLine, ...]
    problems: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()
    again: frozenset[int] = frozenset()


def find_lines(pages: Sequence[Page], vocabulary: Vocabulary) -> tuple[TradeLine, ...]:
    """The line items of a document, in its order; none where no table of lines is found."""
    return read(pages, vocabulary).lines


def read(pages: Sequence[Page], vocabulary: Vocabulary, papers: Sequence[Collection[int]] = ()) -> TradeReading:
    """The line items of a document with a check of its totals.

    `papers` are the numbers of the pages of each paper inside the file; left out, each sheet is one, and all printed
    pages together.

    Values are as printed on the line: a quantity in its printed unit, money in its currency's code, a
    tariff line as its digits, an origin as the country's code.
    """
    known = lexicon(vocabulary)
    runs, tables, lists, decimal = _best(pages, known)
    if not tables:
        return _told(pages, known, _Origins(pages, vocabulary, papers))
    currency = _currency(pages, lists, known)
    groups = merged(lists, known.patterns, lambda page: _paper(page, papers))
    where = _Origins(pages, vocabulary, papers)
    articles = [_article(group) for group in groups]
    lines = tuple(
        _line(group, currency, where, known.patterns, {*articles} - {own})
        for group, own in zip(groups, articles, strict=True)
    )
    charges = [found.figure.value for t in tables for c in t.charges() if (found := reading(c, 0, decimal, known))]
    sums = [number for run in runs for number in printed_sums(run, decimal, known)]
    differs = disagreement([group[0] for group in groups], charges, sums, is_taxed=_is_taxed(tables))
    lost = [*losses(tables, lists, runs, decimal, known)]
    if differs is not None and differs.is_short:
        lost.append(Lost(differs.says, groups[-1][0].page.number))
    problems = (differs.says,) if differs is not None and not differs.is_short else ()
    return TradeReading(lines, problems, tuple(dict.fromkeys(lost)))


def of_models(pages: Sequence[Page], names: Collection[str], vocabulary: Vocabulary) -> tuple[TradeLine, ...]:
    """What a paper that lists no lines says of models in words or side by side: how many, and what each costs.

    Lines with a price alone, each under the name of its model.
    """
    known = lexicon(vocabulary)
    wanted = {fold(name) for name in names}
    found = (*told(pages, known), *in_columns(pages, names, known))
    currency = _currency(pages, (found,), known)
    where = _Origins((), vocabulary, ())
    lines = [_line((e,), currency, where, known.patterns) for e in found if set(_MONEY) & set(e.numbers)]
    return tuple(line for line in lines if fold(line.label) in wanted)


class _Listed(NamedTuple):
    """The rows of a document, the tables among them, the lines of each, and the decimal sign they are read under."""

    runs: tuple[tuple[Row, ...], ...]
    tables: list[Listing]
    lists: list[tuple[Entry, ...]]
    decimal: str


def _best(pages: Sequence[Page], known: Lexicon) -> _Listed:
    """The tables of a document, by their cells where rules part them.

    A table may be ruled in part only. Where the lines of the cells do not prove themselves, the rows are read without
    the rules too, and the cells count unless they lose a line, one whose numbers multiply out, or a number.
    """
    if not any(map(is_ruled, pages)):
        return _listed(rows(pages), known)
    celled = _listed(rows(pages, by_cells=True), known)
    if _is_proved(celled, known):
        return celled
    plain = _listed(rows(pages), known)
    loses = _sound(celled) < _sound(plain) or _count(celled) < _count(plain) or _told_of(celled) < _told_of(plain)
    return plain if loses else celled


def _is_proved(listed: _Listed, known: Lexicon) -> bool:
    """Whether every line multiplies out, and nothing tells that one was not read."""
    counted = _count(listed)
    if not counted or _sound(listed) < counted:
        return False
    return not any(losses(listed.tables, listed.lists, listed.runs, listed.decimal, known))


def _listed(runs: tuple[tuple[Row, ...], ...], known: Lexicon) -> _Listed:
    tables = [listing for run in runs for listing in listings(run, find_heads(run, known), known)]
    tables = tables or [listing for run in runs for listing in listings(run, headless(run), known)]
    tables = _with_quantities(tables)
    decimal = _decimal_sign(tables) if tables else "."
    return _Listed(runs, tables, [entries(table, decimal, known) for table in tables], decimal)


def _count(listed: _Listed) -> int:
    return sum(map(len, listed.lists))


def _told_of(listed: _Listed) -> int:
    """How many numbers the lines have."""
    return sum(len(entry.numbers) for several in listed.lists for entry in several)


def _sound(listed: _Listed) -> int:
    return sum(entry.consistent is True for several in listed.lists for entry in several)


def _told(pages: Sequence[Page], known: Lexicon, where: _Origins) -> TradeReading:
    """The lines of a paper without tables, which may list its goods in words."""
    found = told(pages, known)
    currency = _currency(pages, (found,), known)
    return TradeReading(tuple(_line((entry,), currency, where, known.patterns) for entry in found))


def _paper(page: Page, papers: Sequence[Collection[int]]) -> int | None:
    """Which paper inside the file a page belongs to."""
    if papers:
        return next((k for k, several in enumerate(papers) if page.number in several), None)
    return page.number if page.origin == "sheet" else None


def _with_quantities(tables: list[Listing]) -> list[Listing]:
    """The tables without those that give only amounts, where another gives quantities."""
    counted = [table for table in tables if table.of_role("quantity", "packed_goods", "net_mass")]
    return counted or tables


def _decimal_sign(tables: Sequence[Listing]) -> str:
    numbers = (digits for table in tables for digits in table.printed_numbers())
    return decimal_sign(numbers, frozenset[str].intersection(*(table.head.languages for table in tables)))


def _is_taxed(tables: Iterable[Listing]) -> bool:
    return any(table.of_role("tax") for table in tables)


def _currency(pages: Sequence[Page], lists: Iterable[Sequence[Entry]], known: Lexicon) -> str:
    """The document's currency: the one on its lines, else the one that its pages name most; empty for none."""
    told = Counter(n.currency for several in lists for e in several for n in e.numbers.values() if n.currency)
    if not told:
        named = (whole(known.currencies, word.text) for page in pages for word in page.words)
        told = Counter(code for code in named if code)
    return told.most_common(1)[0][0] if told else ""


class _Origins:
    """Where goods come from: by their line, else by what their paper tells for all its goods."""

    def __init__(self, pages: Sequence[Page], vocabulary: Vocabulary, papers: Sequence[Collection[int]]) -> None:
        self._vocabulary = vocabulary
        several: dict[int | None, list[Page]] = {}
        for page in pages:
            several.setdefault(_paper(page, papers), []).append(page)
        self._papers = papers
        self._told = {paper: countries.told(own, vocabulary) for paper, own in several.items()}

    def of(self, group: Sequence[Entry]) -> Iterator[Fact]:
        """The origins of one line, each once."""
        cells = (countries.printed(e.page, *e.origin, self._vocabulary, e.found) for e in group if e.origin)
        found = [fact for fact in cells if fact is not None]
        found = found or [fact for e in group if (fact := self._told.get(_paper(e.page, self._papers)))]
        yield from {fact.value: fact for fact in reversed(found)}.values()


def _article(group: Sequence[Entry]) -> str | None:
    return next((e.article for e in group if e.article), None)


def _line(
    group: Sequence[Entry],
    currency: str,
    where: _Origins,
    phrases: Phrases,
    others: Collection[str | None] = frozenset(),
) -> TradeLine:
    first = group[0]
    numbers, problems = joined(group)
    facts = [_fact(name, *numbers[name], currency) for name in numbers]
    tariffs = (_tariff(entry) for entry in group if entry.tariff)
    facts.extend(tariff for tariff in tariffs if tariff.value not in {f.value for f in facts})
    facts.extend(where.of(group))
    article = _article(group)
    return TradeLine(
        line=first.line,
        label=label(first.model, first.description, article, phrases, {other for other in others if other}),
        article=article,
        facts=tuple(facts),
        description=tuple((first.page.number, start, end) for start, end in first.names),
        problems=(*_misfits(first), *problems),
    )


def _misfits(entry: Entry) -> Iterator[str]:
    if entry.consistent is False:
        three = [plain(entry.numbers[name].figure.value) for name in ("quantity", "unit_price", "amount")]
        yield f"the line does not multiply out: {three[0]} × {three[1]} is not {three[2]}"


def _fact(name: str, entry: Entry, number: Reading, currency: str) -> Fact:
    unit = (number.currency or currency) if name in _MONEY else (number.unit or "")
    value = Quantity(point(number.figure.value), unit)
    doubt = "the line does not multiply out" if entry.consistent is False and name in _MULTIPLIED else None
    return Fact(name, value, evidence=(entry.page.quote(number.start, number.end, entry.found),), doubt=doubt)


def _tariff(entry: Entry) -> Fact:
    start, end = entry.tariff or (0, 0)
    digits = "".join(c for c in entry.page.text[start:end] if c.isdigit())
    return Fact("tariff_line", digits, evidence=(entry.page.quote(start, end, entry.found),))
