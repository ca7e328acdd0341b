"""The cell inside a pack: goods of its own, where the pack's sheet names it and gives its values apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.facts import Fact
from extractor.facts.candidates import Candidate
from extractor.goods.identity.chemistry import signs
from extractor.goods.identity.namings import Survey
from extractor.goods.identity.product import ProductCall
from extractor.goods.identity.rules import narrowed
from extractor.goods.items import Model
from extractor.language.terms import Terms
from extractor.rows.cell_or_pack import BUILT_IN, CELL, PACK, PART

_TELLING = frozenset(("capacity", "nominal_voltage", "mass", "energy"))
_ENOUGH = 2
"""So many of them make the cell inside an item; fewer only tell of the pack."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a pack's sheet calls the cells inside it, where it names one, and the likeliest name without it."""

    cell: str | None = None
    other: str | None = None


NONE_INSIDE = Inside()


def name_of_the_whole(label: str, inside: Inside, whole: ProductCall) -> str:
    """The name of a paper's goods: of a pack, not the cell's that stands in a section on cells."""
    if inside.cell == label and inside.other and "lithium_ion_pack" in whole.products:
        return inside.other
    return label


def cell_inside(models: Sequence[Model], inside: Inside, whole: ProductCall) -> Model | None:
    """The cell of a sheet of one pack as a model with its own values; `None` where it is not told apart.

    A pack of one cell, of the same voltage, is one thing with it.
    """
    if inside.cell is None or len(models) != 1 or "lithium_ion_pack" not in whole.products:
        return None
    own = tuple(replace(c, level=None) for c in models[0].candidates if c.level == CELL)
    told = {c.fact.property for c in own} & _TELLING
    whole_volts = _volts(c for c in models[0].candidates if c.level != CELL)
    is_built = whole_volts > _volts(own) > 0
    return Model(inside.cell, "", own) if len(told) >= _ENOUGH and is_built else None


def _volts(candidates: Iterable[Candidate]) -> Decimal:
    """The highest nominal voltage that is stated; 0 where none is."""
    volts = (c.fact.quantity.interval.high for c in candidates if c.fact.property == "nominal_voltage")
    return max((v for v in volts if v is not None), default=Decimal(0))


def call_of_the_cell(model: Model, surveyed: Survey, terms: Terms) -> ProductCall:
    """What the cell inside is: by its own name, with the chemistry of the paper and none of the pack's volts."""
    own = signs(model.label, terms.find(model.label), terms)
    whole = replace(surveyed.whole, volts=(), series=1, parallel=1, make=frozenset(), goods=frozenset())
    return ProductCall(narrowed("cell", own, whole, terms.vocabulary), "a pack's sheet names it as the cell inside")


_BATTERIES = frozenset(("lithium_ion_cell", "lithium_ion_pack", "other_battery"))


def of_its_level(candidates: Sequence[Candidate], call: ProductCall) -> list[Fact]:
    """The facts of a battery without those of other parts.

    Of a pack, without those of its cells where the sheet states both; the cells' energy density stays, as what it is.
    Of a cell, without those of a pack made of it where the sheet states its own.
    Of a container, without those of the racks and modules in it.
    Of any other product all are its own.
    """
    if set(call.products) & _BATTERIES:
        built = [name for name in BUILT_IN if any(c.level == name for c in candidates)]
        candidates = [c for c in candidates if c.level not in (PART, *built[:-1])]
    if "lithium_ion_pack" not in call.products:
        own = {c.fact.property for c in candidates if c.level == CELL}
        return [c.fact for c in candidates if c.level != PACK or c.fact.property not in own]
    told = {c.fact.property for c in candidates if c.level != CELL}
    # A cell's density or mass is never the pack's, whether the pack's is stated or not.
    told |= {"gravimetric_energy_density", "mass"}
    kept = []
    for candidate in candidates:
        if candidate.level != CELL or candidate.fact.property not in told:
            kept.append(candidate.fact)
        elif candidate.fact.property == "gravimetric_energy_density":
            kept.append(replace(candidate.fact, property="cell_energy_density"))
    return kept
