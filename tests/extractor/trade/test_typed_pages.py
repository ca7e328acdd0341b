"""Orders as old systems print them: every letter as wide as another, rules of signs, names under their codes."""

from __future__ import annotations

import re

from trade_papers import reading, values

from classifier.box import Box
from extractor.document.page import Page, Word, compose

_LETTER, _CAPITAL, _BEARING = 5.4, 6.2, 0.6
"""The room of a letter, the height of a capital and the empty room at either side of one, in points."""

ORDER = """
PURCHASE ORDER 77120                     NORTHGATE CELLS INC
==========================================================================
ITEM  PART NO. / DESCRIPTION         QTY  UOM    UNIT PRICE     EXT PRICE
--------------------------------------------------------------------------
0010  KW-41                          2.00 EA      86,500.00    173,000.00
      WINDING MACHINE FOR LITHIUM CELLS
      16 REELS, CORE 3 MM, CYCLE 9 S
      HTS 8479.89.9599    DUE 03/31/2027
0020  KW-SP7                        25.00 KIT        112.00      2,800.00
      SPARE NEEDLE SET FOR ITEM 0010
      HTS 8479.90.9596    DUE 03/31/2027
--------------------------------------------------------------------------
                                       TOTAL USD               175,800.00
==========================================================================
NOTES: 1. RUN-OFF WITH OUR CELL NC-21F (4.8 AH, 3.6 V, 68 G) AT THE VENDOR.
       2. CRATES OF 4,200 KG AT MOST.
"""


def typed(text: str) -> Page:
    """A page in type whose letters are all as wide as one another; a word's box holds its ink alone."""
    lines = []
    for number, line in enumerate(text.strip("\n").split("\n")):
        found = [
            [_word(m[0], run.start() + m.start(), 40.0 + 12.6 * number) for m in re.finditer(r"\S+", run[0])]
            for run in re.finditer(r"\S+(?: \S+)*", line)
        ]
        lines.append(found)
    return compose([line for line in lines if line], number=1, width=595, height=842)


def _word(text: str, column: int, top: float) -> Word:
    left = 40.0 + _LETTER * column
    box = Box(left + _BEARING, top, left + _LETTER * len(text) - _BEARING, top + _CAPITAL)
    return Word(text, box, size=9)


def test_words_with_one_blank_between_them_stand_in_one_cell_and_rules_of_signs_are_no_goods() -> None:
    found = reading(typed(ORDER))
    assert [line.label for line in found.lines] == ["KW-41", "KW-SP7"]
    wanted = [("2 EA", "86500 USD", "173000 USD", "8479899599"), ("25 KIT", "112 USD", "2800 USD", "8479909596")]
    assert values(found, "quantity", "unit_price", "amount", "tariff_line") == wanted
    assert not found.problems
    assert not found.lost


def test_a_row_of_a_description_that_begins_with_a_number_is_read_with_it() -> None:
    page = typed(ORDER)
    (first, *_) = reading(page).lines
    told = [page.text[start:end] for _, start, end in first.description]
    assert told[:3] == ["KW-41", "WINDING MACHINE FOR LITHIUM CELLS", "16 REELS, CORE 3 MM, CYCLE 9 S"]
