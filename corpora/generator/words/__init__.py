"""The generator's own words, read from the files beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


class UnknownPart(ValueError):
    """A family or language that does not exist, or that training may not see: says which there are."""


@cache
def words(name: str) -> dict[str, Any]:
    """One file of words, by its name without suffix."""
    text = Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def held_out() -> dict[str, list[str]]:
    """The layout families and languages that training never sees."""
    text = (Path(__file__).parent.parent / "held_out.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.safe_load(text)
    return loaded
