"""Drives a kernel that was built with sanitizers: damaged PDFs and strewn characters, in a process of its own.

    python tests/extractor/readers/kernel/driven.py BINARY FIRST LAST

Reads so many of the project's papers damaged in the ways of `tests/fuzz/damage.py`, and lays out as many pages of
strewn characters. Files made hostile by hand are not among them: some keep PDFium itself busy for minutes.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "fuzz"))

from damage import PAPERS, PDF, opened

from extractor.readers.pdf.kernel.loading import kernel, using
from extractor.readers.pdf.sheet import compose_page
from tests.extractor.readers.kernel.reading import scattered, seen

SMALL = 30_000


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A paper damaged once or several times."""
    data = opened(data) if chance.random() < 0.7 else data
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(PDF)(chance, data) if data else data
    return data


def main() -> None:
    """Ends with what it drove; a sanitizer ends it before."""
    binary, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    papers = [p.read_bytes() for p in sorted(PAPERS.glob("*.pdf")) if p.stat().st_size < SMALL]
    pages = 0
    with using(binary):
        assert kernel() is not None, "the kernel was built and does not load"
        for number in range(first, last):
            chance = random.Random(f"kernel:{number}")
            pages += len(seen(damaged(chance, chance.choice(papers))))
            glyphs, frame, rules = scattered(chance)
            compose_page(glyphs, frame, 1, rules)
    print(f"{pages} pages")


if __name__ == "__main__":
    main()
