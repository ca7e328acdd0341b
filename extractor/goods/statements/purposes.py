"""What goods are for: purposes that a text states, each with the words that say so.

A word of a trade counts only as a purpose: behind a "for" or 用于, before a 用 or a "production line", or
right before the machine's own name ("LFP slurry sand mill"). What is denied or only compared with does not
count.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from classifier.box import Box
from extractor.document.page import Page, Segment
from extractor.goods.statements.beside_heads import Span, beside_in_tables
from extractor.language.noun_phrases import is_denied
from extractor.language.phrases import Phrases, Shape
from extractor.language.terms import Term, Terms

_STOP = re.compile(r"[;；。!！\n]|\.(?=\s)|[^\S\n]{2,}")
_AND = Shape(r"\s*(?:,|，|、|/|<<and>>|&)?\s*<<other>>?\s*", re.I)
_REACH = 70
"""How far, in characters, a purpose may stand behind its "for" within one sentence."""
_NEXT = 40
_LABELS = 2
"""So many columns on the left of a table may hold its labels: groups, and what they group."""
_COLONS = frozenset(":：")
OTHER_USE, _ANY, _CELLS = "other_use", "battery", "lithium_ion_battery"
"""Groups of the cue list `use`: the trades that the law does not speak of, any battery's, and lithium-ion cells'."""
_PART = "part"
"""The group of the cue list `purpose` for parts of a machine that are made of a material."""
_CELL = "cell"
"""The group of the cue list `purpose` with the heads under which the cells stand that a machine makes."""
_LONGEST_HEAD = 30
_NEXT_TO = 2
_ASIDE = r"\s?(?:[（(][^（）()\n]{1,20}[）)]\s?)?"
_PROCESS = r"(?:<<process_matter>>\s?){0,2}(?:<<process_way>>[\s-]?){0,2}"
_DONE = Shape(rf"{_ASIDE}{_PROCESS}<<process>>+(?=<<for_it>>)", re.I)
_PROCESSED = Shape(
    rf"{_ASIDE}{_PROCESS}<<process>>(?:[ -]?<<process>>)*"
    r"(?=\s*(?:[，,、；;。:：/)）(（\[\n]|<<and>>|\.(?:\s|$)|[^\S\n]{2}|$))",
    re.I,
)
_WORKED = Shape(
    rf"{_ASIDE}(?:<<process_matter>>\s?){{0,2}}{_ASIDE}<<worked_upon>>[^。；;.!！]{{0,60}}?<<process>>", re.I
)
_WORKING = Shape(r"(?<![\u4e00-\u9fff])<<working_upon>>[^。；;.!！]{0,40}$")
_WORK = Shape(r"[^。；;.!！]{0,60}?<<process>>")
_MANNER = Shape(r"[\s-]*(?:<<machine_manner>>[\s-]*){0,3}", re.I)
_LIST = Shape(r"(?:(?:、|<<and>>)[\u4e00-\u9fff]{1,8}?){1,6}(?=<<for_it>>[，,）)。;；|｜\n])")
_APPOSED = re.compile(r"(?:\s[A-Z0-9][\w./-]{1,24})?\s*[,，(（/]\s*")
_CLOSED = re.compile(r"\s*(?:[,，;；)）/\n]|$)")


@dataclass(frozen=True, slots=True)
class Use:
    """A purpose at `text[start:end]`: `value` is one of the groups of the cue list `use`."""

    value: str
    start: int
    end: int
    text: str


def uses(text: str, terms: Terms) -> tuple[Use, ...]:
    """All purposes that a text states, in its order; each value may occur several times."""
    return _stated(text, terms.find(text), (), terms)


def lone_trades(text: str, terms: Terms) -> tuple[Use, ...]:
    """The battery trades that a text names at all, where it names no other one: what the machines in it are for.

    A machine's sheet that speaks of lithium-ion batteries alone says by that what it makes, though in no sentence of
    purpose. Of another trade a mere mention proves nothing: none where one is named, unless the text says too that
    the machine is not for batteries.
    """
    found = terms.find(text)
    named = _trades(text, found)
    joints = [t for t in found if t.name == "joint"]
    own = [t for t in named if not is_denied(text, (t.start, t.end), _from(joints, t.start - 2 * _REACH, t.start))]
    denied = [t for t in named if t not in own]
    other = [t for t in own if t.group == OTHER_USE]
    if denied or other:
        refused = all(t.group != OTHER_USE for t in denied) and len(other) == len(own)
        own = other[:1] if denied and refused else []
    first = {t.group: t for t in reversed(own) if t.group != _ANY}
    return tuple(Use(t.group, t.start, t.end, t.text) for t in sorted(first.values(), key=_start))


def uses_on(page: Page, found: Sequence[Term], terms: Terms) -> tuple[Use, ...]:
    """All purposes that a page states, in its order, given its terms.

    Those of its sentences, and what stands beside or under a head such as "use" or 适用产品 in its tables.
    """
    heads = [t for t in found if t.name == "purpose" and t.group in ("before", "head")]
    named = [t for t in found if t.name == "use"]
    labels = [t for t in found if t.category == "property"]
    but = frozenset(terms.phrases.words("no_purpose_head"))
    announced = sorted(set(_announced(page, heads, named, but, labels))) if heads else ()
    cells = [t for t in found if t.name == "purpose" and t.group == _CELL]
    of_cells = sorted(set(_announced(page, cells, named, but))) if cells else ()
    stated = _stated(page.running, found, announced, terms)
    return tuple(replace(u, value=_CELLS) if _is_of_a_cell(page, u, cells, of_cells) else u for u in stated)


def _is_of_a_cell(page: Page, use: Use, heads: Sequence[Term], announced: Sequence[tuple[int, int]]) -> bool:
    """Whether what is named is the kind of a cell that a machine makes ("适用电芯：磷酸铁锂", "cell type: NCM")."""
    if use.value in (OTHER_USE, _ANY) or not heads:
        return False
    before = [h for h in heads if h.end <= use.start]
    near = bool(before) and not _STOP.search(page.running[before[-1].end : use.start].strip(": ："))
    return near or _is_announced(use, announced)


def _stated(text: str, found: Sequence[Term], announced: Sequence[tuple[int, int]], terms: Terms) -> tuple[Use, ...]:
    named = _trades(text, found)
    if not named:
        return ()
    markers = [t for t in found if t.name == "purpose"]
    phrases = terms.phrases
    goods = [t for t in found if t.category == "product" or t.name == "named_goods"]
    families = {t.name: terms.vocabulary.products[t.name].family for t in goods if t.category == "product"}
    joints = [t for t in found if t.name == "joint"]
    stated: list[Use] = []
    for term in named:
        before = term.start - 2 * _REACH
        if not is_denied(text, (term.start, term.end), _from(joints, before, term.start)) and (
            _is_announced(term, announced)
            or _behind(text, term, _from(markers, before, term.start), _from(joints, before, term.start))
            or _before(text, term, _from(markers, term.end, term.end + _REACH), phrases)
            or _processed(text, term, phrases)
            or _compound(text, term, _from(goods, term.end, term.end + _REACH), families, phrases)
            or _apposed(text, term, _from(goods, before, term.start), families)
            or _listed(text, term, stated, phrases)
        ):
            stated.append(Use(term.group, term.start, term.end, term.text))
    return tuple(stated)


def _is_announced(term: Term | Use, announced: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(announced, (term.start, math.inf)) - 1
    return index >= 0 and term.end <= announced[index][1]


def _from(terms: Sequence[Term], start: int, end: int) -> Sequence[Term]:
    """Those of some terms, in the order of the text, that begin in a stretch of it."""
    first = bisect_left(terms, start, key=_start)
    return terms[first : bisect_right(terms, end, key=_start)]


def _start(term: Term) -> int:
    return term.start


def _announced(
    page: Page, markers: Sequence[Term], named: Sequence[Term], but: frozenset[str], labels: Sequence[Term] = ()
) -> Iterator[tuple[int, int]]:
    """The segments of a page that stand in the row or in the column of a head that announces purposes.

    A head with its purpose beside it is the label of its row, and heads no column of other labels. The head of another
    column ("transformer / power (kVA)") says by one of the `labels` in it that it is no purpose of another trade.
    """
    heads: list[Box] = []
    for line in page.lines:
        _, *others = line.segments
        head = next((k for k, s in enumerate(line.segments[:_LABELS]) if _is_head(page, s, markers, but)), _LABELS)
        beside = [s for s in line.segments[head + 1 :] if not _is_head(page, s, markers, but)]
        beside = [s for s in beside if not _heads_a_property(s, named, labels)]
        yield from ((s.start, s.end) for s in beside)
        if len(line.segments) > 1:
            under = [h for h in heads for s in line.segments if _overlap(h, s)]
            yield from ((s.start, s.end) for s in line.segments if any(_overlap(h, s) for h in under))
        if others and not any(_from(named, s.start, s.end - 1) for s in beside):
            heads += [s.box for s in line.segments if _is_head(page, s, markers, but)]
    yield from beside_in_tables(page, lambda start, end: _is_head(page, Span(start, end), markers, but))


def _is_head(page: Page, segment: Segment | Span, markers: Sequence[Term], but: frozenset[str]) -> bool:
    """Whether a segment says little more than that purposes follow; `but` are words that never do so alone."""
    text = page.text[segment.start : segment.end].strip(" :：")
    if len(text) > _LONGEST_HEAD:
        return False
    covered = sum(t.end - t.start for t in markers if segment.start <= t.start and t.end <= segment.end)
    return 2 * covered >= len(text) > 0 and text.lower() not in but


def _heads_a_property(segment: Segment, named: Sequence[Term], labels: Sequence[Term]) -> bool:
    """Whether a segment names a property, and no trade that the law speaks of."""
    told = _from(named, segment.start, segment.end - 1)
    return all(t.group == OTHER_USE for t in told) and bool(_from(labels, segment.start, segment.end - 1))


def _overlap(head: Box, segment: Segment) -> bool:
    return head.shared_width(segment.box) > 0


def _trades(text: str, found: Sequence[Term]) -> list[Term]:
    """The trades that a text names, without the materials of parts of the machine ("ceramic lining", 内衬：陶瓷)."""
    parts = [t for t in found if t.name == "purpose" and t.group == _PART]
    starts, ends = {t.start for t in parts}, {t.end for t in parts}
    named = [t for t in found if t.name == "use"]
    return _innermost([t for t in named if t.group != OTHER_USE or not _is_of_a_part(text, t, starts, ends)], text)


def _is_of_a_part(text: str, term: Term, starts: Collection[int], ends: Collection[int]) -> bool:
    """Whether a part's name stands right behind a term, or right before it with no more than a colon between."""
    gap = text[max(0, term.start - _NEXT_TO) : term.start]
    before = term.start - len(gap) + len(gap.rstrip(" :："))
    return term.end in starts or term.end + 1 in starts or before in ends


