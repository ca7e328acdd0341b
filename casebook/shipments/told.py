"""A shipment for programs: its standing as one JSON object, every value with its quotes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from casebook.shipments.goods.joining import Join
from casebook.shipments.goods.questions import Question, formula_of
from casebook.shipments.shipment import Shipment
from casebook.shipments.standing import LineStanding, Standing
from classifier.facts import Evidence

VERSION = "gauger/shipment/1"


def as_json(made: Standing) -> str:
    """The shipment as canonical JSON."""
    return json.dumps(as_data(made), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def as_data(made: Standing) -> dict[str, Any]:
    """The shipment as plain data."""
    names = {m.sha256: m.name for m in made.case.members}
    return {
        "format": VERSION,
        **head(made.case.shipment),
        "as_of": str(made.bench.as_of),
        "policy": made.bench.policy,
        "is_ready": made.is_ready,
        "papers": [
            {
                "name": m.name,
                "sha256": m.sha256,
                "kind": m.kind,
                "items": [i.key for i in m.items],
                "removed": [i.key for i in m.removed],
            }
            for m in made.case.members
        ],
        "taken_out": [{"sha256": p, "told": t} for p, t in made.case.shipment.taken_out.items()],
        "lines": [_line(line, names) for line in made.lines],
        "questions": [_question(q, names) for q in made.questions],
        "clock": _clock(made),
        "against": [{"label": o.label, "reason": o.reason, "remedy": o.remedy} for o in made.against],
    }


def _clock(made: Standing) -> dict[str, Any] | None:
    clock = made.clock
    if clock is None:
        return None
    return {
        "questioned": str(clock.questioning.day),
        "due": str(clock.deadline.day),
        "working_days_left": clock.left,
        "unknown_years": list(clock.deadline.unknown),
        "sources": [clock.source, *clock.deadline.sources],
        "papers": [{"key": w.key, "en": w.text.en, "zh": w.text.zh, "there": list(w.there)} for w in clock.papers],
    }


def head(shipment: Shipment) -> dict[str, Any]:
    """What is said of a shipment in a list of them."""
    return {
        "name": shipment.name,
        "stage": str(shipment.stage),
        "opened_at": shipment.opened_at,
        "opened_by": shipment.opened_by,
        "papers_in_it": len(shipment.papers),
        "questionings": [
            {"day": str(q.day), "asks": q.asks, "answered": str(q.answered) if q.answered else None}
            for q in shipment.questionings
        ],
        "letters": [
            {"maker": a.maker, "day": str(a.day), "questions": list(a.questions), "open": list(a.open)}
            for a in shipment.letters
        ],
        "declared": shipment.declared,
    }


def _line(standing: LineStanding, names: Mapping[str, str]) -> dict[str, Any]:
    line, made = standing.line, standing.made
    return {
        "number": line.number,
        "label": line.label,
        "item": line.place.item,
        "product": standing.subject.item.current.product,
        "outcome": str(made.outcome),
        "codes": list(made.codes),
        "near": list(made.near),
        "missing": list(made.missing),
        "signed_by": list(standing.subject.signed.signers),
        "rests_on": _rests(standing),
        "rows": [_join(j) for j in line.rows],
        "sheets": [_join(j) for j in line.sheets],
        "figures": {
            name: [
                {"paper": f.paper, "value": f.text, "unit": f.unit, "quotes": _quotes(f.quotes, names)} for f in told
            ]
            for name, told in line.figures.items()
            if told
        },
        "mass_a_piece": None
        if line.mass is None
        else {
            "value": str(line.mass.quantity),
            "formula": formula_of(line),
            "quotes": _quotes(line.mass.evidence, names),
        },
        "outcome_with_mass": str(standing.with_mass.outcome) if standing.with_mass else None,
    }


def _rests(standing: LineStanding) -> dict[str, Any] | None:
    rests = standing.rests
    if rests is None:
        return None
    return {
        "signed_by": list(rests.signers),
        "at": rests.at,
        "outcome": rests.outcome,
        "paper": rests.paper,
        "shipments": list(rests.shipments),
        "is_same_paper": rests.is_same_paper,
        "changes": [{"property": c.property, "was": c.was, "now": c.now} for c in rests.changes],
    }


def _join(join: Join) -> dict[str, Any]:
    entry = join.entry
    return {
        "item": entry.key,
        "label": entry.item.label,
        "paper": entry.member.name,
        "why": join.why,
        "is_sure": join.is_sure,
    }


def _question(question: Question, names: Mapping[str, str]) -> dict[str, Any]:
    settled = question.settled
    return {
        "key": question.key,
        "about": str(question.about),
        "line": question.line,
        "says": {"en": question.says.en, "zh": question.says.zh},
        "quotes": _quotes(question.quotes, names),
        "items": list(question.items),
        "settled": None if settled is None else {"answer": settled.answer, "who": settled.who, "at": settled.at},
    }


def _quotes(quotes: Sequence[Evidence], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "paper": names.get(q.sha256, q.sha256),
            "page": q.page,
            "cell": q.cell,
            "text": q.text,
            "span": list(q.span),
            "box": list(q.box) if q.box else None,
        }
        for q in quotes
    ]
