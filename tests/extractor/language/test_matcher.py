"""The tree of phrases beside spaCy's phrase matcher, which finds the same, more slowly."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.loading.load import load
from extractor.language.matcher import Found, PhraseTree
from extractor.language.tokens import CutPhrases, cut_phrases

FOREIGN = "\x00"
Phrases = dict[tuple[str, str, str], list[tuple[str, ...]]]


def by_spacy(phrases: Phrases, texts: Iterable[Sequence[str]]) -> list[set[Found]]:
    """What spaCy's matcher finds in each text."""
    from spacy.attrs import ORTH
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    vocab = Vocab()
    matcher = PhraseMatcher(vocab, attr=ORTH)
    keys = {"\t".join(key): key for key in phrases}
    for name, key in keys.items():
        matcher.add(name, [Doc(vocab, words=list(words)) for words in phrases[key]])
    return [{(keys[vocab.strings[m]], a, z) for m, a, z in matcher(Doc(vocab, words=list(t)))} for t in texts]


@pytest.fixture(scope="module")
def cut() -> CutPhrases:
    return cut_phrases(load().vocabulary)


def test_the_whole_vocabulary_is_found_as_spacy_finds_it(cut: CutPhrases) -> None:
    phrases = {key: list(cut.of(key)) for key in cut.phrases}
    every = [words for several in phrases.values() for words in several]
    chance = random.Random(7)
    texts: list[list[str]] = []
    for _ in range(200):
        text: list[str] = []
        for words in chance.choices(every, k=40):
            text += words[: chance.randint(1, len(words))]
            text += chance.choices([FOREIGN, *cut.words[:50]], k=chance.randint(0, 2))
        texts.append(text)
    tree = PhraseTree(phrases)
    found = [tree.find(text) for text in texts]
    assert list(map(set, found)) == by_spacy(phrases, texts)
    assert all(len(set(each)) == len(each) for each in found)
    assert sum(map(len, found)) > 8_000


WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple)


@given(st.dictionaries(st.sampled_from("xyz"), st.lists(WORDS, max_size=5)), st.lists(st.sampled_from("abcd")))
def test_phrases_in_phrases_are_all_found(named: dict[str, list[tuple[str, ...]]], text: list[str]) -> None:
    phrases = {("cue", name, ""): several for name, several in named.items()}
    plain = {
        (key, first, first + len(words))
        for key, several in phrases.items()
        for words in several
        for first in range(len(text))
        if tuple(text[first : first + len(words)]) == words
    }
    assert set(PhraseTree(phrases).find(text)) == plain


def test_no_phrase_is_found_in_no_words() -> None:
    assert PhraseTree({("cue", "a", ""): [("a",), ()]}).find([]) == []
