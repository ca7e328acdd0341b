"""Chemical formulas as papers print them, and what they are: a hydroxide or an oxide, rich in lithium or not.

A formula is a sum of parts (joined by a middle dot), a part is a run of groups, a group an element or a
bracket with an index. An index is a number, a fraction, a variable (`x`, `y`, `1-x`) or missing. Whatever
does not fit this, or holds a symbol that is no element, is no formula: part numbers and words are refused,
not half read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from extractor.language.chemistry.formula_text import METAL_STANDIN, NotAFormula, Reader, _factor, add, times

_FOLDED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₓ（）［］－−–•∙⋅・＊*", "0123456789+-()x()[]---······")
_LONGEST = 120
_WORD = re.compile(r"(?:[A-Za-z0-9.₀-₉ₓ()\[\]（）/+\-−·•∙⋅・δ]|(?<=[01₀₁]),(?=[0-9₀-₉]))+")
_COMMA = re.compile(r"(?<=[01]),(?=[0-9])")
"""The decimal sign of an index: "Li₁,₂Mn₀,₅₄"."""
# What every convincing formula has, told before it is read: an index or a bracket, two capitals, a non-metal.
_MAYBE = re.compile(r"(?=.*[0-9₀-₉)])(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])(?=.*[OFCS]).*", re.S)
# A small letter belongs to the capital before it, or is a variable.
_SHAPE = re.compile(r"(?:[A-Z][a-z]?|[^A-Za-z]|[xyz])*")
_NO_BEGINNING = frozenset("abcdefghijklmnopqrstuvw")
_NON_METALS = frozenset({"H", "C", "N", "O", "P", "S", "F", "Cl", "Br", "I", "Se"})
_TRANSITION = ("Ni", "Co", "Mn", "Fe", METAL_STANDIN)


class Anion(StrEnum):
    """What the metals of a formula are bound to."""

    HYDROXIDE = "hydroxide"
    OXIDE = "oxide"
    CARBONATE = "carbonate"
    PHOSPHATE = "phosphate"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read: its `text` as printed and how many atoms of each element it counts.

    A count of `None` is a variable's. `parts` are the texts of the summands.
    """

    text: str
    counts: tuple[tuple[str, Fraction | None], ...]
    parts: tuple[str, ...]
    anion: Anion

    @property
    def elements(self) -> frozenset[str]:
        """The symbols that occur in it."""
        return frozenset(symbol for symbol, _ in self.counts)

    def count(self, symbol: str) -> Fraction | None:
        """Atoms of one element: 0 where it does not occur, `None` where a variable leaves it open."""
        return dict(self.counts).get(symbol, Fraction(0))

    @property
    def is_lithium_rich(self) -> bool:
        """Whether a layered oxide holds Li2MnO3, or more lithium than transition metal, with manganese leading."""
        if self.anion is not Anion.OXIDE or "Mn" not in self.elements | {METAL_STANDIN}:
            return False
        if len(self.parts) > 1 and any("Li2MnO3" in part for part in self.parts):
            return True
        return _overlithiated(self)


@dataclass(frozen=True, slots=True)
class Placed:
    """A formula at `text[start:end]` of the text that was searched."""

    start: int
    end: int
    formula: Formula


def parse(text: str) -> Formula:
    """Reads a whole text as one formula; raises `NotAFormula` where anything is left over or is no element."""
    if len(text) > _LONGEST:
        raise NotAFormula(f"a text of {len(text)} characters is no formula")
    folded = _COMMA.sub(".", re.sub(r"\s+", "", text.translate(_FOLDED)))
    totals: dict[str, Fraction | None] = {}
    parts = [part for part in re.split(r"·|\.(?=\d*H2O$)", folded) if part]
    for part in parts:
        factor, body = _factor(part)
        for symbol, number in Reader(body, text).groups():
            add(totals, symbol, times(factor, number))
    if not totals:
        raise NotAFormula(f"{text!r} holds no element")
    return Formula(text, tuple(totals.items()), tuple(_factor(p)[1] for p in parts), _anion(folded, totals))


