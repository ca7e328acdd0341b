"""What recognising a scanned page costs, beside the same without what makes it cheaper: `recognition.py [FOLDER]`.

Made cheaper: blank parts are left out of the picture in which lines are looked for, and lines are read one at a time.
Page by page one way and then the other, in CPU time; the ratio is the median of the pages' ratios. The words of both
are compared, so that a page that became cheap by losing words is seen.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from extractor.document.page import Page
from extractor.readers import ocr, rapid_ocr
from extractor.readers.margins import Printed, printed
from extractor.readers.pdf.rendering import render
from extractor.readers.recogniser import Recogniser

ROOT = Path(__file__).parents[1]
MOST_TIMES_PLAIN = 0.8
LINES_AT_ONCE = 6
"""As the recogniser has it by itself."""


@cache
def gaugers() -> Recogniser:
    """As gauger recognises: a line at a time."""
    return rapid_ocr.RapidOcr()


@cache
def plain() -> Recogniser:
    """As the recogniser does by itself."""
    return rapid_ocr.RapidOcr(LINES_AT_ONCE)


WAYS: dict[str, tuple[Any, Any]] = {"gauger": (printed, gaugers), "plain": (Printed, plain)}


def read(way: str, page: pdfium.PdfPage) -> tuple[Page, float]:
    """A page recognised in one way, with its CPU seconds; the drawing of its picture counts in both."""
    rapid_ocr.printed, ocr.recogniser = WAYS[way]
    width, height = page.get_size()
    started = time.process_time()
    made = ocr.read_image(render(page), number=1, width=width, height=height)
    return made, time.process_time() - started


def shared(one: Page, other: Page) -> float:
    """The share of the first page's words that the other has as well."""
    words, others = (Counter(w.text for w in page.words) for page in (one, other))
    return (words & others).total() / max(words.total(), 1)


def main() -> None:
    """Prints a line a page, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpora" / "documents")
    parser.add_argument("--glob", default="scan_*.pdf")
    asked = parser.parse_args()
    taken: dict[str, list[float]] = {way: [] for way in WAYS}
    kept: list[float] = []
    for path in sorted(asked.folder.rglob(asked.glob)):
        with pdfium.PdfDocument(path) as document:
            for page in document:
                if not kept:
                    for way in WAYS:
                        read(way, page)  # the models are loaded
                made = {way: read(way, page) for way in WAYS}
                for way, (_, seconds) in made.items():
                    taken[way].append(seconds)
                kept.append(shared(made["plain"][0], made["gauger"][0]))
                print(path.name, *(f"{way} {s[-1]:.2f} s" for way, s in taken.items()), f"same words {kept[-1]:.1%}")
    if not kept:
        raise SystemExit(f"there is no scan in {asked.folder}")
    ratio = statistics.median(a / b for a, b in zip(taken["gauger"], taken["plain"], strict=True))
    print(
        f"CPU seconds a page: {statistics.median(taken['gauger']):.2f}, plain {statistics.median(taken['plain']):.2f}"
    )
    print(f"gauger / plain: {ratio:.2f} (at most {MOST_TIMES_PLAIN}); same words {statistics.mean(kept):.1%}")


if __name__ == "__main__":
    main()
