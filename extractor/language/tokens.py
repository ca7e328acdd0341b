"""The technical tokenizer for all languages, and a vocabulary's phrases cut by it.

A blank English pipeline leaves "≤0.05" in one piece and a blank Chinese one splits "kHz"; so words are cut by one
regular expression: a run of Latin letters (cut again where a capital follows a small letter), a run of digits,
one CJK character, one sign. Thousands of phrases take a while, so that they are kept cut in the user's cache.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, compress
from pathlib import Path

from classifier.law.vocabulary import Vocabulary
from classifier.loading.compiled import files
from extractor.language import traditional
from extractor.language.traditional import SIMPLIFIED

Key = tuple[str, str, str]
"""Category, name and group of a term, as `terms.Term` has them."""

_TOKEN = re.compile(
    r"\n|[^\S\n]{2,}"
    r"|[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]*[a-zß-öø-ÿœα-ωа-яё]+|[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]+|[0-9]+"
    r"|[\u0600-\u06ff]+"
    r"|\S|[^\S\n]"
)
"""It leaves nothing of a text out, so that the lengths of the tokens tell their places."""
_JOINERS = frozenset("-‐‑–_/.'’")
_SIMPLIFIED = (
    "⻅见⻉贝⻋车⻓长⻔门⻙韦⻚页⻛风⻜飞⻢马⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⺠民⻄西⻆角⻘青⻝食⻣骨⻤鬼⻁虎⻑長"
)
# Some fonts map a character to the radical, or to the compatibility copy, that looks like it: ⽣ for 生.
_RADICALS = {
    code: ord(plain)
    for block in (range(0x2E9F, 0x2FD6), range(0xF900, 0xFADA))
    for code in block
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and ord(plain) != code
}
_WIDTH = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: 0x20, 0xB5: 0x3BC, 0xA0: 0x20}
    | _RADICALS
    | {ord(radical): ord(plain) for radical, plain in zip(_SIMPLIFIED[::2], _SIMPLIFIED[1::2], strict=True)}
)
_WIDTH = SIMPLIFIED | {code: SIMPLIFIED.get(plain, plain) for code, plain in _WIDTH.items()}


@dataclass(frozen=True, slots=True)
class CutPhrases:
    """The phrases of a vocabulary: `words` are all folded words, each once; a phrase is a list of places in them."""

    words: tuple[str, ...]
    phrases: Mapping[Key, list[list[int]]]

    def of(self, key: Key) -> Iterator[tuple[str, ...]]:
        """The folded words of each phrase of a term."""
        return (tuple(self.words[word] for word in phrase) for phrase in self.phrases[key])


def cut_phrases(vocabulary: Vocabulary) -> CutPhrases:
    """The phrases of a vocabulary cut into folded words, or what is kept of that."""
    every = {key: tuple(phrases) for key, phrases in _phrases(vocabulary)}
    spelled = [["\t".join(key), *phrases] for key, phrases in every.items()]
    digest = hashlib.sha256(sys.version.encode() + _program() + json.dumps(spelled).encode()).hexdigest()
    kept = files.found("terms", digest)
    if kept is not None:
        words, phrases = json.loads(kept)
        return CutPhrases(tuple(words), dict(zip(every, phrases, strict=True)))
    places: dict[str, int] = {}
    numbered = [
        [[places.setdefault(norm, len(places)) for norm in tokens(phrase)[1]] for phrase in phrases]
        for phrases in every.values()
    ]
    files.keep("terms", digest, json.dumps([list(places), numbered], separators=(",", ":")).encode())
    return CutPhrases(tuple(places), dict(zip(every, numbered, strict=True)))


@cache
def _program() -> bytes:
    """The source of this module and of its table, which say how phrases are cut."""
    try:
        return Path(__file__).read_bytes() + Path(traditional.__file__).read_bytes()
    except OSError:
        return b""


@lru_cache(maxsize=4_000)
def fold(text: str) -> str:
    """The form in which two spellings of one phrase are equal: case, width, plural and inner hyphens folded."""
    return " ".join(tokens(text)[1])


def _phrases(vocabulary: Vocabulary) -> Iterator[tuple[Key, Iterable[str]]]:
    for prop in vocabulary.properties.values():
        yield ("property", prop.name, ""), (t for terms in prop.terms.values() for t in terms)
    for product in vocabulary.products.values():
        yield ("product", product.name, ""), (t for terms in product.terms.values() for t in terms)
    for cues in vocabulary.cues.values():
        for group, by_language in cues.groups.items():
            yield ("cue", cues.name, group), (t for terms in by_language.values() for t in terms)


def tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The places of a text's tokens, and their folded forms."""
    words = _TOKEN.findall(text if text.isascii() else text.translate(_WIDTH))
    norms = list(map(_norm, words))
    ends = list(accumulate(map(len, words)))
    spans = zip((0, *ends), ends, strict=False)
    return list(compress(spans, norms)), list(filter(None, norms))


@lru_cache(maxsize=8_000)
def _norm(word: str) -> str:
    """One token's folded form: a line break for a gap, nothing for a blank or a joiner, which part no phrase."""
    if word.isspace():
        return "\n" if len(word) > 1 or word == "\n" else ""
    if word in _JOINERS:
        return ""
    word = word.lower()
    if len(word) > 3 and word[-1] == "s" and word.isalpha():
        if word.endswith("ies"):
            return word[:-3] + "y"
        if not word.endswith("ss"):
            return word[:-1]
    return word
