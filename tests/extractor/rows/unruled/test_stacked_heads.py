"""Heads of unruled tables: cells of several lines, and neighbours that ran together."""

from __future__ import annotations

from extractor.document.page import Page, Word, compose
from extractor.rows.rows import rows
from tests.extractor.drawn import drawn, facts


def _heads(page: Page) -> list[list[str]]:
    return [[slot.text for slot in row.slots] for row in rows(page)]


def test_lines_that_are_set_to_one_middle_are_one_head() -> None:
    page = drawn(
        """
                     Specific
        Grade                            Tap density (g/cm³)
                     capacity (mAh/g)
        NG-10        351.5               1.02
        NG-20        348.0               0.97
        """,
        pitch=7.0,
    )
    spaced = _with_body_apart(page, first=3)
    assert _heads(spaced)[0] == ["Grade", "Specific capacity (mAh/g)", "Tap density (g/cm³)"]


def test_a_table_with_stacked_heads_gives_every_model_its_values() -> None:
    page = drawn(
        """
                     Specific
        Grade                            Tap density (g/cm³)
                     capacity (mAh/g)
        NG-10        351.5               1.02
        NG-20        348.0               0.97
        """,
        pitch=7.0,
    )
    assert facts(_with_body_apart(page, first=3)) == [
        "specific_capacity 351.5 mAh/g of NG-10",
        "tap_density 1.02 g/cm3 of NG-10",
        "specific_capacity 348 mAh/g of NG-20",
        "tap_density 0.97 g/cm3 of NG-20",
    ]


def test_heads_that_ran_together_are_parted_by_the_columns_below() -> None:
    page = drawn(
        """
        Model     Rated capacity (Ah) Nominal voltage (V) Mass (g)
        KT-50     5.00                3.60                70.2
        KT-60     6.10                3.65                81.0
        """
    )
    assert _heads(page)[0] == ["Model", "Rated capacity (Ah)", "Nominal voltage (V)", "Mass (g)"]


def test_a_title_close_above_a_head_is_no_line_of_it() -> None:
    page = drawn(
        """
        Specification
        Model     Capacity (Ah)       Nominal voltage (V)
        KT-50     5.00                3.60
        KT-60     6.10                3.65
        """,
        pitch=11.0,
    )
    assert _heads(page)[0] == ["Specification"]


def _with_body_apart(page: Page, *, first: int) -> Page:
    """The page with its lines from the first one of the body on further down, each a full line below the other."""
    laid = []
    for number, line in enumerate(page.lines):
        down = 0.0 if number < first else 8.0 + 9.0 * (number - first)
        laid.append([[_lower(w, down) for w in page.words[s.first : s.last]] for s in line.segments])
    return compose(laid, number=1, width=842, height=842)


def _lower(word: Word, down: float) -> Word:
    left, top, right, bottom = word.box
    return Word(word.text, (left, top + down, right, bottom + down), size=word.size)


def test_a_head_of_several_lines_may_stand_over_values_with_units_of_their_own() -> None:
    page = drawn(
        """
                     Discharge                       Nominal
        Model                        Resistance                    Cycle life
                     capacity (Ah)                   voltage (V)
        KT-50        5.00            ≤35 mΩ          3.60          ≥500 次
        """,
        pitch=7.0,
    )
    assert _heads(_with_body_apart(page, first=3))[0] == [
        "Model",
        "Discharge capacity (Ah)",
        "Resistance",
        "Nominal voltage (V)",
        "Cycle life",
    ]


def test_a_designation_below_other_words_is_a_line_of_a_head() -> None:
    page = drawn(
        """
                     Particle size   Tap density
        Grade                                      Moisture
                     D50             (g/cm³)
        NG-10        1.2 μm          1.02          ≤ 800 ppm
        """,
        pitch=7.0,
    )
    heads = _heads(_with_body_apart(page, first=3))
    assert heads[0] == ["Grade", "Particle size D50", "Tap density (g/cm³)", "Moisture"]
