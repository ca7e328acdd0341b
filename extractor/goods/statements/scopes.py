"""Scopes: which parts of a paper speak of one of its models.

Its row, its column, the section under its heading, and what is said of all.

    BX-20 | sand mill | printing ink      BX-20's row
    BX-30 spray dryer                     BX-30's section, down to the next model's heading
      Volume: 80 m3
    CX series (for paint)                 the section of every CX model, where the paper has other families too
    All machines: 380 V, 50 Hz            said of all where it stands before the first model or in no section
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from classifier.facts import Fact
from extractor.document.page import Line, Page, Segment
from extractor.goods.statements.statements import Said

_PREFIX = re.compile(r"[A-Z]{2,}(?=[-/ ]?\d)")
_WORD = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,}(?![A-Za-z0-9-])")
_REACH = 0.8
"""How far from a model's name, in widths of a column, what stands in its column may be centred."""
_BETWEEN = 0.25
"""How much nearer one of two columns may be, as a share of both distances, to what is set between them."""
_STOPS = (".", "。", ";", "；")


@dataclass(frozen=True, slots=True)
class Scopes:
    """Which models each place of a paper is said of: by page number, where its segments start and whose they are."""

    starts: Mapping[int, tuple[int, ...]]
    owners: Mapping[int, tuple[tuple[str, ...], ...]]

    def owner(self, page: int, place: int) -> tuple[str, ...]:
        """The models that a place of a page's text belongs to; none where it is said of all."""
        starts = self.starts.get(page, ())
        index = bisect_right(starts, place) - 1
        return self.owners[page][index] if index >= 0 else ()


@dataclass(frozen=True, slots=True)
class _Names:
    """The models of a paper as they are looked for: their names, and the families that their names begin with."""

    any_name: re.Pattern[str]
    families: Mapping[str, tuple[str, ...]]


def scopes(pages: Sequence[Page], labels: Iterable[str]) -> Scopes:
    """Parts a paper among its models; all of it is common where it has less than two."""
    names = tuple(sorted({label for label in labels if label}, key=lambda name: (-len(name), name)))
    if len(names) < 2:
        return Scopes({}, {})
    any_name = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z0-9])")
    known = _Names(any_name, _families(names))
    parted = {page.number: tuple(_parted(page, known)) for page in pages}
    return Scopes(
        {number: tuple(start for start, _ in parts) for number, parts in parted.items()},
        {number: tuple(owner for _, owner in parts) for number, parts in parted.items()},
    )


def _families(names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The models by the capital letters that their names begin with; none where they all begin alike."""
    found: dict[str, list[str]] = {}
    for name in names:
        prefix = _PREFIX.match(name)
        if prefix is not None:
            found.setdefault(prefix[0], []).append(name)
    return {prefix: tuple(own) for prefix, own in found.items()} if len(found) > 1 else {}


def said_near(said: Sequence[Said], label: str, where: Scopes) -> tuple[Fact, ...]:
    """Of facts in words those that are said of a model, each value once.

    Of a property that its own parts speak of only theirs, else those said of all.
    """
    placed = [(_owner(one, where), one.fact) for one in said]
    told = {fact.property for owner, fact in placed if label in owner}
    near = [f for owner, f in placed if label in owner or (not owner and f.property not in told)]
    return tuple({(f.property, str(f.value)): f for f in reversed(near)}.values())[::-1]


def said_of_itself(said: Sequence[Said], name: str, label: str, where: Scopes) -> frozenset[str]:
    """The values of a property in words that a model's own parts of a paper state: its row, its column, its section."""
    return frozenset(str(one.fact.value) for one in said if one.fact.property == name and label in _owner(one, where))


def _owner(said: Said, where: Scopes) -> tuple[str, ...]:
    span = said.fact.evidence[0].span
    return where.owner(said.page, span[0]) if span else ()


@dataclass(slots=True)
class _State:
    """What the lines passed so far opened: a section of one model or one family, or columns of several."""

    section: tuple[str, ...] = ()
    columns: tuple[tuple[str, float], ...] = ()
    left: float = 0.0

    def over(self, segment: Segment) -> str | None:
        """The model whose column a segment stands in; none of a label's second column, nor of one of notes."""
        centres = sorted(centre for _, centre in self.columns)
        reach = _REACH * min(b - a for a, b in pairwise(centres))
        name, centre = min(self.columns, key=lambda c: abs(c[1] - _centre(segment)))
        away = sorted(abs(c - _centre(segment)) for c in centres)
        if away[1] - away[0] <= _BETWEEN * (away[1] + away[0]):
            return None  # a cell merged over two columns is said of both
        within = abs(centre - _centre(segment)) <= reach or segment.box.x0 <= centre <= segment.box.x1
        return name if within and segment.box.x1 > self.left else None


def _parted(page: Page, known: _Names) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each segment of a page by its start, with the models that it belongs to."""
    named = [_named(page, line, known.any_name) for line in page.lines]
    state = _State()
    for index, line in enumerate(page.lines):
        if not named[index] and (family := _family(page, line, known.families)):
            state.section, state.columns = family, ()
        owners = dict(_owners(page, index, named, state))
        for segment in line.segments:
            yield segment.start, owners.get(segment, ())


def _family(page: Page, line: Line, families: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The models of the family that a line heads: it names one family, in one piece, and is no sentence."""
    text = page.text[line.start : line.end].rstrip()
    if not families or len(line.segments) > 1 or text.endswith(_STOPS):
        return ()
    found = {m[0] for m in _WORD.finditer(text) if m[0] in families}
    return families[found.pop()] if len(found) == 1 else ()


def _owners(
    page: Page, index: int, named: Sequence[dict[str, Segment]], state: _State
) -> Iterator[tuple[Segment, tuple[str, ...]]]:
    """The models that each segment of a line belongs to, where it belongs to any; carries the state on."""
    line, here = page.lines[index], named[index]
    if len(here) > 1:
        apart = len({s.start for s in here.values()}) > 1
        state.section = ()
        state.columns = tuple((name, _centre(s)) for name, s in here.items()) if apart else ()
        state.left = min(s.box.x0 for s in here.values())
    elif here:
        (name,) = here
        state.columns = ()
        is_sentence = page.text[line.start : line.end].rstrip().endswith(_STOPS)
        state.section = (name,) if not is_sentence and _opens_section(page.lines, index, named) else ()
        yield from ((segment, (name,)) for segment in line.segments)
    elif state.section:
        yield from ((segment, state.section) for segment in line.segments)
    elif state.columns and len(line.segments) > 1:
        for segment in line.segments[1:]:
            if (over := state.over(segment)) is not None:
                yield segment, (over,)


def _opens_section(lines: Sequence[Line], index: int, named: Sequence[dict[str, Segment]]) -> bool:
    """Whether a line that names one model heads what follows.

    It stands alone in its row and is no entry of a list, whose entries follow each other.
    """
    if len(lines[index].segments) > 1:
        return False
    neighbours = [named[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(len(n) == 1 and n.keys() != named[index].keys() for n in neighbours)


def _named(page: Page, line: Line, any_name: re.Pattern[str]) -> dict[str, Segment]:
    """The models named in a line, each with the segment that names it; the longer of overlapping names."""
    found: dict[str, Segment] = {}
    for match in any_name.finditer(page.text, line.start, line.end):
        found.setdefault(match[0], next(s for s in reversed(line.segments) if s.start <= match.start()))
    return found


def _centre(segment: Segment) -> float:
    return segment.box.middle
