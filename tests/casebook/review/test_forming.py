"""Items renamed, merged, split, removed and parts of a page marked: each a step that undo takes back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from stand_ins import SHA, capacity, cell, reading

from casebook.record import ledger
from casebook.record.actions import Action, Confirmed, Determined, Extracted, ItemOutcome, Signed, Undone
from casebook.record.actions.forming import (
    FactAt,
    ItemMerged,
    ItemRemoved,
    ItemRenamed,
    ItemRestored,
    ItemSplit,
    Mark,
    PartsMarked,
    Role,
    Seed,
)
from casebook.record.codec import bare
from casebook.record.events import Stamp
from casebook.record.keys import fact_keys, item_keys
from casebook.review import taken_out
from casebook.review.forming import ReasonNeededError, refuse_unreasoned
from casebook.review.judging import bench_of
from casebook.state import folder
from casebook.state.fold import folded
from casebook.state.model import DocumentState
from casebook.state.people.signing import Blind, Rules
from casebook.store.database import Store, open_store
from classifier.facts import Fact, Kind
from classifier.quantity import Quantity, point

TWO = (cell(capacity("4.9"), capacity("3.4", (0, 20))), cell(capacity("2.1", (0, 15)), label="C-2"))
A, B = item_keys(SHA, TWO)
FIRST, SECOND = fact_keys(TWO[0].facts)
(OTHER,) = fact_keys(TWO[1].facts)
NEW = "new-item"
ANN, BOB = Stamp("ann", "1", "c", "the sheet says so"), Stamp("bob", "1", "c", "seen too")
RULES = Rules(frozenset(("controlled",)), Blind.NOBODY, frozenset())


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    ledger.act(made, SHA, Extracted(bare(reading(*TWO))), Stamp("scan", "1", "c"))
    yield made
    made.close()


def marked(role: Role, _page: int, *rest: Any, **named: Any) -> PartsMarked:
    return PartsMarked(1, (Mark(role, *rest, **named),))


def after(store: Store, *actions: Action, stamp: Stamp = ANN) -> DocumentState:
    return folder.acted(store, folder.opened(store, SHA), actions, stamp).state


def amounts(state: DocumentState, item: str) -> list[str]:
    return [str(f.value) for f in state.items[item].current.facts]


def test_a_renamed_item_keeps_its_key_and_its_facts(store: Store) -> None:
    state = after(store, ItemRenamed(A, "C-1 Pro"))
    assert (state.items[A].current.label, amounts(state, A)) == ("C-1 Pro", ["4.9 Ah", "3.4 Ah"])


def test_a_merged_item_gives_all_its_facts_and_stays_in_the_record(store: Store) -> None:
    state = after(store, ItemMerged(B, A))
    assert amounts(state, A) == ["4.9 Ah", "3.4 Ah", "2.1 Ah"]
    assert not state.items[B].stands
    assert state.items[B].removals[0].into == A


def test_a_split_item_takes_the_named_facts_along(store: Store) -> None:
    state = after(store, ItemSplit(A, NEW, "C-1S", "lithium_ion_cell", (SECOND,)))
    assert (amounts(state, A), amounts(state, NEW)) == (["4.9 Ah"], ["3.4 Ah"])
    assert state.items[NEW].current.label == "C-1S"


@pytest.mark.parametrize(
    "step",
    [
        ItemRenamed(A, "x"),
        ItemMerged(B, A),
        ItemSplit(A, NEW, "C-1S", "other", (SECOND,)),
        ItemRemoved(A),
        marked(Role.MODEL, 1, ((0, 5),), (FactAt(A, SECOND),), to=B),
        marked(Role.LIMIT, 1, ((0, 5),), (FactAt(A, SECOND),)),
    ],
)
def test_one_undo_takes_the_whole_of_a_step_back(store: Store, step: Action) -> None:
    before = folder.opened(store, SHA).state
    made = folder.acted(store, folder.opened(store, SHA), [step], ANN)
    assert made.state != before
    assert folder.taken_back(store, made, made.events[-1], ANN).state == before


def test_a_removed_item_stays_listed_with_person_and_reason(store: Store) -> None:
    after(store, ItemRemoved(B))
    (row,) = taken_out.entries(store, RULES)
    assert (row.label, row.outcome, row.deciding) == ("C-2", "removed", "no goods of its own: the sheet says so (ann)")


def test_where_two_people_sign_two_remove(store: Store) -> None:
    stamp = Stamp("scan", "1", "c")
    named = ItemOutcome(B, "controlled", ("3A001",))
    ledger.act(store, SHA, Determined(date(2026, 12, 1), "default", (named,)), stamp)
    after(store, ItemRemoved(B))
    assert not taken_out.entries(store, RULES)[0].is_done
    after(store, ItemRemoved(B), stamp=BOB)
    assert taken_out.entries(store, RULES)[0].is_done


def test_a_removal_ends_the_signatures(store: Store) -> None:
    after(store, Signed(B, "undetermined"))
    assert after(store, ItemRemoved(B)).items[B].signatures == ()


@pytest.mark.parametrize("step", [ItemRemoved(B), ItemMerged(B, A)])
def test_what_was_taken_out_is_put_back_with_its_facts_and_needs_a_person(store: Store, step: Action) -> None:
    after(store, step)
    state = after(store, ItemRestored(B), stamp=BOB)
    assert (state.items[B].stands, amounts(state, B), amounts(state, A)) == (True, ["2.1 Ah"], ["4.9 Ah", "3.4 Ah"])
    assert state.items[B].reopened


def test_an_item_is_removed_with_a_reason_only(store: Store) -> None:
    bench = bench_of((), date(2026, 12, 1), "default")
    mine = folder.opened(store, SHA)
    with pytest.raises(ReasonNeededError, match="C-2 is no goods of its own: how do you know"):
        refuse_unreasoned(mine, [ItemRemoved(B)], bench, replace(ANN, why=None))
    refuse_unreasoned(mine, [ItemRemoved(B)], bench, ANN)


def dense() -> tuple[Fact, ...]:
    density = ("gravimetric_energy_density", "Wh/kg")
    return tuple(
        replace(capacity("1", (n, n + 3)), property=density[0], value=Quantity(point(v), density[1]))
        for n, v in enumerate(("310", "250"))
    )


@pytest.mark.parametrize("role", [Role.MODEL, Role.OLD_REVISION])
def test_taking_the_dense_value_away_from_an_item_is_asked_about(place: str, role: Role) -> None:
    store = open_store(place)
    items = (cell(*dense()), cell(label="C-2"))
    ledger.act(store, SHA, Extracted(bare(reading(*items))), Stamp("scan", "1", "c"))
    bench = bench_of((), date(2026, 12, 1), "default")
    mark = marked(role, 1, ((0, 3),), (FactAt(A, fact_keys(items[0].facts)[0]),), to=B)
    with pytest.raises(ReasonNeededError, match=r"C-1 was .* and becomes not controlled"):
        refuse_unreasoned(folder.opened(store, SHA), [mark], bench, replace(ANN, why=None))
    store.close()


def test_a_marked_column_makes_the_item_it_names_with_the_values_read_and_those_the_reading_lacks(store: Store) -> None:
    seed = Seed("seed", replace(capacity("9", (1, 2)), property="mass"))
    facts = (FactAt(A, SECOND), FactAt(B, OTHER))
    mark = marked(Role.MODEL, 1, ((0, 5),), facts, (seed,), NEW, "C-9", "lithium_ion_cell")
    state = after(store, mark)
    assert (state.items[NEW].current.label, amounts(state, NEW)) == ("C-9", ["3.4 Ah", "2.1 Ah", "9 Ah"])


def test_a_marked_result_says_that_it_was_measured(store: Store) -> None:
    state = after(store, marked(Role.RESULT, 1, ((0, 5),), (FactAt(A, FIRST),), to=A))
    assert state.items[A].current.facts[0].kind is Kind.MEASURED


def test_a_marked_limit_is_set_aside_and_says_as_what(store: Store) -> None:
    state = after(store, marked(Role.LIMIT, 1, ((0, 5),), (FactAt(A, FIRST),)))
    fact = state.items[A].fact(FIRST)
    assert fact is not None and (fact.current, fact.aside, fact.original) == (None, "limit", TWO[0].facts[0])


def test_an_accepted_value_of_a_mark_that_is_taken_back_is_accepted_no_more(store: Store) -> None:
    seed = Seed("seed", replace(capacity("9", (1, 2)), property="mass"))
    made = folder.acted(store, folder.opened(store, SHA), [marked(Role.MODEL, 1, (), (), (seed,), A)], ANN)
    accepted = folder.acted(store, made, [Confirmed(A, "seed")], ANN)
    assert folder.taken_back(store, accepted, made.events[-1], ANN).state.items[A].fact("seed") is None


# Reading again


def reread(*steps: Action, items: tuple[object, ...] = TWO) -> DocumentState:
    actions = (Extracted(bare(reading(*TWO))), *steps, Extracted(bare(reading(*items))))  # type: ignore[arg-type]
    events = (ledger.Event(n, "", "ann", "why", "1", "c", SHA, a) for n, a in enumerate(actions, 1))
    return folded(SHA, events)


STEPS = [
    (ItemRenamed(A, "C-1 Pro"),),
    (ItemMerged(B, A),),
    (ItemSplit(A, NEW, "C-1S", "other", (SECOND,)), Confirmed(NEW, SECOND)),
    (ItemSplit(A, NEW, "C-1S", "other", (SECOND,)), Signed(NEW, "undetermined"), Signed(A, "close")),
    (ItemRemoved(B),),
    (marked(Role.LIMIT, 1, (), (FactAt(A, FIRST),)),),
    (marked(Role.MODEL, 1, (), (FactAt(A, FIRST),), to=B), Confirmed(B, FIRST)),
]


@pytest.mark.parametrize("steps", STEPS)
def test_reading_the_same_again_leaves_all_as_people_have_made_it(steps: tuple[Action, ...]) -> None:
    first = (Extracted(bare(reading(*TWO))), *steps)
    once = folded(SHA, [ledger.Event(n, "", "ann", "why", "1", "c", SHA, a) for n, a in enumerate(first, 1)])
    again = reread(*steps)
    assert {k: (s.current, s.reopened, s.stands, s.is_signed) for k, s in again.items.items()} == {
        k: (s.current, s.reopened, s.stands, s.is_signed) for k, s in once.items.items()
    }


def test_a_removed_item_that_reads_otherwise_needs_a_person_again() -> None:
    news = (TWO[0], cell(capacity("99", (0, 15)), label="C-2"))
    item = reread(ItemRemoved(B), items=news).items[B]
    assert item.stands and "no goods of its own" in (item.reopened or "")


def test_what_a_later_reading_finds_of_a_merged_item_goes_to_its_target() -> None:
    news = (TWO[0], cell(capacity("2.1", (0, 15)), capacity("9", (0, 9)), label="C-2"))
    assert "9 Ah" in amounts(reread(ItemMerged(B, A), items=news), A)


def test_a_taken_back_step_is_as_if_it_had_not_been_when_read_again() -> None:
    assert reread(ItemMerged(B, A), Undone(2)).items == reread().items
