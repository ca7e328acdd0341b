"""Office packages written by hand, for what libraries cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from extractor.document.model import Contents, Source
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:n="urn:example:newer"'
)
_S = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def relations(**targets: str) -> str:
    """A part's relationships: `rId1="header:header1.xml"`."""
    each = (
        f'<Relationship Id="{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, _, target) in ((k, v.partition(":")) for k, v in targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(each)}</Relationships>'


def part(root: str, inside: str) -> str:
    """A part of Word with this root element."""
    return f"<w:{root} {_W}>{inside}</w:{root}>"


def docx(body: str, rels: str | None = None, **parts: str | bytes) -> Source:
    """A Word document; `parts` are named without `.xml`, as `styles`."""
    named = {f"word/{name}.xml" if "/" not in name and "." not in name else name: data for name, data in parts.items()}
    more = {"word/_rels/document.xml.rels": rels} if rels else {}
    data = packed({"word/document.xml": part("document", f"<w:body>{body}</w:body>"), **named, **more})
    return open_source("paper.docx", data)


def run(text: str, marks: str = "") -> str:
    """A run of text with run properties."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def cell(inside: str, properties: str = "") -> str:
    """A table's cell of one paragraph, or of what is given."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<w:') and not inside.startswith('<w:r>') else para(inside)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each `<w:tr>…</w:tr>`."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; plain text becomes a cell."""
    held = "".join(c if c.startswith(("<w:tc", "<w:sdt")) else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{held}</w:tr>"


def xlsx(sheet: str, rels: str | None = None, workbook: str | None = None, **parts: str | bytes) -> Source:
    """A workbook of one sheet, its XML given from `<sheetData>` on."""
    sheets = workbook or '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
    made: dict[str, str | bytes] = {
        "xl/workbook.xml": f"<workbook {_S}>{sheets}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            rId1="worksheet:worksheets/sheet1.xml", rId2="worksheet:worksheets/sheet2.xml", rId3="styles:styles.xml"
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {_S}>{sheet}</worksheet>",
        "xl/worksheets/sheet2.xml": f"<worksheet {_S}><sheetData>{cells_row(1, A='other sheet')}</sheetData></worksheet>",
    }
    if rels:
        made["xl/worksheets/_rels/sheet1.xml.rels"] = rels
    named = {f"xl/{name}.xml" if "/" not in name else name: data for name, data in parts.items()}
    return open_source("book.xlsx", packed({**made, **named}))


def styled(inside: str) -> str:
    """A part with styles of cells."""
    return f"<styleSheet {_S}>{inside}</styleSheet>"


def cells_row(number: int, mark: str = "", **cells: str) -> str:
    """A row of texts and, where the text begins with `<`, of anything."""
    held = "".join(
        text if text.startswith("<") else f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in cells.items()
    )
    return f'<row r="{number}" {mark}>{held}</row>'


def text(source: Source) -> str:
    """The text of all pages, read without recognition."""
    return "".join(page.text for page in contents(source).pages)


def contents(source: Source) -> Contents:
    """What the readers give, without recognition."""
    return read(source, ReadOptions(ocr=False))


def told(source: Source) -> str:
    """All problems in one string."""
    return " ".join(problem.message for problem in contents(source).problems)
