"""The casebook's page: what needs a person first, an axis of margins, two languages, nothing loaded from anywhere."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casebook.reports.casebook_page import page
from casebook.review.queue import Entry, ordered
from casebook.state.signing import Standing
from classifier.loading.load import load

DENSE = "gravimetric energy density [305, 320] Wh/kg, limit >= 300 Wh/kg (+1.7 %)"
ONE = Entry("i1", "d1", 0, "x/a.pdf", "<b>M-1</b>", None, "lithium_ion_cell", "controlled", ("3A001",), (), DENSE)
TWO = Entry("i2", "d2", 0, "x/b.pdf", "M-2", None, "lfp_cathode", "not_controlled", standing=Standing(("ann",), 1))


def made(lang: str = "en") -> str:
    return page(ordered((TWO, ONE)), load(), date(2026, 12, 1), lang, "a.casebook")


def test_what_needs_a_person_comes_first() -> None:
    text = made()
    assert text.index("What needs a person (1)") < text.index("M-1") < text.index("in need of nobody (1)")


def test_a_margin_stands_on_its_axis_right_of_the_limit() -> None:
    found = re.search(r'cx="([\d.]+)"', made())
    assert found is not None and 60 < float(found[1]) < 70


def test_a_label_of_a_document_is_no_markup() -> None:
    assert "<b>M-1" not in made() and "&lt;b&gt;M-1" in made()


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    text = made()
    assert "default-src 'none'" in text
    assert not re.search(r"<script|<link|<img|src=|href=|url\(", text)


@pytest.mark.parametrize(("lang", "words"), [("en", "lithium ion cell"), ("zh", "属于管制")])
def test_the_page_speaks_english_or_chinese(lang: str, words: str) -> None:
    assert words in made(lang)


def test_no_column_breaks_inside_a_word() -> None:
    assert "overflow-wrap:anywhere" not in made() and "word-break:normal" in made()


def test_a_filter_hides_the_other_outcomes() -> None:
    assert "#f-controlled:checked~main tbody tr:not(.controlled){display:none}" in made()
