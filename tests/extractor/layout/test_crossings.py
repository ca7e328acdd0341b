"""Cells of a ruled table are those that pdfplumber finds among the same lines."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from extractor.document.layout_settings import LAYOUT
from extractor.layout.crossings import Line, cells, crossings

# Near values meet within the reach, and far ones do not; few values make many crossings.
PLACES = [0.0, 2.0, 10.0, 13.5, 20.0, 40.0]
places = st.sampled_from(PLACES)
spans = st.sampled_from(list(combinations(PLACES, 2)))
lines = st.lists(st.builds(lambda at, span: (at, *span), places, spans), max_size=12)


def by_pdfplumber(upright: list[Line], level: list[Line]) -> list[tuple[float, float, float, float]]:
    edges = [{"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom} for x, top, bottom in upright]
    edges += [{"orientation": "h", "x0": left, "x1": right, "top": y, "bottom": y} for y, left, right in level]
    return intersections_to_cells(edges_to_intersections(edges, LAYOUT.reach, LAYOUT.reach))


@given(lines, lines)
def test_any_lines_give_the_cells_that_pdfplumber_gives(upright: list[Line], level: list[Line]) -> None:
    assert by_pdfplumber(upright, level) == list(cells(crossings(upright, level, LAYOUT.reach)))


def test_a_cross_in_a_box_gives_four_cells() -> None:
    upright, level = [(x, 0.0, 20.0) for x in (0.0, 10.0, 30.0)], [(y, 0.0, 30.0) for y in (0.0, 5.0, 20.0)]
    expected = [(0.0, 0.0, 10.0, 5.0), (0.0, 5.0, 10.0, 20.0), (10.0, 0.0, 30.0, 5.0), (10.0, 5.0, 30.0, 20.0)]
    assert expected == list(cells(crossings(upright, level, LAYOUT.reach)))


def test_a_corner_that_no_line_reaches_closes_no_cell() -> None:
    assert [] == list(
        cells(crossings([(0.0, 0.0, 20.0), (30.0, 0.0, 10.0)], [(0.0, 0.0, 30.0), (20.0, 0.0, 30.0)], 3.0))
    )
