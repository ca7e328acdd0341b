"""`gauger schema`: the JSON Schemas of what goes in and comes out."""

from __future__ import annotations

import json
from typing import Any

from tui.speech.exits import Exit
from tui.speech.troubles import Refused


def run(name: str) -> int:
    """Prints a schema; raises `Refused` for a name that has none."""
    schemas = {"report": _report, "labels": _labels, "catalogue": _catalogue}
    if name not in schemas:
        raise Refused(f"schema {name!r} not found; choose one of {', '.join(schemas)}", Exit.USAGE)
    print(json.dumps(schemas[name](), indent=2))
    return Exit.SETTLED


def _report() -> dict[str, Any]:
    from extractor.report import Report

    return Report.model_json_schema(by_alias=True)


def _labels() -> dict[str, Any]:
    from corpora.labels import schema

    return schema()


def _catalogue() -> dict[str, Any]:
    """One schema for each sort of file."""
    from classifier.loading.layers import KINDS, shape_of

    return {kind: shape_of(kind).model_json_schema() for kind in KINDS}
