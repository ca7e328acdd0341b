"""What a drawn declaration says: its labels, exact, of what the form prints and of nothing else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from corpora.declarations.deal import Deal, Line
from corpora.declarations.lines import words

ROWS: tuple[tuple[tuple[str, float], ...], ...] = (
    (
        *(("consignor", 0.28), ("customs_office", 0.17), ("trade_date", 0.18)),
        *(("declaration_date", 0.16), ("record_no", 0.21)),
    ),
    (("consignee", 0.28), ("transport_mode", 0.17), ("vessel", 0.27), ("transport_no", 0.28)),
    (("producer", 0.28), ("supervision_mode", 0.17), ("levy_nature", 0.27), ("licence", 0.28)),
    (
        *(("contract", 0.28), ("trade_country", 0.17), ("destination_country", 0.17)),
        *(("destination_port", 0.19), ("exit_port", 0.19)),
    ),
    (
        *(("package_kind", 0.28), ("packages", 0.07), ("gross_mass", 0.11), ("net_mass", 0.11)),
        *(("terms", 0.09), ("freight", 0.12), ("insurance", 0.11), ("charges", 0.11)),
    ),
)  # fmt: skip
"""The head of the form: rows of boxes, each with its share of the width."""


def word(group: str, key: str, direction: str) -> str:
    """A label of the form."""
    said = words()[group][key]
    return str(said[-1] if direction == "import" else said[0])


def labels_of(
    deal: Deal, *, header: Collection[str], without: Collection[str] = (), codes: Collection[str] = ()
) -> dict[str, Any]:
    """The labels of a deal on a form that prints these fields of the head.

    `without` are fields of the lines that it does not print, `codes` the fields of the head whose code it prints beside
    them.
    """
    return {
        "direction": deal.direction,
        "header": {k: _field(deal, k, k in codes) for k in header if _value(deal, k)},
        "lines": [_line(n, x, deal, without) for n, x in enumerate(deal.lines, 1)],
    }


def _value(deal: Deal, key: str) -> str:
    return deal.remark if key == "remark" else deal.head[key].value


def _field(deal: Deal, key: str, coded: bool) -> dict[str, str]:
    code = deal.head[key].code if coded and key in deal.head else None
    return {"value": _value(deal, key)} | ({"code": code} if code else {})


def _line(number: int, line: Line, deal: Deal, without: Collection[str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "line": number,
        "number": line.number,
        "name": line.name,
        "elements_text": line.told,
        "elements": dict(line.elements),
        "quantities": [{"value": value, "unit": unit} for value, unit in line.quantities],
        "unit_price": line.price,
        "amount": line.amount,
        "currency": deal.currency[1],
        "net_mass": line.kilograms,
    }
    if "legal" in without:
        made["quantities"] = made["quantities"][-1:]
    elif "own mass" in without and not any(unit == "千克" for _, unit in line.quantities):
        del made["net_mass"]
    return {k: v for k, v in made.items() if k not in without}
