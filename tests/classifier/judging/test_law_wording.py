"""What the wording takes in and leaves out: the readings that a lawyer would check, a row each."""

from datetime import date

import pytest
from goods import answer, fact, item, judged, law, missing

from classifier.judging.determination import Determination, Outcome


def test_artificial_graphite_anode_of_any_grade_is_3c901_b_1():
    assert answer("artificial_graphite_anode") == ("controlled", ("3C901.b.1",))
    assert answer("artificial_graphite_anode", specific_capacity="340", purity="99") == (
        "controlled",
        ("3C901.b.1",),
    )


def test_a_blend_of_artificial_and_natural_graphite_is_3c902_b_2_with_the_misprint_told():
    found = judged(item("mixed_graphite_anode"))
    assert (found.outcome, found.codes) == ("controlled", ("3C902.b.2",))
    assert any("misprint" in text.en for text in found.advice)


def test_natural_graphite_anode_alone_is_listed_in_the_act_of_2023():
    found = judged(item("natural_graphite_anode"))
    assert (found.outcome, found.codes, found.near) == ("listed_elsewhere", ("1C108.c",), ())
    assert [(one.code, one.instrument) for one in found.listed] == [("1C108.c", "MOFCOM+GACC 2023-39")]
    assert found.status.instrument == "MOFCOM+GACC 2023-39"
    assert any("No. 39 of 2023" in text.en for text in found.advice)
    assert any("unconfirmed" in text.en for text in found.advice)


@pytest.mark.parametrize("purity", ["94", "99.5", "99.9", "99.95", "99.99"])
@pytest.mark.parametrize("product", ["natural_graphite", "natural_graphite_anode"])
def test_natural_graphite_of_any_purity_is_listed_in_the_act_of_2023_and_gets_no_remark(product: str, purity: str):
    found = judged(item(product, purity=purity))
    assert (found.outcome, found.codes) == ("listed_elsewhere", ("1C108.c",))
    assert (found.remark.zh, found.remark.en) == (None, None)


def test_before_the_act_of_2023_took_effect_natural_graphite_was_not_listed_in_it():
    found = judged(item("natural_graphite", purity="95"), as_of=date(2023, 11, 30))
    assert (found.outcome, found.listed) == ("not_controlled", ())


def test_graphite_foil_is_open_until_somebody_says_what_it_is_pressed_of():
    found = judged(item("flexible_graphite", purity="99.5"))
    assert (found.outcome, found.missing) == ("undetermined", ("product",))


def test_artificial_graphite_powder_has_no_flexural_strength_and_is_outside_the_act_of_2023():
    found = judged(item("artificial_graphite_anode", purity="99.97"))
    assert (found.outcome, found.listed) == ("controlled", ())
    entry = law().entry("1C108.b")
    assert any("powder has no flexural strength" in flag.text.en for flag in entry.flags)


def test_goods_close_to_an_entry_are_never_called_so_while_another_act_is_open_for_them():
    """Because "not a controlled item" is said of every list."""
    for product in law().vocabulary.products:
        found = judged(item(product))
        others = [f for f in found.findings if f.instrument != "MOFCOM+GACC 2025-58" and f.truth != "false"]
        if others:
            assert found.outcome in ("controlled", "listed_elsewhere", "undetermined"), product


def test_graphite_that_may_be_artificial_or_natural_is_undetermined_and_asks_which():
    found = judged(item("artificial_graphite_anode", "natural_graphite_anode"))
    assert (found.outcome, found.missing) == ("undetermined", ("product",))


def test_graphite_for_electrodes_is_tested_against_the_act_of_2023():
    assert missing("graphite_not_anode") == ("purity", "flexural_strength", "bulk_density")
    assert answer("graphite_not_anode", purity="99.9") == ("not_controlled", ())


def test_graphite_that_only_the_act_of_2023_takes_in_is_listed_there():
    found = judged(item("graphite_not_anode", purity="99.95", flexural_strength="45", bulk_density="1.85"))
    assert (found.outcome, found.codes, found.missing) == ("listed_elsewhere", ("1C108.b",), ())


def test_lfp_with_both_values_at_their_limits_is_controlled():
    assert answer("lfp_cathode", compaction_density="2.5", specific_capacity="156") == (
        "controlled",
        ("3C901.a.1",),
    )


def test_lfp_with_both_values_known_and_one_below_is_not_listed_and_here_close():
    assert answer("lfp_cathode", compaction_density="2.45", specific_capacity="158") == (
        "close",
        ("3C901.a.1",),
    )
    assert answer("lfp_cathode", compaction_density="2.6", specific_capacity="155") == (
        "close",
        ("3C901.a.1",),
    )


