"""Where a paper names its goods: in titles, in rows like "Product name", in a statement of scope, in running text.

Each naming is weighed by its place; running text counts for no more than one title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from classifier.law.vocabulary import Vocabulary
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import GAP, Line, Page, Segment
from extractor.goods.identity.below_uses import below_uses
from extractor.goods.identity.chemistry import Signs, signs
from extractor.goods.identity.naming_weights import LABELLED, SAID, TITLE, is_label, is_served, weight
from extractor.language.noun_phrases import Mention, head, mentions
from extractor.language.phrases import Phrases
from extractor.language.terms import Term, Terms
from extractor.rows.designations import designation, is_designation

_APART = frozenset({"machine", "other"})
"""Families whose members are told apart by their names alone."""
PAGES = 6
"""How many pages are read for what a paper is about."""
_BRIDGE = " -"
"""As long as `GAP`, so that places stay; a hyphen does not part the words of a name."""
_FIRST_LINES = 8
_TITLE_AND_NUMBER = 2
_MOST_IN_A_TITLE = 3
"""A line of more pieces in usual type is a table's row."""
_LONGEST_ORDINAL = 3
_LONGEST_PIECE = 600


@dataclass(frozen=True, slots=True)
class Naming:
    """Goods named in one piece of a page's text that begins at `start`.

    `line` is the text of the whole line, `row` of its first piece, `centre` the piece's middle in points
    from the left; `weight` says how much the place counts.
    """

    page: int
    start: int
    text: str
    line: str
    row: str
    centre: float
    weight: float
    mention: Mention


