"""The declaration's remark (备注栏): one field for all lines of a declaration, written and read back.

Each line is named, then says 属于两用物项 with its codes, or 不属于管制物项 with its parameters: each by the
paper's own Chinese word where it has one, and with its kind, test method and conditions behind it. No
official separator was found: lines are parted by a semicolon and their parts by a comma, and no part may
hold either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from classifier.facts import Fact, Kind, Method
from classifier.judging.values.readings import Bench
from classifier.judging.values.several_values import shown
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
    """One parameter as it is declared: the property's name and the value's text; `product` has a product's name.

    `kind` is a kind of value that the value's text does not show, `conditions` are the test method and the conditions
    in one text without brackets. `label` is the paper's own Chinese word for the property.
    """

    property: str
    value: str
    kind: Kind | None = None
    conditions: str | None = None
    label: str | None = field(default=None, compare=False)


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
    open: str
    close_bracket: str
    beside: str


PHRASES: Mapping[str, Phrases] = {
    "zh": Phrases("第", "项：", "属于两用物项", "不属于管制物项", "，", "；", "品名", "（", "）", "、"),
    "en": Phrases(
        "Item ",
        ": ",
        "Subject to Dual-Use Items",
        "Not Subject to Controlled Items",
        ", ",
        "; ",
        "product",
        " (",
        ")",
        " / ",
    ),
}

SAID = (Kind.TYPICAL, Kind.RATED, Kind.MEASURED, Kind.APPROXIMATE)
"""The kinds that are said; a minimum and a maximum stand in the value's sign, and nominal is what a bare value is."""
LONGEST_NOTE = 40
"""Characters: longer conditions stand in the statement alone, as the field is short."""
_BRACKETS = re.compile(r"[()（）、]+| / ")
_NUMBERING = re.compile(r"[\d.]*")
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
    label = parameter.label if language == "zh" and parameter.label else name
    kind = None if label != name and parameter.kind is _kind_in(label, words) else parameter.kind
    note = phrases.beside.join(
        [*([_kinds(words, language)[kind]] if kind else []), *filter(None, [parameter.conditions])]
    )
    return f"{label} {clean(parameter.value)}" + (f"{phrases.open}{note}{phrases.close_bracket}" if note else "")


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
    called = {**(labels(words) if language == "zh" else {}), **{name: key for key, name in names.items()}}
    for label in sorted(called, key=len, reverse=True):
        if text.startswith(f"{label} "):
            rest, key = text.removeprefix(f"{label} "), called[label]
            own = None if label == names[key] else label
            return _noted(Parameter(key, rest, label=own), words, language, phrases)
    raise ValueError(f"no property of the vocabulary begins {text!r}")


def _noted(read: Parameter, words: Vocabulary, language: str, phrases: Phrases) -> Parameter:
    """The parameter with what stands in brackets behind its value; a term may itself hold brackets."""
    known = words.properties.get(read.property)
    own = _kind_in(read.label, words) if read.label else None
    found = re.fullmatch(f"(.+?){re.escape(phrases.open)}(.+){re.escape(phrases.close_bracket)}", read.value)
    if known is None or known.unit is None or found is None:
        return replace(read, kind=own)
    first, _, rest = found.group(2).partition(phrases.beside)
    kind = next((k for k, word in _kinds(words, language).items() if word == first), None)
    return replace(read, value=found.group(1), kind=kind or own, conditions=(rest or None) if kind else found.group(2))


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


def labels(words: Vocabulary) -> Mapping[str, str]:
    """The Chinese words that name one property and no other, with that property: a paper's own word may be any."""
    owners: dict[str, set[str]] = {}
    for name, known in words.properties.items():
        for term in (*known.terms.get("zh", ()), *filter(None, [known.called.get("zh")])):
            owners.setdefault(clean(term), set()).add(name)
    return {term: next(iter(names)) for term, names in owners.items() if len(names) == 1}


def label_of(facts: Iterable[Fact], words: Vocabulary) -> str | None:
    """The Chinese word by which the paper calls these facts' property; `None` where it has none, or several."""
    found: set[str] = set()
    called = labels(words)
    for fact in facts:
        own = [term for term, name in called.items() if name == fact.property]
        seen = [term for term in own if any(term in e.text for e in fact.evidence)]
        found |= {term for term in seen if not any(term in other for other in seen if other != term)}
    return found.pop() if len(found) == 1 else None


def _kinds(words: Vocabulary, language: str) -> Mapping[Kind, str]:
    groups = words.cues["kind"].groups if "kind" in words.cues else {}
    terms = {kind: groups.get(str(kind), {}).get(language, ()) for kind in SAID}
    return {kind: several[0] if several else str(kind) for kind, several in terms.items()}


def _kind_in(label: str, words: Vocabulary) -> Kind | None:
    """The kind that a paper's own word for a property says by itself: 典型容量 is typical."""
    return next((kind for kind, word in _kinds(words, "zh").items() if word in label), None)


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
    goods = laid.policy.kindred.goods if laid.policy.kindred else ()
    kin = [g.property for g in goods if g.property and g.product in laid.item.products and set(g.near) & set(near)]
    numeric = [
        name for name in dict.fromkeys((*asked, *kin, *MATERIAL)) if name in laid.catalogue.vocabulary.properties
    ]
    known = tuple(p for name in numeric if (p := stated(laid, name)) is not None)
    return RemarkLine(line, parameters=known or (Parameter(PRODUCT, laid.item.product),))


def stated(laid: Bench, name: str) -> Parameter | None:
    """What an item's facts say of a property, as it is declared; `None` where they say nothing of it."""
    if laid.catalogue.vocabulary.properties[name].unit is None:
        terms = [f.value for f in laid.item.of(name) if isinstance(f.value, str)]
        return Parameter(name, clean(terms[0])) if terms else None
    reading = laid.read(name)
    if reading.interval is None:
        return None
    words = laid.catalogue.vocabulary
    facts = [fact for fact in reading.facts if fact.method is not Method.DERIVED]
    label, kinds = label_of(facts, words), {fact.kind for fact in facts}
    kind = kinds.pop() if len(kinds) == 1 else None
    said = kind if kind in SAID else (_kind_in(label, words) if label else None)
    value = words.with_unit(declared(reading.interval), reading.unit)
    return Parameter(name, value, said, _conditions(facts, words), label)


def _conditions(facts: Iterable[Fact], words: Vocabulary) -> str | None:
    """The facts' conditions and test methods, each once, without a paper's numbering; `None` where too long."""
    several = [part for fact in facts for part in (fact.conditions or "").split(";")]
    parts = dict.fromkeys(" ".join(_BRACKETS.sub(" ", clean(part)).split()) for part in several)
    note = " ".join(part for part in parts if not _NUMBERING.fullmatch(part))
    is_kind = note in {word for language in PHRASES for word in _kinds(words, language).values()}
    return None if is_kind or not 0 < len(note) <= LONGEST_NOTE else note


def declared(interval: Interval) -> str:
    """An interval as a declaration states it: `2.5`, `155-160`, `≥320`, `<70`."""
    low, high = shown(interval.low), shown(interval.high)
    if low is None and high is None:
        return "-"
    if high is None or low is None:
        sign = (">" if interval.low_open else "≥") if high is None else ("<" if interval.high_open else "≤")
        return f"{sign}{plain(low if high is None else high)}"
    return plain(low) if low == high else f"{plain(low)}-{plain(high)}"
