"""Texts of a workbook's cells whose runs are written differently: raised, or struck."""

from __future__ import annotations

from extractor.readers.office.safe_xml import Element, child, get, name
from extractor.readers.office.workbook.shown.styles import is_on


def rich_text(item: Element) -> tuple[str, str]:
    """What is shown of a text in runs, and what of it is struck; readings of characters (`rPh`) are not shown."""
    shown, struck = "", ""
    for inner in item:
        if name(inner) == "x:t":
            shown += inner.text or ""
        elif name(inner) == "x:r":
            text = "".join(t.text or "" for t in inner if name(t) == "x:t")
            properties = child(inner, "x:rPr")
            if is_on(child(properties, "x:strike")):
                struck += text
            elif (get(child(properties, "x:vertAlign"), "val") == "superscript") and text.strip():
                shown += _raised(text, shown)
            else:
                shown += text
    return shown, struck


def _raised(text: str, before: str) -> str:
    from extractor.readers.office.word.inline.text import Growing

    growing = Growing([before])
    growing.add_raised(text)
    return "".join(growing.pieces)[len(before) :] + "".join(f" {mark}" for mark in growing.marks_held())
