"""Several goods on one paper, each under a heading of its own, with the values below it.

A. Product: NCA hydroxide KP-88     headings that count, have one label, and name goods
B. Product: NCM carbonate KP-20

1. Winding machine, model: WQ-4     headings that count and end with a model, one of a machine at least
2. With it: leak tester, model: LQ-2

HSR-300                             lines that are designations of one series and nothing else
  Barrel diameter  300 mm
HSR-800 (heavy)
  Barrel diameter  800 mm

and cards side by side that a designation heads, alone or with words in brackets, each a part of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, takewhile

from classifier.facts import Evidence
from extractor.document.page import Line, Page
from extractor.facts.candidates import Candidate
from extractor.goods.items import Model
from extractor.language.chemistry.formulas import find
from extractor.language.phrases import Phrases, Shape
from extractor.language.tokens import fold
from extractor.rows.designations import designations, is_designation

_HEADING = Shape(
    r"\W{0,2}(?:[A-Z]|\d{1,2}|<<numeral>>)\s?[.)、．）:：]\s*(?P<label>[^:：\d]{1,24})[:：]\s*(?P<rest>\S.*)"
)
_NUMBERED = Shape(r"\W{0,2}(?:[A-Z]|\d{1,2}|<<numeral>>)\s?[.)、．）]\s*(?=\S)")
_OF_A_MODEL = Shape(r"(?P<goods>\S.*)<<exact_head~>>[^\W\d_]{0,6}\s?[:：]\s*(?P<name>\S.*)", re.I)
_BELOW = 3
"""So many lines of several pieces below a heading make a table."""
_VALUE = re.compile(r"\d|[^\S\n]{2}")
"""A line with a number or a wide gap states something of the goods, and does not name them."""
_GAP = re.compile(r"[^\S\n]{2}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_BARE = re.compile(
    r"(?:(?P<series>[A-Z]{1,6}[A-Za-z]*[- ]?)(?P<number>\d{1,5}(?:[A-Z]{0,2}|[ -][A-Z]{1,4})|[A-Z])"
    r"|(?P<house>[A-Z]{1,6}-)(?P<own>(?=[A-Z-]*\d)[A-Z0-9]{2,10}(?:-[A-Z0-9]{1,6})?))"
    r"(?:\s*[(（][^()（）]{1,30}[)）])?"
)
"""A name and its number ("HSR 300", "HSR 300 EX"), or behind a maker's letters others and digits ("CB-NCA88")."""
_BEHIND = re.compile(r"(?<=\d)[ -][A-Z]{1,4}$")
_BRACKETED = re.compile(r"\s*[(（][^()（）]{1,40}[)）]\s*$")
_CLOSING = re.compile(r"[^\W\d_][^\d:：•·.,;。，；]{1,40}")
"""A line of few words alone."""
_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, where it starts in its page's text, and what it calls the goods under it."""

    page: int
    start: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A part of a page under a heading, and where it ends in the page's text."""

    heading: _Heading
    end: int


def under_headings(
    candidates: Sequence[Candidate],
    pages: Sequence[Page],
    names_goods: Callable[[str], bool],
    names_a_machine: Callable[[str], bool],
    phrases: Phrases,
) -> tuple[Model, ...]:
    """One model of each of several goods that parallel headings name, with the values below it; none without such."""
    headings = _headings(pages, names_goods, phrases.pattern(_HEADING))
    if len(headings) >= 2:
        return _parted(candidates, pages, headings)
    numbered = _headings_of_models(pages, phrases)
    if len(numbered) >= 2 and any(names_a_machine(h.text) for h in numbered):
        return _parted(candidates, pages, numbered)
    cards = _card_headings(pages, names_goods)
    if len(cards) >= 2:
        return _on_cards(candidates, pages, cards)
    bare = _bare_headings(pages)
    # A section is known by the designation that its heading opens with: "HR-300" of "HR-300 S".
    names = {name for heading in bare for name in (heading.name, _BEHIND.sub("", heading.name))}
    elsewhere = any(c.models or (c.section and c.section not in names) for c in candidates)
    models = _parted(candidates, pages, bare, _closing(pages, bare)) if len(bare) >= 2 and not elsewhere else ()
    told = [{c.fact.property for c in model.candidates} for model in models]
    return models if any(one & other for one, other in combinations(told, 2)) else ()


def _on_cards(candidates: Sequence[Candidate], pages: Sequence[Page], cards: Sequence[_Card]) -> tuple[Model, ...]:
    """A model of each card with the values on it; values on no card are nobody's, and are told."""
    own: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        page, start = _place(candidate.fact.evidence[0], pages)
        card = next((c for c in cards if c.heading.page == page and c.heading.start <= start < c.end), None)
        if card is not None:
            own[card.heading.name].append(candidate)
    return tuple(Model(c.heading.name, c.heading.text, tuple(own[c.heading.name])) for c in cards)


def _parted(
    candidates: Sequence[Candidate],
    pages: Sequence[Page],
    headings: Sequence[_Heading],
    closing: tuple[int, int] | None = None,
) -> tuple[Model, ...]:
    """A model of each heading, with the values below it; what stands above all is the first's.

    Values from where another heading closes the last of them are nobody's.
    """
    own: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        place = _place(candidate.fact.evidence[0], pages)
        if closing is not None and place >= closing:
            continue
        above = [h for h in headings if (h.page, h.start) <= place]
        heading = above[-1] if above else headings[0]
        own[heading.name].append(candidate)
    return tuple(Model(h.name, h.text, tuple(own[h.name])) for h in headings)


