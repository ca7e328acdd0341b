"""The picture of a page's part, for terminals that can show one; everywhere else the words on the grid serve."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from casebook.review.pages.crops import Crops, Wanted
from casebook.state.folder import Folder
from classifier.facts import Evidence
from extractor.document.model import Problem
from tui.pictures.graphics import Graphics, graphics

_LINE = 11
"""Points that one row of characters stands for: small print is then as large as the terminal's own."""

REFUSED = "--no-images was given; the words are the page"


class Cropping(Protocol):
    """Whoever makes pictures: see `Crops`."""

    def wanted(
        self, folder: Folder, evidence: Sequence[Evidence], pixels: tuple[int, int], scale: float
    ) -> Wanted | Problem:
        """What to draw."""

    def crop(self, wanted: Wanted) -> bytes | Problem:
        """The picture as PNG, or why there is none."""

    def stop(self) -> None:
        """No more pictures are wanted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How pictures are shown here, and who makes them."""

    graphics: Graphics
    crops: Cropping

    def wanted(self, folder: Folder, evidence: Sequence[Evidence], cells: tuple[int, int]) -> Wanted | Problem:
        """What to draw on so many columns and rows for a fact that was read at these places."""
        across, down = self.graphics.cell
        return self.crops.wanted(folder, evidence, (cells[0] * across, cells[1] * down), down / _LINE)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures for the review app, or `why` there are none."""

    shown: Shown | None = None
    why: str = REFUSED
    folders: tuple[Path, ...] = (Path(),)
    """Where the documents' own files are looked for."""

    def close(self) -> None:
        """No more pictures are wanted."""
        if self.shown is not None:
            self.shown.crops.stop()


NO_PICTURES = Pictures()


def pictures(casebook: str, *, wanted: bool = True) -> Pictures:
    """What this terminal offers; to be called before the app runs.

    Files are looked for by the names under which they were scanned, from the working folder and from the casebook's.
    """
    places = _folders(casebook)
    found = graphics(os.environ) if wanted else REFUSED
    if isinstance(found, str):
        return Pictures(why=found, folders=places)
    return Pictures(Shown(found, Crops(places)), folders=places)


def _folders(casebook: str) -> tuple[Path, ...]:
    here = Path.cwd()
    beside = () if "://" in casebook else (Path(casebook).resolve().parent,)
    return tuple(dict.fromkeys((here, *beside)))
