"""What is counted, against counts made by hand."""

from __future__ import annotations

from score_inputs import HASH, item, labelled, labels, report, stated, wanted

from corpora.labels import Labels
from corpora.scoring import score
from corpora.tally import Counts

CAPACITY = wanted("capacity", "5", "5")
MASS = wanted("mass", None, "70", kind="maximum")


def counted(gold, items, **document):
    return score(labels([gold], **document), report(items))


def test_a_stated_fact_that_matches_a_label_is_found():
    assert Counts(found=1) == counted(labelled("A", [CAPACITY]), [item("A", [stated("capacity", "5", "5")])]).facts


def test_a_required_label_without_a_fact_is_missed():
    assert Counts(missed=1) == counted(labelled("A", [CAPACITY]), [item("A", [])]).facts


def test_a_label_that_is_not_required_costs_nothing_when_it_is_missed():
    assert Counts() == counted(labelled("A", [{**CAPACITY, "required": False}]), [item("A", [])]).facts


def test_a_stated_fact_without_a_label_is_false():
    assert Counts(false=1) == counted(labelled("A", []), [item("A", [stated("capacity", "5", "5")])]).facts


def test_a_derived_fact_is_not_counted():
    derived = stated("energy", "18", "18", method="derived")
    assert Counts() == counted(labelled("A", []), [item("A", [derived])]).facts


def test_a_property_that_is_not_scored_is_not_counted():
    assert Counts() == counted(labelled("A", []), [item("A", [stated("diameter", "21", "21")])]).facts


def test_one_fact_may_satisfy_two_labels_and_each_is_found():
    gold = labelled("A", [CAPACITY, {**CAPACITY, "kind": "nominal"}])
    assert Counts(found=2) == counted(gold, [item("A", [stated("capacity", "5", "5")])]).facts


def test_a_document_labelled_in_part_has_no_false_facts():
    assert Counts() == counted(labelled("A", []), [item("A", [stated("capacity", "5", "5")])], partial=True).facts


def test_the_mass_of_a_trade_paper_is_not_judged():
    assert Counts() == counted(labelled("A", []), [item("A", [stated("mass", "5", "5")])], kind="invoice").facts


def test_a_maximum_is_compared_by_its_high_end_alone():
    assert Counts(found=1) == counted(labelled("A", [MASS]), [item("A", [stated("mass", "66.5", "70")])]).facts


def test_a_reading_that_counts_too_is_found():
    gold = labelled("A", [{**MASS, "also": [{"kind": None, "low": "70"}]}])
    found = counted(gold, [item("A", [stated("mass", "70", "70")])])
    assert Counts(found=1) == found.facts


def test_the_kind_of_a_found_value_is_asked_only_where_the_label_has_one():
    gold = labelled("A", [CAPACITY, {**MASS, "kind_also": ["rated"]}])
    facts = [stated("capacity", "5", "5"), stated("mass", None, "70", kind="rated")]
    tally = counted(gold, [item("A", facts)]).tally
    assert (tally.value_kinds, tally.value_kinds_right) == (1, 1)


def test_an_item_that_pairs_with_no_label_is_invented_and_its_facts_are_false():
    items = [item("Alpha", [stated("capacity", "5", "5")]), item("Zulu", [stated("mass", "9", "9")])]
    result = counted(labelled("Alpha", [CAPACITY]), items)
    assert (1, Counts(found=1, false=1)) == (result.tally.items_invented, result.facts)


def test_an_undetermined_item_that_is_reported_as_not_controlled_is_cleared_wrongly():
    gold = labelled("A", [], outcome="undetermined")
    assert counted(gold, [item("A", [], "not_controlled")]).tally.cleared_wrongly == 1


def test_a_controlled_item_that_is_not_found_is_cleared_wrongly():
    assert counted(labelled("A", [], outcome="controlled"), []).tally.cleared_wrongly == 1


def test_a_cleared_item_that_is_reported_as_controlled_is_wrong_but_not_cleared_wrongly():
    tally = counted(labelled("A", [], outcome="not_controlled"), [item("A", [], "controlled")]).tally
    assert (tally.outcomes_right, tally.cleared_wrongly) == (0, 0)


def test_the_outcome_under_the_default_policy_counts_in_place_of_the_strict_one():
    gold = labelled("A", [], outcome="undetermined", outcome_practical="not_controlled")
    assert counted(gold, [item("A", [], "not_controlled")]).tally.outcomes_right == 1


def test_codes_are_right_only_if_they_are_exactly_the_labelled_ones():
    gold = labelled("A", [], codes=["3A001"])
    right = counted(gold, [item("A", [], codes=["3A001"])]).tally.codes_right
    more = counted(gold, [item("A", [], codes=["3A001", "3E901.a"])]).tally.codes_right
    assert (right, more) == (1, 0)


def test_evidence_without_a_place_does_not_count():
    facts = [stated("capacity", "5", "5"), stated("mass", "1", "1", evidence=[{"page": 1, "text": "no box"}])]
    tally = counted(labelled("A", []), [item("A", facts)]).tally
    assert (tally.facts_reported, tally.facts_with_evidence) == (2, 1)


def test_a_cell_of_a_workbook_is_a_place():
    facts = [stated("capacity", "5", "5", evidence=[{"cell": "Sheet1!C7", "text": "5 Ah"}])]
    assert counted(labelled("A", [CAPACITY]), [item("A", facts)]).tally.facts_with_evidence == 1


def test_a_document_without_a_report_misses_everything():
    result = score(labels([labelled("A", [CAPACITY])]), {})
    assert (1, Counts(missed=1)) == (result.tally.without_report, result.facts)


def test_real_and_made_documents_are_told_apart_by_the_document_before_the_folder():
    documents = [
        {"file": "a.pdf", "sha256": HASH, "kind": "other"},
        {"file": "b.pdf", "sha256": "b" * 64, "kind": "other", "made": False},
    ]
    both = Labels.model_validate({"labels": "gauger-labels/1", "made": True, "documents": documents})
    result = score(both, {})
    assert (
        [d.name for d in result.made().documents],
        [d.name for d in result.real().documents],
    ) == (["a.pdf"], ["b.pdf"])


def test_a_half_holds_the_documents_of_its_makers():
    result = score(labels([], half="held_out"), {})
    assert (len(result.half("held_out").documents), len(result.half("tune").documents)) == (1, 0)


def test_each_judged_fact_is_a_belief_with_its_confidence():
    facts = [stated("capacity", "5", "5", confidence=0.9), stated("mass", "1", "1", confidence=0.4)]
    beliefs = counted(labelled("A", [CAPACITY]), [item("A", facts)]).beliefs
    assert [(b.confidence, b.right) for b in beliefs] == [(0.9, True), (0.4, False)]
