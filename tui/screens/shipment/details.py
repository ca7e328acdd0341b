"""What is behind a row of a shipment: a goods line with its papers, a question with its quotes side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from casebook.shipments.goods.figures import mass_shown
from casebook.shipments.goods.questions import Question, formula_of
from casebook.shipments.standing import LineStanding, Standing
from casebook.state.rows.summary import in_print
from classifier.facts import Evidence
from classifier.judging.determination import in_words
from extractor.document.page import Page
from tui.screens.shipment.rows import Row
from tui.speech.inert import inert
from tui.widgets.quotes import around

_ABREAST = 3
"""Papers whose quotes stand side by side."""


def details(row: Row, made: Standing, deciding: str) -> RenderableType:
    """What is behind a row; `deciding` are the values that decided a line's item, in words."""
    if row.line is not None:
        return Group(*_line(row.line, made, deciding))
    if row.question is not None:
        return Group(*_question(row.question, made))
    if row.against is not None:
        return Group(*_pair(row.against.reason, row.against.remedy))
    return Text("")


def _line(one: LineStanding, made: Standing, deciding: str) -> Iterator[RenderableType]:
    line = one.line
    by = inert(one.subject_entry.member.paper.shown)
    codes = ", ".join(one.made.codes or one.made.near)
    yield Text(
        f"{inert(line.label)}: {in_words(str(one.made.outcome))} {codes} by {by}".replace("  ", " "), style="bold"
    )
    if deciding:
        yield Text(f"why: {inert(in_print(deciding), 300)}")
    if line.mass is not None:
        yield Text(f"a piece: {mass_shown(line.mass.quantity.interval)} = {inert(formula_of(line))}")
    if one.with_mass is not None:
        yield Text(f"with it it would be {in_words(str(one.with_mass.outcome))}: f enters it", style="yellow")
    if one.rests is not None:
        yield Text(_rests(one))
    for objection in one.against:
        yield from _pair(objection.reason, objection.remedy)
    yield _papers(one)


def _rests(one: LineStanding) -> str:
    rests = one.rests
    assert rests is not None
    who = f"{', '.join(map(inert, rests.signers))} on {rests.at[:10]}"
    went = f", as in {', '.join(map(inert, rests.shipments))}" if rests.shipments else ""
    if rests.is_same_paper:
        return f"rests on the signature of {who}{went}"
    told = "; ".join(
        f"{c.property.replace('_', ' ')} {inert(c.was) or 'nothing'} → {inert(c.now) or 'nothing'}"
        for c in rests.changes
    )
    return f"{inert(rests.paper)} of it was signed by {who}{went}; " + (
        f"changed: {told}" if told else "nothing changed"
    )


def _papers(one: LineStanding) -> Table:
    """Each paper of the line: what it calls the goods, why it is of the line, its figures."""
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, header_style="bold", expand=True)
    for head, share in (("paper", 3), ("has it as", 2), ("why", 4), ("figures", 4)):
        table.add_column(head, ratio=share, overflow="fold")
    for join in (*one.line.rows, *one.line.sheets):
        entry = join.entry
        paper = entry.member.paper.shown
        figures = (
            f"{name.replace('_', ' ')} {f}" for name, told in one.line.figures.items() for f in told if f.paper == paper
        )
        style = "" if join.is_sure else "yellow"
        cells = (paper, entry.item.label, join.why, "; ".join(figures))
        table.add_row(*(Text(inert(c, 300), style=style) for c in cells))
    return table


def _pair(reason: str, remedy: str) -> Iterator[Text]:
    yield Text(f"! {inert(reason, 300)}", style="bold")
    yield Text(f"  to do: {inert(remedy, 200)}")


def _question(question: Question, made: Standing) -> Iterator[RenderableType]:
    yield Text(inert(question.says.en, 400), style="bold")
    yield Text(inert(question.says.zh or "", 400))
    if question.settled is not None:
        settled = question.settled
        yield Text(f"✓ {inert(settled.answer, 300)} ({inert(settled.who)}, {settled.at[:10]})", style="green")
    if question.quotes:
        yield _beside(question.quotes, made)


def _beside(quotes: Sequence[Evidence], made: Standing) -> Table:
    """The quotes side by side, a column for each paper."""
    papers: dict[str, list[Evidence]] = {}
    for quote in quotes:
        papers.setdefault(quote.sha256, []).append(quote)
    members = {m.sha256: m for m in made.case.members}
    shown = list(papers)[:_ABREAST]
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", expand=True)
    for sha256 in shown:
        name = members[sha256].paper.shown if sha256 in members else sha256[:12]
        table.add_column(Text(inert(name)), ratio=1, overflow="fold")
    cells = []
    for sha256 in shown:
        pages = members[sha256].folder.pages if sha256 in members else ()
        cells.append(Text("\n").join(_quote(q, pages) for q in papers[sha256]))
    table.add_row(*cells)
    for sha256 in list(papers)[_ABREAST:]:
        name = members[sha256].paper.shown if sha256 in members else sha256[:12]
        told = Text("\n").join(_quote(q, ()) for q in papers[sha256])
        table.add_row(Text.assemble((f"{inert(name)}\n", "bold"), told))
    return table


def _quote(quote: Evidence, pages: Sequence[Page]) -> Text:
    """A quote within its line, with its place."""
    before, behind = around(quote, pages)
    place = f"p. {quote.page} " if quote.page else f"{inert(quote.cell or '')} "
    return Text.assemble((place, "dim"), inert(before), (inert(quote.text, 300), "reverse"), inert(behind))
