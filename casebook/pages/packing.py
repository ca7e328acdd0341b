"""Pages become columns and texts, compressed fast; a quote can be shown of them without the file.

A head in JSON has what is short or rare, and the texts; behind it stand the numbers of all pages, a column a field.
Of JSON alone a page took four times as long, and twice the room.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from casebook.pages.columns import Reader, Writer
from classifier.box import Box
from extractor.document.page import Cell, Line, Page, Segment, Table, Word

MARK = b"GP1\n"
"""How packed pages begin; those of older casebooks begin as zlib's streams do."""

_LENGTH = struct.Struct("<I")
_LEVEL = 1
_Head = dict[str, Any]


def packed(pages: tuple[Page, ...]) -> bytes:
    """Pages as bytes, without the hash of their document; raises `UnicodeError` for a text that has no UTF-8."""
    columns = Writer()
    head: _Head = {"pages": [_own(page) for page in pages]}
    _put_words(columns, head, [word for page in pages for word in page.words], pages)
    _put_lines(columns, [line for page in pages for line in page.lines])
    _put_tables(columns, [table for page in pages for table in page.tables])
    head["columns"] = columns.kinds
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return MARK + zlib.compress(b"".join((_LENGTH.pack(len(text)), text, columns.data)), _LEVEL)


def unpacked(data: bytes, sha256: str) -> tuple[Page, ...]:
    """The pages that `packed` was given, as those of the document with this hash."""
    raw = zlib.decompress(data.removeprefix(MARK))
    (length,) = _LENGTH.unpack_from(raw)
    start = _LENGTH.size + length
    head: _Head = json.loads(raw[_LENGTH.size : start])
    columns = Reader(head["columns"], raw[start:])
    words, lines, tables = _words(columns, head), _lines(columns), _tables(columns)
    return tuple(_page(own, words, lines, tables, sha256) for own in head["pages"])


def _own(page: Page) -> list[Any]:
    counts = [len(page.words), len(page.lines), len(page.tables)]
    return [page.number, page.width, page.height, page.text, page.origin, page.name, page.turned, *counts]


def _page(own: list[Any], words: Iterator[Word], lines: Iterator[Line], tables: Iterator[Table], sha256: str) -> Page:
    number, width, height, text, origin, name, turned, *counts = own
    held = (tuple(islice(each, count)) for each, count in zip((words, lines, tables), counts, strict=True))
    return Page(number, float(width), float(height), text, *held, origin, name, turned, sha256)  # type: ignore[call-arg, arg-type]


def _put_words(columns: Writer, head: _Head, words: list[Word], pages: tuple[Page, ...]) -> None:
    """A word's text is what the page's text has in its place, and is kept only where one differs from that."""
    columns.rising([word.start for word in words])
    columns.whole(len(word.text) for word in words)
    _put_boxes(columns, [word.box for word in words])
    columns.real(word.size for word in words)
    texts = [word.text for word in words]
    if texts != [page.text[word.start : word.end] for page in pages for word in page.words]:
        head["texts"] = texts
    if any(word.confidence != 1.0 for word in words):
        head["confidence"] = [word.confidence for word in words]
    if any(word.cell is not None for word in words):
        head["cells"] = [word.cell for word in words]


def _words(columns: Reader, head: _Head) -> Iterator[Word]:
    starts, lengths = columns.rising(), columns.whole()
    boxes, sizes = _boxes(columns), columns.real()
    count = len(starts)
    texts = head["texts"] if "texts" in head else _texts(head, starts, lengths)
    sure = head.get("confidence") or [1.0] * count
    cells = head.get("cells") or [None] * count
    return map(Word, texts, boxes, starts, map(float, sure), cells, sizes)


def _texts(head: _Head, starts: list[int], lengths: list[int]) -> Iterator[str]:
    places = zip(starts, lengths, strict=True)
    for own in head["pages"]:
        text, count = own[3], own[7]
        for start, length in islice(places, count):
            yield text[start : start + length]


def _put_lines(columns: Writer, lines: list[Line]) -> None:
    segments = [segment for line in lines for segment in line.segments]
    columns.whole(len(line.segments) for line in lines)
    columns.rising([s.start for s in segments])
    columns.whole(s.end - s.start for s in segments)
    columns.rising([s.first for s in segments])
    columns.whole(s.last - s.first for s in segments)
    _put_boxes(columns, [s.box for s in segments])


def _lines(columns: Reader) -> Iterator[Line]:
    counts, starts, lengths = columns.whole(), columns.rising(), columns.whole()
    firsts, numbers = columns.rising(), columns.whole()
    places = zip(starts, lengths, _boxes(columns), firsts, numbers, strict=True)
    segments = (Segment(start, start + length, box, first, first + n) for start, length, box, first, n in places)
    return (Line(tuple(islice(segments, count))) for count in counts)


def _put_tables(columns: Writer, tables: list[Table]) -> None:
    cells = [cell for table in tables for cell in table.cells]
    for numbers in ([t.rows for t in tables], [t.columns for t in tables], [len(t.cells) for t in tables]):
        columns.whole(numbers)
    for numbers in ([c.row for c in cells], [c.column for c in cells]):
        columns.rising(numbers)
    for numbers in ([c.rows for c in cells], [c.columns for c in cells], [len(c.spans) for c in cells]):
        columns.whole(numbers)
    spans = [span for cell in cells for span in cell.spans]
    columns.rising([start for start, _ in spans])
    columns.whole(end - start for start, end in spans)
    for several in (tables, cells):
        _put_some_boxes(columns, [each.box for each in several])


def _tables(columns: Reader) -> Iterator[Table]:
    across, down, counts = columns.whole(), columns.whole(), columns.whole()
    places = [columns.rising(), columns.rising(), columns.whole(), columns.whole()]
    numbers = columns.whole()
    starts, lengths = columns.rising(), columns.whole()
    spans = ((start, start + length) for start, length in zip(starts, lengths, strict=True))
    boxes, borders = _some_boxes(columns), _some_boxes(columns)
    held = (tuple(islice(spans, n)) for n in numbers)
    cells = map(Cell, *places, held, borders)
    own = zip(across, down, counts, boxes, strict=True)
    return (Table(rows, cols, tuple(islice(cells, count)), box) for rows, cols, count, box in own)


def _put_boxes(columns: Writer, boxes: list[Box]) -> None:
    columns.real(chain.from_iterable(boxes))


def _boxes(columns: Reader) -> Iterable[Box]:
    sides = iter(columns.real())
    return map(Box, sides, sides, sides, sides)


def _put_some_boxes(columns: Writer, boxes: list[Box | None]) -> None:
    """Boxes of which some may be lacking: which are there, and those."""
    columns.whole(box is not None for box in boxes)
    _put_boxes(columns, [box for box in boxes if box is not None])


def _some_boxes(columns: Reader) -> Iterator[Box | None]:
    there, boxes = columns.whole(), iter(_boxes(columns))
    return (next(boxes) if is_there else None for is_there in there)
