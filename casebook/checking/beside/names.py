"""Names of goods as they are compared: without regard to case, width, spaces and hyphens."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad_\s-]+")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9./+-]{2,}")
_LEAST = 4


def key_of(name: str) -> str:
    """What spellings of one name have in common."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", name).strip())
    return plain.casefold().replace("-", "")


def keys_in(text: str) -> frozenset[str]:
    """The names in a text: words with a letter and a digit."""
    words = (m.group() for m in _WORD.finditer(unicodedata.normalize("NFKC", text)))
    return frozenset(
        key_of(w) for w in words if len(w) >= _LEAST and any(c.isdigit() for c in w) and any(c.isalpha() for c in w)
    )
