"""What corrections teach: a label, a word for a kind or a unit that a person had to add is proposed, and no more.

A proposal is made where a person entered a value at words of the page: the words before the number that no
property has among its terms, what stands beside a property's term where the person said of what kind the value is,
and the sign after it that no unit has among its spellings. Where a person said what goods are, what the paper calls
them is proposed (`product_words`). Nothing learns by itself: a person accepts a proposal by its number
(`accepted_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from sqlalchemy import select

from casebook.inert_markdown import visible
from casebook.learning.product_words import ProductWord, of_event
from casebook.record import ledger
from casebook.record.actions import NAMES, Added, Corrected, ItemAdded, ProductChanged
from casebook.record.ledger import Event
from casebook.state.loading import pages_of, state_of
from casebook.state.taken_out import people_out
from casebook.state.undo import effective
from casebook.store import tables
from casebook.store.database import Store
from classifier.facts import Evidence, Fact
from classifier.law.catalogue import Catalogue
from classifier.law.vocabulary import Property, Unit, Vocabulary
from classifier.quantity import Quantity
from extractor.document.page import GAP, Page
from extractor.language.languages import languages
from extractor.language.phrases import Phrases, Shape

LONGEST = 40
_NUMBERS = Shape(r"\d[\d.,]*(?:\s*(?:[-–~±～]|<<number_to>>|\+/-)\s*\d[\d.,]*)*")
_SIGN = re.compile(r"\s?([^\s\d,;，；()（）\[\]][^\s,;，；()（）\[\]]*)")
_AROUND = " \t:：=＝≥≤<>~≈±|•·-–.,;"
_BRACKETS = "()（）[]【】"
KINDS = "kind"
"""The cues that say what a number claims to be."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that a page gives a property: `term` in `language` for `property`."""

    property: str
    language: str
    term: str


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word for a kind of value on a page: `term` in `language` for a minimum, or another of the kinds."""

    kind: str
    language: str
    term: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A sign that a page prints for a unit."""

    unit: str
    term: str


LearnedWord = Label | KindWord | Spelling | ProductWord


def meant(word: LearnedWord) -> str:
    """What a word is for: the name of a property, of a kind of value, of a product, or of a unit."""
    if isinstance(word, ProductWord):
        return word.product
    return word.property if isinstance(word, Label) else word.kind if isinstance(word, KindWord) else word.unit


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that the catalogue lacks. `quotes` are where people entered values by it, with who and where."""

    word: LearnedWord
    quotes: tuple[str, ...]
    people: tuple[str, ...]


def proposals(store: Store, catalogue: Catalogue) -> tuple[Proposal, ...]:
    """What people's values propose over the whole casebook, in the order in which they were entered.

    Who was taken out proposes nothing.
    """
    out = people_out(store)
    found: dict[LearnedWord, list[tuple[str, str]]] = {}
    for document in _documents(store):
        pages = {p.number: p for p in pages_of(store, document)}
        with store.reading() as connection:
            events = ledger.events_of(connection, document)
        names = _names(store, document, events)
        for event in effective(events):
            if event.who in out:
                continue
            taught = [*_taught(event, pages, catalogue.vocabulary)]
            name = names.get(getattr(event.action, "item", ""))
            for product, term, quote in of_event(event, name, pages.values(), catalogue.vocabulary):
                taught.append((ProductWord(product, _language(term), term), quote))
            for word, quote in taught:
                found.setdefault(word, []).append((quote, event.who))
    return tuple(
        Proposal(word, *(tuple(dict.fromkeys(part)) for part in zip(*several, strict=True)))
        for word, several in found.items()
    )


def _documents(store: Store) -> tuple[str, ...]:
    table = tables.ledger.c
    kinds = [NAMES[kind] for kind in (Added, Corrected, ProductChanged, ItemAdded)]
    mine = select(table.document).where(table.kind.in_(kinds)).group_by(table.document)
    with store.reading() as connection:
        return tuple(connection.scalars(mine.order_by(table.document)))


def _names(store: Store, document: str, events: Sequence[Event]) -> dict[str, str]:
    """What the items of a document are called whose product a person changed."""
    if not any(isinstance(e.action, ProductChanged) for e in events):
        return {}
    return {key: item.name for key, item in state_of(store, document).items.items()}


def _taught(event: Event, pages: dict[int, Page], words: Vocabulary) -> Iterator[tuple[LearnedWord, str]]:
    if not isinstance(event.action, Added | Corrected):
        return
    fact = event.action.value
    known = words.properties.get(fact.property)
    for evidence in fact.evidence[:1]:
        page = pages.get(evidence.page or 0)
        if page is None or known is None or not isinstance(fact.value, Quantity):
            continue
        quote = f"{event.who}, page {evidence.page}: {evidence.text}"
        for word in _words(fact, evidence, page, words):
            yield word, quote


def _words(fact: Fact, evidence: Evidence, page: Page, words: Vocabulary) -> Iterator[LearnedWord]:
    start = evidence.span[0]
    line_start = page.text.rfind("\n", 0, start) + 1
    line_end = page.text.find("\n", start)
    line = page.text[line_start : len(page.text) if line_end < 0 else line_end]
    number = Phrases(words).pattern(_NUMBERS).search(line, start - line_start)
    if number is None:
        return
    label = _label(line[: number.start()])
    if label is not None and not _is_term(label, words.properties.values()):
        beside = _beside_term(label, words.properties[fact.property])
        if beside is None or fact.kind is None:
            yield Label(fact.property, _language(label), label)
        elif _may_be_of_a_kind(beside, fact.kind, words):
            yield KindWord(fact.kind, _language(beside), beside)
    sign = _SIGN.match(line, number.end())
    unit = _unit(number.group(), fact, words.units) if sign else None
    if sign and unit is not None and not _is_spelling(sign[1], words.units):
        yield Spelling(unit.name, sign[1])


def _label(before: str) -> str | None:
    """The words before a number, back to the last gap of the line."""
    text = before.strip(_AROUND).rpartition(GAP)[2].strip(_AROUND)
    is_word = any(c.isalpha() for c in text) and not any(c.isdigit() for c in text)
    return text if is_word and 1 < len(text) <= LONGEST and visible(text) == text else None


def _language(text: str) -> str:
    found = languages(text * 4)  # a short text has too few letters to be counted
    return found[0] if found and found[0] in ("zh", "ja", "ko") else "en"


def _is_term(text: str, properties: Iterable[Property]) -> bool:
    wanted = text.casefold()
    return any(wanted == t.casefold() for p in properties for several in p.terms.values() for t in several)


def _beside_term(label: str, known: Property) -> str | None:
    """What a label has beside one of its property's names, without brackets; `None` where it has none of them."""
    plain = label.casefold()
    terms = sorted({t.casefold() for several in known.terms.values() for t in several}, key=len, reverse=True)
    for term in terms:
        at = plain.find(term)
        before, after = label[:at], label[at + len(term) :]
        torn = term.isascii() and (before[-1:].isalnum() or after[:1].isalnum())
        if at >= 0 and not torn and len(plain) == len(label):
            rest = [part.strip(_AROUND + _BRACKETS) for part in (before, after)]
            return " ".join(part for part in rest if part)
    return None


