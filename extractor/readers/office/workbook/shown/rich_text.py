"""Texts of a workbook's cells whose runs are written differently: raised, struck, or white."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.readers.office.safe_xml import Element, child, get, name
from extractor.readers.office.workbook.shown.colours import WHITE
from extractor.readers.office.workbook.shown.styles import unseen_by

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class RichText:
    """A cell's text in pieces, each with why it is not seen upon white: `struck`, `tiny`, `white`; or `None`."""

    pieces: tuple[tuple[str, str | None], ...] = ()

    def shown(self, *, on_paper: bool) -> str:
        """What is seen of it; type in white is, on another ground than white."""
        return "".join(text for text, why in self.pieces if why is None or (why == "white" and not on_paper))

    def unseen(self, *, on_paper: bool) -> dict[str, str]:
        """What is not seen of it, by why."""
        found: dict[str, str] = {}
        for text, why in self.pieces:
            if why is not None and (why != "white" or on_paper):
                found[why] = found.get(why, "") + text
        return found


def rich_text(item: Element) -> RichText:
    """A text in runs; readings of characters (`rPh`) are not shown."""
    pieces: list[tuple[str, str | None]] = []
    for inner in item:
        if name(inner) == "x:t":
            pieces.append((unescaped(inner.text or ""), None))
        elif name(inner) == "x:r":
            text = unescaped("".join(t.text or "" for t in inner if name(t) == "x:t"))
            properties = child(inner, "x:rPr")
            why = unseen_by(properties, WHITE) if properties is not None else None
            if why is None and get(child(properties, "x:vertAlign"), "val") == "superscript" and text.strip():
                text = _raised(text, "".join(before for before, left_out in pieces if left_out is None))
            pieces.append((text, why))
    return RichText(tuple(pieces))


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, which are written `_x000D_`, as spaces or as they are."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: c if (c := chr(int(found[1], 16))).isprintable() else " ", text)


def _raised(text: str, before: str) -> str:
    from extractor.readers.office.word.inline.text import Growing

    growing = Growing([before])
    growing.add_raised(text)
    return "".join(growing.pieces)[len(before) :] + "".join(f" {mark}" for mark in growing.marks_held())
