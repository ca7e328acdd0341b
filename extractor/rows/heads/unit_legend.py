"""The units that a line above or below a table gives for its words: "Units: volume m³; power kW; weight kg"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from classifier.law.vocabulary import Unit
from extractor.language.numbers.quantities import Numbers, UnitMention
from extractor.language.phrases import Phrases, Shape
from extractor.rows.annotated_rows import Marked, MarkedRow

_LEGEND = Shape(r"^\W*<<unit_legend>>\s*[:：]?\s*(?P<pairs>.+)$", re.I | re.S)
_PARTS = re.compile(r"[;；,，、|]|\s/\s")
_LONGEST = 40


def with_legends(rows: Sequence[MarkedRow], numbers: Numbers, phrases: Phrases) -> tuple[MarkedRow, ...]:
    """The rows, a label that has no unit with the one that a legend of the page gives for its last word."""
    units: dict[str, Unit] = {}
    for row in rows:
        if (told := _told(row, numbers, phrases)) is not None:
            units |= told
    if not units:
        return tuple(rows)
    return tuple(replace(row, slots=tuple(_with_unit(m, units) for m in row.slots)) for row in rows)


def _told(row: MarkedRow, numbers: Numbers, phrases: Phrases) -> dict[str, Unit] | None:
    """What a row tells as a legend: at least one word with its unit; `None` where it is none."""
    text = " ; ".join(m.text for m in row.slots)
    legend = phrases.pattern(_LEGEND).match(text)
    if legend is None or any(m.amounts for m in row.slots):
        return None
    units = {}
    for part in _PARTS.split(legend["pairs"]):
        last = numbers.closing_unit(part)
        word = part[: last.start].strip(" :：=()（）") if last else ""
        if last and word:
            units[word.casefold()] = last.unit
    return units or None


def _with_unit(marked: Marked, units: Mapping[str, Unit]) -> Marked:
    text = marked.text.rstrip(" :：").casefold()
    if not marked.labels or marked.mentions or marked.amounts or len(text) > _LONGEST:
        return marked
    unit = next((unit for word, unit in units.items() if text.endswith(word)), None)
    end = len(marked.text)
    return marked if unit is None else replace(marked, mentions=(UnitMention(end, end, unit),))
