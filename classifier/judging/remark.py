"""The declaration's remark (备注栏): one field for all lines of a declaration, written and read back.

Each line is named, then says 属于两用物项 with its codes, or 不属于管制物项 with its parameters. No
official separator was found: lines are parted by a semicolon and their parts by a comma, and no part may
hold either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from classifier.judging.readings import Bench
from classifier.judging.several_values import shown
from classifier.law.conditions import leaves
from classifier.law.vocabulary import Product, Property, Vocabulary
from classifier.quantity import Interval, plain

PRODUCT = "product"
MATERIAL = (
    "compaction_density",
    "specific_capacity",
    "purity",
    "tap_density",
    "first_efficiency",
    "composition",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as it is declared: the property's name and the value's text; `product` has a
    product's name.
    """

    property: str
    value: str


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What the remark says of one line: `codes` where it is controlled, `parameters` where it is close."""

    line: str | None
    codes: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """The fixed words of one language."""

    before: str
    after: str
    controlled: str
    close: str
    comma: str
    semicolon: str
    product: str


PHRASES: Mapping[str, Phrases] = {
    "zh": Phrases("第", "项：", "属于两用物项", "不属于管制物项", "，", "；", "品名"),
    "en": Phrases("Item ", ": ", "Subject to Dual-Use Items", "Not Subject to Controlled Items", ", ", "; ", "product"),
}

_NOT_ALLOWED = re.compile(r"[,;:，；：\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a remark is; the field's limit was not found, so both counts are given."""

    characters: int
    gbk_bytes: int


def written(lines: tuple[RemarkLine, ...], words: Vocabulary, language: str) -> str:
    """The remark for these lines in `zh` or `en`."""
    phrases = PHRASES[language]
    return phrases.semicolon.join(_line(line, words, language, phrases) for line in lines)


def _line(line: RemarkLine, words: Vocabulary, language: str, phrases: Phrases) -> str:
    head = "" if line.line is None else f"{phrases.before}{clean(line.line)}{phrases.after}"
    said = phrases.controlled if line.codes else phrases.close
    parts = line.codes or tuple(_parameter(p, words, language, phrases) for p in line.parameters)
    return head + phrases.comma.join((said, *parts))


def _parameter(parameter: Parameter, words: Vocabulary, language: str, phrases: Phrases) -> str:
    if parameter.property == PRODUCT:
        return f"{phrases.product} {product_names(words, language).get(parameter.value, parameter.value)}"
    name = property_names(words, language).get(parameter.property, parameter.property)
    return f"{name} {clean(parameter.value)}"


def read_back(text: str, words: Vocabulary, language: str) -> tuple[RemarkLine, ...]:
    """The lines that a remark states; raises `ValueError` with the part that is not as `written` makes it."""
    phrases = PHRASES[language]
    return tuple(_line_read(part, words, language, phrases) for part in text.split(phrases.semicolon))


def _line_read(text: str, words: Vocabulary, language: str, phrases: Phrases) -> RemarkLine:
    head = re.match(f"{re.escape(phrases.before)}(.+?){re.escape(phrases.after)}", text)
    said, *parts = text[head.end() if head else 0 :].split(phrases.comma)
    line = head.group(1) if head else None
    if said == phrases.controlled:
        return RemarkLine(line, codes=tuple(parts))
    if said == phrases.close:
        return RemarkLine(line, parameters=tuple(_parameter_read(p, words, language, phrases) for p in parts))
    raise ValueError(f"a line of a remark says {phrases.controlled!r} or {phrases.close!r}, not {said!r}")


def _parameter_read(text: str, words: Vocabulary, language: str, phrases: Phrases) -> Parameter:
    if text.startswith(f"{phrases.product} "):
        printed = text.removeprefix(f"{phrases.product} ")
        return Parameter(PRODUCT, _key_of(printed, product_names(words, language)))
    names = property_names(words, language)
    for key in sorted(names, key=lambda k: len(names[k]), reverse=True):
        if text.startswith(f"{names[key]} "):
            return Parameter(key, text.removeprefix(f"{names[key]} "))
    raise ValueError(f"no property of the vocabulary begins {text!r}")


def _key_of(printed: str, names: Mapping[str, str]) -> str:
    return next((key for key, name in names.items() if name == printed), printed)


def agree(chinese: str, english: str, words: Vocabulary) -> bool:
    """Whether the two remarks state the same of the same lines."""
    return read_back(chinese, words, "zh") == read_back(english, words, "en")


def length(text: str) -> Length:
    """The remark's length in characters and in GBK bytes; a character that GBK lacks counts as four bytes."""
    return Length(len(text), sum(len(c.encode("gbk", "ignore")) or 4 for c in text))


def property_names(words: Vocabulary, language: str) -> Mapping[str, str]:
    """What each property is called in a remark: as the catalogue says, else its first term that no other has."""
    return _distinct({name: _names(p, language) for name, p in words.properties.items()})


def product_names(words: Vocabulary, language: str) -> Mapping[str, str]:
    """What each product is called in a remark."""
    return _distinct({name: _names(p, language) for name, p in words.products.items()})


def _names(word: Property | Product, language: str) -> tuple[str, ...]:
    return (*([word.called[language]] if language in word.called else []), *word.terms.get(language, ()))


def _distinct(terms: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for key, several in terms.items():
        names[key] = next((n for t in several if (n := clean(t)) not in names.values()), key)
    return names


def clean(text: str) -> str:
    """A text without the signs that part a remark, and without control characters."""
    return " ".join(_NOT_ALLOWED.sub(" ", text).split())


def line_of(laid: Bench, codes: tuple[str, ...], near: tuple[str, ...]) -> RemarkLine:
    """An item's line: its codes, or the parameters that the law would hold against it."""
    line = None if laid.item.line is None else clean(laid.item.line)
    if codes:
        return RemarkLine(line, codes=codes)
    asked = [leaf.property for code in near for c in laid.catalogue.entry(code).criteria for leaf in leaves(c)]
    numeric = [name for name in dict.fromkeys((*asked, *MATERIAL)) if name in laid.catalogue.vocabulary.properties]
    stated = tuple(p for name in numeric if (p := _stated(laid, name)) is not None)
    return RemarkLine(line, parameters=stated or (Parameter(PRODUCT, laid.item.product),))


def _stated(laid: Bench, name: str) -> Parameter | None:
    if laid.catalogue.vocabulary.properties[name].unit is None:
        terms = [f.value for f in laid.item.of(name) if isinstance(f.value, str)]
        return Parameter(name, clean(terms[0])) if terms else None
    reading = laid.read(name)
    return None if reading.interval is None else Parameter(name, f"{declared(reading.interval)} {reading.unit}")


def declared(interval: Interval) -> str:
    """An interval as a declaration states it: `2.5`, `155-160`, `≥320`, `<70`."""
    low, high = shown(interval.low), shown(interval.high)
    if low is None and high is None:
        return "-"
    if high is None or low is None:
        sign = (">" if interval.low_open else "≥") if high is None else ("<" if interval.high_open else "≤")
        return f"{sign}{plain(low if high is None else high)}"
    return plain(low) if low == high else f"{plain(low)}-{plain(high)}"
