"""What a line is called."""

from __future__ import annotations

import pytest

from extractor.trade.language.names import label, model_in
from tests.extractor.trade.trade_papers import PHRASES


@pytest.mark.parametrize(
    ("description", "model"),
    [
        ("Lithium-ion cell INR21700-50E, 3.6 V 5 Ah", "INR21700-50E"),
        ("Artificial graphite anode material JC-AG380, powder", "JC-AG380"),
        ("磷酸铁锂正极材料 YH-F28", "YH-F28"),
        ("Coin cells CR2032, 3 V", "CR2032"),
        ("Lithium batteries UN3480, packed to P903", None),
        ("Bolt M6 x 20, ISO-4017", None),
        ("Busbars, tinned copper", None),
        ("Cotton poplin, white\nLot KB0261", None),
        ("Header 4 pos\nCOO: CN ECCN: EAR99", None),
        ("Zugentlastung\nIhre Materialnr.: KX7152", None),
        ("齿轮箱 图号：LT2110", None),
        ("Lot KB0261, cells QP-21E", "QP-21E"),
    ],
)
def test_a_model_is_told_from_standards_threads_and_un_numbers(description: str, model: str | None) -> None:
    assert model_in(description, PHRASES) == model


def test_a_line_without_a_model_is_called_by_its_first_words() -> None:
    assert label(None, "Tinned copper busbars, flexible, M6", "4711", PHRASES) == "Tinned copper busbars"


def test_a_line_without_words_is_called_by_its_article_number() -> None:
    assert label(None, "", "4711", PHRASES) == "4711"


def test_what_is_another_line_s_article_names_no_line_but_that_one() -> None:
    assert label(None, "Module 12S1P of VK-L90", "VM-12SL", PHRASES, {"VK-L90"}) == "VM-12SL"
    assert label(None, "Module 12S1P of VK-L90", "VM-12SL", PHRASES) == "VK-L90"
