"""Values that running text says of other goods: of the grade before, a sister model, what is made of the goods.

"Compared with the previous generation AX-5 (2.42 g/cm³, 155 mAh/g) …" on the sheet of AX-7 says nothing of AX-7.
What was named last before a value, in its sentence, is what the value is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from classifier.facts import Evidence, Fact
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import GAP, Line, Page, Segment
from extractor.facts.candidates import Candidate
from extractor.goods.identity.namings import class_of
from extractor.goods.identity.product import ProductCall
from extractor.language.noun_phrases import SENTENCE_END, mentions
from extractor.language.phrases import Shape
from extractor.language.terms import Terms
from extractor.language.tokens import fold
from extractor.rows.designations import designations

ASIDE = Shape(r"(?<![A-Za-z])<<aside>>", re.I)
_OTHER_GRADE = Shape(r"(?<![A-Za-z])<<other_grade>>", re.I)
_PACKAGING = Shape(r"(?<![A-Za-z])<<packaging>>", re.I)
_ASIDE_BEHIND = Shape(r"[^。；;,，]{0,24}?(?P<said><<aside_behind>>)", re.I)
_OTHER_BODY = Shape(r"<<other_body~>>", re.I)
_BUILT_OF_CELLS = Shape(r"<<built_of_cells~>>", re.I)
_COUNT = re.compile(r"\d\s*$")
_CELL = "lithium_ion_cell"
_TYPE_CODE = Shape(r"(?:<<type_code>>)?[ -]?\d{3,6}")
_CLOSED = re.compile(r"[(（][^()（）]*[)）]")
_PARTING = re.compile(r"[,，、:：]")
_WIRED = re.compile(r"\d+[SP]\d+[SP]?", re.I)
_SHORTEST = 4
_STAGGERED = 2
"""The next line of a paragraph is one of so many, where the lines of two columns stand at other heights."""
_MATERIALS = frozenset(("cathode", "anode", "precursor"))
_BATTERY = "battery"
_OF_A_BODY = "mass"
"""What bodies beside a battery have as well."""


class By(StrEnum):
    """By what a stretch of text speaks of goods: a word that says other ones, a model's name, a material."""

    WORD = "word"
    NAME = "name"
    KIND = "kind"
    OWN_NAME = "own name"
    OWN_KIND = "own kind"


@dataclass(frozen=True, slots=True)
class Aside:
    """What a value is said of, as the paper names it.

    `is_sure` where the words leave no doubt, else only a name of other goods stands before the value in its sentence.
    """

    text: str
    by: By
    is_sure: bool = False


KeptAsides = dict[tuple[tuple[str, ...], tuple[Evidence, ...], str, str], Aside | None]
"""What was found of values, by the goods' own names, the value's places, its property and what the goods are."""


