"""The text of one formula, read from left to right: how many atoms of each element it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

_SYMBOLS = """
H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti
V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru
Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy
Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra
Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds
Rg Cn Nh Fl Mc Lv Ts Og
"""

ELEMENTS = frozenset(_SYMBOLS.split())

METAL_STANDIN = "M"
"""In `LiMO2` the M stands for any transition metal; it counts as an element wherever lithium or oxygen is
beside it."""

_INDEX = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?")

_VARIABLE = re.compile(
    r"\d?[xyzδ](?![a-z])(?:[-+][\dxyzδ.]+)*|\d(?:\.\d+)?(?:[-+][\d.]*[xyzδ])+|\([\d.]*[-+]?[xyzδ](?:[-+][xyzδ])*\)"
)

_SYMBOL = re.compile(r"[A-Z][a-z]?")

_LARGEST_INDEX = 30


class NotAFormula(ValueError):
    """The text is no chemical formula; the message says at which character reading stopped and why."""


class Reader:
    """Reads groups from left to right."""

    def __init__(self, body: str, text: str) -> None:
        self._body = body
        self._text = text
        self._at = 0

    def groups(self, closing: str = "") -> Iterator[tuple[str, Fraction | None]]:
        """Symbols with their counts up to the closing bracket, or to the end."""
        while self._at < len(self._body) and self._body[self._at] not in ")]":
            yield from self._group()
        if closing:
            self._expect(closing)
        elif self._at < len(self._body):
            raise self._refusal("a bracket that was not opened")

    def _group(self) -> Iterator[tuple[str, Fraction | None]]:
        opened = self._body[self._at]
        if opened in "([":
            self._at += 1
            inner = list(self.groups(")" if opened == "(" else "]"))
            index = self._index()
            yield from ((symbol, times(index, number)) for symbol, number in inner)
        else:
            symbol = self._symbol()
            yield symbol, self._index()

    def _symbol(self) -> str:
        match = _SYMBOL.match(self._body, self._at)
        for symbol in (match[0], match[0][0]) if match else ():
            if symbol in ELEMENTS or (symbol == METAL_STANDIN and "Li" in self._body):
                self._at += len(symbol)
                return symbol
        raise self._refusal("no element")

    def _index(self) -> Fraction | None:
        rest = self._body[self._at :]
        variable = _VARIABLE.match(rest)
        if variable:
            self._at += variable.end()
            return None
        match = _INDEX.match(rest)
        if not match:
            return Fraction(1)
        number = _fraction(match[0])
        if number > _LARGEST_INDEX:
            raise self._refusal(f"the index {match[0]}")
        self._at += match.end()
        return number

    def _expect(self, closing: str) -> None:
        if self._at >= len(self._body) or self._body[self._at] != closing:
            raise self._refusal("a bracket that is not closed")
        self._at += 1

    def _refusal(self, why: str) -> NotAFormula:
        return NotAFormula(f"{self._text!r} is no formula: {why} at character {self._at + 1}")


def _factor(part: str) -> tuple[Fraction | None, str]:
    """A summand's leading factor (`0.5`, `x`, `(1-x)`) and the rest of it."""
    match = re.match(r"\(1[-+]x\)|[xy](?=[A-Z(])|(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?(?=[A-Z(\[])", part)
    if not match:
        return Fraction(1), part
    variable = re.search("[xy]", match[0])
    return (None if variable else _fraction(match[0])), part[match.end() :]


def _fraction(text: str) -> Fraction:
    number, _, divisor = text.partition("/")
    if divisor and not int(divisor):
        raise NotAFormula(f"{text!r} divides by zero")
    return Fraction(Decimal(number)) / Fraction(int(divisor) if divisor else 1)


def times(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    """The product of two counts of atoms; unknown where either is."""
    return None if a is None or b is None else a * b


def add(totals: dict[str, Fraction | None], symbol: str, number: Fraction | None) -> None:
    """Adds atoms of an element to the totals; a total that is unknown stays so."""
    known = totals.get(symbol, Fraction(0))
    totals[symbol] = None if known is None or number is None else known + number
