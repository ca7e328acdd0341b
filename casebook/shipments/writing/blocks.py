"""A paper of ours before it is set: titles, paragraphs, lists and tables of plain text, nothing of which is obeyed.

A run of `BLANK` is what only the exporter can fill in, and is marked wherever it is set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.declaring.wording import BLANK
from casebook.inert_markdown import visible

__all__ = [
    "BLANK",
    "Block",
    "Bullets",
    "Grid",
    "Heading",
    "Note",
    "Paper",
    "Para",
    "Picture",
    "Stacked",
    "Verbatim",
    "cleaned",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part; level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph in small print."""

    text: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text to be copied letter by letter, in a frame."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `boxes` has a box to tick before each."""

    lines: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head that is repeated on each page; `widths` are shares of the page's width."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Stacked:
    """Texts of one cell, a line each."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of an annex as a picture on a page of its own, its stamp over it; PNG."""

    stamp: str
    png: bytes


Block = Heading | Para | Note | Verbatim | Bullets | Grid | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, what stands in small print at the head of each page (DRAFT, the shipment), its blocks.

    `sideways` papers are set across the page.
    """

    title: str
    running: str
    blocks: tuple[Block, ...]
    language: str = "zh"


_HASH = re.compile(r"\b[0-9a-f]{64}\b")


def cleaned(text: str) -> str:
    """Text out of a document as a paper of ours may hold it: on one line, what is hidden named."""
    return " ".join(visible(text).split())


def hash_shown(sha256: str) -> str:
    """A SHA-256 in groups, so that it breaks within a narrow column."""
    return " ".join(sha256[at : at + 16] for at in range(0, len(sha256), 16))


def grid(heads: Sequence[str], rows: Sequence[Sequence[str | Stacked]], widths: Sequence[float] = ()) -> Grid:
    """A table of texts, each made inert; those of a `Stacked` stand below each other in one cell."""
    return Grid(tuple(heads), tuple(tuple(map(_cell, row)) for row in rows), tuple(widths))


def _cell(content: str | Stacked) -> str:
    texts = (content,) if isinstance(content, str) else content.texts
    return "\n".join(_HASH.sub(_parted, cleaned(text)) for text in texts)


def _parted(found: re.Match[str]) -> str:
    """A hash within a sentence, in groups that fit the narrowest column: whole it runs over the page's edge."""
    return " ".join(found[0][at : at + 8] for at in range(0, len(found[0]), 8))
