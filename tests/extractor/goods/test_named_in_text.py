"""Machines that a letter names, each with its designation, and technology that a licence grants are goods of their own."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import drawn
from tests.extractor.goods.test_asides import read


def goods(letter: str) -> list[tuple[str, str]]:
    return [(i.label, i.product) for i in read(drawn(letter)).items]


LETTERS = [
    """
    Our offer for your cell line
    Dear Ms Moro, the core of the line are two winding machines of our series WX 46
    for your lithium-ion cells. They are followed by an electrolyte filling machine EBF 24
    which fills 24 cells at once.
    """,
    """
    Unser Angebot
    Kern der Linie sind zwei Wickelmaschinen unserer Baureihe WX 46 für Lithium-Ionen-Zellen.
    Danach folgt eine Elektrolytbefüllanlage EBF 24, die 24 Zellen zugleich befüllt.
    """,
]


@pytest.mark.parametrize("letter", LETTERS)
def test_each_machine_with_a_designation_is_an_item(letter: str) -> None:
    assert goods(letter) == [("WX 46", "winding_machine"), ("EBF 24", "electrolyte_filling_machine")]


def test_a_machine_that_was_replaced_is_none() -> None:
    letter = """
    Our offer for your cell line
    The core of the line is a winding machine of our series WX 46 for lithium-ion cells.
    Compared with the previous model, the winding machine WX 40, it is faster.
    """
    assert goods(letter) == [("WX 46", "winding_machine")]


def test_a_sheet_with_a_name_of_its_own_keeps_to_it() -> None:
    sheet = """
    Winding machine RW-300 for lithium-ion cells
    Model             RW-300
    Weight            8,400 kg
    It works together with our electrolyte filling machine EBF 24.
    """
    assert goods(sheet) == [("RW-300", "winding_machine")]


def test_each_technology_that_a_licence_grants_is_an_item() -> None:
    licence = """
    Annex 2 to the Technology Licence Agreement CG-71
    between Corvane Graphite Technologies AG and Bharat Anode Private Limited
    (a) The licensor grants its granulation process for graphite anode material (“GRANEX process”).
    (b) The licensor grants its liquid-phase coating technology for graphite anode particles (“LIQUIX”).
    Guarantee values of the product
    Specific capacity    354 mAh/g
    Tap density          0.98 g/cm3
    """
    assert goods(licence) == [
        ("GRANEX process", "granulation_technology"),
        ("LIQUIX", "liquid_phase_coating_technology"),
    ]


def test_machines_of_a_sheet_that_speaks_of_a_process_stay() -> None:
    sheet = """
    Granulation process and equipment
    1. HBW-46 cylindrical winder (winding machine)
    for lithium-ion cells
    Weight    8,200 kg
    2. HBS-60 Z-folding stacking machine
    for lithium-ion pouch cells
    Weight    19,500 kg
    """
    assert [product for _, product in goods(sheet)] == ["winding_machine", "stacking_machine"]


DOSSIERS = [
    """
    Process transfer dossier TD-11
    Manufacture of the KL-92 pouch cell: process description
    This dossier describes how the receiving party will produce lithium-ion pouch cells of type KL-92.
    Capacity      92 Ah
    Mass      1015 g
    Gravimetric energy density      at least 330 Wh/kg
    """,
    """
    技术协助协议 TA-26-07
    提供方向接受方提供 KL-92 软包锂离子电池的制造工艺。
    容量      92 Ah
    质量      1015 g
    能量密度      ≥ 330 Wh/kg
    """,
]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_dossier_on_how_a_cell_is_made_is_technology_and_no_cell(dossier: str) -> None:
    reading = read(drawn(dossier))
    assert reading.kind == "technology"
    assert [i.product for i in reading.items] == ["cell_technology"]
    densities = [f for f in reading.items[0].facts if f.property == "gravimetric_energy_density"]
    assert [str(f.value) for f in densities] == ["[330, ∞) Wh/kg"]


def test_what_only_a_machine_has_is_the_one_machine_s_that_a_letter_names() -> None:
    letter = """
    Good morning Ms Moro,
    it is about two vertical granulation kettles of type VG 52 for artificial graphite.
    The granulation volume is 5.6 m3 per kettle.
    """
    (item,) = read(drawn(letter)).items
    assert item.label == "VG 52"
    assert [str(f.value) for f in item.facts if f.property == "granulation_volume"] == ["5600 L"]


BRIEF = """
Aster 8 Ah pouch cell
Aster is a rechargeable lithium-ion cell.
Capacity: 8.0 Ah
Nominal voltage: 3.6 V
Energy density: 250 Wh/kg
Charge: CC-CV to 4.20 V, C/3 standard
Cycle life: 500 cycles
A lithium-metal {said}, is in pilot production: rechargeable, 9.5 Ah, cycle life 90 cycles.
"""


@pytest.mark.parametrize("said", ["variant, Aster Q", "version, Aster Q"])
def test_a_variant_that_a_sentence_names_is_an_item_with_its_own_values(said: str) -> None:
    items = read(drawn(BRIEF.format(said=said))).items
    assert [i.label for i in items][1:] == ["Aster Q"]
    assert [[str(f.value) for f in i.facts if f.property == "cycle_life"] for i in items] == [["500 1"], ["90 1"]]


@pytest.mark.parametrize("said", ["predecessor, Aster Q", "cell of another maker, Quillon,", "variant"])
def test_what_is_no_named_variant_is_no_item(said: str) -> None:
    assert len(read(drawn(BRIEF.format(said=said))).items) == 1
