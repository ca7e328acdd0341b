"""An entry printed for a person: words, criteria, source, flags and status, each on its own line."""

from datetime import date

import pytest
from goods import law

from classifier.wording.entry_statement import statement

DAY = date(2026, 11, 22)


def test_an_entry_says_its_words_in_both_languages_its_act_and_its_criteria():
    lines = statement(law(), "3C901.a.1", DAY).split("\n")
    assert lines[:3] == [
        "3C901.a.1  lithium iron phosphate (LFP) cathode material",
        "  磷酸铁锂正极材料",
        "  act: MOFCOM and GACC No. 58 of 2025 (MOFCOM+GACC 2025-58)",
    ]
    assert "    compaction_density >= 2.5 g/cm³" in lines and "    specific_capacity >= 156 mAh/g" in lines
    assert "  reference tariff lines: 28429040" in lines


def test_an_entry_by_nature_says_that_it_has_no_criterion():
    assert "by nature" in statement(law(), "3C901.b.1", DAY)


def test_the_misprint_and_the_open_question_are_told():
    assert "suspected_misprint" in statement(law(), "3C902.b.2", DAY)
    assert "left open: lithium_metal_cell" in statement(law(), "3A001", DAY)


def test_every_entry_can_be_printed():
    assert all(statement(law(), entry.code, DAY).startswith(entry.code) for entry in law().entries)


def test_an_unknown_code_is_an_error():
    with pytest.raises(KeyError, match="3A999"):
        statement(law(), "3A999", DAY)
