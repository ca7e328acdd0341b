"""An entry as it stands in the catalogue: its words, what it asks, where it was read, and whether it is in force."""

from __future__ import annotations

from datetime import date

from classifier.law.acts import Entry
from classifier.law.catalogue import Catalogue
from classifier.law.conditions import Condition, OneOf, SomeOf
from classifier.law.timeline import status


def statement(catalogue: Catalogue, code: str, day: date) -> str:
    """The entry of a code in plain text, a line for each thing said; raises `KeyError` where there is none."""
    entry = catalogue.entry(code)
    act = catalogue.instruments[entry.instrument]
    standing = status(catalogue, entry.instrument, day)
    return "\n".join(
        [
            f"{entry.code}  {entry.en}",
            *([f"  {entry.zh}"] if entry.zh else []),
            f"  act: {act.name} ({act.id})",
            f"  on {day}: {standing.note}",
            *_asked(entry),
            f"  reference tariff lines: {', '.join(entry.tariff_lines) or 'none given'}",
            f"  read in: {entry.source}",
            *(f"  {flag.kind}: {flag.text.en}" for flag in entry.flags),
        ]
    )


def _asked(entry: Entry) -> list[str]:
    """The products that it names or leaves open, and every criterion, all of which must hold."""
    return [
        f"  products: {', '.join(entry.products)}",
        *(f"  left open: {held.product}: {held.question.en}" for held in entry.open_products),
        *([f"  criterion: {entry.criterion.zh or entry.criterion.en}"] if entry.criterion else []),
        *(f"    {_test(c)}" for c in entry.criteria),
        *(["    by nature: no criterion"] if not entry.criteria else []),
    ]


def _test(condition: Condition) -> str:
    if isinstance(condition, SomeOf):
        told = " or ".join(_test(part) for part in condition.parts)
        return told if condition.count == 1 else f"{condition.count} of: {told}"
    return f"{condition.property} {condition if isinstance(condition, OneOf) else condition.printed}"
