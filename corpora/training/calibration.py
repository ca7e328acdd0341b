"""What makes probabilities of scores: a logistic curve fitted on papers whose supplier the trees did not see.

Two numbers, fitted by Newton's method (Platt 1999): on a few thousand readings a curve of more freedom read worse on
papers of other suppliers, and a step curve made ties of readings that the trees tell apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.scoring.scorer import Calibration

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_STEPS = 50
_LEAST_SLOPE = 0.1
_RIDGE = 1e-3
_ENDS = 1e-6
_ENOUGH = 1e-9


def fitted(scores: Matrix, answers: Matrix, weights: Matrix) -> Calibration:
    """The curve under which these answers (1 right, 0 wrong) are likeliest; the plain one where all are alike."""
    import numpy as np

    if not len(answers) or answers.min() == answers.max():
        return Calibration()
    within = np.clip(scores, _ENDS, 1 - _ENDS)
    given = np.column_stack([np.log(within / (1 - within)), np.ones(len(within))])
    plain = np.array([1.0, 0.0])

    def loss(at: Matrix) -> float:
        odds = given @ at
        apart = at - plain
        return float(weights @ (np.logaddexp(0.0, odds) - answers * odds) + _RIDGE / 2 * (apart @ apart))

    at = plain.copy()
    for _ in range(_STEPS):
        chance = np.exp(-np.logaddexp(0.0, -(given @ at)))
        slope = given.T @ (weights * (chance - answers)) + _RIDGE * (at - plain)
        bend = (given * (weights * chance * (1 - chance))[:, None]).T @ given + _RIDGE * np.eye(2)
        step = np.linalg.solve(bend, slope)
        while float(abs(step).max()) > _ENOUGH and loss(at - step) > loss(at):
            step = step / 2
        at = at - step
        if float(abs(step).max()) <= _ENOUGH:
            break
    return Calibration(round(max(float(at[0]), _LEAST_SLOPE), 6), round(float(at[1]), 6))
