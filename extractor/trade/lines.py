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
from extractor.trade.language.amounts import decimal_sign
from extractor.trade.language.lexicon import Lexicon, lexicon, whole
from extractor.trade.language.names import label
from extractor.trade.merging import joined, merged
from extractor.trade.prose import told
from extractor.trade.table.cells import Reading, reading
from extractor.trade.table.heads.column_heads import find_heads
from extractor.trade.table.lines.entries import Entry, entries
from extractor.trade.table.lines.totals import disagreement, printed_sums
from extractor.trade.table.listings import Listing, listings
from extractor.trade.table.rows import Row, is_ruled, rows
from extractor.trade.table.unheaded import headless

_MONEY = ("unit_price", "amount")


@dataclass(frozen=True, slots=True)
class TradeLine:
    """One line of an invoice, an order or a packing list.

    `line` is the number as printed, `None` where none is. `description` gives page number, start and end
    of each
    run of the page's text that describes the goods. `problems` says what does not fit on the line.
    """

    line: str | None
    label: str
    article: str | None
    facts: tuple[Fact, ...]
    description: tuple[tuple[int, int, int], ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TradeReading:
    """The lines of a document, and what does not fit between them and its totals."""

    lines: tuple[TradeLine, ...]
    problems: tuple[str, ...] = ()


def find_lines(pages: Sequence[Page], vocabulary: Vocabulary) -> tuple[TradeLine, ...]:
    """The line items of a document, in its order; none where no table of lines is found."""
    return read(pages, vocabulary).lines


def read(pages: Sequence[Page], vocabulary: Vocabulary, papers: Sequence[Collection[int]] = ()) -> TradeReading:
    """The line items of a document with a check of its totals.

    `papers` are the numbers of the pages of each paper inside the file; left out, each sheet is one, and all printed
    pages together.

    Values are as printed on the line: a quantity in its printed unit, money in its currency's code, a
    tariff line
    as its digits.
    """
    known = lexicon(vocabulary)
    runs, tables, lists, decimal = _best(pages, known)
    if not tables:
        return _told(pages, known)
    currency = _currency(pages, lists, known)
    groups = merged(lists, lambda page: _paper(page, papers))
    lines = tuple(_line(group, currency) for group in groups)
    charges = [found.figure.value for t in tables for c in t.charges() if (found := reading(c, 0, decimal, known))]
    sums = [number for run in runs for number in printed_sums(run, decimal, known)]
    problem = disagreement([group[0] for group in groups], charges, sums, is_taxed=_is_taxed(tables))
    return TradeReading(lines, (problem,) if problem else ())


class _Listed(NamedTuple):
    """The rows of a document, the tables among them, the lines of each, and the decimal sign they are read under."""

    runs: tuple[tuple[Row, ...], ...]
    tables: list[Listing]
    lists: list[tuple[Entry, ...]]
    decimal: str


def _best(pages: Sequence[Page], known: Lexicon) -> _Listed:
    """The tables of a document, by their cells where rules part them.

    Not where that loses a line, one whose numbers multiply out, or a number: a table may be ruled in part only.
    """
    plain = _listed(rows(pages), known)
    if not any(map(is_ruled, pages)):
        return plain
    celled = _listed(rows(pages, by_cells=True), known)
    loses = _sound(celled) < _sound(plain) or _count(celled) < _count(plain) or _told_of(celled) < _told_of(plain)
    return plain if loses else celled


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


def _told(pages: Sequence[Page], known: Lexicon) -> TradeReading:
    """The lines of a paper without tables, which may list its goods in words."""
    found = told(pages, known)
    currency = _currency(pages, (found,), known)
    return TradeReading(tuple(_line((entry,), currency) for entry in found))


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


def _line(group: Sequence[Entry], currency: str) -> TradeLine:
    first = group[0]
    numbers, problems = joined(group)
    facts = [_fact(name, *numbers[name], currency) for name in numbers]
    tariffs = (_tariff(entry) for entry in group if entry.tariff)
    facts.extend(tariff for tariff in tariffs if tariff.value not in {f.value for f in facts})
    article = next((e.article for e in group if e.article), None)
    return TradeLine(
        line=first.line,
        label=label(first.model, first.description, article),
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
    doubt = "the line does not multiply out" if entry.consistent is False and name != "net_mass" else None
    return Fact(name, value, evidence=(entry.page.quote(number.start, number.end, entry.found),), doubt=doubt)


def _tariff(entry: Entry) -> Fact:
    start, end = entry.tariff or (0, 0)
    digits = "".join(c for c in entry.page.text[start:end] if c.isdigit())
    return Fact("tariff_line", digits, evidence=(entry.page.quote(start, end, entry.found),))
