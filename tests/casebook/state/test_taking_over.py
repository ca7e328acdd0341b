"""What a dead session holds is taken over with a reason, which the ledger keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stand_ins import SHA, capacity, cell, reading

from casebook.record import ledger
from casebook.record.actions import Claimed, Confirmed, Extracted
from casebook.record.codec import bare
from casebook.record.events import Stamp
from casebook.record.keys import fact_keys, item_keys
from casebook.state import folder
from casebook.store.database import open_store

ONE = cell(capacity())
(ITEM,) = item_keys(SHA, (ONE,))
ANN, BOB = Stamp("ann", "1", "c"), Stamp("bob", "1", "c", "her terminal was shut down")


def test_a_dead_sessions_hold_is_taken_over_with_a_reason(place: str) -> None:
    store = open_store(place)
    ledger.act(store, SHA, Extracted(bare(reading(ONE))), Stamp("scan", "1", "c"))
    mine = folder.claimed(store, folder.opened(store, SHA), ITEM, ANN)
    with pytest.raises(ValueError, match="needs a reason"):
        folder.taken_over(store, mine, ITEM, replace(BOB, why=None))
    taken = folder.taken_over(store, mine, ITEM, BOB)
    assert isinstance(taken.events[-1].action, Claimed) and taken.events[-1].why == "her terminal was shut down"
    assert folder.acted(store, taken, [Confirmed(ITEM, fact_keys(ONE.facts)[0])], BOB).last > taken.last
    store.close()
