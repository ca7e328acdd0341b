"""What a document says, in a few hashes: the same numbers in the same words give the same ones, whatever the bytes.

A document's fingerprint is the smallest hashes of its numbers, each with the word on either side of it; the share of
hashes that two fingerprints have in common estimates how much of the two documents is the same (Broder 1997, "On the
resemblance and containment of documents"). Two sheets that differ in their values are not alike, however much
of their wording they share.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from extractor.document.page import Page

SIZE = 64
FEWEST = 12
"""A document with fewer numbers than this is like too many others."""

Fingerprint = tuple[int, ...]


def fingerprint(pages: Iterable[Page]) -> Fingerprint:
    """The fingerprint of a document's text; empty for one with too few numbers to tell."""
    hashes: set[int] = set()
    for page in pages:
        words = page.text.split()
        for at, word in enumerate(words):
            if any(c.isdigit() for c in word):
                near = " ".join(words[max(at - 1, 0) : at + 2])
                hashes.add(_hash(near.lower()))
    return tuple(sorted(hashes)[:SIZE]) if len(hashes) >= FEWEST else ()


def _hash(text: str) -> int:
    """32 bits. A checksum alone keeps neighbours together, and the smallest would then be of one kind."""
    return zlib.crc32(text.encode("utf-8", "replace")) * 2_654_435_761 % 4_294_967_291


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of what two documents say that both say, from 0 to 1."""
    both = sorted({*one, *other})[:SIZE]
    common = set(one) & set(other)
    return sum(h in common for h in both) / len(both) if both else 0.0
