"""The line at the top of an item: where in the queue, what it is, the verdict, who has signed or holds it."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.text import Text

from casebook.state.people.holds import holder
from tui.desk.sheet import Sheet
from tui.speech import words
from tui.speech.inert import inert


def headline(sheet: Sheet, place: str, who: str, why: str | None) -> Text:
    """The line for a sheet; `why` is the note that waits for the next step."""
    entry, read = sheet.entry, sheet.item.read
    codes = ", ".join(entry.codes) or (f"near {', '.join(entry.near)}" if entry.near else "")
    label = inert(entry.label) + (f" ({inert(read.maker)})" if read.maker else "")
    product = " or ".join(p.replace("_", " ") for p in sheet.item.current.products)
    other = holder(sheet.item, who, datetime.now(UTC))
    parts = [
        f"{place}  {label}  {product}",
        f"{words.outcome(entry.outcome)}  {codes}".rstrip(),
        str(sheet.standing),
        f"checked out by {inert(other.who)}" if other else "",
        inert(entry.deciding) if sheet.item.removals else "",
        f"note: {inert(why)}" if why else "",
    ]
    return Text(" " + "   ".join(p for p in parts if p), no_wrap=True, overflow="ellipsis")
