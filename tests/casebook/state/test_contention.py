"""Several processes on one casebook, and processes that die in the middle of it: on both databases."""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, datetime, timedelta

import pytest
from processes import FORK, contend, review, started
from shipments import cell, read_in, stamp
from stand_ins import ENTERED

from casebook.record import ledger
from casebook.record.actions import Claimed, Corrected, Rejected, Released, Signed, Undone
from casebook.state import folder
from casebook.state.people.holds import HeldError
from casebook.store.database import open_store

A = "a" * 64
ITEMS = 12
ROUNDS = int(os.environ.get("GAUGER_KILL_ROUNDS", "20"))


def made(place: str, items: int) -> str:
    store = open_store(place)
    sha256 = read_in(store, "inv.pdf", *(cell(f"C-{n}", "320", A, str(n)) for n in range(items)))
    store.close()
    return sha256


def test_of_two_processes_that_want_an_item_one_gets_it_and_decides_it(place: str) -> None:
    document = made(place, ITEMS)
    barrier = FORK.Barrier(2)
    ends = [FORK.Pipe(duplex=False) for _ in range(2)]
    running = [
        started(contend, place, document, who, barrier, end[1]) for who, end in zip(("ann", "bob"), ends, strict=True)
    ]
    got = [end[0].recv() for end in ends]
    for process in running:
        process.join(30)
    store = open_store(place)
    with store.reading() as connection:
        events = ledger.events_of(connection, document)
    signed = [e.action.item for e in events if isinstance(e.action, Signed)]
    assert sorted([*got[0], *got[1]]) == sorted(signed)
    assert len(signed) == len(set(signed)) == ITEMS
    assert ledger.verify(store) == ()
    store.close()


def test_an_item_in_anothers_hands_cannot_be_claimed_decided_or_undone(place: str) -> None:
    document = made(place, 1)
    store = open_store(place)
    anns = folder.opened(store, document)
    item = next(iter(anns.state.items.values()))
    anns = folder.acted(store, anns, [Corrected(item.key, item.facts[0].key, ENTERED)], stamp("ann"))
    step = anns.events[-1]
    bobs = folder.claimed(store, anns, item.key, stamp("bob"))
    before = bobs.last
    with pytest.raises(HeldError, match="bob has checked out this item"):
        folder.claimed(store, anns, item.key, stamp("ann"))
    with pytest.raises(HeldError):
        folder.acted(store, anns, [Rejected(item.key, item.facts[0].key)], stamp("ann"))
    with pytest.raises(HeldError):
        folder.acted(store, anns, [Undone(step.seq)], stamp("ann"))
    assert before == folder.opened(store, document).last
    store.close()


def test_a_claim_ends_when_it_is_put_back_and_after_its_time(place: str) -> None:
    document = made(place, 1)
    store = open_store(place)
    bobs = folder.opened(store, document)
    item = next(iter(bobs.state.items))
    bobs = folder.claimed(store, bobs, item, stamp("bob"))
    bobs = folder.acted(store, bobs, [Released(item)], stamp("bob"))
    folder.acted(store, bobs, [Signed(item, "controlled")], stamp("ann"))
    over = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    stale = folder.acted(store, folder.opened(store, document), [Claimed(item, over)], stamp("bob"))
    mine = folder.claimed(store, stale, item, stamp("ann"))
    claim = mine.state.items[item].claim
    assert claim and claim.who == "ann"
    store.close()


def test_a_killed_process_loses_nothing_that_it_was_told_is_kept(place: str) -> None:
    document = made(place, 1)
    kept = 0
    for number in range(ROUNDS):
        here, there = FORK.Pipe(duplex=False)
        running = started(review, place, document, there)
        there.close()
        kept = here.recv()
        time.sleep(random.Random(number).uniform(0, 0.06))
        running.kill()
        running.join(30)
        kept = _last(here, kept)
        store = open_store(place)
        with store.reading() as connection:
            head = ledger.head(connection)
        assert ledger.verify(store) == ()
        assert kept <= head.seq <= kept + 1
        folder.opened(store, document)
        store.close()
    assert kept > ROUNDS


def _last(told: object, kept: int) -> int:
    """The last number that a dead process told."""
    try:
        while told.poll():  # type: ignore[attr-defined]
            kept = told.recv()  # type: ignore[attr-defined]
    except EOFError:
        pass
    return kept
