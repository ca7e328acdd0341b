"""Rows that name the goods: their label may be as short as a number, and stand behind a cell that groups rows."""

import pytest

from extractor.goods.identity.naming_weights import ROW
from extractor.goods.identity.namings import survey
from tests.extractor.drawn import drawn
from tests.extractor.words import terms

ROWS = [
    ("품명    인조흑연 음극재    배터리급", "인조흑연 음극재"),
    ("品名    人造石墨负极材料    粉末", "人造石墨负极材料"),
    ("General    Product name    Artificial graphite anode material", "Artificial graphite anode material"),
    ("3.2    Product name    Artificial graphite anode material", "Artificial graphite anode material"),
]


@pytest.mark.parametrize(("line", "goods"), ROWS)
def test_a_row_that_names_the_goods_counts_as_one(line: str, goods: str) -> None:
    page = drawn(f"A paper of many words\n\nand of more\n\n{line}\n\nand of others")
    namings = survey([page], terms()).namings
    assert max(n.weight for n in namings if n.text == goods) >= ROW


def test_a_short_first_cell_that_names_nothing_is_a_number_of_its_row() -> None:
    (naming,) = survey([drawn("x\n\nx\n\n十二    用途    人造石墨负极材料    粉末")], terms()).namings
    assert naming.row == "用途"
