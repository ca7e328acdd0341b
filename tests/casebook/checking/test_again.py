"""A draft whose workbook has the same lines once more, as a flat table: what the two say otherwise is asked."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from casebook.checking.check import Checked
from classifier.judging.determination import Outcome
from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.test_beside import check_of
from tests.casebook.checking.test_check import LIGHT

HEADS = ("项号", "商品编号", "商品名称", "申报要素", "数量", "单位", "单价", "总价", "币制", "净重")
OTHER = replace(LIGHT, model="KD-40B", name="锂离子电池组")
MILL = Line(
    model="MX-880",
    number="8479820090",
    name="流化床气流磨",
    elements="1|0|用于物料研磨|机械研磨|柯岱|{model}",
    count=2,
    unit="台",
    kilograms="3100",
    price="41000",
)


def check(*lines: Line, listed: tuple[Line, ...]) -> Checked:
    """The check of a draft of some lines, whose workbook lists some lines on a second sheet."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(list(lines))))
    sheet = book.create_sheet("明细")
    sheet.append(HEADS)
    for k, x in enumerate(listed, 1):
        price, amount = float(x.price), float(x.total)
        sheet.append((k, x.number, x.name, x.told, x.count, x.unit, price, amount, "USD", float(x.kilograms)))
    data = io.BytesIO()
    book.save(data)
    return check_of(data.getvalue())


def test_a_table_of_the_same_lines_says_nothing_more() -> None:
    assert not check(LIGHT, OTHER, listed=(LIGHT, OTHER)).findings


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"density": "216Wh/kg"}, "element_differs", ("206Wh/kg", "216Wh/kg")),
        ({"model": "KD-50B"}, "element_differs", ("KD-50A", "KD-50B")),
        ({"count": 9000}, "paper_differs", ("8000", "9000")),
        ({"number": "8507600010"}, "number_doubtful", ("8507600090", "8507600010")),
    ],
)
def test_what_the_table_says_otherwise_is_asked_with_both_cells(
    change: dict[str, str | int], kind: str, words: tuple[str, str]
) -> None:
    told = replace(LIGHT, **change)  # type: ignore[arg-type]
    made = check(LIGHT, OTHER, listed=(told, OTHER))
    first = next(f for f in made.findings if str(f.kind) == kind)
    assert first.line == 1 and all(word in first.says.en for word in words)
    assert [(e.cell or "").partition("!")[0] for e in first.evidence] == ["报关单", "明细"]
    assert made.verdict == "question"


def test_a_list_of_other_goods_is_no_table_of_the_same_lines() -> None:
    other = replace(OTHER, number="8507600010", name="储能柜")
    assert not check(LIGHT, listed=(other,)).findings


def test_what_the_table_says_of_its_lines_is_said_of_no_other() -> None:
    anode = Line(number="3801100090", name="人造石墨负极材料", elements="1|0|锂离子电池负极用|粉末|石墨化", model="")
    cathode = replace(LIGHT, elements=LIGHT.elements.replace("吸尘器用", "磷酸铁锂正极材料研磨用"))
    made = check(anode, cathode, MILL, listed=(anode, cathode, MILL))
    assert made.lines[2].made.outcome is Outcome.UNDETERMINED


def test_a_line_whose_elements_stand_on_another_sheet_alone_is_checked_with_them() -> None:
    bare = replace(LIGHT, elements="")
    made = check(bare, replace(OTHER, elements=""), listed=(LIGHT, OTHER))
    assert [x.line.element("specific_energy") is not None for x in made.lines] == [True, True]
    assert [x.made.outcome for x in made.lines] == [Outcome.NOT_CONTROLLED, Outcome.NOT_CONTROLLED]
