"""The cell inside a pack is an item of its own where the pack's sheet names it and gives two of its values."""

from __future__ import annotations

from tests.extractor.goods.test_by_values import products

PACK = "Battery pack PX-720\nLithium-ion battery pack 10S4P\n\nNominal voltage    36.0 V\nCapacity    20.0 Ah\nWeight    3.95 kg\n"


def test_a_named_cell_is_an_item_beside_its_pack() -> None:
    cell = "\nCell inside\n\nType    INR21700-50G\nCapacity    5000 mAh\nNominal voltage    3.60 V\nWeight    69 g"
    assert products(PACK + cell) == {"PX-720": ("lithium_ion_pack",), "INR21700-50G": ("lithium_ion_cell",)}


def test_a_cell_without_values_of_its_own_only_tells_of_the_pack() -> None:
    assert products(PACK + "\nCell inside\n\nType    INR21700-50G") == {"PX-720": ("lithium_ion_pack",)}
