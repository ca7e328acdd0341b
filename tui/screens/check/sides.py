"""What a line of a draft says beside what the record has, as rows of text; a quote within its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from casebook.checking.check import Checked
from casebook.checking.findings import CheckedLine, Finding
from classifier.facts import Evidence
from classifier.judging.determination import in_words
from classifier.quantity import plain
from extractor.document.page import Page
from extractor.trade.declaration import PROPERTIES, Measured
from tui.speech.inert import inert
from tui.speech.words import value
from tui.widgets.quotes import around

MARKS = {"must": "!", "contradiction": "≠", "missing": "_", "note": "·"}
STYLES = {"must": "bold red", "contradiction": "yellow", "missing": "cyan", "note": "dim"}
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class CheckView:
    """Checks to be shown: `names` are those of files by their SHA-256, `pages` the pages that quotes stand on."""

    checks: tuple[Checked, ...]
    names: Mapping[str, str]
    pages: Mapping[str, Sequence[Page]]
    language: str = "en"


Row = tuple[str, str, str]
"""What is compared, what the draft says, what the record has."""


def rows(one: Checked, line: CheckedLine | None) -> Iterator[Row]:
    """The rows of a line, or of the head."""
    if line is None:
        yield from ((key.replace("_", " "), inert(f.value, 400), "") for key, f in one.draft.declaration.header.items())
        yield from ((inert(f.name), f.status.replace("_", " "), f.kind.replace("_", " ")) for f in one.files)
        return
    declared = line.line
    codes = ", ".join(line.made.codes or line.made.near)
    yield "outcome", "", f"{in_words(line.made.outcome)} {codes}".rstrip()
    yield "joined to", inert(line.item), inert(f"{line.joined} ({line.record})") if line.joined else _NOTHING
    yield "number", inert(declared.number) or _NOTHING, ""
    yield "name", inert(declared.name) or _NOTHING, ""
    for element in declared.elements:
        yield element.key.replace("_", " "), inert(element.value) or _NOTHING, _fact(line, PROPERTIES.get(element.key))
    yield "quantities", ", ".join(f"{plain(q.value)} {inert(q.unit)}" for q in declared.quantities), ""
    yield "price, amount", f"{_money(declared.unit_price)}, {_money(declared.amount)}", ""
    for made in line.derived:
        low, high = (None if end is None else round(end, 1) for end in (made.interval.low, made.interval.high))
        shown = f"{low}" if low == high else f"{low}–{high}"
        yield f"{made.property.replace('_', ' ')}, computed", f"{shown} {made.unit}", _fact(line, made.property)


def _fact(line: CheckedLine, name: str | None) -> str:
    return ", ".join(dict.fromkeys(value(f) for f in line.facts if f.property == name)) if name else ""


def _money(measured: Measured | None) -> str:
    return (
        f"{inert(measured.printed or plain(measured.value))} {inert(measured.unit)}".strip() if measured else _NOTHING
    )


def told(found: Finding, language: str) -> Text:
    """A finding as one line of a list."""
    mark = f"{MARKS[found.severity]} "
    return Text.assemble((mark, STYLES[found.severity]), inert(getattr(found.says, language)))


def quote(one: Evidence, view: CheckView) -> Text:
    """Where a quote stands and the line around it, the quote set off."""
    name = inert(view.names.get(one.sha256, "").rpartition("/")[2])
    place = inert(one.cell or f"p. {one.page}")
    before, behind = around(one, view.pages.get(one.sha256, ()))
    head = (f"{name}, {place}\n", "dim")
    return Text.assemble(head, (inert(before), ""), (inert(one.text, 400), "reverse"), (inert(behind), ""))
