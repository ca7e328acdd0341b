"""The check as the published JSON: one object for each declaration."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from casebook.checking.check import Checked
from casebook.checking.draft.own import Draft
from casebook.checking.findings import CheckedLine, Derived, Finding
from classifier.facts import Evidence
from classifier.quantity import plain
from extractor.trade.declaration import Field, Measured

FORMAT = "gauger-check/1"


def object_of(made: Checked, name: str, program: str, language: str, names: Mapping[str, str]) -> dict[str, Any]:
    """The object; `names` are the names of files by their SHA-256."""
    draft = made.draft
    first = made.lines[0].made if made.lines else None
    return {
        "check": FORMAT,
        "program": program,
        "catalogue": draft.catalogue.sha256,
        "as_of": str(first.as_of) if first else None,
        "document": {
            "name": name,
            "sha256": draft.sha256,
            "kind": "customs_declaration",
            "direction": draft.declaration.direction,
            "sheet": draft.declaration.sheet,
            "pages": list(draft.declaration.pages),
        },
        "header": {key: _field(field, draft, names) for key, field in draft.declaration.header.items()},
        "lines": [_line(line, draft, names) for line in made.lines],
        "findings": [_finding(f, language, names) for f in made.findings],
        "files": [
            {
                "name": one.name,
                "kind": one.kind,
                "status": one.status,
                "says": getattr(one.says, language) if one.says else None,
            }
            for one in made.files
        ],
        "right": [getattr(r, language) for r in made.right],
        "verdict": str(made.verdict),
    }


def line_of(made: Checked, name: str, program: str, language: str, names: Mapping[str, str]) -> str:
    """The object on one line."""
    return json.dumps(object_of(made, name, program, language, names), ensure_ascii=False, separators=(",", ":"))


def _field(field: Field, draft: Draft, names: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"value": field.value, "evidence": _one(draft.quote(field), names)}
    if field.unit:
        made["unit"] = field.unit
    if field.code:
        made["code"] = field.code
    return made


def _line(checked: CheckedLine, draft: Draft, names: Mapping[str, str]) -> dict[str, Any]:
    line = checked.line
    return {
        "line": checked.number,
        "number": line.number,
        "name": line.name,
        "elements": {e.key: e.value for e in line.elements if e.value},
        "elements_text": line.elements_place.text if line.elements_place else None,
        "quantities": [{"value": plain(q.value), "unit": q.unit} for q in line.quantities],
        "unit_price": _plain(line.unit_price),
        "amount": _plain(line.amount),
        "currency": line.currency,
        "net_mass": {"value": plain(line.net_mass.value), "unit": "kg"} if line.net_mass else None,
        "item": checked.item,
        "joined": checked.joined,
        "record": checked.record,
        "outcome": str(checked.made.outcome),
        "codes": list(checked.made.codes),
        "near": list(checked.made.near),
        "missing": list(checked.made.missing),
        "derived": [_derived(d) for d in checked.derived],
        "evidence": _one(draft.quote(line.traded), names),
    }


def _plain(measured: Measured | None) -> str | None:
    return plain(measured.value) if measured is not None else None


def _derived(one: Derived) -> dict[str, Any]:
    low, high = (None if end is None else plain(round(end, 4)) for end in (one.interval.low, one.interval.high))
    return {"property": one.property, "low": low, "high": high, "unit": one.unit, "formula": one.formula}


def _finding(one: Finding, language: str, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "line": one.line,
        "kind": str(one.kind),
        "severity": str(one.severity),
        "says": getattr(one.says, language),
        "record": one.record,
        "evidence": [evidence_of(e, names) for e in one.evidence],
    }


def _one(several: Sequence[Evidence], names: Mapping[str, str]) -> dict[str, Any] | None:
    return evidence_of(several[0], names) if several else None


def evidence_of(one: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    """A quote with its file and place."""
    return {
        "document": names.get(one.sha256, one.sha256),
        "page": one.page,
        "cell": one.cell,
        "box": list(one.box) if one.box else None,
        "text": one.text,
        "span": list(one.span),
    }
