"""What goods are for, in a column of its own, is no name of the goods."""

from __future__ import annotations

import pytest

from classifier.facts import Item
from extractor.document.model import Contents
from extractor.document.page import Page
from extractor.goods.identity.below_uses import below_uses
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn
from tests.extractor.words import terms


def items(page: Page) -> dict[str, Item]:
    read = Pipeline(catalogue()).understood(open_source("sheet.pdf", b"%PDF-"), Contents((page,)))
    return {item.label: item for item in read.items}


@pytest.mark.parametrize("head", ["Fits", "Application", "Compatible with", "Passend für", "适用机型"])
def test_a_device_that_a_battery_fits_is_not_what_it_is(head: str) -> None:
    found = items(
        drawn(f"""
        Lithium-ion battery packs, rechargeable

        Part no.    {head:18}    Voltage (V)    Capacity (Ah)    Weight (lb)
        HV-361      Scooter 36 V          36             12.8             7.3
        HV-482      E-bike rear rack      48             16.0             9.9
        """)
    )
    assert {label: item.product for label, item in found.items()} == {
        "HV-361": "lithium_ion_pack",
        "HV-482": "lithium_ion_pack",
    }
    assert "3311.22" in str(next(f.value for f in found["HV-361"].facts if f.property == "mass"))


def test_what_stands_below_such_a_head_ends_with_its_table() -> None:
    page = drawn("""
        Part no.    Fits         Voltage (V)
        HV-361      scooter      36
        All packs come with a charger.
        Charger     scooter      42
    """)
    below = below_uses(page, terms().find(page.text))
    assert [page.text[start : start + 7] for start in sorted(below)] == ["scooter"]


def test_without_such_a_head_nothing_is_below_one() -> None:
    page = drawn("Part no.    Product    Voltage (V)\nHV-361      scooter    36")
    assert below_uses(page, terms().find(page.text)) == frozenset()
