"""Where a value that a person entered comes from: the words it was pointed at, or a named source outside them.

The quote of an entered value has to hold it: every end of the value's interval is printed there, in the property's
unit. Or it holds what the value follows from by one of `FORMULAS`: then the value carries those numbers and the formula
with it, and both are reckoned again wherever it is used. Where neither holds, the value names its source (`Source`),
and the policy says which outcomes may rest on that.
What an item is or is for is a person's own finding, so a textual value is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product

from casebook.record.actions import Source
from casebook.review.values.blind_entry import deciding
from casebook.review.values.typed_values import Grammar, Refusal
from casebook.state.model import ItemState
from casebook.state.people.signing import Rules
from classifier.facts import Evidence, Fact
from classifier.judging.determination import Determination
from classifier.judging.values.derive import GRAMS
from classifier.quantity import Interval, Quantity, quotient
from classifier.quantity import product as times
from extractor.document.page import Page
from extractor.language.numbers.quantities import Amount

PAGE_IMAGE = "page_image"
"""The page's picture reads otherwise than the text that was recognised of it."""
FORM = "type e.g. `mail 2026-11-20 Li Wei`, `telephone …` or `test report …`, and the file's SHA-256 behind it if any"


@dataclass(frozen=True, slots=True)
class Formula:
    """How one property follows from others: multiplied or divided (`mass`), `factor` takes it into its unit."""

    gives: str
    of: tuple[str, ...]
    factor: Decimal = Decimal(1)

    def reckoned(self, inputs: Sequence[Fact]) -> Interval:
        """What follows from these values, in the order of `of`."""
        made = Interval(self.factor, self.factor)
        for fact in inputs:
            by = quotient if fact.property == _DIVISOR else times
            made = by(made, fact.quantity.interval)
        return made

    def __str__(self) -> str:
        parts = " × ".join(name for name in self.of if name != _DIVISOR)
        scaled = f"{parts} × {self.factor}" if self.factor != 1 else parts
        return f"{self.gives} = {scaled} ÷ {_DIVISOR}" if _DIVISOR in self.of else f"{self.gives} = {scaled}"


ROUNDED = Decimal("0.005")
"""The most by which an entered value may differ from what it follows from, as a part of it, and be called rounded."""
_DIVISOR = "mass"
FORMULAS = (
    Formula("energy", ("capacity", "nominal_voltage")),
    Formula("gravimetric_energy_density", ("energy", "mass"), GRAMS),
    Formula("gravimetric_energy_density", ("capacity", "nominal_voltage", "mass"), GRAMS),
)
"""What an entered value may follow from: Wh of Ah and V, Wh/kg of either and g."""

_SOURCE = re.compile(
    r"(?P<kind>mail|telephone|test[ _]report)[ ,]+(?P<day>\d{4}-\d\d-\d\d)[ ,]+(?P<person>.+?)"
    r"(?:[ ,]+(?P<sha256>[0-9a-f]{64}))?",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"page[ _]image", re.IGNORECASE)


def source_of(text: str, who: str, today: date, *, is_recognised: bool) -> Source | Refusal:
    """The source that a person types: how the value came, the day, from whom, and the file's SHA-256 if any.

    `page image` alone will do for a page whose text was recognised from its picture: `who` has read the picture.
    """
    plain = " ".join(text.split())
    if _IMAGE.fullmatch(plain):
        if is_recognised:
            return Source(PAGE_IMAGE, today, who)
        return Refusal("the page has text of its own, which its picture cannot read otherwise; " + FORM)
    match = _SOURCE.fullmatch(plain)
    if match is None:
        return Refusal(FORM + ("; `page image` where its text was misread" if is_recognised else ""))
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return Refusal(f"{match['day']} is not a date")
    if day > today:
        return Refusal(f"{day} is yet to come")
    if not any(c.isalpha() for c in match["person"]):
        return Refusal("name the person or the firm that it comes from; " + FORM)
    digest = match["sha256"]
    return Source(match["kind"].lower().replace(" ", "_"), day, match["person"], digest.lower() if digest else None)


def unsupported(fact: Fact, grammar: Grammar, pages: Mapping[int, Page]) -> str | None:
    """Why a fact's quote does not bear its value, naming both; `None` where it does."""
    if isinstance(fact.value, str):
        return None
    if not fact.evidence:
        return f"no words of the paper are quoted for {fact.value}"
    if any(_holds(e, fact.value, grammar, pages) for e in fact.evidence) or _is_followed(fact, grammar, pages):
        return None
    quotes = ", ".join(f"“{e.text}”" for e in fact.evidence)
    return f"the quote {quotes} does not hold the value {fact.value}"


def followed(fact: Fact, grammar: Grammar, pages: Mapping[int, Page]) -> Fact | None:
    """The fact with the numbers of its quote that its value follows from, and the formula.

    `None` where it follows from none of them.
    """
    if isinstance(fact.value, str):
        return None
    for formula in (f for f in FORMULAS if f.gives == fact.property):
        several = [tuple(_inputs(name, fact, grammar, pages)) for name in formula.of]
        for inputs in product(*several):
            if _is_rounded(fact.value.interval, formula.reckoned(inputs)):
                return replace(fact, inputs=inputs, formula=str(formula))
    return None


