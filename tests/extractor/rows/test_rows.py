"""Rows of slots: ruled cells and free lines come out as one shape, each slot a slice of its page."""

from __future__ import annotations

import pytest

from extractor.document.page import Page
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from extractor.rows.rows import Slot, rows
from tests.extractor.drawn import Wide, drawn, ruled


def texts(page: Page) -> list[list[str]]:
    return [[slot.text for slot in row.slots] for row in rows(page)]


def test_each_run_of_a_line_is_a_slot() -> None:
    assert texts(drawn("Capacity    2600 mAh\nWeight    46 g")) == [
        ["Capacity", "2600 mAh"],
        ["Weight", "46 g"],
    ]


def test_each_cell_of_a_ruled_row_is_a_slot() -> None:
    assert texts(ruled(["Item", "Value"], ["Weight", "46 g"])) == [["Item", "Value"], ["Weight", "46 g"]]


def test_an_empty_cell_is_left_out() -> None:
    assert texts(ruled(["Item", "Value"], ["", "46 g"])) == [["Item", "Value"], ["46 g"]]


def test_a_cell_merged_over_rows_stands_in_each_of_them() -> None:
    page = ruled(["Item", "Value"], [Wide("Capacity", rows=2), "2600 mAh"], [None, "2500 mAh"])
    assert texts(page) == [["Item", "Value"], ["Capacity", "2600 mAh"], ["Capacity", "2500 mAh"]]


def test_a_merged_cell_met_again_has_the_same_key() -> None:
    page = ruled(["Item", "Value"], [Wide("Capacity", rows=2), "2600 mAh"], [None, "2500 mAh"])
    first, second = (row.slots[0].key for row in rows(page)[1:])
    assert first == second


def test_a_cell_merged_over_columns_has_the_room_of_them_all() -> None:
    page = ruled(["Item", "A", "B"], ["Voltage", Wide("3.7 V", 2), None], column=100)
    assert (rows(page)[1].slots[1].left, rows(page)[1].slots[1].right) == (140.0, 340.0)


def test_a_cell_of_two_lines_is_one_slot() -> None:
    page = ruled(["Item", "Value"], ["Nominal\ncapacity", "2600 mAh"])
    assert texts(page)[1] == ["Nominal capacity", "2600 mAh"]


def test_cells_that_list_as_many_labels_as_values_are_read_line_by_line() -> None:
    page = ruled(["Item", "Value", "Note"], ["Voltage\nWeight", "3.7 V\n46 g", "new"])
    assert texts(page)[1:] == [["Voltage", "3.7 V", "new"], ["Weight", "46 g", "new"]]


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    assert [row.slots[0].table for row in rows(ruled(["One"], ["Two"]))] == [None, None]


def test_a_slot_of_a_table_knows_its_table() -> None:
    assert [slot.table for slot in rows(ruled(["Item", "Value"]))[0].slots] == [0, 0]


def test_a_cell_of_many_lines_is_a_frame_around_text() -> None:
    page = ruled(["Item", "Value"], ["1\n2\n3\n4\n5\n6\n7", "x"])
    assert texts(page)[1:] == [["1", "x"], ["2"], ["3"], ["4"], ["5"], ["6"], ["7"]]


def test_a_line_of_running_text_goes_on_in_the_next() -> None:
    page = drawn("This is a line of running text which reaches the margin of the page\nand goes on here")
    assert texts(page) == [["This is a line of running text which reaches the margin of the page and goes on here"]]


@pytest.mark.parametrize("opening", ["- a bullet", "• a bullet", "2. an entry", "(3) an entry", "Weight: 5 g"])
def test_an_entry_of_a_list_goes_on_from_no_line(opening: str) -> None:
    assert len(texts(drawn(f"This is a line of running text which reaches the margin of the page\n{opening}"))) == 2


def test_a_short_line_is_no_running_text() -> None:
    assert texts(drawn("A heading\nand a line")) == [["A heading"], ["and a line"]]


def test_a_tolerance_set_apart_belongs_to_the_value_before_it() -> None:
    assert texts(drawn("Weight    92.0 g    ± 1.5 g")) == [["Weight", "92.0 g  ± 1.5 g"]]


def test_half_of_a_row_outside_of_the_ruling_joins_the_half_inside() -> None:
    inside = ruled(["Item", "Value"], ["Weight", "46 g"], column=100)
    (table,) = inside.tables
    kept = tuple(c for c in table.cells if c.column == 0 or c.row == 0)
    page = Page(1, 842, 842, inside.text, inside.words, inside.lines, (type(table)(2, 2, kept, None),))
    assert texts(page)[1] == ["Weight", "46 g"]


