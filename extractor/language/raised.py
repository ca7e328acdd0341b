"""Small raised and lowered characters as the signs that say so: the mark of a footnote is no digit of its number.

"2.56" with a small 2 at its shoulder is read as "2.56 ²", "cm" with a small 3 as "cm ³", "D" with a low 50 as "D ₅₀".
"""

from __future__ import annotations

import re

from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page, Word

_MARK = re.compile(r"[-−–+]?[\d()*,]{1,4}")
_UP = str.maketrans("0123456789()-−–+,", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁻⁻⁻⁺*")
_DOWN = str.maketrans("0123456789()-−–+,", "₀₁₂₃₄₅₆₇₈₉₍₎₋₋₋₊*")


def raised_text(page: Page) -> str:
    """The page's text, of the same length, with what is raised or lowered beside larger type written so."""
    pieces, at = [], 0
    for before, word in zip(page.words, page.words[1:], strict=False):
        if 0 < word.size < LAYOUT.raised.size * before.size and _MARK.fullmatch(word.text):
            signs = _signs(before, word)
            if signs is not None:
                pieces += [page.text[at : word.start], page.text[word.start : word.end].translate(signs)]
                at = word.end
    return "".join((*pieces, page.text[at:])) if pieces else page.text


def _signs(before: Word, word: Word) -> dict[int, int] | None:
    """How a small word is written beside the one before it; `None` where it does not stand at its shoulder or foot.

    A small "+2" or "-1" beside a number is its tolerance.
    """
    gap, height = word.box.x0 - before.box.x1, before.size
    if not -LAYOUT.raised.gap * height <= gap <= LAYOUT.raised.gap * height or (
        word.text[0] in "-−–+" and before.text[-1].isdigit()
    ):
        return None
    if before.box.bottom - word.box.bottom >= LAYOUT.raised.rise * height and word.box.top < before.box.bottom:
        return _UP
    lowered = (
        word.box.bottom - before.box.bottom >= -LAYOUT.raised.rise * height / 2
        and word.box.top > before.box.top + LAYOUT.raised.rise * height
    )
    return _DOWN if lowered and before.text[-1].isalpha() else None
