"""Values that are set letter by letter ("3 0 2 W h / k g"): words of one character each become the word they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT

LEAST = 4
"""Words of one character in a row that may be one word set apart."""

LEAST_DIGITS = 3
"""Single digits in a row before a unit that are one number."""


_SINGLE = re.compile(r"[A-Za-z0-9.,/%+\-–≥≤<>~±°·μµΩ²³]")
_VALUE = re.compile(
    r"(?=.*\d)(?=.*[A-Za-zΩ%°])[0-9A-Za-z.,/%+\-–≥≤<>~±°·μµΩ²³]+"  # digits and letters
    r"|[≥≤<>~±]?\d+[.,]\d+"
    r"|[A-Za-zμµ]+/[A-Za-zμµ]+[²³]?"
)
_NUMBER = re.compile(r"[≥≤<>~±]?\d[\d.,]*")


def has_spaced(text: str) -> bool:
    """Whether a text may hold a row of single characters; cheap, and right for most pages, which have none."""
    return _ROW.search(text) is not None


_ROW = re.compile(r"(?<![^\s(\[（【])(?:[^\s\u2e80-\uffef] ){2}[^\s\u2e80-\uffef](?![^\s)\]）】,;:])")
_FIRST = re.compile(rf"[(\[（【]?{_SINGLE.pattern}")
_LAST = re.compile(rf"{_SINGLE.pattern}[)\]）】]?[,;:]?")
"""A row's first character may have a bracket before it, its last one a bracket or a stop behind it."""

_AROUND = "()[]（）【】,;:"


def spans(texts: Sequence[str], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The words of a segment in order, each as the span of pieces that make it: one, or a row that shows a value."""
    at = 0
    while at < len(texts):
        end = _end(texts, at)
        if end - at >= LEAST_DIGITS and _is_value(texts[at:end], texts[end : end + 1]):
            yield from _parted(at, boxes[at:end])
        else:
            yield from ((k, k + 1) for k in range(at, end))
        if end < len(texts):
            yield end, end + 1
        at = end + 1


def _end(texts: Sequence[str], at: int) -> int:
    """Where the row of single characters ends that begins at a word; there itself where none does."""
    end = at
    while end < len(texts) and (_SINGLE if end > at else _FIRST).fullmatch(texts[end]):
        end += 1
    return end + 1 if at < end < len(texts) and _LAST.fullmatch(texts[end]) else end


def _is_value(row: Sequence[str], behind: Sequence[str]) -> bool:
    text = "".join(row).strip(_AROUND)
    if _NUMBER.fullmatch(text) and behind and behind[0][0].isalpha():
        return True
    return len(row) >= LEAST and _VALUE.fullmatch(text) is not None


def _parted(first: int, boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """A row as one word, or as several where some gaps are wider than the others."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(boxes)]
    wide = LAYOUT.spaced_break * max(median(gaps), 0.0) + 0.01
    ends = [k for k, gap in enumerate(gaps, first + 1) if gap > wide]
    yield from pairwise((first, *ends, first + len(boxes)))
