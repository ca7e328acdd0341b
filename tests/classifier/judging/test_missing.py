"""Facts missing in every combination: what is asked for is what can still change the answer, and no more."""

from itertools import combinations

import pytest
from goods import answer, missing

LFP = {
    (): ("undetermined", ("compaction_density", "specific_capacity")),
    ("compaction_density",): ("undetermined", ("specific_capacity",)),
    ("specific_capacity",): ("undetermined", ("compaction_density",)),
    ("compaction_density", "specific_capacity"): ("controlled", ()),
}
HIGH = {"compaction_density": "2.6", "specific_capacity": "160"}


@pytest.mark.parametrize("known", LFP, ids=str)
def test_lfp_above_its_limits_asks_for_what_is_not_printed(known: tuple[str, ...]):
    values = {name: HIGH[name] for name in known}
    assert LFP[known] == (answer("lfp_cathode", **values)[0], missing("lfp_cathode", **values))


@pytest.mark.parametrize("low", ["compaction_density", "specific_capacity"])
def test_lfp_below_one_limit_asks_for_nothing(low: str):
    assert missing("lfp_cathode", **{low: "2.0" if low == "compaction_density" else "120"}) == ()


CELL = {"energy": "18", "capacity": "5", "nominal_voltage": "3.6", "mass": "70"}
ASKED = {
    (): "gravimetric_energy_density",
    ("energy",): "mass",
    ("capacity",): "gravimetric_energy_density",
    ("nominal_voltage",): "gravimetric_energy_density",
    ("mass",): "energy",
    ("energy", "capacity"): "mass",
    ("energy", "nominal_voltage"): "mass",
    ("energy", "mass"): None,
    ("capacity", "nominal_voltage"): "mass",
    ("capacity", "mass"): "energy",
    ("nominal_voltage", "mass"): "energy",
    ("energy", "capacity", "nominal_voltage"): "mass",
    ("energy", "capacity", "mass"): None,
    ("energy", "nominal_voltage", "mass"): None,
    ("capacity", "nominal_voltage", "mass"): None,
    ("energy", "capacity", "nominal_voltage", "mass"): None,
}


def test_the_combinations_of_a_cell_are_all_there():
    assert {c for size in range(5) for c in combinations(CELL, size)} == set(ASKED)


@pytest.mark.parametrize("known", ASKED, ids=str)
def test_a_cell_asks_for_the_one_fact_that_would_settle_it(known: tuple[str, ...]):
    wanted = ASKED[known]
    assert (() if wanted is None else (wanted,)) == missing("lithium_ion_cell", **{name: CELL[name] for name in known})


def test_a_stated_energy_density_needs_nothing_else():
    assert missing("lithium_ion_cell", gravimetric_energy_density="257") == ()


def test_an_energy_density_that_straddles_the_limit_is_asked_for_again():
    assert missing("lithium_ion_cell", gravimetric_energy_density="290..310") == ("gravimetric_energy_density",)


def test_a_machine_below_its_volume_is_not_asked_for_its_use():
    assert missing("spray_dryer", volume="20000") == ()


def test_a_machine_of_unknown_volume_and_use_is_asked_for_both():
    assert missing("spray_dryer") == ("use", "volume")


def test_a_mass_that_only_house_policy_bounds_is_asked_for_where_it_straddles():
    assert missing("lithium_ion_cell", energy="18", mass="<=61") == ("mass",)


def test_an_ambiguous_item_is_not_asked_what_it_is_before_what_it_measures():
    assert missing("lithium_metal_cell", energy="39") == ("mass", "product")


def test_the_entry_that_lacks_least_is_asked_about_first():
    assert missing("lfp_cathode", "sand_mill") == (
        "use",
        "compaction_density",
        "specific_capacity",
        "product",
    )


@pytest.mark.parametrize("density", ["20", "257", "310"])
def test_of_goods_that_nobody_recognised_the_product_is_missing_whatever_they_measure(density: str):
    values = {"gravimetric_energy_density": density}
    assert ("undetermined", ("product",)) == (answer("unrecognised", **values)[0], missing("unrecognised", **values))
