"""Draws a paper as a PDF, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as Grid

from corpora.made.drawing import faces
from corpora.made.drawing.faces import FACES, Face
from corpora.made.drawing.paper import (
    Apart,
    Block,
    Boxed,
    Bullets,
    Curve,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Side,
    Sideways,
    Table,
    printed,
)
from corpora.made.drawing.values import Note, Text, shown

MARGIN = 18 * mm
LONG_SIDE = A4[1] - 60 * mm
WIDTH = A4[0] - 2 * MARGIN
SIZES = {0: 16.0, 1: 11.0, 2: 9.5}
BODY = 8.6
GAP = 5


class PageCountError(RuntimeError):
    """A paper ran over the pages that its blocks say: its labels would name the wrong ones."""


def draw(paper: Paper) -> bytes:
    """The PDF; raises `PageCountError` where a page's blocks do not fit on it."""
    target = io.BytesIO()
    face = FACES[paper.face]
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=24 * mm,
        bottomMargin=18 * mm,
        title=paper.number,
        author=paper.maker,
        invariant=1,
        encrypt=StandardEncryption("", paper.group, canCopy=0) if paper.locked else None,
    )
    furniture = _furniture(paper, face)
    flow = [piece for block in paper.blocks for piece in _flow(block, face, paper.accent, WIDTH)]
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    _check_pages(paper, document.page)
    return _shown_upright(target.getvalue(), paper)


def _shown_upright(data: bytes, paper: Paper) -> bytes:
    """The pages of turned blocks marked to be shown a quarter turn clockwise.

    reportlab would swap the page's sides as well. The mark is put in afterwards, in the bytes that it left:
    no offset moves.
    """
    first, *rest = data.split(b"/Rotate 0 ")
    page_of = accumulate(isinstance(block, NewPage) and k > 0 for k, block in enumerate(paper.blocks))
    turned = {k for k, block in zip(page_of, paper.blocks, strict=True) if isinstance(block, Sideways) and block.turned}
    marks = (b"/Rotate 90" if k in turned else b"/Rotate 0 " for k in range(len(rest)))
    return first + b"".join(mark + piece for mark, piece in zip(marks, rest, strict=True))


def _check_pages(paper: Paper, drawn: int) -> None:
    said = 1 + sum(isinstance(b, NewPage) for b in paper.blocks[1:])
    if drawn != said:
        places = sorted({p.page for p in printed(paper)})
        raise PageCountError(f"{paper.file}: {drawn} pages drawn, {said} meant (values on pages {places})")


