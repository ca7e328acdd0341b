"""Finds the vocabulary's words in a text: spaCy's `PhraseMatcher` over one technical tokenizer for all languages.

Case, width, plural and the hyphen inside a phrase are folded for matching (`tokens.py`); the text itself stays as it
is. A wide gap or a line's end separates phrases.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from classifier.law.vocabulary import Vocabulary
from extractor.language.compounds import Compounds
from extractor.language.matcher import spacy_parts
from extractor.language.phrases import Phrases
from extractor.language.tokens import CutPhrases, cut_phrases, tokens

_UNKNOWN = "\x00"
_REMEMBERED = 80
"""Texts: the pages of a long paper, and the lines in them that are asked about again and again."""
_PIECES = 4_000
"""Pieces of texts: a page is asked about as it is printed, as its paragraphs run on, and slot by slot."""
_PIECE = re.compile(r"\S+(?:[^\S\n]\S+)*")
"""What no wide gap and no line's end parts, which no phrase runs over (`tokens.py`)."""


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


_ABBREVIATED = re.compile(
    r"(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])[（(][A-Z]{2,6}[)）](?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])"
)
"""An abbreviation in brackets inside a name: 气相沉积（CVD）回转炉."""


class Terms:
    """The words of one vocabulary, ready to be found; `phrases` are those that stand inside patterns.

    Making one imports spaCy's matcher.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        parts = spacy_parts()
        self.vocabulary = vocabulary
        self.phrases = Phrases(vocabulary)
        self._vocab, self._doc = parts.vocab(), parts.doc
        self._matcher = parts.phrase_matcher(self._vocab, attr=parts.orth)
        self._meaning: dict[int, tuple[str, str, str]] = {}
        self._recent: dict[str, tuple[Term, ...]] = {}
        self._pieces: dict[str, tuple[Term, ...]] = {}
        self.cut: CutPhrases = cut_phrases(vocabulary)
        self._known = frozenset(self.cut.words)
        self._compounds = Compounds(vocabulary, self._known)
        self._add()

    def _add(self) -> None:
        strings = self._vocab.strings
        numbers = [strings.add(word) for word in self.cut.words]
        for key, phrases in self.cut.phrases.items():
            name = "\t".join(key)
            # As the matcher takes them when it is unpickled: a document for each phrase takes longer than all the rest.
            numbered: list[Any] = [[numbers[word] for word in phrase] for phrase in phrases]
            self._matcher.add(name, numbered)
            self._meaning[strings[name]] = key

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

    def words(self, text: str) -> frozenset[str]:
        """The folded words of a text, each once, with the known ones that end German words written as one."""
        norms = frozenset(tokens(text)[1])
        ends = (self._compounds.ending(norm) for norm in norms - self._known)
        return norms.union(filter(None, ends))

    def _found(self, text: str) -> tuple[Term, ...]:
        """The terms of a text, piece by piece; those of pieces that were met before are known."""
        pieces = [(m.start(), m.group()) for m in _PIECE.finditer(text)]
        if len(self._pieces) > _PIECES:
            self._pieces.clear()
        known = self._pieces
        self._read({piece for _, piece in pieces if piece not in known})
        return tuple(
            Term(start + at, end + at, category, name, group, said)
            for at, piece in pieces
            for start, end, category, name, group, said, _ in known[piece]
        )

    def _read(self, pieces: Collection[str]) -> None:
        """Finds the terms of some pieces with one pass of the matcher over all of them."""
        each = sorted(pieces)
        found = iter([*self._in_all("\n".join(each)), None])
        term, at = next(found), 0
        for piece in each:
            own = []
            while term is not None and term.start < at + len(piece):
                start, end, category, name, group, said, _ = term
                own.append(Term(start - at, end - at, category, name, group, said))
                term = next(found)
            self._pieces[piece] = tuple(own)
            at += len(piece) + 1

    def _in_all(self, text: str) -> tuple[Term, ...]:
        spans, norms = tokens(text)
        found = self._matched(text, spans, norms)
        asides = [m.span() for m in _ABBREVIATED.finditer(text)]
        if asides:
            kept = [k for k, (a, z) in enumerate(spans) if not any(b <= a and z <= e for b, e in asides)]
            over = self._matched(text, [spans[k] for k in kept], [norms[k] for k in kept])
            found += [one for one in over if any(one[0] < b and e < -one[1] for b, e in asides)]
        return tuple(
            Term(a, -z, category, name, group, text[a:-z]) for a, z, category, name, group, _ in _longest(found)
        )

    def _matched(self, text: str, spans: list[tuple[int, int]], norms: list[str]) -> list[_Found]:
        # One placeholder for all foreign words keeps the matcher's string store from growing with every document, and
        # for a run of them, as no phrase holds one: the matcher's documents take longer than its matches.
        known = self._known
        whole = self._compounds.ending
        words = [norm if norm in known else whole(norm) or _UNKNOWN for norm in norms]
        kept = [k for k, word in enumerate(words) if word is not _UNKNOWN or not k or words[k - 1] is not _UNKNOWN]
        doc = self._doc(self._vocab, words=[words[k] for k in kept])
        found: list[_Found] = []
        for match, first, last in self._matcher(doc):
            category, name, group = self._meaning[match]
            start, end = spans[kept[first]][0], spans[kept[last - 1]][1]
            if name == "joint" and _IN_A_NAME.match(text, end):
                continue
            found.append((start, -end, category, name, group, last - first))
            if category == "property" and (opening := self._compounds.opening(text[start:end])) is not None:
                kind, length = opening
                found.append((start, -start - length, "cue", "kind", kind, 1))
        return found


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
