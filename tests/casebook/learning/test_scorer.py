"""A model proposed, accepted and taken back, on both databases; what is killed in the middle loses nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_papers import little, looked_at, received
from shipments import bench, read_in, stamp
from stand_ins import cell

from casebook.learning.training import Trained, TrainingError, trained
from casebook.record.actions import Undone
from casebook.record.actions.scorer import ModelAccepted, ModelProposed
from casebook.record.ledger import Event, events_of, verify
from casebook.run.files import opening
from casebook.state import scorer
from casebook.state.scorer import ScorerError
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from casebook.workers.worker import pipeline_of
from corpora.labels import LabelsError
from extractor.document.model import Contents, Identity, Source
from tests.extractor.drawn import drawn

pytestmark = pytest.mark.usefixtures("few_rounds")

ROOT = Path(__file__).parents[3]
ROUNDS = int(os.environ.get("GAUGER_KILLS", "1"))
"""Kills of each kind: a kill costs a start of the program, and is at a moment of chance, so that `make test-long` does more."""
MAKERS = ("Nordwind", "Sudlicht", "Ostwerk", "Westzell", "Mittag", "Abend")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return little(tmp_path_factory.mktemp("shipped") / "papers.npz")


def office(store: Store) -> None:
    for number in range(12):
        looked_at(store, received(store, MAKERS[number % 6], number))


def training(store: Store, shipped: Path) -> Trained:
    return trained(store, bench().catalogue, shipped=shipped)


@pytest.fixture(scope="module")
def proposal(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> ModelProposed:
    """What the office's papers teach: the same on either database, so that one training serves the tests of what follows."""
    store = open_store(tmp_path_factory.mktemp("trained") / "a.casebook")
    office(store)
    made = training(store, shipped).proposed
    store.close()
    return made


def test_it_is_proposed_accepted_and_taken_back_and_each_is_an_event(
    store: Store, shipped: Path, proposal: ModelProposed
) -> None:
    office(store)
    made = training(store, shipped)
    assert len(made.papers) == 12 and [s.papers for s in made.proposed.suppliers] == [2] * 6
    assert scorer.in_use(store) is None
    scorer.propose(store, made.proposed, stamp("ann"))
    assert proposal.model == made.proposed.model
    scorer.propose(store, proposal, stamp("ann"))
    state = scorer.scorer_of(store)
    assert [p.model for _, p in state.proposed] == [made.proposed.model] and state.in_use is None
    scorer.accept(store, made.proposed.model[:8], stamp("Li Wei"))
    now = scorer.in_use(store)
    assert now is not None and now.hash == made.proposed.model
    assert json.dumps(scorer.unpacked(now.data), sort_keys=True) == json.dumps(made.comparison.model, sort_keys=True)
    assert [e.who for e in scorer.scorer_of(store).accepted] == ["Li Wei"]
    with pytest.raises(ScorerError, match="in use already"):
        scorer.accept(store, made.proposed.model, stamp())
    assert scorer.undo(store, stamp("Li Wei")) == ""
    assert scorer.in_use(store) is None
    with pytest.raises(ScorerError, match="no acceptance to take back"):
        scorer.undo(store, stamp())
    scorer.accept(store, made.proposed.model, stamp("Bo"))
    assert not verify(store)


def test_a_model_compared_with_another_than_is_in_use_is_not_accepted(store: Store, proposal: ModelProposed) -> None:
    office(store)
    scorer.propose(store, proposal, stamp())
    other = replace(proposal, old="f" * 64, **other_model(proposal.data))
    scorer.propose(store, other, stamp())
    with pytest.raises(ScorerError, match="another model than is in use now"):
        scorer.accept(store, other.model, stamp())
    with pytest.raises(ScorerError, match="not found among the proposals"):
        scorer.accept(store, "no such", stamp())


def other_model(data: str) -> dict[str, str]:
    import base64

    made = scorer.packed({**scorer.unpacked(base64.b64decode(data)), "version": "values/other"})
    return {"model": made.hash, "data": base64.b64encode(made.data).decode()}


def test_a_model_that_is_not_what_its_hash_says_is_refused(store: Store, proposal: ModelProposed) -> None:
    office(store)
    scorer.propose(store, replace(proposal, data=other_model(proposal.data)["data"]), stamp())
    with pytest.raises(ScorerError, match="not what its hash says"):
        scorer.accept(store, proposal.model, stamp())


def test_papers_are_read_by_the_accepted_model_and_by_the_old_one_after_undo(
    store: Store, proposal: ModelProposed
) -> None:
    office(store)
    page = drawn("Specification of cell ZX-77\nPotential in use     3.6 V\nHeaviness            47 g")
    source = Source(Identity("x.pdf", "e" * 64, 3, "application/pdf"), b"")

    def job() -> Job:
        now = scorer.in_use(store)
        return Job(date(2026, 12, 1), "default", "0.1.0", model=b"" if now is None else now.data)

    def read() -> object:
        return pipeline_of((), job().model).understood(source, Contents((page,), 1))

    before, edition = read(), opening.options(ocr=False, passwords=(), model=job().model)
    scorer.propose(store, proposal, stamp())
    assert read() == before
    scorer.accept(store, proposal.model, stamp())
    assert "model:" in opening.options(ocr=False, passwords=(), model=job().model)
    read()
    scorer.undo(store, stamp())
    assert read() == before
    assert opening.options(ocr=False, passwords=(), model=job().model) == edition


