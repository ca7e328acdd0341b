"""Small labels and reports for the tests of the scoring."""

from __future__ import annotations

from typing import Any

from corpora.labels import Labels

HASH = "a" * 64


def wanted(prop: str, low: str | None, high: str | None, **more: Any) -> dict[str, Any]:
    return {"property": prop, "kind": None, "low": low, "high": high, **more}


def stated(prop: str, low: str | None, high: str | None, **more: Any) -> dict[str, Any]:
    evidence = [{"page": 1, "box": [0, 0, 9, 9], "text": "as printed"}]
    fact = {"property": prop, "low": low, "high": high, "kind": None, "method": "stated"}
    return {**fact, "confidence": 0.97, "evidence": evidence, **more}


def item(label: str, facts: list[dict[str, Any]], outcome: str = "close", **more: Any) -> dict[str, Any]:
    determination = {"outcome": outcome, "codes": more.pop("codes", [])}
    return {"label": label, "line": None, "facts": facts, "determination": determination, **more}


def report(items: list[dict[str, Any]], kind: str = "datasheet") -> dict[str, dict[str, Any]]:
    return {HASH: {"document": {"kind": kind, "sha256": HASH}, "items": items}}


def labels(items: list[dict[str, Any]], **document: Any) -> Labels:
    one = {"file": "a.pdf", "sha256": HASH, "kind": "datasheet", "items": items, **document}
    return Labels.model_validate({"labels": "gauger-labels/1", "documents": [one]})


def labelled(label: str, facts: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"label": label, "outcome": "close", "facts": facts, **more}
