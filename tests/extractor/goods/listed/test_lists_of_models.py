"""Papers that list several models: what the words and values in a model's column, row or section say is its own."""

from __future__ import annotations

import pytest

from classifier.facts import Item
from extractor.document.layout_settings import LAYOUT
from extractor.document.model import Contents
from extractor.document.page import Page
from extractor.intake.sources import open_source
from extractor.layout.spread_labels import widest_gaps
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn


def items(*pages: Page) -> dict[str, Item]:
    read = Pipeline(catalogue()).understood(open_source("sheet.pdf", b"%PDF-"), Contents(pages))
    return {item.label: item for item in read.items}


def told(item: Item, name: str) -> set[str]:
    return {str(f.value) for f in item.facts if f.property == name}


def test_a_propertys_word_behind_a_designation_does_not_take_the_columns_away() -> None:
    found = items(
        drawn("""
        磷酸铁锂正极材料选型表
        项目            单位      KQ-E1储能型      KQ-H5高压实型
        振实密度        g/cm3     0.80~1.10        1.10~1.40
        粉体压实密度    g/cm3     2.30~2.38        2.58~2.66
        """)
    )
    assert list(found) == ["KQ-E1储能型", "KQ-H5高压实型"]
    assert told(found["KQ-H5高压实型"], "compaction_density") == {"[2.58, 2.66] g/cm3"}


@pytest.mark.parametrize(
    "row", ["电耗 (kWh/t)      ≤9 800    ≤3 600", "外形 (mm)         2650×1250×2100    3500×1500×2450"]
)
def test_sizes_and_bounds_name_no_models(row: str) -> None:
    found = items(
        drawn(f"""
        Sand mills for lithium iron phosphate cathode material
        Model             VT-60             VT-150
        Volume (L)        62                150
        {row}
        Weight (kg)       3200              6800
        """)
    )
    assert list(found) == ["VT-60", "VT-150"]
    assert told(found["VT-150"], "mass") == {"6800000 g"}


def test_heads_that_each_have_their_value_beside_them_are_no_table() -> None:
    found = items(
        drawn("""
        Lithium-ion rechargeable cell
        Spec. No.          AX-186B     Version No.     Ver. 1.1
        Model              AX-186B
        Nominal voltage    3.6 V
        Weight             max. 48 g
        """)
    )
    assert list(found) == ["AX-186B"]


def test_a_use_in_a_models_column_is_not_the_other_models() -> None:
    found = items(
        drawn("""
        注液机参数确认表
        分类     参数         MLZ-48A                   MLH-12C
        基本     设备名称     全自动注液机              含浸注液机
        基本     用途         锂离子动力电池注液        铝电解电容器含浸
        """)
    )
    assert told(found["MLZ-48A"], "use") == {"lithium_ion_battery"}
    assert told(found["MLH-12C"], "use") == {"other_use"}


def test_a_list_of_one_more_model_begins_under_its_own_head() -> None:
    found = items(
        drawn("""
        Horizontal sand mill
        适用物料：磷酸铁锂等锂电正极材料浆料
        Model             VT-60             VT-150
        Volume (L)        62                150
        另有VP系列（涂料、油墨、农药悬浮剂用，不用于电池材料）
        Model             VP-30
        Volume (L)        30
        """)
    )
    assert told(found["VT-60"], "volume") == {"62 L"}
    assert told(found["VP-30"], "volume") == {"30 L"}
    assert told(found["VP-30"], "use") == {"other_use"}
    assert told(found["VT-60"], "use") == {"cathode_material"}


def test_graphite_in_a_list_of_anode_materials_is_an_anode_material() -> None:
    found = items(
        drawn("""
        锂离子电池用石墨类负极材料
        型号        类别          振实密度 (g/cm3)    首次可逆容量 (mAh/g)
        KY-A352     人造石墨      ≥1.00               ≥352
        KY-C358     复合石墨      ≥1.05               ≥358
        """)
    )
    assert found["KY-A352"].products == ("artificial_graphite_anode",)
    assert found["KY-C358"].products == ("mixed_graphite_anode",)


