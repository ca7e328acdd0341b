"""An invoice and a packing list of the same goods are one list of lines: the second adds its facts to the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from functools import partial

from extractor.document.page import Page
from extractor.language.phrases import Phrases
from extractor.trade.language.lexicon import words
from extractor.trade.language.names import model_in
from extractor.trade.table.cells import Reading
from extractor.trade.table.lines.entries import Entry

_Alike = Callable[[Entry, Entry], bool]
_ALIKE = 0.85
_CODE = re.compile(r"[^\W\d_].*\d|\d.*[^\W\d_]|\d{5,}")
"""What makes a number of goods one: letters and digits, or many digits."""
_FUZZY_PAIRS = 2500
"""Comparing words by likeness is slow; above this many pairs only equal words count."""


def merged(
    lists: Sequence[Sequence[Entry]], phrases: Phrases, paper_of: Callable[[Page], object] = lambda page: None
) -> tuple[tuple[Entry, ...], ...]:
    """Groups of entries that are one line, the entry with the prices first; lines in the order of the document.

    `paper_of` tells which paper inside the file a page belongs to: goods that two papers price are the same goods more
    readily than goods that one paper lists twice.
    """
    order = sorted(range(len(lists)), key=lambda k: not _priced(lists[k]))
    groups: list[list[Entry]] = []
    for k in order:
        is_small = len(groups) * len(lists[k]) <= _FUZZY_PAIRS
        for entry, home in _homes(lists[k], groups, paper_of, partial(_alike, phrases=phrases, is_small=is_small)):
            if home is None:
                groups.append([entry])
            else:
                home.append(entry)
    return tuple(tuple(group) for group in groups)


def _priced(entries: Sequence[Entry]) -> bool:
    return any("amount" in e.numbers or "unit_price" in e.numbers for e in entries)


def _homes(
    entries: Sequence[Entry], groups: Sequence[list[Entry]], paper_of: Callable[[Page], object], alike: _Alike
) -> list[tuple[Entry, list[Entry] | None]]:
    """The group of an earlier list that each entry belongs to, if any; a line with prices has a group to itself."""
    scored = []
    for n, entry in enumerate(entries):
        for m, group in enumerate(groups):
            if _differ(entry, group[0]):
                continue
            elsewhere = paper_of(entry.page) != paper_of(group[0].page)
            score = (_across if elsewhere else _likeness)(entry, group[0], alike)
            if score:
                scored.append((-score, abs(n - m), n, m))
    homes: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, n, m in sorted(scored):
        shared = not _priced((entries[n],))
        if n not in homes and (shared or m not in taken):
            homes[n] = m
            taken.add(m)
    return [(entry, groups[homes[n]] if n in homes else None) for n, entry in enumerate(entries)]


def _likeness(entry: Entry, other: Entry, alike: _Alike) -> int:
    """How sure it is that two entries of one paper are one line; 0 for not.

    Of two lines with prices only an exact copy is: an invoice may well sell the same thing twice. Of two without, only
    one of the same words: a packing list of hundreds of lamps has many that are nearly called alike.
    """
    same_line = entry.line is not None and entry.line == other.line
    same_quantity = _same(entry, other, "quantity")
    if _priced((entry,)) and _priced((other,)):
        copied = same_line and same_quantity and _same(entry, other, "amount")
        return 3 if copied and alike(entry, other) else 0
    is_alike = alike(entry, other) if _priced((entry, other)) else _same_words(entry, other)
    return 1 + 2 * same_quantity + same_line if is_alike else 0


def _same_words(entry: Entry, other: Entry) -> bool:
    """Whether the words of one are all among the other's, or one names the model that the other is called by."""
    one, two = ({*words(e.description), *words(e.model or "")} for e in (entry, other))
    return bool(one) and bool(two) and (one <= two or two <= one)


def _differ(entry: Entry, other: Entry) -> bool:
    """Whether two entries without prices state quantity and mass each, and neither agrees: two lines of packing."""
    names = ("quantity", "net_mass")
    if _priced((entry,)) or _priced((other,)):
        return False
    stated = all(name in e.numbers for e in (entry, other) for name in names)
    return stated and not any(_same(entry, other, name) for name in names)


def _across(entry: Entry, other: Entry, alike: _Alike) -> int:
    """How sure it is that entries of two papers are one line.

    By name, quantity, amount, number of the line, article; 0 where less than two of them agree.
    """
    is_alike = alike(entry, other)
    counted = _same(entry, other, "quantity")
    signs = (
        2 * is_alike,
        counted,
        _same(entry, other, "amount") or _same(entry, other, "net_mass"),
        entry.line is not None and entry.line == other.line,
        bool(entry.article) and entry.article == other.article,
    )
    if not _priced((entry,)) and is_alike:
        return sum(signs)
    return sum(signs) if sum(map(bool, signs)) > 1 and counted else 0


def _same(entry: Entry, other: Entry, name: str) -> bool:
    """Whether two entries print the same number of one kind, but for rounding."""
    one, two = entry.numbers.get(name), other.numbers.get(name)
    if one is None or two is None:
        return False
    return abs(one.figure.value - two.figure.value) <= max(one.figure.rounding, two.figure.rounding)


def _alike(entry: Entry, other: Entry, *, phrases: Phrases, is_small: bool) -> bool:
    """Whether two entries name the same goods: the same model, or nearly the same words."""
    if _of_one_code(entry, other):
        return True
    models = [e.model or model_in(e.description, phrases) for e in (entry, other)]
    if models[0] and models[1]:
        return words(models[0]) == words(models[1])
    one, two = (" ".join(words(e.description)) for e in (entry, other))
    if not one or not two:
        return False
    return one == two or (is_small and SequenceMatcher(None, one, two).ratio() >= _ALIKE)


def _of_one_code(entry: Entry, other: Entry) -> bool:
    """Whether a line that says no more of its goods than a code says the number or the model that the other has."""
    for one, two in ((entry, other), (other, entry)):
        code = one.model or one.article
        bare = words(one.description) in ((), words(code or "")) and not _priced((one,))
        if bare and code and _CODE.search(code) and words(code) in [words(c) for c in (two.article, two.model) if c]:
            return True
    return False


def joined(group: Sequence[Entry]) -> tuple[Mapping[str, tuple[Entry, Reading]], tuple[str, ...]]:
    """The numbers of a group by property, each with the entry it is from, and where its lists disagree.

    Where a packing list spreads a line over several packages, its parts are compared by their sum, and a mass
    of one part is not taken for the line's.
    """
    numbers = {name: (group[0], number) for name, number in group[0].numbers.items()}
    problems: list[str] = []
    for name in dict.fromkeys(name for entry in group[1:] for name in entry.numbers):
        parts = [(entry, entry.numbers[name]) for entry in group[1:] if name in entry.numbers]
        total = sum((part.figure.value for _, part in parts), Decimal(0))
        if name not in numbers and len(parts) == 1:
            numbers[name] = parts[0]
        elif name in numbers and numbers[name][1].figure.value not in (total, *_each(parts)):
            problems.append(f"two lists differ in {name}: {numbers[name][1].figure.value} and {total}")
    return numbers, tuple(problems)


def _each(parts: Sequence[tuple[Entry, Reading]]) -> set[Decimal]:
    """The sum of the parts on each page, if it is one and the same: several lists may tell of the same goods."""
    sums: dict[int, Decimal] = {}
    for entry, part in parts:
        sums[entry.page.number] = sums.get(entry.page.number, Decimal(0)) + part.figure.value
    return set(sums.values()) if len(set(sums.values())) == 1 else set()
