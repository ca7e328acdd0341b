"""What a remark says: 属于两用物项 with codes, or 不属于管制物项 with parameters, of which lines.

Drafts have no one form: "第1、3项属于…", "第一项和第二项不属于…", "项号1：…", lines or codes behind in brackets, a list
of lines with a code each, a code before its lines, goods by their models or names, or no line: the whole paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.checking.draft.units import spellings
from casebook.checking.remark.line_numbers import Named, named
from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases

_CODE = re.compile(r"(?<![A-Za-z0-9])\d[A-E]\d{3}(?:\s?\.\s?[a-z0-9]{1,2})*(?!\d|[A-Za-z](?![A-Za-z]{2}))")
"""A code; recognition may join a word to it (3A001CONTAINER), and a letter alone makes another one of it."""
_CLAUSE, _ROW = re.compile(r"[；;。]"), re.compile(r"[；;。\n]")
_BRACKETS = ("（", "(", "）", ")")


Goods = Sequence[tuple[str, frozenset[int]]]
"""What lines are called, with the numbers of the lines that are."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said.

    `lines` are the numbers that it names, `None` for the whole paper; `text` is the remark's from `start` to `end`,
    whose parameters or codes stand from `after` on.
    """

    is_controlled: bool
    lines: frozenset[int] | None
    codes: tuple[str, ...]
    start: int
    after: int
    end: int

    def speaks_of(self, line: int) -> bool:
        """Whether it names a line, or none."""
        return self.lines is None or line in self.lines


def statements(remark: str, vocabulary: Vocabulary, goods: Goods = ()) -> tuple[Statement, ...]:
    """What a remark says, in its order. `goods` are the models and names of lines, with the numbers of those lines."""
    said = list(_said(remark, spellings(vocabulary, "declaration_said")))
    phrases = Phrases(vocabulary)
    made: list[Statement] = []
    floors = [said[k - 1][1] if k else 0 for k in range(len(said))]
    befores = [_before(remark, floor, start, phrases, goods) for floor, (start, _, _) in zip(floors, said, strict=True)]
    for k, (start, end, group) in enumerate(said):
        stop = befores[k + 1].start if k + 1 < len(said) else len(remark)
        is_controlled = group == "controlled"
        if befores[k].lines is not None:
            codes = befores[k].codes or _codes(remark[end:stop])
            made.append(Statement(is_controlled, befores[k].lines, codes, start, end, stop))
        else:
            made += _behind(remark, is_controlled, (start, end, stop), phrases)
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a phrase in its clause: the lines and codes that it names, and where that begins."""

    lines: frozenset[int] | None
    start: int
    codes: tuple[str, ...] = ()


def _before(remark: str, floor: int, start: int, phrases: Phrases, goods: Goods) -> _Before:
    """The lines named between the last statement, or the last end of a clause, and a phrase.

    A row that somebody ended is a clause where it names lines; else the row before may name them.
    """
    for end_of_clause in (_ROW, _CLAUSE):
        ends = [m.end() for m in end_of_clause.finditer(remark, floor, start)]
        begin = ends[-1] if ends else floor
        text = remark[begin:start]
        # What stands in brackets right behind the statement before belongs to it.
        found = [m for m in named(text, phrases) if not (begin == floor and _is_bracketed(remark, begin, m))]
        found = found or list(_of_goods(text, goods))
        if found:
            lines = frozenset(n for m in found for n in m.numbers)
            is_own = bool(ends) or not floor  # else a code before the lines is of the statement before
            codes = _codes(text[: found[0].start]) if is_own else ()
            return _Before(lines, begin if codes else begin + found[0].start, codes)
    return _Before(None, ends[-1] if ends else start)


def _of_goods(text: str, goods: Goods) -> Iterator[Named]:
    """The lines whose models, or else whose names, a text has; the longest name that stands at a place counts."""
    rest = text.casefold()
    for name, numbers in sorted(goods, key=lambda one: -len(one[0])):
        found = re.search(rf"(?<![a-z0-9]){re.escape(name.casefold())}(?![a-z0-9])", rest)
        if found is not None:
            yield Named(numbers, found.start(), found.end())
            rest = rest[: found.start()] + " " * (found.end() - found.start()) + rest[found.end() :]


def _is_bracketed(remark: str, begin: int, found: Named) -> bool:
    before, after = remark[: begin + found.start].rstrip(), remark[begin + found.end :].lstrip()
    return before.endswith(_BRACKETS[:2]) and after.startswith(_BRACKETS[2:])


def _behind(remark: str, is_controlled: bool, place: tuple[int, int, int], phrases: Phrases) -> Iterator[Statement]:
    """A phrase that no line is named before: of the lines named behind it, each with its code, or of all."""
    start, end, stop = place
    tail = remark[end:stop]
    lines, codes = list(named(tail, phrases)), [(m.start(), "".join(m.group().split())) for m in _CODE.finditer(tail)]
    if not lines or (not is_controlled and not _is_bracketed(remark, end, lines[0])):
        yield Statement(is_controlled, None, _codes(tail), start, end, stop)
    elif not codes:
        yield Statement(is_controlled, frozenset(n for m in lines for n in m.numbers), (), start, end, stop)
    else:
        for numbers, own in _paired(lines, codes):
            yield Statement(is_controlled, numbers, own, start, end, stop)


def _paired(
    lines: Sequence[Named], codes: Sequence[tuple[int, str]]
) -> Iterator[tuple[frozenset[int], tuple[str, ...]]]:
    """Lines with the codes that follow them, or with those that they follow, as the list begins."""
    places = sorted([(m.start, m.numbers) for m in lines] + [(at, code) for at, code in codes], key=lambda p: p[0])
    is_line_first = not isinstance(places[0][1], str)
    groups: list[tuple[set[int], list[str]]] = [(set(), [])]
    for _, one in places:
        numbers, own = groups[-1]
        is_line = not isinstance(one, str)
        is_full = bool(own if is_line_first else numbers)
        if is_line is is_line_first and is_full:
            groups.append((set(), []))
        if isinstance(one, str):
            groups[-1][1].append(one)
        else:
            groups[-1][0].update(one)
    for numbers, own in groups:
        if numbers:
            yield frozenset(numbers), tuple(dict.fromkeys(own))


def _codes(tail: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys("".join(m.group().split()) for m in _CODE.finditer(tail)))


def _said(remark: str, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where each phrase stands, the longest first, none within another; blanks within one do not count."""
    keyed = {"".join(word.split()): group for word, group in words.items()}
    if not keyed:
        return
    pattern = "|".join(r"\s*".join(map(re.escape, word)) for word in sorted(keyed, key=len, reverse=True))
    for m in re.finditer(pattern, remark, re.IGNORECASE):
        yield m.start(), m.end(), keyed["".join(m.group().split()).lower()]


__all__ = ["Statement", "statements"]