def _place(quote: Evidence, pages: Sequence[Page]) -> tuple[int, int]:
    """A quote's page and its start there; the first page's start where no page has it.

    A quote of a text document or a sheet names its cell and no page: its page is the one whose words there have it.
    """
    start, end = quote.span
    if quote.page is not None:
        return quote.page, start
    of = (p.number for p in pages if any(w.cell == quote.cell for w in p.words_in(start, end)))
    return next(of, 0), start


def _headings(pages: Sequence[Page], names_goods: Callable[[str], bool], heading: re.Pattern[str]) -> list[_Heading]:
    by_label: dict[str, list[_Heading]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            text = page.text[line.start : line.end]
            match = heading.match(text)
            name = next(_names(match["rest"]), None) if match else None
            if match and name and names_goods(match["rest"]):
                by_label[fold(match["label"])].append(_Heading(page.number, line.start, name, match["rest"]))
    several = max(by_label.values(), key=len, default=[])
    return several if len({h.name for h in several}) == len(several) else []


def _headings_of_models(pages: Sequence[Page], phrases: Phrases) -> list[_Heading]:
    """The numbered lines that end with a model of their own, each over a table."""
    found: list[_Heading] = []
    for page in pages:
        for number, line in enumerate(page.lines):
            text = page.text[line.start : line.end].strip()
            opening = phrases.pattern(_NUMBERED).match(text)
            told = phrases.pattern(_OF_A_MODEL).fullmatch(text, opening.end()) if opening else None
            tabled = all(len(x.segments) > 1 for x in page.lines[number + 1 : number + 1 + _BELOW])
            if told and is_designation(told["name"]) and tabled and len(page.lines) > number + _BELOW:
                found.append(_Heading(page.number, line.start, told["name"].strip(), told["goods"].strip()))
    return found if len({h.name for h in found}) == len(found) else []


def _card_headings(pages: Sequence[Page], names_goods: Callable[[str], bool]) -> list[_Card]:
    """The cards of the pages that a designation heads, each another one; none where a page's cards have other heads."""
    found: list[_Card] = []
    for page in pages:
        for first, last in pairwise((*page.parts, len(page.text))):
            head, *others = [x for x in page.lines if first <= x.start < last]
            if name := _heads(page, head):
                below = _said_below([page.text[x.start : x.end] for x in others])
                whole = page.text[head.start : head.end].strip()
                # "AX-T8 (two nozzles)" is no nozzle: words in brackets tell what goods are, and not what they are not.
                told = "\n".join((whole if names_goods(whole) else name, *below))
                found.append(_Card(_Heading(page.number, head.start, name, told), last))
    names = {c.heading.name for c in found}
    return found if len(names) == len(found) else []


def _said_below(texts: Sequence[str]) -> list[str]:
    """The lines right below a heading that say what the goods are, before the first that states a value."""
    opening = [t for t in texts[:1] if _is_a_phrase(t)]
    return [*opening, *takewhile(lambda x: not _VALUE.search(x), texts[len(opening) :])]


def _is_a_phrase(text: str) -> bool:
    """Whether a line says what the goods are, numbers in it or not: "Blend: 60 % synthetic and 40 % natural"."""
    return not _GAP.search(text) and len(_LETTERS.findall(text)) >= _FEWEST_WORDS


def _heads(page: Page, line: Line) -> str | None:
    """The designation that a line is, and nothing else but words in brackets: "AX-T8 (tall form)"."""
    name = _BRACKETED.sub("", page.text[line.start : line.end]).strip()
    return name if len(line.segments) == 1 and (is_designation(name) or _BARE.fullmatch(name)) else None


def _bare_headings(pages: Sequence[Page]) -> list[_Heading]:
    """The lines that are a designation and nothing else but words in brackets, where all are of one series.

    A sentence right below one says what the goods are.
    """
    found, series = [], set[str]()
    for page in pages:
        for number, line in enumerate(page.lines):
            text = page.text[line.start : line.end].strip()
            if len(line.segments) == 1 and (match := _BARE.fullmatch(text)) is not None:
                name = "".join(filter(None, match.groups()))
                below = (page.text[x.start : x.end].strip() for x in page.lines[number + 1 : number + 2])
                said = [t for t in _said_below(list(below)) if _is_a_phrase(t)]
                found.append(_Heading(page.number, line.start, name, "\n".join((text, *said))))
                series.add(match["series"] or match["house"])
    names = {h.name for h in found}
    return found if len(names) == len(found) and len(series) == 1 else []


def _closing(pages: Sequence[Page], headings: Sequence[_Heading]) -> tuple[int, int] | None:
    """Where a heading that is none of the goods' closes the last of them: "Delivery".

    It stands below values, on a line of few words alone that no other of the goods has below it.
    """
    if not headings:
        return None
    first, last = (headings[0].page, headings[0].start), (headings[-1].page, headings[-1].start)
    lines = [((p.number, x.start), p.text[x.start : x.end].strip(), len(x.segments)) for p in pages for x in p.lines]
    inside = {fold(text) for place, text, _ in lines if first <= place < last}
    valued = False
    for place, text, segments in lines:
        if place <= last:
            continue
        valued = valued or bool(_VALUE.search(text))
        is_words = segments == 1 and _CLOSING.fullmatch(text) and len(text.split()) <= _WORDS
        if valued and is_words and fold(text) not in inside:
            return place
    return None


def _names(text: str) -> Iterator[str]:
    """The designations in a text that are no formulas."""
    formulas = [text[placed.start : placed.end] for placed in find(text)]
    return (code for code in designations([text]) if not any(code in formula for formula in formulas))
