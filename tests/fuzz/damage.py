"""Documents damaged on purpose, always the same ones from the same seed, to be scanned by hand:

    python tests/fuzz/damage.py out/damaged --count 1500 --seed 1
    gauger scan out/damaged --no-ocr --workers 1 --casebook out/damaged.casebook

Every document must end in read, partly read or unreadable with a reason.
"""

from __future__ import annotations

import argparse
import base64
import io
import random
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hostile import HOSTILE
from sound import documents

PAPERS = Path(__file__).parents[2] / "corpora" / "documents"

Damage = Callable[[random.Random, bytes], bytes]
"""One way to damage bytes; what it meets that it cannot damage it leaves alone."""

_NUMBER = re.compile(rb"(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.])")
_OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\b")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_STREAM = re.compile(rb"(?<=obj)\s*<<((?:(?!endobj).)*?)>>\s*stream\r?\n(.*?)\s*endstream", re.DOTALL)
_WORD = re.compile(rb'(?<=[ "=])[A-Za-z][\w/.+-]{2,}(?=[\r\n";])')
_WORST = (
    b"0",
    b"-1",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
    b"-.0",
    b"0.0000001",
)


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Some bits turned over."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 5, 40, 400))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(chance: random.Random, data: bytes) -> bytes:
    """The end lost, or the beginning."""
    at = chance.randrange(len(data))
    return data[:at] if chance.random() < 0.8 else data[at:]


def holed(chance: random.Random, data: bytes) -> bytes:
    """A stretch lost, overwritten with nothing, or there twice."""
    start, end = sorted(chance.randrange(len(data)) for _ in "12")
    end = min(end, start + 5_000)
    inside = chance.choice((b"", b"\0" * (end - start), data[start:end] * 2, chance.randbytes(end - start)))
    return data[:start] + inside + data[end:]


def docked(chance: random.Random, data: bytes) -> bytes:
    """A PDF that lost the end of its body and kept its trailer, from which readers begin."""
    at = data.rfind(b"trailer")
    return data[: chance.randrange(max(at, 1))] + b"\n" + data[at:]


def renumbered(chance: random.Random, data: bytes) -> bytes:
    """Some numbers grown beyond all measure, or turned negative."""
    return _swapped(chance, data, _NUMBER, lambda _old: chance.choice(_WORST), chance.choice((1, 3, 20)))


def misdirected(chance: random.Random, data: bytes) -> bytes:
    """References that lead elsewhere: to themselves, in a ring, to nothing."""
    known = [m[1] for m in _OBJECT.finditer(data)] or [b"1"]
    return _swapped(
        chance, data, _REFERENCE, lambda _old: chance.choice((*known, b"99999")) + b" 0 R", chance.choice((1, 3, 12))
    )


def exchanged(chance: random.Random, data: bytes) -> bytes:
    """Two objects under each other's number."""
    found = [m[1] for m in _OBJECT.finditer(data)]
    if len(found) < 2:
        return data
    one, other = chance.sample(found, 2)
    turned = {one: other, other: one}
    return _OBJECT.sub(lambda m: turned.get(m[1], m[1]) + b" 0 obj", data)


def unmapped(chance: random.Random, data: bytes) -> bytes:
    """A table of objects that points anywhere, or is not there."""
    at = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    if at < 0:
        return data
    table, rest = data[at:], data[:at]
    if chance.random() < 0.3:
        return rest + table[table.find(b"trailer") :]
    return rest + re.sub(rb"\d{10}", lambda _m: b"%010d" % chance.randrange(len(data) * 2), table)


def unended(chance: random.Random, data: bytes) -> bytes:
    """Streams, objects or dictionaries that do not end."""
    word = chance.choice((b"endstream", b"endobj", b">>", b"]", b")", b"stream"))
    places = [m.start() for m in re.finditer(re.escape(word), data)]
    for at in sorted(chance.sample(places, min(len(places), chance.choice((1, 3, 50)))), reverse=True):
        data = data[:at] + data[at + len(word) :]
    return data


def nested(chance: random.Random, data: bytes) -> bytes:
    """A value that is arrays in arrays, or dictionaries in dictionaries, without end."""
    left, right = chance.choice(((b"[", b"]"), (b"<</K", b">>"), (b"(", b")"), (b"<</Kids[", b"]>>")))
    deep = left * chance.choice((40, 600, 20_000)) + (right * 600 if chance.random() < 0.5 else b"")
    return _swapped(chance, data, _REFERENCE, lambda _old: deep, 1)


def boxed(chance: random.Random, data: bytes) -> bytes:
    """Sheets of kilometres, of nothing, upside down, and turned by any angle."""
    sides = b" ".join(chance.choice((*_WORST, b"595", b"842", b"28346456693")) for _ in range(4))
    data = re.sub(rb"/MediaBox ?\[[^\]]*\]", b"/MediaBox [" + sides + b"]", data)
    angle = chance.choice((b"45", b"-90", b"91", b"1e9", b"/x", b"2147483647"))
    return re.sub(rb"/Rotate \d+", b"/Rotate " + angle + b" /UserUnit " + chance.choice(_WORST), data)


