"""A walk through a Word document: where it is, and what its parts ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from extractor.document.model import Contents, Source
from extractor.document.read_options import ReadOptions
from extractor.readers.office.parts import Package
from extractor.readers.office.safe_xml import Element
from extractor.readers.office.told import Told
from extractor.readers.office.word.blocks import Block
from extractor.readers.office.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is.

    The part it is in, the cell where it is one, the table style above it, whether the ground is coloured.
    """

    part: str = "Paragraph"
    cell: str | None = None
    table: str = ""
    on_ground: bool = False
    depth: int = 0

    def deeper(self) -> Place:
        """The same place, one table further in."""
        return replace(self, depth=self.depth + 1)


SheetReader = Callable[[Source, ReadOptions], Contents]
"""Reads a workbook that is embedded in a document."""


class Walk(Protocol):
    """What tables, drawings and imported parts need of the story that they stand in."""

    styles: Styles
    told: Told
    package: Package
    tables: int
    inner: Callable[[bytes], list[Block]]
    sheets: SheetReader

    def blocks(self, element: Element, place: Place) -> Iterator[Block]:
        """Paragraphs and tables in an element that holds blocks."""
        ...
