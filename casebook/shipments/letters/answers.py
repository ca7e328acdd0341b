"""What an answer on a reply form says, where it can be read without guessing.

A value is read with the words around it where these are the property's own name, the level of the goods (a cell's of a
cell), how it was taken, or add nothing: "cell mass: 48±1 g", "2.45 g/cm³ (3T)". Of any other words a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from casebook.review.values.typed_values import Grammar, Refusal, Typed
from casebook.shipments.letters.asks import DENSITY, PARTS
from classifier.law.vocabulary import Property, Vocabulary
from extractor.facts.test_conditions import is_condition
from extractor.language.numbers.quantities import Amount

YES, NO = "yes", "no"
_CUE = "supplier_answer"
_CONDITIONS = {"compaction_density": ("g",), "specific_capacity": ("V",)}
"""Units in which a condition of a property is told beside those of all: the press's tonnes, the range of voltage."""
_OF_ANY_PART = ("mass",)
"""What has names for all that can be weighed: the jelly roll, the module, the machine."""
_NO_UNIT = "it names no unit"
_PARTED = re.compile(r"[;；，、/\n]|,(?!\d)")
_CJK = "\u2e80"
"""From here on scripts set no spaces between words."""
_FILLING = " \t\n.,:：;，。=＝~()（）[]［］-–—@"


Values = tuple[tuple[str, Typed], ...]
"""What was read, each with its property."""


def answer_of(name: str, text: str, products: Sequence[str], grammar: Grammar) -> Values | Refusal:
    """The values that an answer to the question for a property gives, each with its property.

    An energy density may be answered by what it is worked out from. `products` are what the goods are or may be.
    """
    whole = _one(name, text, products, grammar)
    if isinstance(whole, Typed):
        return ((name, whole),)
    parts = _parts(text, products, grammar) if name == DENSITY else ()
    return parts or whole


def yes_or_no(text: str, words: Vocabulary) -> str | None:
    """`yes` or `no`, where an answer says that and nothing else."""
    groups = words.cues[_CUE].groups if _CUE in words.cues else {}
    plain = _spelled(text)
    return next((g for g in (YES, NO) if any(plain == _spelled(t) for t in _all(groups.get(g, {}).values()))), None)


def _parts(text: str, products: Sequence[str], grammar: Grammar) -> Values:
    """Capacity, voltage and mass, where each part of an answer gives another of them and none gives anything else."""
    found: dict[str, Typed] = {}
    for part in (p for p in _PARTED.split(text) if p.strip(_FILLING)):
        read = [(n, t) for n in PARTS if isinstance(t := _one(n, part, products, grammar), Typed)]
        if len(read) != 1 or read[0][0] in found:
            return ()
        found[read[0][0]] = read[0][1]
    return tuple(found.items())


def _one(name: str, text: str, products: Sequence[str], grammar: Grammar) -> Typed | Refusal:
    known = grammar.words.properties[name]
    if known.unit is None:
        return _term(name, text, grammar)
    amounts = grammar.numbers.find(text)
    mine = [a for a in amounts if a.unit is not None and a.unit.canonical == known.unit]
    if len(mine) != 1:
        return Refusal(_NO_UNIT) if len(amounts) == 1 and amounts[0].unit is None else grammar.read(name, text)
    (value,) = mine
    if not all(_is_condition(a, known) for a in amounts if a is not value):
        return grammar.read(name, text)
    before, behind = (_without(text, span, amounts) for span in ((0, value.start), (value.end, len(text))))
    if _other_level(before + behind, products, grammar.words):
        return Refusal("it speaks of another part than the goods that were asked about")
    bare = [_bare(words, known, products, grammar.words) for words in (before, behind)]
    return grammar.read(name, f"{bare[0]} {text[value.start : value.end]} {bare[1]}")


def _term(name: str, text: str, grammar: Grammar) -> Typed | Refusal:
    read = grammar.read(name, text)
    cue = grammar.words.cues.get(name)
    if isinstance(read, Typed) and cue is not None and read.value in cue.groups:
        return read
    return Refusal("it is in words")


def _is_condition(amount: Amount, known: Property) -> bool:
    more = _CONDITIONS.get(known.name, ())
    unit = amount.unit.canonical if amount.unit is not None else "1"
    return unit in more or (unit != "1" and is_condition(amount))


def _without(text: str, span: tuple[int, int], amounts: Iterable[Amount]) -> str:
    """A part of the text without the quantities in it."""
    letters = list(text)
    for amount in amounts:
        letters[amount.start : amount.end] = " " * (amount.end - amount.start)
    return "".join(letters[slice(*span)])


def _other_level(words: str, products: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the words name a level that the goods are not of: the cell in an answer on a pack."""
    mine = _levels(products)
    cue = vocabulary.cues.get("level")
    named = {g for g, by in cue.groups.items() if _pattern(_all(by.values())).search(words)} if cue else set()
    return not named <= mine


def _levels(products: Sequence[str]) -> frozenset[str]:
    several = {p.rpartition("_")[2] for p in products}
    return frozenset(several if len(several) == 1 else ())


def _bare(words: str, known: Property, products: Sequence[str], vocabulary: Vocabulary) -> str:
    """The words without the property's own name and without what adds nothing to it."""
    level, filling = vocabulary.cues.get("level"), vocabulary.cues.get(_CUE)
    mine = [level.groups[g] for g in _levels(products) if g in level.groups] if level else []
    more = [filling.groups["filling"]] if filling and "filling" in filling.groups else []
    added = [_all(by.values()) for by in (*mine, *more)]
    names = _all(known.terms.values())
    names = _plain_names(names) if known.name in _OF_ANY_PART else names
    left = _pattern((*names, *_all(added))).sub(" ", words)
    return left if left.strip(_FILLING) else ""


@lru_cache(maxsize=64)
def _plain_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names that hold no other: what "module weight" adds to "weight" is to be looked at."""
    return tuple(n for n in names if not any(o.casefold() != n.casefold() and _pattern((o,)).search(n) for o in names))


def _all(several: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(term for terms in several for term in terms)


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these terms, the longest first; one in Latin letters only as a word of its own."""
    longest = sorted(set(terms), key=len, reverse=True)
    return re.compile("|".join(map(_sought, longest)) or r"(?!)", re.IGNORECASE)


def _sought(term: str) -> str:
    is_of_letters = term[0] < _CJK
    return rf"(?<![^\W\d_]){re.escape(term)}(?![^\W\d_])" if is_of_letters else re.escape(term)


def _spelled(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