def _may_be_of_a_kind(text: str, kind: str, words: Vocabulary) -> bool:
    """Whether words may stand for a kind of value: one that words tell, and none of theirs is known already."""
    groups = words.cues[KINDS].groups if KINDS in words.cues else {}
    known = {t.casefold() for by in groups.values() for several in by.values() for t in several}
    plain = text.casefold()
    has_known = plain in known or any(part in known for part in plain.split())
    return kind in groups and len(text) > 1 and not has_known and not any(c in _BRACKETS for c in text)


def _is_spelling(sign: str, units: Iterable[Unit]) -> bool:
    return any(sign in unit.aliases or sign == unit.name for unit in units)


def _unit(printed: str, fact: Fact, units: Iterable[Unit]) -> Unit | None:
    """The unit by which the printed number is the value that the person entered."""
    assert isinstance(fact.value, Quantity)
    ends = {fact.value.interval.low, fact.value.interval.high}
    for number in re.findall(r"\d[\d.,]*", printed):
        try:
            read = Decimal(number.rstrip(".,").replace(",", ""))
        except InvalidOperation:
            continue
        for unit in units:
            if unit.canonical == fact.value.unit and read * unit.factor in ends:
                return unit
    return None


def with_word(catalogue: Catalogue, word: LearnedWord) -> Catalogue:
    """The catalogue as it would be with a proposed word in it; its hash still names the files."""
    words = catalogue.vocabulary
    if isinstance(word, Spelling):
        units = tuple(replace(u, aliases=(*u.aliases, word.term)) if u.name == word.unit else u for u in words.units)
        return replace(catalogue, vocabulary=replace(words, units=units))
    if isinstance(word, KindWord):
        cue = words.cues[KINDS]
        by = cue.groups[word.kind]
        kinds = {**cue.groups, word.kind: {**by, word.language: (*by.get(word.language, ()), word.term)}}
        cues = {**words.cues, KINDS: replace(cue, groups=kinds)}
        return replace(catalogue, vocabulary=replace(words, cues=cues))
    if isinstance(word, ProductWord):
        goods = words.products[word.product]
        called = {**goods.terms, word.language: (*goods.terms.get(word.language, ()), word.term)}
        products = {**words.products, word.product: replace(goods, terms=called)}
        return replace(catalogue, vocabulary=replace(words, products=products))
    old = words.properties[word.property]
    terms = {**old.terms, word.language: (*old.terms.get(word.language, ()), word.term)}
    properties = {**words.properties, word.property: replace(old, terms=terms)}
    return replace(catalogue, vocabulary=replace(words, properties=properties))
