"""What machines on lines are for where their own line does not say: the paper's sentences, and its other machines.

A line of a declaration states what its goods are for among its elements. What it says is its own: neither a line that
is silent nor one whose use is of no trade that the vocabulary knows (用于物料湿法研磨) is for what the next one is for.
"""

from __future__ import annotations

from collections.abc import Sequence

from classifier.facts import Fact, Item
from extractor import trade
from extractor.document.page import Page
from extractor.goods.statements.purposes import OTHER_USE
from extractor.goods.statements.statements import Said, said_at, said_of_goods
from extractor.language.terms import Terms

Run = tuple[int, int, int]


def said_in_its_row(
    page: Page, spans: Sequence[tuple[int, int]], line: trade.TradeLine, lines: Sequence[trade.TradeLine], terms: Terms
) -> tuple[Fact, ...]:
    """What the other cells of a machine's rows, where its `spans` stand, say that it is for: a column of remarks."""
    others = [run for other in lines if other is not line for run in own_runs(other)]
    rows = [x for x in page.lines if any(x.start < end and start < x.end for start, end in spans)]
    cells = [(s.start, s.end) for row in rows for s in row.segments]
    free = [cell for cell in cells if not any(_meet((page.number, *cell), run) for run in others)]
    return tuple(f for f in said_at(page, free, terms) if f.property == "use")


def said_outside(pages: Sequence[Page], lines: Sequence[trade.TradeLine], terms: Terms) -> tuple[Fact, ...]:
    """What a paper says outside its lines that its machines are for, where it names no other trade."""
    inside = [run for line in lines for run in own_runs(line)]
    said = [
        one.fact
        for one in said_of_goods(pages, terms)
        if one.fact.property == "use" and not any(_is_in(one, run) for run in inside)
    ]
    return () if any(f.value == OTHER_USE for f in said) else tuple({f.value: f for f in reversed(said)}.values())


def trade_of_others(lines: Sequence[trade.TradeLine], items: Sequence[Item]) -> tuple[Fact, ...]:
    """What the other machines of a paper are said to be for: one trade alone, and no goods have another.

    Declared lines tell no other line's use, though they may tell that a paper's machines are for several.
    """
    uses = [(f, bool(line.declared)) for line, item in zip(lines, items, strict=True) for f in item.facts]
    uses = [(f, is_declared) for f, is_declared in uses if f.property == "use"]
    values = {f.value for f, _ in uses}
    if len(values) != 1 or OTHER_USE in values:
        return ()
    return tuple(f for f, is_declared in uses if not is_declared)[-1:]


def own_runs(line: trade.TradeLine) -> tuple[Run, ...]:
    """Where what is said of a line's goods stands: its description, and all elements of a declared one."""
    return (*line.description, *line.declared)


def _meet(one: Run, other: Run) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _is_in(one: Said, run: Run) -> bool:
    span = one.fact.evidence[0].span
    return span is not None and one.page == run[0] and run[1] <= span[0] and span[1] <= run[2]
