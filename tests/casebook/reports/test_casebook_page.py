"""The casebook's page: what needs a person first, an axis of margins, two languages, nothing loaded from anywhere."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casebook.reports.casebook_page import page
from casebook.reports.item_details import Detail, Drawn, Told
from casebook.review.queue import Entry, ordered
from casebook.state.people.signing import Standing
from casebook.state.rows.wording import wording
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


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "lithium-ion cell"), ("zh", "属于管制"), ("zh", "重量能量密度 305–320 Wh/kg，限值 ≥ 300 Wh/kg")],
)
def test_the_page_speaks_english_or_chinese(lang: str, words: str) -> None:
    assert words in made(lang)


def test_no_column_breaks_inside_a_word() -> None:
    assert "overflow-wrap:anywhere" not in made() and "word-break:normal" in made()


def test_a_filter_hides_the_other_outcomes() -> None:
    assert "#f-controlled:checked~main tbody tr:not(.controlled){display:none}" in made()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_cell_bears_the_head_of_its_column_for_where_the_page_is_narrow(lang: str) -> None:
    text = made(lang)
    heads = re.findall(r"<th>(.*?)</th>", text)[:7]
    for row in re.findall(r"<tr class=.*?</tr>", text):
        assert heads == re.findall(r'<td data-h="(.*?)">', row)


def test_a_narrow_page_is_cards_and_hides_no_column() -> None:
    narrow = made().split("@media (max-width:68rem){")[1].split("@media print")[0]
    assert "td::before{content:attr(data-h)" in narrow and "tr{display:grid" in narrow
    hidden = re.findall(r"([^{}]+)\{display:none\}", narrow)
    assert ["main thead", "main td:empty"] == hidden, "nothing that says something is hidden"
    assert "overflow-x:visible" in narrow, "nothing is cut at the side"


def test_what_decides_is_in_the_catalogues_words() -> None:
    words = wording(load().vocabulary, "zh")
    assert "用途 锂离子电池, 电池" == words.deciding("use lithium_ion_battery, battery")
    assert "按品名列管" == words.deciding("by nature")
    assert "压实密度 ≥ 2.5 g/cm³" == words.deciding("compaction density [2.5, ∞) g/cm3")
    assert "graphite 5" == words.deciding("graphite 5"), "no property of ours is left as it is"
    assert "重量能量密度、用途" == words.missing(("gravimetric_energy_density", "use"))


BEHIND = Detail(
    "i1",
    (Told("gravimetric_energy_density", "305 Wh/kg", True, (("p. 1", "<i>305 Wh/kg"),)),),
    (Drawn(1, b"\x89PNG"), Drawn(2, b"", "the file <u>is gone")),
)


def test_an_item_links_to_its_quotes_and_its_pages_in_the_page_itself() -> None:
    text = page(ordered((TWO, ONE)), load(), date(2026, 12, 1), "en", "a.casebook", (BEHIND,))
    assert '<a href="#i-i1">&lt;b&gt;M-1' in text and '<section class="d" id="i-i1">' in text
    assert "<q>&lt;i&gt;305 Wh/kg</q>" in text and "(decides)" in text
    assert 'src="data:image/png;base64,iVBORw==' in text
    assert "page 2 is not drawn: the file &lt;u&gt;is gone" in text
    assert "Items further down" in text, "the second has none behind it"


def test_with_pages_too_nothing_is_loaded_from_anywhere() -> None:
    text = page(ordered((TWO, ONE)), load(), date(2026, 12, 1), "zh", "a.casebook", (BEHIND,))
    assert "img-src data:" in text
    assert {s[:5] for s in re.findall(r'src="([^"]*)', text)} == {"data:"}
    assert {s[0] for s in re.findall(r'href="([^"]*)', text)} == {"#"}
    assert "判定依据" in text and "第1页" in text
