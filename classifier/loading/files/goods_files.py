"""The table from signs to products out of the checked files.

Its names looked up, groups written out, a later layer's rules before those of the earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product as each_of
from typing import TYPE_CHECKING

from classifier.law.goods import COMPUTED, Conditions, FormulaRule, GoodsRule, GoodsTable, Volts
from classifier.law.vocabulary import Cues, Product
from classifier.loading.layers import Checked
from classifier.loading.yaml_source import KeyPath

if TYPE_CHECKING:
    from classifier.loading.shapes.goods import ConditionsShape, RuleShape, VoltsShape

_LISTS = ("chemistry", "make", "process", "named_goods")
_ANSWERS = ("is", "most", "those", "try")


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that the table may use."""

    products: Mapping[str, Product]
    signs: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    tables: frozenset[str]


def goods_table(files: Iterable[Checked], products: Mapping[str, Product], cues: Mapping[str, Cues]) -> GoodsTable:
    """The table of all layers; raises `CatalogueError` at a name that nothing defines and at a rule without answer."""
    several = [f for f in files if f.kind == "goods"]
    said = {group for name in _LISTS if name in cues for group in cues[name].groups}
    signs = frozenset((*said, *products, *COMPUTED))
    groups: dict[str, frozenset[str]] = {}
    for file in several:
        for name, members in file.content.goods.groups.items():
            for index, member in enumerate(members):
                _look_up(file, ("goods", "groups", name, index), member, "sign", signs)
            groups[name] = groups.get(name, frozenset()) | frozenset(members)
    known = _Known(products, signs, groups, frozenset(t for f in several for t in f.content.goods.rules))
    rules: dict[str, tuple[GoodsRule, ...]] = {}
    formulas: tuple[FormulaRule, ...] = ()
    for file in several:
        formulas = (*_formulas(file, known), *formulas)
        for table, shapes in file.content.goods.rules.items():
            made = tuple(_rule(file, ("goods", "rules", table, n), shape, known) for n, shape in enumerate(shapes))
            rules[table] = (*made, *rules.get(table, ()))
        for part, named in (("families", file.content.goods.families), ("codes", file.content.goods.codes)):
            families = {p.family for p in products.values()}
            for key, name in named.items():
                _look_up(file, ("goods", part, key), name, "sign" if part == "codes" else "family", signs | families)
    of_names = {k: v for f in several for k, v in f.content.goods.families.items()}
    codes = {k: v for f in several for k, v in f.content.goods.codes.items()}
    sizes = tuple(dict.fromkeys(size for f in several for size in f.content.goods.sizes))
    return GoodsTable(groups, of_names, codes, sizes, formulas, rules)


def _formulas(file: Checked, known: _Known) -> tuple[FormulaRule, ...]:
    shapes = file.content.goods.formulas
    for index, shape in enumerate(shapes):
        _look_up(file, ("goods", "formulas", index, "is"), shape.product, "product of the vocabulary", known.products)
    return tuple(
        FormulaRule(s.product, frozenset(s.has), frozenset(s.without), s.anion, s.lithium_rich) for s in shapes
    )


def _rule(file: Checked, key: KeyPath, shape: RuleShape, known: _Known) -> GoodsRule:
    answers = sum(map(bool, (shape.products, shape.most, shape.those, shape.table)))
    if answers > 1 or (not answers and not shape.formula):
        raise file.source.error(key, f"a rule gives one answer: {', '.join(_ANSWERS)}")
    for index, name in enumerate(shape.products):
        _look_up(file, (*key, "is", index), name, "product of the vocabulary", known.products)
    for sign, names in shape.most.items():
        _look_up(file, (*key, "most", sign), sign, "sign", known.signs)
        for index, name in enumerate(names):
            _look_up(file, (*key, "most", sign, index), name, "product of the vocabulary", known.products)
    if shape.those:
        _look_up(file, (*key, "those"), shape.those, "family", {p.family for p in known.products.values()})
    if shape.table:
        _look_up(file, (*key, "try"), shape.table, "table of rules", known.tables)
    return GoodsRule(
        _conditions(file, key, shape, known),
        _conditions(file, (*key, "not"), shape.but, known),
        tuple(shape.products),
        {sign: tuple(names) for sign, names in shape.most.items()},
        shape.those,
        shape.table,
        shape.scope,
    )


def _conditions(file: Checked, key: KeyPath, shape: ConditionsShape, known: _Known) -> Conditions:
    for index, name in enumerate(shape.formula):
        _look_up(file, (*key, "formula", index), name, "product of the vocabulary", known.products)

    def alternatives(part: str) -> tuple[frozenset[str], ...]:
        found: list[frozenset[str]] = []
        for index, listed in enumerate(getattr(shape, part)):
            names = [listed] if isinstance(listed, str) else listed
            for name in names:
                _look_up(file, (*key, part, index), name, "sign", {*known.signs, *known.groups})
            found += [frozenset(chosen) for chosen in each_of(*(sorted(known.groups.get(n, {n})) for n in names))]
        return tuple(found)

    named = frozenset(sign for alternative in alternatives("named") for sign in alternative)
    return Conditions(
        named,
        alternatives("own"),
        alternatives("whole"),
        alternatives("said"),
        frozenset(shape.formula),
        _volts(shape.volts),
        _volts(shape.cell_volts),
    )


def _volts(shape: VoltsShape | None) -> Volts | None:
    return Volts(shape.low, shape.high) if shape else None


def _look_up(file: Checked, key: KeyPath, name: str, what: str, valid: Iterable[str]) -> None:
    if name not in valid:
        raise file.source.misnamed(key, name, what, valid)
