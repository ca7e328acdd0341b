"""What is looked at of a page's picture, and where its dots stand in the whole."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.readers.margins import STEP, Image, printed

HEIGHT, WIDTH = 2339, 1655


def sheet(*marks: tuple[int, int, int, int], paper: int = 250, ink: int = 20) -> Image:
    made = np.full((HEIGHT, WIDTH, 3), paper, np.uint8)
    for x0, y0, x1, y1 in marks:
        made[y0:y1, x0:x1] = ink
    return made


@pytest.mark.parametrize(("paper", "ink"), [(250, 20), (30, 230)])
def test_every_mark_is_found_again_in_its_own_place(paper: int, ink: int) -> None:
    marks = [(300, 200, 380, 230), (900, 1200, 1300, 1226), (500, 2100, 540, 2130)]
    part = printed(sheet(*marks, paper=paper, ink=ink))
    assert part.image is not None
    dark = np.abs(part.image[:, :, 0].astype(int) - paper) > 100
    assert dark.sum() == pytest.approx(sum((c - a) * (d - b) for a, b, c, d in marks) * 0.725, rel=0.05)
    found = {tuple(round(v / 12) for v in part.place(float(x), float(y))) for y, x in np.argwhere(dark)[::7].tolist()}
    assert all(any(a - 3 <= 12 * x <= c + 15 and b - 15 <= 12 * y <= d + 15 for a, b, c, d in marks) for x, y in found)
    assert {next(k for k, m in enumerate(marks) if m[1] - 15 <= 12 * y <= m[3] + 15) for _, y in found} == {0, 1, 2}


def test_blank_parts_are_left_out_in_whole_steps() -> None:
    part = printed(sheet((400, 300, 1200, 330), (400, 1800, 1200, 1830)))
    assert part.image is not None and part.image.size < 0.4 * (1984 * 1408 * 3)
    assert all(side % STEP == 0 and side >= 23 * STEP for side in part.image.shape[:2])
    assert list(part.rows) == sorted(set(part.rows))


def test_a_blank_page_is_not_looked_at_and_a_small_picture_as_it_is() -> None:
    assert printed(sheet()).image is None
    small = sheet((10, 10, 60, 30))[:400, :600]
    part = printed(small)
    assert part.image is small
    assert part.place(3.5, 7.25) == (3.5, 7.25)


def test_a_lone_small_sign_is_kept() -> None:
    assert printed(sheet((800, 1000, 804, 1004))).image is not None


def test_what_fills_the_sheet_is_looked_at_whole() -> None:
    part = printed(sheet(*((0, y, WIDTH, y + 10) for y in range(0, HEIGHT, 40))))
    assert part.image is not None and part.image.shape == (1984, 1408, 3)