def test_lfp_far_below_one_limit_is_not_controlled_whatever_the_other_value_is():
    assert answer("lfp_cathode", compaction_density="2.2") == ("not_controlled", ())
    assert answer("lfp_cathode", specific_capacity="130") == ("not_controlled", ())


def test_lmfp_is_not_named_and_is_close():
    assert answer("lmfp_cathode") == ("close", ("3C901.a.1",))


def test_finished_ternary_cathode_is_not_named_and_is_close():
    assert answer("ternary_cathode") == ("close", ("3C901.a.2.a", "3C901.a.2.b"))


def test_nickel_cobalt_manganese_hydroxide_is_controlled_by_nature():
    assert answer("ncm_hydroxide") == ("controlled", ("3C901.a.2.a",))
    assert answer("nca_hydroxide") == ("controlled", ("3C901.a.2.b",))


def test_a_carbonate_or_oxide_precursor_is_not_named_and_is_close():
    assert answer("other_precursor") == ("close", ("3C901.a.2.a",))


def test_lithium_rich_manganese_based_cathode_is_controlled_by_nature():
    assert answer("lithium_rich_manganese_cathode") == ("controlled", ("3C901.a.3",))


def test_a_primary_lithium_cell_is_not_rechargeable_at_any_energy_density():
    assert answer("primary_lithium_cell", gravimetric_energy_density="700") == ("not_controlled", ())


def test_thionyl_chloride_is_told_with_a_primary_cell():
    assert any("thionyl" in text.en for text in judged(item("primary_lithium_cell")).advice)


def test_a_lithium_metal_cell_at_the_limit_is_undetermined_and_asks_whether_it_is_lithium_ion():
    found = judged(item("lithium_metal_cell", gravimetric_energy_density="427"))
    assert (found.outcome, found.missing) == ("undetermined", ("product",))
    assert "lithium-ion battery?" in found.findings[0].reason


def test_a_lithium_metal_cell_below_the_limit_is_not_listed_whatever_it_is():
    assert answer("lithium_metal_cell", gravimetric_energy_density="200") == ("not_controlled", ())


def test_nickel_metal_hydride_and_the_like_are_not_lithium_ion():
    assert answer("other_battery", gravimetric_energy_density="310") == ("not_controlled", ())


def test_a_pack_below_the_limit_built_of_cells_at_or_above_it_is_close():
    built = answer("lithium_ion_pack", gravimetric_energy_density="210", cell_energy_density="300")
    assert built == ("close", ("3A001",))
    assert (
        answer("lithium_ion_pack", gravimetric_energy_density="210", cell_energy_density="280")[0] == "not_controlled"
    )


def test_a_device_with_a_battery_is_not_addressed_by_the_text():
    assert answer("other") == ("not_applicable", ())


def test_no_other_property_and_no_tariff_line_makes_an_item_controlled():
    assert answer("other", tariff_line="85076000") == ("not_applicable", ())
    assert answer("ncm_hydroxide", tariff_line="12345678") == ("controlled", ("3C901.a.2.a",))


def test_wh_per_litre_says_nothing_of_wh_per_kilogram():
    assert missing("lithium_ion_cell", volumetric_energy_density="900") == ("gravimetric_energy_density",)


def test_tap_density_says_nothing_of_compaction_density():
    assert "compaction_density" in missing("lfp_cathode", tap_density="2.6", specific_capacity="158")


def test_three_hundred_litres_exactly_is_not_caught_and_five_cubic_metres_exactly_is():
    coater = answer("fusion_coating_equipment", use="graphite_anode", volume="300")
    reactor = answer("vertical_granulation_reactor", use="graphite_anode", granulation_volume="5000")
    assert (coater, reactor) == (("close", ("3B901.c.3.a",)), ("controlled", ("3B901.c.1.a",)))


def test_a_machine_without_a_stated_use_is_undetermined_and_asks_for_the_use():
    for product in ("winding_machine", "formation_grading_system", "acheson_furnace", "jet_mill"):
        found = judged(item(product))
        assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("use",)), product


def test_a_machine_for_another_use_is_not_controlled():
    assert answer("sand_mill", use="other_use") == ("not_controlled", ())


def test_a_mill_for_batteries_in_general_is_not_settled_to_be_for_cathode_material():
    assert missing("sand_mill", use="lithium_ion_battery") == ("use",)


def test_cell_technology_is_tied_to_the_energy_density_of_the_cells():
    assert answer("cell_technology", gravimetric_energy_density="300") == ("controlled", ("3E901.a",))
    assert missing("cell_technology") == ("gravimetric_energy_density",)


TECHNOLOGIES = {
    "granulation_technology": "3E901.b.1",
    "continuous_graphitisation_technology": "3E901.b.2",
    "liquid_phase_coating_technology": "3E901.b.3",
}


