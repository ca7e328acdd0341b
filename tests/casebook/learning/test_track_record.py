"""How right the program was where people looked, counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from desk_papers import did, item_of, looked_at, received
from shipments import read_in
from stand_ins import SHA, capacity, cell

from casebook.learning.track_record import Month, Part, track_record
from casebook.record.actions import Confirmed, Corrected, ProductChanged, Rejected, Reopened, Signed
from casebook.store.database import Store, open_store
from corpora.intervals import upper_bound


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def cleared(store: Store, name: str) -> str:
    """A paper of which the program alone lets the one item go."""
    return read_in(store, name, cell(label=name, product="other"), kind="datasheet")


def test_a_casebook_that_nobody_looked_at_has_no_record(store: Store) -> None:
    cleared(store, "a.pdf")
    made = track_record(store)
    assert made.is_empty and made.all == Part("all", 0, 0, 0, 0, None)
    assert [(m.papers, m.touched) for m in made.months] == [(1, 0)]


def test_values_are_right_where_people_left_them_and_wrong_where_they_did_not(store: Store) -> None:
    document = read_in(store, "a.pdf", cell(capacity("4.9"), capacity("5.1"), capacity("5.3"), capacity("5.5")))
    item = item_of(store, document)
    keys = {str(f.original.value): f.key for f in item.facts if f.original}
    entered = replace(capacity("9"), evidence=capacity("9").evidence)
    did(store, document, Confirmed(item.key, keys["4.9 Ah"]), Rejected(item.key, keys["5.1 Ah"]))
    did(store, document, Corrected(item.key, keys["5.3 Ah"], entered))
    made = track_record(store)
    assert (made.all.values, made.all.right) == (3, 1)
    assert [(c.low, c.values, c.right, c.claimed) for c in made.claimed] == [(0.9, 3, 1, pytest.approx(0.9))]
    assert [m.touched for m in made.months] == [2]
    did(store, document, Signed(item.key, "undetermined"))
    assert (track_record(store).all.values, track_record(store).all.right) == (4, 2)


def test_what_was_let_go_and_signed_bounds_what_is_let_go_wrongly(store: Store) -> None:
    for number in range(4):
        document = cleared(store, f"{number}.pdf")
        outcome = "not_applicable" if number else "controlled"
        did(store, document, Signed(item_of(store, document).key, outcome))
    cleared(store, "nobody looked.pdf")
    made = track_record(store).all
    assert (made.let_go, made.overturned) == (4, 1)
    assert made.at_most == pytest.approx(upper_bound(1, 4))


def test_what_a_person_changed_before_does_not_pass_for_the_programs_own_answer(store: Store) -> None:
    """A person says what the item is; then it is found to be something else: the program had let it go."""
    document = cleared(store, "a.pdf")
    key = item_of(store, document).key
    did(store, document, ProductChanged(key, "lithium_ion_cell"), Signed(key, "undetermined"))
    assert (track_record(store).all.let_go, track_record(store).all.overturned) == (1, 1)


def test_a_signature_that_was_taken_back_counts_no_more(store: Store) -> None:
    document = cleared(store, "a.pdf")
    key = item_of(store, document).key
    did(store, document, Signed(key, "not_applicable"), Reopened(key))
    assert track_record(store).all.let_go == 0


def test_it_is_told_by_kind_and_by_supplier_and_spellings_of_one_are_one(store: Store) -> None:
    for number, maker in enumerate(("Nordwind GmbH", "NORDWIND  GmbH", "Ostwerk")):
        looked_at(store, received(store, maker, number))
    made = track_record(store)
    assert [p.name for p in made.by_kind] == ["datasheet"]
    assert sorted(p.values for p in made.by_supplier) == [2, 4]
    assert made.months == (Month(made.months[0].month, 3, 6),)
    assert made.months[0].per_hundred == 200


@pytest.mark.parametrize(("hits", "trials", "bound"), [(0, 29, 0.0981), (9, 113, 0.1353), (0, 1, 0.95), (3, 3, 1.0)])
def test_the_bound_is_that_of_clopper_and_pearson(hits: int, trials: int, bound: float) -> None:
    assert upper_bound(hits, trials) == pytest.approx(bound, abs=2e-3)


def test_the_bound_holds_for_very_many_and_refuses_what_is_no_share() -> None:
    assert upper_bound(100, 100_000) == pytest.approx(0.00118, abs=3e-5)
    with pytest.raises(ValueError, match="no share"):
        upper_bound(2, 1)


def test_the_page_shows_the_record_and_its_curve(store: Store) -> None:
    from casebook.reports.record_part import curve, record_part
    from casebook.reports.report_page import table

    document = received(store, "<b>Nord & wind</b>", 1)
    looked_at(store, document)
    did(store, document, Signed(item_of(store, document).key, "undetermined"))
    html = record_part(track_record(store), table)
    assert "&lt;b&gt;Nord &amp; wind&lt;/b&gt;" in html and "<b>" not in html
    assert "not known" in html and "<svg" in html
    drawing = curve((Month("2026-01", 10, 20), Month("2026-02", 10, 5)))
    assert "200 values a hundred papers" in drawing and "50 values a hundred papers" in drawing
    assert curve((Month("2026-01", 10, 0),)) == "" == curve(())
    assert SHA not in html
