"""What the tenth paper of a form costs a person: the keys from its opening to its signature, counted in the app."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import made_casebook as made
import pytest
from playing import worked as work_done

from casebook.learning.forms import deciding
from casebook.learning.forms.keeping import acted, forms_of, key_of
from casebook.learning.forms.trusting import in_a_row
from casebook.learning.forms.trying import Impact
from casebook.record.actions.forms import FormMarked
from casebook.record.events import Stamp
from casebook.store.database import Store, open_store
from classifier.facts import Kind
from extractor.document.model import Contents, Identity, Source
from extractor.document.page import Page
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import FormMark, Place, Says
from tests.extractor.forms.sheets import PIPELINE, maker
from tui.app import ReviewApp
from tui.pictures.picture import NO_PICTURES
from tui.screens.item.screen import ItemScreen

PAPERS = 10
MARKS = (
    FormMark(Place("build"), Says.NAME),
    FormMark(Place("charge figure"), Says.VALUE, "capacity", Kind.NOMINAL),
    FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage", Kind.NOMINAL),
    FormMark(Place("piece figure"), Says.VALUE, "mass"),
    FormMark(Place("weight of the yoke"), Says.NOTHING),
)


def sheet(number: int) -> Page:
    return maker(f"HC-{number:02}", f"{4 + number / 10:.1f} Ah", "3.7 V", f"{120 + number} g")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Ten papers of one form, whose first was marked by a person, all read as marked."""
    mine = open_store(tmp_path / "t.casebook")
    stamp = Stamp("LW", "1", "c")
    shape = fingerprint([sheet(0)])
    acted(mine, [(key_of(shape), FormMarked(shape, "0" * 64, "first.pdf", m)) for m in MARKS], stamp)
    (form,) = forms_of(mine).by_key.values()
    deciding.accepted(mine, form, [m.key for m in MARKS], Impact((), ()), stamp)
    book = forms_of(mine).book
    for number in range(1, PAPERS + 1):
        name = f"harrow/HC-{number:02}.pdf"
        identity = Identity(name, hashlib.sha256(name.encode()).hexdigest(), 1000, "application/pdf")
        made.keep(mine, PIPELINE.understood(Source(identity, b""), Contents((sheet(number),), 1), book))
    yield mine
    mine.close()


@dataclass
class Counted:
    """The keys that each item took, by its name."""

    keys: dict[str, list[str]] = field(default_factory=dict)


def worked(store: Store) -> Counted:
    """A person goes through all of it: accepts each value that is asked for, and signs."""
    counted = Counted()

    async def play() -> None:
        app = ReviewApp(made.at_work(store), NO_PICTURES)
        async with app.run_test(size=(130, 40)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            for _ in range(PAPERS):
                screen = app.screen
                assert isinstance(screen, ItemScreen)
                mine = counted.keys.setdefault(screen.sheet.item.name, [])
                item = screen.item
                while screen.item == item and not screen.sheet.item.is_signed:
                    asked = [f for f in screen.sheet.item.facts if f.original and f.original.marked]
                    is_open = any(not f.is_touched and f.key not in screen.not_asked for f in asked if not f.withheld)
                    key = "space" if is_open else "s"
                    mine.append(key)
                    assert len(mine) < 20, (mine, [n.message for n in app._notifications])
                    await pilot.press(key)
                    await work_done(pilot.app)
                    await pilot.pause()

    asyncio.run(play())
    return counted


def test_the_tenth_paper_of_a_form_takes_at_most_five_keys_most_of_them_next(store: Store) -> None:
    counted = worked(store)
    assert len(counted.keys) == PAPERS
    tenth = counted.keys["HC-10"]
    assert len(tenth) <= 5
    assert tenth[-1] == "s" and set(tenth[:-1]) <= {"space"}
    (form,) = forms_of(store).by_key.values()
    assert in_a_row(form) >= PAPERS
    assert not any(m.overruled for m in form.all)
