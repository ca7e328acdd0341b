"""The files of a catalogue's layers, each checked against its shape; what they mean together is made elsewhere.

A layer is a folder with any of `vocabulary/`, `instruments/`, `policy/`, `tests/`, `limits.yaml`, `tariff.yaml`,
`declaration.yaml` and `calendar.yaml`. A file of the vocabulary may have any name and stand in any room below its
folder: the key at its top tells what it holds. Files are read in the order of their names, whatever the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from classifier.loading.yaml_source import CatalogueError, KeyPath, YamlSource, nearest, read

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

VOCABULARY = ("units", "properties", "products", "cues", "grammar", "phrases", "goods")
KINDS = (*VOCABULARY, "instruments", "policy", "limits", "tariff", "declaration", "calendar", "tests")
_TOP_FILES = {(f"{kind}.yaml",): kind for kind in ("limits", "tariff", "declaration", "calendar")}
_FOLDERS = ("vocabulary", "instruments", "policy", "tests", "schemas")


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that fits its shape: which kind of file it is, where it came from, and its content."""

    kind: str
    layer: int
    source: YamlSource
    content: Any


def shape_of(kind: str) -> type[BaseModel]:
    """The pydantic model of a kind of file (one of `KINDS`)."""
    from classifier.loading.shapes import acts, calendar, goods, house, tests, trade, words

    shapes_of: dict[str, type[BaseModel]] = {
        "units": words.UnitsFile,
        "properties": words.PropertiesFile,
        "products": words.ProductsFile,
        "cues": words.CuesFile,
        "grammar": words.GrammarFile,
        "phrases": words.PhrasesFile,
        "goods": goods.GoodsFile,
        "instruments": acts.InstrumentFile,
        "policy": house.PolicyFile,
        "limits": trade.LimitsFile,
        "tariff": trade.TariffFile,
        "tests": tests.TestsFile,
        "declaration": trade.DeclarationFile,
        "calendar": calendar.CalendarFile,
    }
    return shapes_of[kind]


def check(layers: tuple[Path, ...]) -> tuple[Checked, ...]:
    """All files of the layers in order; raises `CatalogueError` at the first that does not fit its shape."""
    return tuple(_checked(number, layers[number], path) for number, path in files_of(layers))


def files_of(layers: tuple[Path, ...]) -> Iterator[tuple[int, Path]]:
    """The files of the layers in order, each with its layer's number; raises `CatalogueError` at a missing folder."""
    return ((number, path) for number, layer in enumerate(layers) for path in _files(layer))


def _files(layer: Path) -> Iterator[Path]:
    if not layer.is_dir():
        raise CatalogueError(layer, "there is no such folder; a catalogue is a folder of YAML files")
    for path in sorted(layer.rglob("*.y*ml"), key=lambda path: _in_order(path.relative_to(layer).parts)):
        if path.relative_to(layer).parts[0] != "schemas":
            yield path


def _in_order(parts: tuple[str, ...]) -> tuple[str, ...]:
    """By folder, then by name: a file that moves between the rooms of a vocabulary leaves the order as it was."""
    return parts[0], parts[-1], *parts[1:-1]


def _checked(number: int, layer: Path, path: Path) -> Checked:
    source = read(path)
    kind = _kind(layer, source)
    return Checked(kind, number, source, _fitted(source, shape_of(kind)))


def _kind(layer: Path, source: YamlSource) -> str:
    parts = source.path.relative_to(layer).parts
    if parts in _TOP_FILES:
        return _TOP_FILES[parts]
    if len(parts) == 2 and parts[0] in ("instruments", "policy", "tests"):
        return parts[0]
    if len(parts) > 1 and parts[0] == "vocabulary":
        return _vocabulary_kind(source)
    hint = nearest(parts[0], (*_FOLDERS, *(name for (name,) in _TOP_FILES)))
    raise CatalogueError(source.path, "no file of a catalogue has this name in this place", nearest=hint)


def _vocabulary_kind(source: YamlSource) -> str:
    """The one key at the top of a vocabulary file: one of `VOCABULARY`."""
    keys = list(source.value) if isinstance(source.value, dict) else []
    for key in keys:
        if key not in VOCABULARY:
            raise source.misnamed((key,), key, "part of a vocabulary", VOCABULARY)
    if len(keys) != 1:
        raise CatalogueError(source.path, f"a vocabulary file has one key at its top: {', '.join(VOCABULARY)}")
    return str(keys[0])


def _fitted(source: YamlSource, shape: type[BaseModel]) -> BaseModel:
    from pydantic import ValidationError

    try:
        return shape.model_validate(source.value if source.value is not None else {})
    except ValidationError as error:
        raise _mistake(source, shape, error) from error


def _mistake(source: YamlSource, shape: type[BaseModel], error: ValidationError) -> CatalogueError:
    """The first mistake of the file, unknown keys before what they leave missing."""
    details = sorted(error.errors(), key=lambda d: d["type"] != "extra_forbidden")[0]
    key = _key_in(source, details["loc"])
    if details["type"] == "extra_forbidden":
        return source.error(key, "there is no such key", valid=_keys_at(shape, details["loc"][:-1]))
    if details["type"] == "missing":
        return source.error(key, "this key is missing")
    expected = re.findall(r"'([^']+)'", str(details.get("ctx", {}).get("expected", "")))
    found = details["input"]
    is_word = isinstance(found, str) and any(map(str.isalnum, found))
    hint = nearest(str(found), expected) if is_word else None  # of signs the nearest is as often the opposite
    return CatalogueError(source.path, _words(details), key=key, line=source.line_of(key), nearest=hint)


def _words(details: ErrorDetails) -> str:
    found = details["input"]
    shown = f", not {found!r}" if isinstance(found, str) else ""
    pattern = details.get("ctx", {}).get("pattern")
    return (f"should match {pattern}" if pattern else details["msg"][:1].lower() + details["msg"][1:]) + shown


def _key_in(source: YamlSource, loc: tuple[int | str, ...]) -> KeyPath:
    """The key path of a pydantic location: the names of union members and `[key]` are no part of the file."""
    key: KeyPath = ()
    for index, part in enumerate(loc):
        is_last = index == len(loc) - 1
        if (*key, part) in source.lines or (is_last and part != "[key]"):
            key = (*key, part)
    return key


def _keys_at(shape: Any, loc: tuple[int | str, ...]) -> set[str]:
    """The keys that may stand at a location of a shape."""
    for part in loc:
        shapes = list(_models(shape))
        fields = {name: f.annotation for model in shapes for name, f in model.model_fields.items()}
        shape = fields.get(str(part), shape)
    return {name for model in _models(shape) for name in model.model_fields}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation speaks of, through lists, mappings and unions."""
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
