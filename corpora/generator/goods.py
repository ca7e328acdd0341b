"""Goods with numbers: what a sheet says of each model, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from corpora.generator.law import BY_USE, SIZE_LIMITS, Doubtful, Verdict, verdict
from corpora.made.drawing.values import Value, about, exact, least, most, within

TRIES = 200


@dataclass(frozen=True, slots=True)
class Spec:
    """One value that a sheet gives of each model: its kind, how it is framed, and in which unit.

    `form` is `exact` (any kind is said by the label's word), `least` and `most` (by a sign), `within` or `about`.
    """

    property: str
    kind: str | None
    form: str
    unit: str


def label_kind(spec: Spec) -> str | None:
    """The kind that the label has to say, because the value's own signs do not."""
    return spec.kind if spec.form == "exact" else None


@dataclass(frozen=True, slots=True)
class Thing:
    """One model: its values in the order of the specs."""

    label: str
    product: str
    values: tuple[Value, ...]
    verdict: Verdict
    use: str | None = None


BATTERIES = ("lithium_ion_cell", "lithium_ion_pack", "primary_lithium_cell", "other_battery")
MATERIALS = (
    "lfp_cathode",
    "lmfp_cathode",
    "ternary_cathode",
    "ncm_hydroxide",
    "nca_hydroxide",
    "artificial_graphite_anode",
    "natural_graphite_anode",
    "mixed_graphite_anode",
    "silicon_anode",
)
MACHINES = tuple(BY_USE)
PRODUCTS = (*BATTERIES, *MATERIALS, *MACHINES)
WEIGHTS = (14, 7, 2, 2, 6, *((2,) * (len(MATERIALS) - 1)), *((1,) * len(MACHINES)))


def group_of(product: str) -> str:
    """`battery`, `material` or `machine`."""
    if product in BATTERIES:
        return "battery"
    return "material" if product in MATERIALS else "machine"


def things(
    rng: Random, product: str, count: int, plan: tuple[Spec, ...] | None = None
) -> tuple[tuple[Spec, ...], tuple[Thing, ...]]:
    """A plan of values, the one given or a new one, and so many models that follow it."""
    plan = _PLANS[group_of(product)](rng, product) if plan is None else plan
    use = _use(rng, product)
    stem = "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=rng.choice((2, 2, 3))))
    joint = rng.choice(("-", "", "-"))
    numbers = rng.sample(range(10, 999), count)
    tail = rng.choice(("", "", "A", "H", "-E", "P"))
    made = (_thing(rng, product, plan, f"{stem}{joint}{n}{tail}", use) for n in numbers)
    return plan, tuple(made)


def plan_of(rng: Random, product: str) -> tuple[Spec, ...]:
    """A plan of values that a maker's papers of such goods follow."""
    return _PLANS[group_of(product)](rng, product)


def _thing(rng: Random, product: str, plan: tuple[Spec, ...], label: str, use: str | None) -> Thing:
    for _ in range(TRIES):
        numbers = _NUMBERS[group_of(product)](rng, product)
        values = tuple(_value(rng, spec, numbers[spec.property]).of(label) for spec in plan)
        try:
            return Thing(label, product, values, verdict(product, values, use), use)
        except Doubtful:
            continue
    raise Doubtful(f"no {product} without doubt in {TRIES} tries: {plan}")


def _value(rng: Random, spec: Spec, meant: Decimal) -> Value:
    number = _printed(meant, spec.unit)
    if spec.kind == "minimum" and spec.property == "capacity":
        number = _printed(meant * Decimal("0.97"), spec.unit)
    if spec.form == "least":
        return least(spec.property, number, spec.unit, shown=rng.choice(("≥ {}", "≥{}", ">={}")))
    if spec.form == "most":
        return most(spec.property, number, spec.unit, shown=rng.choice(("≤ {}", "≤{}", "<={}")))
    if spec.form == "within":
        off = _printed(meant / 50, spec.unit)
        places = -int(Decimal(number).as_tuple().exponent)
        off = str(max(Decimal(off), Decimal(1).scaleb(-places)))
        return within(spec.property, number, off, spec.unit, shown=rng.choice(("{} ± {}", "{}±{}")))
    if spec.form == "about":
        return about(spec.property, number, spec.unit, shown="~{}")
    if spec.kind == "minimum":
        return least(spec.property, number, spec.unit, shown="{}")
    if spec.kind == "maximum":
        return most(spec.property, number, spec.unit, shown="{}")
    found = exact(spec.property, number, spec.unit, spec.kind)
    return found.or_kind("rated", "typical", None) if spec.property == "nominal_voltage" else found


PER_CANONICAL = {"mAh": "1000", "kg": "0.001", "kWh": "0.001", "mWh": "1000", "m³": "0.001", "m": "0.001"}
PLACES = {"Ah": 2, "mAh": 0, "g": 1, "kg": 2, "V": 2, "Wh": 1, "kWh": 2, "Wh/kg": 0, "Wh/L": 0, "g/cm³": 2}


def _printed(meant: Decimal, unit: str) -> str:
    """A number in its printed unit, rounded as sheets round; never to nothing."""
    number = meant * Decimal(PER_CANONICAL.get(unit, "1"))
    places = PLACES.get(unit, 1 if number < 1000 else 0)
    while round(number, places) == 0 or (number < 10 and places == 0):
        places += 1
    return f"{round(number, places):f}"


def _battery_plan(rng: Random, product: str) -> tuple[Spec, ...]:
    pack = product == "lithium_ion_pack"
    small = "mAh" if not pack and rng.random() < 0.65 else "Ah"
    kinds = rng.choice(
        ((None,), ("nominal",), ("rated",), ("nominal", "minimum"), ("typical", "minimum"), ("minimum",))
    )
    plan = [Spec("capacity", kind, _least_or_word(rng, kind), small) for kind in kinds]
    plan.append(Spec("nominal_voltage", "nominal", "exact", "V"))
    form, kind = rng.choice((("exact", None), ("most", "maximum"), ("about", "approximate"), ("within", None)))
    if rng.random() < 0.88:
        plan.append(Spec("mass", kind, form, "kg" if pack and rng.random() < 0.8 else "g"))
    if rng.random() < 0.4:
        plan.append(Spec("energy", None, "exact", "kWh" if pack and rng.random() < 0.3 else "Wh"))
    if rng.random() < 0.25:
        plan.append(Spec("gravimetric_energy_density", *_kind_and_form(rng), "Wh/kg"))
    if rng.random() < 0.15 and not pack:
        plan.append(Spec("volumetric_energy_density", *_kind_and_form(rng), "Wh/L"))
    return tuple(plan)


def _least_or_word(rng: Random, kind: str | None) -> str:
    return "least" if kind == "minimum" and rng.random() < 0.3 else "exact"


def _kind_and_form(rng: Random) -> tuple[str | None, str]:
    return rng.choice(((None, "exact"), ("minimum", "least"), ("typical", "exact"), ("minimum", "exact")))


def _material_plan(rng: Random, product: str) -> tuple[Spec, ...]:
    plan = [Spec("tap_density", *_kind_and_form(rng), "g/cm³")]
    if product not in ("ncm_hydroxide", "nca_hydroxide"):
        plan.append(Spec("specific_capacity", *_kind_and_form(rng), "mAh/g"))
        if rng.random() < 0.9:
            plan.insert(rng.randrange(3), Spec("compaction_density", *_kind_and_form(rng), "g/cm³"))
    return tuple(plan)


def _machine_plan(rng: Random, product: str) -> tuple[Spec, ...]:
    if product not in SIZE_LIMITS or rng.random() < 0.08:
        return ()
    name = SIZE_LIMITS[product][0]
    units = ("mm", "m") if name == "barrel_diameter" else ("L", "m³")
    if product == "fusion_coating_equipment":
        units = ("L", "L")
    return (Spec(name, None, "exact", rng.choice(units)),)


def _battery_numbers(rng: Random, product: str) -> dict[str, Decimal]:
    density = {"primary_lithium_cell": 420, "other_battery": 75}.get(product) or rng.choice(
        (rng.uniform(140, 260), rng.uniform(275, 294), rng.uniform(306, 380))
    )
    volts = {"primary_lithium_cell": (3.6, 3.0), "other_battery": (1.2, 12.0, 2.7)}.get(
        product, (3.6, 3.7, 3.2, 3.65, 3.85)
    )
    voltage, capacity = rng.choice(volts), rng.choice((rng.uniform(0.3, 6), rng.uniform(6, 320)))
    if product == "lithium_ion_pack":
        voltage, capacity = voltage * rng.choice((2, 4, 7, 10, 13, 14)), rng.uniform(2, 200)
    energy = voltage * capacity
    found = {
        "capacity": capacity,
        "nominal_voltage": voltage,
        "energy": energy,
        "mass": 1000 * energy / density,
        "gravimetric_energy_density": density,
        "volumetric_energy_density": density * 2.4,
    }
    return {name: Decimal(f"{number:.5g}") for name, number in found.items()}


def _material_numbers(rng: Random, product: str) -> dict[str, Decimal]:
    found = {
        "tap_density": rng.uniform(0.8, 1.4),
        "compaction_density": rng.choice((rng.uniform(2.51, 2.68), rng.uniform(2.27, 2.49), rng.uniform(2.0, 2.24))),
        "specific_capacity": rng.choice((rng.uniform(156.2, 163), rng.uniform(141, 155.8))),
    }
    if product.endswith("_anode"):
        found |= {"compaction_density": rng.uniform(1.4, 1.85), "specific_capacity": rng.uniform(330, 365)}
    if product == "silicon_anode":
        found["specific_capacity"] = rng.uniform(450, 1600)
    if product in ("ternary_cathode", "ncm_hydroxide", "nca_hydroxide"):
        found = {
            "tap_density": rng.uniform(1.7, 2.5),
            "compaction_density": rng.uniform(3.2, 3.6),
            "specific_capacity": rng.uniform(160, 215),
        }
    return {name: Decimal(f"{number:.4g}") for name, number in found.items()}


def _machine_numbers(rng: Random, product: str) -> dict[str, Decimal]:
    if product not in SIZE_LIMITS:
        return {}
    name, limit, _ = SIZE_LIMITS[product]
    share = rng.choice(("0.3", "0.6", "0.8", "0.92", "0.96", "1", "1.2", "1.6", "2", "3"))
    return {name: limit * Decimal(share)}


def _use(rng: Random, product: str) -> str | None:
    if product not in BY_USE:
        return None
    return rng.choices((BY_USE[product][1], "elsewhere", None), (70, 15, 15))[0]


_PLANS: dict[str, Callable[[Random, str], tuple[Spec, ...]]] = {
    "battery": _battery_plan,
    "material": _material_plan,
    "machine": _machine_plan,
}
_NUMBERS: dict[str, Callable[[Random, str], dict[str, Decimal]]] = {
    "battery": _battery_numbers,
    "material": _material_numbers,
    "machine": _machine_numbers,
}
