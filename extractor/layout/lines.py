"""Runs of characters become words, segments and lines: the order in which a person reads a page.

A line is what stands on one base line. A segment ends where the gap is wider than the type is high, or where
a ruling stands between two words. Raised small type (a footnote mark) stays apart from what it is glued to,
so that a mark never becomes a digit of the value beside it; an index (the 4 of LiFePO4) and a power of a
length (the 2 of m2) belong to their word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.page import Word
from extractor.layout.spread_labels import widest_gaps

DESCENT = 0.2
"""The part of a character's box that lies below the base line, in heights."""

_METRE = re.compile(r"(?:^|[^A-Za-z])[cdmkµμ]?m$")
_LOWERED_AFTER = re.compile(r"[A-Za-z)\]）]$")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set in one go. `frame` is its box in the frame where its line runs from left to right.

    `order` is its number in the file's own order, negative where there is none (it is then a word by itself);
    `spaced` says that white space stood before it there.
    """

    text: str
    box: Box
    frame: Box
    size: float
    order: int = 0
    spaced: bool = True
    confidence: float = 1.0
    cell: str | None = None

    @property
    def base(self) -> float:
        """The height of its base line, from the top."""
        return self.frame.bottom - DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A vertical ruling at `x`, from `top` to `bottom`."""

    x: float
    top: float
    bottom: float


Lines = list[list[list[Word]]]


def lay_out(runs: Sequence[Run], rules: Iterable[Rule] = (), by: LayoutSettings = LAYOUT) -> Lines:
    """Words in segments in lines, from top to bottom, by the tolerances given."""
    fences = Fences(rules)
    return [_segments(line, fences, by) for line in _levelled(_lines(runs, by), by)]


class Fences:
    """The vertical rulings of a page, found by place."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(rules, key=lambda r: r.x)
        self._at = [r.x for r in self._rules]

    def between(self, left: float, right: float, y: float) -> Rule | None:
        """A ruling that stands between two places at height `y`."""
        if not self._rules:
            return None
        for rule in self._rules[bisect_left(self._at, left) : bisect_right(self._at, right)]:
            if rule.top <= y <= rule.bottom:
                return rule
        return None


def _lines(runs: Sequence[Run], by: LayoutSettings) -> list[list[Run]]:
    """Runs on one base line together, each line from left to right."""
    lines: list[list[Run]] = []
    bases: list[float] = []
    small: list[Run] = []
    typical = _typical_size(runs)
    for run in sorted(runs, key=lambda r: (r.base, r.frame.x0)):
        if run.size < by.script_size * typical:
            small.append(run)
        else:
            _place(run, lines, bases, by)
    _place_small(small, lines, bases, by)
    order = sorted(range(len(lines)), key=lambda k: bases[k])
    return [sorted(lines[k], key=lambda r: r.frame.x0) for k in order]


def _levelled(lines: list[list[Run]], by: LayoutSettings) -> list[list[Run]]:
    """The lines, with the heads of a table level.

    A head of three lines, centred beside heads of two, stands half a line off them. Its lines go, from the top, to the
    neighbours' lines in which their place is free.
    """
    made: list[list[Run]] = []
    pending = [list(line) for line in lines]
    for k, line in enumerate(pending):
        below = pending[k + 1 : k + 2]
        host = next((h for h in (*made[-1:], *below) if _stands_off(line, h, by) and _is_free(line, h, by)), None)
        if host is None:
            made.append(line)
        else:
            host.extend(line)
            host.sort(key=lambda r: r.frame.x0)
    return made


def _stands_off(line: list[Run], host: list[Run], by: LayoutSettings) -> bool:
    """Whether a line's base is off another's by less than a line, in type of one size."""
    small, large = sorted((line[0].size, host[0].size))
    return by.script_size * large <= small and abs(line[0].base - host[0].base) < by.off_level * small


def _is_free(line: list[Run], host: list[Run], by: LayoutSettings) -> bool:
    """Whether a line is one head alone, and others, words all, stand in the host's line on both sides of it."""
    if (
        any(ch.isdigit() for run in (*line, *host) for ch in run.text)
        or _wide_gaps(line, by)
        or _wide_gaps(host, by) < 2
    ):
        return False
    margin = by.margin * line[0].size
    left, right = line[0].frame.x0 - margin, line[-1].frame.x1 + margin
    beside = [run.frame.x1 <= left for run in host if run.frame.x1 <= left or run.frame.x0 >= right]
    return len(beside) == len(host) and any(beside) and not all(beside)


def _wide_gaps(line: list[Run], by: LayoutSettings) -> int:
    return sum(_gap(a, b) > by.wide_gap * max(a.size, b.size) for a, b in pairwise(line))


def _typical_size(runs: Sequence[Run]) -> float:
    """The height that half of all characters reach."""
    sizes = sorted((run.size, len(run.text)) for run in runs)
    middle, passed = sum(length for _, length in sizes) // 2, 0
    for size, length in sizes:
        passed += length
        if passed > middle:
            return size
    return 0.0


