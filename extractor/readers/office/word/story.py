"""The walk over a story of a Word document (its body, a header, a note): every container of blocks, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from extractor.document.model import Severity
from extractor.readers.office.parts import Package, Relation
from extractor.readers.office.safe_xml import MAX_DEPTH, Element, child, choice, get, name, text_of
from extractor.readers.office.told import Told
from extractor.readers.office.word import anchors, controls
from extractor.readers.office.word.blocks import Block, Paragraph
from extractor.readers.office.word.inline.runs import SILENT, Around, Runs
from extractor.readers.office.word.inline.text import Growing
from extractor.readers.office.word.numbering import Numbering
from extractor.readers.office.word.styles import FLAT, Styles, is_on, is_shaded
from extractor.readers.office.word.tables import table
from extractor.readers.office.word.taken_in import imported
from extractor.readers.office.word.walk import Place, SheetReader
from extractor.readers.ticked import chosen, has_tick

_WRAPPINGS = frozenset(("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:body"))
_AROUND = frozenset(("w:sectPr", "w:tblPr", "w:tcPr", "w:trPr", "w:tblGrid"))


class Story:
    """Reads stories of one document; counts their paragraphs, and collects which notes they refer to."""

    def __init__(
        self,
        package: Package,
        styles: Styles,
        numbering: Numbering,
        told: Told,
        inner: Callable[[bytes], list[Block]],
        sheets: SheetReader,
    ) -> None:
        """`inner` gives the blocks of another document that this one takes in, `sheets` reads embedded workbooks."""
        self.styles, self.told, self.package, self.inner, self.sheets = styles, told, package, inner, sheets
        self._numbering = numbering
        self._counts: Counter[str] = Counter()
        self._relations: dict[str, Relation] = {}
        self._has_ticks = False
        self.tables = 0
        self._drawings: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self._runs = Runs(styles, told, self._drawings.append, lambda kind, number: self.notes.append((kind, number)))

    def read(self, root: Element, part: str, relations: dict[str, Relation], *, on_ground: bool = False) -> list[Block]:
        """The blocks of a part; `part` is what its paragraphs are called."""
        self._relations = relations
        controls.fill(root, self.package, self.styles, self.told, part)
        self._has_ticks = self._has_ticks or any(map(_is_tick, root.iter()))
        self._runs.fields.open.clear()
        blocks = list(self.blocks(root, Place(part, on_ground=on_ground)))
        for instruction in self._runs.fields.without_result:
            self.told.note(
                f"A field has no result ({instruction[:60]}): open the document in Word, renew its fields (Ctrl+A, "
                "F9), save it and read it again.",
                Severity.ERROR,
            )
        self._runs.fields.without_result.clear()
        return blocks

    def blocks(self, element: Element, place: Place) -> Iterator[Block]:
        """Paragraphs and tables in an element that holds blocks, through everything that may wrap them."""
        if place.depth > MAX_DEPTH:
            self.told.note("Parts of the document lie too deep within each other and were not read.", Severity.ERROR)
            return
        joined: list[Element] = []
        for inner in element:
            if name(inner) == "w:p":
                joined.append(inner)
                if child(inner, "w:pPr", "w:rPr", "w:del") is None:  # else its end is deleted, and the next one goes on
                    yield self._paragraph(joined, place)
                    joined = []
            else:
                yield from self._block(inner, place)
        if joined:
            yield self._paragraph(joined, place)

    def _block(self, inner: Element, place: Place) -> Iterator[Block]:
        kind = name(inner)
        if kind == "w:tbl":
            yield from table(inner, self, place)
        elif kind in _WRAPPINGS:
            yield from self.blocks(inner, place.deeper())
        elif kind == "mc:AlternateContent":
            chosen = choice(inner)
            if chosen is not None:
                yield from self.blocks(chosen, place.deeper())
        elif kind in ("w:del", "w:moveFrom"):
            self.told.unseen("deleted", place.part, text_of(inner, "w:t", "w:delText"))
        elif kind == "w:altChunk":
            yield from imported.blocks(self._relations.get(get(inner, "id") or ""), self, place.part)
        elif kind in ("m:oMath", "m:oMathPara", "w:r", "w:hyperlink", "w:fldSimple"):
            yield self._paragraph([inner], place, whole=True)
        elif kind not in _AROUND and kind not in SILENT and text_of(inner, "w:t", "m:t", "a:t").strip():
            self.told.unknown(kind)
            yield from self.blocks(inner, place.deeper())

    def _paragraph(self, elements: list[Element], place: Place, *, whole: bool = False) -> Paragraph:
        """One paragraph, or several whose ends tracked changes delete. `whole` reads the elements themselves."""
        locator = place.cell or self._next(place.part)
        growing, first = Growing(), child(elements[0], "w:pPr")
        style = self.styles.of_paragraph(first)
        ground = place.on_ground or bool(is_shaded(first)) or self.styles.has_ground(style)
        around = Around(locator, style, place.table, ground, _is_flat(first))
        self._label(first, style, growing)
        before, self._drawings[:] = list(self._drawings), []
        for element in elements:
            if whole:
                wrapper = element.makeelement("wrapper")
                wrapper.append(element.__copy__())
                self._runs.read(wrapper, growing, around)
            else:
                self._runs.read(element, growing, around)
        found, self._drawings[:] = list(self._drawings), before
        boxes = tuple(
            tuple(box) for drawing in found for box in anchors.boxes(drawing, self, self._relations, locator, place)
        )
        return Paragraph(tuple(self._chosen(line, locator) for line in growing.lines()), locator, boxes)

    def _chosen(self, line: str, locator: str) -> str:
        """A line without the options of a list to tick that are not ticked, which are told."""
        kept, left = chosen(line, ticked_elsewhere=self._has_ticks)
        for option in left:
            self.told.unseen("unticked", locator, option)
        return kept

    def _next(self, part: str) -> str:
        self._counts[part] += 1
        return f"{part} {self._counts[part]}"

    def _label(self, properties: Element | None, style: str, growing: Growing) -> None:
        """The number or bullet before a paragraph of a list."""
        marks = child(properties, "w:rPr", "w:vanish")
        own = child(properties, "w:numPr")
        above = (child(s, "w:pPr", "w:numPr") for s in self.styles.chain(style))
        numbers = [n for n in (own, *above) if n is not None]
        number = next((v for n in numbers if (v := get(child(n, "w:numId"), "val")) is not None), None)
        level = next((v for n in numbers if (v := get(child(n, "w:ilvl"), "val")) is not None), "0")
        if number is None or number == "0" or not level.isdecimal() or is_on(marks):
            return
        label = self._numbering.label(number, int(level))
        if label.strip():
            growing.add(f"{label} ")

    def relation(self, number: str) -> Relation | None:
        """What the part that is being read points at under a name."""
        return self._relations.get(number)


def _is_flat(properties: Element | None) -> bool:
    """Whether a paragraph's lines have a fixed height in which nothing is seen."""
    spacing = child(properties, "w:spacing")
    line = get(spacing, "line") or ""
    return get(spacing, "lineRule") == "exact" and line.isdecimal() and int(line) <= FLAT


def _is_tick(element: Element) -> bool:
    """Whether an element shows a ticked box: as a character, or as the state of a form."""
    kind = name(element)
    if kind == "w:t":
        return has_tick(element.text or "")
    return kind == "w:checked" and (get(element, "val") or "1") in ("1", "true", "on")