def test_without_a_persons_word_there_is_nothing_to_train_on(store: Store, shipped: Path) -> None:
    received(store, "Nordwind", 1)
    with pytest.raises(TrainingError, match="nothing to train on"):
        training(store, shipped)


def test_a_labelled_folder_is_trained_on_as_well_and_another_file_is_refused(tmp_path: Path, shipped: Path) -> None:
    store = open_store(tmp_path / "a.casebook")
    paper = tmp_path / "x.pdf"
    paper.write_bytes(b"%PDF-1.4")
    label = {"file": "x.pdf", "sha256": "0" * 64, "kind": "datasheet", "items": []}
    (tmp_path / "labels.json").write_text(json.dumps({"labels": "gauger-labels/1", "documents": [label]}))
    with pytest.raises(LabelsError, match="another file than was labelled"):
        trained(store, bench().catalogue, [tmp_path], shipped=shipped)
    label["file"] = "../x.pdf"
    (tmp_path / "labels.json").write_text(json.dumps({"labels": "gauger-labels/1", "documents": [label]}))
    with pytest.raises(LabelsError, match="outside of the folder"):
        trained(store, bench().catalogue, [tmp_path], shipped=shipped)
    made = trained(store, bench().catalogue, [ROOT / "tests" / "casebook" / "learning" / "labelled"], shipped=shipped)
    assert [p.name for p in made.papers] == ["sheet.txt"]
    store.close()


def test_shipments_and_documents_do_not_mind_the_scorers_events(store: Store, proposal: ModelProposed) -> None:
    from casebook.review.queue import entries
    from casebook.shipments.keeping import shipments
    from casebook.state.people.signing import rules_of

    office(store)
    scorer.propose(store, proposal, stamp())
    scorer.accept(store, proposal.model, stamp())
    read_in(store, "invoice.pdf", cell())
    assert shipments(store) == ()
    assert len(entries(store, rules_of(bench().house))) == 13


_STEPS = """
import sys
from pathlib import Path
from shipments import bench, stamp
from casebook.learning.training import trained
from casebook.state import scorer
from casebook.store.database import open_store

store = open_store(sys.argv[1])
if sys.argv[3] == "train":
    print("begun", flush=True)
    made = trained(store, bench().catalogue, shipped=Path(sys.argv[2]), told=lambda text: print(text, flush=True))
    scorer.propose(store, made.proposed, stamp())
    print(made.proposed.model, flush=True)
else:
    (_, proposed), = scorer.scorer_of(store).proposed
    while True:
        scorer.accept(store, proposed.model, stamp())
        print("accepted", flush=True)
        scorer.undo(store, stamp())
        print("undone", flush=True)
"""


def started(folder: Path, place: str, shipped: Path, step: str) -> subprocess.Popen[str]:
    script = folder / "step.py"
    script.write_text(_STEPS)
    known = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests" / "casebook")))}
    command = [sys.executable, str(script), place, str(shipped), step]
    return subprocess.Popen(command, env=known, stdout=subprocess.PIPE, text=True)


def killed_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """Kills a process once it has said so many lines and a moment longer; gives all that it said."""
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    time.sleep(random.uniform(0, 0.05))
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.wait()
    return [line.strip() for line in said]


def steps(store: Store) -> tuple[list[Event], list[Event]]:
    """The acceptances in the ledger, and what took them back."""
    with store.reading() as connection:
        events = events_of(connection, scorer.KEY)
    return tuple([e for e in events if isinstance(e.action, kind)] for kind in (ModelAccepted, Undone))  # type: ignore[return-value]


@pytest.mark.parametrize("lines", (9, 1, 14)[:ROUNDS])
def test_a_training_that_is_killed_leaves_the_casebook_as_it_was(
    place: str, tmp_path: Path, shipped: Path, proposal: ModelProposed, lines: int
) -> None:
    store = open_store(place)
    office(store)
    killed_after(started(tmp_path, place, shipped, "train"), lines)
    assert not verify(store)
    assert scorer.in_use(store) is None and len(scorer.scorer_of(store).proposed) in (0, 1)
    made = training(store, shipped).proposed
    assert made.model == proposal.model
    scorer.propose(store, made, stamp())
    assert [p.model for _, p in scorer.scorer_of(store).proposed] == [made.model]
    store.close()


def test_accepting_that_is_killed_is_kept_whole_or_not_at_all(
    place: str, tmp_path: Path, shipped: Path, proposal: ModelProposed
) -> None:
    store = open_store(place)
    office(store)
    scorer.propose(store, proposal, stamp())
    for _ in range(ROUNDS):
        before = steps(store)
        said = killed_after(started(tmp_path, place, shipped, "accept"), random.randrange(1, 8))
        assert not verify(store)
        # All that was told is kept; the step after it may be as well.
        kept = [len(now) - len(old) for now, old in zip(steps(store), before, strict=True)]
        assert sum(kept) - len(said) in (0, 1)
        in_use = scorer.in_use(store)
        assert (in_use is not None) == (kept[0] > kept[1])
        if in_use is not None:
            assert in_use.hash == proposal.model
            scorer.undo(store, stamp())
        assert scorer.in_use(store) is None
    store.close()
