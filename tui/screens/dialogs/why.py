"""Why: what was read of a fact and where, what it was weighed against, what lost and by what; scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from casebook.state.model import FactState
from classifier.facts import Evidence, Fact, Heard
from classifier.wording.explain import tree
from tui.desk.sheet import Sheet
from tui.speech import words
from tui.speech.inert import inert
from tui.widgets.keys_line import KeysLine


class WhyScreen(ModalScreen[None]):
    """Shows the reasons of one item, those of the fact under the cursor first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,i,q", "dismiss(None)", "Back")]
    CSS = """
    WhyScreen { align: center middle; }
    WhyScreen > VerticalScroll { width: 100; max-width: 98%; height: auto; max-height: 92%; background: $panel;
        border: round $accent; padding: 0 1; }
    """

    def __init__(self, sheet: Sheet, fact: FactState | None) -> None:
        super().__init__()
        self._lines = tuple(reasons(sheet, fact))

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(Text("\n".join(self._lines)))
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


def reasons(sheet: Sheet, fact: FactState | None) -> Iterator[str]:
    """What the record knows of a fact, then of the verdict, then what the reading set aside."""
    if sheet.is_hidden:
        yield "The deciding values are to be typed from the page first: press b."
        return
    if fact is not None:
        yield from _of_fact(fact)
        yield ""
        rivals = [f for f in sheet.item.facts if f.key != fact.key and _name(f) == _name(fact)]
        yield from (line for rival in rivals for line in ("beside it:", *_of_fact(rival)))
    yield from (inert(line, 400) for line in tree(sheet.item.current, sheet.made).splitlines())
    problems = sheet.folder.state.reading.problems if sheet.folder.state.reading else ()
    told = [p for p in problems if sheet.item.read.label in p.message or len(sheet.folder.state.items) == 1]
    if told:
        yield ""
        yield "what the reading says of it:"
        yield from (f"  {inert(p.message, 400)}" for p in told)


def _name(fact: FactState) -> str:
    known = fact.current or fact.value or fact.original
    return known.property if known else ""


def _of_fact(state: FactState) -> Iterator[str]:
    for word, fact in (("entered", state.value), ("read", state.original), ("now read", state.differs)):
        if fact is not None:
            yield f"{fact.property.replace('_', ' ')}: {word} as {words.value(fact)}{_how(fact)}"
            yield from (f"  {_place(e)}: “{inert(e.text, 200)}”" for e in fact.evidence)
            yield from _heard(fact)
    if state.rejected:
        why = f" as {state.aside.replace('_', ' ')}" if state.aside else ""
        yield f"  it counts for nothing: set aside{why} by {inert(state.by or '')}"
    elif state.value is not None and state.original is not None:
        yield f"  what was read lost to what {inert(state.by or '')} entered"
    marked = state.original.marked if state.original is not None else None
    if marked is not None:
        done = "set aside" if state.withheld else "read"
        agrees = ", and the reader has it too" if marked.agrees else "; it clears nothing before a person confirms it"
        yield f"  {done} {inert(marked.said)} (mark {marked.mark[:8]}){agrees}"
    if state.confirmed_by:
        yield f"  accepted by {inert(', '.join(state.confirmed_by))}"
    if state.source is not None:
        yield f"  it comes from {inert(str(state.source))}"


def _how(fact: Fact) -> str:
    kind = f", {fact.kind}" if fact.kind else ""
    sure = "" if fact.method == "entered" else f", {fact.confidence:.0%} sure"
    doubt = f"; doubted: {inert(fact.doubt)}" if fact.doubt else ""
    return f" ({fact.method}{kind}{sure}{doubt})"


def _heard(fact: Fact) -> Iterator[str]:
    if fact.witness is not None:
        said = {Heard.AGREES: "agrees", Heard.DIFFERS: f"shows “{inert(fact.witness.picture or '')}” instead"}
        yield f"  its picture {said.get(fact.witness.heard, 'was not heard: ' + inert(fact.witness.why or ''))}"


def _place(evidence: Evidence) -> str:
    return f"page {evidence.page}" if evidence.page else inert(evidence.cell or "")
