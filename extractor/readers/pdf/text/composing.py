"""A page from its characters: words in segments in lines.

The compiled kernel lays them out, or else Python; both give the same.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.page import Line, Page, Segment, Word, compose, with_spaced_joined
from extractor.layout.lines import Lines, Rule, lay_out
from extractor.readers.pdf.kernel.loading import kernel
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Floats, Glyphs
from extractor.readers.pdf.text.runs import runs

_TEXT_ROOM = 4
"""Characters of the page's text, at most, for one that is not white: a word has a gap or a line's end beside it."""


def compose_page(
    glyphs: Glyphs, frame: Frame, number: int, rules: Sequence[Rule] = (), by: LayoutSettings = LAYOUT
) -> Page:
    """A page from its characters; upright text first, then what is turned. No word crosses a ruling.

    The kernel has the usual tolerances compiled in; by others Python lays the page out.
    """
    made = _by_kernel(glyphs, frame, number, rules) if by == LAYOUT else None
    return with_spaced_joined(made) if made else _in_python(glyphs, frame, number, rules, by)


def _in_python(glyphs: Glyphs, frame: Frame, number: int, rules: Sequence[Rule], by: LayoutSettings) -> Page:
    fences = _as_rows(rules)
    lines: Lines = []
    for angle, found in sorted(runs(glyphs, fences, by).items()):
        lines += lay_out(found, rules if angle == 0 else (), by)
    page = compose(lines, number=number, width=frame.width, height=frame.height)
    return replace(page, turned=frame.turned) if frame.turned else page


def _as_rows(rules: Sequence[Rule]) -> Floats | None:
    return np.array([(r.x, r.top, r.bottom) for r in rules], np.float32) if rules else None


class _Glyphs(ctypes.Structure):
    """As `layout.h` has it; so with the others."""

    _fields_ = (
        ("count", ctypes.c_int),
        *((name, ctypes.c_void_p) for name in ("codes", "boxes", "lines", "sizes", "angles", "white")),
    )


class _Rows(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("rows", ctypes.c_void_p))


class _Output(ctypes.Structure):
    _fields_ = (
        ("room", ctypes.c_size_t),
        ("text_room", ctypes.c_size_t),
        *(
            (name, ctypes.c_void_p)
            for name in ("text", "words", "word_boxes", "sizes", "segments", "segment_boxes", "lines")
        ),
        *((name, ctypes.c_int) for name in ("letters", "word_count", "segment_count", "line_count")),
    )


def _by_kernel(glyphs: Glyphs, frame: Frame, number: int, rules: Sequence[Rule]) -> Page | None:
    c = kernel()
    room = int(np.count_nonzero(~glyphs.white))
    if c is None or not room:
        return None
    codes = np.frombuffer(glyphs.text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32)
    given: tuple[npt.NDArray[Any], ...] = (
        codes,
        *(np.ascontiguousarray(each, np.float32) for each in (glyphs.box, glyphs.line, glyphs.size)),
        np.ascontiguousarray(glyphs.turned, np.int16),
        np.ascontiguousarray(glyphs.white, np.uint8),
    )
    fences = np.array([(r.x, r.top, r.bottom) for r in sorted(rules, key=lambda r: r.x)], np.float64)
    digits = np.array(sorted(ord(ch) for ch in set(glyphs.text) if ch.isdigit()), np.uint32)
    made: tuple[npt.NDArray[Any], ...] = (
        np.empty(_TEXT_ROOM * room, np.uint32),
        np.empty((room, 2), np.int32),
        np.empty((room, 4)),
        np.empty(room),
        np.empty((room, 4), np.int32),
        np.empty((room, 4)),
        np.empty((room, 2), np.int32),
    )
    out = _Output(room, _TEXT_ROOM * room, *(each.ctypes.data for each in made))
    asked = (
        _Glyphs(len(codes), *(each.ctypes.data for each in given)),
        _Rows(len(fences), fences.ctypes.data),
        _Rows(len(digits), digits.ctypes.data),
        out,
    )
    if not c.gauger_layout(*map(ctypes.addressof, asked)):
        return None
    return _page(out, made, frame, number)


def _page(out: _Output, made: Sequence[npt.NDArray[Any]], frame: Frame, number: int) -> Page:
    """The page from the kernel's arrays, as `compose` makes it from words."""
    letters, words, boxes, sizes, segments, segment_boxes, lines = made
    text = letters[: out.letters].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    spans = words[: out.word_count].tolist()
    texts, starts = [text[a:z] for a, z in spans], [a for a, _ in spans]
    placed = map(Box._make, boxes[: out.word_count].tolist())
    found = tuple(map(Word, texts, placed, starts, repeat(1.0), repeat(None), sizes[: out.word_count].tolist()))
    around = map(Box._make, segment_boxes[: out.segment_count].tolist())
    pieces = [
        Segment(start, end, box, first, last)
        for (start, end, first, last), box in zip(segments[: out.segment_count].tolist(), around, strict=True)
    ]
    rows = tuple(Line(tuple(pieces[first:last])) for first, last in lines[: out.line_count].tolist())
    return Page(number, frame.width, frame.height, text, found, rows, turned=frame.turned)
