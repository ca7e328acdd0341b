"""A cell of an unruled table that runs on in the next line is one cell; a line of its own stays one."""

from __future__ import annotations

import pytest

from extractor.rows.rows import rows
from tests.extractor.drawn import drawn, facts


def texts(text: str) -> list[list[str]]:
    return [[slot.text for slot in row.slots] for row in rows(drawn(text, pitch=11.0))]


def test_a_unit_torn_at_its_stroke_is_one_unit() -> None:
    sheet = "0.1C discharge capacity    203   mAh/\n                                  g\n1C capacity                188   mAh/g"
    assert texts(sheet)[0] == ["0.1C discharge capacity", "203", "mAh/ g"]
    assert "specific_capacity 203 mAh/g" in facts(drawn(sheet, pitch=11.0))


def test_a_bracket_left_open_takes_the_whole_next_line_with_it() -> None:
    sheet = "Capacity (typ. /    5000 / 4850\nmin.)               mAh\nMass                69 g"
    assert texts(sheet)[:2] == [["Capacity (typ. / min.)", "5000 / 4850 mAh"], ["Mass", "69 g"]]
    assert facts(drawn(sheet, pitch=11.0))[:2] == ["capacity 5 Ah typical", "capacity [4.85, ∞) Ah minimum"]


@pytest.mark.parametrize(
    "sheet",
    [
        "Capacity (typ.)    5000 mAh\nMass               69 g",
        "Speed    12 m/\nMass     69 g",
        "Test (at 25 °C    5000 mAh\nMass     69 g",
    ],
)
def test_a_line_with_a_label_of_its_own_is_no_second_line_of_a_cell(sheet: str) -> None:
    assert ["Mass", "69 g"] in texts(sheet)


def test_lines_far_apart_are_two_rows() -> None:
    sheet = "0.1C discharge capacity    203   mAh/\n                                  g"
    assert len(rows(drawn(sheet, pitch=24.0))) == 2


def test_cells_of_two_lines_set_to_the_middle_of_their_row() -> None:
    page = drawn(
        """
                  Spray dryer
        D-202                         PWG-G3     350 kg/h
                  for graphite


                  Rotary kiln
        K-203                         HZY-800    800 mm
                  heated by gas
        """,
        pitch=6.0,
    )
    assert [[s.text for s in row.slots] for row in rows(page)] == [
        ["D-202", "Spray dryer for graphite", "PWG-G3", "350 kg/h"],
        ["K-203", "Rotary kiln heated by gas", "HZY-800", "800 mm"],
    ]
