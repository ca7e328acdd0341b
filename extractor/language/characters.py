"""Printed characters as the ones that they stand for: full width, middle dots, primes, signs of a Symbol font.

Each is one character for one, so that a place in the folded text is the place in the text.
"""

from __future__ import annotations

from collections.abc import Mapping

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class Characters:
    """The signs of one grammar, folded."""

    def __init__(self, signs: Mapping[str, str]) -> None:
        own = {ord(printed): ord(plain) for printed, plain in signs.items()}
        self._table = {code: own.get(plain, plain) for code, plain in _FULL_WIDTH.items()} | own

    def plain(self, text: str) -> str:
        """The text with each sign in its plain form, of the same length."""
        return text if text.isascii() else text.translate(self._table)
