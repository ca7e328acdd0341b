"""A mail's own words as a document of their own: an order often stands in the mail and in no attachment.

They become plain text named `mail.eml/body.txt`, the subject first; the cells of a table in an HTML mail are
parted by tabs, its rows by line breaks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from extractor.document.model import Identity, Problem, Severity, Source
from extractor.intake import media_types
from extractor.intake.html import Unseen
from extractor.intake.mails.hypertext import MAX_BODY, Hypertext

_TELLING = (
    "<table",
    "<s>",
    "<del",
    "<strike",
    "line-through",
    "display:none",
    "display: none",
    "visibility:",
    "opacity:",
)
"""Marks in HTML of which its plain text knows nothing."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def body(mail: str, subject: str, plain: str, html: Hypertext, unseen: Unseen | None = None) -> Source | None:
    """The words of a mail as a source; `None` where it has none."""
    return source_of(mail, subject, chosen(plain, html, unseen))


def chosen(plain: str, html: Hypertext, unseen: Unseen | None = None) -> str:
    """The words of a text that is given in two forms.

    HTML is preferred where it has a table or strikes words: the plain text of such mails puts each cell on a line of
    its own, and what is struck among the rest. And where it has other numbers, for it is what mail programs show.
    `unseen` takes what the HTML that counts does not show.
    """
    if not plain.strip() or html.is_empty:
        return plain if plain.strip() else _words(html, unseen)
    lowered = html.text.lower()
    if any(mark in lowered for mark in _TELLING):
        return _words(html, unseen) or plain
    return _words(html, unseen) if others(plain, html) else plain


def _words(html: Hypertext, unseen: Unseen | None) -> str:
    if unseen is not None:
        unseen.found += html.unseen.found
    return html.words


def others(plain: str, html: Hypertext) -> bool:
    """Whether HTML shows numbers that the plain text beside it does not have."""
    if html.is_empty or not plain.strip():
        return False
    return bool(set(_NUMBER.findall(html.words)) - set(_NUMBER.findall(plain)))


def source_of(mail: str, subject: str, text: str) -> Source | None:
    """Words as a source; `None` where there are none."""
    if not text.strip():
        return None
    data = f"{' '.join(subject.split())}\n\n{text[:MAX_BODY]}".lstrip().encode("utf-8", "replace")
    # Told to be text, for quoted headers of an earlier mail would make it look like a mail again.
    identity = Identity(f"{mail}/body.txt", hashlib.sha256(data).hexdigest(), len(data), media_types.TEXT)
    return Source(identity, data)


def left_out(mail: str, unseen: Unseen) -> Iterator[Problem]:
    """What a mail's HTML holds and does not show, in notes."""
    told = {"hidden": "not shown", "struck": "struck out"}
    for why, text in unseen.found[:8]:
        if text:
            message = f"{mail}: words that are {told.get(why, 'not shown')} were left out: “{text[:80]}”."
            yield Problem("unpack", message, Severity.NOTE)
