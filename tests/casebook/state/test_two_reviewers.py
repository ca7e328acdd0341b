"""Real processes on one casebook: one that is killed, and two that want the same item."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from stand_ins import SHA, capacity, cell, reading

from casebook.record import ledger
from casebook.record.actions import Confirmed, Extracted
from casebook.record.codec import bare
from casebook.record.events import Stamp
from casebook.record.keys import fact_keys, item_keys
from casebook.record.ledger import verify
from casebook.state import folder
from casebook.store.database import open_store

ROOT = Path(__file__).parents[3]
ONE = cell(capacity())
(ITEM,) = item_keys(SHA, (ONE,))
(FACT,) = fact_keys(ONE.facts)

_HEAD = f"""
import sys
from casebook.state import folder
from casebook.record.actions import Confirmed, Rejected
from casebook.state.people.holds import HeldError
from casebook.record.events import Stamp
from casebook.store.database import open_store
store, who = open_store(sys.argv[1]), Stamp(sys.argv[2], "1", "c")
mine = folder.opened(store, {SHA!r})
"""
REVIEWS = (
    _HEAD
    + f"""
for n in range(100000):
    step = Confirmed({ITEM!r}, {FACT!r}) if n % 2 else Rejected({ITEM!r}, {FACT!r})
    mine = folder.acted(store, mine, [step], who)
    print(mine.last, flush=True)
"""
)
CLAIMS = (
    _HEAD
    + f"""
print("ready", flush=True)
sys.stdin.readline()
try:
    mine = folder.claimed(store, mine, {ITEM!r}, who)
    folder.acted(store, mine, [Confirmed({ITEM!r}, {FACT!r})], who)
    print("decided")
except HeldError:
    print("held")
"""
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "t.casebook"
    store = open_store(path)
    ledger.act(store, SHA, Extracted(bare(reading(ONE))), Stamp("scan", "1", "c"))
    store.close()
    return path


def process(script: str, place: Path, who: str) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", script, str(place), who], text=True, env=environment, **pipes)


@pytest.mark.parametrize("steps", [1, 7, 20])
def test_a_reviewer_killed_between_two_keys_loses_at_most_the_key_in_hand(place: Path, steps: int) -> None:
    with process(REVIEWS, place, "ann") as running:
        assert running.stdout is not None
        told = [int(running.stdout.readline()) for _ in range(steps)]
        running.send_signal(signal.SIGKILL)
    store = open_store(place)
    kept = [e.seq for e in folder.opened(store, SHA).events]
    assert kept[: len(told) + 1] == [1, *told]
    assert verify(store) == ()
    store.close()


def test_of_two_people_who_want_one_item_one_decides_it(place: Path) -> None:
    with process(CLAIMS, place, "ann") as ann, process(CLAIMS, place, "bob") as bob:
        for one in (ann, bob):
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        for one in (ann, bob):
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        said = sorted(one.communicate()[0].strip() for one in (ann, bob))
    store = open_store(place)
    assert said == ["decided", "held"]
    assert sum(isinstance(e.action, Confirmed) for e in folder.opened(store, SHA).events) == 1
    store.close()
