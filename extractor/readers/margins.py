"""A page's picture without its blank parts, in the size in which lines are looked for: the search costs by the dot.

The finder of lines makes a large picture smaller, to sides that are whole numbers of its steps. Here that is done
first, and only whole steps are taken out, so that what is left is looked at on the very same grid: the margins at the
sides, and wherever nothing is printed across the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

LONGEST = 2_000
"""Dots of the longer side to which the finder makes a picture smaller."""

STEP = 32
"""Dots of a step of its grid."""

LEAST = 23
"""Steps of the shorter side below which the finder would make a picture larger again."""

CONTRAST = 40
"""Grey values, of 255, by which ink stands off the paper."""

LEAST_INK = 6
"""Dots of ink from which on a square of one step is not blank; a full stop has as many."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is looked at of a page's picture: `image` is none where all of it is blank.

    `rows` has the place in the page of each of its steps down, `left` where it begins; a dot of the small page is
    `across` and `down` dots of the page's own picture.
    """

    image: Image | None
    rows: tuple[int, ...] = ()
    left: int = 0
    across: float = 1.0
    down: float = 1.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a dot stands in the page's own picture."""
        if not self.rows:
            return x, y
        step = min(max(int(y // STEP), 0), len(self.rows) - 1)
        return (self.left * STEP + x) * self.across, (self.rows[step] * STEP + y - step * STEP) * self.down


def printed(image: Image) -> Printed:
    """The printed part of a page's picture (rows, columns, blue-green-red); a small picture is left as it is."""
    import cv2

    height, width = image.shape[:2]
    if max(height, width) <= LONGEST:
        return Printed(image)
    ratio = LONGEST / max(height, width)
    across, down = (max(round(int(side * ratio) / STEP), 1) for side in (width, height))
    small: Image = np.asarray(cv2.resize(image, (across * STEP, down * STEP)), np.uint8)
    inked = _inked(small)
    if not inked.any():
        return Printed(None)
    rows, columns = (np.flatnonzero(_with_room(each)) for each in (inked, inked.T))
    left, right = int(columns[0]), int(columns[-1]) + 1
    by_step = small.reshape(down, STEP, across * STEP, 3)[rows, :, left * STEP : right * STEP]
    part = np.ascontiguousarray(by_step.reshape(len(rows) * STEP, -1, 3))
    return Printed(part, tuple(rows.tolist()), left, width / (across * STEP), height / (down * STEP))


def _inked(image: Image) -> Flags:
    """The squares of one step that hold ink, darker than the paper or lighter."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    paper = int(np.median(grey[::4, ::4]))
    ink = np.asarray(cv2.absdiff(grey, np.full_like(grey, paper))) > CONTRAST
    down, across = image.shape[0] // STEP, image.shape[1] // STEP
    squares: Flags = ink.reshape(down, STEP, across, STEP).sum(axis=(1, 3)) >= LEAST_INK
    return squares


def _with_room(inked: Flags) -> Flags:
    """The rows of squares that hold ink with one on each side, and more of the blank ones where those are too few."""
    own: Flags = np.any(inked, axis=1)
    kept = own.copy()
    kept[1:] |= own[:-1]
    kept[:-1] |= own[1:]
    lacking = LEAST - int(kept.sum())
    if lacking > 0:
        first = int(np.flatnonzero(kept)[0])
        blank = np.flatnonzero(~kept)
        nearest = blank[np.argsort(np.abs(blank - first), kind="stable")]
        kept[nearest[:lacking]] = True
    return kept
