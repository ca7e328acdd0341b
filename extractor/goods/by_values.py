"""What goods are by their values, where the words of a paper name others or nobody that is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from classifier.facts import UNRECOGNISED, Fact
from classifier.law.vocabulary import Vocabulary
from extractor.facts.candidates import Candidate
from extractor.goods.identity.chemistry import NO_SIGNS
from extractor.goods.identity.product import BY_CODE, NAMES_NOTHING, ProductCall
from extractor.goods.identity.rules import narrowed, of_formula
from extractor.goods.unplaced import SURE, TELLING
from extractor.language.chemistry.formulas import find

_OF_A_BATTERY = frozenset(("capacity", "energy", "nominal_voltage"))
_OF_BATTERIES_ALONE = frozenset(("gravimetric_energy_density", "volumetric_energy_density"))
"""What is sold with a charge and an energy for each kilogram is a battery, though a title may name what it drives."""
_OF_A_POWDER = frozenset(("tap_density", "compaction_density", "specific_capacity", "true_density", "first_efficiency"))
_OF_AN_ACTIVE_MATERIAL = frozenset(("compaction_density", "specific_capacity", "first_efficiency"))
_POWDERS = ("cathode", "anode", "precursor")
_TRADES = frozenset(("lithium_ion_battery", "cathode_material", "graphite_anode"))
_NO_DIGITS = re.compile(r"\D")
_CELL_VOLTS = Decimal(6)
"""No single lithium-ion cell has more."""
_ENOUGH = 2
"""So many properties that only one sort of goods has tell which sort it is."""


def by_values(
    call: ProductCall,
    facts: Sequence[Fact],
    said: Sequence[Fact],
    vocabulary: Vocabulary,
    among: Iterable[Candidate] = (),
    without: Callable[[str], ProductCall] | None = None,
) -> ProductCall:
    """The call, unless the values contradict it.

    What has ampere-hours and volts, and no density of a powder, is a battery, though its sheet may speak of the
    material inside ("lithium iron phosphate") more than of the battery; what has two measures of a powder and none of a
    battery is none, though its sheet says what it is for, and `without` tells what the sheet names but goods of a
    class; so it does where another material is named louder than the powder whose values they are (the lithium
    carbonate that its price hangs on). Goods that
    nothing names are told by their values together with the chemistry or the formula that is `said` of them.
    `among` are the values of all models of the list that it stands in: what one of them is by its values, its sisters
    are too.
    """
    told = {f.property for f in facts}
    alone = told | {c.fact.property for c in among}
    powder, battery = len(told & _OF_A_POWDER), len(told & _OF_A_BATTERY)
    if call.products == ("other",) and alone & _OF_BATTERIES_ALONE and told & {"capacity", "energy"}:
        return _battery_by_values(call, facts)
    is_hidden = call.products == ("other",) and call.reason != NAMES_NOTHING
    if is_hidden and "energy" in told and _is_of_lithium(_chemistries(said), vocabulary):
        # A charger's name stands louder on the sheet than the battery's; its own sheet, or a guard's, gives no energy.
        return unrecognised(call, "states a battery's values") if battery >= _ENOUGH and not powder else call
    if is_hidden and len(told & _OF_AN_ACTIVE_MATERIAL) >= _ENOUGH and not battery and without is not None:
        other = _powder_by_formula(without("other"), said, vocabulary)
        return other if vocabulary.family(other.product) in _POWDERS else call
    if call.reason == NAMES_NOTHING and battery >= _ENOUGH and not powder:
        return _battery_by_chemistry(call, facts, said, vocabulary)
    if call.reason == NAMES_NOTHING and powder >= _ENOUGH > battery:
        return _powder_by_formula(call, said, vocabulary)
    family = vocabulary.family(call.product)
    if family == "battery" and powder >= _ENOUGH > battery and without is not None:
        other = _powder_by_formula(without("battery"), said, vocabulary)
        return replace(other, reason=f"{other.reason}: its values are a powder's")
    if family == "technology" and battery >= _ENOUGH and not powder:
        # It names the cathode inside the cell whose making it teaches.
        return replace(call, products=("cell_technology",), reason=f"{call.reason}, but its values are a cell's")
    if family not in _POWDERS or battery < _ENOUGH or powder:
        return call
    return _battery_by_values(call, facts)


def by_own_chemistry(call: ProductCall, kinds: Collection[str], vocabulary: Vocabulary) -> ProductCall:
    """The call, unless a battery's own row states chemistries that are none of lithium-ion.

    "Li-SOCl2" in the row of a cell, on a page that compares its cells with lithium-ion ones.
    """
    groups = vocabulary.goods.groups
    if vocabulary.family(call.product) != "battery":
        return call
    if _is_of_lithium(kinds, vocabulary):
        # "LR-604096" is a maker's own number, and no alkaline cell's, where its row says that it is of lithium.
        is_by_code = call.products == ("other_battery",) and call.reason.startswith(BY_CODE)
        return _of_chemistry(call, kinds, vocabulary, "of its own chemistry") if is_by_code else call
    if not set(kinds) & {*groups["primary_kind"], *groups["no_lithium"]}:
        return call
    return _of_chemistry(call, kinds, vocabulary, "of its own chemistry")


def _chemistries(said: Sequence[Fact]) -> set[str]:
    return {str(f.value) for f in said if f.property == "chemistry"}


def _is_of_lithium(kinds: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether one of some chemistries is a lithium-ion battery's."""
    return bool(set(kinds) & set(vocabulary.goods.groups["lithium_ion_kind"]))


