"""Where a PDF page lies in the file's coordinates, and how a point of the file stands on the page as it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from classifier.box import Box

FileBox = tuple[float, float, float, float]
"""x0, y0, x1, y1 in a file's own points: from its lower left corner, upwards."""

Coordinate = TypeVar("Coordinate", float, npt.NDArray[np.float32], npt.NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page lies in the file's coordinates: its media box, what of it shows, and its quarter turns.

    `quarters` counts all clockwise quarter turns with which the page is read; `turned` those of them, counted
    counter-clockwise, that the file does not ask for: its text stands sideways on the page as shown.
    """

    media: FileBox
    shown: FileBox
    quarters: int = 0
    turned: int = 0

    @property
    def width(self) -> float:
        """From its left edge to its right as it is shown, in points."""
        return self._sides()[0]

    @property
    def height(self) -> float:
        """From its top to its bottom as it is shown, in points."""
        return self._sides()[1]

    def _sides(self) -> tuple[float, float]:
        across, up = self.media[2] - self.media[0], self.media[3] - self.media[1]
        return (up, across) if self.quarters % 2 else (across, up)

    def turn(self, quarters: int) -> Frame:
        """The same page, read after as many quarter turns counter-clockwise."""
        return replace(self, quarters=(self.quarters - quarters) % 4, turned=(self.turned + quarters) % 4)

    def place(self, x: Coordinate, y: Coordinate) -> tuple[Coordinate, Coordinate]:
        """Points of the file in the page as it is read: from its top left corner, downwards."""
        left, low, right, high = self.media
        if self.quarters == 1:
            return y - low, x - left
        if self.quarters == 2:
            return right - x, y - low
        if self.quarters == 3:
            return high - y, right - x
        return x - left, high - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """One box of the file in the page as it is read."""
        xa, ya = self.place(x0, y0)
        xb, yb = self.place(x1, y1)
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
