"""Words of a form without what changes from paper to paper: figures, designations, signs, case and width."""

from __future__ import annotations

import re
import unicodedata

from extractor.forms.model import NAME
from extractor.rows.designations import designations

_RUN = re.compile(r"\d+(?:[.,\s]\d+)*")
_SIGNS = re.compile(r"[^\w#¤]+|_")


def folded(text: str) -> str:
    """The words of a label: small letters, each figure as `#`, signs as blanks, a designation as `NAME`."""
    for name in dict.fromkeys(designations([text])):
        text = text.replace(name, f" {NAME} ")
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_SIGNS.sub(" ", _RUN.sub(" # ", plain)).split())


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(ch.isalpha() for ch in text)
