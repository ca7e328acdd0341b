"""Compound files of older office programs, checked before any parser sees them.

A file is a chain of sectors, and a table names for each sector the one after it ([MS-CFB] 2.3). Where damage bends
a chain into a ring, a parser that follows it never ends and takes all the memory there is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

DAMAGED = "The file is damaged or cut off: ask the sender for it again."

_HEADER = 512
_LAST = 0xFFFFFFFA
"""The greatest number of a sector; what is greater are marks, such as the end of a chain."""


def refusal(data: bytes) -> str | None:
    """Why a compound file must not be opened; `None` where nothing speaks against it."""
    try:
        (shift,) = struct.unpack_from("<H", data, 0x1E)
        if shift not in (9, 12):
            return DAMAGED
        size = 1 << shift
        table = [entry for sector in _table_sectors(data, size) for entry in _sector(data, sector, size)]
        (first,) = struct.unpack_from("<I", data, 0x3C)
        if _has_ring(table):
            return DAMAGED
        short = [entry for sector in _chain(table, first) for entry in _sector(data, sector, size)]
    except struct.error:
        return DAMAGED
    return DAMAGED if _has_ring(short) else None


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """The sectors that the table lies in: the first 109 stand in the header, the others in a chain of lists."""
    yield from (s for s in struct.unpack_from("<109I", data, 0x4C) if s <= _LAST)
    following, count = struct.unpack_from("<2I", data, 0x44)
    for _ in range(min(count, len(data) // size)):
        if following > _LAST:
            return
        *listed, following = _sector(data, following, size)
        yield from (s for s in listed if s <= _LAST)


def _sector(data: bytes, number: int, size: int) -> tuple[int, ...]:
    """A sector as numbers; what the file lacks of it counts as free."""
    start = max(size, _HEADER) + number * size
    return struct.unpack(f"<{size // 4}I", data[start : start + size].ljust(size, b"\xff"))


def _chain(table: Sequence[int], first: int) -> Iterator[int]:
    """The sectors of a chain; the table must have no ring."""
    while first < len(table):
        yield first
        first = table[first]


def _has_ring(table: Sequence[int]) -> bool:
    """Whether the chains of a table bite their tails."""
    seen = [0] * len(table)
    for start in range(len(table)):
        at = start
        while at < len(table) and not seen[at]:
            seen[at] = start + 1
            at = table[at]
        if at < len(table) and seen[at] == start + 1:
            return True
    return False
