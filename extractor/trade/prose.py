"""Lines told in words rather than in a table: "Cartons 1–16: 16 pcs, Lithium battery, 25.6 V, N.W. 304 kg".

Such a line begins with the number of a package or of the line, then with how many, and goes on over the rows right
below it that begin no line of their own. Where it begins with a number, a point or nothing and names its goods first,
as orders in mails do ("2) Sieve VS-3: 4 sets x 600.00 = 2,400.00"), the money behind how many tells it. What its words
leave after quantity, masses and money describes the goods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Line, Page
from extractor.language.phrases import Shape
from extractor.trade.language.amounts import NUMBER, decimal_sign
from extractor.trade.language.arithmetic import multiplies_out
from extractor.trade.language.lexicon import Lexicon, matches, tokens, whole, words
from extractor.trade.prices_each import prices_each
from extractor.trade.table.cells import Reading, reading
from extractor.trade.table.lines.entries import Entry
from extractor.trade.table.lines.tariffs import Span, told_tariff
from extractor.trade.table.lines.worded import counted, measured, past
from extractor.trade.table.stripes import is_sum
from extractor.trade.told_sums import quantities, told_sum

_OPENING = Shape(
    r"\s*(?P<word>[^\W\d_][^\d:：;,()|]{0,24}?)?\s*#?(?P<number>\d{1,4})(?:\s*(?:[-–—~/～]|<<number_to>>)\s*\d{1,4})?"
    r"\s*(?P<kind>[^\W\d_]{1,8})?\s*(?P<stop>[:：)）、]|\.(?!\d)|[-–—](?=\s))\s*"
)
_POSITION = Shape(r"\s*(?P<word>[^\W\d_][^\d:：;,()|]{0,16}?)\s*#?(?P<number>\d{1,4})\s+(?=[^\W\d_])")
"""The number of a line without a stop, behind the word for it: "Pos. 10  Winder"."""
_POINT = re.compile(r"\s*[-–—•·●▪‣*]\s+")
_TELLING = frozenset({"net_mass", "gross_mass", "unit_price", "amount"})
_MONEY = frozenset({"unit_price", "amount"})
_COUNTED = frozenset({"piece", "set"})
_CLAUSE = re.compile(r"[,;，；。](?!\d)|\.(?=\s)")
_OF = Shape(r"\A<<of_them>>\s+")
_EDGE = " ,;:.，；：。|/-–—"


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a line begins: where its words go on, and its number where it is one of lines, not of packages.

    `counts` where how many follows at once; else the goods come first.
    """

    end: int
    number: str | None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class _Run:
    """The rows of one line: the span of each on the page, the first after its opening."""

    page: Page
    number: str | None
    spans: tuple[Span, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that words of a line tell, the property it is of, and the span of all those words.

    `each` is the group of units of which a price is for one: "USD 3.85/pc".
    """

    name: str
    number: Reading
    span: Span
    each: str | None = None


def told(pages: Sequence[Page], lexicon: Lexicon) -> tuple[Entry, ...]:
    """The lines of a paper that lists its goods in words, in their order; none where no row begins like one."""
    runs = [run for page in pages for run in _runs(page, lexicon)]
    texts = (run.page.text[start:end] for run in runs for start, end in run.spans)
    decimal = decimal_sign(found["digits"] for text in texts for found in NUMBER.finditer(text))
    made = (_entry(run, decimal, lexicon) for run in runs)
    return tuple(entry for entry in made if entry is not None)


def _runs(page: Page, lexicon: Lexicon) -> Iterator[_Run]:
    open_run: _Run | None = None
    before: Line | None = None
    for line in page.lines:
        text = page.text[line.start : line.end]
        opening = _opening(text, lexicon) or _of_goods(text, open_run, lexicon)
        goes_on = opening is None and before is not None and _follows(before, line) and not is_sum(text, lexicon)
        if open_run and goes_on and not _looks_like_one(text, lexicon):
            open_run = replace(open_run, spans=(*open_run.spans, (line.start, line.end)))
        else:
            if open_run:
                yield open_run
            start = line.start + opening.end if opening else 0
            open_run = _Run(page, opening.number, ((start, line.end),), opening.counts) if opening else None
        before = line
    if open_run:
        yield open_run


def _of_goods(text: str, within: _Run | None, lexicon: Lexicon) -> _Opening | None:
    """The number or the point that a row begins with, or its bare beginning where the row tells a whole sum.

    A point within a line that a count began is part of that line.
    """
    found = lexicon.patterns.pattern(_OPENING).match(text)
    if found and not found["kind"] and (not found["word"] or whole(lexicon.heads, found["word"]) == "line_number"):
        return _Opening(found.end(), found["number"], counts=False)
    place = lexicon.patterns.pattern(_POSITION).match(text)
    if place and whole(lexicon.heads, place["word"].strip(" .")) == "line_number":
        return _Opening(place.end(), place["number"], counts=False)
    point = _POINT.match(text)
    if point and not (within and within.counts):
        return _Opening(point.end(), None, counts=False)
    is_told = not point and "=" in text and any(told_sum(text, 0, len(text), d, lexicon) for d in ".,")
    # A sum that names no goods is that of the line above it.
    if is_told and within and not within.counts and text.lstrip()[:1].isdigit():
        return None
    return _Opening(0, None, counts=False) if is_told else None


def _looks_like_one(text: str, lexicon: Lexicon) -> bool:
    """Whether a row begins as lines do. A number with its unit behind a word is none: "Weight 860 kg."."""
    found = lexicon.patterns.pattern(_OPENING).match(text)
    return found is not None and not (found["word"] and measured(text, found.start("number"), ".", lexicon))


def _follows(before: Line, line: Line) -> bool:
    upper, lower = before.segments[0].box, line.segments[0].box
    return lower[1] - upper[3] <= LAYOUT.trade.line_gap * (upper[3] - upper[1])


def _opening(text: str, lexicon: Lexicon) -> _Opening | None:
    """The package or line number that a row begins with, if what follows it is how many of something."""
    found = lexicon.patterns.pattern(_OPENING).match(text)
    if found is None or counted(text, found.end(), ".", lexicon) is None:
        return None
    word = found["kind"] or (found["word"] or "").strip(" .")
    of_line = not word or whole(lexicon.heads, word) == "line_number"
    if of_line and (word or found["stop"] not in "-–—"):
        return _Opening(found.end(), found["number"])
    of_package = whole(lexicon.units, word) == "package" or whole(lexicon.heads, word) == "packages"
    return _Opening(found.end(), None) if of_package else None


def _money(text: str, word: int, at: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """The number at a place of a text with its currency beside it, or in the words from `word` on before it."""
    number = reading(_CLAUSE.split(text[at:], maxsplit=1)[0], at, decimal, lexicon)
    before = next((m.group for m in matches(lexicon.currencies, words(text[word:at]))), None)
    currency = (number.currency or before) if number else None
    return replace(number, currency=currency) if number and currency else None


def _entry(run: _Run, decimal: str, lexicon: Lexicon) -> Entry | None:
    (start, end), text = run.spans[0], run.page.text
    last = run.spans[-1][1]
    several = [one for span in run.spans for one in _tellings(run.page, span, decimal, lexicon)]
    told = None if run.counts else told_sum(text, start, last, decimal, lexicon)
    if run.counts:
        quantity = counted(text[:end], start, decimal, lexicon)
    else:
        quantity = told.quantity if told else _before_money(run, several, decimal, lexicon)
    if quantity is None:
        return None
    numbers = {"quantity": quantity}
    if told:
        numbers |= {"unit_price": told.unit_price, "amount": told.amount}
    for one in several:
        if one.name != "gross_mass":
            numbers.setdefault(one.name, one.number)
    tariffs = [(s, span) for span in run.spans if (s := told_tariff(text, *span, lexicon))]
    taken = [(start if run.counts else quantity.start, quantity.end), *(one.span for one in several)]
    taken += [(told.start, told.end)] if told else []
    taken += [_tariff_words(text, span, tariff, lexicon) for tariff, span in tariffs]
    names = tuple(piece for span in run.spans for piece in _left(text, span, taken, lexicon))
    if not names:
        return None
    three = [numbers[name].figure for name in ("quantity", "unit_price", "amount") if name in numbers]
    consistent = multiplies_out(*three) if len(three) == 3 else None
    return Entry(
        run.page, run.number, numbers, tariffs[0][0] if tariffs else None, names, None, None, consistent, found="line"
    )


def _before_money(run: _Run, several: Sequence[_Told], decimal: str, lexicon: Lexicon) -> Reading | None:
    """How many, told right before the first price or amount that words name, or behind the price of one.

    `None` where no money is named.
    """
    money = min((one for one in several if one.name in _MONEY), key=lambda one: one.span[0], default=None)
    if money is None:
        return None
    text, (start, end) = run.page.text, (run.spans[0][0], run.spans[-1][1])
    found = [*quantities(text, start, money.span[0], decimal, lexicon)]
    if money.each is None:
        return found[-1] if found else None
    behind = quantities(text, money.span[1], end, decimal, lexicon)
    return next((n for n in (*reversed(found), *behind) if _is_one_of(n, money.each, lexicon)), None)


def _is_one_of(number: Reading, group: str, lexicon: Lexicon) -> bool:
    """Whether a number counts what a price is for one of: pieces or sets, packages, or a mass."""
    own = next((m.group for m in matches(lexicon.units, words(number.unit or ""))), None)
    return own == group or {own, group} == _COUNTED


def _tellings(page: Page, span: Span, decimal: str, lexicon: Lexicon) -> Iterator[_Told]:
    """The masses and the money that words of a row name: "N.W. 304 kg", "unit price USD 2.10", "@ USD 2.10"."""
    text = page.text[: span[1]]
    for name, start, end in _named(text, span[0], lexicon):
        at = past(text, end)
        is_money = name in _MONEY
        number = _money(text, start, at, decimal, lexicon) if is_money else measured(text, at, decimal, lexicon)
        if number:
            yield _Told(name, number, (start, number.end))
    for price in prices_each(page.text, *span, decimal, lexicon):
        yield _Told("unit_price", price.price, (price.start, price.end), price.group)


def _named(text: str, start: int, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """The words from a place of a text on that a mass or money follows, with what they name."""
    cut = tokens(text[start:])
    for match in matches(lexicon.heads, [t.text for t in cut]):
        if match.group in _TELLING:
            yield match.group, start + cut[match.first].start, start + cut[match.last - 1].end
    for sign in re.finditer("@", text[start:]):
        yield "unit_price", start + sign.start(), start + sign.end()


def _tariff_words(text: str, span: Span, tariff: Span, lexicon: Lexicon) -> Span:
    """A tariff line with the word before it."""
    cut = tokens(text[span[0] : tariff[0]])
    named = [m for m in matches(lexicon.heads, [t.text for t in cut]) if m.group == "tariff_line"]
    return (span[0] + cut[named[-1].first].start if named else tariff[0]), tariff[1]


def _left(text: str, span: Span, taken: Sequence[Span], lexicon: Lexicon) -> Iterator[Span]:
    """What is left of a row without the stretches that are taken, trimmed of the signs at its edges."""
    at = span[0]
    for start, end in sorted(s for s in taken if s[0] < span[1] and s[1] > span[0]):
        yield from _trimmed(text, at, start, lexicon)
        at = max(at, end)
    yield from _trimmed(text, at, span[1], lexicon)


def _trimmed(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(lexicon.patterns.pattern(_OF).sub("", piece.lstrip(_EDGE)))
    end -= len(piece) - len(piece.rstrip(_EDGE))
    if sum(map(str.isalpha, text[start:end])) > 2:
        yield start, end
