"""The exporter's own words for a declaration: a YAML file with fields of the head and words for goods by their name.

    head: {consignor: 湖州柯岱电源有限公司, destination_country: 波兰, marks: N/M}
    goods:
      "*": {origin: 中国, levy: 照章征税, elements: {brand_type: "1", preference: "0"}}
      KD-50A: {name: 锂离子蓄电池, elements: {brand: 柯岱, use: 吸尘器用, mercury: 不含汞}}

What stands under `*` is for all goods; a name's own words count before it. They come before what papers say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casebook.checking.beside.names import key_of
from classifier.law.catalogue import Catalogue

EVERY = "*"
MARKS = "marks"
GOODS = ("number", "name", "origin", "destination", "source_place", "levy")
_LONGEST = 300
_LARGEST = 1_000_000
"""Bytes of a file of own words."""


class OwnWordsError(ValueError):
    """The file of own words cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class OwnGoods:
    """Own words for goods: values by `GOODS`, elements by their key."""

    values: Mapping[str, str] = field(default_factory=dict)
    elements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Own words: the head's by the field's key, goods' by their name as it is compared."""

    head: Mapping[str, str] = field(default_factory=dict)
    goods: Mapping[str, OwnGoods] = field(default_factory=dict)

    def of(self, label: str) -> OwnGoods:
        """The words for goods of a name: its own before those for all."""
        every, own = (self.goods.get(key, OwnGoods()) for key in (EVERY, key_of(label)))
        return OwnGoods({**every.values, **own.values}, {**every.elements, **own.elements})


NO_OWN_WORDS = OwnWords()


def own_words(path: Path, catalogue: Catalogue) -> OwnWords:
    """The words of a file; raises `OwnWordsError`."""
    import yaml

    try:
        if path.stat().st_size > _LARGEST:
            raise OwnWordsError(f"{path}: is too large for a file of own words")
        content = yaml.safe_load(path.read_text("utf-8"))
    except OSError as trouble:
        raise OwnWordsError(f"{path}: cannot be read ({trouble.strerror})") from trouble
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as trouble:
        raise OwnWordsError(f"{path}: is no YAML in UTF-8; see the example in docs/checking.md") from trouble
    cues = catalogue.vocabulary.cues
    fields = {*cues["declaration_field"].groups, MARKS} - {"remark"}
    elements = set(cues["declaration_element"].groups)
    top = _mapping(content or {}, str(path), {"head", "goods"})
    head = _texts(top.get("head") or {}, f"{path}: head", fields)
    goods = _mapping(top.get("goods") or {}, f"{path}: goods", None)
    return OwnWords(head, {_key(name): _goods(one, f"{path}: goods: {name}", elements) for name, one in goods.items()})


def _key(name: str) -> str:
    return EVERY if name == EVERY else key_of(name)


def _goods(content: object, where: str, elements: set[str]) -> OwnGoods:
    told = _mapping(content or {}, where, {*GOODS, "elements"})
    values = _texts({k: v for k, v in told.items() if k != "elements"}, where, set(GOODS))
    return OwnGoods(values, _texts(told.get("elements") or {}, f"{where}: elements", elements))


def _mapping(content: object, where: str, known: set[str] | None) -> Mapping[str, object]:
    if not isinstance(content, dict):
        raise OwnWordsError(f"{where}: names with values are expected here")
    for key in content:
        if known is not None and key not in known:
            raise OwnWordsError(f"{where}: {key!s:.40} is not known; known are: {', '.join(sorted(known))}")
    return {str(key): value for key, value in content.items()}


def _texts(content: object, where: str, known: set[str]) -> Mapping[str, str]:
    """Texts on one line; a number that YAML has read as one is refused, as it may have lost its noughts."""
    made = {}
    for key, value in _mapping(content, where, known).items():
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise OwnWordsError(f'{where}: {key}: write it as text: {key}: "…"')
        text = " ".join(str(value).replace("|", " ").replace("｜", " ").split())
        if len(text) > _LONGEST:
            raise OwnWordsError(f"{where}: {key}: is longer than {_LONGEST} characters")
        made[key] = text
    return made
