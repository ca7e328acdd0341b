"""Mails (EML): the files attached to them, inline pictures apart; attached mails as mails of their own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from extractor import source as sources
from extractor.document import Problem, Severity, Source

MAX_PARTS = 500


def parts(source: Source) -> Iterator[Source | Problem]:
    """Attached files, named `mail.eml/invoice.pdf`; a problem if there is none or it is not EML."""
    name = source.identity.name
    if source.identity.media_type == sources.OUTLOOK:
        message = f"{name} is an Outlook message: save it as .eml, or save its attachments, and read those."
        yield Problem("unpack", message, Severity.ERROR)
        return
    found = 0
    for part in _attached(source.data):
        found += 1
        if found > MAX_PARTS:
            yield Problem("unpack", f"{name} has more than {MAX_PARTS} attachments.", Severity.ERROR)
            return
        yield _opened(part, name, found)
    if not found:
        yield Problem(
            "unpack", f"{name} has no attached document; its own words are not read.", Severity.WARNING
        )


def _attached(data: bytes) -> Iterator[MIMEPart]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    yield from _below(message, 0)


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
    except (LookupError, ValueError, UnicodeError, TypeError, IndexError):
        data = None
    if not isinstance(data, bytes):
        return Problem("unpack", f"{name}/{label} is damaged: ask the sender for it again.", Severity.ERROR)
    return sources.open_source(f"{name}/{label}", data)
