"""The cell inside a pack is an item of its own where the pack's sheet names it and gives two of its values."""

from __future__ import annotations

from tests.extractor.drawn import Wide, ruled
from tests.extractor.goods.test_asides import read, told
from tests.extractor.goods.test_by_values import products

PACK = "Battery pack PX-720\nLithium-ion battery pack 10S4P\n\nNominal voltage    36.0 V\nCapacity    20.0 Ah\nWeight    3.95 kg\n"


def test_a_named_cell_is_an_item_beside_its_pack() -> None:
    cell = "\nCell inside\n\nType    INR21700-50G\nCapacity    5000 mAh\nNominal voltage    3.60 V\nWeight    69 g"
    assert products(PACK + cell) == {"PX-720": ("lithium_ion_pack",), "INR21700-50G": ("lithium_ion_cell",)}


def test_a_cell_without_values_of_its_own_only_tells_of_the_pack() -> None:
    assert products(PACK + "\nCell inside\n\nType    INR21700-50G") == {"PX-720": ("lithium_ion_pack",)}


PACKS = ruled(
    [Wide("Rechargeable lithium-ion battery packs", columns=6), None, None, None, None, None],
    [
        Wide("Model", rows=2),
        Wide("Cell in the pack", columns=2),
        None,
        Wide("Pack", columns=2),
        None,
        Wide("Remarks", rows=2),
    ],
    [None, "Capacity [Ah]", "Mass [g]", "Energy [Wh]", "Mass [kg]", None],
    ["KW-36", "3.5", "48", "504", "2.65", "bicycle"],
    ["KW-25", "50", "1090", "1280", "11.2", "camper, with BMS"],
    ["KW-50", "5.8", "68", "1462", "to be stated", "drone"],
    column=90.0,
)


def test_values_under_the_cell_in_the_pack_are_not_the_pack_s() -> None:
    items = {i.label: i for i in read(PACKS).items}
    assert told(items["KW-36"], "mass") == ["2650 g"]
    assert told(items["KW-50"], "mass") == []  # a cell's mass is never the pack's


def test_what_a_remark_names_is_not_the_goods() -> None:
    assert {i.label: i.product for i in read(PACKS).items}["KW-25"] == "lithium_ion_pack"


def test_a_note_on_a_pack_made_of_a_cell_leaves_the_cell_one() -> None:
    page = ruled(
        [Wide("Rechargeable lithium-ion cells", columns=4), None, None, None],
        ["Model", "Voltage (V)", "Energy (Wh)", "Weight (g)"],
        ["KV-22H", "3.70", "81.4", "255"],
        ["KV-16", "3.70", "59.2", "210"],
        [
            Wide(
                "5) A 12S1P pack that customers assemble of the cell KV-22H weighs about 3.55 kg, with 275 Wh/kg.",
                columns=4,
            ),
            None,
            None,
            None,
        ],
    )
    items = {i.label: i for i in read(page).items}
    assert items["KV-22H"].products == ("lithium_ion_cell",)
    assert told(items["KV-22H"], "mass") == ["255 g"]
