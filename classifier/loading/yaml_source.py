"""One YAML file of a catalogue: every scalar a string, every key path with the line that it stands on.

To YAML `3E901` is a number and `NO` is false, so nothing is resolved here: types are given by the shapes
(`classifier.shapes`), and a file that does not fit is an author's mistake and raises `CatalogueError`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KeyPath = tuple[str | int, ...]


class CatalogueError(Exception):
    """A mistake in a catalogue's file: which file, where in it, what is wrong, and what was probably meant."""

    def __init__(
        self,
        file: Path,
        message: str,
        *,
        key: KeyPath = (),
        line: int | None = None,
        nearest: str | None = None,
    ) -> None:
        self.file, self.key, self.line, self.nearest = file, key, line, nearest
        place = f"{file}:{line}" if line is not None else str(file)
        at = f" {dotted(key)}:" if key else ""
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        super().__init__(f"{place}:{at} {message}{hint}")


@dataclass(frozen=True, slots=True)
class YamlSource:
    """A file's bytes, its value (mappings, lists and strings only) and the line of each key path, from 1."""

    path: Path
    raw: bytes
    value: Any
    lines: dict[KeyPath, int]

    def line_of(self, key: KeyPath) -> int:
        """The line of a key path, or of the nearest part of it that the file holds."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def error(self, key: KeyPath, message: str, *, valid: Iterable[str] = ()) -> CatalogueError:
        """The mistake at a key path; `valid` are the names of which the nearest to the last key is offered."""
        return CatalogueError(self.path, message, key=key, line=self.line_of(key), nearest=nearest(str(key[-1]), valid))

    def misnamed(self, key: KeyPath, name: str, what: str, valid: Iterable[str]) -> CatalogueError:
        """A name that stands at a key path and is none of the valid ones."""
        return CatalogueError(
            self.path,
            f"{name!r} is no {what}",
            key=key,
            line=self.line_of(key),
            nearest=nearest(name, valid),
        )


MAX_DEPTH = 40
"""How deep a value may lie in a file: the catalogue's own lie at most ten deep."""

MAX_VALUES = 500_000


def read(path: Path) -> YamlSource:
    """A file's strings with their lines; raises `CatalogueError` where it is no YAML or repeats a key."""
    import yaml

    raw = path.read_bytes()
    try:
        node = yaml.compose(raw, Loader=yaml.CBaseLoader)
    except RecursionError as error:
        raise CatalogueError(path, "lists lie within lists without end") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise CatalogueError(path, f"not YAML: {problem}", line=mark.line + 1 if mark else None) from error
    lines: dict[KeyPath, int] = {}
    value = None if node is None else _value(path, node, (), lines)
    return YamlSource(path, raw, value, lines)


def _value(path: Path, node: Any, key: KeyPath, lines: dict[KeyPath, int]) -> Any:
    lines.setdefault(key, node.start_mark.line + 1)
    if len(key) > MAX_DEPTH or len(lines) > MAX_VALUES:
        message = "goes on without end: an alias (*) leads back to itself, or to too many others"
        raise CatalogueError(path, message, key=key[:4], line=node.start_mark.line + 1)
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_value(path, child, (*key, index), lines) for index, child in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for name, child in node.value:
        if name.id != "scalar":
            raise CatalogueError(path, "a key is no word", key=key, line=name.start_mark.line + 1)
        below = (*key, name.value)
        if name.value in mapping:
            raise CatalogueError(path, "the key stands here twice", key=below, line=name.start_mark.line + 1)
        lines[below] = name.start_mark.line + 1
        mapping[name.value] = _value(path, child, below, lines)
    return mapping


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name that looks most like this one, if any looks like it at all."""
    found = difflib.get_close_matches(name, sorted(valid), n=1, cutoff=0.5)
    return found[0] if found else None


def dotted(key: KeyPath) -> str:
    """A key path as a person writes it: `entries[3].criteria[0].unit`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")
