"""Bytes become a source: who it is by its hash, and what it is by its content, never by its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from extractor.document import Identity, Problem, Source
from extractor.intake.media_types import (
    CONTAINERS,
    DOCX,
    HTML,
    IMAGES,
    JPEG,
    MAIL,
    ODS,
    OLE,
    OUTLOOK,
    PDF,
    PNG,
    TEXT,
    TIFF,
    TNEF,
    UNKNOWN,
    WORKBOOKS,
    XLS,
    XLSX,
    ZIP,
    media_type,
)

__all__ = [
    "CONTAINERS",
    "DOCX",
    "HTML",
    "IMAGES",
    "JPEG",
    "MAIL",
    "ODS",
    "OLE",
    "OUTLOOK",
    "PDF",
    "PNG",
    "TEXT",
    "TIFF",
    "TNEF",
    "UNKNOWN",
    "WORKBOOKS",
    "XLS",
    "XLSX",
    "ZIP",
    "clean_name",
    "holds_documents",
    "media_type",
    "open_source",
    "unpack",
]


def open_source(name: str, data: bytes) -> Source:
    """A source with its identity. `name` is for people; nothing is read from or written to it."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(Identity(name, digest, len(data), media_type(data)), data)


def clean_name(name: str) -> str:
    """A name from inside a file as it may be shown: no control characters, no way out of a folder.

    It is still never used as a path.
    """
    parts = [p for p in re.split(r"[/\\]+", name) if p not in ("", ".", "..")]
    text = "".join(c if c.isprintable() else "\ufffd" for c in "/".join(parts))
    return text[:200] or "unnamed"


def holds_documents(source: Source) -> bool:
    """Whether there are, or may be, documents inside it, to be read one by one."""
    from extractor.intake.enclosed import may_carry

    kind = source.identity.media_type
    return kind in CONTAINERS or (kind == PDF and may_carry(source.data))


def unpack(source: Source) -> Iterator[Source | Problem]:
    """The documents inside a container, named `outer.zip/inner.pdf`; itself where it is none.

    A PDF comes before the papers that it carries, `outer.pdf/inner.pdf`.
    Containers inside containers are unpacked too, within limits; what was left out comes as a problem.
    """
    if not holds_documents(source):
        yield source
        return
    from extractor.intake import archive

    yield from archive.unpack(source)
