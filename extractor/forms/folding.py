"""Words of a form without what changes from paper to paper: figures, designations, signs, case and width."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractor.forms.model import NAME
from extractor.rows.designations import designations

_RUN = re.compile(r"\d+(?:[.,\s]\d+)*")
_SIGNS = re.compile(r"[^\w#¤]+|_")


_DIGIT = re.compile(r"\d")
_KEPT = 8192
"""Texts whose folded words are kept: one maker's papers say the same again and again."""
_LONGEST = 120
"""Characters of a text that is kept; a longer one is met once."""


def folded(text: str) -> str:
    """The words of a label: small letters, each figure as `#`, signs as blanks, a designation as `NAME`."""
    return _kept(text) if len(text) <= _LONGEST else _folded(text)


def _folded(text: str) -> str:
    if _DIGIT.search(text):  # every designation has a digit
        for name in dict.fromkeys(designations([text])):
            text = text.replace(name, f" {NAME} ")
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    if _DIGIT.search(plain):
        plain = _RUN.sub(" # ", plain)
    return " ".join(_SIGNS.sub(" ", plain).split())


_kept = lru_cache(maxsize=_KEPT)(_folded)


def has_letters(text: str, least: int = 2) -> bool:
    """Whether a text has so many letters at least."""
    for sign in text:
        if sign.isalpha():
            least -= 1
            if least <= 0:
                return True
    return False
