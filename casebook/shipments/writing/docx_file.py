"""Blocks set as a Word document on A4: no field, link or macro in it but the number of the page."""

from __future__ import annotations

import io
import re
from typing import Any

from casebook.shipments.writing.blocks import (
    BLANK,
    Block,
    Bullets,
    Grid,
    Heading,
    Note,
    Paper,
    Para,
    Picture,
    Verbatim,
)

_FONTS = ("Times New Roman", "宋体")
_SONG = ("SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "Noto Sans CJK SC")
"""What stands in for 宋体 on a machine without it, as the file's table of fonts names them."""
_PANOSE = "02010600030101010101"
"""The kind of letters that 宋体 has."""
_WIDTH = 17.0
"""Centimetres between the margins of an A4 page."""
_BODY, _SMALL, _TABLE = 10.5, 8.0, 9.0
"""Points."""


def as_docx(paper: Paper) -> bytes:
    """The paper as DOCX. Raises `ModuleNotFoundError` without the extra `export`."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONTS[0], Pt(_BODY)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONTS[1])
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:eastAsia"), "zh-CN")  # else a machine without 宋体 sets the letters in a Japanese font
    _stand_ins(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(2.0)
    head = section.header.paragraphs[0]
    _runs(head, paper.running, size=_SMALL)
    _page_number(section.footer.paragraphs[0])
    section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _runs(title, paper.title, size=16, bold=True)
    for block in paper.blocks:
        _put(document, block)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _put(document: Any, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            _runs(paragraph, text, size=13 if level == 1 else 11.5, bold=True)
        case Para(text=text, strong=strong):
            _runs(document.add_paragraph(), text, bold=strong)
        case Note(text=text):
            _runs(document.add_paragraph(), text, size=_SMALL)
        case Verbatim(text=text):
            _table(document, Grid((), ((text,),)))
        case Bullets(lines=lines, boxes=boxes):
            for line in lines:
                _runs(document.add_paragraph(), f"{'☐' if boxes else '·'} {line}")
        case Grid():
            _table(document, block)
        case Picture(stamp=stamp, png=png):
            _picture(document, stamp, png)


def _picture(document: Any, stamp: str, png: bytes) -> None:
    from docx.shared import Cm

    document.add_page_break()
    _runs(document.add_paragraph(), stamp, size=_SMALL, bold=True)
    document.add_picture(io.BytesIO(png), width=Cm(_WIDTH))


def _runs(paragraph: Any, text: str, *, size: float | None = None, bold: bool = False) -> None:
    """The text in runs, what is to be filled in marked yellow."""
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import Pt

    for part in re.split(f"({BLANK[0]}+)", text):
        if not part:
            continue
        run = paragraph.add_run(part)
        run.bold = bold
        if size is not None:
            run.font.size = Pt(size)
        if part[0] == BLANK[0]:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _table(document: Any, block: Grid) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    columns = len(block.heads) or len(block.rows[0])
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    table.autofit = False
    shares = block.widths or (1.0,) * columns
    widths = [Cm(_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # some programs go by the columns, others by the cells
    for number, row in enumerate(((block.heads,) if block.heads else ()) + block.rows):
        made = table.add_row()
        is_head = bool(block.heads) and number == 0
        properties = made._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(made.cells, row, widths, strict=True):
            cell.width = width
            _runs(cell.paragraphs[0], text, size=_TABLE, bold=is_head)
    document.add_paragraph()


def _stand_ins(document: Any) -> None:
    """Names in the file's table of fonts what may stand in for the Chinese one, and what kind of font it is."""
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import qn

    part = next(p for p in document.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    table = parse_xml(part.blob)
    font = OxmlElement("w:font")
    font.set(qn("w:name"), _FONTS[1])
    told = {"altName": ";".join(_SONG), "panose1": _PANOSE, "charset": "86", "family": "roman", "pitch": "variable"}
    for name, value in told.items():
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        font.append(element)
    table.append(font)
    part._blob = serialize_part_xml(table)


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
