"""The cell inside a pack: goods of its own, where the pack's sheet names it and gives its values apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.facts.candidates import Candidate
from extractor.goods.identity.chemistry import signs
from extractor.goods.identity.namings import Survey
from extractor.goods.identity.product import ProductCall
from extractor.goods.identity.rules import narrowed
from extractor.goods.items import Model
from extractor.language.terms import Terms
from extractor.rows.cell_or_pack import CELL

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
