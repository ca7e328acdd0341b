"""A mark that does nothing on three papers that people worked on, and that nobody ever found right, is retired."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from form_papers import does, fact_key, only_item, paper, stamp

from casebook.learning.forms import deciding
from casebook.learning.forms.keeping import acted, forms_of, key_of, prints_of
from casebook.learning.forms.state import MarkState, Standing
from casebook.learning.forms.trying import Impact
from casebook.record import ledger
from casebook.record.actions import Action, Confirmed, Signed, Undone
from casebook.record.actions.forms import FormMarked
from casebook.state import folder
from casebook.store.database import Store, open_store
from extractor.forms.model import FormMark, Place, Says

TORN = FormMark(Place("charge figure", "a head that was torn"), Says.NOTHING)
LOST = FormMark(Place("figure of the lid"), Says.VALUE, "mass")
NEEDED = FormMark(Place("piece figure"), Says.VALUE, "mass")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def marked(store: Store, *marks: FormMark) -> None:
    """A person marks a first paper and takes the marks into use."""
    document = paper(store, 1)
    shape = prints_of(store)[document]
    acted(store, [(key_of(shape), FormMarked(shape, document, "paper-1.pdf", m)) for m in marks], stamp("JZ"))
    (form,) = forms_of(store).by_key.values()
    deciding.accepted(store, form, [m.key for m in marks], Impact((), ()), stamp("JZ"))


def mark(store: Store, one: FormMark) -> MarkState:
    (form,) = forms_of(store).by_key.values()
    return (form.marks or {})[one.key]


def looked_at(store: Store, number: int, *more: Action) -> str:
    """A further paper, which another person signs."""
    document = paper(store, number, f"{60 + number} g")
    item = only_item(folder.opened(store, document))
    does(store, document, *more, Signed(item, "undetermined"), who="KM")
    return document


def test_it_is_retired_by_the_third_paper_and_what_was_of_use_stays(store: Store) -> None:
    marked(store, TORN, LOST, NEEDED)
    for number in (2, 3):
        looked_at(store, number)
        assert mark(store, TORN).standing is mark(store, LOST).standing is Standing.USED
    looked_at(store, 4)
    assert mark(store, TORN).standing is mark(store, LOST).standing is Standing.RETIRED
    assert mark(store, NEEDED).standing is Standing.USED
    assert mark(store, TORN).in_vain == 3 and mark(store, NEEDED).in_vain == 0
    (known,) = forms_of(store).book.forms
    assert [s.mark for s in known.marks] == [NEEDED]
    assert not ledger.verify(store)


def test_a_paper_counts_once_and_only_where_somebody_worked_on_it(store: Store) -> None:
    marked(store, TORN, NEEDED)
    document = looked_at(store, 2)
    for _ in range(3):
        does(store, document, Confirmed(*fact_key(store, document, "mass", "62 g")), who="KM")
    for number in (3, 4, 5):
        paper(store, number)
    assert mark(store, TORN).missed == (document,)
    assert mark(store, TORN).standing is Standing.USED


def test_the_paper_that_it_was_made_on_says_nothing_of_it(store: Store) -> None:
    marked(store, TORN)
    document = paper(store, 1)
    does(store, document, Signed(only_item(folder.opened(store, document)), "undetermined"), who="KM")
    assert mark(store, TORN).missed == ()


def test_a_step_that_is_taken_back_counts_no_more(store: Store) -> None:
    marked(store, TORN, NEEDED)
    for number in (2, 3):
        looked_at(store, number)
    document = paper(store, 4, "64 g")
    does(store, document, Confirmed(*fact_key(store, document, "mass", "64 g")), who="KM")
    assert mark(store, TORN).standing is Standing.RETIRED
    step = next(e for e in folder.opened(store, document).events if isinstance(e.action, Confirmed))
    ledger.act(store, document, Undone(step.seq), stamp("KM"))
    assert mark(store, TORN).standing is Standing.USED


def test_made_once_more_it_begins_anew(store: Store) -> None:
    marked(store, TORN, NEEDED)
    for number in (2, 3, 4):
        document = looked_at(store, number)
    shape = prints_of(store)[document]
    (form,) = forms_of(store).by_key.values()
    acted(store, [(form.key, FormMarked(shape, document, "paper-4.pdf", TORN))], stamp("LW"))
    assert mark(store, TORN).standing is Standing.USED and mark(store, TORN).in_vain == 0
