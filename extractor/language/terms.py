"""Finds the vocabulary's words in a text: spaCy's `PhraseMatcher` over one technical tokenizer for all languages.

A blank English pipeline leaves "≤0.05" in one piece and a blank Chinese one splits "kHz"; so words are cut by one
regular expression: a run of Latin letters (cut again where a capital follows a small letter), a run of digits,
one CJK character, one sign. Case, width, plural and the hyphen inside a phrase are folded for matching; the text
itself stays as it is. A wide gap or a line's end separates phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Any, NamedTuple

from classifier.law.vocabulary import Vocabulary
from extractor.language.matcher import without_commands
from extractor.language.phrases import Phrases

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

_TOKEN = re.compile(
    r"\n|[^\S\n]{2,}"
    r"|[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]*[a-zß-öø-ÿœα-ωа-яё]+|[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]+|[0-9]+"
    r"|[\u0600-\u06ff]+"
    r"|\S|[^\S\n]"
)
"""It leaves nothing of a text out, so that the lengths of the tokens tell their places."""
_JOINERS = frozenset("-‐‑–_/.'’")
_UNKNOWN = "\x00"
_REMEMBERED = 40
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


class Term(NamedTuple):
    """A word of the vocabulary at `text[start:end]`.

    `category` is `property`, `product` or `cue`; `name` is the property's, the product's or the cue list's name, and
    `group` the cue's group (empty for the others). `is_near` says that its spelling is only close to the vocabulary's.
    """

    start: int
    end: int
    category: str
    name: str
    group: str
    text: str
    is_near: bool = False


_IN_A_NAME = re.compile(r"[-_/]?\d")
"""What makes a small word the beginning of a designation: "AT-246", "EN-79"."""


class Terms:
    """The words of one vocabulary, ready to be found; `phrases` are those that stand inside patterns.

    Making one imports spaCy.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        with without_commands():
            from spacy.matcher import PhraseMatcher
            from spacy.vocab import Vocab

        self.vocabulary = vocabulary
        self.phrases = Phrases(vocabulary)
        self._vocab = Vocab()
        self._matcher: PhraseMatcher = PhraseMatcher(self._vocab)
        self._known: set[str] = set()
        self._meaning: dict[int, tuple[str, str, str]] = {}
        self._recent: dict[str, tuple[Term, ...]] = {}
        for key, phrases in _phrases(vocabulary):
            self._add(key, phrases)

    def _add(self, key: tuple[str, str, str], phrases: Iterable[str]) -> None:
        tokenized = [_tokens(phrase)[2] for phrase in phrases]
        self._known.update(norm for norms in tokenized for norm in norms)
        name, number = "\t".join(key), self._vocab.strings.add
        # As the matcher takes them when it is unpickled: a document for each phrase takes longer than all the rest.
        numbered: list[Any] = [[number(norm) for norm in norms] for norms in tokenized]
        self._matcher.add(name, numbered)
        self._meaning[self._vocab.strings[name]] = key

    def _doc(self, words: list[str]) -> Any:
        from spacy.tokens import Doc

        return Doc(self._vocab, words=words)

    def find(self, text: str) -> tuple[Term, ...]:
        """Every term in the text, in its order; of overlapping terms of one category and list the longest wins.

        The last few texts are remembered: several readers ask about one and the same page.
        """
        known = self._recent.pop(text, None)
        if known is None:
            known = self._found(text)
            if len(self._recent) >= _REMEMBERED:
                del self._recent[next(iter(self._recent))]
        self._recent[text] = known
        return known

    def _found(self, text: str) -> tuple[Term, ...]:
        words, ends, norms = _tokens(text)
        # One placeholder for all foreign words keeps the matcher's string store from growing with every document.
        known = self._known
        doc = self._doc([norm if norm in known else _UNKNOWN for norm in norms])
        found: list[_Found] = []
        for match, first, last in self._matcher(doc):
            category, name, group = self._meaning[match]
            start, end = ends[first] - len(words[first]), ends[last - 1]
            if name == "joint" and _IN_A_NAME.match(text, end):
                continue
            found.append((start, -end, category, name, group, last - first))
        return tuple(
            Term(a, -z, category, name, group, text[a:-z]) for a, z, category, name, group, _ in _longest(found)
        )


def fold(text: str) -> str:
    """The form in which two spellings of one phrase are equal: case, width, plural and inner hyphens folded."""
    return " ".join(_tokens(text)[2])


def _phrases(vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, str, str], Iterable[str]]]:
    for prop in vocabulary.properties.values():
        yield ("property", prop.name, ""), (t for terms in prop.terms.values() for t in terms)
    for product in vocabulary.products.values():
        yield ("product", product.name, ""), (t for terms in product.terms.values() for t in terms)
    for cues in vocabulary.cues.values():
        for group, by_language in cues.groups.items():
            yield ("cue", cues.name, group), (t for terms in by_language.values() for t in terms)


def _tokens(text: str) -> tuple[list[str], list[int], list[str]]:
    """A text's tokens, where each ends, and their folded forms; joiners and single blanks left out."""
    words = _TOKEN.findall(text if text.isascii() else text.translate(_WIDTH))
    norms = list(map(_norm, words))
    ends = accumulate(map(len, words))
    return list(compress(words, norms)), list(compress(ends, norms)), list(filter(None, norms))


@lru_cache(maxsize=20_000)
def _norm(word: str) -> str:
    """One token's folded form: a line break for a gap, nothing for a blank or a joiner, which part no phrase."""
    if word.isspace():
        return "\n" if len(word) > 1 or word == "\n" else ""
    if word in _JOINERS:
        return ""
    word = word.lower()
    if len(word) > 3 and word.isascii() and word.isalpha():
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("s") and not word.endswith("ss"):
            return word[:-1]
    return word


_Found = tuple[int, int, str, str, str, int]
"""Start, end with its sign turned (of two that begin together the longer comes first), the meaning, number of words."""


def _longest(found: list[_Found]) -> list[_Found]:
    """Of terms, each with the number of its words, those that are meant, in order.

    None that lies inside a longer one of its own list (a property inside a property, a cue in its list), and of two
    that share words the one that has more, or else comes last: what is named stands last ("standard charging voltage"
    is a charging voltage).

    Terms of one and the same span all stay: "energy density" may mean either, and the unit decides.
    """
    kept: dict[tuple[str, str], list[_Found]] = {}
    for one in sorted(found):
        start, end, category, name, _, count = one
        room = kept.setdefault((category, name if category == "cue" else ""), [])
        if not room:
            room.append(one)
            continue
        last, until, *_, before = room[-1]
        if start >= -until or (start, end) == (last, until):
            room.append(one)
        elif end < until and count >= before:
            while room and -room[-1][1] > start:
                room.pop()
            room.append(one)
    return sorted(one for room in kept.values() for one in room)