def _is_followed(fact: Fact, grammar: Grammar, pages: Mapping[int, Page]) -> bool:
    """Whether the fact's own inputs stand in its quotes, and its value follows from them."""
    known = next((f for f in FORMULAS if f.gives == fact.property and str(f) == fact.formula), None)
    if known is None or tuple(i.property for i in fact.inputs) != known.of:
        return False
    quoted = (any(_holds(e, i.quantity, grammar, pages) for e in fact.evidence) for i in fact.inputs)
    return all(quoted) and _is_rounded(fact.quantity.interval, known.reckoned(fact.inputs))


def _inputs(name: str, fact: Fact, grammar: Grammar, pages: Mapping[int, Page]) -> Iterator[Fact]:
    """The numbers of a fact's quotes that are printed with a unit of this property."""
    unit = grammar.words.properties[name].unit or ""
    for evidence in fact.evidence:
        for amount in _amounts(evidence, grammar, pages):
            if amount.unit is not None and amount.unit.canonical == unit:
                yield Fact(name, Quantity(amount.canonical(), unit), amount.kind, evidence=(evidence,))


def _is_rounded(typed: Interval, reckoned: Interval) -> bool:
    """Whether what was typed is what was reckoned, rounded to the digits that were typed."""
    pairs = ((typed.low, reckoned.low), (typed.high, reckoned.high))
    return all(_is_near(one, other) if one is not None and other is not None else one is other for one, other in pairs)


def _is_near(typed: Decimal, reckoned: Decimal) -> bool:
    last = Decimal(1).scaleb(int(typed.as_tuple().exponent))
    return abs(typed - reckoned) <= min(last / 2, reckoned * ROUNDED)


def is_recognised(fact: Fact, pages: Mapping[int, Page]) -> bool:
    """Whether a fact's quote is text that was recognised from a picture."""
    return any(e.page in pages and pages[e.page].origin == "ocr" for e in fact.evidence if e.page)


def by_number(pages: Iterable[Page]) -> dict[int, Page]:
    """The pages by their numbers."""
    return {p.number: p for p in pages}


def unfounded(
    item: ItemState, made: Determination, grammar: Grammar, pages: Mapping[int, Page], rules: Rules
) -> tuple[str, ...]:
    """What stands against resting the verdict on the values that people entered; a sentence each."""
    return tuple(_unfounded(item, made, grammar, pages, rules))


def _unfounded(
    item: ItemState, made: Determination, grammar: Grammar, pages: Mapping[int, Page], rules: Rules
) -> Iterator[str]:
    outcome = str(made.outcome)
    decisive = {f.key for f in deciding(item, made)}
    for state in item.facts:
        fact = state.value
        if state.rejected or fact is None:
            continue
        name = fact.property.replace("_", " ")
        if state.source is None:
            why = unsupported(fact, grammar, pages)
            if why is not None:
                yield f"{name} was entered, but {why}: correct it and say where it comes from"
        elif state.source.kind != PAGE_IMAGE and state.key in decisive and not rules.carries(state.source, outcome):
            plain = outcome.replace("_", " ")
            by = f" ({rules.carried_by})" if rules.carried_by else ""
            yield f"{name} comes from {state.source}, and “{plain}” may not rest on that{by}"


def _holds(evidence: Evidence, value: Quantity, grammar: Grammar, pages: Mapping[int, Page]) -> bool:
    wanted = {end for end in (value.interval.low, value.interval.high) if end is not None}
    printed = {n for a in _amounts(evidence, grammar, pages) for n in _numbers(a, value.unit, grammar)}
    return bool(wanted) and wanted <= printed


def _amounts(evidence: Evidence, grammar: Grammar, pages: Mapping[int, Page]) -> Iterator[Amount]:
    """The quantities of a quote, with the unit that stands right behind it: "3.7" of "3.7 V" is no mass."""
    text, page = evidence.text, pages.get(evidence.page or 0)
    if page is not None and page.text[slice(*evidence.span)] == text:
        text += page.text[evidence.span[1] :].partition("\n")[0]
    return (a for a in grammar.numbers.find(text) if a.last <= len(evidence.text))


def _numbers(amount: Amount, unit: str, grammar: Grammar) -> Iterator[Decimal]:
    """What an amount may say in a property's unit: the ends, and the middle of a tolerance.

    A number without a unit may have any unit of the property, from its column's head.
    """
    if amount.unit is not None and amount.unit.canonical != unit:
        return
    ends = [e for e in (amount.interval.low, amount.interval.high) if e is not None]
    factors = [u.factor for u in grammar.words.units if u.canonical == unit] if amount.unit is None else []
    for factor in factors or [amount.unit.factor if amount.unit else Decimal(1)]:
        for number in (*ends, sum(ends, Decimal(0)) / len(ends)) if ends else ():
            yield number * factor