def find(text: str) -> tuple[Placed, ...]:
    """The formulas in a running text that have at least two elements and an index or a bracket."""
    found: list[Placed] = []
    at = 0
    for line in text.split("\n"):  # no formula runs over a line's end
        if _MAYBE.match(line):
            found += [Placed(p.start + at, p.end + at, p.formula) for p in _in_line(line)]
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=2_000)
def _in_line(line: str) -> tuple[Placed, ...]:
    """The formulas of one line. Its page, its model and its whole paper ask about it in turn."""
    return tuple(_found(line))


def _found(text: str) -> Iterator[Placed]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        if text[words[at].start()] in _NO_BEGINNING:
            at += 1
            continue
        last = _reach(text, words, at)
        if not _MAYBE.fullmatch(text[words[at].start() : words[last].end()]):
            at += 1
            continue
        placed = next((p for p in map(_read, [text] * (last - at + 1), _spans(words, at, last)) if p), None)
        if placed is not None:
            yield placed
        at += 1
        while placed is not None and at < len(words) and words[at].start() < placed.end:
            at += 1


def _reach(text: str, words: list[re.Match[str]], first: int) -> int:
    """The last word that may continue a formula printed with its indices set apart (`Ni 0.83 Co 0.11`)."""
    last = first
    limit = words[first].start() + _LONGEST
    while (
        last + 1 < len(words)
        and words[last + 1].end() <= limit
        and text[words[last].end() : words[last + 1].start()] == " "
    ):
        before, after = words[last][0], words[last + 1][0]
        if not (after[0] in "0123456789.([（·" or (before[0] in "0123456789." and after[0].isupper())):
            break
        last += 1
    return last


def _spans(words: list[re.Match[str]], first: int, last: int) -> Iterator[tuple[int, int]]:
    for index in range(last, first - 1, -1):
        # The last of several words is an index or holds one: in "CO2 5 V" the V is a unit.
        if index > first and not re.search(r"[0-9)]", words[index][0]):
            continue
        yield words[first].start(), words[index].end()


def _read(text: str, span: tuple[int, int]) -> Placed | None:
    """A formula at a span, with the marks around it taken off; or before a slash, a dash or a plus in it."""
    start, end = span
    quote = text[start:end]
    if len(quote) > _LONGEST:
        return None
    cuts = [len(quote), *(i for i in range(len(quote) - 1, 1, -1) if quote[i] in "/-+)）(（.")]
    for cut in cuts:
        for skipped in (0, 1) if quote[0] in "([（-/+." else (0,):
            formula = _convincing(quote[skipped:cut])
            if formula is not None:
                return Placed(start + skipped, start + cut, formula)
    return None


def _convincing(quote: str) -> Formula | None:
    """The formula if no careful reader would take the text for a word or a part number."""
    if not (_MAYBE.match(quote) and _SHAPE.fullmatch(quote)):
        return None
    try:
        formula = parse(quote)
    except NotAFormula:
        return None
    real = formula.elements - {METAL_STANDIN}
    has_index = bool(re.search(r"[0-9₀-₉)]", quote))
    bound = formula.anion is not Anion.NONE or bool(real & {"F", "Cl", "S"} and real & {"Li", "Na"})
    return formula if len(real) > 1 and has_index and bound else None


def _anion(folded: str, totals: dict[str, Fraction | None]) -> Anion:
    metals = {s for s in totals if s not in _NON_METALS}
    if "O" not in totals or not metals:
        return Anion.NONE
    if "P" in totals:
        return Anion.PHOSPHATE
    if "OH" in folded and "CH" not in folded:
        return Anion.HYDROXIDE
    if "CO3" in folded:
        return Anion.CARBONATE
    return Anion.NONE if "C" in totals and "H" in totals else Anion.OXIDE


def _overlithiated(formula: Formula) -> bool:
    lithium, manganese = formula.count("Li"), formula.count("Mn")
    metals = [formula.count(symbol) for symbol in _TRANSITION]
    known = [number for number in metals if number is not None]
    if lithium is None or manganese is None or len(known) < len(metals) or not any(known):
        return False
    ratio = lithium / sum(known, Fraction(0))
    return ratio >= Fraction(115, 100) and manganese == max(known) and formula.count("Ti") == 0
