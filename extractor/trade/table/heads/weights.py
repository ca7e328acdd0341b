"""What the head and the cells of one column alone say for each role."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.trade.table.heads.signs import Signs

NUMERIC = (
    "quantity", "unit_price", "amount", "net_mass", "gross_mass", "packages", "discount", "price_base", "tax", "size",
    "tax_base", "freight", "ordered", "outstanding", "per_package",
)  # fmt: skip
WORDED = ("description", "article", "model", "origin", "unit", "currency", "date", "packed_goods")
OTHERS = ("line_number", "tariff_line", "other")
ROLES = (*NUMERIC, *WORDED, *OTHERS)

HEAD = 3.0
"""What a head that is wholly a word for a role weighs; a part of a head, or a near spelling, weighs less."""

_FORM = 4.0
"""What it weighs that all cells have a role's own form, or one that forbids it."""


_SECOND = 1.5
"""How much less than the quantity a column is that says what was ordered."""


def unary(said: Mapping[str, float], s: Signs) -> dict[str, float]:
    """What one column's head and cells say for each role."""
    weights = {role: HEAD * said.get(role, 0.0) for role in ROLES}
    strange = -0.4 if not said else 0.0
    no_number = 1.0 - s.numbers
    long = s.tariff
    for role in NUMERIC:
        weights[role] += strange - _FORM * no_number - _FORM * long - _FORM * s.dates
        weights[role] -= 0.8 * (1.0 - s.filled)
    for role in ("unit_price", "amount"):
        weights[role] += 2.5 * s.money + 0.6 * s.cents - _FORM * (s.masses + s.counted + s.packed + s.measured)
        weights[role] -= _FORM * s.percent
    weights["amount"] += 0.1
    weights["quantity"] += 2.5 * s.counted + 0.6 * s.whole + 0.8 * s.masses - _FORM * (s.money + s.percent)
    weights["quantity"] -= 1.5 * s.packed + 0.8 * s.counting
    for role in ("net_mass", "gross_mass"):
        weights[role] += 2.5 * s.masses - _FORM * (s.money + s.counted + s.packed + s.percent + s.measured) - 1.0
        if said and not {"net_mass", "gross_mass"} & said.keys():
            weights[role] -= _FORM * (1.0 - s.masses)  # a head of volumes or of packages is no head of masses
    weights["packages"] += 2.5 * s.packed - _FORM * (s.money + s.masses) - 1.2
    weights["discount"] += 2.0 * s.percent - 1.5
    weights["tax"] += 2.0 * s.percent - 1.5
    weights["tax_base"] -= 1.0
    weights["ordered"] -= _SECOND
    weights["size"] += 2.5 * s.measured - 1.0
    weights["price_base"] += 1.0 * s.constant_base - 2.0 - 2.0 * (1.0 - s.constant_base)
    weights["line_number"] += 2.5 * s.counting - 2.0 * (1.0 - s.counting) * (s.words + s.money + s.cents) - 0.5
    weights["tariff_line"] += _FORM * s.tariff + 0.8 * (s.heading - s.tariff) - 1.0 - 3.0 * (1.0 - s.heading)
    weights["description"] += (
        2.5 * s.words * min(1.0, s.letters / 15) - 2.0 * no_words(s) - 2.0 * (s.units + s.currencies)
    )
    if not said.get("tariff_line"):
        weights["tariff_line"] -= 2 * _FORM * s.barcode
        weights["article"] += 1.5 * s.barcode
    weights["article"] += 1.2 * s.codes * s.distinct - 0.5 - 2.0 * s.dates - 1.5 * s.tariff
    weights["model"] += 1.1 * s.codes * s.distinct - 0.6 - 2.0 * s.dates - 1.5 * s.tariff
    weights["unit"] += 3.0 * s.units - 1.0 - 3.0 * (s.numbers + s.currencies)
    weights["currency"] += _FORM * s.currencies - 2.0
    weights["date"] += _FORM * s.dates - 2.0 * (1.0 - s.dates)
    weights["origin"] += -0.5 - 3.0 * s.numbers
    weights["packed_goods"] -= 0.5
    return weights


def no_words(s: Signs) -> float:
    """The share of cells that are neither words nor a code."""
    return max(0.0, 1.0 - s.words - s.codes)
