"""Files that stand in a mail's words, as old mail programs put them (uuencode, POSIX.1-2017)."""

from __future__ import annotations

import binascii
import re

_FILE = re.compile(r"^begin [0-7]{3,4} (?P<name>[^\r\n]+)\r?\n(?P<lines>.*?)^(?:`|\s)?\r?\n?end[ \t]*\r?$", re.M | re.S)


def parted(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """A text without the files in it, and those with their names; what cannot be decoded stays in the text."""
    found: list[tuple[str, bytes]] = []

    def taken(file: re.Match[str]) -> str:
        try:
            data = b"".join(_decoded(line) for line in file["lines"].splitlines())
        except (binascii.Error, ValueError):
            return file[0]
        if data:
            found.append((file["name"].strip(), data))
        return "" if data else file[0]

    return (_FILE.sub(taken, text) if "begin " in text else text), found


def _decoded(line: str) -> bytes:
    """A line's bytes; some programs end it with more than belongs to it."""
    if not line:
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        size = ((ord(line[0]) - 32) & 63) * 4 // 3 + 3
        return binascii.a2b_uu(line[:size])