@dataclass(frozen=True)
class Survey:
    """All namings of a paper, and the signs of what things are made of in its whole text."""

    pages: tuple[Page, ...]
    text: str
    namings: tuple[Naming, ...]
    whole: Signs
    found: tuple[Term, ...] = ()
    """The terms of `text`."""

    @cached_property
    def beginnings(self) -> Mapping[int, Mention]:
        """The goods that `text` names, by where their names begin."""
        return {m.start: m for m in mentions(self.found)}

    @cached_property
    def behind(self) -> Mapping[str, tuple[Mention, ...]]:
        """The goods that `text` names right behind a word, by the word."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for start, mention in self.beginnings.items():
            end = start
            while end and self.text[end - 1].isspace():
                end -= 1
            if end == start and _is_of_a_word(self.text[start]):
                continue
            begin = end
            while begin and _is_of_a_word(self.text[begin - 1]):
                begin -= 1
            found[self.text[begin:end]].append(mention)
        return {word: tuple(several) for word, several in found.items()}

    @cached_property
    def alone(self) -> Mapping[str, tuple[tuple[Page, Line, Segment], ...]]:
        """The segments of the pages by their texts, with their lines."""
        found: dict[str, list[tuple[Page, Line, Segment]]] = defaultdict(list)
        for page in self.pages:
            for line in page.lines:
                for segment in line.segments:
                    found[page.text[segment.start : segment.end].strip()].append((page, line, segment))
        return {text: tuple(several) for text, several in found.items()}


def survey(pages: Sequence[Page], terms: Terms) -> Survey:
    """Reads the first pages of a paper once; each of its models is then judged by `of_label.for_label`."""
    read = tuple(pages[:PAGES])
    text = "\n".join(p.text for p in read)
    by_page = tuple(terms.find(p.text) for p in read)
    at, found = 0, list[Term]()
    for page, its in zip(read, by_page, strict=True):
        found += [shifted(t, at) for t in its]
        at += len(page.text) + 1
    return Survey(read, text, tuple(_namings(read, by_page, terms)), signs(text, found, terms), tuple(found))


def shifted(term: Term, by: int) -> Term:
    """The term at its place in a text that begins `by` characters earlier."""
    return Term(term.start + by, term.end + by, term.category, term.name, term.group, term.text)


def totals(namings: Iterable[Naming], vocabulary: Vocabulary) -> dict[str, float]:
    """The weight of each class of goods."""
    loud: dict[str, float] = defaultdict(float)
    quiet: dict[str, float] = defaultdict(float)
    for naming in namings:
        (loud if naming.weight >= SAID else quiet)[class_of(naming.mention, vocabulary)] += naming.weight
    return {name: loud[name] + min(quiet[name], TITLE) for name in {*loud, *quiet}}


def class_of(mention: Mention, vocabulary: Vocabulary) -> str:
    """What is counted together: all names of one family (batteries, anodes…); each machine by itself."""
    name, table = mention.name, vocabulary.goods
    if name in table.groups["no_goods"]:
        return f"other {mention.text.split()[-1].lower()}"
    family = vocabulary.products[name].family if mention.is_product else table.families.get(name, name)
    return name if family in _APART else family


def _namings(pages: Sequence[Page], found: Sequence[Sequence[Term]], terms: Terms) -> Iterator[Naming]:
    first = next((p.number for p in pages if p.text.strip()), 0)
    for page, its in zip(pages, found, strict=True):
        goods = _Places(tuple(t for t in its if t.category == "product" or t.name in ("named_goods", "joint")))
        usual, served = _usual_size(page), below_uses(page, its)
        for index, line in enumerate(page.lines):
            if not goods.names_goods(line.start, line.end):
                continue
            prominence = _prominence(page, line, usual)
            pieces = len(line.segments)
            opens = index < _FIRST_LINES and (
                pieces == 1
                or (pieces <= _MOST_IN_A_TITLE and not _is_in_a_table(page, line))
                or _is_beside_a_number(page, line)
            )
            is_title = page.number == first and (opens or prominence >= LAYOUT.goods.title_type)
            for naming in _in_line(page, line, goods, terms, prominence if is_title else -prominence):
                if naming.start not in served or naming.mention.name != "other":
                    yield naming


@dataclass(frozen=True, slots=True)
class _Places:
    """The terms of a page that tell what a phrase is about, in the order of the text."""

    terms: tuple[Term, ...]

    def names_goods(self, start: int, end: int) -> bool:
        return any(t.name != "joint" for t in self.terms[self._first(start) : self._first(end)])

    def within(self, start: int, end: int) -> list[Term]:
        """Those inside a stretch, placed from its beginning."""
        inside = self.terms[self._first(start) : self._first(end)]
        return [shifted(t, -start) for t in inside if t.end <= end]

    def _first(self, at: int) -> int:
        return bisect_left(self.terms, at, key=lambda t: t.start)


def _in_line(page: Page, line: Line, goods: _Places, terms: Terms, prominence: float) -> Iterator[Naming]:
    """`prominence` is negative outside titles."""
    lead = _lead(page, line, terms.phrases)
    whole, row = page.text[lead.start : line.end], page.text[lead.start : lead.end]
    for start, text in _pieces(page, line, abs(prominence)):
        bridged = text != page.text[start : start + len(text)]
        mention = head(text, terms.find(text) if bridged else goods.within(start, start + len(text)), terms.phrases)
        if mention is not None:
            box = next(s.box for s in line.segments if s.start <= start < s.end)
            counted = weight(text, whole, mention, max(prominence, 0.0), terms)
            if counted > SAID and _is_of_a_part(page, line, goods, terms):
                counted = SAID
            elif counted >= TITLE and prominence > 0 and _is_headline(page, line):
                counted += LABELLED
            yield Naming(page.number, start, text, whole, row, (box.x0 + box.x1) / 2, counted, mention)


def _is_in_a_table(page: Page, line: Line) -> bool:
    spans = (span for table in page.tables for cell in table.cells for span in cell.spans)
    return any(start <= line.start < end for start, end in spans)


def _is_beside_a_number(page: Page, line: Line) -> bool:
    """Whether a line of a sheet is two cells, the second the number of the paper: "Cathode materials | KX-017"."""
    texts = [page.text[s.start : s.end] for s in line.segments]
    return len(texts) == _TITLE_AND_NUMBER and is_designation(texts[1]) and designation([texts[0]]) is None


def _lead(page: Page, line: Line, phrases: Phrases) -> Segment:
    """The piece that a line begins with; the second where the first only numbers it ("3.2", 十二) or groups rows.

    A label may be as short as a number (品名, 품명), and stand behind a cell that several rows share.
    """
    first, *others = line.segments
    if len(others) < 2:
        return first
    text, second = page.text[first.start : first.end], page.text[others[0].start : others[0].end]
    if is_label(text, phrases):
        return first
    numbers = len(text) <= _LONGEST_ORDINAL and not is_served(text, phrases)
    return others[0] if numbers or is_label(second, phrases) else first


def _is_of_a_part(page: Page, line: Line, goods: _Places, terms: Terms) -> bool:
    """Whether a line is the row of a part: it opens with a bare "cells" or "battery", and says something of it."""
    first, *others = line.segments
    if not others:
        return False
    text = page.text[first.start : first.end].strip(" :：")
    batteries = terms.vocabulary.goods.groups["battery_name"]
    named = [t for t in goods.within(first.start, first.end) if t.name == "named_goods" and t.group in batteries]
    return any(t.end - t.start >= len(text) - 1 for t in named)


def _is_headline(page: Page, line: Line) -> bool:
    """Whether a title is one run of words that holds a designation: what it says of the goods, it says of them."""
    return len(line.segments) == 1 and designation([page.text[line.start : line.end]]) is not None


def _prominence(page: Page, line: Line, usual: float) -> float:
    """The height of a line's type as a multiple of the usual one; 1 where heights are not known."""
    size = max((w.size for s in line.segments for w in page.words_of(s)), default=0.0)
    return size / usual if usual and size else 1.0


def _pieces(page: Page, line: Line, prominence: float) -> Iterator[tuple[int, str]]:
    """A line's segments; a short line in large type is one piece, for titles are often set with wide gaps."""
    text = page.text[line.start : line.end]
    if prominence >= LAYOUT.goods.title_type and len(text) <= 80:
        yield line.start, text.replace(GAP, _BRIDGE)
        return
    for segment in line.segments:
        yield segment.start, page.text[segment.start : min(segment.end, segment.start + _LONGEST_PIECE)]


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character in "_-"


def _usual_size(page: Page) -> float:
    """The height, in points, of most of a page's type; 0 where heights are not known."""
    sizes = sorted(w.size for w in page.words if w.size)
    return sizes[len(sizes) // 2] if sizes else 0.0
