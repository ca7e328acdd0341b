"""A report as the scoring needs it: the few fields that are compared, taken from the report's JSON once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """A fact of a report.

    `is_stated`: the document says it, rather than a formula or a person. `has_place`: every piece of evidence has a
    text and a page with a box, or a cell. `quote` is the first quote.
    """

    property: str
    low: str | None
    high: str | None
    value: str | None
    kind: str | None
    is_stated: bool
    confidence: float | None
    has_place: bool
    quote: str | None


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """An item of a report; `outcome` is `no item` where the report gives none."""

    label: str | None
    line: str | None
    outcome: str
    codes: tuple[str, ...]
    facts: tuple[ReportedFact, ...]


@dataclass(frozen=True, slots=True)
class ReportedDocument:
    """What a report says of one document."""

    kind: str | None
    items: tuple[ReportedItem, ...]


def parse(report: Mapping[str, Any]) -> ReportedDocument:
    """The compared fields of one report; raises `KeyError` where it is no report at all."""
    return ReportedDocument(report["document"].get("kind"), tuple(_item(i) for i in report.get("items", ())))


def _item(item: Mapping[str, Any]) -> ReportedItem:
    determination = item.get("determination") or {}
    return ReportedItem(
        label=item.get("label"),
        line=_text(item.get("line")),
        outcome=determination.get("outcome", "no item"),
        codes=tuple(determination.get("codes", ())),
        facts=tuple(_fact(f) for f in item["facts"]),
    )


def _fact(fact: Mapping[str, Any]) -> ReportedFact:
    evidence = fact.get("evidence") or []
    return ReportedFact(
        property=fact["property"],
        low=_text(fact.get("low")),
        high=_text(fact.get("high")),
        value=_text(fact.get("value") or fact.get("low") or fact.get("text")),
        kind=fact.get("kind"),
        is_stated=fact.get("method") == "stated",
        confidence=fact.get("confidence"),
        has_place=bool(evidence) and all(_has_place(e) for e in evidence),
        quote=evidence[0].get("text") if evidence else None,
    )


def _has_place(evidence: Mapping[str, Any]) -> bool:
    where = evidence.get("cell") or (evidence.get("page") and evidence.get("box"))
    return bool(evidence.get("text") and where)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
