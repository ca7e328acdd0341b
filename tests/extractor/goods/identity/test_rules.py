"""The table from signs to products (`catalogue/vocabulary/goods/goods.yaml`, `extractor.goods.identity.rules`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifier.loading.load import load
from extractor.goods.identity.product import identify
from extractor.goods.identity.rules import of_formula
from extractor.language.chemistry.formulas import find
from extractor.language.terms import Terms
from tests.extractor.words import terms

NEW = """
products:
  sodium_cathode: {family: cathode, terms: {en: [sodium layered oxide], zh: [钠电层状氧化物]}}
"""
RULES = """
goods:
  formulas:
    - {anion: oxide, has: [Na, Ni], without: [Li], is: sodium_cathode}
  rules:
    cathode:
      - {formula: [sodium_cathode]}
      - {said: [sodium], is: [sodium_cathode]}
"""
CUES = """
cues:
  chemistry:
    sodium: {en: [sodium layered], zh: [钠电层状]}
"""


@pytest.mark.parametrize(
    "text",
    [
        "Sodium layered oxide, tap density 1.8 g/cm3",
        "cathode material, sodium layered",
        "钠电层状正极材料",
        "cathode active material NaNi0.5Mn0.5O2",
    ],
)
def test_a_newly_listed_product_is_data(tmp_path: Path, text: str) -> None:
    """Words, rules and a formula in a folder of one's own; no line of the program changes."""
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    for name, content in (("products", NEW), ("goods", RULES), ("cues", CUES)):
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    ours = Terms(load(tmp_path).vocabulary)
    assert identify(text, ours).products == ("sodium_cathode",)
    assert identify(text, terms()).products != ("sodium_cathode",)


@pytest.mark.parametrize(
    ("formula", "product"),
    [
        ("LiFePO4", "lfp_cathode"),
        ("LiMn0.6Fe0.4PO4", "lmfp_cathode"),
        ("Li1.2Ni0.13Co0.13Mn0.54O2", "lithium_rich_manganese_cathode"),
        ("Ni0.8Co0.1Mn0.1(OH)2", "ncm_hydroxide"),
        ("Ni0.88Co0.09Al0.03(OH)2", "nca_hydroxide"),
        ("Ni0.6Co0.2Mn0.2CO3", "other_precursor"),
        ("LiNi0.8Co0.15Al0.05O2", "ternary_cathode"),
        ("LiCoO2", "other_cathode"),
        ("LiMn2O4", "other_cathode"),
        ("FePO4", "iron_phosphate"),
        ("NaFePO4", None),
    ],
)
def test_a_formula_tells_its_product(formula: str, product: str | None) -> None:
    (placed,) = find(formula)
    assert product == of_formula(placed.formula, terms().vocabulary.goods)


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("lithium battery", ("other_battery", "lithium_ion_cell")),
        ("rechargeable lithium battery", ("lithium_ion_cell",)),
        ("lithium battery, do not recharge", ("primary_lithium_cell",)),
        ("18650 battery", ("lithium_ion_cell",)),
        ("battery pack, nominal voltage 36 V, 10S2P", ("lithium_ion_pack",)),
        ("battery, nominal voltage 1.2 V", ("other_battery",)),
        ("semi-solid cell", ("lithium_metal_cell", "lithium_ion_cell")),
    ],
)
def test_a_battery_is_told_by_what_stands_beside_its_name(text: str, products: tuple[str, ...]) -> None:
    assert products == identify(text, terms()).products