def _innermost(named: Sequence[Term], text: str) -> list[Term]:
    """Of neighbours in one compound the last tells, unless it says no more than "cells".

    "lithium-ion battery" before "cathode material" is its adjective.
    """
    kept = []
    for term, following in zip_longest(named, named[1:]):
        joined = following is not None and text[term.end : following.start].strip("- ") == ""
        if not (joined and following is not None and following.group not in (OTHER_USE, _ANY)):
            kept.append(term)
    return kept


def _behind(text: str, term: Term, markers: Sequence[Term], found: Sequence[Term]) -> bool:
    """Whether the nearest marker before it in its sentence announces a purpose, undenied."""
    ahead = [m for m in markers if _announces(text, m) and m.end <= term.start and term.start - m.end <= _REACH]
    if not ahead:
        return False
    nearest = ahead[-1]
    if _STOP.search(text[nearest.end : term.start].strip(": ：")):
        return False
    return not is_denied(text, (nearest.start, nearest.end), found)


def _announces(text: str, marker: Term) -> bool:
    """Whether purposes follow a word: a "for", or a table's head that running text sets before a colon."""
    return marker.group == "before" or (
        marker.group == "head" and text[marker.end : marker.end + 2].lstrip()[:1] in _COLONS
    )


def _before(text: str, term: Term, markers: Sequence[Term], phrases: Phrases) -> bool:
    """Whether a word that means a purpose follows the term.

    A word like 用 or "production line" at once, 用 behind what is done (负极包覆用), or behind the list that
    the term stands in (涂料、油墨用).
    """
    after = [m for m in markers if m.group == "after" and m.start >= term.end]
    done = phrases.pattern(_DONE).match(text, term.end)
    listed = phrases.pattern(_LIST).match(text, term.end)
    ends = {found.end() for found in (done, listed) if found}
    return any(m.start - term.end <= 1 or m.start in ends for m in after)


