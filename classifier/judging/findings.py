"""One entry against one item: the product and every criterion judged, none left out because another settled it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from classifier import truth
from classifier.facts import UNRECOGNISED
from classifier.judging.determination import Criterion, Finding
from classifier.judging.margins import flips_if, margin
from classifier.judging.values.readings import Bench, spanned
from classifier.judging.values.several_values import Reading
from classifier.law.acts import Entry
from classifier.law.conditions import Condition, Measured, OneOf, SomeOf
from classifier.truth import Truth


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition with the reading (numeric), the terms (textual) or the parts that it was judged by."""

    condition: Condition
    truth: Truth
    reading: Reading | None = None
    terms: tuple[str, ...] = ()
    parts: tuple[Judged, ...] = ()

    @property
    def leaves(self) -> tuple[Judged, ...]:
        """What it was judged by, a condition on one property each."""
        return tuple(leaf for part in self.parts for leaf in part.leaves) if self.parts else (self,)


@dataclass(frozen=True, slots=True)
class Assessment:
    """An entry judged: the product, each criterion, and all of them together."""

    entry: Entry
    product: Truth
    criteria: tuple[Judged, ...]
    truth: Truth
    questions: tuple[str, ...] = ()


def considered(laid: Bench, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that speak of goods of the item's families; each of them where nobody knows what the item is."""
    catalogue = laid.catalogue
    if UNRECOGNISED in laid.item.products:
        return entries
    families = {catalogue.family(product) for product in laid.item.products} - {"other"}
    return tuple(e for e in entries if any(catalogue.family(product) in families for product in e.all_products))


def assess(laid: Bench, entry: Entry) -> Assessment:
    """The entry with every criterion judged."""
    product = product_truth(laid.item.products, entry)
    criteria = tuple(_judged(laid, condition) for condition in entry.criteria)
    whole = truth.both([product, *(judged.truth for judged in criteria)])
    questions = tuple(held.question.en for held in entry.open_products if held.product in laid.item.products)
    return Assessment(entry, product, criteria, whole, questions)


def product_truth(products: tuple[str, ...], entry: Entry) -> Truth:
    """Whether the item is what the entry names.

    It is unknown where only some of what it may be is, the text is open, or nobody knows what the item is.
    """
    if UNRECOGNISED in products:
        return Truth.UNKNOWN
    if all(product in entry.products for product in products):
        return Truth.TRUE
    return Truth.UNKNOWN if any(product in entry.all_products for product in products) else Truth.FALSE


def _judged(laid: Bench, condition: Condition) -> Judged:
    if isinstance(condition, SomeOf):
        parts = tuple(_judged(laid, part) for part in condition.parts)
        return Judged(condition, condition.judge(tuple(part.truth for part in parts)), parts=parts)
    if isinstance(condition, OneOf):
        terms = laid.terms(condition.property)
        return Judged(condition, condition.judge(terms), terms=terms)
    reading = laid.read(condition.property, condition.under)
    if reading.interval is None:
        return _clear_of_all(laid, condition) or Judged(condition, Truth.UNKNOWN, reading)
    return Judged(condition, condition.judge(reading.interval), reading)


def _clear_of_all(laid: Bench, condition: Measured) -> Judged | None:
    """The condition judged by readings that contradict each other.

    None but where house policy says that it does not matter which is right: all lie on one side of the limit, and far
    from it.
    """
    rule = laid.policy.one_reading
    if rule is None or rule.clear is None:
        return None
    reading = spanned(laid, condition.property, condition.under)
    distance = margin(condition, reading.interval)
    if reading.interval is None or distance is None or abs(distance) <= rule.clear:
        return None
    return Judged(
        condition,
        condition.judge(reading.interval),
        replace(reading, assumptions=(*reading.assumptions, str(rule.rule)), formula=None),
    )


def finding(assessment: Assessment) -> Finding:
    """The assessment as it is reported."""
    entry = assessment.entry
    return Finding(
        entry.code,
        entry.instrument,
        assessment.truth,
        _reason(assessment),
        assessment.product,
        tuple(_criterion(judged) for judged in assessment.criteria),
    )


def _criterion(judged: Judged) -> Criterion:
    condition, reading = judged.condition, judged.reading
    if isinstance(condition, SomeOf):
        return _of_parts(condition, judged)
    if isinstance(condition, OneOf) or reading is None:
        value = ", ".join(judged.terms) or None
        return Criterion(condition.property, str(condition), judged.truth, value, None, None)
    return Criterion(
        condition.property,
        str(condition),
        judged.truth,
        None if reading.interval is None else str(reading),
        margin(condition, reading.interval),
        flips_if(condition, reading),
        reading.doubted,
    )


def _of_parts(condition: SomeOf, judged: Judged) -> Criterion:
    """Several conditions as one: the margin is that of the part with which as many are met as are asked for."""
    told = [_criterion(part) for part in judged.parts]
    values = [f"{part.property} {part.value}" for part in told if part.value is not None]
    margins = sorted((part.margin for part in told if part.margin is not None), reverse=True)
    turning = judged.truth if judged.truth is Truth.TRUE else None
    flips = [p.flips_if for p in told if p.flips_if and (p.truth is Truth.TRUE) is (turning is Truth.TRUE)]
    return Criterion(
        condition.property,
        str(condition),
        judged.truth,
        "; ".join(values) or None,
        margins[condition.count - 1] if len(margins) >= condition.count and judged.truth is not Truth.UNKNOWN else None,
        (" and " if turning else " or ").join(flips) or None,
        any(part.doubted for part in told),
        tuple(told),
    )


def _reason(assessment: Assessment) -> str:
    """One sentence: the first thing that settles the entry, or what leaves it open."""
    named = assessment.entry.en
    if assessment.product is Truth.FALSE:
        return f"it is not what the entry names: {named}"
    if assessment.truth is Truth.FALSE:
        return _failed_reason(next(j for j in assessment.criteria if j.truth is Truth.FALSE))
    if assessment.truth is Truth.TRUE:
        return f"it is {named}" + (", and every criterion is met" if assessment.criteria else "")
    return _open_reason(assessment)


def _failed_reason(failed: Judged) -> str:
    condition = failed.condition
    if isinstance(condition, OneOf):
        return f"the stated {condition.property} is another one"
    if isinstance(condition, SomeOf):
        return f"it does not meet {condition}"
    return f"{condition.property} is not {condition}"


def _open_reason(assessment: Assessment) -> str:
    leaves = [leaf for judged in assessment.criteria for leaf in judged.leaves]
    doubted = [j.condition.property for j in leaves if j.reading is not None and j.reading.doubted]
    if doubted:
        return f"the value of {', '.join(doubted)} is implausible and has to be confirmed"
    elsewhere = [_under(j) for j in leaves if j.reading is not None and j.reading.is_elsewhere]
    if elsewhere:
        return f"not stated at what the law asks for: {', '.join(elsewhere)}"
    unknown = [j.condition.property for j in leaves if j.truth is Truth.UNKNOWN]
    if unknown:
        return f"not settled by what is known of {', '.join(unknown)}"
    return " ".join(assessment.questions) or "the paper leaves open what it is"


def _under(judged: Judged) -> str:
    condition = judged.condition
    under = None if isinstance(condition, OneOf | SomeOf) else condition.under
    return f"{condition.property} at {under}"
