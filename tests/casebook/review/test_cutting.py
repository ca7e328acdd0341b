"""Pictures are drawn in a process of its own: whatever a file does to it, there is a sentence, and the next picture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest
from cutters import acting
from stand_ins import page

from casebook.review.pages.crops import BOUNDS, Crops, Wanted
from casebook.state.folder import Folder
from casebook.state.model import DocumentState
from classifier.box import Box
from classifier.facts import Evidence
from extractor.document.model import Problem
from extractor.readers.crops import View

PLACE = Box(1, 2, 3, 4)
VIEW = View(1, (595, 842), (Box(10, 10, 20, 20),), (300, 120), 2.0)


@pytest.fixture(scope="module")
def crops() -> Iterator[Crops]:
    """Small limits, so that each is met soon."""
    made = Crops([Path("/nowhere")], replace(BOUNDS, seconds=3, memory_mb=1_500), acting)
    yield made
    made.stop()


def wanted(name: str, page: int = 1) -> Wanted:
    return Wanted("a" * 64, (name,), (Path("/nowhere"),), replace(VIEW, page=page))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("crash", "ended the drawing process"),
        ("hang", "took longer than 3 seconds"),
        ("hoard", "needs more than the limit of 1500 MB"),
        ("stumble", "could not be followed; open the document itself"),
        ("a.pdf", "/nowhere/a.pdf is no longer there"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_the_next_picture_is_drawn(crops: Crops, name: str, words: str) -> None:
    made = crops.crop(wanted(name))
    assert isinstance(made, Problem) and words in made.message
    crops._kept.clear()
    assert b"said" == crops.crop(wanted("chatter"))


SAYING = """
from cutters import acting
from test_cutting import Crops, wanted
crops = Crops([], cutter=acting)
print(crops.crop(wanted("chatter")))
crops.stop()
"""


def test_nothing_that_a_library_says_reaches_the_terminal() -> None:
    command = [sys.executable, "-c", SAYING]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], env=_environment(), capture_output=True, timeout=300)
    assert (b"b'said'\n", b"") == (done.stdout, done.stderr)


def _environment() -> dict[str, str]:
    """With the packages in sight, wherever the tests are run from."""
    here = Path(__file__)
    places = (here.parents[3], here.parents[1], here.parent)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))}


def test_a_picture_is_drawn_once(crops: Crops) -> None:
    first = crops.crop(wanted("number"))
    crops.crop(wanted("crash"))
    assert first == crops.crop(wanted("number"))
    assert first != crops.crop(wanted("number", page=2))


def test_only_the_last_pictures_are_kept(crops: Crops) -> None:
    first = crops.crop(wanted("number", page=3))
    for other in range(4, 21):
        crops.crop(wanted("number", page=other))
    crops.crop(wanted("crash"))
    assert first != crops.crop(wanted("number", page=3))


def evidence(number: int | None = 1, box: Box | None = PLACE) -> Evidence:
    return Evidence("a" * 64, "4.9 Ah", (0, 6), number, box)


FOLDER = Folder("a" * 64, (), (page(number=1), page(number=2)), DocumentState("a" * 64, names=("old.pdf", "a.pdf")))


def asked(crops: Crops, *places: Evidence) -> Wanted | Problem:
    return crops.wanted(FOLDER, places, (300, 120), 2.0)


def test_the_boxes_on_the_first_page_are_wanted(crops: Crops) -> None:
    made = asked(crops, evidence(2), evidence(1), evidence(2, (5, 6, 7, 8)))
    assert isinstance(made, Wanted)
    assert (2, ((1, 2, 3, 4), (5, 6, 7, 8))) == (made.view.page, made.view.boxes)
    assert ("old.pdf", "a.pdf") == made.names


def test_a_place_in_a_cell_has_no_picture(crops: Crops) -> None:
    made = asked(crops, evidence(None, None))
    assert isinstance(made, Problem) and "no part of a page is on record" in made.message


def test_a_page_that_is_not_in_the_casebook_has_no_picture(crops: Crops) -> None:
    made = asked(crops, evidence(9))
    assert isinstance(made, Problem) and "not in the casebook" in made.message


def test_what_was_never_used_stops_at_once() -> None:
    Crops([]).stop()


def test_whoever_waits_is_told_when_it_is_stopped() -> None:
    crops = Crops([], replace(BOUNDS, seconds=600), acting)
    Timer(1, crops.stop).start()
    made = crops.crop(wanted("hang"))
    assert isinstance(made, Problem) and "no more pictures" in made.message


def test_after_the_end_nothing_is_drawn() -> None:
    crops = Crops([], cutter=acting)
    crops.stop()
    made = crops.crop(wanted("number"))
    assert isinstance(made, Problem) and "no more pictures" in made.message
