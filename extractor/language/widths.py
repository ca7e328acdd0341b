"""How wide a text is set: a wide sign, as Chinese ones are, takes the room of two Latin letters."""

from __future__ import annotations

import unicodedata


def narrow_letters(text: str) -> int:
    """The width of a text in narrow letters."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
