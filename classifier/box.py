"""A box on a page: whether it overlaps another, or contains it, and what surrounds several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """x0, top, x1, bottom in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from its left to its right side."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from its top to its bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Its width times its height; 0 where it is turned inside out."""
        return max(self.x1 - self.x0, 0.0) * max(self.bottom - self.top, 0.0)

    @property
    def middle(self) -> float:
        """The middle between its sides, from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def middle_height(self) -> float:
        """The middle between top and bottom, from the top."""
        return (self.top + self.bottom) / 2

    def shared_width(self, other: Box) -> float:
        """Points of the page's width that both cover; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_height(self, other: Box) -> float:
        """Points of the page's height that both cover; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def overlaps(self, other: Box) -> bool:
        """Whether both have an area in common; boxes that only touch have none."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom

    def contains(self, other: Box) -> bool:
        """Whether the other lies within it; sides may coincide."""
        return self.x0 <= other.x0 and self.top <= other.top and other.x1 <= self.x1 and other.bottom <= self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within it or on its sides."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def intersection(self, other: Box) -> Box:
        """What both cover; turned inside out, and without area, where they do not overlap."""
        return Box(
            max(self.x0, other.x0), max(self.top, other.top), min(self.x1, other.x1), min(self.bottom, other.bottom)
        )

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of them; `None` for none."""
    several = tuple(boxes)
    if len(several) < 2:  # most often: a cell of one line, a span of one word
        return several[0] if several else None
    x0, top, x1, bottom = zip(*several, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))
