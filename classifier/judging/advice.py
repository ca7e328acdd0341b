"""What is to be told with an answer: cautions, the acts beside it, pointers, and how old the law data is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classifier.facts import Fact, Heard
from classifier.judging.determination import Outcome
from classifier.judging.findings import Assessment
from classifier.judging.values.foreign_values import of_the_cells
from classifier.judging.values.readings import ENERGY_DENSITY, ENERGY_INPUTS, Bench
from classifier.judging.values.several_values import Reading, short
from classifier.law.acts import Bilingual, Pointer
from classifier.law.catalogue import Catalogue
from classifier.law.house import Policy
from classifier.law.tariff import misfit
from classifier.law.timeline import BINDING, Status, status
from classifier.truth import Truth


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome with the codes that it names and what is missing for a better one."""

    outcome: Outcome
    codes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def advice(
    laid: Bench, answer: Answer, neighbours: tuple[Assessment, ...], standing: Status, day: date
) -> tuple[Bilingual, ...]:
    """The texts in their order, each once."""
    catalogue = laid.catalogue
    named = [catalogue.entry(code) for code in (*answer.codes, *answer.near)]
    cautions = [flag.text for entry in named for flag in entry.flags]
    open_acts = [a.entry for a in neighbours if a.truth is not Truth.FALSE]
    acts = [told for entry in open_acts for told in (entry.advice, catalogue.instruments[entry.instrument].advice)]
    told = (
        *aged(laid.policy, standing),
        *cautions,
        *of_the_cells(laid.item, answer.near, catalogue, laid.policy),
        *acts,
        *(p.text for p in pointers(catalogue, laid.item.products, str(answer.outcome), day) if not p.asked),
        misfit(laid.item, catalogue),
    )
    return tuple(dict.fromkeys(text for text in told if text is not None))


def pointers(catalogue: Catalogue, products: tuple[str, ...], outcome: str, day: date) -> tuple[Pointer, ...]:
    """The rules outside the list that concern goods of these products and this outcome on a day."""
    return tuple(p for p in catalogue.pointers if _concerns(p, products, outcome) and _stands(catalogue, p, day))


def _concerns(pointer: Pointer, products: tuple[str, ...], outcome: str) -> bool:
    of_product = not pointer.products or bool(set(pointer.products) & set(products))
    return of_product and (not pointer.outcomes or outcome in pointer.outcomes)


def _stands(catalogue: Catalogue, pointer: Pointer, day: date) -> bool:
    return pointer.instrument is None or status(catalogue, pointer.instrument, day).in_force in BINDING


def aged(policy: Policy, standing: Status) -> Iterator[Bilingual]:
    """The warning where nobody has looked for longer than the policy allows."""
    rule = policy.law_age
    if rule is None or standing.age is None or standing.age <= rule.days:
        return
    yield Bilingual(
        f"the law data is {standing.age} days old (checked {standing.checked}), more than the {rule.days} days of "
        f"{rule.rule.id}: check for new acts before declaring",
        f"法规数据距今已{standing.age}天（核对于{standing.checked}），超过{rule.rule.id}规定的{rule.days}天："
        "申报前请核对有无新公告",
    )


def questions(laid: Bench, assessments: tuple[Assessment, ...]) -> tuple[Bilingual, ...]:
    """What a person is to settle of the values.

    What contradicts itself, is too improbable or beyond nature, each once; only of what an open entry asks.
    """
    asked: list[Bilingual] = []
    for assessment in assessments:
        if assessment.truth is not Truth.UNKNOWN:
            continue
        for judged in assessment.criteria:
            for leaf in judged.leaves:
                if leaf.truth is Truth.UNKNOWN and leaf.reading is not None:
                    asked += _of_reading(laid, leaf.reading)
    return tuple(dict.fromkeys(asked))


def _of_reading(laid: Bench, reading: Reading) -> Iterator[Bilingual]:
    if reading.question is not None:
        yield reading.question
    for name in ENERGY_INPUTS if reading.property == ENERGY_DENSITY and reading.interval is None else ():
        below = laid.printed(name)
        if below.question is not None:
            yield below.question
    for fact in reading.facts:
        if reading.doubted and fact.doubt and not _is_asked(fact):
            value = "" if isinstance(fact.value, str) else f"{short(fact.value.interval)} {fact.value.unit}: "
            name = fact.property.replace("_", " ")
            yield Bilingual(f"{name} {value}{fact.doubt}: is it so?", f"{value}{fact.doubt}：是否属实？")


def _is_asked(fact: Fact) -> bool:
    """Whether the doubt is the picture's, which the reading's own question names."""
    return fact.witness is not None and fact.witness.heard is Heard.DIFFERS
