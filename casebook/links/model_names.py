"""Names of models: which a description may hold, how alike two are, and which characters tell them apart.

Which spellings are one name is said in `checking.beside.names`, for the links as for the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from casebook.checking.beside.names import key_of, tidy
from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases, Shape

_WORD = re.compile(r"[^\s,;:，；：、。\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_LONGEST = 4
"""Words that a model's name within a description is made of, at most."""
_MEASURE = Shape(r"\d[\d.,]*<<measure_beside_name>>|x?\d+", re.IGNORECASE)
_SUFFIX = re.compile(r"[(\[/-].*|[A-Z0-9][A-Z0-9.+/-]{0,4}")
_COMMON = Shape(r"(?:[a-z]{0,3}[rp])?\d{4,6}[a-z]?|<<grade_of_name>>-?\d{0,4}|[a-z]?r\d{1,2}|[acd]{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A model's name as it is printed, and as it is spelt where names are only alike (`spelling_of`).

    `is_common` says that several makers use it (`ModelNames.is_common`); `is_whole` is false where the text around it
    may belong to the name: `50E` before `(T)`.
    """

    text: str
    spelling: str
    is_common: bool
    is_whole: bool = True


def spelling_of(text: str) -> str:
    """A name as its likeness to others is measured: its hyphens count as characters."""
    return tidy(text).casefold().replace(" ", "-")


class ModelNames:
    """The names that texts hold, by one vocabulary's words for measures and grades."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        phrases = Phrases(vocabulary)
        self._measure, self._common = phrases.pattern(_MEASURE), phrases.pattern(_COMMON)

    def within(self, text: str) -> tuple[Name, ...]:
        """The names that a label or a description may hold: the whole of it, and words with a digit."""
        clean = tidy(text)
        return tuple({name.spelling: name for name in (*self._parts(clean), self.whole(clean))}.values())

    def whole(self, text: str) -> Name:
        """The text as a name."""
        return self._name(text, is_whole=True)

    def is_common(self, key: str) -> bool:
        """Whether it names a size (IEC 60086 and 61960: `CR2032`, `21700`) or a grade (`NCM811`): several makers do."""
        return self._common.fullmatch(key) is not None

    def _name(self, text: str, *, is_whole: bool) -> Name:
        spelling = spelling_of(text)
        return Name(text, spelling, self.is_common(spelling), is_whole)

    def _parts(self, text: str) -> Iterator[Name]:
        words = list(_WORD.finditer(text))
        for first in range(len(words)):
            for last in range(first, min(first + _LONGEST, len(words))):
                found = text[words[first].start() : words[last].end()]
                if any(ch.isdigit() for ch in found):
                    yield self._name(found, is_whole=self._stands_alone(text, words, first, last))

    def _stands_alone(self, text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
        """Whether neither neighbour, joined to it by nothing but a space, looks like a part of the name."""
        before = words[first - 1] if first else None
        after = words[last + 1] if last + 1 < len(words) else None
        joined_before = before and not text[before.end() : words[first].start()].strip() and self._is_part(before[0])
        joined_after = after and not text[words[last].end() : after.start()].strip() and self._is_part(after[0])
        return not joined_before and not joined_after

    def _is_part(self, word: str) -> bool:
        return _SUFFIX.fullmatch(word) is not None and self._measure.fullmatch(word) is None


def likeness(first: str, second: str) -> float:
    """How alike two keys are, from 0 to 100."""
    return fuzz.ratio(first, second)


def compared(line: str, sheet: str) -> str:
    """The two names, what of them matches and what differs, as a person reads it."""
    left, right = tidy(line), tidy(sheet)
    head = f"{left} against {right}"
    if key_of(left) == key_of(right):
        same = left == right
        return f"{head}: the same" if same else f"{head}: the same but for case, spaces and hyphens"
    return f"{head}: {'; '.join(_differences(left, right))}"


def _differences(left: str, right: str) -> Iterator[str]:
    """What differs, part by part, and then what matches."""
    matched: list[str] = []
    pending: tuple[str, str] = ("", "")
    for code in [*Levenshtein.opcodes(_folded(left), _folded(right)), None]:
        if code is None or code.tag == "equal":
            if any(pending):
                yield _difference(*pending)
            pending = ("", "")
            matched += [] if code is None else [left[code.src_start : code.src_end]]
        else:
            one, two = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
            pending = (pending[0] + one, pending[1] + two)
    yield "matching " + (", ".join(repr(m) for m in matched) or "nothing")


def _difference(left: str, right: str) -> str:
    if not left:
        return f"the sheet has {right!r} more"
    return f"the line has {left!r} where the sheet has {right!r}" if right else f"the line has {left!r} more"


def _folded(text: str) -> list[str]:
    """One comparable sign for each character, so that places hold."""
    return ["-" if ch == " " else ch.casefold() for ch in text]
