"""Text out of documents inside a Markdown paper: shown as it is, with nothing that a renderer obeys or hides."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>&~$^-])")


def visible(text: str) -> str:
    """The text on one line; characters that turn, hide or command are named by their number."""
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\t\r\n" or category in ("Zl", "Zp"):
        return " "
    return f"‹U+{ord(character):04X}›" if category[0] == "C" else character


def escaped(text: str) -> str:
    """The text for a Markdown paper or a cell of its tables."""
    return _MARKS.sub(r"\\\1", " ".join(visible(text).split()))


def verbatim(text: str) -> list[str]:
    """A text to be copied out of a Markdown paper letter by letter.

    A fenced block, on one line, with a fence that is longer than any run of its signs inside, and a blank line after
    it.
    """
    shown = visible(text)
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", shown, fence, ""]


def table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """A Markdown table of texts that are escaped here, and a blank line after it."""
    lines = [heads, tuple("---" for _ in heads), *(tuple(map(escaped, row)) for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines] + [""]
