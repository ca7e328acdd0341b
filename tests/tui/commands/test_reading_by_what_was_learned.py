"""A watched folder and a check read by the forms and the model that people accepted, taken once and not for each file."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from casebook.learning.forms.keeping import forms_of
from casebook.record.actions.scorer import ModelProposed
from casebook.record.events import Stamp
from casebook.run.files.watch import Watcher
from casebook.state import scorer
from casebook.state.loading import state_of
from casebook.store import tables
from casebook.store.database import Store, open_store
from classifier.loading.load import shipped
from corpora.generator.suppliers import papers, written
from tui.cli import _run
from tui.commands.checking.check_read import read
from tui.commands.runs import watch
from tui.commands.session import Order, made

CASEBOOK = "office.casebook"
ORDER = Order(CASEBOOK, date(2026, 12, 1), "default", (), 1, False)


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second to fourth paper of a supplier; the first lies labelled beside them."""
    monkeypatch.chdir(tmp_path)
    first, *rest = papers(7, 2, 4)
    written([first], tmp_path / "records")
    folder = written(rest, tmp_path / "new")
    (folder / "labels.json").unlink()
    return folder


def learned(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("learn", "from", "records", "--accept", "--who", "LW", "--no-ocr", "--casebook", CASEBOOK)
    monkeypatch.setattr("sys.argv", ["gauger", *words, "--as-of", "2026-12-01"])
    assert _run() == 0


def as_marked(store: Store) -> dict[str, int]:
    """How many values of each document were read as marked."""
    with store.reading() as connection:
        rows = connection.execute(select(tables.readings.c.document)).scalars().all()
    found = {}
    for document in rows:
        state = state_of(store, document)
        values = [f for i in state.items.values() for f in i.read.facts]
        found[Path(state.names[0]).name] = sum(f.marked is not None for f in values)
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Store]]:
    """The times that the forms of a casebook were taken."""
    times: list[Store] = []

    def counted(store: Store) -> object:
        times.append(store)
        return forms_of(store)

    monkeypatch.setattr("casebook.learning.forms.keeping.forms_of", counted)
    yield times


def test_a_watched_folder_takes_the_forms_once_a_round(
    later: Path, monkeypatch: pytest.MonkeyPatch, asked: list[Store]
) -> None:
    names = sorted(p.name for p in later.iterdir())
    last = later / names[-1]
    kept = last.read_bytes()
    last.unlink()
    with closing(open_store(CASEBOOK)) as store:
        watcher, going = Watcher((later,), 0), made(ORDER, store, 2)
        asked.clear()
        watch._round(watcher, going, store, ORDER)
        assert len(asked) == 1
        assert as_marked(store) == dict.fromkeys(names[:-1], 0)
        learned(monkeypatch)
        last.write_bytes(kept)
        time.sleep(0.01)
        asked.clear()
        watch._round(watcher, going, store, ORDER)
        assert len(asked) == 1
        assert as_marked(store)[names[-1]] > 0


def test_a_check_reads_the_papers_beside_a_draft_by_forms_and_model(
    later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned(monkeypatch)
    with closing(open_store(CASEBOOK)) as store:
        accepted_model(store)
        now = scorer.in_use(store)
    draft, *evidence = sorted(later.iterdir())
    _, results, _ = read(ORDER, draft, evidence)
    assert len(results) == 3
    with closing(open_store(CASEBOOK)) as store:
        assert all(n > 0 for n in as_marked(store).values())
        with store.reading() as connection:
            editions = connection.execute(select(tables.readings.c.options)).scalars().all()
    assert now is not None
    assert set(editions) == {f"no-ocr+model:{hashlib.sha256(now.data).hexdigest()[:12]}"}


def accepted_model(store: Store) -> None:
    """Has a person accept a model: the shipped one under another hash."""
    data = {**json.loads((shipped() / "models" / "values.json").read_text("utf-8")), "made": "for this office"}
    model = scorer.packed(data)
    text = base64.b64encode(model.data).decode("ascii")
    proposed = ModelProposed(model.hash, text, "", 1.0, 0.1, (0.05, 0.2), 0.0, (-0.1, 0.1), (), ())
    stamp = Stamp("LW", "1", "c")
    scorer.propose(store, proposed, stamp)
    scorer.accept(store, model.hash, stamp)
