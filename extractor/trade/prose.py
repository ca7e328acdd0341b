"""Lines told in words rather than in a table: "Cartons 1–16: 16 pcs, Lithium battery, 25.6 V, N.W. 304 kg".

Such a line begins with the number of a package or of the line, then with how many, and goes on over the rows right
below it that begin no line of their own. What its words leave after quantity, masses and money describes the goods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.page import Line, Page
from extractor.trade.language.amounts import NUMBER, decimal_sign
from extractor.trade.language.arithmetic import multiplies_out
from extractor.trade.language.lexicon import Lexicon, matches, tokens, whole, words
from extractor.trade.table.cells import Reading, reading
from extractor.trade.table.lines.entries import Entry, Span, told_tariff
from extractor.trade.table.lines.worded import counted, measured, past

_OPENING = re.compile(
    r"\s*(?P<word>[^\W\d_][^\d:：;,()|]{0,24}?)?\s*#?(?P<number>\d{1,4})(?:\s*(?:[-–—~/～]|to|至)\s*\d{1,4})?"
    r"\s*(?P<kind>[^\W\d_]{1,8})?\s*(?P<stop>[:：)）、]|\.(?!\d)|[-–—](?=\s))\s*"
)
_TELLING = frozenset({"net_mass", "gross_mass", "unit_price", "amount"})
_MONEY = frozenset({"unit_price", "amount"})
_CLAUSE = re.compile(r"[,;，；](?!\d)")
_NEAR = 0.9
_OF = re.compile(r"\Aof\s+")
_EDGE = " ,;:.，；：。|/-–—"


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a line begins: where its words go on, and its number where it is one of lines, not of packages."""

    end: int
    number: str | None


@dataclass(frozen=True, slots=True)
class _Run:
    """The rows of one line: the span of each on the page, the first after its opening."""

    page: Page
    number: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that words of a line tell, the property it is of, and the span of all those words."""

    name: str
    number: Reading
    span: Span


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
        opening = _opening(text, lexicon)
        if opening is None and open_run and before and _follows(before, line) and not _OPENING.match(text):
            open_run = replace(open_run, spans=(*open_run.spans, (line.start, line.end)))
        else:
            if open_run:
                yield open_run
            start = line.start + opening.end if opening else 0
            open_run = _Run(page, opening.number, ((start, line.end),)) if opening else None
        before = line
    if open_run:
        yield open_run


def _follows(before: Line, line: Line) -> bool:
    upper, lower = before.segments[0].box, line.segments[0].box
    return lower[1] - upper[3] <= _NEAR * (upper[3] - upper[1])


def _opening(text: str, lexicon: Lexicon) -> _Opening | None:
    """The package or line number that a row begins with, if what follows it is how many of something."""
    found = _OPENING.match(text)
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
    first, (start, end) = run.page.text, run.spans[0]
    quantity = counted(first[:end], start, decimal, lexicon)
    if quantity is None:
        return None
    several = [one for span in run.spans for one in _tellings(run.page, span, decimal, lexicon)]
    numbers = {"quantity": quantity}
    for one in several:
        if one.name != "gross_mass":
            numbers.setdefault(one.name, one.number)
    tariffs = [(s, span) for span in run.spans if (s := told_tariff(run.page.text, *span, lexicon))]
    taken = [(start, quantity.end), *(one.span for one in several)]
    taken += [_tariff_words(run.page.text, span, tariff, lexicon) for tariff, span in tariffs]
    names = tuple(piece for span in run.spans for piece in _left(run.page.text, span, taken))
    if not names:
        return None
    three = [numbers[name].figure for name in ("quantity", "unit_price", "amount") if name in numbers]
    consistent = multiplies_out(*three) if len(three) == 3 else None
    return Entry(
        run.page, run.number, numbers, tariffs[0][0] if tariffs else None, names, None, None, consistent, found="line"
    )


def _tellings(page: Page, span: Span, decimal: str, lexicon: Lexicon) -> Iterator[_Told]:
    """The masses and the money that words of a row name: "N.W. 304 kg", "unit price USD 2.10", "@ USD 2.10"."""
    text = page.text[: span[1]]
    for name, start, end in _named(text, span[0], lexicon):
        at = past(text, end)
        is_money = name in _MONEY
        number = _money(text, start, at, decimal, lexicon) if is_money else measured(text, at, decimal, lexicon)
        if number:
            yield _Told(name, number, (start, number.end))


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


def _left(text: str, span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a row without the stretches that are taken, trimmed of the signs at its edges."""
    at = span[0]
    for start, end in sorted((s for s in taken if span[0] <= s[0] < span[1]), key=lambda s: s[0]):
        yield from _trimmed(text, at, start)
        at = max(at, end)
    yield from _trimmed(text, at, span[1])


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(_OF.sub("", piece.lstrip(_EDGE)))
    end -= len(piece) - len(piece.rstrip(_EDGE))
    if sum(map(str.isalpha, text[start:end])) > 2:
        yield start, end
