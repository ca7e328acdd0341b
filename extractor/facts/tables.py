"""From marked pages to candidate facts: every value of the vocabulary's properties, its place, and whose it is.

Finding is pure and keeps everything; whose fact a candidate becomes is decided in `items`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from classifier.facts import Fact
from classifier.law.vocabulary import Property, Vocabulary
from classifier.quantity import Quantity
from extractor.document.page import Page
from extractor.facts import shared_cells
from extractor.facts.candidates import Candidate, ModelMention, PageFinds, confidence, evidence, quote
from extractor.facts.columns.goods_beside import goods_text, told_under
from extractor.facts.columns.over_pages import LeftOpen, left_open, taken_up, torn_off, whole
from extractor.facts.columns.property_columns import ColumnReader
from extractor.facts.columns.property_heads import PropertyHead, property_head, with_lines_between, with_second_row
from extractor.facts.labels import Pair
from extractor.facts.pairing import Pairing
from extractor.facts.ratings.bare_ratings import Rating
from extractor.facts.ratings.lone_ratings import lone_ratings
from extractor.facts.values.head_tolerances import HeadTolerances
from extractor.facts.wordings import Wordings
from extractor.language.phrases import Phrases
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.captions import with_captions_before
from extractor.rows.cell_or_pack import Levels
from extractor.rows.heads.carried_heads import Place, goes_on
from extractor.rows.heads.column_heads import Head, head_columns, implied_head, units_over
from extractor.rows.heads.model_lists import (
    ModelList,
    Section,
    entries,
    is_heading,
    model_list_head,
    next_model,
    section_of,
)
from extractor.rows.heads.named_entries import named_entries
from extractor.rows.heads.side_by_side import Blocks, side_by_side
from extractor.rows.mirrored import unmirrored
from extractor.rows.unruled.prose_models import model_beside, prose_entries


class FactFinder:
    """Finds candidates on pages."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._properties = vocabulary.properties
        self._words = Wordings(Phrases(vocabulary))
        self._tolerances = HeadTolerances(vocabulary)

    def in_reading_order(self, rows: Sequence[MarkedRow]) -> tuple[MarkedRow, ...]:
        """The rows as they are read: those of mirrored tables turned round, tiles caption first."""
        return with_captions_before(unmirrored(rows, self._properties), self._properties)

    def find(
        self, page: Page, rows: tuple[MarkedRow, ...], *, description: bool = False, carried: LeftOpen | None = None
    ) -> PageFinds:
        """What a page's marked rows give, in their order.

        In a description (of one line of a trade paper) a lone capacity is the goods' own. `carried` is the table that
        the page before left open.
        """
        known = self._properties, self._words, self._tolerances
        reader = _PageReader(page, rows, *known, description=description, carried=carried)
        candidates = shared_cells.doubted(tuple(reader.candidates()), reader.cells)
        return PageFinds(candidates, tuple(reader.models), reader.left_open)


