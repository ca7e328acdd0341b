"""Elements by the words before them, by their forms and by their order, mixed as desks mix them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from classifier.loading.load import load
from extractor.trade.declaration import elements
from extractor.trade.declaration.labels import labels
from extractor.trade.declaration.paper import Place

CATALOGUE = load()
WORDS = labels(CATALOGUE.vocabulary)
FIGURES = {"specific_energy": "165Wh/kg", "capacity": "100Ah", "rated_voltage": "3.2V"}


@dataclass(frozen=True)
class _Page:
    text: str
    origin: str = "text"


def told(text: str) -> dict[str, str]:
    found = elements.split(Place(_Page(text), ((0, len(text)),)), "8507600090", CATALOGUE.elements, WORDS)  # type: ignore[arg-type]
    for one in found:
        quoted = "".join(text[a:b] for a, b in one.place.spans)
        assert quoted.strip() == one.value, "the place of an element is its value to the letter"
    return {e.key: e.value for e in found if e.value}


def test_words_before_values_need_no_colon_and_no_order():
    found = told("QX-100|标称电压 3.2V|容量100Ah|比能量 165Wh/kg")
    assert found == {"model": "QX-100", **FIGURES}


def test_values_without_words_are_laid_over_what_is_left_of_the_order():
    found = told("1|0|储能柜用|磷酸铁锂|型号:QX-100|品牌:阙汐|3.2V|100Ah|165Wh/kg|不含汞")
    assert found == {
        "brand_type": "1", "preference": "0", "use": "储能柜用", "electrode_material": "磷酸铁锂", "model": "QX-100",
        "brand": "阙汐", "mercury": "不含汞", **FIGURES,
    }  # fmt: skip


def test_forms_tell_what_neither_words_nor_order_tell():
    found = told("3.2V|100Ah|165Wh/kg|QX-100|阙汐|储能柜用")
    assert {k: found[k] for k in (*FIGURES, "model", "use")} == {**FIGURES, "model": "QX-100", "use": "储能柜用"}


@pytest.mark.parametrize("bar", ["；", "，", " ", ";"])
def test_a_string_without_bars_is_parted_where_words_name_its_values(bar: str):
    found = told(bar.join(("用途：储能柜用", "电极材质：磷酸铁锂", "型号：QX 100", "额定电压：3.2V")))
    assert found == {"use": "储能柜用", "electrode_material": "磷酸铁锂", "model": "QX 100", "rated_voltage": "3.2V"}


def test_a_blank_keeps_its_place_in_the_order():
    assert "specific_energy" not in told("1|0|储能柜用|磷酸铁锂||阙汐|QX-100|100Ah|不含汞|3.2V|||")


def test_a_colon_read_for_a_semicolon_parts_two_named_values():
    found = told("用途：储能柜用；电极材质：磷酸铁锂；型号：QX 100；是否含汞：否：额定电压：3.2V")
    assert {k: found[k] for k in ("mercury", "rated_voltage")} == {"mercury": "否", "rated_voltage": "3.2V"}
