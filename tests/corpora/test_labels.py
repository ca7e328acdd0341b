"""Loading labels: what is accepted, and what the error says of what is not."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from score_inputs import HASH, labelled, wanted

from corpora.labels import LabelledFact, LabelsError, load, schema


def written(folder: Path, **document) -> Path:
    one = {"file": "a.pdf", "sha256": HASH, "kind": "datasheet", **document}
    content = {"labels": "gauger-labels/1", "documents": [one]}
    (folder / "labels.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_folder_is_loaded_by_its_labels_file(tmp_path):
    assert load(written(tmp_path)).documents[0].file == "a.pdf"


def test_keys_that_the_format_does_not_know_are_notes(tmp_path):
    assert load(written(tmp_path, origin={"repo": "x"})).documents[0].file == "a.pdf"


def test_a_folder_without_labels_says_what_to_name(tmp_path):
    with pytest.raises(LabelsError, match=r"labels\.json: cannot be read .*name a folder"):
        load(tmp_path)


def test_text_that_is_no_json_is_named(tmp_path):
    (tmp_path / "labels.json").write_text("{", encoding="utf-8")
    with pytest.raises(LabelsError, match=r"labels\.json: is no JSON text"):
        load(tmp_path)


def test_an_end_that_is_no_number_names_file_and_key(tmp_path):
    folder = written(tmp_path, items=[labelled("A", [wanted("mass", "heavy", None)])])
    with pytest.raises(LabelsError, match=r"labels\.json: documents\[0\]\.items\[0\]\.facts\[0\]: .*'heavy'"):
        load(folder)


def test_an_outcome_that_there_is_not_names_its_key(tmp_path):
    with pytest.raises(LabelsError, match=r"documents\[0\]\.items\[0\]\.outcome"):
        load(written(tmp_path, items=[labelled("A", [], outcome="free")]))


def test_another_version_is_refused(tmp_path):
    (tmp_path / "labels.json").write_text('{"labels": "gauger-labels/9", "documents": []}', encoding="utf-8")
    with pytest.raises(LabelsError, match=r"labels: Input should be 'gauger-labels/1'"):
        load(tmp_path)


def test_a_reading_changes_only_the_keys_that_it_gives():
    label = LabelledFact.model_validate(wanted("mass", "60", "70", kind="rated", also=[{"low": None}]))
    first, second = label.readings()
    assert (first.low, first.high, first.kind) == ("60", "70", "rated")
    assert (second.low, second.high, second.kind) == (None, "70", "rated")


def test_the_schema_accepts_what_the_loader_accepts(tmp_path):
    folder = written(tmp_path, items=[labelled("A", [wanted("mass", "60", None, kind="minimum")])])
    load(folder)
    jsonschema.validate(json.loads((folder / "labels.json").read_text(encoding="utf-8")), schema())
