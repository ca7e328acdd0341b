"""The explanation in Chinese says what the English one says, in the catalogue's words."""

from __future__ import annotations

import re

import pytest
from goods import item, judged

from casebook.state.rows.wording import wording
from classifier.loading.load import load
from classifier.wording.explain import tree
from classifier.wording.explain_zh import tree_zh

WORDS = wording(load().vocabulary, "zh")


def lines(*products: str, **values: str) -> list[str]:
    return list(tree_zh(judged(item(*products, **values)), WORDS.term, WORDS.outcome))


def test_every_criterion_has_its_limit_value_margin_and_what_would_turn_it() -> None:
    shown = lines("lfp_cathode", compaction_density="2.2")
    assert "    压实密度 >= 2.5 g/cm3：否：2.2 g/cm3，距限值 -12.0%，若 压实密度 >= 2.5 g/cm3 则结论改变" in shown
    assert "    克容量 >= 156 mAh/g：待定：未知" in shown


def test_the_arithmetic_is_shown_with_its_inputs() -> None:
    shown = lines("lithium_ion_cell", energy="18", mass="72")
    start = shown.index("  推算：重量能量密度 = 能量 × 1000 ÷ 重量 = 250 Wh/kg")
    assert shown[start + 1 : start + 3] == ["    能量 18 Wh", "    重量 72 g"]


def test_what_is_missing_is_told() -> None:
    assert "  缺失：重量" in lines("lithium_ion_cell", energy="18")


GOODS = [("lithium_ion_cell", {"gravimetric_energy_density": "305"}), ("stacking_machine", {}), ("ncm_hydroxide", {}),
         ("lfp_cathode", {"compaction_density": "2.6"}), ("artificial_graphite_anode", {})]  # fmt: skip


@pytest.mark.parametrize(("product", "values"), GOODS)
def test_no_name_of_the_catalogue_and_no_english_sentence_is_left(product: str, values: dict[str, str]) -> None:
    said = [one for one in lines(product, **values) if not one.startswith(("  20", "  提示", "  内部规则", "  存疑"))]
    assert said and not [one for one in said if re.search(r"[a-z]+_[a-z]+|\b(?:is|the|not|open|yes|margin)\b", one)]


@pytest.mark.parametrize(("product", "values"), GOODS)
def test_it_has_as_many_entries_and_criteria_as_the_english_one(product: str, values: dict[str, str]) -> None:
    of = item(product, **values)
    english = tree(of, judged(of)).splitlines()[1:]
    assert [len(one) - len(one.lstrip()) for one in english] == [
        len(one) - len(one.lstrip()) for one in lines(product, **values)
    ]
