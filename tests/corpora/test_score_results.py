"""A score as a person and a program see it."""

from __future__ import annotations

import json

from score_inputs import item, labelled, labels, report, stated, wanted

from corpora.results import as_json, render
from corpora.scoring import score

GOLD = labels(
    [
        labelled(
            "A",
            [wanted("capacity", "5", "5"), wanted("mass", "70", "70")],
            outcome="controlled",
            codes=["3A001"],
        )
    ],
    made=True,
    half="tune",
)
RESULT = score(GOLD, report([item("A", [stated("capacity", "5", "5")], "controlled", codes=["3A001"])]))


def test_the_figures_are_rounded_to_four_places():
    assert as_json(RESULT)["facts"] == {
        "tp": 1,
        "fp": 0,
        "fn": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
    }


def test_nothing_counted_is_null_and_not_zero():
    assert as_json(score(labels([]), {}))["codes_right"] is None


def test_a_part_without_documents_is_left_out():
    assert list(as_json(RESULT)["parts"]) == ["all", "made", "tune"]


def test_each_property_has_intervals_for_precision_and_recall():
    intervals = as_json(RESULT)["parts"]["made"]["intervals"]
    assert intervals["capacity_precision"] == [0.2065, 1.0]
    assert intervals["mass_recall"] == [0.0, 0.7935]


def test_the_mean_over_documents_weighs_each_alike():
    assert as_json(RESULT)["facts_f1_by_document"] == 0.6667


def test_every_miss_names_its_document():
    assert as_json(RESULT)["misses"] == [["a.pdf", "missed mass", "70..70", "A"]]


def test_the_json_is_plain_json():
    assert as_json(RESULT) == json.loads(json.dumps(as_json(RESULT)))


def test_the_table_shows_a_share_with_its_interval():
    assert "outcome_right                     1      1   1.000  [0.207, 1.000]" in render(RESULT)


def test_the_table_has_a_row_for_each_property():
    rows = [line.split()[:4] for line in render(RESULT).splitlines()]
    assert ["capacity", "1", "0", "0"] in rows
    assert ["mass", "0", "0", "1"] in rows


def test_the_table_ends_with_the_confidence_bins():
    assert render(RESULT).splitlines()[-1].split()[:4] == ["0.95", "1.0", "1", "1"]
