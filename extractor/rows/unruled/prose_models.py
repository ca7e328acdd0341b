"""Models that running text takes one after the other: "The first, LP-59, … weighs 124 g. The second, LP-59S, …".

Running text is cut where a sentence opens with another model of the same family, so that each piece is a row whose
values are that model's. What stands before the first is said of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.language.widths import narrow_letters
from extractor.rows.annotated_rows import MarkedRow
from extractor.rows.designations import designations
from extractor.rows.heads.model_lists import Section
from extractor.rows.slots import Row, Slot

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W\da-zß-ÿ_])|(?<=[\d)%°²³][.])\s+(?=[A-ZÀ-Þ])|(?<=[。！？])\s*")
_OPENS_WITHIN = 60
"""So far into a sentence, in characters, its model is its subject; widths are in narrow letters."""
_OPENS_AT_ONCE = 24
_RUNNING = 120
"""A shorter text is a heading or an entry of a list."""
_ALIKE = 3
"""Names of one family begin with so many equal characters at least."""
_VALUE = re.compile(r"\d\s?[A-Za-z%°µ㎃]|\d[^\W\d]")


def parted_by_models(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, running text that takes several models one after the other cut before each of them."""
    for row in rows:
        starts = _starts(row.slots[0]) if len(row.slots) == 1 and row.slots[0].table is None else []
        if len(starts) < 2:
            yield row
            continue
        cuts = sorted({0, *(at for at, _ in starts)})
        for at, end in zip(cuts, (*cuts[1:], len(row.slots[0].text)), strict=True):
            if piece := _piece(row.slots[0], at, end):
                yield replace(row, slots=(piece,))


def prose_entries(rows: Sequence[MarkedRow]) -> dict[MarkedRow, Section | None]:
    """The pieces of running text that speak of one model each, by their rows; what follows them is nobody's."""
    opened = {row: name for row in rows if len(row.slots) == 1 and (name := _subject(row.slots[0].text))}
    found: dict[MarkedRow, Section | None] = {}
    last: MarkedRow | None = None
    for row in rows:
        if row in opened and narrow_letters(row.slots[0].text) > _OPENS_WITHIN and row.slots[0].slot.table is None:
            found[row], last = Section(opened[row], row.slots[0].text), row
        elif last is not None:
            found[row], last = None, None
    named = [x.name for x in found.values() if x is not None]
    return found if _is_a_family(named) else {}


def model_beside(row: MarkedRow, listed: Sequence[str]) -> str | None:
    """The model that running text beside a table of models opens with, as goods with values: one that is not listed."""
    text = row.slots[0].text
    if len(row.slots) > 1 or row.slots[0].slot.table is not None or narrow_letters(text) <= _OPENS_WITHIN:
        return None
    name = next(designations([text[:_OPENS_AT_ONCE]]), None)
    is_new = name is not None and text.startswith(name) and not any(name in other for other in listed)
    return name if is_new and row.slots[0].goods and any(a.unit for a in row.slots[0].amounts) else None


def _starts(slot: Slot) -> list[tuple[int, str]]:
    """Where a text turns to another model, and which; none where fewer than two of a family have values."""
    if narrow_letters(slot.text) < _RUNNING:
        return []
    turns: list[tuple[int, str]] = []
    for start, end in _sentences(slot.text):
        name = _subject(slot.text[start:end])
        if name and (not turns or turns[-1][1] != name):
            turns.append((start, name))
    if not _is_a_family([name for _, name in turns]):
        return []
    ends = [*(at for at, _ in turns[1:]), len(slot.text)]
    valued = all(_has_a_value(slot.text[at:end], name) for (at, name), end in zip(turns, ends, strict=True))
    return turns if valued else []


def _is_a_family(names: Sequence[str]) -> bool:
    """Whether there are two names or more, all different, that begin alike."""
    return len(names) > 1 and len({*names}) == len(names) and len({n[:_ALIKE] for n in names}) == 1


def _has_a_value(text: str, name: str) -> bool:
    return _VALUE.search(text.replace(name, "")) is not None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for stop in _SENTENCE.finditer(text):
        yield at, stop.start()
        at = stop.end()
    yield at, len(text)


def _subject(text: str) -> str | None:
    return next(designations([text[:_OPENS_WITHIN]]), None)


def _piece(slot: Slot, start: int, end: int) -> Slot | None:
    """A part of a slot as a slot with the spans of its own words."""
    spans, at = [], 0
    for first, last in slot.spans:
        a, z = max(start, at), min(end, at + last - first)
        if a < z:
            spans.append((first + a - at, first + z - at))
        at += last - first
        at += slot.text[at : at + 1] == " "
    text = slot.text[start:end]
    return replace(slot, text=text.rstrip(), spans=tuple(spans), key=spans[0][0]) if spans and text.strip() else None
