"""Cell, pack and what else is built in.

A pack's sheet states values of its cells too, in a section, a column or a label of their own, and of other parts
("converter weight"), whose label names them.
"""

from __future__ import annotations

import re

from extractor.rows.annotated_rows import Marked, MarkedRow

CELL, PACK, PART = "cell", "pack", "part"
BUILT_IN = ("module", "cluster", "system")
"""What large batteries are built of, each of the one before; a sheet is about the last that it has values of."""
_SENTENCE = re.compile(r"[。；;!?！？]|\.(?=\s+[^\W\da-z])")
_ALTERNATIVE = re.compile(r"[/／&、,，]")
_HEADING = 50


class Levels:
    """What the rows read so far say of whose values follow."""

    def __init__(self) -> None:
        self._section: str | None = None
        self._columns: tuple[tuple[Marked, str], ...] = ()

    def see(self, row: MarkedRow) -> None:
        """Takes note of a heading ("1. Cell parameters") or of a head of columns ("Cell | Pack")."""
        told = tuple((m, level) for m in row.slots if (level := _whole(m)) is not None)
        if len({level for _, level in told}) > 1:
            self._columns, self._section = told, None
        elif len(row.slots) == 1 and _is_heading(row.slots[0]):
            self._section = _named(row.slots[0]) or (PART if _heads_other_goods(row.slots[0]) else None)
            self._columns = ()

    def of(self, label: Marked, value: Marked, at: int | None = None) -> str | None:
        """`cell`, `pack` or another level for a value, `part` for one of other goods that the label names.

        `at` is where the value stands in running text, whose sentence tells. `None` where nothing does.
        """
        if _names_part(label, at if label is value else None):
            return PART
        column = next((level for head, level in self._columns if _overlaps(head, value)), None)
        own = _named(label) if at is None or label is not value else _named_before(label, at)
        return column or own or self._section


def _names_part(label: Marked, at: int | None) -> bool:
    """Whether a label opens with other goods, the property's word right behind: "converter weight", 变流器重量.

    In running text it is the last property's word before the value, at `at`, that counts.
    """
    before = [t.start for t in label.labels if at is None or t.start < at]
    last = before if at is None else before[-1:]
    for goods in label.goods:
        behind = min((start for start in last if start >= goods.end), default=None)
        if behind is not None and any(c.name == "level" and behind <= c.start < (at or 0) for c in label.cues):
            continue  # "with connector weighs the pack 43 kg", as German has it
        is_other = goods.category == "product" and goods.name == "other"
        if is_other and behind is not None and not any(map(str.isalnum, label.text[goods.end : behind])):
            return True
    return False


def _heads_other_goods(marked: Marked) -> bool:
    """Whether a heading says little more than that other goods follow: "3. Charger", 三、配套充电器."""
    letters = sum(map(str.isalnum, marked.text))
    return any(g.category == "product" and g.name == "other" and 2 * (g.end - g.start) >= letters for g in marked.goods)


def _is_heading(marked: Marked) -> bool:
    return len(marked.text) <= _HEADING and not any(a.unit is not None for a in marked.amounts)


def _named(marked: Marked) -> str | None:
    """The one level that a slot names."""
    groups = {c.group for c in marked.cues if c.name == "level"}
    return groups.pop() if len(groups) == 1 else None


def _named_before(marked: Marked, at: int) -> str | None:
    """The level that running text names last before a value, in its sentence; else the one that the sentence names.

    What is counted is built in, and not what the sentence speaks of: "the module with 12 cells weighs 9.9 kg".
    """
    start = max((m.end() for m in _SENTENCE.finditer(marked.text, 0, at)), default=0)
    stop = _SENTENCE.search(marked.text, at)
    inside = [
        c for c in marked.cues if c.name == "level" and start <= c.start < (stop.start() if stop else len(marked.text))
    ]
    counts = {a.end for a in marked.amounts} | {a.last for a in marked.amounts}
    before = [c.group for c in inside if c.end <= at and not _is_counted(marked.text, c.start, counts)]
    groups = {c.group for c in inside}
    return before[-1] if before else groups.pop() if len(groups) == 1 else None


def _is_counted(text: str, start: int, counts: set[int]) -> bool:
    return len(text[:start].rstrip()) in counts


def _whole(marked: Marked) -> str | None:
    """The level, where the slot says nothing else; of a "cell in the pack" that of the cell."""
    if not marked.cues:
        return None
    groups = {c.group for c in marked.cues if c.name == "level"}
    inside = groups == {CELL, PACK} and not _ALTERNATIVE.search(marked.text)
    level = CELL if inside else _named(marked)
    named = sum(c.end - c.start for c in marked.cues if c.name == "level")
    enough = 2 if inside else 1.5  # "cell in the pack" has words between
    return level if level and named * enough >= len(marked.text.strip()) else None


def _overlaps(head: Marked, value: Marked) -> bool:
    return min(head.slot.right, value.slot.right) > max(head.slot.left, value.slot.left)
