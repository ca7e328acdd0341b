"""Mails (EML): their own words, and the files attached to them, inline pictures apart.

An attached mail is a mail of its own.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from extractor import source as sources
from extractor.document import Problem, Severity, Source
from extractor.intake.mail_bodies import body
from extractor.intake.decoding import decoded

MAX_PARTS = 500
_TWISTED = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What the library meets in headers that are twisted, and in mails of parts within parts without end."""


def parts(source: Source) -> Iterator[Source | Problem]:
    """The mail's words, named `mail.eml/body.txt`, and its files, named `mail.eml/invoice.pdf`.

    A problem where there is neither.
    """
    if source.identity.media_type == sources.OUTLOOK:
        from extractor.intake import outlook

        yield from outlook.parts(source)
        return
    try:
        yield from _parts(source)
    except _TWISTED:
        message = f"{source.identity.name} is a damaged mail and was not read whole: ask the sender for it again."
        yield Problem("unpack", message, Severity.ERROR)


def _parts(source: Source) -> Iterator[Source | Problem]:
    name = source.identity.name
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    own = body(name, _shown(message, "Subject"), _words(message, "plain"), _words(message, "html"))
    if own is not None:
        yield own
    found = 0
    for part in _below(message, 0):
        found += 1
        if found > MAX_PARTS:
            yield Problem("unpack", f"{name} has more than {MAX_PARTS} attachments.", Severity.ERROR)
            return
        yield _opened(part, name, found)
    if not found and own is None:
        yield Problem("unpack", f"{name} has neither words nor attachments.", Severity.WARNING)


def _shown(message: EmailMessage, header: str) -> str:
    """A header as text; empty where it is missing or damaged."""
    try:
        return str(message.get(header, ""))
    except _TWISTED:
        return ""


def _words(message: EmailMessage, kind: str) -> str:
    """The body of one kind (`plain` or `html`); empty where there is none."""
    try:
        part = message.get_body(preferencelist=(kind,))
        data = part.get_payload(decode=True) if part is not None else None
    except _TWISTED:
        return ""
    if part is None or not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (ValueError, LookupError):  # what it says of its coding is wrong, or is no coding
        return decoded(data).text


def _below(message: MIMEPart, depth: int) -> Iterator[MIMEPart]:
    """Attached parts; a mail inside is one part, and what is attached to it is found when it is unpacked."""
    if message.get_content_maintype() == "multipart" and depth < 20:
        for part in message.iter_parts():
            yield from _below(part, depth + 1)
    elif message.get_content_type() == "message/rfc822" or _is_file(message):
        yield message


def _is_file(part: MIMEPart) -> bool:
    """Whether a part is a file: it has a name, and is no picture shown within the text."""
    inline_picture = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
    return part.get_filename() is not None and not inline_picture


def _opened(part: MIMEPart, name: str, number: int) -> Source | Problem:
    label = sources.clean_name(part.get_filename() or f"part {number}")
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else part
            return sources.open_source(f"{name}/{label}", inner.as_bytes())  # type: ignore[union-attr]
        data = part.get_payload(decode=True)
    except _TWISTED:
        data = None
    if not isinstance(data, bytes):
        return Problem("unpack", f"{name}/{label} is damaged: ask the sender for it again.", Severity.ERROR)
    return sources.open_source(f"{name}/{label}", data)
