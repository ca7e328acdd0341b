"""Which products signs tell: the table `vocabulary/goods/goods.yaml`, tried rule by rule."""

from __future__ import annotations

from dataclasses import dataclass, replace

from classifier.law.goods import Conditions, FormulaRule, GoodsRule, GoodsTable
from classifier.law.vocabulary import Vocabulary
from extractor.goods.identity.chemistry import Signs, cell_volts
from extractor.language.chemistry.formulas import Formula


@dataclass(frozen=True, slots=True)
class Case:
    """A name of goods with the signs in its `own` words, of the `whole` paper, and of what a table was asked for."""

    name: str
    own: Signs
    whole: Signs
    said: Signs


def narrowed(name: str, own: Signs, whole: Signs, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The products that a name of goods may mean, likeliest first; itself where no rule speaks of it."""
    told = _told("goods", Case(name, own, whole, own), vocabulary)
    return told or ((name,) if name in vocabulary.products else ("other",))


def of_formula(formula: Formula, table: GoodsTable) -> str | None:
    """The product that a formula alone tells; `None` where it tells none."""
    return next((rule.product for rule in table.formulas if _fits(rule, formula)), None)


def _fits(rule: FormulaRule, formula: Formula) -> bool:
    return (
        rule.has <= formula.elements
        and not rule.without & formula.elements
        and rule.anion in (None, formula.anion.value)
        and (formula.is_lithium_rich or not rule.lithium_rich)
    )


def _told(table: str, case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The answer of the first rule of a table that has one."""
    for rule in vocabulary.goods.rules.get(table, ()):
        if _holds(rule, case, vocabulary.goods) and (told := _answer(rule, case, vocabulary)):
            return told
    return ()


def _answer(rule: GoodsRule, case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    if rule.products:
        return rule.products
    if rule.table:
        said = {"own": case.own, "whole": case.whole}.get(rule.scope or "", case.said)
        return _told(rule.table, replace(case, said=said), vocabulary)
    if rule.most:
        return next((rule.most[sign] for sign in case.said.chemistry if sign in rule.most), ())
    if rule.those:
        products = vocabulary.products
        return tuple(sorted(g for g in case.said.goods if g in products and products[g].family == rule.those))
    told = (of_formula(f, vocabulary.goods) for f in case.said.formulas)
    return next(((name,) for name in told if name in rule.when.formula), ())


def _holds(rule: GoodsRule, case: Case, table: GoodsTable) -> bool:
    return all(_parts(rule.when, case, table)) and not any(_parts(rule.but, case, table))


def _parts(asked: Conditions, case: Case, table: GoodsTable) -> list[bool]:
    """Whether each part that is asked for holds."""
    parts = []
    if asked.named:
        parts.append(case.name in asked.named)
    beyond = {"beyond_name"} if case.whole is not case.own else set()
    scopes = ((case.own.all, asked.own), (case.whole.all | beyond, asked.whole), (case.said.all, asked.said))
    parts += [any(a <= signs for a in alternatives) for signs, alternatives in scopes if alternatives]
    if asked.formula:
        parts.append(any(of_formula(f, table) in asked.formula for f in case.said.formulas))
    if asked.volts:
        parts.append(any(map(asked.volts.holds, case.own.volts or case.whole.volts)))
    if asked.cell_volts:
        parts.append(any(map(asked.cell_volts.holds, cell_volts(case.own, case.whole))))
    return parts
