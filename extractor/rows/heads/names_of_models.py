"""Which slots of a head look like names of models."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import designation, is_designation, tells_wiring

LISTED = 3
"""How many of a kind make a list."""

_DIGITS_OF_A_NAME = 4
"""A bare number this long may be a model ("18650", "4680"); a shorter one is a value."""
_NUMBERS = re.compile(r"\d+")
_SERIES = re.compile(r"[A-Z]{2,6}[- ]?(?=\d)")
"""The letters of a series, before its number."""
_WORDS = re.compile(r"(?<![A-Za-z0-9-])[a-z]{3,}(?![A-Za-z0-9-])")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_MODEL = re.compile(r"[A-Z]")
_NAME = re.compile(r"^[^:：=•·●]{1,48}$")
_NEXT_HEADS = ("unit", "method")
"""The groups of heads whose columns follow those of the models."""
_SIZE = re.compile(r"\d\s*[×✕*]\s*\d|\d\s+x\s+\d|\dx\d+x\d")
"""Outer dimensions ("2650×1250×2100"): no name, whatever letters stand beside them."""


def names_models(row: MarkedRow, below: MarkedRow | None) -> bool:
    """Whether a row holds nothing but different model names, right of the labels in the row below.

    Of several members of one series it is told without labels, which may stand on lines of their own.
    """
    texts = [m.text for m in row.slots]
    if below is None or len(set(texts)) < len(texts) or not all(looks_like_model(m) for m in row.slots):
        return False
    is_series = len(texts) >= LISTED and len(_stems(row.slots)) == 1 and all(designation([text]) for text in texts)
    if is_series and len(below.slots) == len(texts):
        return True
    return len(below.slots) >= 2 and below.slots[0].slot.left < row.slots[0].slot.left - 1


def is_series(slots: Sequence[Marked]) -> bool:
    """Whether words without a digit stand before members of one series.

    Different names that begin with the same letters, whatever the words are ("Grandeur | FX 20 | FX 50 P").
    """
    names = [m.text.strip() for m in slots[1:]]
    openings = {match[0] if (match := _SERIES.match(name)) else None for name in names}
    is_one = len(names) > 1 and len(set(names)) == len(names)
    is_one = is_one and (len(_stems(slots[1:])) == 1 or (len(openings) == 1 and None not in openings))
    return is_one and not _NUMBERS.search(slots[0].text) and all(looks_like_model(m) for m in slots[1:])


def _stems(slots: Sequence[Marked]) -> set[str]:
    """What the texts of slots are but for their numbers."""
    return {_NUMBERS.sub("0", m.text.strip().lower()) for m in slots}


def beside_a_head(marked: Marked) -> str | None:
    """The designation that opens a slot in which the head of the next column ran into it: "AX-30 Unit"."""
    heads = [c for c in marked.cues if c.name == "head" and c.group in _NEXT_HEADS]
    name = designation([marked.text]) if heads else None
    if name is None or not marked.text.startswith(name):
        return None
    known = {k for c in heads for k in range(c.start, c.end)}
    rest = [k for k in range(len(name), len(marked.text)) if marked.text[k].isalnum()]
    return name if rest and all(k in known for k in rest) else None


def before_a_kind(marked: Marked) -> str | None:
    """The designation that opens a slot of which the rest says the kind of value: "AX-30 Spec.", "AX-30 typ."."""
    name = designation([marked.text])
    if name is None or not marked.text.startswith(name):
        return None
    known = {k for c in marked.cues if c.name in ("head", "kind") for k in range(c.start, c.end)}
    rest = [k for k in range(len(name), len(marked.text)) if marked.text[k].isalnum()]
    return name if rest and all(k in known for k in rest) else None


def looks_like_model(marked: Marked) -> bool:
    """Whether a slot looks like a model's designation: short, a capital and a digit, no word of the vocabulary."""
    text = marked.text
    if beside_a_head(marked) is not None:
        return True
    aside = [m.span() for m in _BRACKETED.finditer(text)]  # "AX-7 (this product)"
    said = [c for c in marked.cues if not any(a < c.start and c.end < b for a, b in aside)]
    if any(c.name in ("head", "kind") for c in said) or len(text) > 32 or _is_build(text):
        return False
    if marked.labels and not _opens_with_a_designation(text, marked.labels):
        return False
    if has_a_unit(marked):
        return False
    if len(_WORDS.findall(_BRACKETED.sub(" ", text))) > 1:
        return False  # "see drawing PM-457"
    coded = any(map(str.isdigit, text)) or ("-" in text and text.upper() == text)
    return bool(_MODEL.search(text)) and coded


def has_a_unit(marked: Marked, but: frozenset[str] = frozenset()) -> bool:
    """Whether a number with a unit other than some stands in a slot; the letters of a lot's number are no unit."""
    units = {a.unit.canonical for a in marked.amounts if a.unit is not None} - but
    return bool(units) and not is_designation(marked.text)


def is_name(marked: Marked) -> bool:
    """Whether a slot may name a model.

    Short, a letter in it with a digit or a capital, and no property's word but behind a designation ("XC-H5 high
    compaction type"). A number is a name only where it is a whole one of four digits and more.
    """
    text = marked.text.strip()
    if not _NAME.match(text) or text.count(" ") > 5 or _is_build(text):
        return False
    if marked.labels and not _opens_with_a_designation(text, marked.labels):
        return False
    if has_a_unit(marked):
        return False
    if not any(map(str.isalpha, text)):
        return text.isdigit() and len(text) >= _DIGITS_OF_A_NAME
    return any(ch.isdigit() or ch.isupper() for ch in text)


def are_names(named: Sequence[Marked]) -> bool:
    """Whether each of several slots may name a model; beside a designation words for goods do too."""
    coded = any(looks_like_model(m) for m in named)
    return all(is_name(m) or (coded and m.goods and not m.labels and not m.amounts) for m in named)


def _is_build(text: str) -> bool:
    """Whether a text tells how goods are built and not what they are called: their size, or how cells are wired."""
    return _SIZE.search(text) is not None or tells_wiring(text)


def _opens_with_a_designation(text: str, labels: Sequence[Term]) -> bool:
    """Whether a designation stands before the first word of a property."""
    name = designation([text])
    return name is not None and text.startswith(name) and len(name) <= min(t.start for t in labels)
