"""Models that stand one under another where no head announces them (`extractor.goods.lineups`)."""

from __future__ import annotations

import pytest

from extractor.facts.tables import FactFinder
from extractor.goods.lineups import with_lined_up, without_part_marks
from tests.extractor.drawn import drawn, marked, vocabulary


def lined_up(text: str) -> dict[str, list[str]]:
    """The models of a drawn page, each with its values."""
    page = drawn(text)
    rows = marked(page)
    finds = with_lined_up(FactFinder(vocabulary()).find(page, rows), rows)
    return {m.name: [str(c.fact.value) for c in finds.candidates if m.name in c.models] for m in finds.models}


def test_rows_of_one_form_under_a_head_that_nobody_knows_are_models() -> None:
    text = """
        Brand          Heft of one      Reach
        BUS-612        2.33             211.4
        BUS-633        2.44             191.6
        BUS-673        2.20             183.1
    """
    assert list(lined_up(text)) == ["BUS-612", "BUS-633", "BUS-673"]


def test_a_value_in_such_a_row_is_its_model_s() -> None:
    text = """
        BUS-612        3.6 V, 2.33 Ah
        BUS-633        3.6 V, 2.44 Ah
        BUS-673        3.6 V, 2.20 Ah
    """
    assert lined_up(text) == {
        "BUS-612": ["3.6 V", "2.33 Ah"],
        "BUS-633": ["3.6 V", "2.44 Ah"],
        "BUS-673": ["3.6 V", "2.2 Ah"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "BUS-612    2.33\nBUS-633    2.44",
        "AX-1    2.33\nBY-2    2.44\nCZ-3    2.20",
        "BUS-612    as agreed\nBUS-633    as agreed\nBUS-673    as agreed",
        "Capacity    2.33\nVoltage    2.44\nWeight    2.20",
    ],
    ids=["two rows", "three forms", "words behind", "labels"],
)
def test_two_rows_rows_of_several_forms_and_rows_of_words_list_no_models(text: str) -> None:
    assert lined_up(text) == {}


def unmarked(text: str) -> list[str]:
    """The names that are left of a drawn page's once the marks of parts are taken out."""
    page = drawn(text)
    rows = marked(page)
    return [m.name for m in without_part_marks(FactFinder(vocabulary()).find(page, rows), page).models]


def test_the_marks_of_parts_in_a_circuit_are_no_models() -> None:
    circuit = """
        R1  100R
        R2  1K    C2  104    U1
        BT1    PT1
        TQ4    TQ5
    """
    assert unmarked(circuit) == []


def test_short_names_with_values_of_their_own_are_models_whatever_they_look_like() -> None:
    table = """
        Model            R1       R2       R3       R4       R5
        Capacity (Ah)    1.5      2.5      3.5      4.5      5.5
    """
    assert unmarked(table) == ["R1", "R2", "R3", "R4", "R5"]
