"""The lines of a draft beside each other, and what one of their elements says by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.casebook.checking.drafts import Line
from tests.casebook.checking.test_check import LIGHT, check, found

LOT = LIGHT
OTHER = replace(LIGHT, model="KD-26B")


def test_item_numbers_count_up() -> None:
    assert found(check([LOT, replace(LOT, item=2), replace(LOT, item=3)])) == set()
    assert found(check([LOT, replace(LOT, item=2), replace(LOT, item=2)])) == {(None, "line_missing")}
    assert found(check([LOT, replace(LOT, item=2), replace(LOT, item=4)])) == {(None, "line_missing")}


@pytest.mark.parametrize(
    ("value", "other", "kind"),
    [
        ("柯岱", "柯贷", "element_differs"),
        ("镍钴锰酸锂", "磷酸铁锂", "element_differs"),
        ("不含汞", "含汞", "element_differs"),
        ("1|0|", "2|0|", "element_differs"),
    ],
)
def test_lots_of_one_model_are_told_alike(value: str, other: str, kind: str) -> None:
    odd = replace(LOT, elements=LOT.elements.replace(value, other))
    assert found(check([LOT, odd, LOT])) == {(2, kind)}
    assert found(check([LOT, LOT, odd])) == {(3, kind)}


def test_one_capacity_in_two_units_is_one() -> None:
    thousandths = replace(LOT, capacity=f"{float(LOT.capacity.removesuffix('Ah')) * 1000:.0f}mAh")
    assert found(check([LOT, thousandths])) == set()


def test_one_model_is_under_one_number() -> None:
    assert found(check([LOT, replace(LOT, number="8507600030")])) == {(2, "number_doubtful")}


def test_what_is_made_for_a_model_is_no_lot_of_it() -> None:
    cable = replace(LOT, name="连接线", number="8544421900", elements=LOT.elements.replace("1|0|", "2|0|"))
    assert not found(check([LOT, cable])) & {(2, "number_doubtful"), (2, "element_differs")}


def test_a_number_that_the_tariff_does_not_have_is_told() -> None:
    assert found(check([replace(LOT, number="8507600099")])) == {(1, "number_doubtful")}


@pytest.mark.parametrize("name", ["铅酸蓄电池", "锂原电池", "镍氢电池组"])
def test_a_name_of_other_batteries_is_doubted_whatever_the_elements_say(name: str) -> None:
    assert (1, "number_doubtful") in found(check([replace(LOT, name=name)]))


@pytest.mark.parametrize(
    ("value", "other"),
    [("1|0|", "7|0|"), ("1|0|", "1|5|"), ("1|0|", "0|0|"), ("不含汞", "含汞"), ("不含汞", "是"), ("柯岱", "无品牌")],
)
def test_what_an_element_cannot_say_is_told(value: str, other: str) -> None:
    assert found(check([replace(LOT, elements=LOT.elements.replace(value, other))])) == {(1, "element_differs")}


def test_a_figure_without_its_unit_is_compared_and_one_of_another_quantity_is_told() -> None:
    bare = LOT.density.removesuffix("Wh/kg")
    assert found(check([replace(LOT, density=bare)])) == set()
    assert (1, "energy_density_differs") in found(check([replace(LOT, density="157")]))
    assert found(check([replace(LOT, density=f"{bare}Wh/L")])) == {(1, "element_differs")}


def test_a_cell_that_one_line_alone_leaves_blank_is_told() -> None:
    assert found(check([LOT, replace(LOT, currency=""), LOT])) == {(2, "element_missing")}
    assert found(check([replace(LOT, currency=""), replace(OTHER, currency="")])) == set()


def test_a_line_without_a_name_is_told_and_called_by_its_model() -> None:
    nameless = replace(OTHER, name="", number="8504401400")
    made = check([LOT, nameless])
    assert (2, "element_missing") in found(made)
    assert not [f.says.en for f in made.findings if "  " in f.says.en or "“”" in f.says.zh]
    assert any("KD-26B" in f.says.en for f in made.findings if f.kind == "number_doubtful")
    assert (1, "element_missing") in found(check([replace(LOT, name="")]))


def test_lines_of_several_models_may_differ() -> None:
    lines: list[Line] = [LOT, replace(OTHER, elements=LOT.elements.replace("柯岱", "岱岳"))]
    assert found(check(lines)) == set()