class Asides:
    """Tells on the pages of one paper what is said of other goods than its own, which are called `labels`.

    `kept` holds what was found before on the same pages, where items are put together more than once.
    """

    def __init__(
        self, pages: Iterable[Page], labels: Iterable[str], terms: Terms, kept: KeptAsides | None = None
    ) -> None:
        self._pages = tuple(pages)
        self._kept: KeptAsides = {} if kept is None else kept
        self._terms = terms
        self._own = tuple(name for label in labels for code in designations([label]) if (name := _plain(code)))

    def of(self, candidate: Candidate, call: ProductCall) -> Aside | None:
        """What other goods a candidate's value is said of; `None` where it may be the own goods'."""
        asked = (self._own, candidate.fact.evidence, candidate.fact.property, call.product)
        if asked not in self._kept:
            self._kept[asked] = self._found(candidate, call)
        return self._kept[asked]

    def _found(self, candidate: Candidate, call: ProductCall) -> Aside | None:
        place = candidate.fact.evidence[0]
        page = self._page(place)
        if page is None:
            return None
        is_row = _is_a_row(page, place.span)
        # A label that stands apart from its value is a quote of its own behind the value's.
        labels = [place] if is_row else [e for e in candidate.fact.evidence[1:] if e.page == place.page]
        for label in labels:
            if said := self._of_other_goods(page, label.span[0], candidate.fact):
                return Aside(said, By.WORD, is_sure=True)
        if is_row:
            return None
        if behind := self._terms.phrases.pattern(_ASIDE_BEHIND).match(_behind(page, place.span[1])):
            return Aside(behind["said"], By.WORD, is_sure=True)
        before = _CLOSED.sub(lambda m: " " * len(m[0]), _before(page, place.span[1]))
        return _last(before, sorted(self._named(before, call, candidate.fact.property), key=lambda p: p[0]))

    def _of_other_goods(self, page: Page, at: int, fact: Fact) -> str | None:
        """The words by which a row's label at a place says that its value is of other goods, or what they lie in."""
        own, more = _label(page, at)
        if own is None:
            return None
        label = page.text[own.start : own.end]
        text = label if more is None else f"{label} {page.text[more.start : more.end]}"
        find = self._terms.phrases.pattern
        said = find(_OTHER_GRADE).search(text)
        if said is None and fact.property == _OF_A_BODY:
            said = find(_PACKAGING).search(text)
        # What stands below is the label's second line where the values stand between both; else it may be the next
        # row's head, which says nothing of this one.
        is_around = more is not None and own.end <= fact.evidence[0].span[0] < more.start
        return said[0] if said and (is_around or said.start() < len(label)) else None

    def _page(self, place: Evidence) -> Page | None:
        """The page of a place; a text document's and a sheet's places have no page's number."""
        if place.page is not None:
            return next((p for p in self._pages if p.number == place.page), None)
        return next((p for p in self._pages if p.text[slice(*place.span)] == place.text), None)

    def _named(self, before: str, call: ProductCall, of: str) -> Iterator[tuple[int, Aside]]:
        """What a stretch of text names, with its place: other goods, their words, and the goods themselves."""
        words = list(self._terms.phrases.pattern(ASIDE).finditer(before))
        for match in words:
            yield match.start(), Aside(match[0], By.WORD, is_sure=True)
        for code in designations([before]) if self._own else ():
            at = before.rfind(code)
            if self._is_own(code):
                yield at, Aside(code, By.OWN_NAME)
            elif self._is_a_model(code):
                yield at, Aside(code, By.NAME, is_sure=_is_opened(before[at + len(code) :]))
        family = self._terms.vocabulary.family(call.product)
        is_cell = call.product == _CELL
        has_bodies = family == _BATTERY and (is_cell or of == _OF_A_BODY)
        for match in self._terms.phrases.pattern(_OTHER_BODY).finditer(before) if has_bodies else ():
            yield match.start(), Aside(match[0], By.KIND, is_sure=True)
        for match in self._terms.phrases.pattern(_BUILT_OF_CELLS).finditer(before) if is_cell else ():
            if not any(w.start() <= match.start() < w.end() for w in words):
                yield match.start(), Aside(match[0], By.KIND, is_sure=True)
        for mention in mentions(self._terms.find(before)) if has_bodies or family in _MATERIALS else ():
            other = class_of(mention, self._terms.vocabulary)
            # Twelve cells of a module are no cell that something is said of.
            if other == family and not _COUNT.search(before[: mention.start]):
                yield mention.start, Aside(mention.text, By.OWN_KIND)
            elif other in _MATERIALS:
                yield mention.start, Aside(mention.text, By.KIND, is_sure=_is_opened(before[mention.end :]))

    def _is_own(self, code: str) -> bool:
        name = _plain(code)
        return any(name in own or own in name for own in self._own)

    def _is_a_model(self, code: str) -> bool:
        letters = sum(map(str.isalpha, code))
        named = len(code) >= _SHORTEST and code[0].isalpha() and (letters > 1 or "-" in code)
        return named and not _WIRED.fullmatch(code) and not self._terms.phrases.pattern(_TYPE_CODE).fullmatch(code)


def parted(
    candidates: Sequence[Candidate], asides: Asides, call: ProductCall
) -> tuple[list[Candidate], list[tuple[Candidate, Aside]]]:
    """The candidates that are the goods' own, and those said of others.

    A name alone takes a value away only where another value of its property stays.
    """
    told = [(c, asides.of(c, call)) for c in candidates]
    stay = {c.fact.property for c, aside in told if aside is None}
    own, others = [], []
    for candidate, aside in told:
        if aside is None or (not aside.is_sure and candidate.fact.property not in stay):
            own.append(candidate)
        else:
            others.append((candidate, aside))
    return own, others


def _last(before: str, named: Sequence[tuple[int, Aside]]) -> Aside | None:
    """What was named last of other goods.

    The own name ends what was said of others, but not where it stands in the words themselves: "a demonstration pack of
    AX-7 cells". A word for the own kind of goods ends only what another kind began.
    """
    last: Aside | None = None
    since = 0
    for at, found in named:
        if found.by is By.OWN_KIND:
            last = None if last is not None and last.by is By.KIND else last
        elif found.by is not By.OWN_NAME:
            # A name behind a word is the name of what the word says: "charger VC-54".
            is_named = last is not None and last.by is By.KIND and last.is_sure and found.by is By.NAME
            last, since = last if is_named else found, at
        elif last is None or last.by is not By.WORD or _PARTING.search(before, since, at):
            last = None
    return last


