"""Leaders: dots and strokes that lead from a label to its value part the two, and belong to neither."""

from __future__ import annotations

import pytest

from extractor.rows.rows import rows
from tests.extractor.drawn import candidates, drawn, facts, named_models, ruled


def texts(line: str) -> list[str]:
    return [slot.text for row in rows(drawn(line)) for slot in row.slots]


@pytest.mark.parametrize(
    "line",
    [
        "Nominal capacity ........ 5.0 Ah",
        "Nominal capacity........5.0 Ah",
        "Nominal capacity . . . . . . . 5.0 Ah",
        "Nominal capacity ············ 5.0 Ah",
        "Nominal capacity ………… 5.0 Ah",
        "Nominal capacity ______ 5.0 Ah",
        "Nominal capacity -------- 5.0 Ah",
        "Nominal capacity ... 5.0 Ah",
        "Nominal capacity     ..........     5.0 Ah",
        "标称容量……5.0 Ah",
    ],
)
def test_a_value_is_read_behind_its_leader(line: str) -> None:
    assert facts(drawn(line)) == ["capacity 5 Ah nominal"]


def test_each_line_of_a_list_with_leaders_keeps_its_value() -> None:
    page = drawn("""
        Nominal voltage ........ 3.65 V
        Energy density ......... 262 Wh/kg
        Tap density (g/cm³) .... 1.05
        Weight......72.0 g
    """)
    assert facts(page) == [
        "nominal_voltage 3.65 V nominal",
        "gravimetric_energy_density 262 Wh/kg",
        "tap_density 1.05 g/cm3",
        "mass 72 g",
    ]


def test_lines_with_leaders_up_to_the_margin_are_no_running_text() -> None:
    page = drawn(f"Nominal capacity {'.' * 60} 5.0 Ah\nNominal voltage {'.' * 60} 3.65 V")
    assert facts(page) == ["capacity 5 Ah nominal", "nominal_voltage 3.65 V nominal"]


def test_the_quote_goes_from_label_to_value_with_the_leader() -> None:
    (found,) = candidates(drawn("Weight ........ 72.0 g"))
    assert [e.text for e in found.fact.evidence] == ["Weight ........ 72.0 g"]


def test_a_model_is_named_behind_a_leader() -> None:
    assert [n.text for n in named_models(drawn("Model ........ QX-21700"))] == ["QX-21700"]


def test_a_cell_that_lists_several_lines_with_leaders_is_read_line_by_line() -> None:
    page = ruled(
        ["Electrical", "Mechanical"],
        ["Nominal capacity ..... 5.0 Ah\nNominal voltage ..... 3.6 V", "Weight ..... 72 g"],
    )
    assert facts(page) == ["capacity 5 Ah nominal", "mass 72 g", "nominal_voltage 3.6 V nominal"]


@pytest.mark.parametrize("line", ["Voltage 2.8...4.2 V", "Voltage 2.8 V…4.2 V", "Temperature -20 ... +60 °C"])
def test_dots_between_the_ends_of_a_range_lead_nowhere(line: str) -> None:
    assert texts(line) == [line]


@pytest.mark.parametrize(
    "line", ["see the list of models...", "and so on… The cell", "等等……电池", "........", "-----"]
)
def test_an_ellipsis_leads_nowhere(line: str) -> None:
    assert len(texts(line)) <= 1


def test_a_table_of_contents_gives_no_value() -> None:
    assert facts(drawn("2.1 Nominal voltage ........ 5\n2.2 Capacity ............... 12")) == []