def test_a_models_own_formula_tells_it_from_the_others_of_its_family() -> None:
    found = items(
        drawn("""
        Precursors: nickel cobalt manganese hydroxide
        Property               Unit       BC-N90H                    BC-N50C
        Formula                -          Ni0.90Co0.05Mn0.05(OH)2    Ni0.50Co0.20Mn0.30CO3
        Tap density            g/cm3      2.04                       1.63
        """)
    )
    assert found["BC-N90H"].products == ("ncm_hydroxide",)
    assert found["BC-N50C"].products == ("other_precursor",)


def test_a_label_spread_over_its_column_is_one_label() -> None:
    assert widest_gaps(["型", "号", "AX-1"], 1.0, LAYOUT.spread) == (4.2, 1.0)
    assert widest_gaps(["중", "량", "AX-1"], 1.0, LAYOUT.spread) == (4.2, 1.0)
    assert widest_gaps(["型号", "长", "宽", "高"], 1.0, LAYOUT.spread) == (1.0, 2.0, 2.0)
    assert widest_gaps(list("一二三四五"), 1.0, LAYOUT.spread) == (1.0,) * 4


def test_a_use_set_between_two_columns_is_both_models() -> None:
    found = items(
        drawn("""
        立式造粒釜数据表
        参数          KB-52              KB-47
        用途                 人造石墨负极材料造粒
        造粒容积      5.2 m³             4.7 m³
        """)
    )
    assert [told(item, "use") for item in found.values()] == [{"graphite_anode"}, {"graphite_anode"}]


def test_the_cells_under_a_model_begin_at_its_edge_and_may_reach_far_beyond_it() -> None:
    sheet = """
    Summary: anode workshop. Mind the crane.

    Item          SD-50                           RF-6C                      MF-2

    Machine       Centrifugal spray dryer         CVD rotary tube furnace    Mechanical fusion machine

    Use           graphite anode slurry           graphite anode             graphite anode

    Weight        28 t                            11.5 t                     6.4 t
    """
    contents = Contents((drawn(sheet),))
    reading = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents)
    assert {i.label: i.products for i in reading.items} == {
        "SD-50": ("spray_dryer",),
        "RF-6C": ("cvd_rotary_kiln",),
        "MF-2": ("fusion_coating_equipment",),
    }


def test_the_system_of_each_model_in_a_catalogue_of_cells_tells_what_it_is() -> None:
    found = items(
        drawn("""
        Stock of round cells
        Part no.               VK18-26        VK32-60F       VK-2450M
        System                 Li-ion NMC     Li-ion LFP     Li-MnO2, not rechargeable
        Format                 18650          32700          CR2450
        Capacity [mAh]         2600           6000           600
        Nominal voltage [V]    3.6            3.2            3.0
        Weight max. [g]        46.0           145            6.8
        """)
    )
    assert {label: item.products for label, item in found.items()} == {
        "VK18-26": ("lithium_ion_cell",),
        "VK32-60F": ("lithium_ion_cell",),
        "VK-2450M": ("primary_lithium_cell",),
    }


def test_a_title_of_capitals_and_digits_that_the_page_repeats_is_the_goods_name() -> None:
    (item,) = items(
        drawn("""
        KM 48-90 P
        Batteriemodul · Lithium-Eisenphosphat · Datenblatt
        Das Modul KM 48-90 P speichert 4,32 kWh.
        Nennspannung      48 V
        Nennkapazität     90 Ah
        Gewicht           38 kg
        Passendes Ladegerät für Batteriemodule
        """)
    ).values()
    assert item.label == "KM 48-90 P"


def test_what_a_list_names_is_a_model_though_nothing_is_measured_of_it() -> None:
    sheet = """
    Cathode line: all machines are for LFP cathode material

    Process       Model      Machine                      Main data
    Wet grinding  QSM-60     Sand mill                    Grinding chamber 60 L
    Pulverising   QJM-600    Fluidised bed jet mill       Air 20 m3/min
    """
    contents = Contents((drawn(sheet),))
    items = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents).items
    assert {i.label: i.products for i in items} == {"QSM-60": ("sand_mill",), "QJM-600": ("jet_mill",)}
