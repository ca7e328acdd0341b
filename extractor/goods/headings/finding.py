"""The lines of pages that head goods, of each kind that papers have; see `parted.py` for what they look like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extractor.document.page import Line, Page
from extractor.language.chemistry.formulas import find
from extractor.language.phrases import Phrases, Shape
from extractor.language.tokens import fold
from extractor.rows.designations import designations, is_designation

HEADING = Shape(
    r"\W{0,2}(?:[A-Z]|\d{1,2}|<<numeral>>)\s?[.)、．）:：]\s*(?P<label>[^:：\d]{1,24})[:：]\s*(?P<rest>\S.*)"
)
_NUMBERED = Shape(r"\W{0,2}(?:[A-Z]|\d{1,2}|<<numeral>>)\s?[.)、．）]\s*(?=\S)")
_OF_A_MODEL = Shape(r"(?P<goods>\S.*)<<exact_head~>>[^\W\d_]{0,6}\s?[:：]\s*(?P<name>\S.*)", re.I)
_LABELLED = Shape(r"\W*[^\W\d_]{0,6}<<exact_head~>>[^\W\d_]{0,6}\s*[:：—–-]*\s+[—–-]?\s*(?P<name>\S+)\s*", re.I)
_CALLED = re.compile(
    r"(?!.*[A-Z]-\d)[A-Z][^\W\d_]*[a-z][^\W\d_]*(?:[ -][A-Z][\w'-]{0,24})?"
    r"[ -](?:[A-Z]{0,4}\d[\w./-]{0,8}|[A-Z]{1,4})(?: \d{1,4})?"
)
"""A word or two and a code behind: "Calda 12", "Calda X", "Calda-NM 622"; no word before a designation."""
_COUNTED = re.compile(r"\d{1,2}(?:\.\d{1,2})? +[^\W\d_]")
_ABOVE = 4
"""So many lines above the row that labels a model the goods are named."""
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
BEHIND = re.compile(r"(?<=\d)[ -][A-Z]{1,4}$")
_BRACKETED = re.compile(r"\s*[(（][^()（）]{1,40}[)）]\s*$")
_CLOSING = re.compile(r"[^\W\d_][^\d:：•·.,;。，；]{1,40}")
"""A line of few words alone."""
_WORDS = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, where it starts in its page's text, and what it calls the goods under it."""

    page: int
    start: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A part of a page under a heading, and where it ends in the page's text."""

    heading: Heading
    end: int


def labelled_models(pages: Sequence[Page], names_goods: Callable[[str], bool], phrases: Phrases) -> list[Heading]:
    """The goods that lines name, each above a row that labels its model; none where a row has no such line."""
    found: list[Heading] = []
    for page in pages:
        texts = [page.text[line.start : line.end].strip() for line in page.lines]
        for number, text in enumerate(texts):
            told = phrases.pattern(_LABELLED).fullmatch(text)
            if told is None or not is_designation(told["name"]):
                continue
            above = range(number - 1, max(number - 1 - _ABOVE, -1), -1)
            alone = [k for k in above if len(page.lines[k].segments) == 1]
            numbered = (k for k in alone if phrases.pattern(_NUMBERED).match(texts[k]) or _COUNTED.match(texts[k]))
            head = next((k for k in alone if names_goods(texts[k])), next(numbered, None))
            if head is None:
                return []
            found.append(Heading(page.number, page.lines[head].start, told["name"], texts[head]))
    apart = len({h.name for h in found}) == len({(h.page, h.start) for h in found}) == len(found)
    return found if apart and any(names_goods(h.text) for h in found) else []


def called_headings(pages: Sequence[Page]) -> list[Heading]:
    """The lines that are a name with a code, each over a line that says what the goods are or gives a value."""
    found: list[Heading] = []
    for page in pages:
        for line, below in pairwise(page.lines):
            text = page.text[line.start : line.end].strip()
            if len(line.segments) == 1 and _CALLED.fullmatch(text):
                said = page.text[below.start : below.end].strip()
                found.append(Heading(page.number, line.start, text, f"{text}\n{said}"))
    return found if len({h.name for h in found}) == len(found) else []