@pytest.mark.parametrize("product", TECHNOLOGIES)
def test_the_three_graphite_technologies_are_limited_to_graphite_anode_material(product: str):
    assert answer(product, use="graphite_anode") == ("controlled", (TECHNOLOGIES[product],))
    assert answer(product, use="other_use") == ("not_controlled", ())
    assert missing(product) == ("use",)


LFP_TECHNOLOGY = {"compaction_density": ("2.6", "220 MPa"), "specific_capacity": ("161", "0.1C, 25 °C")}
LMFP_TECHNOLOGY = {"compaction_density": ("2.38", "220 MPa"), "specific_capacity": ("155", "0.1C")}


def technology(product: str, measured: dict[str, tuple[str, str | None]], **plain: str) -> Determination:
    facts = [fact(name, value, conditions=under) for name, (value, under) in measured.items()]
    return judged(item(product, **plain).having(*facts))


def test_lfp_technology_is_only_in_the_act_of_2025_on_technology():
    found = technology("lfp_technology", LFP_TECHNOLOGY, first_efficiency="98")
    assert (found.outcome, found.codes) == ("listed_elsewhere", ("252604X.1",))
    assert any("No. 28 of 2025" in text.en for text in found.advice)


def test_lmfp_technology_asks_for_all_four_criteria_and_the_condition_of_each():
    values = {"first_efficiency": "95", "nominal_voltage": "3.85"}
    assert technology("lmfp_technology", LMFP_TECHNOLOGY, **values).codes == ("252604X.2",)
    low = {**LMFP_TECHNOLOGY, "specific_capacity": ("150", "0.1C")}
    assert technology("lmfp_technology", low, **values).outcome == "not_controlled"
    for name, value in {"first_efficiency": "94.9", "nominal_voltage": "3.84"}.items():
        assert technology("lmfp_technology", LMFP_TECHNOLOGY, **{**values, name: value}).outcome == "not_controlled"


@pytest.mark.parametrize("under", ["100 MPa", None])
def test_a_density_that_was_not_measured_at_220_mpa_settles_nothing(under: str | None):
    values = {"first_efficiency": "95", "nominal_voltage": "3.85"}
    found = technology("lmfp_technology", {**LMFP_TECHNOLOGY, "compaction_density": ("2.5", under)}, **values)
    assert (found.outcome, found.missing) == ("undetermined", ("compaction_density",))
    reasons = [f.reason for f in found.findings if f.code == "252604X.2"]
    assert reasons == ["not stated at what the law asks for: compaction_density at 220 MPa"]


def test_preparation_technology_of_a_phosphate_precursor_is_listed_above_a_tap_density_of_1_2():
    outcomes = [str(judged(item("phosphate_precursor_technology", tap_density=d)).outcome) for d in ("1.2", "1.21")]
    assert outcomes == ["not_controlled", "listed_elsewhere"]


def test_thionyl_chloride_goes_into_the_specification_and_not_into_the_remark():
    told = " ".join(f"{text.en} {text.zh}" for text in judged(item("primary_lithium_cell")).advice)
    assert "规格型号" in told and "not in the remark" in told and "single cell" in told


def test_the_foreign_3a001_e_is_told_to_be_another_one():
    told = " ".join(text.en for text in judged(item("lithium_ion_cell", gravimetric_energy_density="360")).advice)
    assert "is not this 3A001" in told


def test_an_item_of_a_partly_read_document_is_never_cleared():
    for product, value in (("lithium_ion_cell", "150"), ("other_battery", "60"), ("other", "1")):
        found = judged(item(product, complete=False, gravimetric_energy_density=value))
        assert (found.outcome, found.missing) == ("undetermined", ("unread_pages",)), product


def test_an_item_of_a_partly_read_document_may_still_be_controlled():
    assert judged(item("ncm_hydroxide", complete=False)).outcome == "controlled"


def test_an_alternative_that_cannot_matter_is_not_asked_about():
    assert answer("primary_lithium_cell", "lithium_ion_cell", gravimetric_energy_density="150")[0] == "not_controlled"


def test_every_answer_tells_of_the_catch_all_and_none_says_free():
    for product in law().vocabulary.products:
        told = " ".join(text.en for text in judged(item(product)).advice)
        assert "article 12(3)" in told, product
        assert "free" not in told.lower(), product


def test_a_graphite_article_is_told_of_the_fine_grain_entry_that_nothing_tests_here():
    for values in ({"purity": "99.9"}, {"purity": "99.95", "flexural_strength": "45", "bulk_density": "1.85"}):
        told = " ".join(f"{text.en} {text.zh}" for text in judged(item("graphite_not_anode", **values)).advice)
        assert "1C108.a" in told and "1.72 g/cm³" in told and "须另行核对" in told
