"""A shipment as rows of a list: its goods lines, its questions, and what else keeps it from going out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from casebook.declaring.readiness import Objection, lacks_signature
from casebook.shipments.goods.figures import mass_shown
from casebook.shipments.goods.questions import Question
from casebook.shipments.standing import LineStanding, Standing
from classifier.facts import Evidence
from tui.speech.inert import inert
from tui.speech.words import MARKS, outcome
from tui.widgets.strips import fitted, table_row

_SHARES = (2, 13, 10, 16, 22, 6)
"""Columns of a goods line at the least: number, goods, quantity, mass a piece, outcome, signatures."""
_EDGES = 4
"""Columns that the list keeps beside its rows, its bar counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: of a goods line, of a question, or of something else that is missing; a heading is none of them."""

    text: Text
    line: LineStanding | None = None
    question: Question | None = None
    against: Objection | None = None

    @property
    def key(self) -> str:
        """What it is known by, to be found again after a step."""
        if self.line is not None:
            return self.line.line.rows[0].entry.key
        if self.question is not None:
            return self.question.key
        return self.against.label if self.against is not None else ""

    @property
    def is_heading(self) -> bool:
        """Whether it only parts the others."""
        return not self.key

    @property
    def quotes(self) -> tuple[Evidence, ...]:
        """What a question quotes, of other rows nothing."""
        return self.question.quotes if self.question is not None else ()

    @property
    def document(self) -> str | None:
        """The document that it speaks of, first by what it quotes."""
        if self.quotes:
            return self.quotes[0].sha256
        if self.question is not None:
            return self.question.paper or None
        return self.line.subject.place.document if self.line is not None else None

    def is_open_for(self, who: str) -> bool:
        """Whether the row waits for this person: not a line that lacks another's signature alone."""
        if self.line is not None:
            about = self.line.subject
            return len(self.line.against) > int(who in about.signed.signers and lacks_signature(about))
        return (self.question is not None and self.question.settled is None) or self.against is not None


def headline(made: Standing) -> str:
    """The line above a shipment's rows: its name and stage, whether it is ready, how much it holds, when it is due."""
    number = len(made.against)
    state = "READY" if made.is_ready else f"{number} {'thing stands' if number == 1 else 'things stand'} against it"
    clock = f"   due {made.clock.deadline.day}" if made.clock is not None and made.clock.is_running else ""
    several = f"{_counted(len(made.case.members), 'paper')}, {_counted(len(made.lines), 'goods line')}"
    return f"{inert(made.case.shipment.name)}: {made.case.shipment.stage}   {state}   {several}{clock}"


def nothing_open(made: Standing) -> str:
    """What is said where no row waits for the person: only where nothing stands against it is the set next."""
    if made.is_ready:
        return "nothing is open: w writes the set"
    number = len(made.against)
    return f"nothing is left for you; {_counted(number, 'thing')} {'waits' if number == 1 else 'wait'} for others"


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def rows(made: Standing, width: int) -> Iterator[Row]:
    """The rows of a shipment, the goods lines first, then what is open, then what was settled."""
    yield Row(_heading(width))
    yield from (Row(_line(one, width), line=one) for one in made.lines)
    others = tuple(_others(made))
    if made.open or others:
        yield Row(Text(f"open: {len(made.open) + len(others)}", style="bold"))
    yield from (Row(_question(q, width), question=q) for q in made.open)
    yield from (Row(_missing(o, width), against=o) for o in others)
    settled = [q for q in made.questions if q.settled is not None]
    if settled:
        yield Row(Text(f"settled: {len(settled)}", style="bold"))
    yield from (Row(_question(q, width), question=q) for q in settled)


def _others(made: Standing) -> Iterator[Objection]:
    """What stands against it that is said neither with a line nor by a question."""
    yield from made.removals
    yield from (o for o in made.against if not made.lines and not o.label.startswith("question "))


def _widths(width: int) -> tuple[int, ...]:
    number, goods, count, a_piece, verdict, signed = _SHARES
    more = max(width - sum(_SHARES) - len(_SHARES) - _EDGES - 2, 0)
    return number, goods + more // 2, count, a_piece, verdict + more - more // 2, signed


def _heading(width: int) -> Text:
    told = table_row(("", "goods", "quantity", "a piece", "outcome", "signed"), _widths(width))
    return Text(fitted(f"  {told}", width - _EDGES), style="bold", no_wrap=True)


def _line(one: LineStanding, width: int) -> Text:
    line, made = one.line, one.made
    count = ", ".join(dict.fromkeys(str(f) for f in line.figures["quantity"]))
    a_piece = mass_shown(line.mass.quantity.interval) if line.mass is not None else ""
    codes = ", ".join(made.codes) or ("near " + ", ".join(made.near) if made.near else "")
    signed = f"{len(one.subject.signed.signers)}/{one.subject.signed.needed}"
    cells = (str(line.number), line.label, count, a_piece, f"{outcome(str(made.outcome))} {codes}".rstrip(), signed)
    mark = "  " if one.against else "✓ "
    told = table_row(tuple(map(inert, cells)), _widths(width))
    return Text(fitted(mark + told, width - _EDGES), no_wrap=True)


def _question(question: Question, width: int) -> Text:
    where = f"line {question.line}: " if question.line else ""
    mark = "✓" if question.settled is not None else "?"
    return Text(fitted(f"{mark} {where}{inert(question.says.en)}", width - _EDGES), no_wrap=True)


def _missing(objection: Objection, width: int) -> Text:
    text = f"{MARKS['controlled']} {inert(objection.label)}: {inert(objection.reason)}"
    return Text(fitted(text, width - _EDGES), no_wrap=True)
