"""A TrueType font made by hand: every letter is one box of ink."""

from __future__ import annotations

import struct
from pathlib import Path

Ink = tuple[int, int, int, int]
"""Left, low, right, high of every letter, of 1000 for the height of the type."""


def save_font(folder: Path, ink: Ink, letters: str, name: str) -> Path:
    """A new folder with one font of this family; the folder is given back."""
    folder.mkdir()
    tables = _tables(ink, sorted(set(map(ord, letters))), name)
    (folder / "lent.ttf").write_bytes(_file(tables))
    return folder


def _file(tables: dict[str, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 128, 3, 16 * len(tables) - 128)
    at, rows, body = 12 + 16 * len(tables), b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        sums = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        rows += struct.pack(">4sIII", tag.encode(), sums, at + len(body), len(data))
        body += padded
    return head + rows + body


def _tables(ink: Ink, codes: list[int], name: str) -> dict[str, bytes]:
    left, low, right, high = ink
    box = struct.pack(">hhhhh", 1, *ink) + struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    box += struct.pack(">8h", left, 0, right - left, 0, low, high - low, 0, low - high)
    return {
        "head": struct.pack(">IIIIHHqqhhhhHHhhh", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 3, 1000, 0, 0, *ink, 0, 8, 2, 1, 0),
        "hhea": struct.pack(">I3hH6h8xhH", 1 << 16, high, min(low, -1), 0, 1000, left, 0, right, 1, 0, 0, 0, 2),
        "maxp": struct.pack(">IH13H", 1 << 16, 2, 4, 1, 0, 0, 2, *[0] * 8),
        "hmtx": struct.pack(">HhHh", 500, 0, 1000, left),
        "loca": struct.pack(">III", 0, 0, len(box)),
        "glyf": box,
        "cmap": _cmap(codes),
        "name": _name(name),
        "OS/2": _os2(low, high),
        "post": struct.pack(">I28x", 3 << 16),
    }


def _cmap(codes: list[int]) -> bytes:
    """Format 4 with a segment for each code: all of them are glyph 1."""
    count = len(codes) + 1
    ends = struct.pack(f">{count}H", *codes, 0xFFFF)
    shifts = struct.pack(f">{count}H", *((1 - code) % 65536 for code in codes), 1)
    segments = ends + b"\0\0" + ends + shifts + bytes(2 * count)
    table = struct.pack(">7H", 4, 14 + len(segments), 0, 2 * count, 2, 0, 2 * count - 2) + segments
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def _name(name: str) -> bytes:
    entries = {1: name, 2: "Regular", 4: name, 6: name.replace(" ", "")}
    texts, rows = b"", b""
    for *place, coding in ((1, 0, 0, "latin-1"), (3, 1, 0x409, "utf-16-be")):
        for key, text in entries.items():
            data = text.encode(coding)
            rows += struct.pack(">6H", *place, key, len(data), len(texts))
            texts += data
    count = 2 * len(entries)
    return struct.pack(">HHH", 0, count, 6 + 12 * count) + rows + texts


def _os2(low: int, high: int) -> bytes:
    """Version 1, for Latin and simplified Chinese."""
    made = struct.pack(">HhHH", 1, 1000, 400, 5) + bytes(60 - 8 + 2)
    made += struct.pack(">HHHhhhHH", 64, 32, 0xFFFD, high, low, 0, max(high, 1), max(-low, 1))
    return made + struct.pack(">II", 1 << 18 | 1, 0)
