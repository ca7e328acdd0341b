"""A draft beside papers that name another buyer, another destination, another brand, another form of the goods."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.checking.against.parties import _are_two
from tests.casebook.checking.drafts import Line
from tests.casebook.checking.test_beside import SHEET, Rows, found, invoice
from tests.casebook.checking.test_check import LIGHT


def with_head(*cells: str) -> Rows:
    title, *rest = invoice(LIGHT.model)
    return (title, cells, *rest)


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (("Buyer:", "Pacific Storage GmbH"), set()),
        (("Consignee:", "PACIFIC STORAGE G.m.b.H."), set()),
        (("Buyer:", "Atlantic Tools Ltd"), {(None, "paper_differs")}),
        (("Buyer:", "Pacific Storag GmbH"), {(None, "paper_differs")}),
        (("买方：", "太平洋储能公司"), set()),
        (("Country of destination:", "Poland"), set()),
        (("Port of discharge:", "Hamburg, Germany"), {(None, "paper_differs")}),
        (("Port of discharge:", "Gdynia"), set()),
        (("Brand:", "柯岱"), set()),
        (("品牌：", "湖电"), {(1, "element_differs")}),
        (("Brand:", "HUDIAN"), set()),
        (("Brand:", "", "Buyer:", "Pacific Storage GmbH"), set()),
    ],
)
def test_parties_and_brands_are_those_of_the_papers(cells: tuple[str, ...], kinds: set[tuple[int | None, str]]) -> None:
    assert found(LIGHT, ("invoice.xlsx", with_head(*cells))) == kinds


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Maruyama Denchi K.K.", "MARUYAMA DENCHI KK", False),
        ("Cerro Alto Baterías S.A.", "Cerro Alto Baterias S. A.", False),
        ("Northgate Power Co., Ltd.", "Northgate Power Company Limited", False),
        ("Maruyama Denchi K.K.", "Maruyama Denki K.K.", True),
        ("Northgate Power Ltd", "Southgate Power Ltd", True),
    ],
)
def test_one_firm_may_be_spelled_in_several_ways(one: str, other: str, are_two: bool) -> None:
    assert _are_two(one, other, is_drawn=False) is are_two
    assert _are_two(other, one, is_drawn=False) is are_two


def test_recognised_names_are_another_firms_where_little_is_alike() -> None:
    assert not _are_two("Maruyama Denchi K.K.", "Maruyama Denehi KK", is_drawn=True)
    assert _are_two("Maruyama Denchi K.K.", "Cerro Alto Baterias S.A.", is_drawn=True)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("锂离子电芯", set()),
        ("锂离子电池", set()),
        ("锂离子电池组", {(1, "paper_differs")}),
        ("储能柜用锂离子电池", set()),
        ("电池组用锂离子电芯", set()),
    ],
)
def test_a_cell_that_is_called_a_pack_is_told(name: str, kinds: set[tuple[int | None, str]]) -> None:
    line: Line = replace(LIGHT, name=name)
    assert found(line, ("KD-50A.xlsx", SHEET)) == kinds
