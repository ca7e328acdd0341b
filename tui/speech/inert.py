"""Text out of documents, made harmless for a terminal: the one way by which it gets there.

Control characters become their pictures, and characters that turn or hide text are named. Markup needs no
escape, because nothing here prints document text through a reader of markup: the consoles have none.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset("Cf Co Cs Cn Zl Zp".split())  # noqa: SIM905
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_SPACES = {ord(c): " " for c in "\t\n\r\x0b\x0c"}


def inert(text: str, limit: int | None = None) -> str:
    """The text on one line with nothing in it that a terminal obeys or hides; cut to `limit` characters."""
    made = text if text.isascii() and text.isprintable() else "".join(_shown(c) for c in text.translate(_SPACES))
    return made if limit is None or len(made) <= limit else made[: max(limit - 1, 0)] + "…"


def _shown(character: str) -> str:
    code = ord(character)
    if code in _PICTURES:
        return _PICTURES[code]
    category = unicodedata.category(character)
    if category == "Cc" or category in _HIDDEN:
        return f"‹U+{code:04X}›"
    return character
