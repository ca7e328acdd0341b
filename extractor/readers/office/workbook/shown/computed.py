"""Formulas that a workbook stores without results: plain arithmetic and sums of cells of their sheet, computed exactly.

A spreadsheet program computes them when it opens the file, so a person sees the results. What needs more than this
stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

from extractor.readers.office.made_page import letters

Spot = tuple[int, int]
"""Row and column from 0."""

MAX_FORMULA = 300
MAX_CELLS = 20_000
MAX_DEPTH = 40
_TOKEN = re.compile(
    r"\s*(?:(\d+\.?\d*(?:[Ee][+-]?\d+)?|\.\d+)|(\$?[A-Z]{1,3}\$?\d{1,7})(?![\w(])|([A-Z]{3,8})\(|([-+*/^(),:%]))"
)


_TOTAL = re.compile(r"=?\s*SUM\(\s*\$?([A-Z]{1,3})\$?(\d{1,7})\s*:\s*\$?([A-Z]{1,3})\$?(\d{1,7})\s*\)", re.I)


class _Open(Exception):
    """The formula needs more than is computed here."""


def _mean(values: list[Decimal]) -> Decimal:
    if not values:
        raise _Open
    return sum(values, Decimal(0)) / len(values)


_FUNCTIONS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "SUM": lambda values: sum(values, Decimal(0)),
    "AVERAGE": _mean,
    "MIN": lambda values: min(values, default=Decimal(0)),
    "MAX": lambda values: max(values, default=Decimal(0)),
    "COUNT": lambda values: Decimal(len(values)),
    "ABS": lambda values: abs(values[0]),
}


@dataclass(slots=True)
class Unsolved:
    """The numbers of a sheet, and the formulas on it that have no result."""

    numbers: dict[Spot, Decimal] = field(default_factory=dict)
    formulas: dict[Spot, str] = field(default_factory=dict)
    codes: dict[Spot, str] = field(default_factory=dict)

    def know(self, row: int, column: int, text: str) -> None:
        """A stored number."""
        try:
            number = Decimal(text)
        except InvalidOperation:
            return
        if number.is_finite():
            self.numbers[row, column] = number

    def add(self, row: int, column: int, formula: str, code: str) -> None:
        """A formula without a result, and its cell's number format."""
        self.formulas[row, column], self.codes[row, column] = formula, code

    def solve(self) -> dict[Spot, Decimal]:
        """The formulas that could be computed."""
        solved: dict[Spot, Decimal] = {}
        with localcontext() as context:
            context.prec = 28
            for spot in list(self.formulas)[:MAX_CELLS]:
                try:
                    solved[spot] = self._value(spot, 0)
                except (_Open, ArithmeticError, IndexError, RecursionError):
                    continue
        return solved

    def is_total(self, spot: Spot) -> bool:
        """Whether a formula only adds up cells above it in its own column: no goods' own value rests on it."""
        found = _TOTAL.fullmatch(self.formulas[spot].strip())
        if found is None:
            return False
        column, first, other, last = found.groups()
        return column == other == letters(spot[1]) and int(first) <= int(last) <= spot[0]

    def _value(self, spot: Spot, depth: int) -> Decimal:
        known = self.numbers.get(spot)
        if known is not None:
            return known
        formula = self.formulas.get(spot)
        if formula is None or depth > MAX_DEPTH:
            raise _Open
        made = _Reader(formula, lambda at: self._value(at, depth + 1), self._has).read()
        self.numbers[spot] = made
        return made

    def _has(self, spot: Spot) -> bool:
        return spot in self.numbers or spot in self.formulas


