"""The units and the grammar of quantities out of the checked files: prefixes written out, layers merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from classifier.law.vocabulary import Between, Grammar, Unit
from classifier.loading.layers import Checked

if TYPE_CHECKING:
    from classifier.loading.shapes.words import GrammarShape, PrefixShape, UnitShape


def units(files: tuple[Checked, ...]) -> tuple[Unit, ...]:
    """Every unit, alone and with each of its prefixes; one that several files name gets the spellings of all."""
    prefixes = {name: shape for g in _grammars(files) for name, shape in g.prefixes.items()}
    found: dict[str, Unit] = {}
    for file in files:
        if file.kind != "units":
            continue
        for index, shape in enumerate(file.content.units):
            for unit in _written_out(shape, prefixes):
                known = found.get(unit.name)
                if known and (known.canonical, known.factor) != (unit.canonical, unit.factor):
                    raise file.source.error(
                        ("units", index, "factor"), f"{unit.name} already is {known.factor} {known.canonical}"
                    )
                found[unit.name] = _merged(known, unit) if known else unit
    return tuple(found.values())


def _merged(first: Unit, second: Unit) -> Unit:
    aliases = tuple(dict.fromkeys((*first.aliases, *second.aliases)))
    made_of, shown = first.made_of or second.made_of, second.shown or first.shown
    return Unit(first.name, first.canonical, first.factor, aliases, made_of, shown)


def _written_out(shape: UnitShape, prefixes: Mapping[str, PrefixShape]) -> Iterator[Unit]:
    spellings = tuple(dict.fromkeys((*shape.symbols, *shape.words, *shape.aliases)))
    yield Unit(shape.name, shape.canonical, shape.factor, spellings, shape.made_of, shape.shown)
    for name in shape.prefixes:
        prefix = prefixes[name]
        signs = (*prefix.signs, *shape.loose.get(name, ()))
        names = [a + b for a, b in product(signs, shape.symbols)] + [
            a + b for a, b in product(prefix.words, shape.words)
        ]
        yield Unit(signs[0] + shape.name, shape.canonical, shape.factor * prefix.factor, tuple(dict.fromkeys(names)))


def grammar(files: Iterable[Checked]) -> Grammar:
    """The signs and words of quantities; a later layer adds to the lists of those before."""
    shapes = _grammars(files)

    def words(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for shape in shapes for word in getattr(shape, field)))

    return Grammar(
        {printed: plain for shape in shapes for plain, others in shape.signs.items() for printed in others},
        "".join(shape.thousands_blanks for shape in shapes),
        {word: Decimal(factor) for shape in shapes for factor, names in shape.scales.items() for word in names},
        words("per"),
        {word: int(power) for shape in shapes for power, names in shape.powers.items() for word in names},
        words("range"),
        tuple(Between(b.open, tuple(b.middle), tuple(b.close)) for shape in shapes for b in shape.between),
        words("plus_minus"),
        words("plus_minus_misread"),
        _groups(shape.before for shape in shapes),
        _groups(shape.behind for shape in shapes),
        words("open_end"),
        _groups(shape.refused for shape in shapes),
        words("months"),
    )


def _grammars(files: Iterable[Checked]) -> tuple[GrammarShape, ...]:
    return tuple(file.content.grammar for file in files if file.kind == "grammar")


def _groups(several: Iterable[Mapping[str, list[str]]]) -> Mapping[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for groups in several:
        for group, names in groups.items():
            merged[group] = tuple(dict.fromkeys((*merged.get(group, ()), *names)))
    return merged
