"""A person at work on the battery exporter's shipment, and the keys from the list to its rows."""

from __future__ import annotations

from datetime import date

from casebook.store.database import Store
from tui.desk.reviewer import Reviewer
from tui.desk.starting import reviewer

DAY = date(2026, 12, 1)
QUESTION = ["enter"]
"""The keys from the list to the first question: what may change what is to be signed comes first."""
LINE = ["enter", "up", "up", "up"]
"""The keys from the list to the first goods line."""


def at_work(store: Store, who: str = "ann") -> Reviewer:
    made = reviewer(store, as_of=DAY, policy="default", layers=(), who=who)
    made.load()
    return made