def of_one_label(pages: Sequence[Page], names_goods: Callable[[str], bool], heading: re.Pattern[str]) -> list[Heading]:
    """The numbered headings of one label that name goods: "A. Product: …", "B. Product: …"."""
    by_label: dict[str, list[Heading]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            text = page.text[line.start : line.end]
            match = heading.match(text)
            name = next(_names(match["rest"]), None) if match else None
            if match and name and names_goods(match["rest"]):
                by_label[fold(match["label"])].append(Heading(page.number, line.start, name, match["rest"]))
    several = max(by_label.values(), key=len, default=[])
    return several if len({h.name for h in several}) == len(several) else []


def of_models(pages: Sequence[Page], phrases: Phrases) -> list[Heading]:
    """The numbered lines that end with a model of their own, each over a table."""
    found: list[Heading] = []
    for page in pages:
        for number, line in enumerate(page.lines):
            text = page.text[line.start : line.end].strip()
            opening = phrases.pattern(_NUMBERED).match(text)
            told = phrases.pattern(_OF_A_MODEL).fullmatch(text, opening.end()) if opening else None
            tabled = all(len(x.segments) > 1 for x in page.lines[number + 1 : number + 1 + _BELOW])
            if told and is_designation(told["name"]) and tabled and len(page.lines) > number + _BELOW:
                found.append(Heading(page.number, line.start, told["name"].strip(), told["goods"].strip()))
    return found if len({h.name for h in found}) == len(found) else []


def card_headings(
    pages: Sequence[Page], names_goods: Callable[[str], bool], is_name: Callable[[str], bool]
) -> list[Card]:
    """The cards of the pages that a name heads, each another one; none where a page's cards have other heads."""
    found: list[Card] = []
    for page in pages:
        for first, last in pairwise((*page.parts, len(page.text))):
            head, *others = [x for x in page.lines if first <= x.start < last]
            if name := _heads(page, head, is_name):
                below = _said_below([page.text[x.start : x.end] for x in others])
                whole = page.text[head.start : head.end].strip()
                # "AX-T8 (two nozzles)" is no nozzle: words in brackets tell what goods are, and not what they are not.
                told = "\n".join((whole if names_goods(whole) else name, *below))
                found.append(Card(Heading(page.number, head.start, name, told), last))
    names = {c.heading.name for c in found}
    return found if len(names) == len(found) else []


def _said_below(texts: Sequence[str]) -> list[str]:
    """The lines right below a heading that say what the goods are, before the first that states a value."""
    opening = [t for t in texts[:1] if _is_a_phrase(t)]
    return [*opening, *takewhile(lambda x: not _VALUE.search(x), texts[len(opening) :])]


def _is_a_phrase(text: str) -> bool:
    """Whether a line says what the goods are, numbers in it or not: "Blend: 60 % synthetic and 40 % natural"."""
    return not _GAP.search(text) and len(_LETTERS.findall(text)) >= _FEWEST_WORDS


def _heads(page: Page, line: Line, is_name: Callable[[str], bool]) -> str | None:
    """The name that a line is, and nothing else but words in brackets: "AX-T8 (tall form)"."""
    name = _BRACKETED.sub("", page.text[line.start : line.end]).strip()
    return name if len(line.segments) == 1 and is_name(name) else None


def is_a_code(name: str) -> bool:
    """Whether a name is a designation: "AX-T8", "HSR 300"."""
    return is_designation(name) or _BARE.fullmatch(name) is not None


def is_called(name: str) -> bool:
    """Whether a name is a designation, or a word or two with a code: "Calda 12"."""
    return is_a_code(name) or _CALLED.fullmatch(name) is not None


def bare_headings(pages: Sequence[Page]) -> list[Heading]:
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
                found.append(Heading(page.number, line.start, name, "\n".join((text, *said))))
                series.add(match["series"] or match["house"])
    names = {h.name for h in found}
    return found if len(names) == len(found) and len(series) == 1 else []


def closing_of(pages: Sequence[Page], headings: Sequence[Heading]) -> tuple[int, int] | None:
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
