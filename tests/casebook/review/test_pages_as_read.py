"""A page drawn as it was read: what stands where, and nothing of the document that a viewer obeys."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from casebook.review.pages.as_read import drawn
from classifier.facts import Fact
from extractor.document.page import Page
from tests.extractor.drawn import candidates, marked, ruled
from tests.extractor.drawn import drawn as lettered

NS = "{http://www.w3.org/2000/svg}"


def facts_of(page: Page) -> list[Fact]:
    return [c.fact for c in candidates(page)]


def rects(svg: str, kind: str) -> list[tuple[str, str, str | None]]:
    """Left side, top and title of each frame of a kind."""
    found = ET.fromstring(svg).iter(f"{NS}rect")
    return [(r.attrib["x"], r.attrib["y"], r.findtext(f"{NS}title")) for r in found if r.get("class") == kind]


def test_a_name_a_quantity_and_the_value_that_they_make_are_framed_where_they_stand() -> None:
    page = lettered("Nominal capacity    5.0 Ah")
    svg = drawn(page, marked(page), facts_of(page))
    name, amount = page.box_of(0, 16), page.box_of(18, 24)
    assert name is not None and amount is not None
    assert [(f"{name.x0:.1f}", f"{name.top:.1f}", "capacity, energy, specific_capacity")] == rects(svg, "label")
    assert [(f"{amount.x0:.1f}", f"{amount.top:.1f}", None)] == rects(svg, "amount")
    assert ["capacity"] == [title for _, _, title in rects(svg, "found")]


def test_a_value_under_its_head_is_led_to_from_quote_to_quote() -> None:
    page = ruled(("Model", "Capacity (Ah)", "Weight (g)"), ("AX-50", "5.0", "70"))
    facts = facts_of(page)
    several = [f for f in facts if len(f.evidence) > 1]
    lines = [p.attrib["points"] for p in ET.fromstring(drawn(page, marked(page), facts)).iter(f"{NS}polyline")]
    assert several and len(several) == len(lines)
    assert len(several[0].evidence) == len(lines[0].split())


def test_cells_of_a_table_are_drawn() -> None:
    page = ruled(("Model", "Capacity (Ah)"), ("AX-50", "5.0"))
    assert sum(c.box is not None for t in page.tables for c in t.cells) == len(rects(drawn(page, (), ()), "cell")) > 0


def test_a_quote_of_another_page_is_not_drawn() -> None:
    page = lettered("Nominal capacity    5.0 Ah")
    assert [] == rects(drawn(replace(page, number=2), (), facts_of(page)), "found")


def test_text_of_the_document_is_inert() -> None:
    page = lettered("<script>alert(1)</script>  a\u202eb  x&y")
    root = ET.fromstring(drawn(page, (), ()))
    assert [] == [e for e in root.iter() if e.tag.endswith("script")]
    assert ["<script>alert(1)</script>", "a‹U+202E›b", "x&y"] == [t.text for t in root.iter(f"{NS}text")]
