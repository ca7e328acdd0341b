"""Parameters: labels that stand with a value and its unit, and rows that are none."""

import pytest

from extractor.papers.parameter_rows import lists_models, parameters
from tests.extractor.words import page, terms


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (1, "Supply  230 V"),
        (1, "3  Tap density  1.05 g/cm³"),
        (1, "Tap density (g/cm³)  ≥ 1.9  ≥ 1.85"),
        (1, "Weight  kg  540"),
        (1, "• Motor: 45 kW"),
        (2, "Volume (L)  Power (kW)"),
        (0, "Volume (L)"),
        (0, "Send 3 kg of powder"),
        (0, "0x01  2  0"),
        (0, "Channels  8"),
    ],
)
def test_a_label_with_a_value_and_its_unit_is_a_parameter(count: int, line: str) -> None:
    paper = page(line)
    assert count == len(parameters(paper, terms().find(paper.text), terms().phrases))


def test_models_are_listed_side_by_side_or_at_the_heads_of_rows() -> None:
    assert lists_models(page("Unit  QP-4  QP-5"))
    assert lists_models(page("QP-4  sand mill", "QP-5  jet mill"))
    assert not lists_models(page("QP-4 sand mill", "Power  5 kW"))
