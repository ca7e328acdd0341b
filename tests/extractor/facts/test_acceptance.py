"""Protocols of acceptance: what is checked beside what was asked and measured, and what stands next to the machine."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import drawn, facts, models


def test_the_heads_of_a_protocol_are_no_models() -> None:
    page = drawn("""
        No.  Check                        Required     Measured     Measuring device   OK/NOK
        1    Chamber volume               80 m³        81.5 m³      3D scan            OK
        2    Wall thickness               4 mm         4.1 mm       Gauge              OK
    """)
    assert models(page) == ()
    assert facts(page) == ["volume 80000 L", "volume 81500 L measured"]


@pytest.mark.parametrize("name", ["Slurry tank, agitated, working volume", "2 Hopper (lined): volume", "料仓，容积"])
def test_the_volume_of_a_vessel_beside_the_machine_is_not_the_machine_s(name: str) -> None:
    assert not [told for told in facts(drawn(f"{name}  3 m³")) if told.startswith("volume")]


def test_a_volume_behind_the_machine_s_own_name_is_its_volume() -> None:
    assert facts(drawn("Drying tower, volume  70 m³")) == ["volume 70000 L"]


@pytest.mark.parametrize("name", ["Reel weight", "Peso bobina", "Rollengewicht", "卷料重量"])
def test_what_a_reel_weighs_is_no_mass_of_the_machine(name: str) -> None:
    assert not [told for told in facts(drawn(f"{name}  620 kg")) if told.startswith("mass")]


def test_a_second_table_of_one_model_is_that_model_s_though_its_head_only_says_division() -> None:
    page = drawn("""
        구분          JW-21C        JW-P90
        장비 중량     8,100 kg      12.4 ton
        전원          380 V         380 V

        구분          JC-40F
        장비 중량     2,900 kg
    """)
    assert facts(page) == [
        "mass 8100000 g of JW-21C",
        "mass 12400000 g of JW-P90",
        "mass 2900000 g of JC-40F",
    ]
