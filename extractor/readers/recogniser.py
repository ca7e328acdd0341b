"""What recognises text in pictures, for readers and witness: any program that gives lines with their corners."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""Rows, columns, blue-green-red."""

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One line of text that was found in a picture: its corners in pixels, clockwise from its top left."""

    text: str
    corners: Corners
    confidence: float

    @property
    def upright(self) -> bool:
        """Whether it stands like a column, as text does on a page that lies on its side."""
        (x0, y0), (x1, y1), _, (x3, y3) = self.corners
        return math.hypot(x3 - x0, y3 - y0) > 1.5 * math.hypot(x1 - x0, y1 - y0)


class Recogniser(Protocol):
    """Recognises text; it turns no line by itself: the page is turned as a whole (`ocr.py`)."""

    def lines(self, image: Image) -> tuple[Found, ...]:
        """The lines of a whole page's picture, each with its corners in dots of that picture."""
        ...

    def line(self, image: Image) -> tuple[str, float]:
        """The text of a picture (rows, columns, colours) of one level line, and how sure it is (0 to 1).

        No text and 0 where nothing is found.
        """
        ...
