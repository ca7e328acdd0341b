"""What the law makes of the item: the findings as a tree with margins and flip distances, and the remark."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from classifier.judging.determination import Criterion, Determination, Finding
from classifier.law.timeline import PLAIN
from classifier.truth import Truth
from tui.desk.sheet import Sheet
from tui.speech.inert import inert
from tui.speech.words import TRUTHS, value

_STYLES = {Truth.TRUE: "bold", Truth.FALSE: "dim", Truth.UNKNOWN: "bold italic"}


class Verdict(VerticalScroll, can_focus=True):
    """Scrolls; the first lines say what the last step changed."""

    HELP = """Every entry that speaks of such goods, with each test: `yes`, `no` or `open`, the value it was
judged by, how far that is from the limit, and what would turn it."""

    DEFAULT_CSS = """
    Verdict { background: $surface; scrollbar-size-vertical: 1; }
    Verdict:focus { background: $surface-lighten-1; }
    Verdict Static { width: 1fr; height: auto; }
    """

    def __init__(self) -> None:
        super().__init__(id="verdict")

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)

    def show(self, sheet: Sheet, changed: tuple[str, ...]) -> None:
        """Shows the sheet's findings under what has changed."""
        text = Text("\n").join(_lines(sheet, changed))
        self.query_one(Static).update(text)
        self.scroll_home(animate=False)


def _lines(sheet: Sheet, changed: tuple[str, ...]) -> Iterator[Text]:
    yield from (Text(f"Δ {inert(line)}", style="bold reverse") for line in changed)
    if sheet.item.reopened:
        yield Text(f"↺ reopened: {inert(sheet.item.reopened)}", style="bold")
    if sheet.is_hidden:
        yield Text(
            f"{_values(len(sheet.hidden))} yours to type from the page first (b). The findings are shown after that.",
            style="bold",
        )
        yield Text(inert(sheet.rule), style="dim")
        return
    yield from _tree(sheet.made)


def _tree(made: Determination) -> Iterator[Text]:
    if made.missing:
        yield Text("missing: " + ", ".join(m.replace("_", " ") for m in made.missing), style="bold")
    speaking = [f for f in made.findings if f.product is not Truth.FALSE]
    for found in sorted(speaking, key=_weight):
        yield from _finding(found)
    others = [f.code for f in made.findings if f.product is Truth.FALSE]
    if others:
        yield Text(f"{TRUTHS[Truth.FALSE]} not what these name: {', '.join(others)}", style="dim")
    for fact in made.derived:
        yield Text(f"derived: {inert(fact.formula or '')} = {value(fact)}".replace("_", " "))
    yield from (Text(f"doubted: {inert(doubt)}", style="bold") for doubt in made.doubts)
    yield from (Text(f"house policy {inert(line)}", style="dim") for line in made.assumptions)
    yield Text(f"{made.as_of}: {inert(made.status.note)}", style="dim")
    yield from (Text(inert(advice.en), style="dim") for advice in made.advice)


def _weight(found: Finding) -> int:
    """What holds first, then what may."""
    return {Truth.TRUE: 0, Truth.UNKNOWN: 1, Truth.FALSE: 2}[found.truth]


def _finding(found: Finding) -> Iterator[Text]:
    head = Text(f"{TRUTHS[found.truth]} {found.code}  ", style=_STYLES[found.truth])
    yield head.append(inert(found.reason.replace("_", " ")))
    yield from (_criterion(c) for c in found.criteria)


def _criterion(criterion: Criterion) -> Text:
    known = inert(criterion.value or ("implausible" if criterion.doubted else "not known"))
    margin = "" if criterion.margin is None else f"  margin {criterion.margin:+.1%}"
    flips = f"  turns if {inert(criterion.flips_if).replace('_', ' ')}" if criterion.flips_if else ""
    name = f"{criterion.property} {criterion.test}".replace("_", " ")
    line = Text(f"  └ {TRUTHS[criterion.truth]}", style=_STYLES[criterion.truth])
    return line.append(f" {name}: {known}{margin}{flips}")


def remark(sheet: Sheet) -> Text:
    """The remark as it will be written, in both languages, or why there is none."""
    made = sheet.made
    if sheet.is_hidden:
        return Text("remark: shown after the blind entry", style="dim")
    if made.remark.zh is None and made.remark.en is None:
        why = {
            "undetermined": "none before the verdict is known",
            "listed_elsewhere": "none is composed: another act lists it, and it is never declared as not controlled",
        }.get(made.outcome, "none is called for")
        if made.outcome in ("controlled", "close"):
            why = f"none on {made.as_of}: the act is {PLAIN[made.status.in_force].en}"
        return Text(f"remark: {why}", style="dim")
    text = Text("remark zh ", style="bold")
    text.append(inert(made.remark.zh or "–"), style="not bold")
    return text.append("\n       en ").append(inert(made.remark.en or "–"), style="not bold")


def _values(number: int) -> str:
    return "1 deciding value is" if number == 1 else f"{number} deciding values are"