def _furniture(paper: Paper, face: Face):  # type: ignore[no-untyped-def]
    """What stands on every page: the maker's bar above, number and page below."""

    def stamp(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFillColor(colors.HexColor(paper.accent))
        canvas.rect(MARGIN, A4[1] - 19 * mm, WIDTH, 1.2, stroke=0, fill=1)
        _write(canvas, paper.maker, MARGIN, A4[1] - 16 * mm, face, 9, bold=True)
        canvas.setFillColor(colors.HexColor("#555555"))
        _write(canvas, paper.number, MARGIN, 11 * mm, face, 7)
        _write(canvas, str(document.page), A4[0] - MARGIN - 8, 11 * mm, face, 7)
        canvas.setFillColor(colors.black)

    return stamp


def _write(canvas: Canvas, text: str, x: float, y: float, face: Face, size: float, *, bold: bool = False) -> None:
    for font, piece in faces.runs(text, face, bold=bold):
        canvas.setFont(font, size)
        canvas.drawString(x, y, piece)
        x += canvas.stringWidth(piece, font, size)


def _flow(block: Block, face: Face, accent: str, width: float) -> Iterator[Flowable]:
    match block:
        case Heading(text=text, level=level):
            yield Spacer(1, GAP)
            yield _paragraph((text,), face, SIZES[level], bold=True, colour=accent)
        case Paragraph(text=text, small=small):
            yield _paragraph(text, face, 6.8 if small else BODY)
        case Bullets(lines=lines, mark=mark):
            yield from (_paragraph((f"{mark} ".lstrip(), *line), face, BODY) for line in lines)
        case Table():
            yield _grid(block, face, accent, width)
        case Apart():
            yield _Columns(block, face, width)
        case Curve():
            yield _Graph(block, face, width)
        case Side(left=left, right=right):
            half = width / 2 - GAP
            cells = [[p for b in blocks for p in _flow(b, face, accent, half)] for blocks in (left, right)]
            yield Grid([cells], colWidths=[width / 2] * 2, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
        case Boxed(blocks=blocks):
            inside = [p for b in blocks for p in _flow(b, face, accent, width - 4 * GAP)]
            yield Grid([[inside]], colWidths=[width], style=[("BOX", (0, 0), (-1, -1), 0.8, colors.black)])
        case Sideways(blocks=blocks):
            yield _Turned([p for b in blocks for p in _flow(b, face, accent, LONG_SIDE)])
        case NewPage():
            yield PageBreak()
    yield Spacer(1, GAP)


def _paragraph(text: Text, face: Face, size: float, *, bold: bool = False, colour: str = "#000000") -> Flow:
    words = shown(text)
    style = ParagraphStyle(
        "body",
        fontName=face.bold if bold else face.plain,
        fontSize=size,
        leading=size * 1.32,
        textColor=colors.HexColor(colour),
        wordWrap="CJK" if _is_mostly_cjk(words) else None,
        splitLongWords=0,
    )
    return Flow(_markup(text, face, bold), style)


def _markup(text: Text, face: Face, bold: bool) -> str:
    """The text as markup, its notes raised."""
    runs = ((raised, shown(run)) for raised, run in groupby(text, key=lambda piece: isinstance(piece, Note)))
    marked = ((raised, faces.markup(words, face, bold=bold)) for raised, words in runs)
    return "".join(f'<super size="5">{words}</super>' if raised else words for raised, words in marked)


def _is_mostly_cjk(text: str) -> bool:
    return 2 * sum(sign > "\u2e7f" for sign in text) > len(text)


def _grid(table: Table, face: Face, accent: str, width: float) -> Grid:
    columns = max(len(r) for r in table.rows)
    share = table.widths or _shares(columns)
    inverse = table.look == "banded"
    body = [
        [
            _paragraph(
                cell,
                face,
                BODY - 0.9 * (columns > 6),
                bold=k < table.head,
                colour="#ffffff" if inverse and k < table.head else "#000000",
            )
            for cell in (*row, *((("",),) * (columns - len(row))))
        ]
        for k, row in enumerate(table.rows)
    ]
    return Grid(body, colWidths=[width * s / sum(share) for s in share], style=_style(table, accent))


def _shares(columns: int) -> tuple[float, ...]:
    return (2.0, *((1.0,) * (columns - 1))) if columns > 2 else (1.0, 1.4)[:columns]


def _style(table: Table, accent: str) -> list[tuple[object, ...]]:
    everywhere = (0, 0), (-1, -1)
    style: list[tuple[object, ...]] = [
        ("VALIGN", *everywhere, "MIDDLE"),
        ("TOPPADDING", *everywhere, 2),
        ("BOTTOMPADDING", *everywhere, 2.5),
        ("LEFTPADDING", *everywhere, 3),
        ("RIGHTPADDING", *everywhere, 3),
    ]
    style += [("SPAN", (left, top), (right, bottom)) for left, top, right, bottom in table.spans]
    if table.look == "ruled":
        style.append(("GRID", *everywhere, 0.5, colors.black))
    if table.look in ("rules", "banded"):
        style.append(("LINEBELOW", *everywhere, 0.35, colors.HexColor("#999999")))
    if table.look == "zebra":
        style.append(("ROWBACKGROUNDS", *everywhere, (colors.HexColor("#eeeeee"), colors.white)))
    if table.look == "banded" and table.head:
        style.append(("BACKGROUND", (0, 0), (-1, table.head - 1), colors.HexColor(accent)))
    return style


class _Columns(Flowable):  # type: ignore[misc]
    """Labels from top to bottom, then the values from top to bottom."""

    def __init__(self, block: Apart, face: Face, width: float) -> None:
        super().__init__()
        self.block, self.face = block, face
        self.width, self.height = width, 14.0 * len(block.labels)

    def draw(self) -> None:
        for x, texts in ((0, self.block.labels), (self.width * 0.5, self.block.values)):
            for k, text in enumerate(texts, 1):
                _write(self.canv, shown(text), x, self.height - 14 * k + 4, self.face, BODY)


class _Turned(Flowable):  # type: ignore[misc]
    """Pieces one below another along the long side of the page, from its left edge."""

    def __init__(self, pieces: list[Flowable]) -> None:
        super().__init__()
        self.pieces = pieces
        self.width, self.height = WIDTH, LONG_SIDE

    def draw(self) -> None:
        self.canv.rotate(90)
        below = 0.0
        for piece in self.pieces:
            below -= piece.wrapOn(self.canv, LONG_SIDE, WIDTH)[1]
            piece.drawOn(self.canv, 0, below)


class _Graph(Flowable):  # type: ignore[misc]
    """Two axes with their marks, and a line that falls."""

    def __init__(self, curve: Curve, face: Face, width: float) -> None:
        super().__init__()
        self.curve, self.face = curve, face
        self.width, self.height = width, 130.0

    def draw(self) -> None:
        canvas, curve, right = self.canv, self.curve, self.width * 0.8
        canvas.setLineWidth(0.6)
        canvas.line(40, 26, right, 26)
        canvas.line(40, 26, 40, 112)
        step = (right - 40) / len(curve.x_marks)
        points = [(40 + step * k, 104 - 1.4 * k * k) for k in range(len(curve.x_marks) + 1)]
        for (x, y), (next_x, next_y) in pairwise(points):
            canvas.line(x, y, next_x, next_y)
        for k, mark in enumerate(curve.x_marks):
            _write(canvas, mark, 40 + step * k - 4, 16, self.face, 6)
        for k, mark in enumerate(curve.y_marks):
            _write(canvas, mark, 20, 26 + 80 * k / len(curve.y_marks), self.face, 6)
        _write(canvas, curve.x_title, self.width * 0.35, 4, self.face, 7)
        _write(canvas, curve.y_title, 4, 116, self.face, 7)
        _write(canvas, curve.title, self.width * 0.3, 120, self.face, 8, bold=True)
