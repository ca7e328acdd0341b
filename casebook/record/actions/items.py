"""What people say of an item: what it is, an answer, a link to its sheet, and that it exists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductChanged:
    """A person said what the item is."""

    item: str
    product: str


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A person found an item that the reading lacks: its name on the paper, and what it is."""

    item: str
    label: str
    product: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A person answered a question; "cannot tell" is an answer."""

    item: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class LinkJudged:
    """A person's word on a line and a sheet: the item `sheet` of another document (a SHA-256)."""

    item: str
    document: str
    sheet: str


@dataclass(frozen=True, slots=True)
class LinkConfirmed(LinkJudged):
    """A person found that the line is of the sheet's model."""


@dataclass(frozen=True, slots=True)
class LinkRefused(LinkJudged):
    """A person found that the line is not of the sheet's model."""
