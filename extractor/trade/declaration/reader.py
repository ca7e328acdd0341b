"""Reads the declarations in a file: each sheet is one at most; printed pages go on until another begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from classifier.law.house import ElementOrder
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.trade.declaration.columns import Heads, heads
from extractor.trade.declaration.head import fields
from extractor.trade.declaration.labels import Labels, labels
from extractor.trade.declaration.paper import Declaration, DeclaredLine, Field
from extractor.trade.declaration.rows_of_lines import lines
from extractor.trade.language.lexicon import Lexicon, lexicon
from extractor.trade.table.rows import Row, rows

_LEAST_FIELDS = 3
"""Fields of the head that tell a declaration from another table with tariff numbers."""
_IMPORT = ("境内收货人", "启运国", "进口")


def declarations(
    pages: Sequence[Page], vocabulary: Vocabulary, orders: Sequence[ElementOrder] = ()
) -> tuple[Declaration, ...]:
    """The declarations in a file, in its order; none where no page has both heads of lines and a head of its own."""
    words, known = labels(vocabulary), lexicon(vocabulary)
    found: list[Declaration] = []
    for run in rows(pages):
        for _, several in groupby(run, key=lambda row: row.page.number):
            own = list(several)
            made = _on_page(own, words, known, orders)
            if made is None:
                continue
            last = found[-1] if found else None
            if last is not None and _goes_on(last, made, own[0].page):
                found[-1] = _joined(last, made)
            else:
                found.append(made)
    return tuple(found)


def _on_page(own: Sequence[Row], words: Labels, known: Lexicon, orders: Sequence[ElementOrder]) -> Declaration | None:
    top = next((h for n, row in enumerate(own) if (h := heads(n, row, words)) is not None), None)
    if top is None:
        return None
    below = _end(top, own, words)
    # Above and below the lines apart: what stands under the last label above belongs to the lines.
    header = {**fields(own[below:], words), **fields(own[: top.row], words)}
    if len(header) < _LEAST_FIELDS:
        return None
    page = own[0].page
    made = lines(top, own[top.row + 1 : below], words, known, orders)
    return Declaration(_direction(page, header), header, made, (page.number,), page.name)


def _end(top: Heads, own: Sequence[Row], words: Labels) -> int:
    """The first row below the lines."""
    for n in range(top.row + 1, len(own)):
        label = words.leading("declaration_end", own[n].text(0, len(own[n].pieces)))
        if label is not None:
            return n
    return len(own)


def _direction(page: Page, header: dict[str, Field]) -> str:
    return "import" if any(word in page.text for word in _IMPORT) else "export"


def _goes_on(last: Declaration, made: Declaration, page: Page) -> bool:
    """Whether a page goes on with the declaration before it: printed, of the same number, its lines counting on."""
    if page.origin == "sheet" or last.sheet is not None:
        return False
    numbers = [d.header["pre_entry_no"].value for d in (last, made) if "pre_entry_no" in d.header]
    if len(numbers) == 2 and numbers[0] != numbers[1]:
        return False
    counted = [line.line for line in (*last.lines[-1:], *made.lines[:1]) if line.line is not None]
    return len(counted) < 2 or counted[1] > counted[0]


def _joined(last: Declaration, made: Declaration) -> Declaration:
    known: dict[int | None, DeclaredLine] = {line.line: line for line in last.lines}
    more = tuple(line for line in made.lines if line.line is None or line.line not in known)
    return Declaration(
        last.direction, {**made.header, **last.header}, (*last.lines, *more), (*last.pages, *made.pages), last.sheet
    )


def apart(found: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """The declarations of a file without those that say again what another one says: a flat table of the same lines."""
    kept: list[Declaration] = []
    for one in found:
        if not any(_same_lines(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _same_lines(one: Declaration, other: Declaration) -> bool:
    """Whether two have the same lines: numbers and amounts, and no value that both print is another."""
    if len(one.lines) != len(other.lines) or not one.lines:
        return False
    return all(_same_line(a, b) for a, b in zip(one.lines, other.lines, strict=True))


def _same_line(a: DeclaredLine, b: DeclaredLine) -> bool:
    amounts = [x.amount.value if x.amount else None for x in (a, b)]
    if a.number != b.number or amounts[0] != amounts[1]:
        return False
    if a.net_mass and b.net_mass and a.net_mass.value != b.net_mass.value:
        return False
    told = [{e.key: "".join(e.value.split()) for e in x.elements if e.value} for x in (a, b)]
    return all(told[1].get(key, value) == value for key, value in told[0].items())
