from __future__ import annotations

import itertools

import made_casebook as made
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from classifier.box import Box
from extractor.document.page import Page, Word, compose
from tui.pictures.page_grid import Grid, laid


def lines(grid: Grid) -> list[str]:
    made_lines = []
    for row in grid.rows:
        text = ""
        for placed in row:
            text += " " * (placed.column - cell_len(text)) + placed.text
        made_lines.append(text)
    return made_lines


def test_values_stand_in_one_column_as_on_the_page() -> None:
    grid = laid(made.page_of(made.CELL))
    starts = {line.index(v) for line, v in zip(lines(grid)[-4:], ("5.0", "3.6", "4.2", "≤"), strict=True)}
    assert len(starts) == 1


def test_a_wide_character_takes_two_columns() -> None:
    grid = laid(made.page_of(made.DENSE))
    capacity = next(row for row in grid.rows if row and row[0].text == "标称容量")
    assert (0, 8, 9) == (capacity[0].column, capacity[0].end, capacity[1].column)


def test_a_narrow_pane_draws_the_gaps_together() -> None:
    assert laid(made.page_of(made.CELL), 36).width <= 36


def test_a_wide_gap_between_lines_leaves_an_empty_row() -> None:
    assert "" == lines(laid(made.page_of(made.CELL)))[1]


boxes = st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 200), st.floats(1, 30))


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12), boxes),
        max_size=20,
    )
)
def test_no_word_is_lost_or_laid_over_another(
    words: list[tuple[str, tuple[float, float, float, float]]],
) -> None:
    page = page_with(words)
    for grid in (laid(page), laid(page, 30)):
        assert list(range(len(words))) == sorted(p.word for row in grid.rows for p in row)
        for row in grid.rows:
            assert all(a.end < b.column for a, b in itertools.pairwise(row))


def page_with(words: list[tuple[str, tuple[float, float, float, float]]]) -> Page:
    made_words = [Word(t, Box(x, y, x + w, y + h)) for t, (x, y, w, h) in words]
    return compose([[[w]] for w in made_words], number=1, width=595, height=842)


def test_a_click_finds_the_word_under_it() -> None:
    grid = laid(made.page_of(made.CELL))
    row = grid.row_of(0)
    assert row is not None
    hit = grid.at(row, 1)
    assert hit is not None and hit.word == 0
    assert grid.at(999, 0) is None
