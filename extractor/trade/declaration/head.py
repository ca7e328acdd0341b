"""The head of a declaration.

A label and its value stand in one cell, one below the other or side by side; the place on the page tells which belongs
to which, never the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from classifier.box import Box, around
from extractor.document.layout_settings import LAYOUT
from extractor.language.phrases import Shape
from extractor.trade.declaration.labels import Label, Labels
from extractor.trade.declaration.paper import Field, Place
from extractor.trade.table.rows import Row, chunks

_CODE = re.compile(r"\s*[(（]([0-9A-Z]{1,18})[)）]?")
_FIRM = re.compile(r"[(（]?\b(9[0-9A-Z]{17})\b[)）]?")
_UNIT = Shape(r"^\s*[)）]?\s*[(（]<<unit_of_label>>[)）]|^[)）]")
"""The unit in brackets that belongs to a label: （千克）."""
_MASSES = ("gross_mass", "net_mass")
_TRIM = " :：*"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words with no wide gap between them, and the label that they begin with, if any."""

    row: Row
    number: int
    start: int
    end: int
    box: Box
    label: Label | None

    @property
    def text(self) -> str:
        return self.row.page.text[self.start : self.end]


def fields(rows: Sequence[Row], words: Labels) -> dict[str, Field]:
    """The fields of a head by key; what stands twice is taken where it has a value first."""
    several = [list(_chunks(n, row, words)) for n, row in enumerate(rows)]
    found: dict[str, Field] = {}
    for n, chunks_of_row in enumerate(several):
        for k, chunk in enumerate(chunks_of_row):
            if chunk.label is None or chunk.label.key in found:
                continue
            if chunk.label.key == "remark":
                field = _remark(chunk, chunks_of_row[k + 1 :], several[n + 1 :])
            else:
                field = _field(chunk, chunks_of_row[k + 1 :], several[n + 1 : n + 5], words)
            if field is not None:
                found[chunk.label.key] = field
    return found


def _chunks(number: int, row: Row, words: Labels) -> Iterator[_Chunk]:
    for first, last in chunks(row):
        start, end = row.pieces[first].start, row.pieces[last - 1].end
        box = around(p.box for p in row.pieces[first:last])
        if box is None:
            continue
        text = row.page.text[start:end]
        for at, stop, label in _labelled(text, words):
            # A chunk that holds two labels is two: "预录入编号： 海关编号：".
            share = (box.x1 - box.x0) / max(1, len(text))
            x0 = box.x0 + share * at if at else box.x0
            yield _Chunk(row, number, start + at, start + stop, Box(x0, box.top, box.x1, box.bottom), label)


def _labelled(text: str, words: Labels) -> Iterator[tuple[int, int, Label | None]]:
    several = [x for x in words.all("declaration_field", text) if x.start == 0 or _is_apart(text, x)]
    # What a box is called may be said again within it: 标记唛码及备注 over 备注：…
    found = [x for k, x in enumerate(several) if not k or x.key != several[k - 1].key]
    if not found or found[0].start > 0:
        yield 0, len(text), None
        return
    for label, stop in zip(found, [*(x.start for x in found[1:]), len(text)], strict=True):
        end = words.glossed(label.key, text[:stop], label.end)
        yield label.start, stop, Label(label.key, 0, end - label.start)


def _is_apart(text: str, label: Label) -> bool:
    """Whether a label inside a chunk begins a field: after a blank, with a colon behind it."""
    return text[label.start - 1].isspace() and text[label.end : label.end + 1] in (":", "：")


def _field(chunk: _Chunk, beside: Sequence[_Chunk], below: Sequence[Sequence[_Chunk]], words: Labels) -> Field | None:
    """The value of a label: behind it in its own cell, else to its right, else below it."""
    label = chunk.label
    if label is None:
        return None
    rest = chunk.text[label.end :]
    cut = words.pattern(_UNIT).sub("", rest)
    code = _CODE.match(cut)
    inner = chunk.start + label.end + (len(rest) - len(cut))
    at = inner + (code.end() if code else 0)
    own = _trimmed(chunk.row, at, chunk.end)
    if own is not None:
        return _made(label.key, chunk.row, own, code[1] if code else None)
    right = beside[0] if beside else None
    if right is not None and right.label is None and not _is_under_label(chunk, below):
        return _made(label.key, right.row, (right.start, right.end), code[1] if code else None)
    edge = right.box.x0 if right is not None else float("inf")
    for n, row in enumerate(below[:2]):
        for other in row:
            inside = chunk.box.x0 - chunk.row.height <= other.box.x0 < edge - 1
            if inside and _is_gloss(label.key, other.text, words):
                return _field(replace(chunk, box=chunk.box.union(other.box)), beside, below[n + 1 :], words)
            if inside and _is_near(chunk, other):
                if other.label is not None:
                    return None
                more = tuple(_more(other, edge, below[n + 1 :]))
                return _made(label.key, other.row, (other.start, other.end), code[1] if code else None, more)
    return None