def test_rows_come_from_top_to_bottom() -> None:
    tops = [row.top for row in rows(drawn("one\ntwo\nthree"))]
    assert sorted(tops) == tops


def test_a_page_without_words_has_no_rows() -> None:
    assert rows(drawn("\n")) == ()


@pytest.mark.parametrize(
    "page",
    [
        drawn("Capacity    2600 mAh\nWeight    46 g"),
        ruled(["Item", Wide("Value", 2), None], ["Nominal\ncapacity", "2600", "2500"]),
    ],
)
def test_each_span_of_a_slot_is_a_part_of_its_text(page: Page) -> None:
    for row in rows(page):
        for slot in row.slots:
            assert slot.text == " ".join(page.text[a:b] for a, b in slot.spans)


def test_a_place_in_a_slot_is_found_on_the_page() -> None:
    page = ruled(["Item", "Value"], ["Nominal\ncapacity", "2600 mAh"])
    slot = rows(page)[1].slots[0]
    assert page.text[slice(*slot.span(8, 16))] == "capacity"


def test_a_place_over_two_lines_of_a_slot_ends_with_the_first() -> None:
    page = ruled(["Item", "Value"], ["Nominal\ncapacity", "2600 mAh"])
    slot = rows(page)[1].slots[0]
    assert page.text[slice(*slot.span(0, 16))] == "Nominal"


def test_a_slot_without_a_span_has_no_place() -> None:
    with pytest.raises(ValueError, match="without a span"):
        Slot("", (), 0, 1, 0).span(0, 1)


def test_a_run_too_long_for_a_line_is_read_in_pieces_that_lose_no_word() -> None:
    page = drawn(" ".join(f"w{k}" for k in range(2_000)))
    pieces = [slot for row in rows(page) for slot in row.slots]
    assert page.text.split() == " ".join(slot.text for slot in pieces).split()
    assert len(pieces) > 1 and max(len(slot.text) for slot in pieces) <= 4_000
    assert [slot.text for slot in pieces] == [" ".join(page.text[a:z] for a, z in slot.spans) for slot in pieces]


def test_a_long_run_without_a_space_is_cut_all_the_same() -> None:
    assert [4_000, 4_000, 1_000] == [len(slot.text) for row in rows(drawn("x" * 9_000)) for slot in row.slots]


def test_a_numbered_entry_goes_on_below_its_words_and_a_line_set_in_below_another_does_not() -> None:
    entry = "{} The vessel of the machine for this powder holds 200 L, and its\n   weight is 3.2 t"
    assert len(texts(drawn(entry.format("1.")))) == 1
    assert len(texts(drawn(entry.format("So")))) == 2


def test_a_clause_with_its_number_begins_a_row_though_the_line_above_reaches_the_margin() -> None:
    above = (
        "3.6 首次放电比容量：在规定条件下不低于某一个值，典型值另见下表，并按照附录的方法和装置测得，供双方验收时使用。"
    )
    lines = [above, "3.7 首次效率 不低于规定值。", "3.8 水分 不大于规定值。"]
    assert texts(drawn("\n".join(lines))) == [[line] for line in lines]


def test_a_paragraph_ends_where_its_last_line_is_short() -> None:
    first = "This powder is made for cells of cars and of buses, and it is"
    page = drawn(f"{first}\ncoated with carbon\nTap density 0.98 g/cm3")
    assert texts(page) == [[f"{first} coated with carbon"], ["Tap density 0.98 g/cm3"]]


def test_a_long_paragraph_of_a_text_document_does_not_take_the_lines_below() -> None:
    long = "Our packs are welded in our own works of cells of well-known makers, with a management board of our own inside."
    lines = (long, "Battery HV-36", "Voltage 36 V", "Weight 3.1 kg")
    html = "".join(f"<p>{line}</p>" for line in lines)
    (page,) = read(open_source("sheet.html", f"<html><body>{html}</body></html>".encode())).pages
    assert [row.slots[0].text for row in rows(page)] == list(lines)


def test_the_lines_of_a_plain_text_may_break_anywhere() -> None:
    text = "The cell was weighed after ten cycles at the usual rate,\nas the standard asks for it, and has a mass of 46.5 g.\n"
    (page,) = read(open_source("note.txt", text.encode())).pages
    assert [row.slots[0].text for row in rows(page)] == [text.strip().replace("\n", " ")]