def _is_opened(behind: str) -> bool:
    """Whether a bracket opens right behind a name: what stands in it is said of the name."""
    return "(" in behind[:_SHORTEST] or "（" in behind[:_SHORTEST]


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def _is_a_row(page: Page, span: tuple[int, int]) -> bool:
    """Whether a label and its value stand apart from each other, as in a table: no sentence says them."""
    return GAP in page.text[span[0] : span[1]]


def _label(page: Page, at: int) -> tuple[Segment | None, Segment | None]:
    """The run of words at a place, which in a row is its label, and what stands alone below it in the same column."""
    index = next((k for k, line in enumerate(page.lines) if line.start <= at <= line.end), None)
    segments = () if index is None else page.lines[index].segments
    own = next((s for s in segments if s.start <= at < s.end), None)
    if index is None or own is None:
        return None, None
    below = (line.segments[0] for line in page.lines[index + 1 : index + 1 + _STAGGERED] if len(line.segments) == 1)
    return own, next((s for s in below if _goes_on(own, s)), None)


def _behind(page: Page, at: int) -> str:
    """What follows a place in its sentence, on its line and the next of the paragraph."""
    index = next((k for k, line in enumerate(page.lines) if line.start <= at <= line.end), None)
    segment = None if index is None else next((s for s in reversed(page.lines[index].segments) if s.start <= at), None)
    if index is None or segment is None:
        return ""
    text = page.text[at : segment.end]
    line = page.lines[index].segments
    # Raised signs part a line of running text, which goes on as a whole.
    whole = replace(segment, box=line[0].box.union(segment.box)) if segment is line[-1] else segment
    below = (s for near in page.lines[index + 1 : index + 1 + _STAGGERED] for s in near.segments)
    following = next((s for s in below if _goes_on(segment, s) or _goes_on(whole, s)), None)
    if following is not None and not SENTENCE_END.search(text):
        text += " " + page.text[following.start : following.end]
    stop = SENTENCE_END.search(text)
    return text[: stop.start()] if stop else text


def _before(page: Page, at: int) -> str:
    """What stands before a place in its sentence: the paragraph's lines above included."""
    index = next((k for k, line in enumerate(page.lines) if line.start <= at <= line.end), None)
    if index is None:
        return ""
    segment = next((s for s in reversed(page.lines[index].segments) if s.start <= at), None)
    if segment is None:
        return ""
    pieces = [page.text[segment.start : at]]
    while index > 0 and not SENTENCE_END.search(pieces[-1]):
        nearest = range(index - 1, max(-1, index - 1 - _STAGGERED), -1)
        found = next(((k, s) for k in nearest for s in page.lines[k].segments if _goes_on(s, segment)), None)
        if found is None:
            pieces += _headed(page, page.lines[index - 1], segment)
            break
        index, above = found
        pieces.append(page.text[above.start : above.end])
        segment = above
    text = " ".join(reversed(pieces))
    ends = list(SENTENCE_END.finditer(text))
    return text[ends[-1].end() :] if ends else text


def _headed(page: Page, line: Line, below: Segment) -> Iterator[str]:
    """The short line right over a paragraph, which says what it is about: "CHARGER (sold separately): VC-54"."""
    one, height = line.segments[0], below.box.height
    by = max(LAYOUT.goods.paragraph_flush_points, height)
    flush = len(line.segments) == 1 and abs(one.box.x0 - below.box.x0) <= by
    if flush and -LAYOUT.goods.paragraph_lap * height <= below.box.top - one.box.bottom <= height:
        yield page.text[one.start : one.end]


def _goes_on(above: Segment, below: Segment) -> bool:
    """Whether two segments are lines of one paragraph.

    They begin at one edge, close together, and the upper one is the longer or about as long.
    """
    x0, top, x1, bottom = below.box
    height = bottom - top
    return (
        abs(above.box.x0 - x0) <= max(LAYOUT.goods.paragraph_flush_points, height)
        and -LAYOUT.goods.paragraph_lap * height <= top - above.box.bottom <= LAYOUT.goods.paragraph_gap * height
        and above.box.x1 >= x1 - LAYOUT.goods.paragraph_end * height
    )
