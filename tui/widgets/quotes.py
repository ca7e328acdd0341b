"""A quote within the line that it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.facts import Evidence
from extractor.document.page import Page

_AROUND = 60
"""Characters of the line around a quote, before and behind it."""


def around(quote: Evidence, pages: Sequence[Page]) -> tuple[str, str]:
    """What stands before a quote on its line, and behind it; nothing where the pages do not have it."""
    start, end = quote.span
    for page in pages:
        here = page.number == quote.page if quote.page is not None else (quote.cell or "").startswith(f"{page.name}!")
        if here and page.text[start:end] == quote.text:
            left, right = page.text.rfind("\n", 0, start) + 1, page.text.find("\n", end)
            stop = len(page.text) if right < 0 else right
            return page.text[max(left, start - _AROUND) : start], page.text[end : min(stop, end + _AROUND)]
    return "", ""
