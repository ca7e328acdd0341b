"""Units as they are printed: simple ones by their spellings, others as products and quotients of those.

    "mAh" · "g·cm⁻³" · "g/cm^3" · "kg/m3" · "milliwatt hr/g" · "Wh per kg" · ㎤ · 克/立方厘米

A unit of a compound that the catalogue does not list ("kWh/t") is known as a unit of its own, so that its number is
not taken for one in the unit that it begins with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate

from classifier.law.vocabulary import Grammar, Unit
from extractor.language import spellings
from extractor.language.characters import Characters

_LONGEST = 48
_LETTER = "A-Za-zμΩ"
_COUNT = "pcs"
_SQUARED = re.compile("[\u3300-\u33ff]")
"""Units in one sign: ㎏ ㎤ ㎘ ㍑."""

_EXPONENT = re.compile(
    r"[ ]?(?P<raised>⁻[¹²³⁴⁵⁶]|⁺?[²³⁴⁵⁶])(?![⁾⁰¹²³⁴⁵⁶⁷⁸⁹])"
    r"|\s?(?:\^|\*\*)\s?\(?(?P<caret>[-–+]?[1-6])\)?(?!\d)"
    r"|\s?(?P<negative>[-–][1-6])(?![\d.])"
    r"|(?P<glued>[23])(?![\d.])"
    r"|[ ](?P<apart>[23])(?=\s*(?:$|[)\],;:/|\n]))"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁻⁺–", "0123456-+-")

_ENDING = re.compile(rf"[{_LETTER}0-9²³]")

Dimension = frozenset[tuple[str, int]]
_LENGTH: Dimension = frozenset({("mm", 1)})


@dataclass(frozen=True, slots=True)
class _Part:
    """A factor of a unit: what it measures, how large it is, and the unit where it is one by itself."""

    dimension: Mapping[str, int]
    size: Fraction
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class _Factor:
    """A part with its exponent, up to `end`; not `tight` where it counts only if the catalogue lists the whole."""

    end: int
    exponent: int
    part: _Part
    tight: bool


@dataclass(frozen=True, slots=True)
class _State:
    """A unit read so far, up to `end`; `tight` where nothing but a slash or a dot holds it together."""

    end: int
    dimension: Mapping[str, int]
    size: Fraction
    tight: bool
    unit: Unit | None


class Units:
    """The units of one vocabulary, ready to be found in folded text."""

    def __init__(self, units: tuple[Unit, ...], grammar: Grammar, characters: Characters) -> None:
        self._named = {unit.name: unit for unit in units}
        self._made_of = {unit.canonical: unit for unit in units if unit.made_of}
        self._listed: dict[Dimension, tuple[str, Fraction]] = {}
        self._by_size = {(unit.canonical, unit.factor): unit for unit in reversed(units)}
        parts: dict[str, _Part] = {}
        for unit in units:
            part = self._part(unit)
            parts.update((characters.plain(alias), part) for alias in unit.aliases)
            self._listed.setdefault(_key(part.dimension), (unit.canonical, part.size / Fraction(unit.factor)))
        self._powers = grammar.powers
        per = "|".join(re.escape(word) for word in grammar.per)
        self._join = re.compile(
            rf"(?P<over>[ ]?/[ ]?|[ ](?:{per})[ ]|(?:{per})(?=[^\x00-\x7f]))|(?P<times>[ ]?[·*×][ ]?|[ .\-])"
        )
        self._power = re.compile(f"(?P<power>{spellings.pattern(grammar.powers)})[ ]?")
        self._parts = parts
        spelled = spellings.pattern(parts)
        # A unit of letters ends where the letters end: "3 m" is no "3 mm", "5 A" no "5 Ah".
        self._base = re.compile(rf"{spelled}(?![{_LETTER}])")
        first = "".join(re.escape(letter) for letter in sorted({spelling[0] for spelling in parts}))
        self._mention = re.compile(rf"(?<![{_LETTER}0-9])[{first}\u3300-\u33ff]")
        self._at = lru_cache(maxsize=6_000)(self._read)

    def at(self, text: str, place: int) -> tuple[Unit | None, int]:
        """The unit that begins at a place of a folded text, and where it ends; the place itself if there is none."""
        piece = text[place : place + _LONGEST]
        if not _SQUARED.search(piece):
            unit, length = self._at(piece)
            return unit, place + length
        spelled = [unicodedata.normalize("NFKC", c) if _SQUARED.match(c) else c for c in piece]
        unit, length = self._at("".join(spelled))
        ends = accumulate(map(len, spelled))
        return unit, place + sum(end <= length for end in ends)

    def mentions(self, text: str) -> Iterator[tuple[int, int, Unit]]:
        """Every place where a unit begins with no number or letter before it; of alternatives ("Ah/Wh") each."""
        done = 0
        for match in self._mention.finditer(text):
            if match.start() < done:
                continue
            unit, done = self.at(text, match.start())
            if unit is not None and unit.name not in self._named and unit.canonical == unit.name:
                base = self._base.match(text, match.start())
                unit, done = (self._parts[base[0]].unit, base.end()) if base else (None, done)
            if unit is not None and not _ENDING.match(text, done):
                yield match.start(), done, unit

    def _read(self, text: str) -> tuple[Unit | None, int]:
        states = self._states(text)
        return self._chosen(text, states) if states else (None, 0)

    def _chosen(self, text: str, states: list[_State]) -> tuple[Unit | None, int]:
        """The longest reading that the catalogue lists, but for one that breaks a tighter compound off."""
        held = max((s.end for s in states if s.tight), default=0)
        for state in reversed(states):
            if state.end < held:
                break
            listed = self._listed.get(_key(state.dimension))
            if state.unit is not None:
                return state.unit, state.end
            if listed is not None:
                return self._unit(text[: state.end], listed[0], state.size / listed[1]), state.end
        return Unit(text[:held], text[:held], Decimal(1), ()), held

    def _unit(self, printed: str, canonical: str, size: Fraction) -> Unit:
        with localcontext() as context:
            context.prec = 28
            factor = Decimal(size.numerator) / Decimal(size.denominator)
        return self._by_size.get((canonical, factor)) or Unit(printed, canonical, factor, ())

    def _states(self, text: str) -> list[_State]:
        """Every reading from the text's beginning on, the shorter before the longer."""
        if self._base.match(text) is None and self._power.match(text) is None:
            return []
        states: list[_State] = []
        before, at, sign, joined = _State(0, {}, Fraction(1), True, None), 0, 1, True
        while True:
            grown = [self._grown(before, sign, factor, joined) for factor in self._factor(text, at, over=sign < 0)]
            kept = [s for s in grown if s.tight or _key(s.dimension) in self._listed]
            states += kept
            join = self._join.match(text, kept[-1].end) if kept else None
            if join is None or (join["over"] and sign < 0):
                return states
            before, at, sign = kept[-1], join.end(), -1 if join["over"] else sign
            joined = before.tight and join[0] in "/·"

    def _grown(self, before: _State, sign: int, factor: _Factor, joined: bool) -> _State:
        """A reading with one factor more."""
        dimension, power = dict(before.dimension), sign * factor.exponent
        for name, times in factor.part.dimension.items():
            if not (name == _COUNT and power < 0):  # "46 g/pcs" is a mass
                dimension[name] = dimension.get(name, 0) + power * times
        alone = factor.part.unit if not before.end and power == 1 else None
        size = before.size * factor.part.size**power
        return _State(factor.end, dimension, size, joined and factor.tight, alone)

    def _factor(self, text: str, at: int, *, over: bool) -> Iterator[_Factor]:
        """The readings of one factor at a place: without an exponent, then with the one behind it."""
        power = self._power.match(text, at)
        base = self._base.match(text, power.end()) if power else None
        if power and base:
            yield _Factor(base.end(), self._powers[power["power"]], self._parts[base[0]], tight=True)
            return
        base = self._base.match(text, at)
        if base is None:
            return
        part = self._parts[base[0]]
        yield _Factor(base.end(), 1, part, tight=True)
        raised = _EXPONENT.match(text, base.end())
        if raised is None:
            return
        is_length = _key(part.dimension) == _LENGTH
        if digit := raised["glued"] or (over and raised["apart"]):
            if is_length:
                yield _Factor(raised.end(), int(digit), part, tight=True)
        elif digit := raised["raised"] or raised["caret"] or raised["negative"]:
            # A raised digit behind what has no square is a footnote's, a hyphen perhaps a range's.
            tight = is_length and not raised["negative"]
            yield _Factor(raised.end(), int(digit.translate(_RAISED)), part, tight)

    def _part(self, unit: Unit) -> _Part:
        dimension, size = self._definition(unit.canonical)
        return _Part(dimension, size * Fraction(unit.factor), unit)

    def _definition(self, canonical: str) -> tuple[dict[str, int], Fraction]:
        """What a canonical unit measures, in the units that are made of no others, and its size in those."""
        made = self._made_of.get(canonical)
        if made is None or made.made_of is None:
            return {canonical: 1}, Fraction(1)
        dimension: dict[str, int] = {}
        size = Fraction(1) / Fraction(made.factor)
        for sign, name, power in re.findall(r"([·/]?)([^·/^]+)(?:\^(\d))?", made.made_of):
            part = self._part(self._named[name])
            exponent = (-1 if sign == "/" else 1) * int(power or 1)
            size *= part.size**exponent
            for base, times in part.dimension.items():
                dimension[base] = dimension.get(base, 0) + exponent * times
        return dimension, size


def _key(dimension: Mapping[str, int]) -> Dimension:
    return frozenset((name, power) for name, power in dimension.items() if power)