def _processed(text: str, term: Term, phrases: Phrases) -> bool:
    """Whether a process that ends its clause follows (磷酸铁锂烧结，), or one whose object it is (将…干燥, …を乾燥)."""
    if phrases.pattern(_PROCESSED).match(text, term.end) or phrases.pattern(_WORKED).match(text, term.end):
        return True
    opening = phrases.pattern(_WORKING).search(text[max(0, term.start - _REACH) : term.start])
    return opening is not None and phrases.pattern(_WORK).match(text, term.end) is not None


def _compound(text: str, term: Term, goods: Sequence[Term], families: Mapping[str, str], phrases: Phrases) -> bool:
    """Whether it stands before the name of a machine or a technology as its adjective.

    Right before it, or with how the machine works between them ("lithium battery automatic stacking machine").
    """
    for other in goods:
        serves = families.get(other.name) in ("machine", "technology")
        if (serves or other.group == "generic") and 0 <= other.start - term.end <= _NEXT:
            return phrases.pattern(_MANNER).fullmatch(text, term.end, other.start) is not None
    return False


def _apposed(text: str, term: Term, goods: Sequence[Term], families: Mapping[str, str]) -> bool:
    """Whether it stands alone between commas behind the name of a machine ("winder, pouch cells, new")."""
    for machine in goods:
        if families.get(machine.name) == "machine" and machine.end <= term.start:
            clause = text[machine.end : term.start][: _REACH + 1]
            if _APPOSED.fullmatch(clause) and _CLOSED.match(text, term.end):
                return True
    return False


def _listed(text: str, term: Term, stated: Sequence[Use], phrases: Phrases) -> bool:
    """Whether it continues a list of purposes ("for paint, ink and ceramics")."""
    if not stated:
        return False
    between = text[stated[-1].end : term.start]
    return len(between) <= _REACH and phrases.pattern(_AND).fullmatch(between) is not None
