"""`gauger learn train`, `scorer` and `suppliers` as they are typed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path += [str(Path(__file__).parents[2] / "casebook"), str(Path(__file__).parents[2] / "casebook" / "learning")]
from desk_papers import little, looked_at, received

from casebook.record.ledger import verify
from casebook.store.database import open_store
from corpora.training import kept
from tui.cli import _run
from tui.speech.exits import Exit

pytest.importorskip("lightgbm")
pytestmark = pytest.mark.usefixtures("few_rounds")

Gauger = Callable[..., int]
MAKERS = ("Nordwind", "Sudlicht", "Ostwerk", "Westzell", "Mittag", "Abend")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return little(tmp_path_factory.mktemp("shipped") / "papers.npz")


@pytest.fixture
def gauger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shipped: Path) -> Gauger:
    """Runs a command in a folder whose casebook has sheets of six makers that somebody looked at."""
    monkeypatch.chdir(tmp_path)
    read = kept.read
    monkeypatch.setattr(kept, "read", lambda _file: read(shipped))
    with_papers(24)

    def run(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["gauger", *words])
        return _run()

    return run


def with_papers(many: int, casebook: str = "gauger.casebook", *, turned: bool = True) -> None:
    store = open_store(casebook)
    for number in range(many):
        looked_at(store, received(store, MAKERS[number % 6], number), turned=turned)
    store.close()


def test_from_training_to_undo(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("learn", "train", "--who", "ann") == Exit.SETTLED
    told = capsys.readouterr()
    assert re.search(r"^nordwind +4 ", told.out, re.MULTILINE) and "left out 1 of" in told.err
    proposed = re.search(r"Proposed as ([0-9a-f]{12})", told.out)
    assert proposed
    assert gauger("learn", "models") == Exit.SETTLED
    out = capsys.readouterr().out
    assert f"{proposed[1]}" in out and "by ann" in out and "by the shipped model." in out
    assert gauger("learn", "show", proposed[1]) == Exit.SETTLED
    out = capsys.readouterr().out
    assert "suppliers that it did not see: +" in out and "It would change" in out and "Nothing was changed" in out
    assert gauger("learn", "accept", proposed[1], "--who", "Li Wei") == Exit.SETTLED
    gauger("learn", "models")
    assert f"by model {proposed[1]}, accepted by Li Wei" in capsys.readouterr().out
    assert gauger("learn", "accept", proposed[1]) == Exit.NO_INPUT
    assert "in use already" in capsys.readouterr().err
    assert gauger("learn", "retire", proposed[1]) == Exit.USAGE  # without a reason
    assert gauger("learn", "retire", proposed[1], "--why", "a test") == Exit.SETTLED
    assert "by the shipped model again" in capsys.readouterr().out
    assert gauger("learn", "retire", proposed[1], "--why", "a test") == Exit.NO_INPUT
    assert "is not in use" in capsys.readouterr().err
    store = open_store("gauger.casebook")
    assert not verify(store)
    store.close()


def test_weights_go_to_another_office_that_reads_better_by_them_and_to_no_other(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("learn", "train", "--who", "ann")
    proposed = re.search(r"Proposed as ([0-9a-f]{12})", capsys.readouterr().out)
    assert proposed
    gauger("learn", "accept", proposed[1])
    assert gauger("learn", "export", "pack.json") == Exit.SETTLED
    assert "and the weights that papers are read by" in capsys.readouterr().out
    with_papers(24, "alike.casebook")
    given = ("learn", "import", "pack.json", "--from", "Ningbo office", "--casebook")
    assert gauger(*given, "alike.casebook") == Exit.SETTLED
    out = capsys.readouterr().out
    assert f"Its weights are proposed as {proposed[1]}" in out
    assert "tried on 24 papers of this office, trained on none" in out
    assert gauger("learn", "models", "--casebook", "alike.casebook") == Exit.SETTLED
    out = capsys.readouterr().out
    assert "from Ningbo office, SHA-256" in out and "read by the shipped model" in out
    assert gauger(*given, "alike.casebook") == Exit.REVIEW
    assert "known here already" in capsys.readouterr().out
    with_papers(12, "other.casebook", turned=False)
    assert gauger(*given, "other.casebook") == Exit.REVIEW
    assert "Its weights were not proposed: it is not better on suppliers" in capsys.readouterr().out
    assert gauger(*given, "empty.casebook") == Exit.REVIEW
    assert "no value was confirmed" in capsys.readouterr().out
    gauger("learn", "models", "--casebook", "other.casebook")
    assert capsys.readouterr().out == "Papers are read by the shipped model.\n"


def test_what_does_not_read_better_is_not_proposed_and_why_is_told(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("learn", "train", "--without", "ann") == Exit.NO_INPUT
    assert "nothing to train on" in capsys.readouterr().err
    labelled = Path(__file__).parents[2] / "casebook" / "learning" / "labelled"
    assert gauger("learn", "train", "--papers", str(labelled), "--without", "ann") == Exit.REVIEW
    assert "Not proposed: 1 suppliers can be left out" in capsys.readouterr().out
    gauger("learn", "models")
    assert capsys.readouterr().out == "Papers are read by the shipped model.\n"


def test_a_model_that_nobody_proposed_and_a_folder_without_labels_are_refused(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("learn", "show", "abc") == Exit.NO_INPUT
    assert "no one form, mark or model is called abc" in capsys.readouterr().err
    assert gauger("learn", "accept", "abc") == Exit.USAGE
    assert gauger("learn", "train", "--papers", ".") == Exit.BAD_DATA
    assert "labels.json" in capsys.readouterr().err


def test_suppliers_are_listed_by_a_part_of_their_name(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("learn", "suppliers", "NORD") == Exit.SETTLED
    out = capsys.readouterr().out
    assert out.startswith("Nordwind: 4 datasheets\n") and "leaves out mass: 4 of 4" in out
    assert gauger("learn", "suppliers", "nobody") == Exit.NO_INPUT


def test_the_list_names_the_supplier_to_ask(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("list", "--json") == Exit.SETTLED
    assert '"standing": "left: ask Nordwind; its papers hardly ever state: ' in capsys.readouterr().out
