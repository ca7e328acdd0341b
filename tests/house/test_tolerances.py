"""How far apart what belongs together may stand is a setting with a name (`extractor/document/tolerances.py`)."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from extractor.document.layout_settings import LAYOUT

ROOT = Path(__file__).parents[2]
ROOMS = ("layout", "language", "rows", "facts", "places", "goods", "trade", "forms", "papers", "assembling")
MEASURED = re.compile(r"(?<![\w.])\d*\.?\d+ \* (?:max\()?(?:[\w.\[\]]+\.)?(?:height|size)\b")
"""A bare number of times the height of type."""


@pytest.mark.parametrize("room", ROOMS)
def test_no_rule_measures_type_by_a_number_without_a_name(room: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "extractor" / room).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if MEASURED.search(line)
    }
    assert found == set()


PARTS = [f.name for f in fields(LAYOUT) if is_dataclass(getattr(LAYOUT, f.name))]
READ = "\n".join(p.read_text("utf-8") for p in (ROOT / "extractor").rglob("*.py"))


@pytest.mark.parametrize("name", [f"{part}.{f.name}" for part in PARTS for f in fields(getattr(LAYOUT, part))])
def test_each_tolerance_of_a_part_is_read_somewhere(name: str) -> None:
    assert f"LAYOUT.{name}" in READ
