"""No path of commands and keys on the shipped papers leads to a remark or a statement that the record does not
support. `GAUGER_PATHS=300` walks so many paths, each of `GAUGER_STEPS=60` steps."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Work

PATHS = int(os.environ.get("GAUGER_PATHS", "6"))
STEPS = int(os.environ.get("GAUGER_STEPS", "40"))


@pytest.mark.xdist_group("paths")
def test_nothing_goes_out_that_the_record_does_not_support() -> None:
    rules = settings(
        max_examples=PATHS,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize="GAUGER_PATHS" not in os.environ,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    Work.tally.clear()
    run_state_machine_as_test(Work, settings=rules)
    assert all(Work.tally[word] for word in ("signature", "statement", "remark")), Work.tally
