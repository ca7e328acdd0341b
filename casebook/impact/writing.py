"""An impact as JSON: every item with what becomes of it, its remarks before and after, and the worklist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from casebook.impact.comparing import Effect
from casebook.review.judging import Bench
from classifier.judging.determination import Determination


def as_data(found: Sequence[Effect], before: Bench, after: Bench) -> dict[str, Any]:
    """What a program reads: `before` and `after`, counts, `items` in their order, and `worklist` (keys of items)."""
    return {
        "before": _side(before),
        "after": _side(after),
        "counts": dict(Counter(str(e.change) for e in found)),
        "items": [_item(e) for e in found],
        "worklist": [e.item.key for e in found if e.reopens],
    }


def _side(bench: Bench) -> dict[str, str]:
    return {"as_of": bench.as_of.isoformat(), "policy": bench.policy, "catalogue": bench.catalogue.sha256}


def _item(effect: Effect) -> dict[str, Any]:
    return {
        "item": effect.item.key,
        "label": effect.item.name,
        "document": effect.document,
        "name": effect.name,
        "change": str(effect.change),
        "margin_before": None if effect.margin_before is None else str(effect.margin_before),
        "margin": None if effect.margin is None else str(effect.margin),
        "signed": list(effect.signed),
        "before": _answer(effect.before),
        "after": _answer(effect.after),
    }


def _answer(made: Determination) -> dict[str, Any]:
    return {
        "outcome": str(made.outcome),
        "codes": list(made.codes),
        "near": list(made.near),
        "missing": list(made.missing),
        "remark": {"zh": made.remark.zh, "en": made.remark.en},
        "in_force": str(made.status.in_force),
    }
