"""Labels whose spelling is close to a name: read where a unit of the property stands beside them, and not else."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import candidates, drawn, facts

NEAR = [
    ("Kapozität, typ.    11,26 Ah", "capacity 11.26 Ah typical"),
    ("Norninal voltoge    3.65 V", "nominal_voltage 3.65 V"),
    ("Ncnnspannung    3,65 V", "nominal_voltage 3.65 V"),
    ("Massc    ca. 128,4 g", "mass 128.4 g approximate"),
    ("Specific copacity    mAh/g    >=351.2", "specific_capacity [351.2, ∞) mAh/g minimum"),
]


@pytest.mark.parametrize(("line", "expected"), NEAR)
def test_a_label_that_is_misspelt_by_a_letter_or_two_is_read(line: str, expected: str) -> None:
    (found,) = facts(drawn(line), decimal_comma="," in line)
    assert expected.startswith(found) or found.startswith(expected)


FAR = [
    "Leerspannung    3.65 V",
    "Massc    12 mm",
    "Class    3.65 g",
    "充电截至电压    4.2 V",
    "Kapozität ist eine wichtige Größe für alle, die Zellen kaufen und lagern    2,6 Ah",
]


@pytest.mark.parametrize("line", FAR)
def test_what_is_not_close_enough_or_has_no_unit_of_the_property_is_not(line: str) -> None:
    assert [] == [c.fact.property for c in candidates(drawn(line)) if any("line" in e.found for e in c.fact.evidence)]


def test_a_value_of_a_misspelt_label_is_less_sure_than_one_of_a_known_name() -> None:
    near, known = (candidates(drawn(f"{label}    11.26 Ah"))[0].fact for label in ("Capocity", "Capacity"))
    assert near.value == known.value and near.confidence < known.confidence
