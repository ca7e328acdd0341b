"""Imported by the fork server alone: what every worker needs is made once, and each of them inherits it."""

from __future__ import annotations

from contextlib import suppress

from casebook.worker import pipeline_of

# A fault in the shipped catalogue is told by the process that gives the orders, which loads it as well.
with suppress(Exception):
    pipeline_of(())
