"""How the tests are shared out among processes: a file is never torn, and what takes longest begins first."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST = (
    "tests/tui/shipments/test_three_deals.py",
    "tests/tui/shipments/test_shipment_screen.py",
    "tests/tui/shipments/test_shipment_is_killed.py",
    "tests/casebook/run/test_survival.py",
    "tests/casebook/run/test_bulk_run.py",
    "tests/casebook/workers/test_cluster.py",
    "tests/casebook/learning/test_scorer.py",
    "tests/corpora/training/test_comparing.py",
    "tests/tui/speech/test_encodings.py",
    "tests/tui/shipments/test_shipment_commands.py",
    "tests/tui/shipments/test_shipment_letters.py",
    "tests/tui/shipments/test_shipment_ready.py",
    "tests/tui/shipments/test_shipment_papers.py",
    "tests/tui/review/item/test_item_screen.py",
    "tests/tui/review/item/test_forming_screen.py",
    "tests/tui/review/declaration/test_declare_screen.py",
)
"""The files of few tests that take long, as `--durations` tells it; the rest goes by the number of its tests."""


def file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def longest_first(items: list[pytest.Item]) -> None:
    """A long file that began last would leave the other processes idle. Within a file the order stays."""
    tests = Counter(file_of(item.nodeid) for item in items)

    def rank(item: pytest.Item) -> tuple[int, int, str]:
        file = file_of(item.nodeid)
        return LONGEST.index(file) if file in LONGEST else len(LONGEST), -tests[file], file

    items.sort(key=rank)


class ByFile(LoadScopeScheduling):
    """Gives a process whole files, in the order in which they were collected.

    The groups of xdist itself are not used: it writes them into a test's name, where pytest 9.2 reads them no more, and
    every test went wherever there was room.
    """

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return file_of(nodeid)
