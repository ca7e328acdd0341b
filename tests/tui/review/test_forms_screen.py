"""After a correction the app offers what else would be read so; the screen of forms lists them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import made_casebook as made
import pytest
from playing import after, screen_text, told
from textual.widgets import DataTable

from casebook.learning.forms.keeping import forms_of
from casebook.learning.forms.state import FormState, Standing
from casebook.record.actions import Added
from casebook.state import folder
from casebook.store.database import Store, open_store
from classifier.facts import Fact, Method
from classifier.quantity import Quantity, point
from extractor.document.model import Contents, Identity, Source
from extractor.document.page import Page
from extractor.facts.candidates import quote
from tests.extractor.forms.sheets import PIPELINE, maker
from tests.tui.review.test_snapshots import after as pressing
from tui.app import ReviewApp
from tui.desk.learning import Learning
from tui.widgets.asking import ASKING

PAPERS = {
    "harrow/HC-10.pdf": ("HC-10", "121 g"),
    "harrow/HC-20.pdf": ("HC-20", "70 g"),
    "harrow/HC-30.pdf": ("HC-30", "35 g"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three papers of one supplier, whose masses no reader finds."""
    mine = open_store(tmp_path / "t.casebook")
    for name, (label, weight) in PAPERS.items():
        keep(mine, name, maker(label, "8.1 Ah", "3.7 V", weight))
    yield mine
    mine.close()


def keep(store: Store, name: str, page: Page) -> None:
    identity = Identity(name, hashlib.sha256(name.encode()).hexdigest(), 1000, "application/pdf")
    made.keep(store, PIPELINE.understood(Source(identity, b""), Contents((page,), 1)))


def corrected(store: Store, who: str = "ann") -> None:
    """A person adds the mass of the first paper, from its words."""
    at_work = made.at_work(store, who)
    entry = next(e for e in at_work.entries.values() if e.name.endswith("HC-10.pdf"))
    sheet = at_work.sheet(entry.item)
    page = sheet.folder.pages[0]
    start = page.text.index("121 g")
    evidence = (quote(page, (start, start + 5), "pointed"),)
    value = Fact("mass", Quantity(point("121"), "g"), method=Method.ENTERED, evidence=evidence)
    at_work.act(sheet, [Added(entry.item, "mine", value)])
    (lesson,) = at_work.lessons
    offer = Learning(at_work).taught(*lesson)
    assert offer is not None
    assert (offer.values, offer.papers) == (1, 2) or offer.papers == 2


def only(store: Store) -> FormState:
    (form,) = forms_of(store).by_key.values()
    return form


def masses(store: Store) -> dict[str, list[str]]:
    told = {}
    for name in PAPERS:
        state = folder.opened(store, hashlib.sha256(name.encode()).hexdigest()).state
        current = (f.current for i in state.items.values() for f in i.facts)
        told[name] = sorted(str(f.value) for f in current if f is not None and f.property == "mass")
    return told


def test_a_correction_is_offered_to_the_other_papers_of_the_form(store: Store) -> None:
    corrected(store)
    at_work = made.at_work(store)
    shown = after(at_work, "F", "wait", look=screen_text)
    assert "1 form, 0 marks in use" in shown
    assert "“piece figure” is mass" in shown


def test_the_offer_is_told_and_applied_from_the_item_screen(store: Store) -> None:
    """The mass is pointed at on the page, as a person does it; L shows what else would be read so, Enter applies it."""
    at_work = made.at_work(store)
    entry = next(e for e in at_work.entries.values() if e.name.endswith("HC-10.pdf"))
    seen: list[str] = []

    def look(app: ReviewApp) -> None:
        seen.append(told(app))

    sheet = at_work.sheet(entry.item)
    page = sheet.folder.pages[0]
    start = page.text.index("121 g")
    evidence = (quote(page, (start, start + 5), "pointed"),)
    value = Fact("mass", Quantity(point("121"), "g"), method=Method.ENTERED, evidence=evidence)
    at_work.act(sheet, [Added(entry.item, "mine", value)])
    place = [e.item for e in at_work.entries.values()].index(entry.item)
    after(at_work, *["down"] * place, "enter", "a", "wait", "L", "wait", "enter", "wait", look=look)
    assert "2 papers of this form would be read the same way" in seen[0]
    assert "applied: " in seen[0]
    assert "70 g" in masses(store)["harrow/HC-20.pdf"]
    assert "35 g" in masses(store)["harrow/HC-30.pdf"]
    assert only(store).used[0].accepted is not None


