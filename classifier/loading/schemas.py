"""The JSON Schemas of the catalogue's files, for an editor that completes and checks them while one types.

They are generated from the shapes; `catalogue/schemas/` holds them, and a test says that they are current.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from classifier.loading.layers import KINDS, VOCABULARY, shape_of


def schemas() -> Mapping[str, str]:
    """The text of each schema by its place in the folder (`instruments.json`, `vocabulary/units.json`...)."""
    return {place_of(kind): json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}


def place_of(kind: str) -> str:
    """Where the schema of a kind of file lies in the folder of schemas."""
    return f"vocabulary/{kind}.json" if kind in VOCABULARY else f"{kind}.json"


def write_schemas(folder: Path) -> None:
    """Writes every schema into a folder, over what is there."""
    for name, text in schemas().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _schema(kind: str) -> dict[str, object]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape_of(kind).model_json_schema()}
