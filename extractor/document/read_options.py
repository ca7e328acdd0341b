"""How a document is to be read, and the answer where nothing of it can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.model import Contents, Problem, Severity, Status
from extractor.document.page import Page

MAX_PAGES = 500
"""Pages of one document that are read unless told otherwise."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    `want_tables` is asked with a page whether its tables are worth looking for; `layout` has the tolerances by which
    characters become words, lines and tables.
    """

    ocr: bool = True
    passwords: tuple[str, ...] = ()
    max_pages: int = MAX_PAGES
    want_tables: Callable[[Page], bool] | None = None
    layout: LayoutSettings = LAYOUT


def unreadable(message: str, stage: str = "read") -> Contents:
    """Nothing could be read, and why."""
    return Contents(problems=(Problem(stage, message, Severity.ERROR),), status=Status.UNREADABLE)
