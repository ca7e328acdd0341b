"""Which item of the record a declared line is of: by its model's name, else by its kind where one fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.checking.beside.names import is_end_of, key_of, keys_in
from casebook.checking.beside.papers import Sheet
from classifier.facts import Item
from extractor.trade.declaration import DeclaredLine


@dataclass(frozen=True, slots=True)
class Joined:
    """The item of the record that a line is of.

    `why` says what shows it; `is_sure` is false where goods of one kind were joined without a name in common.
    """

    sheet: Sheet
    why: str
    is_sure: bool = True


def joined(
    line: DeclaredLine, own: Item, sheets: Sequence[Sheet], lines_alike: int, listed: tuple[str, str] | None = None
) -> Joined | None:
    """The item that a line is of; `None` where none is, or several may be.

    `lines_alike` counts the draft's lines of the same goods; `listed` is what a paper calls goods of the line's
    figures, and that paper, for a line that bears no model.
    """
    named = keys_of(line)
    for sheet in sheets:
        if key_of(sheet.item.label) in named:
            return Joined(sheet, f"{sheet.item.label} = {sheet.paper.shown}")
    for sheet in sheets:
        if named & keys_in(sheet.item.label) or _ends_alike(line, sheet):
            return Joined(sheet, f"{sheet.item.label} ~ {sheet.paper.shown}")
    if line.designation is not None or own.product == "other":
        return None
    if listed is not None:
        name, paper = listed
        known = {key_of(name), *keys_in(name)}
        of = [s for s in sheets if key_of(s.item.label) in known or is_end_of(name, s.item.label)]
        if of:
            return Joined(of[0], f"{of[0].item.label} = {of[0].paper.shown}, {paper}")
    alike = [s for s in sheets if s.item.product == own.product and s.paper.is_named]
    if len(alike) == 1 and lines_alike == 1:
        return Joined(alike[0], f"{own.product}: {alike[0].paper.shown}", is_sure=False)
    return None


def _ends_alike(line: DeclaredLine, sheet: Sheet) -> bool:
    return line.designation is not None and is_end_of(line.designation, sheet.item.label)


def rivals(line: DeclaredLine, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """All items of the record that bear the very name of a line."""
    named = keys_of(line)
    return tuple(s for s in sheets if key_of(s.item.label) in named)


def keys_of(line: DeclaredLine) -> frozenset[str]:
    """The names that a line goes by: its model, or names within its name and elements."""
    model = line.designation
    if model is not None:
        return frozenset({key_of(model)})
    told = " ".join(p.text for p in (line.name_place, line.elements_place) if p)
    return keys_in(told.replace("|", " "))
