"""Lists of machines: every row is a machine, what is done in it may tell what it is, and its parts are no names of it."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import drawn, facts, ruled
from tests.extractor.goods.listed.test_lists_of_models import items, told

KILNS = ruled(
    ("型号", "设备名称", "主要用途", "有效工作区（mm）", "变压器/功率（kVA）", "装机方式"),
    ("QV-XT7", "箱体石墨化炉", "锂电池石墨负极材料石墨化", "15000×2800×2600", "12600", "16箱/组"),
    ("QV-RK3", "回转炉", "石墨颗粒包覆（气相沉积）", "筒体内径640×长7200", "310", "单台"),
    ("QV-PF2", "沸腾床", "干燥", "800×900", "45", "单台"),
)


def test_a_row_of_a_list_that_names_nothing_known_is_asked_about_and_not_left_out() -> None:
    listed = items(KILNS)
    assert list(listed) == ["QV-XT7", "QV-RK3", "QV-PF2"]
    assert listed["QV-PF2"].products == ("unrecognised",)


def test_a_rotary_kiln_in_which_vapours_are_deposited_is_the_one_of_the_law() -> None:
    assert items(KILNS)["QV-RK3"].products == ("cvd_rotary_kiln",)


def test_a_size_with_its_own_name_has_the_unit_that_stands_over_its_column() -> None:
    assert told(items(KILNS)["QV-RK3"], "barrel_diameter") == {"640 mm"}


def test_the_head_of_another_column_is_no_purpose() -> None:
    assert told(items(KILNS)["QV-RK3"], "use") == {"graphite_anode"}
    assert not told(items(KILNS)["QV-PF2"], "use")


DRYERS = drawn("""
    Spray drying plants QS for artificial graphite anode material

    Model     Atomiser               Evaporation (kg/h)  Chamber volume (m³)  Weight (t)
    QS 20     two-fluid, 1 nozzle    20                  5.2                  2.4
    QS 300    rotary                 300                 66                   17
    QS 500-P  rotary or 8 nozzles    500                 on request           on request
""")


def test_how_many_of_a_part_a_model_has_is_not_what_it_is() -> None:
    assert {label: item.products for label, item in items(DRYERS).items()} == {
        "QS 20": ("spray_dryer",),
        "QS 300": ("spray_dryer",),
        "QS 500-P": ("spray_dryer",),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Körner ballen sich zusammen. Das Granuliervolumen beträgt je Granulierkessel 5,2 m³, leer gemessen.",
        "The grains grow in it under nitrogen. The granulation volume is for each vessel 5.2 m³ and no more.",
    ],
)
def test_a_value_of_each_piece_follows_its_name(sentence: str) -> None:
    assert facts(drawn(sentence), decimal_comma="5,2" in sentence) == ["granulation_volume 5200 L"]


ATOMISERS = drawn("""
    Spray drying plants QS for artificial graphite anode material

    Model     Atomiser               Evaporation (kg/h)  Chamber volume (m³)  Weight (t)
    QS 20     two-fluid nozzle       20                  5.2                  2.4
    QS 300    rotary                 300                 66                   17
    """)


def test_general_words_under_a_head_that_calls_nothing_a_kind_are_of_a_part() -> None:
    assert {i.products for i in items(ATOMISERS).values()} == {("spray_dryer",)}


STACKERS = drawn("""
    Z-fold stacker QZ-310 with magazine loader QL-5 for pouch cells

                     QZ-310               QL-5
    Cycle            0.5 s                40 s
    Weight           9.5 t                640 kg
    Noise level      < 74 dB(A)           < 66 dB(A)

    Sheets
    Sheet length 110 to 400 mm, sheet width 70 to 190 mm, stack thickness 5 to 26 mm.

    The stacker lays sheets into a cell stack for storage batteries. QL-5 hands it full magazines.
    """)


def test_levels_of_noise_name_no_models() -> None:
    assert list(items(STACKERS)) == ["QZ-310", "QL-5"]


def test_the_name_right_before_a_machine_s_designation_is_its_own() -> None:
    assert {k: i.products for k, i in items(STACKERS).items()} == {"QZ-310": ("stacking_machine",), "QL-5": ("other",)}


MILLS = """
    Jet mills QM for LFP cathode material

    Item             QM-600              QB-90
    Name             Fluid jet mill      Ball mill
    Weight           3.2 t               5.4 t

    Options
    {}
    """


@pytest.mark.parametrize(
    "option", ["Dust collector  QM-600 only, 30 m2", "Nitrogen device QM-600 only", "Dust collector QM-600"]
)
def test_an_option_for_a_machine_is_no_name_of_it(option: str) -> None:
    assert items(drawn(MILLS.format(option)))["QM-600"].products == ("jet_mill",)
