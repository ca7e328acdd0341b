"""Cards: boxes side by side whose lines follow each other, and the goods that head them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from classifier.box import Box
from extractor.document.model import Contents
from extractor.document.page import Page
from extractor.intake.sources import open_source
from extractor.layout.cards import card_by_card, find_cards
from extractor.layout.cells import Edge
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn

CATALOGUE = """
Stock of round and flat cells

VK-2665                             VK-1450                             VU-9070
Lithium-ion cell, round             Lithium-ion cell, button top        Lithium-ion pouch cell
Voltage     3.6 V                   Weight      19 g                    Weight      120 g
Capacity    3400 mAh                Capacity    800 mAh                 Voltage     3.85 V
Weight      86 g                    Voltage     3.7 V                   Capacity    11000 mAh

Parcels are limited to 5 kg net of cells.
"""


def sides(box: Box, round_by: float = 0.0) -> list[Edge]:
    """The four sides of a box whose corners are round."""
    x0, top, x1, bottom = box
    level = [Edge(x0 + round_by, y, x1 - round_by, y) for y in (top, bottom)]
    return level + [Edge(x, top + round_by, x, bottom - round_by) for x in (x0, x1)]


def cards_of(page: Page) -> list[Box]:
    """Boxes around the three columns of the catalogue."""
    lines = [line for line in page.lines if len(line.segments) > 2]
    top, bottom = lines[0].segments[0].box.top - 4, lines[-1].segments[0].box.bottom + 4
    starts = sorted({round(s.box.x0) for s in lines[0].segments})
    ends = [start - 12 for start in starts[1:]] + [page.width - 2]
    return [Box(start - 4, top, end, bottom) for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("round_by", [0.0, 5.0])
def test_boxes_beside_each_other_are_cards_whether_their_corners_are_round_or_not(round_by: float) -> None:
    boxes = [Box(40, 80, 200, 190), Box(215, 80, 380, 190), Box(40, 210, 200, 300)]
    found = find_cards([e for box in boxes for e in sides(box, round_by)])
    assert list(found) == boxes[:2]  # the third has nothing beside it


def test_the_cells_of_a_table_and_what_lies_between_boxes_are_no_cards() -> None:
    cells = [Box(40, 80, 200, 190), Box(200, 80, 360, 190)]
    assert find_cards([e for box in cells for e in sides(box)]) == ()
    apart = [Box(40, 80, 200, 190), Box(300, 80, 460, 190)]
    assert list(find_cards([e for box in apart for e in sides(box)])) == apart


def test_the_lines_of_a_card_follow_each_other() -> None:
    page = drawn(CATALOGUE)
    read = card_by_card(page, cards_of(page))
    texts = [read.text[line.start : line.end].split()[0] for line in read.lines]
    assert texts[1:6] == ["VK-2665", "Lithium-ion", "Voltage", "Capacity", "Weight"]
    assert [read.text[at:].split()[0] for at in read.parts] == ["VK-2665", "VK-1450", "VU-9070", "Parcels"]
    assert [w.text for w in sorted(read.words, key=lambda w: w.box)] == [
        w.text for w in sorted(page.words, key=lambda w: w.box)
    ]


def test_a_page_whose_boxes_hold_a_line_each_stays_as_it_is() -> None:
    page = drawn("Voltage    3.6 V\nWeight    86 g")
    assert card_by_card(page, [Box(0, 0, 60, 900), Box(60, 0, 900, 900)]) is page


def test_each_card_is_goods_of_its_own_with_the_values_on_it() -> None:
    page = drawn(CATALOGUE)
    contents = Contents((card_by_card(page, cards_of(page)),))
    found = Pipeline(catalogue(), weighs=False).understood(open_source("x.pdf", b"%PDF-"), contents)
    told = {i.label: {f.property: str(f.value) for f in i.facts if f.property != "chemistry"} for i in found.items}
    assert told == {
        "VK-2665": {"nominal_voltage": "3.6 V", "capacity": "3.4 Ah", "mass": "86 g"},
        "VK-1450": {"nominal_voltage": "3.7 V", "capacity": "0.8 Ah", "mass": "19 g"},
        "VU-9070": {"nominal_voltage": "3.85 V", "capacity": "11 Ah", "mass": "120 g"},
    }


def test_a_card_whose_head_says_its_build_in_brackets_is_goods_too_though_nothing_is_measured_on_it() -> None:
    page = drawn("""
    Spray dryers for graphite anode material

    VK-60                               VK-T8 (tall, two nozzles)
    Chamber volume    60 m3             Chamber volume    as ordered
    Weight            13 t              Weight            as ordered
    """)
    cards = [
        Box(start - 4, 60.0, end - 12, 126.0)
        for start, end in pairwise(sorted({s.box.x0 for s in page.lines[1].segments} | {page.width}))
    ]
    contents = Contents((card_by_card(page, cards),))
    found = Pipeline(catalogue(), weighs=False).understood(open_source("x.pdf", b"%PDF-"), contents)
    assert [(i.label, i.product) for i in found.items] == [("VK-60", "spray_dryer"), ("VK-T8", "spray_dryer")]


def test_a_number_over_its_caption_in_a_card_is_the_captions_value() -> None:
    page = drawn("""
    KF-26
    High-compaction lithium iron phosphate cathode powder

         2.62                        159.2                         97.8 %
        g/cm³                        mAh/g                    first efficiency
    powder compaction       0.1C discharge capacity           of the first cycle
    density (typical)           at 25 °C                          (typical)
    """)
    contents = Contents((card_by_card(page, cards_of(page)),))
    (item,) = Pipeline(catalogue(), weighs=False).understood(open_source("x.pdf", b"%PDF-"), contents).items
    assert {f"{f.property} {f.value} {f.kind}" for f in item.facts} >= {
        "compaction_density 2.62 g/cm3 typical",
        "specific_capacity 159.2 mAh/g None",
    }
