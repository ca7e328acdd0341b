"""A line that gives units for the words of a table: a column or a label without a unit takes its own."""

import pytest

from extractor.facts.tables import FactFinder
from extractor.goods.survey import survey
from tests.extractor.drawn import catalogue, drawn, marker

TABLE = (
    "Model    Form    Granulation volume    Weight\nZC-32    vertical    3.2    9800\nZC-48    vertical    4.8    14600"
)


def told(text: str) -> list[str]:
    finder = FactFinder(catalogue().vocabulary)
    found = survey([drawn(text)], marker(), finder, decimal_comma=False).candidates
    return [f"{c.fact.property} {c.fact.value} of {','.join(c.models)}" for c in found]


@pytest.mark.parametrize("legend", ["Units: volume m³; power kW; weight kg", "单位：Volume m³；Weight kg"])
def test_a_column_takes_the_unit_that_the_legend_gives_for_its_word(legend: str) -> None:
    assert told(f"{legend}\n\n{TABLE}") == [
        "granulation_volume 3200 L of ZC-32",
        "mass 9800000 g of ZC-32",
        "granulation_volume 4800 L of ZC-48",
        "mass 14600000 g of ZC-48",
    ]


@pytest.mark.parametrize("line", ["", "Unit: mm", "Unit weight kg 46", "The unit has a volume of its own"])
def test_a_line_that_is_no_legend_gives_no_unit(line: str) -> None:
    assert told(f"{line}\n\n{TABLE}") == []
