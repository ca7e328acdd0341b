"""A list of terms in HTML is a row for each term: the term, and what is said of it."""

from __future__ import annotations

from extractor.intake.html import read_html


def test_a_term_and_its_description_are_one_line() -> None:
    page = "<h3>KV-30</h3><dl><dt>Nominal voltage</dt><dd>2.3 V</dd><dt>Weight</dt>\n <dd>2.51 lb (1.14 kg)</dd></dl><p>end</p>"
    assert read_html(page) == ["KV-30", "Nominal voltage\t2.3 V", "Weight\t2.51 lb (1.14 kg)", "end"]


def test_a_second_description_and_a_term_without_one_stand_on_their_own_lines() -> None:
    page = "<dl><dt>Sizes</dt><dd>S</dd><dd>M</dd><dt>Colours</dt><dt>Weight</dt><dd>1 kg</dd></dl>"
    assert read_html(page) == ["Sizes\tS", "M", "Colours", "Weight\t1 kg"]
