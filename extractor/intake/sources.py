"""Bytes become a source: who it is by its hash, and what it is by its content, never by its name."""

from __future__ import annotations

import hashlib
import re

from extractor.document.model import Identity, Source
from extractor.intake.media_types import CONTAINERS, PDF, media_type


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


_CARRIERS = (b"/EmbeddedFile", b"/FileAttachment")
"""One of them stands uncompressed in all but odd PDFs that carry files: as the type of a stream, the name of their
list, or the kind of what is pinned to a page."""


def may_carry(data: bytes) -> bool:
    """Whether a PDF's bytes look as if it carried files, without opening it."""
    return any(sign in data for sign in _CARRIERS)


def holds_documents(source: Source) -> bool:
    """Whether there are, or may be, documents inside it, to be read one by one."""
    kind = source.identity.media_type
    return kind in CONTAINERS or (kind == PDF and may_carry(source.data))
