"""What papers print behind a label and its colon: a party, a destination, a brand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from classifier.facts import Evidence
from classifier.law.vocabulary import Terms
from extractor.document.page import Page

_END = re.compile(r"\n|\s{3,}|\||\t")
_COLONS = (":", "：")
_LONGEST = 90


def labelled(pages: Sequence[Page], terms: Terms) -> Iterator[Evidence]:
    """What stands behind each label on its line; the label may be followed by itself in another language."""
    words = sorted((w for several in terms.values() for w in several), key=len, reverse=True)
    if not words:
        return
    label = "|".join(map(re.escape, words))
    pattern = re.compile(rf"(?<![A-Za-z])(?:{label})(?:[ /]*(?:{label}))*[ .]*[:：][^\S\n]*", re.IGNORECASE)
    for page in pages:
        for match in pattern.finditer(page.text):
            start = match.end()
            end = _END.search(page.text, start)
            text = page.text[start : end.start() if end else len(page.text)].rstrip()
            is_label = any(c in text for c in _COLONS)  # nothing stands behind the first one, and another follows
            if text and len(text) <= _LONGEST and not is_label:
                yield page.quote(start, start + len(text))
