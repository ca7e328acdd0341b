"""Which stretches of a paper speak of one of its models: its row, its column, the section under its heading,
and what is said of all.

    BX-20 | sand mill | printing ink      BX-20's row
    BX-30 spray dryer                     BX-30's section, down to the next model's heading
      Volume: 80 m3
    All machines: 380 V, 50 Hz            said of all where it stands before the first model or in no section
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from classifier.facts import Fact
from extractor.pages import Line, Page, Segment


@dataclass(frozen=True, slots=True)
class Stretches:
    """Which model each place of a paper is said of: by page number, where its segments start and whose they are."""

    starts: Mapping[int, tuple[int, ...]]
    owners: Mapping[int, tuple[str | None, ...]]

    def owner(self, page: int | None, place: int) -> str | None:
        """The model that a place of a page's text belongs to; `None` where it is said of all."""
        starts = self.starts.get(page, ()) if page is not None else ()
        index = bisect_right(starts, place) - 1
        return self.owners[page][index] if page is not None and index >= 0 else None


def stretches(pages: Sequence[Page], labels: Iterable[str]) -> Stretches:
    """Parts a paper among its models; all of it is common where it has less than two."""
    names = tuple(sorted({label for label in labels if label}, key=lambda name: (-len(name), name)))
    if len(names) < 2:
        return Stretches({}, {})
    any_name = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z0-9])")
    parted = {page.number: tuple(_parted(page, any_name)) for page in pages}
    return Stretches(
        {number: tuple(start for start, _ in parts) for number, parts in parted.items()},
        {number: tuple(owner for _, owner in parts) for number, parts in parted.items()},
    )


def said_near(facts: Sequence[Fact], label: str, where: Stretches) -> tuple[Fact, ...]:
    """Of facts in words those that are said of a model, each value once: of a property that its own stretches
    speak of only theirs, else those said of all."""
    placed = [(_owner(fact, where), fact) for fact in facts]
    told = {fact.property for owner, fact in placed if owner == label}
    near = [f for owner, f in placed if owner == label or (owner is None and f.property not in told)]
    return tuple({(f.property, str(f.value)): f for f in reversed(near)}.values())[::-1]


def _owner(fact: Fact, where: Stretches) -> str | None:
    place = fact.evidence[0]
    return where.owner(place.page, place.span[0]) if place.span else None


@dataclass(slots=True)
class _State:
    """What the lines passed so far opened: a section of one model, or columns of several."""

    section: str | None = None
    columns: tuple[tuple[str, float], ...] = ()


def _parted(page: Page, any_name: re.Pattern[str]) -> Iterator[tuple[int, str | None]]:
    """Each segment of a page by its start, with the model that it belongs to."""
    named = [_named(page, line, any_name) for line in page.lines]
    state = _State()
    for index, line in enumerate(page.lines):
        owners = dict(_owners(page, index, named, state))
        for segment in line.segments:
            yield segment.start, owners.get(segment)


def _owners(
    page: Page, index: int, named: Sequence[dict[str, Segment]], state: _State
) -> Iterator[tuple[Segment, str]]:
    """The model that each segment of a line belongs to, where it belongs to one; carries the state on."""
    line, here = page.lines[index], named[index]
    if len(here) > 1:
        apart = len({s.start for s in here.values()}) > 1
        state.section = None
        state.columns = tuple((name, _centre(s)) for name, s in here.items()) if apart else ()
    elif here:
        (name,) = here
        state.columns = ()
        state.section = name if _opens_section(page.lines, index, named) else None
        yield from ((segment, name) for segment in line.segments)
    elif state.section:
        yield from ((segment, state.section) for segment in line.segments)
    elif state.columns and len(line.segments) > 1:
        for segment in line.segments[1:]:
            yield segment, min(state.columns, key=lambda c: abs(c[1] - _centre(segment)))[0]


def _opens_section(lines: Sequence[Line], index: int, named: Sequence[dict[str, Segment]]) -> bool:
    """Whether a line that names one model heads what follows: it stands alone in its row and is no entry of a
    list, whose entries follow each other."""
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
    return (segment.box[0] + segment.box[2]) / 2
