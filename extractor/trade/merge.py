"""An invoice and a packing list of the same goods are one list of lines: the second adds its facts to the
first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from extractor.trade.cells import Reading
from extractor.trade.entries import Entry
from extractor.trade.lexicon import words
from extractor.trade.names import model_in

_ALIKE = 0.85


def merged(lists: Sequence[Sequence[Entry]]) -> tuple[tuple[Entry, ...], ...]:
    """Groups of entries that are one line, the entry with the prices first; lines in the order of the
    document."""
    order = sorted(range(len(lists)), key=lambda k: not _priced(lists[k]))
    groups: list[list[Entry]] = []
    for k in order:
        own = lists[k]
        homes = [_home(entry, groups, lists[k]) for entry in own]
        for entry, home in zip(own, homes, strict=True):
            if home is None:
                groups.append([entry])
            else:
                home.append(entry)
    return tuple(tuple(group) for group in groups)


def _priced(entries: Sequence[Entry]) -> bool:
    return any("amount" in e.numbers or "unit_price" in e.numbers for e in entries)


def _home(entry: Entry, groups: Sequence[list[Entry]], own: Sequence[Entry]) -> list[Entry] | None:
    """The group of an earlier list that an entry belongs to: a priced list never joins lines that differ
    from it."""
    others = [g for g in groups if not any(e is one for e in own for one in g)]
    fitting = [(score, -n, g) for n, g in enumerate(others) if (score := _likeness(entry, g[0])) > 0]
    best = max(fitting, key=lambda one: one[:2], default=None)
    return best[2] if best else None


def _likeness(entry: Entry, other: Entry) -> int:
    """How sure it is that two entries of two lists are one line; 0 for not."""
    same_line = entry.line is not None and entry.line == other.line
    same_quantity = _value(entry, "quantity") is not None and _value(entry, "quantity") == _value(
        other, "quantity"
    )
    if _priced((entry,)) and _priced((other,)):
        copied = all(
            _value(entry, name) == _value(other, name) for name in ("quantity", "unit_price", "amount")
        )
        return 3 if copied and same_line and _alike(entry, other) else 0
    if _alike(entry, other):
        return 1 + 2 * same_quantity + same_line
    return 0


def _value(entry: Entry, name: str) -> object:
    number = entry.numbers.get(name)
    return number.figure.value if number else None


def _alike(entry: Entry, other: Entry) -> bool:
    """Whether two entries name the same goods: the same model, or nearly the same words."""
    models = [e.model or model_in(e.description) for e in (entry, other)]
    if models[0] and models[1]:
        return words(models[0]) == words(models[1])
    one, two = (" ".join(words(e.description)) for e in (entry, other))
    return bool(one and two) and (one == two or SequenceMatcher(None, one, two).ratio() >= _ALIKE)


def joined(group: Sequence[Entry]) -> tuple[Mapping[str, tuple[Entry, Reading]], tuple[str, ...]]:
    """The numbers of a group by property, each with the entry it is from, and where its lists disagree."""
    numbers: dict[str, tuple[Entry, Reading]] = {}
    problems: list[str] = []
    for entry in group:
        for name, number in entry.numbers.items():
            if name not in numbers:
                numbers[name] = (entry, number)
            elif numbers[name][1].figure.value != number.figure.value:
                first = numbers[name][1].figure.value
                problems.append(f"two lists differ in {name}: {first} and {number.figure.value}")
    return numbers, tuple(problems)
