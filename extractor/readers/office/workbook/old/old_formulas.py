"""Formulas of an older workbook (XLS) that no spreadsheet program computed: the library gives them as empty cells.

By the records of the workbook's stream ([MS-XLS] 2.4.127).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_BOF, _EOF, _SHEET, _FORMULA = 0x0809, 0x000A, 0x0085, 0x0006
_EMPTY_TEXT = 3
_ON_LOAD = 2
_SIGNS = frozenset((3, 4, 5, 6, 7, 0x12, 0x13, 0x14))
"""Tokens of sums, products and powers, of signs and of percent: what they give is a number."""

_SUMS = frozenset((0, 4, 5, 6, 7))
_ROUNDED = frozenset((24, 25, 27))
"""The functions COUNT, SUM, AVERAGE, MIN and MAX; ABS, INT and ROUND."""


def uncomputed(stream: bytes) -> dict[int, list[tuple[int, int]]]:
    """By the sheet's number from 0, the cells (row, column) whose formula gives a number and has no result stored."""
    starts = [
        struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _SHEET and len(body) > 4
    ]
    found: dict[int, list[tuple[int, int]]] = {}
    for number, start in enumerate(starts):
        cells = [
            struct.unpack_from("<HH", body)
            for kind, body in _records(stream, start)
            if kind == _FORMULA and _is_open(body)
        ]
        if cells:
            found[number] = [(int(row), int(column)) for row, column in cells]
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, those of charts inside it counted in."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _EOF and depth <= 0:
            return
        at += 4 + size


def _is_open(body: bytes) -> bool:
    """Whether a formula has an empty text for its result, or a nought that is to be computed when it is opened."""
    if len(body) < 23:
        return False
    result, flags = body[6:14], struct.unpack_from("<H", body, 14)[0]
    empty = result[6:] == b"\xff\xff" and result[0] == _EMPTY_TEXT
    nought = result == bytes(8) and bool(flags & _ON_LOAD)
    size = struct.unpack_from("<H", body, 20)[0]
    return (empty or nought) and _gives_a_number(body[22 : 22 + size])


def _gives_a_number(tokens: bytes) -> bool:
    """Whether the last of a formula's tokens is arithmetic, so that an empty text cannot be what it came to."""
    if tokens[-1:] and tokens[-1] in _SIGNS:
        return True
    if len(tokens) >= 4 and tokens[-4] == 0x19 and tokens[-3] & 0x10:
        return True  # the short form of SUM
    with_count = len(tokens) >= 4 and tokens[-4] & 0x1F == 2 and tokens[-4] > 0x20
    if with_count and struct.unpack_from("<H", tokens, len(tokens) - 2)[0] in _SUMS:
        return True
    fixed = len(tokens) >= 3 and tokens[-3] & 0x1F == 1 and tokens[-3] > 0x20
    return fixed and struct.unpack_from("<H", tokens, len(tokens) - 2)[0] in _ROUNDED
