"""House policy: each rule is printed where it is used, and without it an end that is not printed stays
open.
"""

from datetime import date
from pathlib import Path

import pytest
from goods import answer, fact, item, judged, law

from classifier.facts import Item, Kind
from classifier.judging.classify import classify
from classifier.loading.load import load


def rules(*products: str, policy: str = "default", **values: str) -> set[str]:
    return {text.split(":")[0] for text in judged(item(*products, **values), policy).assumptions}


def test_ten_per_cent_below_the_limit_is_close_and_a_little_more_is_not():
    assert answer("lithium_ion_cell", gravimetric_energy_density="270") == ("close", ("3A001",))
    assert answer("lithium_ion_cell", gravimetric_energy_density="269.9") == ("not_controlled", ())


def test_the_margin_is_printed_where_it_says_close_and_where_it_says_not():
    assert "P1" in rules("lithium_ion_cell", gravimetric_energy_density="290")
    assert "P1" in rules("lithium_ion_cell", gravimetric_energy_density="150")


def test_the_margin_is_not_printed_with_an_item_that_no_number_was_held_against():
    assert rules("ncm_hydroxide") == set()


def test_every_criterion_that_fails_must_be_close():
    assert answer("lfp_cathode", compaction_density="2.45", specific_capacity="120") == ("not_controlled", ())


def test_kindred_goods_print_their_rule():
    assert rules("lmfp_cathode") == {"P2"}


def test_a_mass_printed_only_as_a_maximum_is_at_least_95_per_cent_of_it():
    values = {"energy": "12", "mass": "<=50"}
    found = judged(item("lithium_ion_cell", **values))
    assert (found.outcome, found.findings[0].criteria[0].value) == ("not_controlled", "[240, 252.63] Wh/kg")
    assert "P3" in rules("lithium_ion_cell", **values)


def test_the_strict_policy_leaves_that_open_and_asks_for_the_mass():
    found = judged(item("lithium_ion_cell", energy="12", mass="<=50"), "strict")
    assert (found.outcome, found.missing) == ("undetermined", ("mass",))


def test_a_capacity_printed_only_as_a_minimum_is_at_most_105_per_cent_of_it():
    values = {"capacity": ">=3", "nominal_voltage": "3.6", "mass": "50"}
    assert judged(item("lithium_ion_cell", **values)).findings[0].criteria[0].value == "[216, 226.8] Wh/kg"
    assert answer("lithium_ion_cell", policy="strict", **values)[0] == "undetermined"


def test_a_density_printed_only_as_a_maximum_reaches_down_and_as_a_minimum_up():
    reached = answer("lfp_cathode", compaction_density="<=2.55", specific_capacity="160")
    assert reached == ("undetermined", ())
    assert answer("lfp_cathode", compaction_density=">=2.3", specific_capacity="160") == (
        "close",
        ("3C901.a.1",),
    )


def test_a_minimum_at_or_above_the_limit_needs_no_assumption_to_be_controlled():
    assert answer("lithium_ion_cell", policy="strict", gravimetric_energy_density=">=320") == (
        "controlled",
        ("3A001",),
    )


def test_a_stated_energy_density_counts_before_a_derived_one_nearby():
    values = {"gravimetric_energy_density": "257", "energy": "18", "mass": "69"}
    assert judged(item("lithium_ion_cell", **values)).findings[0].criteria[0].value == "257 Wh/kg"
    assert "P4" in rules("lithium_ion_cell", **values)


def test_a_derived_energy_density_more_than_5_per_cent_away_counts_too():
    values = {"gravimetric_energy_density": "257", "energy": "22", "mass": "70"}
    found = judged(item("lithium_ion_cell", **values))
    assert (found.outcome, found.findings[0].criteria[0].value) == ("undetermined", "[257, 314.28] Wh/kg")


def test_the_strict_policy_lets_a_stated_value_stand_beside_a_maximum_mass():
    values = {"gravimetric_energy_density": "243", "energy": "12", "mass": "<=48.5"}
    assert answer("lithium_ion_cell", policy="strict", **values)[0] == "not_controlled"


