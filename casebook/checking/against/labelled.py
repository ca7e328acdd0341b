"""What papers print behind a label and its colon: a party, a destination, a brand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from classifier.facts import Evidence
from classifier.law.vocabulary import Terms
from extractor.document.page import Page

_END = re.compile(r"\n|\s{3,}|\||\t")
_COLONS = (":", "：")
_ON_ITS_LINE = r"[^\S\n]*"
LONGEST = 90
"""Characters of what may stand behind a label."""


def labels(terms: Terms, blanks: str = _ON_ITS_LINE) -> re.Pattern[str] | None:
    """A label with its colon and the blanks behind it; `None` where no words are given.

    The label may be followed by itself in another language.
    """
    words = sorted((w for several in terms.values() for w in several), key=len, reverse=True)
    label = "|".join(map(re.escape, words))
    pattern = rf"(?<![A-Za-z])(?:{label})(?:[ /]*(?:{label}))*[ .]*[:：]{blanks}"
    return re.compile(pattern, re.IGNORECASE) if words else None


def end_of(text: str, start: int) -> int:
    """Where what begins at a place ends: at the end of its line, a wide gap, a bar or a tab."""
    found = _END.search(text, start)
    return found.start() if found else len(text)


def labelled(pages: Sequence[Page], terms: Terms) -> Iterator[Evidence]:
    """What stands behind each label on its line."""
    pattern = labels(terms)
    if pattern is None:
        return
    for page in pages:
        for match in pattern.finditer(page.text):
            start = match.end()
            text = page.text[start : end_of(page.text, start)].rstrip()
            is_label = any(c in text for c in _COLONS)  # nothing stands behind the first one, and another follows
            if text and len(text) <= LONGEST and not is_label:
                yield page.quote(start, start + len(text))
