"""Which facts could still change an answer: those of criteria that are unknown in entries that are unknown."""

from __future__ import annotations

from classifier.judging.findings import Assessment, Judged
from classifier.judging.values.readings import ENERGY_DENSITY, Bench
from classifier.judging.values.several_values import Reading
from classifier.law.conditions import Condition
from classifier.truth import Truth

PRODUCT = "product"
UNREAD_PAGES = "unread_pages"
CONTROL_CODE = "control_code"


def lacking(laid: Bench, assessments: tuple[Assessment, ...]) -> tuple[str, ...]:
    """The properties to ask for, the entries that lack least first, each property once.

    What the item is comes after what it measures: a value below the limit settles it whatever it is.
    """
    several = [_of_entry(laid, a) for a in assessments if a.truth is Truth.UNKNOWN]
    names = dict.fromkeys(name for names in sorted(several, key=len) for name in names)
    measured = [name for name in names if name != PRODUCT]
    return (*measured, *([PRODUCT] if PRODUCT in names else []))


def _of_entry(laid: Bench, assessment: Assessment) -> tuple[str, ...]:
    unknown = [judged for judged in assessment.criteria if judged.truth is Truth.UNKNOWN]
    leaves = [leaf for judged in unknown for leaf in judged.leaves if leaf.truth is Truth.UNKNOWN]
    names = [name for leaf in leaves for name in _of_criterion(laid, leaf)]
    return (*names, *([PRODUCT] if assessment.product is Truth.UNKNOWN else []))


def _of_criterion(laid: Bench, judged: Judged) -> tuple[str, ...]:
    condition: Condition = judged.condition
    if condition.property != ENERGY_DENSITY or judged.reading is None:
        return (condition.property,)
    return _of_energy_density(laid, judged.reading)


def _of_energy_density(laid: Bench, reading: Reading) -> tuple[str, ...]:
    """The one input that is not known, or not known well enough; else the energy density itself."""
    if reading.doubted:
        return (ENERGY_DENSITY,)
    if reading.interval is not None:
        loose = [i.property for i in reading.inputs if _is_loose(i)]
        return tuple(loose) or (ENERGY_DENSITY,)
    wanting = _wanting(laid)
    return wanting if len(wanting) == 1 else (ENERGY_DENSITY,)


def _is_loose(reading: Reading) -> bool:
    """Whether an end of it is open, or is only there by house policy."""
    return reading.interval is not None and (not reading.interval.is_bounded or bool(reading.assumptions))


def _wanting(laid: Bench) -> tuple[str, ...]:
    """The inputs that the shortest way to the energy density lacks: by the energy, or by capacity and voltage."""
    has = {name: laid.printed(name).interval is not None for name in ("mass", "energy", "capacity", "nominal_voltage")}
    by_energy = tuple(name for name in ("mass", "energy") if not has[name])
    by_charge = tuple(name for name in ("mass", "capacity", "nominal_voltage") if not has[name])
    return min(by_energy, by_charge, key=len)