def test_marks_are_accepted_and_taken_out_of_use_on_the_screen_of_forms(store: Store) -> None:
    corrected(store)
    after(made.at_work(store, "KM"), "F", "wait", "a", "wait", "enter", "wait", look=told)
    (mark,) = only(store).all
    assert mark.accepted is not None and mark.accepted[0] == "KM"
    assert "70 g" in masses(store)["harrow/HC-20.pdf"]
    after(made.at_work(store, "KM"), "F", "wait", "down", "x", "=wrong row", "enter", "wait", look=told)
    (mark,) = only(store).all
    assert mark.standing is Standing.RETIRED and "wrong row" in str(mark.retired)
    assert "70 g" not in masses(store)["harrow/HC-20.pdf"]


def test_an_undone_correction_takes_back_what_was_read_by_its_mark(store: Store) -> None:
    corrected(store)
    after(made.at_work(store), "F", "wait", "a", "wait", "enter", "wait", look=told)
    assert "70 g" in masses(store)["harrow/HC-20.pdf"]
    after(made.at_work(store), "enter", "u", "wait", look=told)
    assert forms_of(store).book.forms == ()
    assert "70 g" not in masses(store)["harrow/HC-20.pdf"]


def test_words_of_a_paper_are_no_styles_of_the_screen(store: Store) -> None:
    corrected(store)
    at_work = made.at_work(store)
    (row,) = Learning(at_work).rows()
    assert row.papers == 3
    hostile = replace(row, supplier="[red]Harrow[/]")
    from tui.screens.forms import FormsScreen

    def look(app: ReviewApp) -> str:
        screen = app.screen
        assert isinstance(screen, FormsScreen)
        screen._show((hostile,))
        return str(screen.query_one(DataTable).get_row_at(0)[0].plain)

    assert after(at_work, "F", "wait", look=look) == "[red]Harrow[/]"


def test_a_line_painted_before_the_table_rests_is_as_wide_as_its_words(store: Store) -> None:
    """A terminal that is painted at once, by a machine under load, shows no column cut at the width of its head."""
    corrected(store)
    at_work = made.at_work(store)
    (row,) = Learning(at_work).rows()
    from tui.screens.forms import FormsScreen

    def look(app: ReviewApp) -> str:
        screen = app.screen
        assert isinstance(screen, FormsScreen)
        screen._show((replace(row, supplier="Harrow Cells and Accumulators Limited"),))
        return screen.query_one(DataTable).render_line(1).text

    assert "Harrow Cells and Accumulators Limited" in after(at_work, "F", "wait", look=look)


def test_leaving_the_forms_leaves_no_question_behind(store: Store) -> None:
    def look(app: ReviewApp) -> list[str]:
        return [w.group for w in app.workers]

    assert after(made.at_work(store), "F", "wait", look=look) == [ASKING]
    assert after(made.at_work(store), "F", "wait", "escape", look=look) == []


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("name", ["forms", "accept"])
def test_the_screen_looks_as_it_did(
    name: str, size: tuple[int, int], store: Store, snap_compare: Callable[..., Any]
) -> None:
    corrected(store)
    keys = {"forms": ["F"], "accept": ["F", "a"]}[name]
    app = ReviewApp(made.at_work(store))
    app.animation_level = "none"

    async def run(pilot: Any) -> None:
        for key in keys:
            await pressing([key])(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)
