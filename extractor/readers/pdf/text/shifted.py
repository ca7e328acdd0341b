"""Fonts whose codes are not the letters that they draw: a lost character map leaves the numbers of the glyphs.

Most of them stand a fixed number of places before the letters (")RUPDW" for "Format"), so that the text has codes, and
says nothing.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from extractor.readers.pdf import bulk
from extractor.readers.pdf.text.glyphs import Flags, Floats

LEAST = 30
"""Letters of a font from which on their frequencies tell."""

SHIFTS = (24, 25, 26, 27, 28, 29, 30, 31)
"""Places by which the glyphs of a font lie before the codes: 29 where it begins with the space, more or less where
others stand before it, or are left out."""

BETTER = 1.2
"""By how much, in natural logarithms a letter, the shifted reading is more like language than the plain one."""

LANGUAGE = -4.2
"""The logarithm of how often, on average, letters of a language with some names and numbers stand in text."""

_OFTEN = dict(
    zip(
        "etaoinsrhldcumfpgwybvkxjqz",
        (127, 91, 82, 75, 70, 67, 63, 60, 61, 40, 43, 28, 28, 24, 22, 19, 20, 24, 20, 15, 10, 8, 1.5, 1.5, 1, 0.7),
        strict=True,
    )
)
"""Letters of English in a thousand; those of its neighbours differ less from it than from shifted ones."""

_SIZE, _RARE = 128, 0.4


def _likeness() -> Floats:
    """For each code of ASCII the logarithm of how often it stands in text; nought for what tells nothing."""
    table = np.full(_SIZE, np.log(_RARE / 1_000), np.float32)
    for letter, share in _OFTEN.items():
        table[ord(letter)] = np.log(share / 1_000)
        table[ord(letter.upper())] = np.log(share / 1_400)
    for neutral in "_0123456789.,;:()/-+%*'\"= ":
        table[ord(neutral)] = np.log(10 / 1_000)
    return table


@cache
def _shifted_likeness() -> Floats:
    """A row for the codes as they are, and one for each shift of them."""
    plain = _likeness()
    return np.stack([plain[np.minimum(np.arange(_SIZE) + shift, _SIZE - 1)] for shift in (0, *SHIFTS)])


def shifted(codes: bulk.Codes, owners: bulk.Handles, white: Flags) -> Flags:
    """A flag for each character: its font's codes stand a fixed number of places before the letters that are drawn."""
    found = np.zeros(len(codes), np.bool_)
    letters = (codes > ord("?")) & (codes < _SIZE) & (owners != 0) & ~white
    if np.count_nonzero(letters) < LEAST:
        return found
    starts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
    items = owners[starts]
    of_runs = np.where(items != 0, bulk.fonts(items), 0)
    fonts = np.repeat(of_runs, np.diff(np.append(starts, len(owners))))
    for font in set(of_runs.tolist()):
        told = codes[letters & (fonts == np.uint64(font))]
        if len(told) < LEAST:
            continue
        plain, *moved = (_shifted_likeness() @ np.bincount(told, minlength=_SIZE) / len(told)).tolist()
        if max(moved) > max(plain + BETTER, LANGUAGE):
            found |= fonts == np.uint64(font)
    return found & ~white
