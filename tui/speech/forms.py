"""Marks of forms in words: what stands where."""

from __future__ import annotations

from extractor.forms.model import NAME, FormMark, Says
from tui.speech.inert import inert


def said_of(mark: FormMark) -> str:
    """A mark in words: what stands where."""
    if mark.says is Says.ONE:
        return "the form is of one model"
    label, head = (inert(t, 60).replace(NAME, "the model's name") for t in (mark.place.label, mark.place.head))
    where = " under ".join(f"“{t}”" for t in (label, head) if t) or "the place"
    if mark.says is Says.VALUE:
        extra = "".join(f", {t}" for t in (mark.kind, f"in {mark.unit}" if mark.unit else "") if t)
        return f"{where} is {inert((mark.property or '').replace('_', ' '))}{inert(extra)}"
    told = {
        Says.NAME: "is what the goods are called",
        Says.NOTHING: "is no value of the goods",
        Says.LIMIT: "is a limit",
        Says.CELL_INSIDE: "is of the cell inside",
        Says.OLD_REVISION: "is of an old revision",
    }
    return f"{where} {told[mark.says]}"
