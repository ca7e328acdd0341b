"""How suppliers word their labels: each is read as the property that it names, or kept from one that it does not."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import drawn, facts

READ = {
    "capacity 5 Ah": [
        "방전 용량",
        "放電容量",
        "安时数",
        "放电电量",
        "Ampere-hour rating",
        "Zellkapazität",
        "Effective capacity",
    ],
    "nominal_voltage 3.65 V": [
        "Mean discharge voltage",
        "Mean operating voltage",
        "平台电压",
        "平均放電電圧",
        "평균 방전 전압",
    ],
    "mass 70 g": ["Weight per piece", "单体重", "自重", "単体質量", "단품 중량", "Zellgewicht"],
    "compaction_density 2.4 g/cm3": [
        "加压堆积密度",
        "压片密度",
        "Density under load",
        "Pelletised density",
        "Powder pressed density",
        "가압 밀도",
        "Dichte unter Druck",
    ],
    "tap_density 1.1 g/cm3": [
        "Density after tapping",
        "Vibration density",
        "敲击密度",
        "震实比重",
        "タッピング密度",
        "Rütteldichte",
    ],
    "specific_capacity 350 mAh/g": [
        "방전 비용량",
        "1st Dis. Cap.",
        "单克容量",
        "グラムあたり容量",
        "Kapazität je Gramm",
    ],
    "volume 60 L": ["研磨腔", "Reactor capacity", "Effective capacity", "Nutzvolumen"],
    "barrel_diameter 400 mm": ["炉胆内径", "Rohrdurchmesser", "炉筒径", "동체 직경"],
    "first_efficiency 94 %": ["Initial CE", "First discharge efficiency", "首圈效率"],
}


@pytest.mark.parametrize(("told", "label"), [(told, label) for told, labels in READ.items() for label in labels])
def test_a_label_of_the_trade_is_read(told: str, label: str) -> None:
    value = told.split(" ", 1)[1].replace("g/cm3", "g/cm³")
    (found,) = facts(drawn(f"{label}     {value}"))
    assert found.startswith(told)


@pytest.mark.parametrize(
    "label",
    [
        "Positive compaction density",
        "Compaction density, negative",
        "辊压压实密度",
        "建议压实密度",
        "电极压实",
        "Rolled density",
    ],
)
def test_an_electrode_s_density_is_not_the_powder_s(label: str) -> None:
    assert facts(drawn(f"{label}     2.4 g/cm³")) == []


@pytest.mark.parametrize("label", ["Ladeschlussspannung", "Entladeschlussspannung", "Ladespannung"])
def test_a_limit_of_charge_is_no_nominal_voltage(label: str) -> None:
    assert not any(f.startswith("nominal_voltage") for f in facts(drawn(f"{label}     4.2 V")))


@pytest.mark.parametrize("label", ["Powder OI value", "烧损", "Magnetic foreign matter", "变压器容量"])
def test_a_look_alike_gives_no_value(label: str) -> None:
    assert facts(drawn(f"{label}     3.1")) == []


@pytest.mark.parametrize("label", ["冷却水套水容积", "水套容积", "Cooling jacket volume", "Kühlmantelvolumen"])
def test_the_water_in_a_jacket_is_no_volume_of_the_machine(label: str) -> None:
    assert not any(f.startswith(("volume", "granulation_volume")) for f in facts(drawn(f"{label}     850 L")))
