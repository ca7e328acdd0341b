"""A vocabulary's phrases, cut once and kept: what is found with them is found without."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifier.law.vocabulary import Property, Vocabulary
from classifier.loading.load import load
from extractor.language import tokens
from extractor.language.terms import Terms
from extractor.language.tokens import cut_phrases, fold

TEXT = "Nominal capacities: 5.0 Ah\nCut-off voltage  2.5 V 标称电压 3.7V; graphite (人造石墨), hard carbon"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gauger"


def test_kept_phrases_are_the_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = load().vocabulary
    made, first = cut_phrases(vocabulary), Terms(vocabulary).find(TEXT)
    monkeypatch.setattr(tokens, "tokens", None)  # nothing is cut again
    assert cut_phrases(vocabulary) == made
    monkeypatch.undo()
    assert first
    assert Terms(vocabulary).find(TEXT) == first


def test_another_vocabulary_has_phrases_of_its_own() -> None:
    one = Vocabulary(properties={"mass": Property("mass", "g", {"en": ("gross masses",)})})
    other = Vocabulary(properties={"mass": Property("mass", "g", {"en": ("net weights",)})})
    assert list(cut_phrases(one).of(("property", "mass", ""))) == [("gross", "masse")]
    assert list(cut_phrases(other).of(("property", "mass", ""))) == [("net", "weight")]
    assert list(cut_phrases(one).of(("property", "mass", ""))) == [("gross", "masse")]


def test_every_phrase_is_its_fold() -> None:
    vocabulary = load().vocabulary
    for _ in ("made", "kept"):
        cut = cut_phrases(vocabulary)
        for prop in vocabulary.properties.values():
            folded = [fold(term) for terms in prop.terms.values() for term in terms]
            assert [" ".join(words) for words in cut.of(("property", prop.name, ""))] == folded


def test_damaged_phrases_are_cut_anew(cache: Path) -> None:
    vocabulary = load().vocabulary
    made = cut_phrases(vocabulary)
    (path,) = cache.glob("terms-*")
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert cut_phrases(vocabulary) == made
    assert path.read_bytes() == whole
