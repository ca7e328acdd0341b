"""What can happen to a document: it was met, read, classified, or found to hold no goods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.document.model import Reading


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file of this name was met."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """The document was read; its pages travel apart, so the reading's pages here have no text."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What an item was found to be, in the words of the report."""

    item: str
    outcome: str
    codes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Determined:
    """The document's items were classified as of a date under a policy."""

    as_of: date
    policy: str
    outcomes: tuple[ItemOutcome, ...]


@dataclass(frozen=True, slots=True)
class NoGoods:
    """A person looked at the document and found that it holds no goods."""
