"""Texts that are written about goods and offer none: news, blogs, encyclopaedias, certificates of courses, theses.

What they say of goods is said of anybody's, so that they give no item. The words that tell them are the catalogue's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document.page import Page
from extractor.language.phrases import Phrases, Shape

_PAGES = 6
_CERTAIN = Shape("<<certain_of_writing~>>", re.IGNORECASE)
_LIKELY = Shape("<<likely_of_writing~>>", re.IGNORECASE)
_SHOP = Shape("<<shop~>>", re.IGNORECASE)
_ENOUGH = 2


def sign_of_writing(pages: Sequence[Page], phrases: Phrases) -> str | None:
    """The words of a paper that tell that it is written about goods; `None` where none do, or a shop's words too."""
    text = "\n".join(page.text for page in pages[:_PAGES])
    if phrases.pattern(_SHOP).search(text):
        return None
    certain = phrases.pattern(_CERTAIN).search(text)
    if certain is not None:
        return certain[0]
    likely = {match[0].lower(): match[0] for match in phrases.pattern(_LIKELY).finditer(text)}
    return "”, “".join(list(likely.values())[:_ENOUGH]) if len(likely) >= _ENOUGH else None