def _is_gloss(key: str, text: str, words: Labels) -> bool:
    """Whether a text is what a label is called in English, and no more."""
    end = words.glossed(key, text)
    return end > 0 and not text[end:].strip(_TRIM)


def _more(value: _Chunk, edge: float, below: Sequence[Sequence[_Chunk]]) -> Iterator[_Chunk]:
    """The further rows of a value that its box was too narrow for: printed close below it, beginning where it does."""
    last = value
    for row in below:
        under = [c for c in row if abs(c.box.x0 - last.box.x0) <= last.row.height / 2 and c.box.x0 < edge - 1]
        is_near = bool(under) and under[0].box.top - last.box.bottom <= LAYOUT.trade.value_line_gap * last.row.height
        if not under or last.row.latticed or under[0].label is not None or not is_near:
            if under:
                return
            continue
        last = under[0]
        yield last


def _is_near(label: _Chunk, value: _Chunk) -> bool:
    gap = value.box.top - label.box.bottom
    return value.row.page is label.row.page and gap <= LAYOUT.trade.below_label * max(label.row.height, 1.0)


def _is_under_label(chunk: _Chunk, below: Sequence[Sequence[_Chunk]]) -> bool:
    """Whether what stands right below a label is a value of its own, in its column."""
    first = below[0] if below else ()
    return any(c.label is None and abs(c.box.x0 - chunk.box.x0) <= chunk.row.height for c in first)


def _trimmed(row: Row, start: int, end: int) -> tuple[int, int] | None:
    text = row.page.text[start:end]
    start += len(text) - len(text.lstrip(_TRIM))
    end -= len(text) - len(text.rstrip(_TRIM))
    return (start, end) if start < end else None


def _made(key: str, row: Row, span: tuple[int, int], code: str | None, more: Sequence[_Chunk] = ()) -> Field | None:
    """A field without the code of a firm that stands in it, which is told apart."""
    text = row.page.text[slice(*span)]
    firm = _FIRM.search(text)
    if firm and firm.start() > 0:
        code = firm[1]
        span = (span[0], span[0] + len(text[: firm.start()].rstrip()))
    below = next((f for c in more if (f := _FIRM.fullmatch(c.text.strip()))), None)
    if below:  # the code of a firm in a row of its own
        code, more = below[1], [c for c in more if not _FIRM.fullmatch(c.text.strip())]
    place = Place(row.page, (span, *((c.start, c.end) for c in more)))
    value = _printed(row, span)
    for further in more:
        joint = " " if value[-1:].isascii() and further.text[:1].isascii() else ""
        value += joint + _printed(further.row, (further.start, further.end))
    return Field(value, place, code, "kg" if key in _MASSES else None)


def _printed(row: Row, span: tuple[int, int]) -> str:
    """What stands in a span. Words that touch are one, though a rule of the form parts them: `U` and `SD/31`."""
    if row.latticed:
        return " ".join(row.page.text[slice(*span)].split())
    made, before = "", None
    for piece in row.pieces:
        start, end = max(piece.start, span[0]), min(piece.end, span[1])
        if start >= end:
            continue
        touches = before is not None and piece.box.x0 - before.box.x1 < LAYOUT.trade.word_gap * row.height
        made += ("" if before is None or touches else " ") + row.page.text[start:end]
        before = piece
    return " ".join(made.split())


def _remark(chunk: _Chunk, beside: Sequence[_Chunk], below: Sequence[Sequence[_Chunk]]) -> Field | None:
    """Marks, containers and the remark: all that stands in the box, to the next label of the head or to the lines."""
    label = chunk.label
    own = _trimmed(chunk.row, chunk.start + (label.end if label else 0), chunk.end)
    spans = [own] if own else []
    spans.extend((c.start, c.end) for c in beside if c.label is None or c.label.key == "remark")
    for row in below:
        if any(c.label is not None and c.label.key != "remark" for c in row) or row[0].row.page is not chunk.row.page:
            break
        spans.extend((c.start, c.end) for c in row)
    if not spans:
        return None
    whole = (spans[0][0], spans[-1][1])
    text = chunk.row.page.text[slice(*whole)]
    return Field(re.sub(r"\s*\n\s*|\s{2,}", " ", text).strip(), Place(chunk.row.page, (whole,)))
