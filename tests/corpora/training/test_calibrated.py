"""Folds by supplier, the calibration, and the kept papers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from counted_papers import FEATURES, paper, papers

from classifier.loading.load import shipped as catalogue
from corpora.labels import load
from corpora.training import calibration, kept
from corpora.training.figure import beliefs, counted, table
from corpora.training.fit import OUTER, calibrated, curve, fold, left_out
from corpora.training.kept import Kept, KeptError
from corpora.training.papers import supplier_of
from extractor.scoring.scorer import Calibration, from_stored, probabilities, shipped

pytest.importorskip("lightgbm")


def test_scores_of_a_left_out_supplier_do_not_depend_on_its_own_answers() -> None:
    given = papers(12)
    before = left_out(given, FEATURES)
    other = paper("s3-0.pdf", "s3", turned=True)
    changed = [other if p.name == other.name else p for p in given]
    after = left_out([*changed], FEATURES)
    own = [k for k, p in enumerate(given) if p.supplier == "s3" and p.name != other.name]
    same_fold = [
        k for k, p in enumerate(given) if fold(p.supplier, OUTER) == fold("s3", OUTER) and p.name != other.name
    ]
    assert own and all(np.array_equal(before[k], after[k]) for k in {*own, *same_fold})
    assert any(not np.array_equal(b, a) for b, a in zip(before, after, strict=True))


def test_the_calibration_takes_back_what_scores_claim_too_much() -> None:
    answers = np.array([1.0] * 70 + [0.0] * 30 + [0.0] * 70 + [1.0] * 30)
    scores = np.array([0.99] * 100 + [0.01] * 100)
    made = calibration.fitted(scores, answers, np.ones(200))
    assert made.of(np.array([0.99]))[0] == pytest.approx(0.7, abs=0.02)
    assert made.of(np.array([0.01]))[0] == pytest.approx(0.3, abs=0.02)


def test_a_calibration_never_turns_an_order_round() -> None:
    wrong_way = calibration.fitted(np.array([0.9, 0.8, 0.2, 0.1] * 9), np.array([0, 0, 1, 1] * 9), np.ones(36))
    told = wrong_way.of(np.array([0.1, 0.5, 0.9]))
    assert told[0] < told[1] < told[2]


def test_a_calibration_of_answers_that_are_all_alike_is_the_plain_one() -> None:
    assert calibration.fitted(np.array([0.9, 0.8]), np.array([1, 1]), np.ones(2)) == Calibration()
    assert Calibration().of(np.array([0.0, 0.25, 1.0])) == pytest.approx([0.0, 0.25, 1.0], abs=1e-5)


def test_training_is_deterministic_and_the_stored_model_holds_its_calibration() -> None:
    given = papers(10)
    unseen = left_out(given, FEATURES)
    made = calibrated(given, FEATURES, unseen)
    assert json.dumps(made) == json.dumps(calibrated(papers(10), FEATURES, left_out(papers(10), FEATURES)))
    assert from_stored(made).calibration == curve(given, unseen)


def test_a_model_without_a_calibration_is_read_as_before() -> None:
    made = calibrated(given := papers(10), FEATURES, left_out(given, FEATURES))
    del made["calibration"]
    assert from_stored(made).calibration == Calibration()


def test_kept_papers_come_back_as_they_were_and_train_the_same_model(tmp_path: Path) -> None:
    given = papers(8)
    unseen = tuple(left_out(given, FEATURES))
    file = tmp_path / "papers.npz"
    kept.write(Kept(FEATURES, tuple(given), unseen), file)
    back = kept.read(file)
    assert [(p.name, p.supplier, p.places, p.answers) for p in back.papers] == [
        (p.name, p.supplier, p.places, p.answers) for p in given
    ]
    assert calibrated(back.papers, FEATURES, back.unseen) == calibrated(given, FEATURES, unseen)
    turned = back.by_names(("number", "not known then", "telling"))[0].samples
    assert turned[:, 0].tolist() == given[0].samples[:, 2].tolist() and not turned[:, 1].any()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_file_that_holds_no_papers_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "papers.npz"
    file.write_bytes(content)
    with pytest.raises(KeptError, match=r"papers\.npz: holds no papers"):
        kept.read(file)


def test_the_shipped_papers_are_those_that_the_shipped_model_was_trained_on() -> None:
    back = kept.read()
    model = shipped(catalogue())
    assert model is not None and model.features == back.features
    assert model.calibration == curve(back.papers, back.unseen)
    own = {supplier_of(d) for d in load(Path(__file__).parents[3] / "corpora" / "documents").documents}
    assert {p.supplier for p in back.papers} & own
    hit = sum(counted(p, probabilities(model, p.places, p.samples))[0] for p in back.papers)
    assert hit / sum(p.answers.count(1) for p in back.papers) > 0.95


def test_left_out_probabilities_of_the_shipped_papers_mean_what_they_say() -> None:
    back = kept.read()
    made = curve(back.papers, back.unseen)
    told = beliefs(back.papers, [made.of(own) for own in back.unseen])
    sure = [b.right for b in told if b.confidence >= 0.95]
    assert len(sure) > 1000 and sum(sure) / len(sure) >= 0.98
    doubted = [b.right for b in told if b.confidence < 0.02]
    assert sum(doubted) / len(doubted) < 0.02
    assert len(list(table(told))) > 8
