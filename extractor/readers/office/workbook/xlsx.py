"""Workbooks as zip packages (XLSX, XLSM): every sheet that is shown, with the cells that are shown on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from extractor.document.model import Severity
from extractor.readers.office.parts import Package
from extractor.readers.office.safe_xml import Element, NotReadable, child, get, name
from extractor.readers.office.told import Told
from extractor.readers.office.workbook import cells, drawings, old_shapes
from extractor.readers.office.workbook.sheets import Sheet
from extractor.readers.office.workbook.shown.rich_text import RichText, rich_text
from extractor.readers.office.workbook.shown.styles import read_styles

_CELLS = re.compile(r"[A-Z]+(\d+)(?::[A-Z]+(\d+))?")

_OTHER_SHEETS = {
    "chartsheet": "is a chart and was not read: what its curves show is no stated value.",
    "dialogsheet": "is a form of an older kind and was not read.",
    "macrosheet": "holds a program and was not read.",
    "xlMacrosheet": "holds a program and was not read.",
}


class XlsxBook:
    """A workbook's parts. Raises `NotReadable` where it has no list of sheets."""

    def __init__(self, data: bytes, told: Told) -> None:
        self.package, self._told = Package(data), told
        main = self.package.main("officeDocument", "xl/workbook.xml")
        root = self.package.xml(main)
        if root is None:
            raise NotReadable("it has no list of sheets")
        self._relations = self.package.relations(main)
        self._since_1904 = get(child(root, "x:workbookPr"), "date1904") in ("1", "true")
        self._looks = read_styles(self._optional("styles"))
        self._strings = list(_strings(self._optional("sharedStrings")))
        holder = child(root, "x:sheets")
        self._sheets = [s for s in holder if name(s) == "x:sheet"] if holder is not None else []

    def _optional(self, kind: str) -> Element | None:
        target = next((r.target for r in self._relations.values() if r.kind == kind), f"xl/{kind}.xml")
        try:
            return self.package.xml(target)
        except NotReadable:
            what = "texts of its cells" if kind == "sharedStrings" else "formats of its numbers"
            self._told.note(f"The part of the workbook with the {what} is damaged.", Severity.ERROR)
            return None

    def count(self) -> int:
        """How many sheets the workbook has, hidden ones included."""
        return len(self._sheets)

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The shown sheets with their numbers; what is hidden or no sheet of cells is told."""
        for number, entry in enumerate(self._sheets[:limit], 1):
            self._told.page = number
            called = get(entry, "name") or f"Sheet {number}"
            relation = self._relations.get(get(entry, "id") or "")
            if relation is not None and relation.kind in _OTHER_SHEETS:
                self._told.note(f"Sheet {called!r} {_OTHER_SHEETS[relation.kind]}")
            elif (get(entry, "state") or "visible").lower() in ("hidden", "veryhidden"):
                self._told.unseen(
                    "hidden sheet", f"sheet {called!r}", self._first_words(relation.target if relation else "")
                )
            else:
                sheet = self._sheet(called, relation.target if relation is not None else "")
                if sheet is not None:
                    yield number, sheet
        self._told.page = None

    def _first_words(self, part: str) -> str:
        quiet = Told()
        sheet = Sheet("")
        try:
            self._fill(sheet, part, quiet)
        except (NotReadable, etree.XMLSyntaxError):
            return "cannot be read"
        return " ".join(e.text for e in sheet.entries[:20]) or "empty"

    def _sheet(self, called: str, part: str) -> Sheet | None:
        sheet = Sheet(called)
        try:
            self._fill(sheet, part, self._told)
        except (NotReadable, etree.XMLSyntaxError, ValueError):
            self._told.note(
                f"Sheet {called!r} is damaged and was not read whole: open the workbook in a spreadsheet program, let "
                "it repair it, save it and read it again.",
                Severity.ERROR,
            )
            return sheet if sheet.entries else None
        for relation in self.package.relations(part).values():
            if relation.kind == "drawing":
                sheet.floating += drawings.floating(self.package, relation.target, called, self._told)
            elif relation.kind in ("comments", "threadedComment"):
                self._comments(relation.target, called)
            elif relation.kind == "pivotTable":
                self._pivot(relation.target, sheet)
            elif relation.kind == "vmlDrawing":
                sheet.floating += old_shapes.floating(self.package, relation.target, called, self._told)
            elif relation.kind == "oleObject" or relation.kind == "package":
                self._told.note(
                    f"An object of another program on sheet {called!r} was not read: open it there, save it as a file "
                    "of its own and read that too.",
                    Severity.WARNING,
                )
        return sheet

    def _pivot(self, part: str, sheet: Sheet) -> None:
        """A pivot table's cells stand in the sheet as they were shown last; one without them is told."""
        place = child(self.package.optional(part), "x:location")
        ends = _CELLS.fullmatch((get(place, "ref") or "") if place is not None else "")
        top, bottom = (int(ends[1]), int(ends[2] or ends[1])) if ends else (0, 0)
        if not any(top <= entry.row + 1 <= bottom for entry in sheet.entries):
            self._told.note(
                f"A pivot table on sheet {sheet.name!r} has no cells in the file: open the workbook in a spreadsheet "
                "program, refresh the table, save it and read it again.",
                Severity.WARNING,
            )

    def _comments(self, part: str, called: str) -> None:
        """Comments on cells are not of the offer, but may correct it: they are told."""
        root = self.package.optional(part)
        for comment in (c for c in (root.iter() if root is not None else ()) if get(c, "ref")):
            where = f"{called}!{get(comment, 'ref')}"
            self._told.unseen("comment", where, " ".join(t.strip() for t in map(str, comment.itertext()) if t.strip()))

    def _fill(self, sheet: Sheet, part: str, told: Told) -> None:
        data = self.package.data(part)
        if data is None:
            raise NotReadable(f"{part} is missing")
        cells.fill(sheet, data, self._looks, self._strings, told, since_1904=self._since_1904)


def _strings(root: Element | None) -> Iterator[RichText]:
    """The shared texts."""
    for item in root if root is not None else ():
        if name(item) == "x:si":
            yield rich_text(item)
