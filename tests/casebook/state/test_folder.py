from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stand_ins import ENTERED, SHA, capacity, cell, reading

from casebook.record import ledger
from casebook.record.actions import Claimed, Confirmed, Corrected, Extracted, Moved, ProductChanged, Rejected, Signed
from casebook.record.codec import bare
from casebook.record.events import Stamp
from casebook.record.keys import fact_keys, item_keys
from casebook.state import folder
from casebook.state.people.holds import HeldError
from casebook.state.undo import history
from casebook.store.database import Store, open_store

ONE = cell(capacity())
(ITEM,) = item_keys(SHA, (ONE,))
(FACT,) = fact_keys(ONE.facts)
ANN, BOB = Stamp("ann", "1", "c"), Stamp("bob", "1", "c")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "t.casebook")
    ledger.act(made, SHA, Extracted(bare(reading(ONE))), Stamp("scan", "1", "c"))
    yield made
    made.close()


def values(of: folder.Folder) -> list[str]:
    return [str(f.value) for f in of.state.items[ITEM].current.facts]


def test_an_act_is_in_the_ledger_and_in_the_state(store: Store) -> None:
    done = folder.acted(store, folder.opened(store, SHA), [Corrected(ITEM, FACT, ENTERED)], ANN)
    assert values(done) == ["5 Ah"] == values(folder.opened(store, SHA))


def test_an_act_takes_in_what_another_person_did_meanwhile(store: Store) -> None:
    mine = folder.opened(store, SHA)
    folder.acted(store, folder.opened(store, SHA), [Corrected(ITEM, FACT, ENTERED)], BOB)
    done = folder.acted(store, mine, [ProductChanged(ITEM, "lithium_ion_pack")], ANN)
    assert values(done) == ["5 Ah"]


@pytest.mark.parametrize("word", [Confirmed(ITEM, FACT), Signed(ITEM, "undetermined")])
def test_nobody_stands_for_what_another_person_changed_meanwhile(store: Store, word: Confirmed | Signed) -> None:
    mine = folder.opened(store, SHA)
    now = folder.acted(store, folder.opened(store, SHA), [Corrected(ITEM, FACT, ENTERED)], BOB)
    with pytest.raises(folder.StaleError, match="changed since you opened it"):
        folder.acted(store, mine, [word], ANN)
    assert now.last == folder.opened(store, SHA).last


def test_accepting_a_rejected_fact_ends_what_was_signed_without_it(store: Store) -> None:
    done = folder.opened(store, SHA)
    for step in (Rejected(ITEM, FACT), Signed(ITEM, "undetermined"), Confirmed(ITEM, FACT)):
        done = folder.acted(store, done, [step], ANN)
    assert done.state.items[ITEM].reopened and not done.state.items[ITEM].signatures


def test_an_undo_takes_away_the_words_that_were_said_on_the_undone_value(store: Store) -> None:
    done = folder.acted(store, folder.opened(store, SHA), [Corrected(ITEM, FACT, ENTERED)], ANN)
    step = done.events[-1]
    done = folder.acted(store, done, [Confirmed(ITEM, FACT)], BOB)
    back = folder.taken_back(store, done, step, ANN)
    assert back.state.items[ITEM].facts[0].confirmed_by == ()
    again = folder.taken_back(store, back, step, ANN, again=True)
    assert again.state.items[ITEM].facts[0].confirmed_by == ("bob",)


def test_a_signature_does_not_outlive_a_reading_that_finds_other_values(store: Store) -> None:
    folder.acted(store, folder.opened(store, SHA), [Signed(ITEM, "undetermined")], ANN)
    assert folder.opened(store, SHA).state.items[ITEM].is_signed
    ledger.act(store, SHA, Extracted(bare(reading(cell(capacity("5.1"))))), Stamp("scan", "1", "c"))
    state = folder.opened(store, SHA).state.items[ITEM]
    assert state.signatures == () and "other values" in str(state.reopened)


def test_a_step_between_two_items_that_is_taken_back_reopens_both(tmp_path: Path) -> None:
    two = cell(label="C-2")
    keys = item_keys(SHA, (ONE, two))
    with closing(open_store(tmp_path / "two.casebook")) as store:
        ledger.act(store, SHA, Extracted(bare(reading(ONE, two))), Stamp("scan", "1", "c"))
        done = folder.acted(store, folder.opened(store, SHA), [Moved(keys[0], FACT, keys[1])], ANN)
        step = done.events[-1]
        done = folder.acted(store, done, [Signed(keys[1], "undetermined")], BOB)
        back = folder.taken_back(store, done, step, ANN)
        assert back.state.items[keys[1]].reopened and not back.state.items[keys[1]].is_signed


def test_an_item_in_anothers_hands_is_not_decided_and_nothing_is_kept(store: Store) -> None:
    folder.claimed(store, folder.opened(store, SHA), ITEM, BOB)
    mine = folder.opened(store, SHA)
    with pytest.raises(HeldError, match="bob has checked out this item until"):
        folder.acted(store, mine, [Confirmed(ITEM, FACT)], ANN)
    assert mine.last == folder.opened(store, SHA).last


def test_a_claim_ends_when_it_is_given_back(store: Store) -> None:
    held = folder.claimed(store, folder.opened(store, SHA), ITEM, BOB)
    folder.released(store, held, ITEM, BOB)
    assert folder.acted(store, held, [Confirmed(ITEM, FACT)], ANN).last > held.last


def test_a_claim_runs_out(store: Store) -> None:
    past = (datetime.now(UTC) - timedelta(seconds=1)).isoformat(timespec="seconds")
    ledger.act(store, SHA, Claimed(ITEM, past), BOB)
    assert folder.claimed(store, folder.opened(store, SHA), ITEM, ANN).state.items[ITEM].claim is not None


def test_a_claim_that_stands_is_not_written_again(store: Store) -> None:
    held = folder.claimed(store, folder.opened(store, SHA), ITEM, ANN)
    assert held.last == folder.claimed(store, held, ITEM, ANN).last


def test_undo_reaches_steps_from_before_a_restart(store: Store, tmp_path: Path) -> None:
    folder.acted(store, folder.opened(store, SHA), [Corrected(ITEM, FACT, ENTERED)], ANN)
    again = open_store(tmp_path / "t.casebook")
    step = history(folder.steps(again, "ann"), "ann").to_undo
    assert step is not None
    done = folder.taken_back(again, folder.opened(again, SHA), step, ANN)
    assert values(done) == ["4.9 Ah"]
    assert history(folder.steps(again, "bob"), "bob").to_undo is None
    again.close()


def test_undo_of_a_step_from_before_a_signature_reopens_the_item(store: Store) -> None:
    done = folder.acted(store, folder.opened(store, SHA), [Rejected(ITEM, FACT)], ANN)
    step = done.events[-1]
    signed = folder.acted(store, done, [Signed(ITEM, "close")], ANN)
    back = folder.taken_back(store, signed, step, ANN)
    assert not back.state.items[ITEM].is_signed
    assert "before the signature" in (back.state.items[ITEM].reopened or "")


def test_redo_brings_the_step_again(store: Store) -> None:
    done = folder.acted(store, folder.opened(store, SHA), [Corrected(ITEM, FACT, ENTERED)], ANN)
    step = done.events[-1]
    back = folder.taken_back(store, done, step, ANN)
    assert values(folder.taken_back(store, back, step, replace(ANN), again=True)) == ["5 Ah"]