def opened(data: bytes) -> bytes:
    """A PDF with its packed streams laid open, so that damage reaches what is in them."""
    return _STREAM.sub(lambda m: b"<</Length %d>>stream\n%b\nendstream" % (len(s := _plain(m)), s), data)


def _plain(found: re.Match[bytes]) -> bytes:
    head, data = found[1], found[2]
    try:
        if b"ASCII85" in head:
            data = base64.a85decode(data.strip().removesuffix(b"~>"))
        return zlib.decompress(data) if b"Flate" in head else data
    except (ValueError, zlib.error):
        return found[2]


def _swapped(
    chance: random.Random, data: bytes, what: re.Pattern[bytes], made: Callable[[bytes], bytes], count: int
) -> bytes:
    """The bytes with some places of a pattern rewritten."""
    places = list(what.finditer(data))
    for place in sorted(chance.sample(places, min(len(places), count)), key=lambda m: m.start(), reverse=True):
        data = data[: place.start()] + made(place[0]) + data[place.end() :]
    return data


BYTES: Sequence[Damage] = (flipped, cut, holed)
PDF: Sequence[Damage] = (flipped, holed, docked, renumbered, misdirected, exchanged, unmapped, unended, nested, boxed)


def damaged_pdf(chance: random.Random, papers: Sequence[bytes]) -> bytes:
    """One damaged PDF: of the project's papers, or one that was hostile from the start."""
    if chance.random() < 0.25:
        data = chance.choice(HOSTILE)(chance)
        return chance.choice(PDF)(chance, data) if chance.random() < 0.5 else data
    data = chance.choice(papers)
    if chance.random() < 0.05:
        return cut(chance, data)
    data = opened(data) if chance.random() < 0.5 else data
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(PDF)(chance, data) if data else data
    return data


def damaged_package(chance: random.Random, data: bytes) -> bytes:
    """An office file or an archive, damaged as a file, or in one of its parts and then packed soundly."""
    if chance.random() < 0.3:
        return chance.choice(BYTES)(chance, data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([n for n in parts if parts[n]])
    if chance.random() < 0.15:
        del parts[name]
    else:
        parts[name] = chance.choice((*BYTES, renumbered, rewritten))(chance, parts[name])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for inner, content in parts.items():
            package.writestr(inner, content)
    return held.getvalue()


def rewritten(chance: random.Random, data: bytes) -> bytes:
    """XML that is sound and says what it should not: other values, elements twice, nested or gone."""
    value = chance.choice((b"-1", b"4294967296", b"NaN", b"", b"A1:XFD1048576", b"XFD1048576", b"rId999", b"\xc3\xa9"))
    kind = chance.randrange(3)
    if kind == 0:
        return _swapped(chance, data, re.compile(rb'(?<==")[^"]*(?=")'), lambda _old: value, chance.choice((1, 3, 10)))
    if kind == 1:
        return _swapped(
            chance, data, re.compile(rb"<(\w[\w:]*)[^<>]*/>"), lambda old: old * chance.choice((0, 2, 500)), 3
        )
    return _swapped(chance, data, re.compile(rb"(?<=>)[^<>]+(?=<)"), lambda _old: value * chance.choice((1, 400)), 3)


def damaged_text(chance: random.Random, data: bytes) -> bytes:
    """A mail or another file with words in it that steer its reader: those changed, or parts exchanged."""
    if chance.random() < 0.5:
        return chance.choice(BYTES)(chance, data)
    odd = (b"utf-99", b"base64", b"quoted-printable", b"multipart/mixed", b"message/rfc822", b"=?x?b?%%%?=", b"\0", b"")
    return _swapped(chance, data, _WORD, lambda _old: chance.choice(odd), chance.choice((1, 4, 15)))


def write(folder: Path, count: int, seed: int) -> None:
    """Writes so many damaged PDFs into a folder, and a document of another kind for every fifth of them."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = [p.read_bytes() for p in sorted(PAPERS.glob("*.pdf")) if p.stat().st_size < 100_000]
    packages = [(p.suffix, p.read_bytes()) for p in sorted(PAPERS.glob("*.*x"))]
    others = list(documents(papers[0]).items())
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        (folder / f"{number:05d}.pdf").write_bytes(damaged_pdf(chance, papers))
        if number % 5 == 0:
            suffix, data = chance.choice(packages)
            (folder / f"{number:05d}{suffix}").write_bytes(damaged_package(chance, data))
            suffix, data = chance.choice(others)
            (folder / f"{number:05d}{suffix}").write_bytes(damaged_text(chance, data))


def main() -> None:
    """Takes the order from the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--count", type=int, default=1500)
    asked.add_argument("--seed", type=int, default=1)
    order = asked.parse_args()
    write(order.folder, order.count, order.seed)


if __name__ == "__main__":
    main()
