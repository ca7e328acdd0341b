"""The parts of an office package and the relationships between them."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from extractor.readers.office.safe_xml import Element, NotReadable, get, parsed

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: its kind (the last word of its type), the part's name, or an address outside."""

    kind: str
    target: str
    outside: bool


class Package:
    """A zip package. Names are compared without regard to case, as office programs do."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {name.lower().lstrip("/"): name for name in self._zip.namelist()}

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lower() in self._names

    def names(self) -> tuple[str, ...]:
        """The names of all parts, as the package spells them."""
        return tuple(self._names.values())

    def data(self, name: str) -> bytes | None:
        """A part's bytes; `None` where it is missing or damaged."""
        known = self._names.get(name.lower())
        if known is None:
            return None
        try:
            return self._zip.read(known)
        except _FAULTS:
            return None

    def xml(self, name: str) -> Element | None:
        """A part's root; `None` where it is missing. Raises `NotReadable` where it is damaged."""
        if not self.has(name):
            return None
        data = self.data(name)
        if data is None:
            raise NotReadable(f"{name} is damaged")
        return parsed(data)

    def optional(self, name: str) -> Element | None:
        """As `xml`, with damage counted as missing: for what only adds to the text."""
        try:
            return self.xml(name)
        except NotReadable:
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part points at, by the names that it uses for it."""
        folder, base = posixpath.split(part)
        root = self.optional(f"{folder}/_rels/{base}.rels".lstrip("/"))
        if root is None:
            return {}
        found = {}
        for relation in root:
            target, outside = get(relation, "Target") or "", get(relation, "TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (get(relation, "Type") or "").rpartition("/")[2]
            found[get(relation, "Id") or ""] = Relation(kind, target, outside)
        return found

    def main(self, kind: str, usual: str) -> str:
        """The package's own part of a kind (`officeDocument`), by its root relationships or its usual name."""
        found = (r.target for r in self.relations("").values() if r.kind == kind and self.has(r.target))
        return next(found, usual)
