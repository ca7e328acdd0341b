"""Goods are told by their values where words name others, or nobody that is known."""

from __future__ import annotations

from classifier.facts import UNRECOGNISED
from extractor.document.model import Contents
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn


def products(*pages: str) -> dict[str, tuple[str, ...]]:
    contents = Contents(tuple(drawn(text, number=n) for n, text in enumerate(pages, 1)))
    reading = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents)
    return {i.label: i.products for i in reading.items}


POWDER = "Tap density    g/cm3    0.91\nPowder compaction density    g/cm3    2.44"


def test_what_has_the_measures_of_a_powder_is_no_battery_though_it_is_made_for_one() -> None:
    sheet = f"Data sheet\n\nLithium-ion battery\n\nModel    XF-24\n\nFormula    LiFePO4\n\n{POWDER}"
    assert products(sheet) == {"XF-24": ("lfp_cathode",)}


def test_a_powder_that_nothing_names_is_what_its_formula_tells() -> None:
    grades = "Model    Tap density (g/cm3)    0.1C discharge (mAh/g)\nXL-1    0.85    153\nXL-3    0.95    157"
    assert products(f"Grade overview\n\n{grades}\n\nAll grades are LiFePO4.") == {
        "XL-1": ("lfp_cathode",),
        "XL-3": ("lfp_cathode",),
    }


LETTER = """
The XF-24 (LFP cathode material) that you asked about has these values:

Powder compaction density: 2.58 g/cm3
Specific capacity at 0.1C: 157 mAh/g

{}
"""


def test_another_material_that_a_letter_speaks_of_takes_no_powder_away() -> None:
    later = "Sample: 5 kg, sent tomorrow. We quote when the price of lithium carbonate is known."
    assert products(LETTER.format(later)) == {"XF-24": ("lfp_cathode",)}
    assert products(LETTER.format("Lithium carbonate")) == {"XF-24": ("lfp_cathode",)}


def test_a_powder_that_nothing_names_and_no_formula_tells_is_asked_about() -> None:
    grades = "Model    Tap density (g/cm3)    0.1C discharge (mAh/g)\nXL-1    0.85    153\nXL-3    0.95    157"
    assert products(f"Technical data sheet\n\n{grades}") == {"XL-1": (UNRECOGNISED,), "XL-3": (UNRECOGNISED,)}


def test_what_has_ampere_hours_and_volts_of_lithium_ion_is_a_battery_though_nothing_names_it() -> None:
    table = "Model    Rated capacity (Ah)    Nominal voltage (V)\nHS-C31    314    3.2\nHS-P52    314    166.4"
    assert products(f"Technical data\n\n{table}\n\nChemistry: LFP") == {
        "HS-C31": ("lithium_ion_cell",),
        "HS-P52": ("lithium_ion_pack",),
    }


def test_goods_that_nobody_recognised_beside_recognised_ones_are_asked_about() -> None:
    table = "Model    Goods    Tap density (g/cm3)    Weight (kg)\nQX-16    NCA hydroxide    1.85    20\nQX-30    as agreed    0.7    20"
    assert products(f"Technical data\n\n{table}") == {"QX-16": ("nca_hydroxide",), "QX-30": (UNRECOGNISED,)}


def test_a_machine_is_what_its_series_is_called_in_running_text() -> None:
    text = "QXB box furnaces graphitise anode material.\nQXL continuous graphitisation furnaces do so in one pass."
    table = "Technical data\n\nModel    QXB-16    QXL-30\nTemperature    3000 C    2900 C\nWeight    88 t    7 t"
    assert products(f"{text}\n\n{table}") == {
        "QXB-16": ("box_furnace",),
        "QXL-30": ("continuous_graphitisation_furnace",),
    }


def test_a_cell_that_only_its_chemistry_and_values_tell_is_what_the_chemistry_says() -> None:
    sheet = """
    ER34615
    D size, lithium thionyl chloride (Li-SOCl2), bobbin

    Main applications    Alarm and tracking devices

    Nominal capacity    19.0 Ah
    Nominal voltage    3.6 V
    Typical weight    100 g
    """
    assert products(sheet) == {"ER34615": ("primary_lithium_cell",)}


def test_a_word_for_any_goods_in_the_text_does_not_make_powders_other_goods() -> None:
    sheet = f"Technical data sheet\n\nModel    XK-7\n\n{POWDER}\n\nFor use in tracking devices."
    assert products(sheet) == {"XK-7": (UNRECOGNISED,)}


def test_the_chemistry_of_its_own_row_tells_a_cell_from_what_the_page_compares_it_with() -> None:
    sheet = """
    Lithium batteries, non-rechargeable. Much more energy than any lithium-ion cell.

    Part no.    System    Voltage (V)    Nom. capacity    Weight
    PX-CR17    Li-MnO2    3.0    1600 mAh    17 g
    PX-ER14    Li-SOCl2    3.6    2.7 Ah    19 g
    PX-IR18    Li-ion    3.6    2.6 Ah    46 g
    """
    assert products(sheet) == {
        "PX-CR17": ("primary_lithium_cell",),
        "PX-ER14": ("primary_lithium_cell",),
        "PX-IR18": ("lithium_ion_cell",),
    }


def test_a_drawing_that_says_only_battery_is_asked_about_and_a_diagram_of_states_is_no_goods() -> None:
    assert products("BATTERY\n\nBT 13.3\n\nDrawn by    K. Ott\nScale    1:2") != {}
    states = "Protection State\n\n    Normal\n    (Batteries operational)\n\n    Fault\n    (Batteries disabled)"
    assert products(states) == {}
