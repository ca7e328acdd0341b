"""Whether a paper gives the parameters of goods.

Rows of a label with a value and its unit, columns headed by units, properties named in prose with their values.

Three different labels, or two beside a list of models, make a sheet of data even where it calls itself
nothing; a single value may stand in any paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document.page import Line, Page
from extractor.language.phrases import Phrases, Shape
from extractor.language.terms import Term
from extractor.language.tokens import fold

_UNITS = r"(?:[µμukmMGnc]?<<prefixed_unit>>|<<sheet_unit>>|<<unit_word>>)"
_UNIT = rf"{_UNITS}(?:[/·*⋅]\s?{_UNITS}|[-⁻][1-3¹²³])*"
_VALUE = Shape(rf"\d(?:[\d.,]{{0,12}}\d)?\s?{_UNIT}(?![A-Za-z0-9])")
_NUMBER = re.compile(r"(?<![A-Za-z])\d")
_LONE_UNIT = Shape(rf"^{_UNIT}$")
_BRACKETED = Shape(rf"[(（\[,，/]\s?{_UNIT}\s?[)）\]]?\s*$")
_COUNTED = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)、]?\s*)?")
_COLON = re.compile(r"^([^:：]{2,50})[:：]\s*(\S.*)$")
_DESIGNATION = re.compile(r"(?=.*\d)[A-Z][A-Z0-9./-]{1,24}")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_LONGEST_LABEL = 60
_LONGEST_ROW = 160
_WITHIN = 45
"""How far, in characters, the value of a property may stand behind its name in prose."""


def parameters(page: Page, found: Sequence[Term], phrases: Phrases) -> frozenset[str]:
    """The labels of a page that are given with values in units, folded; `found` are the page's terms."""
    rows = {fold(label) for line in page.lines for label in _labels(page, line, phrases)}
    columns = {fold(label) for line in page.lines for label in _column_labels(page, line, phrases)}
    told = {t.name for t in found if t.category == "property" and _is_told(page.text, t, phrases)}
    if len(told) > len(rows) + len(columns):
        return frozenset(told)
    return frozenset(rows | (columns if len(columns) > 1 else set()))


def lists_models(page: Page) -> bool:
    """Whether designations stand side by side or at the heads of rows, as in a table of models."""
    rows = [[page.text[s.start : s.end].strip() for s in line.segments] for line in page.lines]
    side_by_side = any(sum(map(_is_designation, row)) > 1 for row in rows)
    return side_by_side or sum(len(row) > 1 and _is_designation(row[0]) for row in rows) > 1


def _is_designation(text: str) -> bool:
    return _DESIGNATION.fullmatch(text) is not None


def _labels(page: Page, line: Line, phrases: Phrases) -> Iterator[str]:
    """The label of a row whose other pieces hold a value with its unit, or of a line "label: value"."""
    texts = [page.text[s.start : s.end].strip() for s in line.segments]
    if len(texts) > 1 and texts[0].rstrip(".").isdigit():
        texts = texts[1:]
    if (
        len(texts) > 1
        and line.end - line.start <= _LONGEST_ROW
        and _is_label(texts[0], phrases)
        and _is_valued(texts, phrases)
    ):
        yield texts[0]
    elif len(texts) == 1 and (pair := _COLON.match(texts[0])) and len(texts[0]) <= 2 * _LONGEST_LABEL:
        label = _COUNTED.sub("", pair[1])
        if _is_label(label, phrases) and phrases.pattern(_VALUE).search(pair[2]):
            yield label


def _is_label(text: str, phrases: Phrases) -> bool:
    return len(text) <= _LONGEST_LABEL and _LETTERS.search(text) is not None and not phrases.pattern(_VALUE).match(text)


def _is_valued(texts: Sequence[str], phrases: Phrases) -> bool:
    """Whether a row holds a value behind its label, the unit beside it, in its own piece or in the label."""
    if any(phrases.pattern(_VALUE).search(t) for t in texts[1:]):
        return True
    lone = phrases.pattern(_LONE_UNIT)
    with_unit = phrases.pattern(_BRACKETED).search(texts[0]) or any(lone.match(t) for t in texts[1:])
    return bool(with_unit) and any(_NUMBER.search(t) for t in texts[1:])


def _column_labels(page: Page, line: Line, phrases: Phrases) -> Iterator[str]:
    """Heads of columns that carry their unit: `Weight (g)  Diameter (mm)`."""
    texts = [page.text[s.start : s.end].strip() for s in line.segments]
    heads = [t for t in texts if phrases.pattern(_BRACKETED).search(t) and not _NUMBER.search(t)]
    if len(heads) > 1:
        yield from heads


def _is_told(text: str, term: Term, phrases: Phrases) -> bool:
    behind = text[term.end : term.end + _WITHIN].split("\n\n")[0]
    return phrases.pattern(_VALUE).search(behind) is not None
