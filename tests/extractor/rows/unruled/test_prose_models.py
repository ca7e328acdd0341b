"""Running text that takes several models one after the other gives each its own values."""

from __future__ import annotations

import pytest

from extractor.document.model import Contents
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from extractor.rows.rows import rows
from tests.extractor.drawn import catalogue, drawn

LETTER = (
    "Thank you for your inquiry. We can offer two rechargeable lithium-ion polymer cells. The first, LP-59102, is in "
    "series production since 2022. Its typical capacity is 8,400 mAh at a nominal voltage of 3.85 V. One cell weighs "
    "124 grams. The second, LP-59102S, is our new cell. At the same nominal voltage of 3.85 V it reaches a typical "
    "capacity of 10,000 mAh. It weighs 121 grams."
)
ZH = (
    "感谢来函。我司可提供两款锂离子电芯。第一款HN-60型电芯已量产多年,标称电压3.7 V,标称容量6000 mAh,单只重量"
    "95 g。第二款HN-75型电芯为新品,标称电压3.7 V,标称容量7500 mAh,单只重量98 g。如需样品请联系我们。"
)


def items(text: str) -> dict[str, dict[str, set[str]]]:
    contents = Contents((drawn(text),))
    found: dict[str, dict[str, set[str]]] = {}
    for item in Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents).items:
        told = found.setdefault(item.label, {})
        for fact in item.facts:
            told.setdefault(fact.property, set()).add(str(fact.value))
    return found


@pytest.mark.parametrize(
    "text, models",
    [
        (LETTER, {"LP-59102": ("8.4 Ah", "124 g"), "LP-59102S": ("10 Ah", "121 g")}),
        (ZH, {"HN-60": ("6 Ah", "95 g"), "HN-75": ("7.5 Ah", "98 g")}),
    ],
)
def test_each_model_of_a_letter_has_its_own_values(text: str, models: dict[str, tuple[str, str]]) -> None:
    found = items(text)
    assert {name: (found[name]["capacity"], found[name]["mass"]) for name in found} == {
        name: ({capacity}, {mass}) for name, (capacity, mass) in models.items()
    }


def test_what_stands_before_the_first_model_is_said_of_all() -> None:
    both = items(LETTER.replace("polymer cells.", "polymer cells with a nominal energy of 32 Wh."))
    assert [both[name]["energy"] for name in both] == [{"32 Wh"}, {"32 Wh"}]


def test_a_model_named_without_values_parts_no_text() -> None:
    text = LETTER.replace(" At the same nominal voltage of 3.85 V it reaches a typical capacity of 10,000 mAh.", "")
    assert set(items(text.replace(" It weighs 121 grams.", " Please ask for it."))) == {"LP-59102"}


def test_a_long_text_without_models_stays_whole() -> None:
    text = "This is a lithium-ion cell of long life. It has a nominal voltage of 3.7 V and weighs 95 g. " * 3
    assert len(rows(drawn(text))) == 1


def test_running_text_below_a_table_of_models_that_opens_with_another_one_is_of_that_one() -> None:
    table = """
    立式造粒釜用于石墨负极材料

    项目            KZ-6000     KZ-2500
    造粒容积        6000 L      2.5 m³

    KC-5 型连续造粒釜由三段卧式釜体串联而成,造粒容积合计为 5 m³,连续出料 450 kg/h,同样用于负极材料造粒
    """
    found = items(table)
    volumes = {name: found[name].get("granulation_volume") for name in found}
    assert volumes == {"KZ-6000": {"6000 L"}, "KZ-2500": {"2500 L"}, "KC-5": {"5000 L"}}


def test_running_text_that_opens_with_a_model_of_the_table_makes_no_other_one() -> None:
    table = "Winding machines\n\nItem    KZ-60    KZ-25\nMass    6 t    2.5 t\n\n"
    text = (
        "KZ-60 winding machines for lithium-ion cells are delivered in a case of 7 t within ninety days of the order."
    )
    assert set(items(table + text)) == {"KZ-60", "KZ-25"}
