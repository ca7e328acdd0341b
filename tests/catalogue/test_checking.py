"""What `gauger catalogue check` says of a catalogue that loads, and the tests that an officer writes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from classifier.checking.act_tests import failures
from classifier.checking.lint import remarks
from classifier.law.catalogue import Catalogue
from classifier.law.conditions import Relation, Threshold
from classifier.law.vocabulary import Product
from classifier.loading.layers import check
from classifier.loading.load import load, shipped
from classifier.loading.yaml_source import CatalogueError

LAW = load()
CHECKED = date(2026, 11, 28)


def told(catalogue: Catalogue, about: str, day: date = CHECKED) -> list[str]:
    return [text for text in remarks(catalogue, day) if text.startswith(about)]


def asking(*criteria: Threshold) -> Catalogue:
    entries = tuple(replace(e, criteria=criteria) if e.code == "3A001" else e for e in LAW.entries)
    return replace(LAW, entries=entries)


def wh_kg(relation: str, limit: str) -> Threshold:
    return Threshold("gravimetric_energy_density", Relation(relation), Decimal(limit), "Wh/kg", "")


def test_the_misprinted_code_is_found_by_its_numbering_and_no_other_one():
    assert ["numbering: 3C902.b.2 stands under no heading of MOFCOM+GACC 2025-58; did it mean 3C901.b.2?"] == told(
        LAW, "numbering"
    )


@pytest.mark.parametrize(
    ("one", "other", "head"),
    [
        (wh_kg(">=", "300"), wh_kg("<", "300"), "contradicting"),
        (wh_kg(">", "300"), wh_kg("<=", "200"), "contradicting"),
        (wh_kg(">=", "300"), wh_kg(">", "200"), "overlapping conditions"),
    ],
)
def test_two_tests_of_one_property_contradict_or_overlap(one: Threshold, other: Threshold, head: str):
    assert len(told(asking(one, other), head)) == 1


@pytest.mark.parametrize("other", [wh_kg("<=", "300"), wh_kg("<", "400")])
def test_two_ends_that_some_value_meets_are_in_order(other: Threshold):
    found = told(asking(wh_kg(">=", "300"), other), "contradicting")
    assert found == told(LAW, "contradicting") == []


def test_two_entries_that_take_in_the_same_goods_by_the_same_tests_overlap():
    double = replace(LAW.entry("3C901.b.1"), code="3C901.b.9")
    assert len(told(replace(LAW, entries=(*LAW.entries, double)), "overlapping entries")) == 1
    assert told(LAW, "overlapping entries") == []


def test_a_product_with_words_that_nothing_speaks_of_is_told():
    words = LAW.vocabulary
    loose = Product("sodium_anode", "anode", {"en": ("hard carbon",)})
    more = replace(LAW, vocabulary=replace(words, products={**words.products, "sodium_anode": loose}))
    assert ["sodium_anode" in text for text in told(more, "word bound to no condition")] == [True]


def test_data_older_than_the_policy_allows_is_told():
    assert told(LAW, "old data") == []
    assert len(told(LAW, "old data", date(2027, 1, 15))) == len(LAW.instruments)


def test_candidates_and_missing_sources_are_told():
    assert any("3B901.c.3.a" in text for text in told(LAW, "chinese candidate"))
    assert any("MOFCOM+MOST 2025-28" in text for text in told(LAW, "missing source"))


def test_the_shipped_acts_do_what_their_tests_say():
    ran = list(failures(LAW, ()))
    assert len(ran) >= 40 and [text for holds, text in ran if not holds] == []


def test_each_act_of_the_catalogue_has_tests() -> None:
    tested = {file.content.instrument for file in check((shipped(),)) if file.kind == "tests"}
    assert tested == set(LAW.instruments)


OFFICE = """
instrument: "MOFCOM+GACC 2025-58"
tests:
  - {says: "a cell at 250", product: lithium_ion_cell, values: {gravimetric_energy_density: "%s"}, day: "2027-02-01", outcome: controlled, codes: ["3A001"]}
"""


def office(folder: Path, value: str) -> tuple[Path]:
    (folder / "tests").mkdir()
    (folder / "tests" / "mine.yaml").write_text(OFFICE % value, encoding="utf-8")
    return (folder,)


def test_an_officer_s_own_test_that_fails_says_where_and_what_came_out(tmp_path: Path):
    ran = [text for holds, text in failures(LAW, office(tmp_path, "250 Wh/kg")) if not holds]
    assert ran == ["mine.yaml:4: a cell at 250: expected controlled 3A001, came out not_controlled"]


BESIDE = """
instrument: "MOFCOM 2024-46"
tests:
  - {says: "graphite", product: natural_graphite, day: "2026-11-27", outcome: listed_elsewhere, codes: ["1C108.c"], told: [%s], standing: "yes"}
"""


def test_a_test_may_ask_for_what_is_told_and_for_the_act_s_standing(tmp_path: Path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "mine.yaml").write_text(BESIDE % "graphite_to_the_usa", encoding="utf-8")
    (told,) = (text for holds, text in failures(LAW, (tmp_path,)) if not holds)
    assert told.endswith(
        "expected listed_elsewhere 1C108.c telling of graphite_to_the_usa with the act in force: yes, "
        "came out listed_elsewhere 1C108.c with the act in force: suspended"
    )
    (tmp_path / "tests" / "mine.yaml").write_text(BESIDE % "graphite_to_the_us", encoding="utf-8")
    with pytest.raises(CatalogueError, match="graphite_to_the_usa"):
        list(failures(LAW, (tmp_path,)))


@pytest.mark.parametrize("value", ["250", "much", "250 kg"])
def test_a_number_without_a_fitting_unit_is_refused_with_its_place(tmp_path: Path, value: str):
    with pytest.raises(CatalogueError, match=r"mine\.yaml:4"):
        list(failures(LAW, office(tmp_path, value)))


def test_a_product_without_a_chinese_name_is_found_and_the_shipped_ones_all_have_one():
    assert told(LAW, "no Chinese name") == []
    loose = Product("sodium_anode", "anode", {"en": ("hard carbon",)})
    words = replace(LAW.vocabulary, products={**LAW.vocabulary.products, "sodium_anode": loose})
    found = told(replace(LAW, vocabulary=words), "no Chinese name")
    assert len(found) == 1 and "sodium_anode" in found[0]
    named = replace(loose, called={"zh": "硬碳负极"})
    words = replace(LAW.vocabulary, products={**LAW.vocabulary.products, "sodium_anode": named})
    assert told(replace(LAW, vocabulary=words), "no Chinese name") == []
