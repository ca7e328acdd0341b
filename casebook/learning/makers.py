"""Makers' names as papers are put together by them."""

from __future__ import annotations

NO_MAKER = "(no maker named)"
"""All papers that name no maker are one supplier's: what they have in common is not known."""


def plain(text: str) -> str:
    """A maker's name by its letters and digits alone."""
    return "".join(c for c in text.casefold() if c.isalnum())