class _Reader:
    """Reads one formula by its grammar: sums of products of powers of atoms."""

    def __init__(self, formula: str, value: Callable[[Spot], Decimal], has: Callable[[Spot], bool]) -> None:
        if not formula or len(formula) > MAX_FORMULA:
            raise _Open
        self._value, self._has = value, has
        self._tokens: list[tuple[str, str]] = []
        self._at, at, text = 0, 0, formula.upper()
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if found is None:
                raise _Open
            kind = ("number", "cell", "function", "sign")[(found.lastindex or 1) - 1]
            self._tokens.append((kind, found[found.lastindex or 1]))
            at = found.end()

    def read(self) -> Decimal:
        made = self._sum()
        if self._at != len(self._tokens):
            raise _Open
        if not made.is_finite() or abs(made.adjusted()) > 30:
            raise _Open
        return made

    def _next(self, *signs: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at] in [("sign", s) for s in signs]:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return None

    def _sum(self) -> Decimal:
        made = self._product()
        while sign := self._next("+", "-"):
            other = self._product()
            made = made + other if sign == "+" else made - other
        return made

    def _product(self) -> Decimal:
        made = self._power()
        while sign := self._next("*", "/"):
            other = self._power()
            made = made * other if sign == "*" else made / other
        return made

    def _power(self) -> Decimal:
        made = self._atom()
        while self._next("^"):
            power = self._atom()
            if abs(power) > 20:
                raise _Open
            made = made**power
        while self._next("%"):
            made /= 100
        return made

    def _atom(self) -> Decimal:
        sign = self._next("-", "+", "(")
        if sign in ("-", "+"):
            inner = self._atom()
            return -inner if sign == "-" else inner
        if sign == "(":
            inner = self._sum()
            self._close()
            return inner
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return Decimal(text)
        if kind == "cell":
            return self._value(spot(text))
        if kind == "function":
            return self._function(text)
        raise _Open

    def _close(self) -> None:
        if not self._next(")"):
            raise _Open

    def _function(self, called: str) -> Decimal:
        given = [self._argument()]
        while self._next(","):
            given.append(self._argument())
        self._close()
        if called == "ROUND" and len(given) == 2 and len(given[0]) == len(given[1]) == 1:
            return given[0][0].quantize(Decimal(1).scaleb(-int(given[1][0])), ROUND_HALF_UP)
        if called == "PRODUCT":
            made = Decimal(1)
            for value in (v for values in given for v in values):
                made *= value
            return made
        if called not in _FUNCTIONS:
            raise _Open
        return _FUNCTIONS[called]([value for values in given for value in values])

    def _argument(self) -> list[Decimal]:
        """One value, or those of a range, empty cells and texts left out."""
        ahead = self._tokens[self._at : self._at + 3]
        if [kind for kind, _ in ahead] == ["cell", "sign", "cell"] and ahead[1][1] == ":":
            self._at += 3
            (r0, c0), (r1, c1) = spot(ahead[0][1]), spot(ahead[2][1])
            if (abs(r1 - r0) + 1) * (abs(c1 - c0) + 1) > MAX_CELLS:
                raise _Open
            spots = [
                (r, c)
                for r in range(min(r0, r1), max(r0, r1) + 1)
                for c in range(min(c0, c1), max(c0, c1) + 1)
                if self._has((r, c))
            ]
            return [self._value(spot) for spot in spots]
        return [self._sum()]


_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_MOVING = re.compile(r'"[^"]*"|(?<![A-Za-z_.!])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])')


def area(reference: str) -> tuple[int, int, int, int] | None:
    """A range (`A1:B9`, or one cell): first row and column, last row and column, from 0."""
    found = _AREA.fullmatch(reference.upper())
    if found is None:
        return None
    first = spot(found[1] + found[2])
    last = spot(found[3] + found[4]) if found[3] else first
    return min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1])


def moved(formula: str, down: int, across: int) -> str:
    """A formula as it reads so many rows and columns from where it is written; `$` holds a row or a column."""

    def one(found: re.Match[str]) -> str:
        if found[2] is None:
            return found[0]
        row, column = spot(found[2] + found[4])
        column += 0 if found[1] else across
        row += 0 if found[3] else down
        return f"{found[1]}{letters(column)}{found[3]}{row + 1}" if row >= 0 and column >= 0 else "#REF!"

    return _MOVING.sub(one, formula)


def spot(reference: str) -> Spot:
    """A cell's row and column from 0, by its name."""
    named, digits = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", reference).groups()  # type: ignore[union-attr]
    column = 0
    for letter in named:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1
