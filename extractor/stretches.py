"""Which stretches of a paper speak of one of its models: its row, its column, the section under its heading,
and what is said of all.

    BX-20 | sand mill | printing ink      BX-20's row
    BX-30 spray dryer                     BX-30's section, down to the next model's heading
      Volume: 80 m3
    All machines: 380 V, 50 Hz            said of all where it stands before the first model or in no section
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classifier.facts import Fact
from extractor.pages import Line, Page, Segment

_Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stretches:
    """Spans of a paper, each as page number, start and end: a model's `own`, and those `common` to all."""

    own: tuple[_Span, ...]
    common: tuple[_Span, ...]


def stretches(pages: Sequence[Page], label: str, labels: Iterable[str]) -> Stretches:
    """What of a paper is said of `label` alone and what of all; the whole paper is common where it
    has one model."""
    others = [other for other in dict.fromkeys(labels) if other != label]
    if not others or not label:
        return Stretches((), tuple((p.number, 0, len(p.text)) for p in pages))
    parted = [_parted(page, label, others) for page in pages]
    return Stretches(tuple(s for own, _ in parted for s in own), tuple(s for _, common in parted for s in common))


def said_near(facts: Sequence[Fact], where: Stretches) -> tuple[Fact, ...]:
    """Of facts in words those that are said of a model, each value once: of a property that its own stretches
    speak of only theirs, else those of the common ones."""
    own = _within(facts, where.own)
    told = {f.property for f in own}
    both = [*own, *(f for f in _within(facts, where.common) if f.property not in told)]
    return tuple({(f.property, str(f.value)): f for f in reversed(both)}.values())[::-1]


def _within(facts: Sequence[Fact], spans: Sequence[_Span]) -> list[Fact]:
    return [f for f in facts if any(_lies_in(f, span) for span in spans)]


def _lies_in(fact: Fact, span: _Span) -> bool:
    number, start, end = span
    return any(e.page == number and e.span and start <= e.span[0] and e.span[1] <= end for e in fact.evidence)


@dataclass(slots=True)
class _State:
    """What the lines passed so far opened: a section of one model, or columns of several."""

    section: str | None = None
    columns: tuple[tuple[str, float], ...] = ()


def _parted(page: Page, label: str, others: Sequence[str]) -> tuple[list[_Span], list[_Span]]:
    """The spans of a page that are the model's own and those that are common."""
    named = [_named(page, line, (label, *others)) for line in page.lines]
    own: list[_Span] = []
    common: list[_Span] = []
    state = _State()
    for index, line in enumerate(page.lines):
        owners = dict(_owners(page, index, named, state))
        for segment in line.segments:
            owner = owners.get(segment)
            if owner in (None, label):
                (common if owner is None else own).append((page.number, segment.start, segment.end))
    return own, common


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


def _named(page: Page, line: Line, labels: Sequence[str]) -> dict[str, Segment]:
    """The models named in a line, each with the segment that names it; the longer of overlapping names."""
    text = page.text[line.start : line.end]
    found: dict[str, Segment] = {}
    taken: list[tuple[int, int]] = []
    for label in sorted(labels, key=len, reverse=True):
        match = re.search(rf"(?<![A-Za-z0-9]){re.escape(label)}(?![A-Za-z0-9])", text) if label in text else None
        if match and all(match.end() <= a or match.start() >= b for a, b in taken):
            taken.append(match.span())
            at = line.start + match.start()
            found[label] = next(s for s in reversed(line.segments) if s.start <= at)
    return found


def _centre(segment: Segment) -> float:
    return (segment.box[0] + segment.box[2]) / 2
