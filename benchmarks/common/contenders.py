"""Who is measured: each contender takes a PDF's bytes and gives the number of pages it read.

A contender's library is imported when it is asked for; one that is not installed is left out of the table.
"""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

Reader = Callable[[str, bytes], int]

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""As a worker has it: looking at words again and again would cost an eighth of the time."""

FLOOR = "pypdfium2 text"
WORDS = "pdfplumber words"
TABLES = "pdfplumber words and tables"
GAUGER = "gauger"
PAGES = "gauger, pages alone"
"""What the reader gives of the bytes: words, lines, tables and what is not seen; no meaning of any of it."""

PURE = "gauger, pages without C"
"""The same with the compiled kernel switched off."""

KEEPING = "gauger, as a worker"
"""As `GAUGER`, with the packing of pages and of the ledger's event for the casebook."""


def pypdfium2_text() -> Reader:
    """The floor: the plain text of every page."""
    import pypdfium2

    def read(_name: str, data: bytes) -> int:
        with pypdfium2.PdfDocument(data) as document:
            for page in document:
                page.get_textpage().get_text_range()
                page.close()
            return len(document)

    return read


def pdfplumber_words() -> Reader:
    """Words with their boxes."""
    return _pdfplumber(tables=False)


def pdfplumber_tables() -> Reader:
    """Words with their boxes, and tables."""
    return _pdfplumber(tables=True)


def _pdfplumber(*, tables: bool) -> Reader:
    import pdfplumber

    def read(_name: str, data: bytes) -> int:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_words()
                if tables:
                    page.extract_tables()
                page.close()
            return len(document.pages)

    return read


def pdfminer_text() -> Reader:
    """Text laid out by pdfminer.six."""
    from pdfminer.high_level import extract_pages

    return lambda _name, data: sum(1 for _page in extract_pages(io.BytesIO(data)))


def markitdown_text() -> Reader:
    """Markdown by markitdown; its pages are not counted."""
    from markitdown import MarkItDown  # type: ignore[import-not-found]

    made = MarkItDown(enable_plugins=False)

    def read(_name: str, data: bytes) -> int:
        made.convert_stream(io.BytesIO(data), file_extension=".pdf")
        return 0

    return read


def kreuzberg_text() -> Reader:
    """Text by kreuzberg; its pages are not counted."""
    from kreuzberg import extract_bytes_sync  # type: ignore[import-not-found]

    def read(_name: str, data: bytes) -> int:
        extract_bytes_sync(data, "application/pdf")
        return 0

    return read


def gauger() -> Reader:
    """Words, tables, matching, quantities, classification and the report's line; no recognition."""
    from casebook.workers.worker import catalogue_of, pipeline_of, rarely_collect
    from classifier.judging.classify import classify
    from extractor.document.read_options import ReadOptions
    from extractor.intake.sources import open_source
    from extractor.report import report_of

    pipeline, catalogue, day = pipeline_of(()), catalogue_of(()), date(2026, 12, 1)
    rarely_collect()

    def read(name: str, data: bytes) -> int:
        reading = pipeline.read(open_source(name, data), ReadOptions(ocr=False))
        made = [classify(i, catalogue, as_of=day, policy="default") for i in reading.items]
        report_of(reading, made, catalogue_hash=catalogue.sha256, as_of=day, program="bench").line()
        return len(reading.contents.pages)

    return read


def gauger_pages() -> Reader:
    """From bytes to pages, as the pipeline asks for them."""
    from extractor.document.read_options import ReadOptions
    from extractor.intake.sources import open_source
    from extractor.pipeline import may_hold_a_table
    from extractor.readers.pdf.reader import read_pdf

    options = ReadOptions(ocr=False, want_tables=may_hold_a_table)
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)

    return lambda name, data: len(read_pdf(open_source(name, data), options).pages)


def gauger_pages_in_python() -> Reader:
    """The same without the kernel."""
    os.environ["GAUGER_KERNEL"] = "off"  # before the reader is loaded
    return gauger_pages()


def gauger_worker() -> Reader:
    """What a worker process of a scan does with a document, its answer pickled for the way back."""
    import pickle

    from casebook.workers.job import Job
    from casebook.workers.worker import answer, pipeline_of, rarely_collect
    from extractor.intake.sources import open_source

    pipeline_of(())
    rarely_collect()
    job = Job(date(2026, 12, 1), "default", "bench")

    def read(name: str, data: bytes) -> int:
        pickle.dumps(answer(open_source(name, data), job, False))
        return 0

    return read


_MADE: dict[str, tuple[str, Callable[[], Reader]]] = {
    FLOOR: ("pypdfium2", pypdfium2_text),
    GAUGER: ("spacy", gauger),
    PAGES: ("pypdfium2", gauger_pages),
    PURE: ("pypdfium2", gauger_pages_in_python),
    KEEPING: ("pebble", gauger_worker),
    WORDS: ("pdfplumber", pdfplumber_words),
    TABLES: ("pdfplumber", pdfplumber_tables),
    "pdfminer.six text": ("pdfminer", pdfminer_text),
    "markitdown": ("markitdown", markitdown_text),
    "kreuzberg": ("kreuzberg", kreuzberg_text),
}
CONTENDERS = {name: make for name, (package, make) in _MADE.items() if find_spec(package)}
MISSING = tuple(name for name in _MADE if name not in CONTENDERS)


def documents(folder: Path) -> tuple[Path, ...]:
    """The PDFs under a folder whose pages have a text layer: most of them, with some words on each."""
    return tuple(p for p in sorted(folder.rglob("*.pdf")) if _has_text(p))


def _has_text(path: Path, enough: int = 40) -> bool:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            counts = [page.get_textpage().count_chars() for page in document]
    except pypdfium2.PdfiumError:
        return False
    return sum(n >= enough for n in counts) * 2 > len(counts)
