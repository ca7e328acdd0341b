"""Actions and pages to canonical JSON and back: sorted keys, no spaces, decimals as strings.

Imported inside functions, since it loads pydantic.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from casebook.pages import packing
from casebook.record.actions import NAMES, Action
from extractor.document.model import Reading
from extractor.document.page import Page, of_document
from extractor.report import whole

T = TypeVar("T")
_TYPES: dict[str, type[Any]] = {name: kind for kind, name in NAMES.items()}


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encoded(value: object, kind: Any) -> str:
    """A value of a type as canonical JSON; raises `UnicodeError` for a text that has no UTF-8."""
    data = _adapter(kind).dump_python(value, mode="json")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text.encode()
    return text


def action_text(action: Action) -> str:
    """An action's body as the ledger keeps it."""
    return encoded(action, type(action))


def named(action: Action) -> tuple[str, str]:
    """An action's name and its body, as `ledger.append` takes them."""
    return NAMES[type(action)], action_text(action)


def action_of(name: str, body: str) -> Action:
    """The action of a name and a body; raises `ValueError` for a body that does not fit the name."""
    if name not in _TYPES:
        raise ValueError(f"the ledger speaks of {name!r}, which this version does not know: use a newer gauger")
    kind: Any = _TYPES[name]
    made: Action = _adapter(kind).validate_json(body)
    return made


def bare(reading: Reading) -> Reading:
    """The reading without its attachments, and with pages that keep their number, size and origin only."""
    pages = tuple(replace(p, text="", words=(), lines=(), tables=(), sha256="") for p in reading.contents.pages)
    return replace(reading, contents=replace(reading.contents, pages=pages, attachments=()))


def encodable(value: T) -> T:
    """The value with each lone surrogate in its texts replaced, one for one: such text has no UTF-8.

    Broken character maps of documents give them. Where there are none, the value itself comes back.
    """
    if isinstance(value, str):
        return whole(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        made = tuple(map(encodable, value))
        same = all(a is b for a, b in zip(made, value, strict=True))
        return value if same else made  # type: ignore[return-value]
    if not is_dataclass(value):
        return value
    old = {f.name: getattr(value, f.name) for f in fields(value)}
    new = {name: encodable(part) for name, part in old.items()}
    changed = {name: part for name, part in new.items() if part is not old[name]}
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def packed(pages: tuple[Page, ...]) -> bytes:
    """Pages as they are kept: text, words, lines and tables, so that a quote can be shown without the file.

    The document's hash is not kept with each page: the row is found by it.
    """
    return packing.packed(pages)


def unpacked(data: bytes, sha256: str) -> tuple[Page, ...]:
    """The pages of the document with this hash, as `packed` was given them; older casebooks have them as JSON."""
    if data.startswith(packing.MARK):
        return packing.unpacked(data, sha256)
    made: tuple[Page, ...] = _adapter(tuple[Page, ...]).validate_json(zlib.decompress(data))
    return of_document(made, sha256)
