"""What Announcement No. 58 makes of drawn goods, from the generator's own knowledge of its text.

Independent of the classifier on purpose: a fault there must not become a label here. The house's default
policy is taken for what the text leaves open: close is within 10 % of every limit that is not met, and a
mass printed only as a maximum is at least 95 % of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.made.drawing.values import Value

Interval = tuple[Decimal, Decimal]
ENERGY_LIMIT = Decimal(300)
NEAR = Decimal("0.9")
POLICY_SLACK = Decimal("0.05")
BY_NATURE = {
    "ncm_hydroxide": "3C901.a.2.a",
    "nca_hydroxide": "3C901.a.2.b",
    "artificial_graphite_anode": "3C901.b.1",
    "mixed_graphite_anode": "3C902.b.2",
}
CLOSE_BY_KIND = frozenset({"lmfp_cathode", "ternary_cathode", "natural_graphite_anode", "silicon_anode"})
NEVER = frozenset({"primary_lithium_cell", "other_battery"})
BY_USE = {
    "winding_machine": ("3B901.a.1", "lithium_ion_battery"),
    "stacking_machine": ("3B901.a.2", "lithium_ion_battery"),
    "electrolyte_filling_machine": ("3B901.a.3", "lithium_ion_battery"),
    "hot_pressing_machine": ("3B901.a.4", "lithium_ion_battery"),
    "formation_grading_system": ("3B901.a.5", "lithium_ion_battery"),
    "capacity_grading_cabinet": ("3B901.a.6", "lithium_ion_battery"),
    "roller_hearth_kiln": ("3B901.b.1", "cathode"),
    "high_speed_mixer": ("3B901.b.2", "cathode"),
    "sand_mill": ("3B901.b.3", "cathode"),
    "jet_mill": ("3B901.b.4", "cathode"),
    "vertical_granulation_reactor": ("3B901.c.1.a", "graphite_anode"),
    "continuous_granulation_reactor": ("3B901.c.1.b", "graphite_anode"),
    "acheson_furnace": ("3B901.c.2.b", "graphite_anode"),
    "fusion_coating_equipment": ("3B901.c.3.a", "graphite_anode"),
    "spray_dryer": ("3B901.c.3.b", "graphite_anode"),
    "cvd_rotary_kiln": ("3B901.c.3.c", "graphite_anode"),
}
SIZE_LIMITS = {
    "vertical_granulation_reactor": ("granulation_volume", Decimal(5000), True),
    "continuous_granulation_reactor": ("granulation_volume", Decimal(5000), True),
    "fusion_coating_equipment": ("volume", Decimal(300), False),
    "spray_dryer": ("volume", Decimal(60000), False),
    "cvd_rotary_kiln": ("barrel_diameter", Decimal(500), False),
}
"""Property, limit in the canonical unit, and whether the limit itself is caught (>= rather than >)."""


class Doubtful(Exception):
    """The values lie on both sides of a boundary: such goods are drawn anew rather than labelled by guess."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome under the default policy, the codes, and the strict outcome where it differs."""

    outcome: str
    codes: tuple[str, ...] = ()
    strict: str | None = None


def verdict(product: str, values: Sequence[Value], use: str | None) -> Verdict:
    """What the announcement makes of goods; raises `Doubtful` where it turns on which value is taken."""
    if product in BY_NATURE:
        return Verdict("controlled", (BY_NATURE[product],))
    if product in CLOSE_BY_KIND:
        return Verdict("close")
    if product in NEVER:
        return Verdict("not_controlled")
    if product == "lfp_cathode":
        return _lithium_iron_phosphate(values)
    if product in BY_USE:
        return _machine(product, values, use)
    return _battery(values)


def hull(values: Sequence[Value], name: str) -> Interval | None:
    """From the least to the greatest number that the paper gives for a property; none where it gives none."""
    ends = [Decimal(end) for v in values if v.property == name for end in (v.low, v.high) if end is not None]
    return (min(ends), max(ends)) if ends else None


def _battery(values: Sequence[Value]) -> Verdict:
    stated = hull(values, "gravimetric_energy_density")
    capacity, voltage, mass = (hull(values, name) for name in ("capacity", "nominal_voltage", "mass"))
    energy = hull(values, "energy")
    if energy is None and capacity and voltage:
        energy = capacity[0] * voltage[0], capacity[1] * voltage[1]
    if mass is None or energy is None:
        return _density(stated) if stated else Verdict("undetermined")
    ends = [1000 * energy[0] / mass[1], 1000 * energy[1] / mass[0]]
    bounded = any(v.property == "mass" and v.low is not None for v in values)
    if not bounded:
        ends.append(ends[1] / (1 - POLICY_SLACK))
    if stated:
        ends += stated
    found = _density((min(ends), max(ends)))
    if bounded or stated or found.outcome == "controlled":
        return found
    return Verdict(found.outcome, found.codes, "undetermined")


def _density(ends: Interval) -> Verdict:
    """By energy density, in Wh/kg, kept two per cent away from each boundary."""
    low, high = ends[0] * Decimal("0.98"), ends[1] * Decimal("1.02")
    if low >= ENERGY_LIMIT:
        return Verdict("controlled", ("3A001",))
    if high < ENERGY_LIMIT * NEAR:
        return Verdict("not_controlled")
    if high < ENERGY_LIMIT and low >= ENERGY_LIMIT * NEAR:
        return Verdict("close")
    raise Doubtful


def _lithium_iron_phosphate(values: Sequence[Value]) -> Verdict:
    sides = []
    for name, limit in (("compaction_density", Decimal("2.5")), ("specific_capacity", Decimal(156))):
        ends = hull(values, name)
        if ends is None:
            sides.append("unknown")
        elif ends[0] >= limit:
            sides.append("met")
        elif ends[1] < limit * NEAR:
            sides.append("far")
        elif ends[1] < limit and ends[0] >= limit * NEAR:
            sides.append("near")
        else:
            raise Doubtful
    if "far" in sides:
        return Verdict("not_controlled")
    if "unknown" in sides:
        if "near" in sides:
            raise Doubtful
        return Verdict("undetermined")
    return Verdict("close") if "near" in sides else Verdict("controlled", ("3C901.a.1",))


def _machine(product: str, values: Sequence[Value], use: str | None) -> Verdict:
    code, wanted = BY_USE[product]
    if use not in (wanted, None):
        return Verdict("not_controlled")
    met = Verdict("controlled", (code,)) if use else Verdict("undetermined")
    if product not in SIZE_LIMITS:
        return met
    name, limit, included = SIZE_LIMITS[product]
    ends = hull(values, name)
    if ends is None:
        return Verdict("undetermined")
    if ends[0] > limit or (included and ends[0] == limit):
        return met
    if ends[0] >= limit * NEAR:
        return Verdict("close")
    if ends[1] < limit * NEAR:
        return Verdict("not_controlled")
    raise Doubtful