def _of_chemistry(call: ProductCall, kinds: Collection[str], vocabulary: Vocabulary, why: str) -> ProductCall:
    """The call for the battery that chemistries alone tell."""
    told = replace(NO_SIGNS, chemistry=tuple(sorted(kinds)))
    return replace(call, products=narrowed("cell", told, told, vocabulary), reason=f"{call.reason}, {why}")


def _battery_by_chemistry(
    call: ProductCall, facts: Sequence[Fact], said: Sequence[Fact], vocabulary: Vocabulary
) -> ProductCall:
    """The battery that a chemistry tells, lithium-ion before others; the call where none is said of the goods."""
    kinds = _chemistries(said)
    if _is_of_lithium(kinds, vocabulary):
        return _battery_by_values(call, facts)
    return _of_chemistry(call, kinds, vocabulary, "but its values and its chemistry are a battery's") if kinds else call


def _powder_by_formula(call: ProductCall, said: Sequence[Fact], vocabulary: Vocabulary) -> ProductCall:
    """What a formula tells of goods that are named by nothing else, where all formulae tell the same."""
    formulas = [placed.formula for f in said if f.property == "composition" for placed in find(str(f.value))]
    told = {name for formula in formulas if (name := of_formula(formula, vocabulary.goods))}
    if call.products != ("other",) or len(told) != 1:
        return call
    return replace(call, products=tuple(told), reason="its values are a powder's, of this formula")


def _battery_by_values(call: ProductCall, facts: Sequence[Fact]) -> ProductCall:
    volts = [f.quantity.interval.low for f in facts if f.property == "nominal_voltage"]
    is_pack = any(v is not None and v > _CELL_VOLTS for v in volts)
    product = "lithium_ion_pack" if is_pack else "lithium_ion_cell"
    return replace(call, products=(product,), reason=f"{call.reason}, but its values are a battery's")


def by_what_it_states(call: ProductCall, facts: Sequence[Fact]) -> ProductCall:
    """The call, unless nobody recognised the goods.

    Goods of which a paper names nothing known, and states what few others but batteries, their materials and machines
    have, are asked about, and never left out.
    """
    telling = next((f for f in facts if f.property in TELLING and f.confidence >= SURE), None)
    if not names_nothing(call) or telling is None:
        return call
    return unrecognised(call, f"states {telling.property.replace('_', ' ')}")


def by_its_trade(call: ProductCall, facts: Sequence[Fact], vocabulary: Vocabulary) -> ProductCall:
    """The call, unless a line of a trade paper names goods that nobody recognised and says that they are of this trade.

    For lithium-ion batteries or what they are made of, or of such a chemistry.
    """
    kinds = vocabulary.goods.groups["lithium_ion_kind"]
    told = {"use": _TRADES, "chemistry": kinds}
    trade = next((f for f in facts if f.value in told.get(f.property, ())), None)
    if call.reason != NAMES_NOTHING or trade is None:
        return call
    return unrecognised(call, f"speaks of {str(trade.value).replace('_', ' ')}")


def names_nothing(call: ProductCall) -> bool:
    """Whether nothing tells what goods are, neither words nor what their values were laid beside."""
    return call.products == ("other",) and call.reason.startswith(NAMES_NOTHING)


def by_the_papers_trade(call: ProductCall, trades: Sequence[Fact]) -> ProductCall:
    """The call, unless a paper that speaks of this trade alone names goods that nobody recognised."""
    trade = next((f for f in trades if f.value in _TRADES), None)
    if not names_nothing(call) or trade is None:
        return call
    return unrecognised(call, f"the paper speaks of {str(trade.value).replace('_', ' ')}")


def by_its_number(call: ProductCall, facts: Sequence[Fact], asking: Collection[str]) -> ProductCall:
    """The call, unless a line of a trade paper names goods that nobody recognised under a tariff number of this trade.

    `asking` are the beginnings of such numbers.
    """
    numbers = (_NO_DIGITS.sub("", str(f.value)) for f in facts if f.property == "tariff_line")
    asked = next((n for n in numbers if n.startswith(tuple(asking))), None)
    if call.reason != NAMES_NOTHING or asked is None:
        return call
    return unrecognised(call, f"stands under the tariff number {asked}")


def unrecognised(call: ProductCall, but: str) -> ProductCall:
    """Goods that nobody recognised, and why they are asked about."""
    return replace(call, products=(UNRECOGNISED,), reason=f"{call.reason}, but {but}")
