"""The declaration and documents without items as pictures, at a small and at a common size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_casebook as made
import made_papers
import pytest
from test_snapshots import SIZES, after

from casebook.store.database import Store
from tui.app import ReviewApp

Made = Callable[[Path], Store]


def _ready(place: Path) -> Store:
    return made_papers.invoice(place, "ann", "bob")


def _refused(place: Path) -> Store:
    return made_papers.invoice(place, "ann")


SCREENS: dict[str, tuple[Made, list[str]]] = {
    "papers": (made_papers.papers, []),
    "paper": (made_papers.papers, ["down", "down", "enter"]),
    "unread": (made_papers.papers, ["enter"]),
    "declare": (_ready, ["d", "enter"]),
    "refused": (_refused, ["d", "enter"]),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(
    name: str, size: tuple[int, int], tmp_path: Path, snap_compare: Callable[..., Any]
) -> None:
    make, keys = SCREENS[name]
    store = make(tmp_path / "s.casebook")
    app = ReviewApp(made.at_work(store))
    app.animation_level = "none"
    assert snap_compare(app, terminal_size=size, run_before=after(keys))
    store.close()
