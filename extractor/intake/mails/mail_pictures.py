"""Pictures that a mail shows within its text: which may be documents, and those that lie in its HTML itself."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator

from extractor.document.model import Problem, Severity, Source
from extractor.intake.mails.hypertext import Hypertext
from extractor.intake.media_types import media_type
from extractor.intake.sources import open_source

LEAST = (400, 100)
"""Pixels across and down: the banner of a firm has less, a line of a table cut out of a screen may have no more."""

SHOWN = 5
"""Places that are told."""

_CALLED = re.compile(r"^cid:(.+)$", re.IGNORECASE)


def is_large(data: bytes) -> bool:
    """Whether a picture may be a document; one that cannot be opened may be."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                across, down = picture.size
    except (OSError, ValueError, SyntaxError, TypeError, Image.DecompressionBombError):
        return len(data) > 20_000
    return across >= LEAST[0] and down >= LEAST[1]


def left_small(name: str, count: int) -> Iterator[Problem]:
    """A note for the pictures that were taken for the sender's marks."""
    if count:
        message = f"{name}: small pictures in its text ({count}) were taken for marks of the sender and not read."
        yield Problem("unpack", message, Severity.NOTE)


def shown_in(name: str, html: Hypertext, given: frozenset[str] | None = None) -> Iterator[Source | Problem]:
    """The pictures that lie in a mail's HTML, named `mail.eml/picture 1.png`, and what it shows and does not hold.

    `given` are the names by which the text calls pictures that are parts of the mail; `None` where they are not known.
    """
    lowered = html.text.lower()
    if not any(sign in lowered for sign in ("data:", "<img", "<svg", "<object", "<embed")):
        return
    seen, small = html.unseen, 0
    for number, data in enumerate(seen.pictures, 1):
        kind, _, ending = media_type(data).partition("/")
        if is_large(data) or kind != "image":
            yield open_source(f"{name}/picture {number}.{ending.partition('+')[0]}", data)
        else:
            small += 1
    yield from left_small(name, small)
    if seen.drawings:
        message = f"{name} shows a drawing (SVG) that has no text; writing in it was not read. Look at the mail."
        yield Problem("unpack", message, Severity.NOTE)
    away = [place for place in dict.fromkeys(seen.elsewhere) if not _is_given(place, given)]
    if away:
        message = f"{name} shows pictures that are not in it and were not read: {'; '.join(away[:SHOWN])}."
        yield Problem("unpack", message, Severity.NOTE)


def _is_given(place: str, given: frozenset[str] | None) -> bool:
    called = _CALLED.match(place)
    if given is None:
        return called is not None
    if called is None:
        place = place.removeprefix("./").lower()
        return any(each.lower()[-len(place) :] == place for each in given)
    return any(called[1].lower() == each[:76].lower() for each in given)
