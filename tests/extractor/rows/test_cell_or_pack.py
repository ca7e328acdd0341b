"""A container's values are its own, and not those of the cells, modules and racks that its sheet speaks of too."""

from __future__ import annotations

import pytest

from extractor.document.model import Contents
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from extractor.rows.cell_or_pack import Levels
from extractor.rows.designations import designations
from tests.extractor.drawn import catalogue, drawn, marked
from tests.extractor.goods.test_asides import read


def told(text: str, label: str) -> set[str]:
    reading = Pipeline(catalogue()).understood(open_source("x.txt", b"x"), Contents((drawn(text),)))
    (item,) = (i for i in reading.items if i.label == label)
    return {f"{f.property} {f.value}" for f in item.facts}


CONTAINER = """
液冷储能电池系统 技术规范书
项目：某 100 MW/400 MWh 储能电站
本规范书适用于 KY-3440L 型磷酸铁锂储能系统

1 电芯
标称容量    280 Ah
标称电压    3.2 V
重量    5.4 kg

2 电池插箱（1P52S）
标称电压    166.4 V
额定能量    46.6 kWh
重量    约 330 kg

3 电池簇（1P416S）
标称电压    1331.2 V
额定能量    372.7 kWh

4 预制舱 KY-3440L
标称电压    1331.2 V
额定能量    3727 kWh
总重    36.5 t
"""


def test_the_last_level_that_has_values_is_the_goods_own() -> None:
    assert told(CONTAINER, "KY-3440L") >= {"energy 3727000 Wh", "mass 36500000 g", "nominal_voltage 1331.2 V"}
    assert not {
        f for f in told(CONTAINER, "KY-3440L") if f in ("mass 330000 g", "energy 372700 Wh", "nominal_voltage 166.4 V")
    }


@pytest.mark.parametrize("text", ["电池插箱（1P52S）", "100 MW/400 MWh", "12S1P"])
def test_how_cells_are_wired_and_what_a_plant_delivers_are_no_names(text: str) -> None:
    assert list(designations([text])) == []


PROSE = (
    "The AC-32 is assembled from lithium-ion pouch cells rated at 318 Wh/kg. Housing and electronics take their "
    "share: the complete pack reaches 284 Wh/kg."
)


def test_running_text_says_of_what_a_value_is_in_its_sentence() -> None:
    (row,) = marked(drawn(PROSE))
    (slot,) = row.slots
    told = {str(amount.interval.low): Levels().of(slot, slot, amount.first) for amount in slot.amounts if amount.unit}
    assert told == {"318": "cell", "284": "pack"}


def test_what_stands_under_the_heading_of_other_goods_is_theirs() -> None:
    sheet = """
    Battery pack QY-48
    Lithium-ion battery pack 13S8P

    1. Battery
    Nominal voltage    46.8 V
    Capacity    20 Ah
    Weight    5.2 kg

    2. Charger
    Weight    0.85 kg
    """
    assert {f for f in told(sheet, "QY-48") if f.startswith("mass")} == {"mass 5200 g"}


def test_a_row_that_is_named_by_a_kind_alone_is_no_model() -> None:
    page = drawn("""
        Solid-state cell SB-15L
                     Capacity       Nominal voltage     Weight
        Typical      15.0 Ah        3.80 V              141 g
        Guaranteed   14.6 Ah        3.70 V              145 g
    """)
    (item,) = read(page).items
    assert item.label == "SB-15L"
    assert {str(f.value) for f in item.facts if f.property == "mass"} == {"141 g", "[145, ∞) g"}


def test_a_part_named_in_a_sentence_takes_no_value_of_another_sentence() -> None:
    page = drawn("""
        Lithium-ion battery pack HW-48
        The pack has a nominal voltage of 51.2 V; its rated capacity is 105 Ah. The inverter weight is 8.4 kg.
    """)
    (item,) = read(page).items
    assert {f.property for f in item.facts} >= {"nominal_voltage", "capacity"}
    assert not [f for f in item.facts if f.property == "mass"]
