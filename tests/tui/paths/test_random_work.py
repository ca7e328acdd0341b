"""No path of commands and keys on the shipped papers leads to a remark or a statement that the record does not
support. `GAUGER_PATHS=300` walks so many paths, each of `GAUGER_STEPS=60` steps; else a few, and a few more until a
signature, a statement and a remark went out."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Work

PATHS = int(os.environ.get("GAUGER_PATHS", "6"))
STEPS = int(os.environ.get("GAUGER_STEPS", "40"))
SEEDS = range(8)
MET = ("signature", "statement", "remark")


def test_nothing_goes_out_that_the_record_does_not_support() -> None:
    rules = settings(
        max_examples=PATHS,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    Work.tally.clear()
    if "GAUGER_PATHS" in os.environ:
        run_state_machine_as_test(Work, settings=rules)
    else:
        for number in SEEDS:
            run_state_machine_as_test(seed(number)(Work), settings=rules)
            if all(Work.tally[word] for word in MET):
                break
    assert all(Work.tally[word] for word in MET), Work.tally
