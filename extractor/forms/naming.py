"""Where a form says what its goods are called."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document.page import Page
from extractor.forms.folding import folded
from extractor.forms.model import NAME, Place
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.names_of_goods import stripped

_LONGEST = 60


def named_by(place: Place, pages: Sequence[tuple[Page, Sequence[MarkedRow]]]) -> str | None:
    """What stands at the place of the goods' name on a paper; `None` where the paper has no such place."""
    for _, rows in pages:
        for row in rows:
            for label, text in _labelled(row):
                if label == place.label and text:
                    return text
    return None


def place_of_name(name: str, pages: Sequence[tuple[Page, Sequence[MarkedRow]]]) -> Place | None:
    """The place with a label of its own at which the goods' name stands on a paper, the first."""
    wanted = _plain(name)
    for _, rows in pages:
        for row in rows:
            for label, text in _labelled(row):
                if _plain(text) == wanted and label and NAME not in label:
                    return Place(label)
    return None


def _labelled(row: MarkedRow) -> list[tuple[str, str]]:
    """The labels of a row with what stands behind each: in the next slot, or behind a colon."""
    pairs = []
    for number, marked in enumerate(row.slots):
        before, colon, behind = _parted(marked)
        if colon and behind:
            pairs.append((folded(before), behind))
        elif number + 1 < len(row.slots):
            pairs.append((folded(marked.text), stripped(row.slots[number + 1].text)[:_LONGEST]))
    return pairs


def _parted(marked: Marked) -> tuple[str, str, str]:
    for colon in (":", "："):
        before, found, behind = marked.text.partition(colon)
        if found:
            return before, colon, stripped(behind)[:_LONGEST]
    return marked.text, "", ""


def _plain(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())
