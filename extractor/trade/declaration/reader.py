"""Reads the declarations in a file: each sheet is one at most; printed pages go on until another begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from classifier.law.house import ElementOrder
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.trade.declaration.cells import Cells
from extractor.trade.declaration.columns import Heads, heads
from extractor.trade.declaration.head import fields
from extractor.trade.declaration.labels import Labels, labels
from extractor.trade.declaration.lines.rows_of_lines import begins, counted, lines, parted, tops
from extractor.trade.declaration.paper import Declaration, DeclaredLine, Field
from extractor.trade.declaration.stacked import runs
from extractor.trade.language.lexicon import Lexicon, lexicon
from extractor.trade.table.rows import Row

_LEAST_FIELDS = 3
"""Fields of the head that tell a declaration from another table with tariff numbers."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page or a sheet: the heads of its lines, what its own head says, and the rows of its lines by column."""

    page: Page
    heads: Heads
    header: Mapping[str, Field]
    cells: tuple[Cells, ...]

    @property
    def is_headed(self) -> bool:
        """Whether it has a head of its own, and not lines alone."""
        return len(self.header) >= _LEAST_FIELDS

    @property
    def is_printed(self) -> bool:
        """Whether it is a page, which another may go on."""
        return self.page.origin != "sheet" and self.page.name is None

    @property
    def numbers(self) -> list[int]:
        """The item numbers of its lines."""
        found = [counted(self.cells[k]) for k in begins(self.cells)]
        return [number for number in found if number is not None]


def declarations(
    pages: Sequence[Page], vocabulary: Vocabulary, orders: Sequence[ElementOrder] = ()
) -> tuple[Declaration, ...]:
    """The declarations in a file, in its order; none where no page has both heads of lines and a head of its own."""
    words, known = labels(vocabulary), lexicon(vocabulary)
    found: list[list[_Sheet]] = []
    lists: list[_Sheet] = []
    for run in runs(pages, words):
        for _, several in groupby(run, key=lambda row: row.page.number):
            last = found[-1][-1] if found else None
            made = _sheet(list(several), last, words)
            if made is None:
                continue
            if last is not None and _goes_on(found[-1], made):
                found[-1].append(made)
            elif made.is_headed:
                found.append([made])
            else:
                lists.append(made)
    listed = tuple(line for sheet in lists for line in lines(sheet.cells, words, known, orders))
    again = tuple(sheet.page.number for sheet in lists if "elements" in {key for key, _, _ in sheet.heads.names})
    all_of_them = (_completed(_declaration(several, words, known, orders), listed) for several in found)
    return tuple(replace(one, lists=again, listed=listed) for one in all_of_them)


def halves(pages: Sequence[Page], vocabulary: Vocabulary) -> tuple[Page | None, Page | None]:
    """What there is of a declaration: the first page with the heads of lines, and the first with a head of its own."""
    words = labels(vocabulary)
    of_lines: Page | None = None
    of_head: Page | None = None
    for run in runs(pages, words):
        for _, several in groupby(run, key=lambda row: row.page.number):
            own = list(several)
            top = next((h for n in range(len(own)) if (h := heads(n, own, words)) is not None), None)
            if top is not None:
                of_lines = of_lines or own[0].page
            if len(fields(own if top is None else own[: top.first], words)) >= _LEAST_FIELDS:
                of_head = of_head or own[0].page
    return of_lines, of_head


def _sheet(own: Sequence[Row], last: _Sheet | None, words: Labels) -> _Sheet | None:
    """A page as a sheet of a declaration; one with no heads of lines goes on under those of the page before."""
    top = next((h for n in range(len(own)) if (h := heads(n, own, words)) is not None), None)
    page = own[0].page
    if top is None:
        if last is None or not last.is_printed or page.origin == "sheet" or page.number != last.page.number + 1:
            return None
        made = _Sheet(page, last.heads, {}, parted(last.heads, own[_first(own, words) :], words))
        return made if made.numbers else None
    below = _end(top, own, words)
    # Above and below the lines apart: what stands under the last label above belongs to the lines.
    header = {**fields(own[below:], words), **fields(own[: top.first], words)}
    return _Sheet(page, top, header, parted(top, own[top.row + 1 : below], words))


def _first(own: Sequence[Row], words: Labels) -> int:
    """The first row below all that is a label of the head, or the title."""
    labelled = [n for n, row in enumerate(own) if _is_of_the_head(row.text(0, len(row.pieces)), words)]
    return labelled[-1] + 1 if labelled else 0


def _is_of_the_head(text: str, words: Labels) -> bool:
    """Whether a row's text holds the title, or begins with a label of the head."""
    is_title = any(title in text for title in words.wordings.words("declaration_title"))
    return is_title or words.leading("declaration_field", text) is not None


def _end(top: Heads, own: Sequence[Row], words: Labels) -> int:
    """The first row below the lines."""
    for n in range(top.row + 1, len(own)):
        label = words.leading("declaration_end", own[n].text(0, len(own[n].pieces)))
        if label is not None:
            return n
    return len(own)


def _goes_on(several: Sequence[_Sheet], made: _Sheet) -> bool:
    """Whether a page goes on with the declaration before it: printed, of the same number, its lines counting on."""
    last = several[-1]
    if not last.is_printed or not made.is_printed:
        return False
    told = [s.header["pre_entry_no"].value for s in (several[0], made) if "pre_entry_no" in s.header]
    if len(told) == 2 and told[0] != told[1]:
        return False
    before, after = last.numbers[-1:], made.numbers[:1]
    return not before or not after or after[0] > before[0]


def _declaration(
    several: Sequence[_Sheet], words: Labels, known: Lexicon, orders: Sequence[ElementOrder]
) -> Declaration:
    header = {key: field for sheet in reversed(several) for key, field in sheet.header.items()}
    page = several[0].page
    cells = [one for sheet in several for one in _of_lines(sheet, is_first=sheet is several[0])]
    return Declaration(
        _direction(page, words),
        header,
        lines(cells, words, known, orders),
        tuple(s.page.number for s in several),
        page.name,
    )


def _of_lines(sheet: _Sheet, *, is_first: bool) -> tuple[Cells, ...]:
    """The rows of lines; on the first page nothing above the first line is of one."""
    return sheet.cells[next(iter(tops(sheet.cells)), 0) :] if is_first else sheet.cells


def _direction(page: Page, words: Labels) -> str:
    return "import" if any(word in page.text for word in words.wordings.words("import_declaration")) else "export"


def _completed(made: Declaration, listed: Sequence[DeclaredLine]) -> Declaration:
    """A declaration whose lines take their elements from a list of the same file, where they have none of their own."""
    return replace(made, lines=tuple(_with_elements(line, listed) for line in made.lines)) if listed else made


def _with_elements(line: DeclaredLine, listed: Sequence[DeclaredLine]) -> DeclaredLine:
    """A line with the elements that a list has of it: of its item number, tariff number and name."""
    if line.elements_place is not None:
        return line
    key = (line.line, line.number, line.name)
    twins = [x for x in listed if (x.line, x.number, x.name) == key and x.elements_place is not None]
    if len(twins) != 1:
        return line
    (twin,) = twins
    return replace(line, elements=twin.elements, elements_place=twin.elements_place, model=line.model or twin.model)


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
    if a.designation and b.designation and "".join(a.designation.split()) != "".join(b.designation.split()):
        return False
    told = [{e.key: "".join(e.value.split()) for e in x.elements if e.value} for x in (a, b)]
    return all(told[1].get(key, value) == value for key, value in told[0].items())
