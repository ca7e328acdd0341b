"""Where documents disagree: said in a sentence with all sides, spanned by the interval, settled only by policy."""

from dataclasses import replace
from datetime import date

import pytest
from papers import REPORT, SHEET, fact, law

from casebook.links.contradictions import Contradiction, Paper, contradictions, settled
from classifier.facts import Fact, Item, Kind, Method
from classifier.judging.classify import classify
from classifier.law.acts import Bilingual
from classifier.law.house import Rule, TrustRule
from classifier.quantity import Quantity, point

PAPERS = {SHEET: Paper("sheet.pdf", "datasheet"), REPORT: Paper("report.pdf", "test_report")}
DAY = date(2026, 12, 1)
RULE = Rule("P5", date(2026, 11, 22), Bilingual("a test report counts before a datasheet"))
TRUST = TrustRule(RULE, ("test_report", "datasheet"))


def cell(*facts: Fact) -> Item:
    return Item("XZ-50E", ("lithium_ion_cell",), facts=facts)


def found(*facts: Fact) -> tuple[Contradiction, ...]:
    return contradictions(cell(*facts), PAPERS, law().vocabulary)


def said(name: str, sheet: str, report: str) -> tuple[Contradiction, ...]:
    return found(fact(name, sheet, SHEET), fact(name, report, REPORT))


def test_two_masses_are_a_contradiction_that_names_both_documents():
    (one,) = said("mass", "69", "74")
    assert one.text == "mass is not the same in all documents: sheet.pdf: 69 g; report.pdf: 74 g"
    assert (one.property, len(one.facts)) == ("mass", 2)


def test_the_sentence_has_kind_bound_and_conditions():
    (one,) = found(
        fact("mass", "<=70", SHEET, Kind.MAXIMUM),
        fact("mass", "72.1", REPORT, Kind.MEASURED, "with terminals"),
    )
    assert one.text.endswith("sheet.pdf: maximum ≤ 70 g; report.pdf: measured 72.1 g (with terminals)")


@pytest.mark.parametrize(
    ("sheet", "report"), [("70", "70"), ("<=70", "68.2"), (">=65", "68.2"), ("50", "50.2"), ("50.2", "50")]
)
def test_values_that_can_both_be_true_are_none(sheet: str, report: str):
    assert said("mass", sheet, report) == ()


def test_more_than_rounding_is_a_contradiction():
    assert [c.property for c in said("mass", "50", "50.6")] == ["mass"]


def test_a_measured_value_between_minimum_and_nominal_contradicts_nothing():
    assert (
        found(
            fact("capacity", "105", SHEET, Kind.NOMINAL),
            fact("capacity", ">=103", SHEET, Kind.MINIMUM),
            fact("capacity", "104.2", REPORT, Kind.MEASURED),
        )
        == ()
    )


def test_a_capacity_at_another_rate_contradicts_nothing():
    slow = fact("capacity", "5.0", SHEET, conditions="0.2C")
    fast = fact("capacity", "4.2", REPORT, conditions="2C")
    assert found(slow, fast) == ()


def test_two_values_of_one_document_are_no_contradiction_between_documents():
    assert found(fact("mass", "69", SHEET), fact("mass", "74", SHEET)) == ()


def test_chemistries_contradict_and_uses_do_not():
    assert [c.property for c in said("chemistry", "lfp", "ncm")] == ["chemistry"]
    assert said("use", "cathode", "anode") == ()


def test_a_broader_word_for_a_chemistry_contradicts_no_narrower_one():
    assert said("chemistry", "lithium_ion", "nmc") == ()
    assert said("chemistry", "lfp", "lithium") == ()


def test_a_broader_word_contradicts_what_it_does_not_take_in():
    assert len(said("chemistry", "lithium_ion", "lithium_metal")) == 1
    assert len(said("chemistry", "nimh", "lithium")) == 1


def test_what_belongs_to_the_consignment_contradicts_nothing():
    boxes = [
        replace(fact("net_mass", "", document), value=Quantity(point(number), "kg"))
        for document, number in ((SHEET, "100"), (REPORT, "200"))
    ]
    assert found(*boxes) == ()


def test_a_value_that_a_person_entered_ends_the_contradiction():
    entered = replace(fact("mass", "70", SHEET), method=Method.ENTERED)
    assert found(fact("mass", "69", SHEET), fact("mass", "74", REPORT), entered) == ()


def test_a_doubted_value_contradicts_nothing():
    assert found(replace(fact("mass", "69", SHEET), doubt="misprint"), fact("mass", "74", REPORT)) == ()


def density(item: Item) -> str | None:
    """The energy density that the determination rests on."""
    made = classify(item, law(), as_of=DAY)
    return next(c.value for f in made.findings if f.code == "3A001" for c in f.criteria)


TWO_SIDES = cell(
    fact("energy", "18", SHEET),
    fact("mass", "60", SHEET),
    fact("mass", "75", REPORT),
)


def test_the_interval_spans_both_sides():
    assert density(TWO_SIDES) == "[240, 300] Wh/kg"


def test_without_a_rule_of_trust_nothing_is_set_aside():
    sides = contradictions(TWO_SIDES, PAPERS, law().vocabulary)
    assert settled(TWO_SIDES, sides, PAPERS, None) == TWO_SIDES


def test_a_rule_of_trust_sets_the_less_trusted_side_aside_and_says_so():
    made = settled(TWO_SIDES, contradictions(TWO_SIDES, PAPERS, law().vocabulary), PAPERS, TRUST)
    assert density(made) == "240 Wh/kg"
    assert [f.doubt for f in made.of("mass")] == [
        "P5: a test report counts before a datasheet: report.pdf counts before sheet.pdf",
        None,
    ]


def test_a_rule_of_trust_touches_only_what_is_contradicted():
    sides = contradictions(TWO_SIDES, PAPERS, law().vocabulary)
    assert settled(TWO_SIDES, sides, PAPERS, TRUST).of("energy")[0].doubt is None


def test_between_documents_of_one_kind_trust_settles_nothing():
    papers = {SHEET: Paper("a.pdf", "datasheet"), REPORT: Paper("b.pdf", "datasheet")}
    sides = contradictions(TWO_SIDES, papers, law().vocabulary)
    assert len(sides) == 1 and settled(TWO_SIDES, sides, papers, TRUST) == TWO_SIDES


def test_a_kind_that_the_order_does_not_name_stands_behind_it():
    papers = {SHEET: Paper("a.pdf", "safety_data_sheet"), REPORT: Paper("b.pdf", "datasheet")}
    made = settled(TWO_SIDES, contradictions(TWO_SIDES, papers, law().vocabulary), papers, TRUST)
    assert [f.doubt is None for f in made.of("mass")] == [False, True]
