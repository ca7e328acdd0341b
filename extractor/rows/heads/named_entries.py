"""Entries of a numbered list that each open with a model of one series, below a heading that says what they are.

A. Mechanofusion machines for graphite
1. AX-200: vessel volume 200 L, weight
   about 3.2 t
2. AX-300: vessel volume 300 L
3. AX-G, continuous: volume on request
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document.layout_settings import LAYOUT
from extractor.rows.annotated_rows import MarkedRow
from extractor.rows.designations import is_designation
from extractor.rows.heads.model_lists import Section

_ENTRY = re.compile(
    r"\s*[(（]?\d{1,2}[.)）、．]\s*"
    r"(?P<name>(?P<series>[A-Z]{1,6}-?)(?:\d{1,5}(?:-?[A-Z]{1,3})?|(?<=-)[A-Z]{1,3}))(?![A-Za-z0-9-])"
    r"[^:：。;；]{0,24}[:：]"
)
"""A number, a name with a number or a letter behind its series, and a colon not far from it."""
_FEWEST = 2


def named_entries(rows: Sequence[MarkedRow]) -> dict[MarkedRow, Section | None]:
    """The entries by their rows, and `None` for the row at which the list ends.

    None where they are of several series, no heading above names goods, or none of them states a value.
    """
    found: dict[MarkedRow, Section | None] = {}
    series: set[str] = set()
    heading, valued, is_open, left = "", False, False, 0.0
    for row in rows:
        first = row.slots[0]
        entry = _ENTRY.match(first.text) if len(row.slots) == 1 and first.slot.table is None else None
        name = entry["name"] if entry else ""
        if entry and (is_designation(name) or found) and (heading or found):
            found[row] = Section(name, "", heading)
            series.add(entry["series"])
            valued = valued or any(a.unit is not None for a in first.amounts)
            is_open, left = True, first.slot.left
        elif is_open and first.slot.left < left + LAYOUT.rows.entry_indent_points:
            found[row], is_open = None, False
        if not entry and first.goods and len(row.slots) == 1:
            heading = first.text
    names = [x.name for x in found.values() if x is not None]
    is_list = len(names) == len(set(names)) >= _FEWEST and len(series) == 1 and valued
    return found if is_list else {}