def _place(run: Run, lines: list[list[Run]], bases: list[float], by: LayoutSettings) -> None:
    """Adds a run to the lowest line so far, or begins a line below it."""
    base = run.base
    if lines and base - bases[-1] <= by.base_tolerance * min(run.size, lines[-1][0].size):
        line = lines[-1]
        bases[-1] += (base - bases[-1]) / (len(line) + 1)
        line.append(run)
        return
    lines.append([run])
    bases.append(base)


def _place_small(small: list[Run], lines: list[list[Run]], bases: list[float], by: LayoutSettings) -> None:
    """Small type goes to the line of the larger type that it touches; the rest makes lines of its own."""
    hosts = sorted(((base, line) for base, line in zip(bases, lines, strict=True)), key=lambda h: h[0])
    heights = [h[0] for h in hosts]
    own: list[list[Run]] = []
    own_bases: list[float] = []
    for run in small:
        host = _host(run, hosts, heights, by)
        if host is not None:
            host.append(run)
        else:
            _place(run, own, own_bases, by)
    lines += own
    bases += own_bases


def _host(run: Run, hosts: list[tuple[float, list[Run]]], heights: list[float], by: LayoutSettings) -> list[Run] | None:
    """The line on which, or glued to a word of which, small type stands."""
    best: list[Run] | None = None
    nearest = float("inf")
    first = bisect_left(heights, run.frame.top - run.size)
    for base, line in hosts[first : bisect_right(heights, run.frame.bottom + by.below * run.size)]:
        distance = abs(base - run.base)
        on_it = distance <= by.base_tolerance * run.size
        if (on_it or any(_hangs_on(run, other, by) for other in line)) and distance < nearest:
            best, nearest = line, distance
    return best


def _hangs_on(small: Run, large: Run, by: LayoutSettings) -> bool:
    """Whether small type stands beside a larger run, raised or lowered by less than its height.

    What stands over or under it for more than its own height is another line's: crooked ones have boxes that meet.
    """
    gap = _gap(small, large)
    if small.size >= by.script_size * large.size or not -small.size <= gap <= by.hanging * large.size:
        return False
    return small.frame.shared_height(large.frame) >= by.hanging * small.size


def _gap(one: Run, other: Run) -> float:
    return -one.frame.shared_width(other.frame)


def _segments(line: list[Run], fences: Fences, by: LayoutSettings) -> list[list[Word]]:
    """One line's words, parted at wide gaps and at rulings."""
    groups: list[list[Run]] = [[line[0]]]
    widest = widest_gaps([run.text for run in line], by.wide_gap, by.spread)
    for gap, run in zip(widest, line[1:], strict=True):
        last = groups[-1][-1]
        if _printed_twice(last, run, by):
            continue
        if _parted(last, run, fences, gap, by):
            groups.append([run])
        elif _belongs(last, run, by):
            groups[-1][-1] = _joined(last, run, by)
        else:
            groups[-1].append(run)
    return [[_word(run) for run in group] for group in groups]


def _printed_twice(last: Run, run: Run, by: LayoutSettings) -> bool:
    """Bold faked by printing the same run again a hair beside itself."""
    near = by.twice * run.size
    return (
        last.text == run.text
        and abs(last.frame.x0 - run.frame.x0) < near
        and abs(last.frame.top - run.frame.top) < near
    )


def _parted(last: Run, run: Run, fences: Fences, widest: float, by: LayoutSettings) -> bool:
    gap = run.frame.x0 - last.frame.x1
    if gap > widest * max(last.size, run.size):
        return True
    slack = by.ruling * run.size
    middle = run.frame.middle_height
    left, right = last.frame.x1 - slack, run.frame.x0 + slack
    return fences.between(min(left, right), max(left, right), middle) is not None


def _belongs(last: Run, run: Run, by: LayoutSettings) -> bool:
    """Whether two neighbouring runs are one word."""
    follows = run.order == last.order + 1
    if (
        run.order < 0
        or (follows and run.spaced)
        or not -by.lap * run.size < run.frame.x0 - last.frame.x1 < by.glue * max(last.size, run.size)
    ):
        return False
    if run.size >= by.script_size * last.size and last.size >= by.script_size * run.size:
        return True
    if abs(run.base - last.base) <= by.level * max(run.size, last.size):
        return True
    return _power_or_index(last, run)


def _power_or_index(last: Run, run: Run) -> bool:
    """The 2 of m², the 4 of LiFePO4: small type that is part of the word before it."""
    if run.size >= last.size:
        return False
    if run.base > last.base:
        return _LOWERED_AFTER.search(last.text) is not None
    return run.text in ("2", "3") and _METRE.search(last.text) is not None


def _joined(last: Run, run: Run, by: LayoutSettings) -> Run:
    box, frame = last.box.union(run.box), last.frame.union(run.frame)
    if run.size < by.script_size * last.size:  # the base line stays that of the large type
        frame = frame._replace(top=last.frame.top, bottom=last.frame.bottom)
    return replace(
        last,
        text=last.text + run.text,
        box=box,
        frame=frame,
        size=max(last.size, run.size),
        order=run.order,
        confidence=min(last.confidence, run.confidence),
    )


def _word(run: Run) -> Word:
    return Word(run.text, run.box, 0, run.confidence, run.cell, run.size)
