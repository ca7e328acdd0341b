"""Mails (EML): their own words, and everything else in them that may be a document, whether it has a name or not.

An attached mail is a mail of its own; what is signed is what it would be unsigned. Small pictures within the text
are the sender's marks, large ones may be the datasheet.
"""

from __future__ import annotations

import base64
import email
import email.policy
import mimetypes
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import EmailMessage, MIMEPart

from extractor.document.model import Problem, Severity, Source
from extractor.intake import media_types, sources
from extractor.intake.decoding import decoded
from extractor.intake.html import Unseen
from extractor.intake.mails import signed, uuencoded
from extractor.intake.mails.hypertext import Hypertext, together
from extractor.intake.mails.mail_bodies import chosen, left_out, others, source_of
from extractor.intake.mails.mail_pictures import is_large, left_small, shown_in

MAX_PARTS = 500
MAX_DEPTH = 20
_TWISTED = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What the library meets in headers that are twisted, and in mails of parts within parts without end."""

_DIFFER = "its plain text lacks numbers that its HTML shows; what mail programs show was read."
_SIGNATURES = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
     "application/pgp-keys", "text/calendar", "text/x-vcard", "text/vcard", "message/delivery-status")
)  # fmt: skip
_FLOWED = re.compile(r"(?<!^--) \r?\n(?![>\r\n])", re.MULTILINE)
"""A line that goes on in the next one (RFC 3676); "-- " before a signature is none."""
_NAMED = re.compile(r"""name\s*=\s*(?:"([^"]+)"|([^\s;"]+))""", re.IGNORECASE)
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(slots=True)
class _Found:
    """What a mail is made of."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    """Each as plain text and as HTML; empty where it is not given so."""
    files: list[MIMEPart] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    too_deep: bool = False


def parts(source: Source) -> Iterator[Source | Problem]:
    """The mail's words, named `mail.eml/body.txt`, and its files, named `mail.eml/invoice.pdf`.

    A problem where there is neither.
    """
    if source.identity.media_type == media_types.OUTLOOK:
        from extractor.intake.mails import outlook

        yield from outlook.parts(source)
        return
    if source.identity.media_type == media_types.TNEF:
        from extractor.intake.mails import tnef

        yield from tnef.parts(source)
        return
    try:
        yield from _box(source) if media_types.is_box(source.data) else _parts(source)
    except _TWISTED:
        message = f"{source.identity.name} is a damaged mail and was not read whole: ask the sender for it again."
        yield Problem("unpack", message, Severity.ERROR)


def _box(source: Source) -> Iterator[Source | Problem]:
    """The mails of a mailbox (mbox, RFC 4155), one after the other."""
    starts = [found.start() for found in media_types.BOXED.finditer(source.data)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(source.data)], strict=True), 1):
        _, _, mail = source.data[start:end].partition(b"\n")
        yield sources.open_source(f"{source.identity.name}/mail {number}.eml", mail)


def _parts(source: Source) -> Iterator[Source | Problem]:
    name = source.identity.name
    message = email.message_from_bytes(source.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    found = _Found()
    _sort(message, found, 0)
    unseen = Unseen()
    encoded = [uuencoded.parted(plain) for plain, _ in found.texts]
    texts = [(plain, Hypertext(html)) for (plain, _), (_, html) in zip(encoded, found.texts, strict=True)]
    words = [chosen(plain, html, unseen) for plain, html in texts]
    own = source_of(name, _shown(message, "Subject"), "\n".join(text for text in words if text.strip()))
    if any(others(plain, html) for plain, html in texts):
        yield Problem("unpack", f"{name}: {_DIFFER}", Severity.NOTE)
    if own is not None:
        yield own
    yield from _notes(name, found, unseen)
    given, small = 0, 0
    heads = ("Content-ID", "Content-Location")
    names = frozenset(_shown(part, head).strip().strip("<>") for part in found.files for head in heads)
    for made in shown_in(name, together([html for _, html in texts]), names):
        given += isinstance(made, Source)
        yield made
    for called, data in (file for _, files in encoded for file in files):
        given += 1
        yield sources.open_source(f"{name}/{sources.clean_name(called)}", data)
    for number, part in enumerate(found.files[:MAX_PARTS], 1):
        for made in _opened(part, name, number):
            if isinstance(made, Source) and _is_inline(part) and not is_large(made.data):
                small += 1
                continue
            given += 1
            yield made
    yield from left_small(name, small)
    if len(found.files) > MAX_PARTS:
        yield Problem("unpack", f"{name} has more than {MAX_PARTS} attachments; the rest was not read.", Severity.ERROR)
    if not given and own is None:
        about = " but small pictures" if small else ""
        yield Problem("unpack", f"{name} has neither words nor attachments{about}.", Severity.WARNING)


def _notes(name: str, found: _Found, unseen: Unseen) -> Iterator[Problem]:
    if found.too_deep:
        yield Problem("unpack", f"{name} has parts too deep within each other; they were not read.", Severity.ERROR)
    for doubt in dict.fromkeys(found.doubts):
        yield Problem("unpack", f"{name}: {doubt} Compare it with the mail.", Severity.WARNING)
    yield from left_out(name, unseen)


def _sort(part: MIMEPart, found: _Found, depth: int) -> None:
    """Sorts a part and what is in it into words and files; a mail inside is one file."""
    if depth > MAX_DEPTH:
        found.too_deep = True
        return
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        _alternatives(part, found, depth)
    elif part.get_content_maintype() == "multipart":
        for inner in part.iter_parts():
            if isinstance(inner, MIMEPart):
                _sort(inner, found, depth + 1)
    elif kind in ("text/plain", "text/html") and not _is_file(part) and not _is_mislabelled(part):
        text = _text(part, found)
        found.texts.append((text, "") if kind == "text/plain" else ("", text))
    elif kind not in _SIGNATURES:
        found.files.append(part)


def _alternatives(part: MIMEPart, found: _Found, depth: int) -> None:
    """One text in several forms: each kind of form once."""
    inner = _Found()
    for each in part.iter_parts():
        if isinstance(each, MIMEPart):
            _sort(each, inner, depth + 1)
    found.files += inner.files
    found.doubts += inner.doubts
    found.too_deep |= inner.too_deep
    if inner.texts:
        found.texts.append(tuple("\n".join(form for form in forms if form) for forms in zip(*inner.texts, strict=True)))  # type: ignore[arg-type]


def _is_file(part: MIMEPart) -> bool:
    return part.get_filename() is not None or part.get_content_disposition() == "attachment"


def _is_mislabelled(part: MIMEPart) -> bool:
    """Whether a part that says it is text is a file of another kind: some senders encode all alike."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return False
    try:
        data = part.get_payload(decode=True)
    except _TWISTED:
        return False
    words = (media_types.TEXT, media_types.HTML, media_types.MAIL, media_types.UNKNOWN)
    return isinstance(data, bytes) and media_types.media_type(data) not in words


