"""Small compound files ([MS-CFB], version 3) made for the tests: storages as dicts, streams as bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

Storage = dict[str, "Storage | bytes"]

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound(root: Storage) -> bytes:
    """The bytes of a compound file with what the root holds; siblings hang in one chain, not in a tree."""
    entries = [["Root Entry", 5, NONE, NONE, b""]]
    entries[0][3] = _add(root, entries)
    small, small_fat, large, fat = b"", [], b"", []
    places = []
    for entry in entries[1:]:
        data = entry[4]
        if entry[1] != 2 or not data:
            places.append(END)
        elif len(data) < CUTOFF:
            places.append(_chain(small_fat, len(data), SMALL))
            small += _padded(data, SMALL)
        else:
            places.append(_chain(fat, len(data), SECTOR))
            large += _padded(data, SECTOR)
    home = _chain(fat, len(small), SECTOR) if small else END
    large += _padded(small, SECTOR)
    table = b"".join(struct.pack("<I", n) for n in small_fat)
    table_at = _chain(fat, len(table), SECTOR) if table else END
    large += _padded(table, SECTOR, b"\xff")
    listing = _listing(entries, [home, *places], len(small))
    listing_at = _chain(fat, len(listing), SECTOR)
    large += listing
    count = 1
    while (len(fat) + count) * 4 > count * SECTOR:
        count += 1
    first = len(fat)
    fat += [FAT] * count
    packed = _padded(b"".join(struct.pack("<I", n) for n in fat), SECTOR, b"\xff")
    head = struct.pack("<8s16s5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
                       0, count, listing_at, 0, CUTOFF, table_at, -(-len(table) // SECTOR), END, 0)  # fmt: skip
    order = [first + k if k < count else FREE for k in range(109)]
    return head + struct.pack("<109I", *order) + large + packed


def _add(storage: Storage, entries: list[list]) -> int:
    """Adds what a storage holds; returns the number of its first child."""
    numbers = []
    for name, held in storage.items():
        numbers.append(len(entries))
        entries.append([name, 2 if isinstance(held, bytes) else 1, NONE, NONE, held])
    for k, held in enumerate(storage.values()):
        entry = entries[numbers[k]]
        entry[2] = numbers[k + 1] if k + 1 < len(numbers) else NONE
        if not isinstance(held, bytes):
            entry[3] = _add(held, entries)
    return numbers[0] if numbers else NONE


def _chain(table: list[int], size: int, sector: int) -> int:
    first, count = len(table), -(-size // sector)
    table += [first + k + 1 for k in range(count - 1)] + [END]
    return first


def _padded(data: bytes, size: int, filler: bytes = b"\0") -> bytes:
    return data + filler * (-len(data) % size)


def _listing(entries: list[list], places: list[int], small: int) -> bytes:
    return _padded(b"".join(_entries(entries, places, small)), SECTOR)


def _entries(entries: list[list], places: list[int], small: int) -> Iterator[bytes]:
    for (name, kind, sibling, child, held), place in zip(entries, places, strict=True):
        text = name.encode("utf-16-le") + b"\0\0"
        size = small if kind == 5 else len(held) if kind == 2 else 0
        start = 0 if kind == 1 else place
        yield struct.pack(
            "<64sHBB3I16sI16sIQ", text, len(text), kind, 1, NONE, sibling, child, b"", 0, b"", start, size
        )
