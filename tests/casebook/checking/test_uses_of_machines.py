"""What a draft says that a machine is for is said of its own line's goods, and of no other line's."""

from __future__ import annotations

import pytest

from extractor.assembling.beside_lines import said_beside
from extractor.assembling.uses_beside_lines import said_in_its_row
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.language.terms import Terms
from extractor.pipeline import Pipeline
from extractor.readers.reading import read
from extractor.trade.lines import TradeLine
from tests.casebook.checking.drafts import Line, workbook
from tests.extractor.drawn import catalogue
from tests.extractor.trade.trade_papers import page


def machine(name: str, model: str, use: str, number: str = "8479820090") -> Line:
    return Line(
        name=name,
        model=model,
        number=number,
        elements=f"1|0|{use}|机械|宁嵘|{{model}}",
        count=1,
        unit="台",
        kilograms="3100",
        price="52000",
    )


JET = machine("气流粉碎机", "NR-JM5", "用于磷酸铁锂正极材料粉碎")
SILENT = machine("卧式砂磨机", "NR-SM45", "")
UNKNOWN = machine("卧式砂磨机", "NR-SM45", "用于物料湿法研磨")


def uses(lines: list[Line], *, checked: bool, also: list[Line] | None = None) -> list[set[str]]:
    """The uses of each line's item, by the check of a draft or by the scan of a paper."""
    source, pipeline = open_source("draft.xlsx", workbook(lines, also=also)), Pipeline(catalogue())
    if checked:
        items = [i for _, several in pipeline.declared(read(source).pages, source.identity.sha256) for i in several]
    else:
        items = list(pipeline.read(source, ReadOptions(ocr=False)).items)
    return [{str(f.value) for f in item.facts if f.property == "use"} for item in items]


@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("mill", [SILENT, UNKNOWN])
def test_a_machine_is_not_for_what_the_line_beside_it_is_for(mill: Line, checked: bool) -> None:
    assert uses([mill, JET], checked=checked) == [set(), {"cathode_material"}]
    assert uses([JET, mill], checked=checked) == [{"cathode_material"}, set()]


@pytest.mark.parametrize("checked", [True, False])
def test_a_machine_is_not_for_what_goods_of_no_entry_are_for(checked: bool) -> None:
    saggar = machine("陶瓷匣钵", "330*330", "用于锂离子电池正极材料烧结", number="6903200000")
    assert uses([UNKNOWN, saggar], checked=checked)[0] == set()
    assert uses([saggar, UNKNOWN], checked=checked)[1] == set()


@pytest.mark.parametrize("checked", [True, False])
def test_drafts_of_two_machines_at_one_price_are_two_and_say_nothing_of_each_other(checked: bool) -> None:
    assert uses([UNKNOWN], checked=checked, also=[JET]) == [set(), {"cathode_material"}]


def test_a_sheet_that_says_the_same_lines_again_says_nothing_of_another_line() -> None:
    made = [UNKNOWN, JET]
    assert uses(made, checked=False, also=made) == [set(), {"cathode_material"}]


def test_figures_that_another_line_gives_behind_a_model_are_not_the_models() -> None:
    liner = machine("研磨筒衬里", "NR-L2", "用于砂磨机NR-SM45，研磨腔容积70L", number="6909120000")
    source = open_source("draft.xlsx", workbook([UNKNOWN, liner]))
    ((_, (mill, _)),) = Pipeline(catalogue()).declared(read(source).pages, source.identity.sha256)
    assert not mill.of("volume")


def test_a_cell_of_another_line_in_a_machines_row_is_not_said_of_it() -> None:
    drawn = page((100, [(40, "卧式砂磨机"), (300, "用于磷酸铁锂正极材料粉碎")]))
    name, use = ((s.start, s.end) for s in drawn.lines[0].segments)
    mill = TradeLine("1", "NR-SM45", None, (), ((1, *name),))
    jet = TradeLine("2", "NR-JM5", None, (), (), declared=((1, *use),))
    terms = Terms(catalogue().vocabulary)
    assert said_in_its_row(drawn, [name], mill, [mill], terms), "a cell of no other line is the machine's"
    assert not said_in_its_row(drawn, [name], mill, [mill, jet], terms)


def test_what_is_said_behind_a_model_ends_where_a_line_begins() -> None:
    drawn = page((100, [(40, "NR-SM45 1 台"), (300, "研磨腔容积70L")]))
    _, told = ((s.start, s.end) for s in drawn.lines[0].segments)
    mill = TradeLine("1", "NR-SM45", None, (), ())
    liner = TradeLine("2", "NR-L2", None, (), (), declared=((1, *told),))
    for lines, goes_on in (([mill], True), ([mill, liner], False)):
        ((_, spans),) = said_beside([drawn], lines)["NR-SM45"]
        assert any("70" in drawn.text[start:end] for start, end in spans) is goes_on
