"""Rows, entries and samples with numbers in a list of goods: which name models, and which do not."""

from __future__ import annotations

import pytest

from extractor.document.model import Contents
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn
from tests.extractor.goods.listed.test_lists_of_models import items, told


def test_what_stands_in_a_numbered_row_of_uses_is_no_models_name() -> None:
    found = items(
        drawn("""
        连续式辊道窑选型表
        序号    项目        单位     KR-40N              KR-55O              KR-20C
        一      用途        -        磷酸铁锂烧结        三元材料烧结        软磁铁氧体烧结
        二      窑体总长    m        40                  55                  20
        三      匣钵规格    mm       330×330             330×330             200×200
        四      设备总重    t        150                 180                 50
        """)
    )
    assert {name: item.products for name, item in found.items()} == dict.fromkeys(
        ("KR-40N", "KR-55O", "KR-20C"), ("roller_hearth_kiln",)
    )
    assert told(found["KR-20C"], "use") == {"other_use"}


def test_a_series_with_its_numbers_names_its_rows_and_one_without_values_is_an_item_too() -> None:
    found = items(
        drawn("""
        Mechanofusion machines for graphite anode powder
        Model         Vessel volume (L)     Weight (kg)
        KF 90         90                    3,100
        KF 280        280                   8,800
        KF 310 HT     310                   9,900
        KF 600        on request            on request
        """)
    )
    assert list(found) == ["KF 90", "KF 280", "KF 310 HT", "KF 600"]
    assert told(found["KF 310 HT"], "volume") == {"310 L"}
    assert not told(found["KF 600"], "volume")


@pytest.mark.parametrize(("name", "others"), [("KQ-G", ["KQ-G"]), ("DOC-G", [])])
def test_a_name_of_the_series_with_a_letter_for_its_number_is_an_item_though_its_row_gives_no_value(
    name: str, others: list[str]
) -> None:
    found = items(
        drawn(f"""
        Mechanofusion machines for graphite anode powder
        Model         Vessel volume (L)     Weight (kg)     Outlet
        KQ-90         90                    3,100           left
        KQ-280        280                   8,800           left
        {name:5}         as the plant asks     -               right
        """)
    )
    assert list(found) == ["KQ-90", "KQ-280", *others]


def test_goods_that_a_mail_lists_in_numbered_entries_are_items_with_their_own_values() -> None:
    found = items(
        drawn("""
        Dear Ana, we can offer:
        1) KD-24H LFP powder, compaction density 2.52 g/cc, 0.1C discharge 157 mAh/g,
           tap 1.05 g/cc. USD 5.10/kg
        2) KD-20 LFP powder, compaction density 2.38 g/cc. USD 4.00/kg
        3) KG-352, artificial graphite anode, 352 mAh/g. USD 3.60/kg
        4) Conductive slurry, 200 kg drums

        We still need LFP of at least 2.45 g/cc, 155 mAh/g. The pallets weigh 800 kg.
        """)
    )
    assert {name: item.products for name, item in found.items()} == {
        "KD-24H": ("lfp_cathode",), "KD-20": ("lfp_cathode",), "KG-352": ("artificial_graphite_anode",),
    }  # fmt: skip
    values = [told(found[name], "compaction_density") for name in ("KD-24H", "KD-20")]
    assert values == [{"2.52 g/cm3"}, {"2.38 g/cm3"}]
    assert [told(found[n], "specific_capacity") for n in found] == [{"157 mAh/g"}, set(), {"352 mAh/g"}]


def test_numbered_samples_are_measured_and_no_models() -> None:
    sheet = """
    QV-21700 lithium-ion cell
    Nominal voltage    3.60 V

    Incoming inspection
    Cell no.    Capacity (mAh)    Mass (g)    Result
    1           5512              68.61       pass
    2           5498              68.74       pass
    3           5506              68.90       pass
    """
    contents = Contents((drawn(sheet),))
    (item,) = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents).items
    assert item.label == "QV-21700"
    assert {str(f.value) for f in item.facts if f.property == "mass" and f.kind == "measured"} == {
        "68.61 g",
        "68.74 g",
        "68.9 g",
    }


def test_samples_with_a_number_sign_are_no_models_beside_a_line_of_the_packing() -> None:
    found = items(
        drawn("""
        HK-21700-50 lithium-ion cell
        Nominal voltage    3.60 V

        Sample    Capacity (mAh)    Mass (g)
        #1        5012              68.61
        #2        4998              68.74
        Tray      100               395
        """)
    )
    assert list(found) == ["HK-21700-50"]
    assert {"68.61 g", "68.74 g"} <= told(found["HK-21700-50"], "mass")


def test_spans_of_time_name_no_models() -> None:
    found = items(
        drawn("""
        KM 48-90 P
        Batteriemodul · Lithium-Eisenphosphat · Datenblatt
        Das Modul KM 48-90 P im Vergleich
                          KM 48-90 P       Bleibatterie
        Lebensdauer       15 Jahre         6 Jahre
        Nennspannung      48 V             48 V
        """)
    )
    assert "15 Jahre" not in found and "6 Jahre" not in found


MACHINES = """
Machines for anode powder
A. {goods} for the coating of graphite anode material
1. KR-200: vessel volume 200 L, drive 75 kW, each batch 60 - 80 kg, weight
   about 3.2 t
2. KR-300: vessel volume 300 L, drive 110 kW, each batch 100 - 120 kg
3. KR-X, continuous: vessel volume as the plant asks

All models come with a hopper of 2 m3.

B. CVD rotary kilns for graphite anode material
Model      Barrel diameter    Weight
KD-30      300 mm             8 t
KD-48      480 mm             11 t
"""


def test_entries_that_open_with_a_model_of_one_series_are_the_goods_of_the_heading_above_them() -> None:
    found = items(drawn(MACHINES.format(goods="Mechanofusion machines")))
    assert {name: item.products for name, item in found.items()} == {
        "KR-200": ("fusion_coating_equipment",),
        "KR-300": ("fusion_coating_equipment",),
        "KR-X": ("fusion_coating_equipment",),
        "KD-30": ("cvd_rotary_kiln",),
        "KD-48": ("cvd_rotary_kiln",),
    }
    assert [told(item, "volume") for item in found.values()] == [{"200 L"}, {"300 L"}, set(), set(), set()]
    assert told(found["KR-200"], "mass") == {"3200000 g"}


def test_entries_below_a_heading_that_names_no_goods_are_no_models() -> None:
    notes = MACHINES.replace("Machines for anode powder", "Notes").replace(
        "{goods} for the coating of graphite anode material", "Delivery"
    )
    assert "KR-300" not in items(drawn(notes))
