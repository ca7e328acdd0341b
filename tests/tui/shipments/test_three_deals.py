"""Three deals from the folder to the set that can be stamped, by two people at the keyboard, with their keys counted."""

from __future__ import annotations

import json
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "review"))
from playing import after, screen_text, told

from casebook.record.signatory import Signatory
from casebook.store.database import open_store
from corpora.shipments.deals import CELLS, MACHINES, POWDERS, Deal
from corpora.shipments.folders import papers
from tui.cli import _run
from tui.desk.reviewer import Reviewer
from tui.desk.shipping import Shipping
from tui.desk.starting import reviewer

DAY = date(2026, 12, 1)
SET = ("w", "s", "enter", "wait", "d", "wait")
"""The set is written to the place that is offered, and kept as what was declared."""
COUNTS = "?"
"""The digit of the answer that the certificate of the lot counts; which it is goes by the order of reading."""
FIRST = {
    CELLS.folder: ("q", "1", "enter", "wait", "q", "j", "enter", "wait", "enter", "s", "s", "s"),
    POWDERS.folder: ("q", COUNTS, "enter", "wait", "enter", "s", "s", "s"),
    MACHINES.folder: ("enter", "s", "q", "1", "s", "s"),
}
"""The first person answers and signs; it goes back to the shipment by itself."""
SECOND = {
    CELLS.folder: ("enter", "b", "=305", "enter", "s"),
    POWDERS.folder: ("enter", "b", "=2.53", "enter", "=157.4", "enter", "s", "b", "=2.62", "enter", "=158", "enter",
                     "s", "s"),
    MACHINES.folder: ("enter", "b", "=锂离子电池", "enter", "s", "b", "=锂离子电池", "enter", "s"),
}  # fmt: skip
"""The second types the deciding values unseen, and signs."""
MOST = {CELLS.folder: 24, POWDERS.folder: 40, MACHINES.folder: 30}


def steadily(several: tuple[str, ...]) -> list[str]:
    """The keys as a person presses them: each once what the one before began is on the screen."""
    return [one for key in several for one in (key, "wait")]


def keys(several: tuple[str, ...]) -> int:
    return sum(0 if k == "wait" else len(k) - 1 if k.startswith("=") else 1 for k in several)


@pytest.mark.parametrize("deal", [CELLS, POWDERS, MACHINES], ids=lambda d: d.folder)
def test_a_deal_is_finished_by_two_people_in_few_keys(
    deal: Deal, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, data in papers(deal).items():
        (tmp_path / "in" / name).write_bytes(data)
    words = ("scan", "in", "--no-ocr", "--shipment", deal.folder, "--casebook", place, "--as-of", str(DAY))
    monkeypatch.setattr("sys.argv", ["gauger", *words])
    _run()
    answered = tuple(the_certificate(place) if k == COUNTS else k for k in FIRST[deal.folder])
    first, second = ("enter", "wait", *answered, "wait"), ("enter", "wait", *SECOND[deal.folder], *SET)
    after(at_work("ann", place), *steadily(first), look=told)
    said, seen = after(at_work("bob", place), *steadily(second), look=lambda app: (told(app), screen_text(app)))
    assert "ready to be stamped" in said and "it was declared" in said, seen
    with zipfile.ZipFile(f"{deal.folder}.zip") as made:
        assert not json.loads(made.read("manifest.json"))["is_draft"]
    assert keys(first) + keys(second) <= MOST[deal.folder]


def the_certificate(place: str) -> str:
    """The digit of the answer on the first open question that speaks for the certificate."""
    shipping = Shipping(at_work("ann", place))
    (shipment,) = shipping.all()
    answers = shipping.standing(shipment.key).open[0].answers
    return str(1 + next(k for k, answer in enumerate(answers) if answer.startswith("COA")))


def at_work(who: str, place: str) -> Reviewer:
    store = open_store(place)
    made = reviewer(store, as_of=DAY, policy="default", layers=(), who=who, signatory=Signatory(who))
    made.load()
    return made
