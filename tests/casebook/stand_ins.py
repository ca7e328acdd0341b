"""Stand-ins for the extractor: a document's bytes say what reading it does."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from casebook.workers.job import Job
from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Kind, Method
from classifier.quantity import Interval, Quantity
from extractor.document.model import Contents, Identity, Problem, Reading, Source, Status
from extractor.document.page import Page, Word, compose

SHA = "a" * 64
"""The document of the readings below."""


def page(text: str = "Nominal capacity 4.9 Ah", number: int = 1, origin: str = "text") -> Page:
    words = [Word(w, Box(10.0 * i, 10.0, 10.0 * i + 9, 20.0)) for i, w in enumerate(text.split())]
    return compose([[words]], number=number, width=595, height=842, origin=origin)


def capacity(value: str = "4.9", span: tuple[int, int] = (0, 23), kind: Kind | None = Kind.NOMINAL) -> Fact:
    number = Decimal(value)
    evidence = Evidence(SHA, "Nominal capacity 4.9 Ah"[: span[1] - span[0]], span, 1, Box(0.0, 10.0, 39.0, 20.0))
    return Fact("capacity", Quantity(Interval(number, number), "Ah"), kind, evidence=(evidence,), confidence=0.9)


def cell(*facts: Fact, label: str = "C-1", product: str = "lithium_ion_cell") -> Item:
    return Item(label, (product,), facts=facts)


def reading(*items: Item, sha256: str = SHA, name: str = "a.pdf", status: Status = Status.READ) -> Reading:
    pages = (page(),)
    identity = Identity(name, sha256, 3, "application/pdf")
    return Reading(identity, Contents(pages, 1), "datasheet", ("en",), items, (), status)


def read(source: Source, job: Job, ocr: bool) -> Reading:
    """Does what the document says: crash, hang, bug, memory, loud, once, picture, picture-crash,
    long; else one cell of that capacity."""
    words = source.data.decode().removeprefix("%PDF-").split()
    word = words[0]
    if word == "once" and not (tried := Path(job.passwords[0])).exists():
        tried.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "picture-crash" and ocr:
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "long":
        return _long(source, int(words[1]))
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "hang":
        time.sleep(60)
    if word == "bug":
        raise KeyError(word)
    if word == "memory":
        raise MemoryError
    if word == "loud":
        for stream in (1, 2):
            os.write(stream, b"\x1b[31mthe document's own words\n")
    is_picture = word.startswith("picture") and not ocr
    problems = (Problem("ocr", "page 1 is a picture"),) if is_picture else ()
    if word == "surrogate":
        return replace(reading(cell(label="a\ud800")), identity=source.identity)
    fact = capacity(word if word[0].isdigit() else "1")
    made = reading(cell(fact, label=f"cell {word}"), sha256=source.identity.sha256)
    return Reading(source.identity, made.contents, "datasheet", ("en",), made.items, problems, Status.READ)


def read_slowly(source: Source, job: Job, ocr: bool) -> Reading:
    """As `read`, a tenth of a second later."""
    time.sleep(0.1)
    return read(source, job, ocr)


def read_texts_first(source: Source, job: Job, ocr: bool) -> Reading:
    """As `read`, with recognition that ends only when so many texts are read, or after five minutes. The passwords
    are a file, where what is done is told in its order, and the number of texts."""
    done, texts = Path(job.passwords[0]), int(job.passwords[1])
    if ocr:
        until = time.monotonic() + 300
        while time.monotonic() < until and done.read_text().count("text") < texts:
            time.sleep(0.01)
    made = read(source, job, ocr)
    if ocr or not made.problems:
        with done.open("a") as file:
            file.write("picture\n" if ocr else "text\n")
    return made


def _long(source: Source, first: int) -> Reading:
    """A page of forty numbers from `first` on."""
    pages = (page(" ".join(f"value {n}" for n in range(first, first + 40))),)
    return Reading(source.identity, Contents(pages, 1), "datasheet", ("en",), (), (), Status.READ)


ENTERED = replace(capacity("5.0"), method=Method.ENTERED)
"""What a person puts in a capacity's place."""
