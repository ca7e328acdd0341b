"""A draft beside papers that name another buyer, another destination, another brand, another form of the goods."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from casebook.checking.against.parties import _are_two
from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.test_beside import SHEET, Rows, check, check_of, found, invoice
from tests.casebook.checking.test_check import LIGHT


def with_field(label: str, value: str) -> bytes:
    """The draft with a field more, its value below its label."""
    opened = openpyxl.load_workbook(io.BytesIO(workbook([LIGHT])))
    opened["报关单"]["F4"], opened["报关单"]["F5"] = label, value
    data = io.BytesIO()
    opened.save(data)
    return data.getvalue()


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
        (("Buyer", "Atlantic Tools Ltd"), {(None, "paper_differs")}),
        (("Buyer", "Pacific Storage GmbH"), set()),
        (("买方 Buyer", "Atlantic Tools Ltd", "Country of origin", "China"), {(None, "paper_differs")}),
        (("Buyer", "Brand", "Quantity", "Amount"), set()),
        (("Buyer", "Seller"), set()),
        (("Buyer", "Brand", "Atlantic Tools Ltd"), set()),
        (("Brand", "湖电"), {(1, "element_differs")}),
        (("卖方：", "湖州柯岱电源有限公司"), set()),
        (("卖方：", "温州南川电子有限公司"), {(None, "paper_differs")}),
        (("Seller:", "Nanchuan Electronics Co., Ltd."), set()),
        (("卖方：", "温州南川电子有限公司", "买方：", "湖州柯岱电源有限公司"), set()),
        (("Country of origin:", "China"), set()),
        (("Country of origin:", "Viet Nam"), {(1, "paper_differs")}),
        (("Country of origin", "Vietnam"), {(1, "paper_differs")}),
    ],
)
def test_parties_and_brands_are_those_of_the_papers(cells: tuple[str, ...], kinds: set[tuple[int | None, str]]) -> None:
    assert found(LIGHT, ("invoice.xlsx", with_head(*cells))) == kinds


def test_a_brand_in_other_letters_is_a_note_and_no_more() -> None:
    made = check(LIGHT, ("invoice.xlsx", with_head("Brand:", "HUDIAN")))
    (note,) = made.findings
    assert (note.line, str(note.kind), str(note.severity)) == (1, "element_differs", "note")
    assert "HUDIAN" in note.says.en and [e.text for e in note.evidence] == ["柯岱", "HUDIAN"]
    assert made.verdict == "ready"
    both = replace(LIGHT, elements=LIGHT.elements.replace("柯岱", "柯岱KEDAI"))
    assert not check(both, ("invoice.xlsx", with_head("Brand:", "Kedai"))).findings


@pytest.mark.parametrize(
    ("draft", "paper", "is_told"),
    [
        (("指运港", "汉堡"), ("Port of discharge:", "Hamburg"), False),
        (("指运港", "汉堡（德国）"), ("Port of discharge", "Rotterdam, Netherlands"), True),
        (("指运港", "格丁尼亚"), ("目的港：", "格但斯克"), True),
        (("指运港", "昆布兰角"), ("Port of discharge:", "Hamburg"), False),
        (("指运港", "科佩尔"), ("Port of discharge:", "Hamburg"), True),
        (("离境口岸", "洋山港"), ("Port of loading:", "Shanghai, China"), False),
        (("离境口岸", "盐田"), ("Port of loading:", "Ningbo"), True),
        (("离境口岸", "盐田"), ("Port of loading", "Port of discharge"), False),
    ],
)
def test_ports_on_record_are_compared_in_either_language(
    draft: tuple[str, str], paper: tuple[str, str], is_told: bool
) -> None:
    data = with_field(*draft)
    told = [f.says.en for f in check_of(data, ("invoice.xlsx", with_head(*paper))).findings if "port" in f.says.en]
    assert len(told) == is_told
    assert all(draft[1] in one and paper[1] in one for one in told)


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
