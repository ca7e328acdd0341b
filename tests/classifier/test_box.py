"""What boxes are asked of each other."""

from __future__ import annotations

import pytest

from classifier.box import Box, around

PAGE = Box(0, 0, 100, 50)


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [
        (Box(10, 10, 20, 20), True, True),
        (Box(0, 0, 100, 50), True, True),
        (Box(90, 40, 110, 60), True, False),
        (Box(100, 0, 120, 50), False, False),
        (Box(10, 60, 20, 70), False, False),
    ],
)
def test_boxes_overlap_where_they_have_an_area_in_common(other: Box, overlaps: bool, contains: bool) -> None:
    assert (PAGE.overlaps(other), other.overlaps(PAGE), PAGE.contains(other)) == (overlaps, overlaps, contains)


def test_what_boxes_share_of_width_and_height_is_negative_where_a_gap_parts_them() -> None:
    other = Box(90, 60, 130, 70)
    assert (PAGE.shared_width(other), PAGE.shared_height(other)) == (10, -10)


def test_a_box_has_sides_middles_and_an_area() -> None:
    box = Box(10, 20, 30, 50)
    assert (box.width, box.height, box.middle, box.middle_height, box.area) == (20, 30, 20, 35, 600)
    assert box.holds(10, 50) and not box.holds(9, 30)


def test_boxes_apart_have_no_area_in_common_and_one_box_around_both() -> None:
    other = Box(200, 100, 210, 120)
    assert PAGE.intersection(other).area == 0
    assert PAGE.union(other) == around([PAGE, other]) == (0, 0, 210, 120)
    assert around([]) is None
