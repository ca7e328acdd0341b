"""The name of a machine behind a label, beside the firms that a record names."""

from __future__ import annotations

import pytest

from extractor.goods.identity.product import identify
from tests.extractor.goods.test_by_values import products
from tests.extractor.words import terms

RECORD = """
Factory acceptance record

Customer: Fenmarsh Cells {firm}
Supplier: Ruidian Automation
{label} RD-16

The {word} fills prismatic lithium-ion cells (test cells: 102 Ah, 3.2 V) under vacuum.
"""


@pytest.mark.parametrize(
    "label", ["Machine: Electrolyte filling machine", "设备：注液机", "Equipment: Electrolyte filler"]
)
@pytest.mark.parametrize("firm", ["Ltd, Wisbech", "Europe GmbH (Wisbech)"])
def test_what_a_label_for_machines_announces_is_the_goods_and_a_firm_is_none(label: str, firm: str) -> None:
    assert products(RECORD.format(label=label, firm=firm, word="machine")) == {
        "RD-16": ("electrolyte_filling_machine",)
    }


@pytest.mark.parametrize(
    ("line", "product"),
    [
        ("分容柜 GD-256 锂离子电池分容", "capacity_grading_cabinet"),
        ("自动注液机 FL32 方形锂电池用", "electrolyte_filling_machine"),
        ("分容柜锂离子电池", "lithium_ion_cell"),
    ],
)
def test_a_designation_ends_the_name_of_a_machine_before_the_battery_it_is_for(line: str, product: str) -> None:
    assert identify(line, terms()).product == product
