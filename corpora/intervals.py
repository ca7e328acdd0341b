"""How sure a share is that was counted on few: the score interval of Wilson (1927)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
"""The normal deviate of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `trials`. The value and its interval are `None` where nothing was counted."""

    hits: int
    trials: int

    @property
    def value(self) -> float | None:
        return self.hits / self.trials if self.trials else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of Wilson, within 0 and 1."""
        return wilson(self.hits, self.trials) if self.trials else None


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """The 95 % score interval of a share; raises `ValueError` for no trials, or for more hits than trials."""
    if not 0 <= hits <= trials or trials == 0:
        raise ValueError(f"{hits} of {trials} is no share")
    share = hits / trials
    spread = Z95**2 / trials
    middle = (share + spread / 2) / (1 + spread)
    half = Z95 / (1 + spread) * sqrt(share * (1 - share) / trials + spread / (4 * trials))
    return max(0.0, middle - half), min(1.0, middle + half)
