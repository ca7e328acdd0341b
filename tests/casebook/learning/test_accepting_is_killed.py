"""`gauger learn accept` ended by kill -9 at any moment: nothing is lost, and the same command finishes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from form_papers import does, entered, facts, only_item, paper

from casebook.learning.forms.keeping import forms_of, steps_of
from casebook.learning.forms.state import FormState, Standing
from casebook.record import ledger
from casebook.record.actions import Added
from casebook.record.actions.forms import MarksAccepted
from casebook.state import folder
from casebook.store.database import Store, open_store

ROUNDS = int(os.environ.get("GAUGER_KILLS", "1"))
"""Kills: each costs a start of the program, and is at a moment of chance, so that `make test-long` does more."""
ROOT = Path(__file__).parents[3]
GAUGER = "import sys; from tui.cli import main; sys.argv[0] = 'gauger'; sys.exit(main())"
WEIGHTS = ("44 g", "52 g", "61 g", "70 g", "83 g")


def accepting(place: str, form: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", GAUGER, "learn", "accept", form, "--yes", "--who", "LW", "--casebook", place]
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*command, "--as-of", "2026-12-01"], env=known, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def killed(process: subprocess.Popen[str], seconds: float) -> None:
    """Kills a process so long after it has shown what the marks change, which it does just before it keeps them."""
    assert process.stdout is not None
    for line in process.stdout:
        if "would be read otherwise" in line:
            break
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.stdout.read()
    process.wait()


def only(store: Store) -> FormState:
    (form,) = forms_of(store).by_key.values()
    return form


def test_what_is_killed_is_kept_whole_or_not_at_all_and_is_finished_by_the_same_command(place: str) -> None:
    store = open_store(place)
    first = paper(store, 1)
    others = [paper(store, n, weight) for n, weight in enumerate(WEIGHTS, 2)]
    mine = folder.opened(store, first)
    does(store, first, Added(only_item(mine), "mine-mass", entered(mine.pages[0], "mass", "121", "g", "121 g")))
    key = only(store).key.removeprefix("form-")[:8]
    for longest in (0.15, 0.0, 0.5)[:ROUNDS]:
        killed(accepting(place, key), random.uniform(0, longest))
        assert not ledger.verify(store)
        (mark,) = only(store).all
        assert mark.standing in (Standing.PROPOSED, Standing.USED)
        accepted = [e for e in steps_of(store, only(store).key) if isinstance(e.action, MarksAccepted)]
        assert len(accepted) == (mark.standing is Standing.USED)
        read = [f"mass {weight}" in facts(store, d) for d, weight in zip(others, WEIGHTS, strict=True)]
        assert mark.standing is Standing.USED or not any(read)
    done = accepting(place, key)
    told, _ = done.communicate()
    assert done.returncode == 0, told
    assert all(f"mass {weight}" in facts(store, d) for d, weight in zip(others, WEIGHTS, strict=True))
    assert only(store).all[0].standing is Standing.USED
    assert len([e for e in steps_of(store, only(store).key) if isinstance(e.action, MarksAccepted)]) == 1
    assert not ledger.verify(store)
    store.close()
