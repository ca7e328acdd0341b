"""Pictures inside office files: a table that somebody pasted as a picture is recognised like a page of its own."""

from __future__ import annotations

import hashlib
import io
import posixpath
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PIL import Image

from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake import media_types
from extractor.intake.sources import open_source
from extractor.readers.office.told import Pictured

MAX_PICTURES = 12
"""Pictures of one document that are recognised, the largest ones; the others are told."""

LEAST = (260, 120)
"""Pixels across and down below which a picture is a mark or an icon, and no table."""

SHOWN = 150.0
"""Points of shown width below which its text would be too small for a person too."""


class Holder(Protocol):
    """What holds pictures under names, as an office package does."""

    def data(self, name: str) -> bytes | None:
        """A picture's bytes; `None` where it is missing or damaged."""


def recognised(
    package: Holder, pictures: Sequence[Pictured], options: ReadOptions, *, first: int
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Pages of the pictures that may hold text, numbered from `first`, and what was not read of them."""
    worth, problems = _worth_reading(package, pictures)
    if not worth:
        return (), tuple(problems)
    pages: list[Page] = []
    for pictured, source in worth[:MAX_PICTURES]:
        contents = _read(source, options)
        shown = [page for page in contents.pages if page.words]
        for page in shown:
            pages.append(replace(page, number=first + len(pages), name=f"picture at {pictured.place}"))
        problems += _troubles(contents, pictured)
    if len(worth) > MAX_PICTURES:
        message = f"{len(worth) - MAX_PICTURES} more pictures in the document were not read: look at them yourself."
        problems.append(Problem("read", message, Severity.WARNING))
    return tuple(pages), tuple(dict.fromkeys(problems))


def _worth_reading(
    package: Holder, pictures: Sequence[Pictured]
) -> tuple[list[tuple[Pictured, Source]], list[Problem]]:
    """The pictures that may hold text, each once, the largest first; and those of kinds that cannot be opened."""
    found: list[tuple[int, Pictured, Source]] = []
    problems: list[Problem] = []
    seen: set[bytes] = set()
    for pictured in pictures:
        data = package.data(pictured.part) or b""
        digest = hashlib.sha256(data).digest()
        if digest in seen:
            continue
        seen.add(digest)
        if pictured.width is not None and pictured.width < SHOWN:
            problems.append(_small(pictured))
            continue
        source = open_source(posixpath.basename(pictured.part), data)
        if source.identity.media_type not in media_types.IMAGES:
            problems.append(_unknown(pictured))
            continue
        across, down = _size(data)
        if across >= LEAST[0] and down >= LEAST[1]:
            found.append((across * down, pictured, source))
        else:
            problems.append(_small(pictured))
    found.sort(key=lambda each: -each[0])
    return [(pictured, source) for _, pictured, source in found], problems


def _small(pictured: Pictured) -> Problem:
    message = f"A small picture at {pictured.place} was taken for a mark and not read."
    return Problem("read", message, Severity.NOTE)


def _unknown(pictured: Pictured) -> Problem:
    kind = posixpath.splitext(pictured.part)[1].lstrip(".").upper() or "unknown kind"
    message = (
        f"A picture at {pictured.place} ({kind}) cannot be opened here: look at it yourself, or print the document to "
        "PDF and read that."
    )
    return Problem("read", message, Severity.WARNING)


def _size(data: bytes) -> tuple[int, int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, TypeError):
        return 0, 0


def _read(source: Source, options: ReadOptions) -> Contents:
    from extractor.readers import picture

    return picture.read_picture(source, options)


def _troubles(contents: Contents, pictured: Pictured) -> list[Problem]:
    if contents.status is not Status.UNREADABLE:
        return []
    if any(problem.message == "No text was found in the picture." for problem in contents.problems):
        return [Problem("ocr", f"No text was found in the picture at {pictured.place}.", Severity.NOTE)]
    return [
        Problem(p.stage, f"The picture at {pictured.place} was not read. {p.message}", Severity.WARNING)
        for p in contents.problems
    ]