class _PageReader:
    """The state of reading one page: the head that holds, the section it is in, the models met."""

    def __init__(
        self,
        page: Page,
        rows: tuple[MarkedRow, ...],
        properties: Mapping[str, Property],
        words: Wordings,
        tolerances: HeadTolerances,
        *,
        description: bool,
        carried: LeftOpen | None,
    ) -> None:
        self._side_by_side = side_by_side(rows)
        rows = self._side_by_side.rows
        self._page, self._rows, self._properties = page, rows, properties
        self._description, self._words, self._tolerances = description, words, tolerances
        self._pairing = Pairing(properties, words, rows)
        self._left, self._torn = carried, torn_off(carried, page, rows)
        self._taken_up = taken_up(carried, page, rows)
        self._carried = goes_on(carried.head if carried else None, rows)
        self._head = Head() if self._carried else implied_head(rows, properties)
        self._used: tuple[Head | None, int] | None = None
        self._columns: ColumnReader | None = None
        self._open_head: PropertyHead | None = None
        self._model_list: ModelList | None = None
        self._section: Section | None = None
        self._entries = {} if description else entries(rows) or named_entries(rows) or prose_entries(rows)
        self._in_an_entry = False
        self._blocks = Blocks()
        self._levels = Levels()
        self._next: str | None = None
        self._after_head = False
        self._heading = ""
        self.models = [ModelMention(name, "", group=rows) for name in self._head.names]
        self.cells: shared_cells.Cells = {}

    def candidates(self) -> Iterator[Candidate]:
        """All candidates of the page."""
        for number, row in enumerate(self._rows):
            self._levels.see(row)
            if row in self._entries:
                self._enter(self._entries[row])
            below = next((r for r in self._rows[number + 1 : number + 4] if len(r.slots) > 1), None)
            if row is self._torn and (torn := tuple(self._torn_off(row))):
                yield from torn
                continue
            if self._taken_up is not None and row is self._taken_up[0]:
                self._columns = self._taken_up[1]
            if pairs := self._in_blocks(self._in_columns(row)):
                self._used = (None, number)
                head_page = self._columns.head_page if self._columns else None
                yield from (self._candidate(p, "column", head_page) for p in pairs)
            elif not self._begins_something(row, below, self._rows[max(0, number - 3) : number + 4]):
                self._after_head = False
                if self._carried is not None and not self._takes_up(row):
                    continue
                self._head = self._head if len(self._head.names) < 2 or self._head.fits(row) else Head()
                for candidate in self._row(row):
                    self._used = (self._head, number) if candidate.models else self._used
                    yield candidate
            else:
                self._carried, self._taken_up, self._next = None, None, None
                self._used = (None if self._columns else self._head, number)

    def _enter(self, entry: Section | None) -> None:
        """An entry of a list in words begins, or the list is over."""
        self._section, self._in_an_entry = entry, entry is not None
        if entry is not None:
            listed = entry.heading or None
            self._head, self._columns = (Head(), None) if listed else (self._head, self._columns)
            self.models.append(ModelMention(entry.name, entry.text, not listed, listed, entry.heading))

    @property
    def left_open(self) -> LeftOpen | None:
        """The table that ends the page."""
        head, number = self._used or (None, None)
        columns = self._columns if head is None and number is not None else None
        return left_open(self._page, self._rows, number, head, columns)

    def _torn_off(self, row: MarkedRow) -> Iterator[Candidate]:
        """The values of a row that the page before began."""
        left = self._left
        if left is None:
            return
        if left.columns is not None:
            reader = left.columns.on(self._page)
            pairs = reader.rest(left.row, row)
            self.models += [
                ModelMention(name, reader.goods_in(left.row), group=reader) for p in pairs[:1] for name in p.models
            ]
            yield from (self._candidate(p, "column", reader.head_page) for p in pairs)
        elif (joined := whole(left, row)) is not None:
            found = Pairing(self._properties, self._words).read(joined, left.head or Head())
            yield from (self._candidate(p, "table", left.page) for p in found if p.value in row.slots)

    def _takes_up(self, row: MarkedRow) -> bool:
        """Whether a row may be read, with the head of the page before where it fits under it.

        A row that lists values for several columns is nobody's where they stand elsewhere.
        """
        if self._carried is None:
            return True
        place = self._carried.place(row)
        self._head = self._carried.head if place is Place.FITS else Head()
        self._carried = None if self._carried.is_over else self._carried
        return place is not Place.MISFITS

    def _in_columns(self, row: MarkedRow) -> tuple[Pair, ...]:
        if self._columns is None or self._columns.is_over:
            return ()
        pairs = self._columns.read(row)
        name = pairs[0].models[0] if pairs and pairs[0].models else self._columns.silent(row)
        if name:
            told = self._columns.goods_in(row)
            self.models.append(ModelMention(name, told, group=self._columns, heading=self._heading))
        return pairs

    def _in_blocks(self, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        """Values under property heads that each of several blocks repeats: the block's model is theirs."""
        return tuple(p if p.models else replace(p, models=self._block_of(p.value)) for p in pairs)

    def _block_of(self, marked: Marked) -> tuple[str, ...]:
        of_list = self._section if self._section and self._section.heading else None
        name = of_list.name if of_list else self._blocks.name_at(marked)
        return (name,) if name else ()

    def _begins_something(self, row: MarkedRow, below: MarkedRow | None, near: Sequence[MarkedRow]) -> bool:
        """Whether the row heads what follows, and says nothing itself; `near` are the rows around it."""
        if self._open_head is not None and self._after_head:
            fuller = with_second_row(self._open_head, row, self._properties)
            if fuller is not None:
                return self._open(fuller)
        if (found := property_head(row, self._properties)) is not None:
            found = with_lines_between(found, row, near)
            self._after_head, self._model_list = True, model_list_head(row, below)
            self._head = self._head if self._model_list is None else units_over(row)
            return self._open(found)
        self._blocks = self._side_by_side.begun.get(row, self._blocks)
        if (found_blocks := self._side_by_side.begun.get(row)) and found_blocks.names:
            self._blocks, self._head, self._columns, self._model_list = found_blocks, Head(), None, None
            told = zip(found_blocks.names, found_blocks.called, strict=True)
            self.models += [ModelMention(n, text, group=row, heading=self._heading) for (_, n), text in told]
            return True
        if (model_list := model_list_head(row, below)) is not None:
            self._model_list, self._columns, self._head, self._after_head = model_list, None, units_over(row), True
            return True
        if heads := head_columns(row, below):
            above = self._head.rows if self._after_head or self._head.takes_in(heads) else ()
            self._head, self._columns, self._model_list, self._after_head = Head((*above, heads)), None, None, True
            listed = self._head.names if len(self._head.names) > 1 else ()
            self.models += [ModelMention(n, "", group=row, heading=self._heading) for n in listed]
            return True
        if (self._head.names or self._next) and (name := next_model(row)) is not None:
            self._head, self._next = Head(), name
            self.models.append(ModelMention(name, "", group=row))
            return False
        if (section := section_of(row)) is None and is_heading(row):
            self._heading = row.slots[0].text
        if section is not None and not self._description:
            self._section = section
            self.models.append(ModelMention(section.name, section.text, is_section=True))
        return False

    def _open(self, head: PropertyHead) -> bool:
        self._columns, self._open_head = ColumnReader(head, self._page, self._properties), head
        return True

    def _row(self, row: MarkedRow) -> Iterator[Candidate]:
        pairs = tuple(self._pairing.read(row, self._head))
        if len(self._head.names) > 1 and (beside := model_beside(row, self._head.names)) is not None:
            self.models.append(ModelMention(beside, row.slots[0].text, group=row))
            yield from (self._candidate(replace(p, models=(beside,)), "line") for p in pairs)
            return
        if self._model_list is not None and (name := self._model_list.name_in(row)):
            told = goods_text(row, self._model_list.uses)
            self.models.append(ModelMention(name, told, listed=self._model_list))
            pairs = tuple(replace(p, models=(name,)) for p in pairs)
        elif self._next is not None:
            pairs = tuple(replace(p, models=(self._next,)) for p in pairs)
        elif len(self._head.names) < 2:
            pairs = tuple(replace(p, models=self._block_of(p.value)) for p in pairs)
        else:
            self.models += [ModelMention(name, text) for name, text in told_under(row, self._head)]
        yield from (self._candidate(p, "line" if p.value.slot.table is None else "table") for p in pairs)
        used = {(p.value, p.amount.first) for p in pairs}
        for marked in row.slots:
            for rating in lone_ratings(
                marked, row, self._properties, self._words, of_goods=self._description or self._in_an_entry
            ):
                if (marked, rating.amount.first) not in used:
                    yield self._rated(marked, rating)

    def _candidate(self, pair: Pair, how: str, label_page: Page | None = None) -> Candidate:
        quotes = evidence(self._page, pair, how, label_page)
        fact = Fact(
            property=pair.property.name,
            value=Quantity(self._tolerances.widened(pair), pair.property.unit or ""),
            kind=pair.kind,
            conditions=pair.conditions,
            evidence=quotes,
            confidence=confidence(self._page, pair, how, quotes),
            doubt=pair.doubt,
        )
        level = self._levels.of(pair.label, pair.value, pair.amount.first)
        if (slot := pair.value.slot).table is not None:
            self.cells.setdefault((slot.table, slot.key, pair.amount.first), []).append(fact)
        return Candidate(fact, pair.models, self._section.name if self._section else None, how, level)

    def _rated(self, marked: Marked, rating: Rating) -> Candidate:
        value = Quantity(rating.amount.canonical(), rating.property.unit or "")
        quotes = (quote(self._page, marked.slot.span(rating.amount.start, rating.amount.end), "rating"),)
        fact = Fact(rating.property.name, value, rating.amount.kind, evidence=quotes, confidence=0.9)
        level = self._levels.of(marked, marked, rating.amount.first)
        return Candidate(fact, self._block_of(marked), self._section.name if self._section else None, "rating", level)
