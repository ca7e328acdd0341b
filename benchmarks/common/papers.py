"""Any number of papers that differ: copies of the made PDFs in which the numbers are others.

Digits take the place of digits, so that nothing in the file moves: names, values and bytes differ from copy to
copy, and a copy costs a fraction of a millisecond.
"""

from __future__ import annotations

import random
import re
from io import BytesIO
from pathlib import Path

import pypdf

LEAST_OTHERS = 60
"""Characters that must differ: with fewer, a copy would say nearly the same as its like."""

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\) ?Tj")
_TOKEN = re.compile(rb"\\[0-7]{1,3}|[A-Za-z0-9][A-Za-z0-9.,-]*")
_TAIL = re.compile(rb"(?<=[0-9.,])[0-9]")
_PREFIX = re.compile(rb"^[A-Z]{2,4}(?=-[A-Z0-9]*[0-9])")
"""The letters that a model's name begins with."""


def templates(folder: Path, most_pages: int) -> tuple[bytes, ...]:
    """The PDFs of a folder that can be varied, unpacked; at most so many pages each."""
    return tuple(made for path in sorted(folder.glob("*.pdf")) if (made := _unpacked(path, most_pages)))


def _unpacked(path: Path, most_pages: int) -> bytes | None:
    """The file with its text in the open; none where it is too long or its text is not in plain strings."""
    writer = pypdf.PdfWriter(clone_from=path)
    if len(writer.pages) > most_pages:
        return None
    for page in writer.pages:
        contents = page.get_contents()
        if contents is None:
            return None
        contents.set_data(contents.get_data())
        plain = pypdf.generic.DecodedStreamObject()
        plain.set_data(contents.get_data())
        page[pypdf.generic.NameObject("/Contents")] = writer._add_object(plain)
    out = BytesIO()
    writer.write(out)
    made = out.getvalue()
    others = sum(a != b for a, b in zip(made, varied(made, 0), strict=True))
    return made if others >= LEAST_OTHERS else None


def varied(template: bytes, seed: int) -> bytes:
    """The paper with other digits after the first of each number and other models; what was the same stays so."""
    chance = random.Random(seed)  # noqa: S311
    others: dict[bytes, bytes] = {}

    def other(found: re.Match[bytes]) -> bytes:
        token = found[0]
        if token not in others:
            others[token] = token if token[:1] == b"\\" else _other(token, chance)
        return others[token]

    return _STRING.sub(lambda text: _TOKEN.sub(other, text[0]), template)


def _other(token: bytes, chance: random.Random) -> bytes:
    """A number or a model's name of the same length."""
    renamed = _PREFIX.sub(lambda found: bytes(chance.randrange(65, 91) for _ in found[0]), token)
    return _TAIL.sub(lambda _digit: b"%d" % chance.randrange(10), renamed)


def fill(folder: Path, source: Path, count: int, most_pages: int) -> None:
    """Writes so many papers into a folder, a hundred in each of its folders; those that are there stay."""
    kinds = templates(source, most_pages)
    for number in range(count):
        path = folder / f"{number // 100:04d}" / f"{number:06d}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(varied(kinds[number % len(kinds)], number))
