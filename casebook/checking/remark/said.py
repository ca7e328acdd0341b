"""What a remark says: 属于两用物项 with codes, or 不属于管制物项 with parameters, of which lines.

Drafts have no one form: "第1、3项属于…", "第1至3项不属于…", "项号1：…", or no line: the whole paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.checking.draft.units import spellings
from classifier.law.vocabulary import Vocabulary

_CODE = re.compile(r"(?<![A-Za-z0-9])\d[A-E]\d{3}(?:\s?\.\s?[a-z0-9]{1,2})*(?![A-Za-z0-9])")
_NUMBER = r"\d{1,2}"
_LIST = rf"{_NUMBER}(?:\s*(?:[、,，/及和与&]|至|到|-|~|—|–|～)\s*(?:第|项号)?\s*{_NUMBER})*"
_LINES = re.compile(
    rf"(?:第\s*(?P<a>{_LIST})\s*[项行条]?|(?:项号|序号|items?|lines?)\s*[:：]?\s*(?P<b>{_LIST})|(?<!\d)(?P<c>{_LIST})\s*项)",
    re.I,
)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:至|到|-|~|—|–|～)\s*(?:第)?\s*({_NUMBER})")


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


def statements(remark: str, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """What a remark says, in its order."""
    said = _said(remark, spellings(vocabulary, "declaration_said"))
    made = []
    before = 0
    for k, (start, end, group) in enumerate(said):
        stop = said[k + 1][0] if k + 1 < len(said) else len(remark)
        head = remark[before:start]
        named = list(_LINES.finditer(head))
        lines = frozenset(n for m in named[-1:] for n in _numbers(m["a"] or m["b"] or m["c"])) if named else None
        tail = remark[end:stop]
        if k + 1 < len(said):
            following = list(_LINES.finditer(tail))
            stop = end + following[-1].start() if following else stop
        tail = remark[end:stop]
        codes = tuple(dict.fromkeys("".join(m.group().split()) for m in _CODE.finditer(tail)))
        made.append(Statement(group == "controlled", lines, codes, start, end, stop))
        before = end
    return tuple(made)


def _said(remark: str, words: dict[str, str] | object) -> list[tuple[int, int, str]]:
    """Where each phrase stands, the longest first, none within another."""
    assert isinstance(words, dict)
    if not words:
        return []
    pattern = re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    return [(m.start(), m.end(), words[m.group().lower()]) for m in pattern.finditer(remark)]


def _numbers(text: str) -> Iterator[int]:
    rest = text
    for m in _RANGE.finditer(text):
        yield from range(int(m[1]), min(int(m[2]), int(m[1]) + 99) + 1)
        rest = rest.replace(m.group(), " ")
    yield from (int(n) for n in re.findall(_NUMBER, rest))
