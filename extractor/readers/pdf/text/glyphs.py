"""A PDF page's characters with their boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

MOSTLY = 0.5
"""The share of a page's characters from which on their angle is taken for the page's own."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's characters, one row each: x0, top, x1, bottom on the page, and the height of the type.

    `turned` holds the angle in degrees at which a character stands, counter-clockwise; `odd` counts
    characters without a usable code. `white` marks white space, and what lies outside the shown part of the
    page. `line` is the same box in the frame in which the character is upright. `lost` numbers characters
    that pass for white space and yet leave ink: the page shows what the text layer does not say. `owner` is
    the handle of the object that prints a character; nought where pdfium put the character in. `undrawn` has
    objects with signs of theirs that neither the file nor this machine has a glyph for. `shifted` counts characters
    whose codes are not the letters that are drawn.
    """

    text: str
    box: Floats
    line: Floats
    size: Floats
    turned: npt.NDArray[np.int16]
    white: Flags
    odd: int = 0
    lost: tuple[int, ...] = ()
    owner: npt.NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, np.uint64))
    undrawn: frozenset[tuple[int, str]] = frozenset()
    shifted: int = 0

    def __len__(self) -> int:
        return len(self.text)

    @property
    def quarters(self) -> int:
        """Quarter turns counter-clockwise that set most of the page's characters upright; 0 where none do."""
        standing = self.turned[~self.white]
        for quarters in (1, 2, 3):
            if np.count_nonzero(standing == 360 - 90 * quarters) > MOSTLY * len(standing):
                return quarters
        return 0
