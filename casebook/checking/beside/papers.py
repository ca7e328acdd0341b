"""The record that a draft is laid beside: papers with a kind each, and the items on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.facts import Item
from extractor.pages import Page

SHEETS = ("datasheet", "test_report", "safety_data_sheet", "technology")
LISTS = ("invoice", "packing_list", "contract", "order")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the record, a part of a file or a whole one; `sha256` is its file's."""

    name: str
    sha256: str
    kind: str
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    sheet: str | None = None

    @property
    def shown(self) -> str:
        """Its name as a person is told it."""
        short = self.name.replace("\\", "/").rpartition("/")[2]
        return f"{short} ({self.sheet})" if self.sheet else short


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item that a paper describes."""

    paper: Paper
    item: Item


def described(papers: Sequence[Paper]) -> tuple[Sheet, ...]:
    """The items that papers describe with their values, rather than list as goods."""
    return tuple(
        Sheet(p, i)
        for p in papers
        if p.kind not in (*LISTS, "customs_declaration", "transport_document")
        for i in p.items
    )


def of_kind(papers: Sequence[Paper], *kinds: str) -> tuple[Paper, ...]:
    """The papers of some kinds."""
    return tuple(p for p in papers if p.kind in kinds)