def test_an_unknown_policy_is_refused_with_the_names_that_there_are():
    with pytest.raises(ValueError, match="default, strict"):
        classify(item("other"), law(), as_of=date(2026, 11, 22), policy="lenient")


def test_every_rule_has_a_name_a_date_and_a_text_in_both_languages():
    for policy in law().policies.values():
        for held in (
            policy.close,
            policy.kindred,
            policy.one_sided,
            policy.stated_first,
            policy.second_signature,
            policy.blind_entry,
        ):
            if held is not None:
                assert held.rule.id and held.rule.date and held.rule.text.zh and held.rule.text.en


def test_a_minimum_beside_a_typical_value_needs_no_assumption():
    facts = (
        fact("compaction_density", ">=2.58", Kind.MINIMUM),
        fact("compaction_density", "2.62", Kind.TYPICAL),
    )
    found = judged(Item("a model", ("lfp_cathode",), facts=(*facts, fact("specific_capacity", "158"))))
    assert (found.outcome, found.findings[0].criteria[0].value, found.assumptions) == (
        "controlled",
        "[2.58, 2.62] g/cm3",
        (),
    )


def test_no_shipped_policy_trusts_one_kind_of_document_before_another():
    assert {policy.trust for policy in law().policies.values()} == {None}


TRUSTING = """policy: trusting
text: {en: "a test report counts before a datasheet"}
trust:
  id: P5
  date: "2026-11-22"
  text: {en: "a test report counts before a datasheet"}
  order: [test_report, datasheet, invoice]
"""


def test_an_officer_declares_an_order_of_trust_in_a_policy(tmp_path: Path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "trusting.yaml").write_text(TRUSTING, encoding="utf-8")
    trust = load(tmp_path).policies["trusting"].trust
    assert trust is not None
    assert (trust.rule.id, trust.order) == ("P5", ("test_report", "datasheet", "invoice"))


SIGNING = """policy: {name}
text: {{en: "ours"}}
second_signature: {{id: S, date: "2026-12-01", text: {{en: "two sign"}}, outcomes: [{signed}]}}
blind_entry: {{id: B, date: "2026-12-01", text: {{en: "typed unseen"}}, who: {who}, outcomes: [{blind}]}}
"""


def layer(folder: Path, text: str) -> Path:
    (folder / "policy").mkdir()
    (folder / "policy" / "a.yaml").write_text(text, encoding="utf-8")
    return folder


def signing(name: str, *layers: Path) -> tuple[tuple[str, ...], str, str]:
    """Who signs twice, who types blind, and the policy that says the latter."""
    policy = load(*layers).policies[name]
    assert policy.second_signature is not None and policy.blind_entry is not None
    return policy.second_signature.outcomes, policy.blind_entry.who, policy.blind_entry.policy


def test_two_sign_what_is_grave_and_strict_has_everyone_type_blind():
    assert signing("default") == (("controlled", "close"), "second", "default")
    assert signing("strict") == (("controlled", "close"), "everyone", "strict")


def test_an_offices_layer_overrides_who_signs_and_who_types_blind(tmp_path: Path):
    more = "controlled, close, not_controlled"
    ours = layer(tmp_path, SIGNING.format(name="default", signed=more, who="everyone", blind=more))
    assert signing("default", ours) == (tuple(more.split(", ")), "everyone", "default")


def test_a_policy_that_does_not_speak_of_signing_has_what_the_default_has(tmp_path: Path):
    assert signing("trusting", layer(tmp_path, TRUSTING)) == (("controlled", "close"), "second", "default")


def test_a_policy_of_the_same_name_that_forgets_the_signatures_keeps_those_before_it(tmp_path: Path):
    ours = layer(tmp_path, TRUSTING.replace("policy: trusting", "policy: strict"))
    assert signing("strict", ours) == (("controlled", "close"), "everyone", "strict")


def test_asking_for_less_is_written_out(tmp_path: Path):
    ours = layer(tmp_path, SIGNING.format(name="ours", signed="", who="nobody", blind="controlled"))
    assert signing("ours", ours) == ((), "nobody", "ours")
