"""Steps taken back, and done again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undone:
    """The event of this number is to count as if it had not been."""

    event: int


@dataclass(frozen=True, slots=True)
class Redone:
    """The event of this number counts again."""

    event: int