def _is_inline(part: MIMEPart) -> bool:
    """Whether a part is a picture shown within the text."""
    shown = part.get("Content-ID") is not None or part.get_content_disposition() == "inline"
    return part.get_content_maintype() == "image" and shown


def _shown(message: MIMEPart, header: str) -> str:
    """A header as text; empty where it is missing or damaged."""
    try:
        return _raw(message, header) or str(message.get(header, ""))
    except _TWISTED:
        return ""


def _raw(part: MIMEPart, header: str) -> str | None:
    """A header that holds bytes beyond ASCII, which senders should not write and do; `None` where it has none."""
    value = next((str(v) for k, v in part.raw_items() if k.lower() == header.lower()), "")
    try:
        raw = value.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        raw = value.encode("utf-8", "surrogateescape")
    return None if raw.isascii() else decoded(raw).text


def _text(part: MIMEPart, found: _Found) -> str:
    """The words of a part of text, by the coding it names where that fits."""
    try:
        data = part.get_payload(decode=True)
        declared = part.get_content_charset()
    except _TWISTED:
        return ""
    if not isinstance(data, bytes):
        return ""
    made = decoded(data, declared)
    if str(part.get_param("format", "")).lower() == "flowed":
        made = replace(made, text=_FLOWED.sub(" ", made.text))
    if made.doubt is not None:
        found.doubts.append(made.doubt)
    return made.text


def _opened(part: MIMEPart, name: str, number: int) -> Iterator[Source | Problem]:
    label = f"{name}/{sources.clean_name(_label(part, number))}"
    kind = part.get_content_type()
    try:
        if kind == "message/rfc822" and part.is_multipart():
            yield sources.open_source(label, _forwarded(part))
            return
        if kind in ("message/partial", "message/external-body"):
            message = f"{label} is only a piece of a mail, or an address of it: ask for the whole mail."
            yield Problem("unpack", message, Severity.ERROR)
            return
        data = part.get_payload(decode=True)
    except (*_TWISTED, KeyError):
        data = None
    if not isinstance(data, bytes):
        yield Problem("unpack", f"{label} is damaged: ask the sender for it again.", Severity.ERROR)
    elif kind in _SEALED or label.lower().endswith(".p7m"):
        yield _unsealed(label, data, part.get_param("smime-type"))
    else:
        yield sources.open_source(label, data)


def _forwarded(part: MIMEPart) -> bytes:
    """A mail within a mail; some senders encode it as a whole, which the standard does not allow (RFC 2046, 5.2.1)."""
    data: bytes = part.get_payload(0).as_bytes()  # type: ignore[union-attr]
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if coding == "base64":
        return base64.b64decode(re.sub(rb"[^A-Za-z0-9+/]", b"", data) + b"===")
    return quopri.decodestring(data.lstrip()) if coding == "quoted-printable" else data


def _unsealed(label: str, data: bytes, kind: object) -> Source | Problem:
    """A mail inside its own signature; a problem where it is encrypted."""
    inner = signed.content(data)
    if inner is not None:
        return sources.open_source(f"{label}/signed.eml", inner)
    sealed = str(kind or "").lower() == "enveloped-data" or signed.is_encrypted(data)
    why = "is encrypted" if sealed else "is signed in a way that cannot be opened here"
    message = f"{label} {why}: open the mail in the mail program and save its attachments."
    return Problem("unpack", message, Severity.ERROR)


def _label(part: MIMEPart, number: int) -> str:
    try:
        raws = (_raw(part, header) for header in ("Content-Disposition", "Content-Type"))
        found = next((m for raw in raws if raw and (m := _NAMED.search(raw))), None)
        named = found[1] or found[2] if found else part.get_filename()
    except _TWISTED:
        named = None
    if named:
        return str(named)
    suffix = mimetypes.guess_extension(part.get_content_type()) or ""
    return f"part {number}" + ("" if part.get_content_type() == "message/rfc822" else suffix.replace(".bin", ""))
