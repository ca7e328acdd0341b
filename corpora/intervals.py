"""How sure a share is that was counted on few: Wilson's interval (1927), the bound of Clopper and Pearson (1934)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

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


def upper_bound(hits: int, trials: int, sure: float = 0.95) -> float:
    """The one-sided bound of Clopper and Pearson (1934): with this certainty the share is at most so large.

    Raises `ValueError` for no trials, or for more hits than trials.
    """
    if not 0 <= hits <= trials or trials == 0:
        raise ValueError(f"{hits} of {trials} is no share")
    if hits == trials:
        return 1.0
    low, high = hits / trials, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if _at_most(hits, trials, middle) > 1 - sure:
            low = middle
        else:
            high = middle
    return high


def _at_most(hits: int, trials: int, share: float) -> float:
    """How likely at most so many hits are of so many trials; by logarithms, for there may be many."""
    ways = (lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) for k in range(hits + 1))
    return sum(exp(w + k * log(share) + (trials - k) * log(1 - share)) for k, w in enumerate(ways))
