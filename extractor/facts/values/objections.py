"""Whether the words around a value let it be a property's: limits, sentences, standards and footnotes are no values."""

from __future__ import annotations

import re

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from extractor.facts.labels import Label
from extractor.facts.wordings import Wordings
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked

SENTENCE = re.compile(r"[.。;；!?](?:\s|$)")


_STANDARD = re.compile(r"(?:^|[^A-Za-z])[A-Z]{2,5}(?:[/ ][A-Z]{1,2})?(?: ?[\d.]+)?-?$")
"""The letters of a standard or a type before its number: "GB/T 5162", "IEC 62133", "JIS M 8812"."""


CLAIMS = frozenset((Kind.NOMINAL, Kind.RATED, Kind.TYPICAL))


_LETTERS_OF_A_SENTENCE = 6
_REACH_IN_A_SENTENCE = 16
_INSERTED = re.compile(r"[,，][^,，.。;；:：\n]{3,40}[,，]|[(（][^()（）\n]{2,40}[)）]")
"""What is set apart in a sentence between a word and its value."""


_LATIN = "\u2e7f"
"""Chinese signs come behind it, Latin letters before."""
_PARTS = re.compile(r"[;；,，]")
_CLAUSES = re.compile(r".{8}[；。;].{6}|[a-z]{3}\. [A-Z]")


_DIGITS_BEFORE = re.compile(r"\d[\s.,]*$")
_DECIMAL_BEFORE = re.compile(r"(?<![\d.,])\d+\.\d+ $")
_DIGITS_BEHIND = re.compile(r"[\s.,]*\d")


def believable(prop: Property, label: Label, amount: Amount, between: str, unit: Unit | None, words: Wordings) -> bool:
    """Whether the words between label and value let the value be the property's."""
    if prop.name == "nominal_voltage":
        plain = label.terms[0].text.lower() in words.bare_voltages and not any(k in CLAIMS for k in label.kinds)
        if plain and (not _stands_first(label) or not amount.interval.is_point):
            return False
        if plain and (label.marked.conditions("charge") or label.marked.conditions("discharge")):
            return False
        return not words.limiting.search(between)
    if prop.name == "mass":
        packed = any(c.name == "packaging" for c in label.marked.cues)
        return not packed and not label.marked.conditions("test") and not words.limiting.search(between)
    return unit is not None


def in_sentence(label: Label, *, is_a_batterys: bool = True) -> bool:
    """Whether words stand before the label that are no part of it.

    A limit in a sentence is a condition, no claim ("above a rated energy of 100 Wh the carrier must consent"). What is
    no battery's, which rules of transport speak of, is a claim too where it opens a clause of a list: "anode material;
    tap density ≥ 0.95 g/cm³".
    """
    marked = label.marked
    if not is_a_batterys and _opens_its_clause(label):
        return False
    known = {k for t in (*marked.labels, *marked.cues) for k in range(t.start, t.end)}
    before = [ch for k, ch in enumerate(marked.text[: label.terms[0].start]) if ch.isalpha() and k not in known]
    return len(before) > _LETTERS_OF_A_SENTENCE or bool(_CLAUSES.search(marked.text))


def _opens_its_clause(label: Label) -> bool:
    """Whether only words for the property stand between the last sign that parts clauses and the label.

    A Chinese word behind Latin letters opens one too: "LFP cathode TL-26 压实密度≥2.5 g/cm³".
    """
    text, at = label.marked.text, label.terms[0].start
    before = text[:at].rstrip()
    if before and text[at] > _LATIN > before[-1] and before[-1].isalnum():
        return True
    start = max((m.end() for m in _PARTS.finditer(text, 0, at)), default=0)
    known = {k for t in label.marked.labels for k in range(t.start, t.end)}
    return start > 0 and not any(text[k].isalpha() and k not in known for k in range(start, at))


def is_a_limit(label: Label, words: Wordings) -> bool:
    """Whether a limit stands before the label itself: "above a rated energy of 100 Wh"."""
    return words.limit_before.search(label.marked.text[: label.terms[0].start]) is not None


def _stands_first(label: Label) -> bool:
    """Whether a label opens its slot, but for a number or a mark: in a sentence "voltage" says nothing."""
    before = label.marked.text[: label.terms[0].start]
    return label.marked.is_label and not any(map(str.isalpha, before))


def is_index(marked: Marked, amount: Amount, words: Wordings) -> bool:
    """Whether a bare number is a footnote mark or a list number, not a value."""
    before = marked.text[: amount.first].rstrip()
    after = marked.text[amount.end :]
    said = next((t for t, _ in marked.kinds(0, amount.first) if len(before) - t.end <= 1), None)
    opened = before if said is None else before[: said.start].rstrip()  # "(typical 1.06)"
    closes = bool(re.match(r"\s*[)）]", after)) and not opened.endswith(("(", "（"))
    is_bounded = amount.start < amount.first  # "NLT 0.85" is no standard's number
    named = words.named.match(after) is not None or (not is_bounded and _STANDARD.search(before) is not None)
    return closes or named or before.endswith(words.footnotes)


def is_torn(marked: Marked, amount: Amount) -> bool:
    """Whether more digits stand right beside a bare number, with nothing between that parts numbers.

    "1 41 .8" is a number whose digits came apart, and none of its pieces is a value. Before a unit only a piece that is
    plainly one is taken so: "1 .56 g", "2.1 9 g".
    """
    if amount.unit is not None:
        before, digits = marked.text[: amount.first], marked.text[amount.first : amount.last]
        pointed = digits.startswith(".") and _DIGITS_BEFORE.search(before) is not None
        return pointed or (len(digits) <= 2 and digits.isdigit() and _DECIMAL_BEFORE.search(before) is not None)
    return bool(_DIGITS_BEFORE.search(marked.text[: amount.first]) or _DIGITS_BEHIND.match(marked.text[amount.end :]))


def close(text: str, group: tuple[Term, ...], amount: Amount, words: Wordings) -> bool:
    """Inside a sentence a value follows its word at once: "weight is about 6.7 g".

    What commas or brackets set apart between them does not count: "density, pressed at 2 t/cm², lies between …"; nor
    does whose it is before the verb: "the density of the dried powder is 1.86 g/cm³".
    """
    between = _INSERTED.sub("", text[group[0].end : amount.start])
    return len(between) <= _REACH_IN_A_SENTENCE or words.of_what.fullmatch(between) is not None
