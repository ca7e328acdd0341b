"""Columns of numbers as bytes, in the least width that loses nothing.

A column's bytes are laid out by their place in the number, all first bytes, then all second ones: the high bytes of
neighbours are alike, and a fast compression then finds them.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

Column = tuple[str, int]
"""How a column is kept: the letter by which `array` knows its numbers, and how many there are."""

_WIDTHS = ("b", "h", "i", "q")
_SINGLE, _DOUBLE = "f", "d"
_SIZES = {"b": 1, "h": 2, "i": 4, "q": 8, "f": 4, "d": 8}


class Writer:
    """Collects columns; `kinds` and `data` are what a `Reader` needs to give them back in the same order."""

    def __init__(self) -> None:
        self.kinds: list[Column] = []
        self._parts: list[bytes] = []

    def whole(self, values: Iterable[int]) -> None:
        """A column of whole numbers; raises `OverflowError` for one of more than 64 bits."""
        wide = array("q", values)
        least, most = min(wide, default=0), max(wide, default=0)
        kind = next(k for k in _WIDTHS if -(1 << 8 * _SIZES[k] - 1) <= least and most < 1 << 8 * _SIZES[k] - 1)
        self._put(kind, wide if kind == "q" else array(kind, wide))

    def rising(self, values: Sequence[int]) -> None:
        """A column of whole numbers each of which is close to the one before it: their steps are kept."""
        self.whole(b - a for a, b in zip(chain((0,), values), values, strict=False))

    def real(self, values: Iterable[float]) -> None:
        """A column of numbers with a fraction, of single precision where that is what they have."""
        double = array(_DOUBLE, values)
        single = array(_SINGLE, double)
        if single.tolist() == double.tolist():
            self._put(_SINGLE, single)
        else:
            self._put(_DOUBLE, double)

    @property
    def data(self) -> bytes:
        """All columns, one behind the other."""
        return b"".join(self._parts)

    def _put(self, kind: str, values: array[int] | array[float]) -> None:
        if sys.byteorder == "big":
            values.byteswap()
        raw, size = values.tobytes(), _SIZES[kind]
        self.kinds.append((kind, len(values)))
        self._parts += [raw[k::size] for k in range(size)]


class Reader:
    """Gives the columns of a `Writer` back, in their order."""

    def __init__(self, kinds: Iterable[Sequence[str | int]], data: bytes) -> None:
        self._kinds = iter(kinds)
        self._data = data
        self._at = 0

    def whole(self) -> list[int]:
        """The next column, of whole numbers; raises `ValueError` where it is none."""
        return list(self._next(_WIDTHS))

    def rising(self) -> list[int]:
        """The next column, of numbers whose steps are kept."""
        made, before = [], 0
        for step in self._next(_WIDTHS):
            before += step
            made.append(before)
        return made

    def real(self) -> list[float]:
        """The next column, of numbers with a fraction; raises `ValueError` where it is none."""
        return list(self._next((_SINGLE, _DOUBLE)))

    def _next(self, wanted: tuple[str, ...]) -> array[int]:
        kind, count = next(self._kinds)
        kind, count = str(kind), int(count)
        if kind not in wanted:
            raise ValueError(f"a column of kind {kind!r} stands where one of {wanted} is due")
        size = _SIZES[kind]
        end = self._at + count * size
        if end > len(self._data):
            raise ValueError("the columns of the kept pages are cut off")
        raw = bytearray(count * size)
        for k in range(size):
            raw[k::size] = self._data[self._at + k * count : self._at + (k + 1) * count]
        self._at = end
        values: array[int] = array(kind, bytes(raw))
        if sys.byteorder == "big":
            values.byteswap()
        return values
