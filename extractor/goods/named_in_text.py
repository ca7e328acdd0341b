"""Machines, technology and variants that running text names: "zwei Wickelmaschinen unserer Baureihe WX 46".

Letters and offers without a table speak of their goods so, licences of what they grant. What such a sentence says of
an earlier machine, or of another maker's, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.document.page import Page
from extractor.facts.candidates import Candidate
from extractor.goods.asides import ASIDE
from extractor.goods.identity.naming_weights import is_served
from extractor.goods.items import Model
from extractor.goods.unplaced import OF_A_SHIPMENT
from extractor.language.noun_phrases import SENTENCE_END, Mention, mentions
from extractor.language.phrases import Shape
from extractor.language.terms import Terms
from extractor.language.tokens import fold
from extractor.rows.designations import designation
from extractor.rows.names_of_goods import RUNNING

_BETWEEN = re.compile(r"[\s:：\"“„«]*(?:[^\W\d]+[\s:：]+){0,3}[\"“„«]*")
"""What may stand between a machine and its designation: "of our series"."""
_LONGEST_BETWEEN = 36
_NAME = re.compile(
    r"[A-Z]{1,6}[A-Za-z]{0,8}(?:-[A-Z]{1,6})?(?:[- ]?\d{1,5}[A-Z]{0,3})(?:[-/][A-Z0-9]{1,8})*(?![\w.,]*\d)"
)
"""Letters with a number behind them, a blank between them or not: "WX 46", "ZY-JR60", "EBF24-S"."""
_STOP = re.compile(r"[\s.,，;；。:：]*[^\W_]*\d[\w/-]*\s*|[.,，;；。:：、\n]\s*")
_QUOTED = re.compile(r"[^.;。；]{0,90}?[(（]\s?[“\"„«「]([^”\"“»」]{2,40})[”\"“»」]")
"""The name that a sentence gives in brackets to what it speaks of: (“GRANULEX process”)."""
_VARIANT = Shape(
    r"(?P<said>[^.;。；\n]{0,80}?(?<![A-Za-z])<<variant_of_it>>)\s?,\s"
    r"(?P<name>[A-Z][\w™®-]*(?: [A-Z0-9][\w™®-]*){0,3}),\s"
)
"""A further product in apposition: "A fast variant, Aster Q, is …"."""
_MACHINE, _TECHNOLOGY = "machine", "technology"
_OF_MACHINES = {_MACHINE, _TECHNOLOGY}


def with_named_machines(models: Sequence[Model], pages: Sequence[Page], terms: Terms) -> tuple[Model, ...]:
    """The models of a paper that lists none by a designation, with the machines that its sentences name.

    Goods that only a mass or a volume tells of, under a name that is no designation, give way to them. What only a
    machine has is the one machine's that is named.
    """
    if any(designation([model.label]) for model in models):
        return tuple(models)
    named = _named(pages, terms)
    if not named:
        return tuple(models)
    told = terms.vocabulary.properties.items()
    only = {name for name, known in told if {_MACHINE} <= set(known.families) <= _OF_MACHINES} - OF_A_SHIPMENT
    own = tuple(c for m in models for c in m.candidates if c.fact.property in only) if len(named) == 1 else ()
    rest = (replace(m, candidates=tuple(c for c in m.candidates if c not in own)) for m in models)
    kept = tuple(m for m in rest if {c.fact.property for c in m.candidates} - OF_A_SHIPMENT)
    return (*kept, *(Model(name, text, own) for name, text in named.items()))


def with_goods_named(models: Sequence[Model], pages: Sequence[Page], terms: Terms) -> tuple[Model, ...]:
    """The goods that the sentences of a mail name with a designation each, where it states no value and names several.

    "The winders KW-21 and the hot presses KP-8 leave on Monday": without this only the first would be an item.
    """
    if len(models) != 1 or models[0].candidates or not all(p.origin in RUNNING for p in pages):
        return tuple(models)
    named = _named(pages, terms, is_any=True)
    return tuple(Model(name, text, ()) for name, text in named.items()) if len(named) > 1 else tuple(models)


def with_machines_sold(models: Sequence[Model], pages: Sequence[Page], terms: Terms) -> tuple[Model, ...]:
    """The machines that a trade paper without lines names anywhere: what it names is what it sells.

    The models as they are where it names none. What something else is for names none: "rollers for winding machines".
    """
    found: dict[str, Model] = {}
    aside = terms.phrases.pattern(ASIDE)
    for page in pages:
        for line in (page.text[x.start : x.end] for x in page.lines):
            for own in _of_family(line, _MACHINE, terms):
                if not aside.search(line, 0, own.start) and not is_served(line[: own.start], terms.phrases):
                    name = _behind(line, own.end) or own.text
                    found.setdefault(fold(name), Model(name, own.text, ()))
    return tuple(found.values()) or tuple(models)


def with_named_variants(models: Sequence[Model], pages: Sequence[Page], terms: Terms) -> tuple[Model, ...]:
    """The one model of a paper, with the variants of it that sentences name and state a number of.

    Such a sentence's values are the variant's. The paper's own model stays without them.
    """
    if len(models) != 1:
        return tuple(models)
    (own,) = models
    aside, shape = terms.phrases.pattern(ASIDE), terms.phrases.pattern(_VARIANT)
    found: dict[str, Model] = {}
    for page in pages:
        for match in shape.finditer(page.text):
            name, end = match["name"], _end_of_what_is_said(page.text, match)
            is_own = fold(name) == fold(own.label) or name in found
            if is_own or aside.search(match["said"]) or not any(map(str.isdigit, page.text[match.end() : end])):
                continue
            its = tuple(c for c in own.candidates if _is_said_in(c, page, match.start(), end))
            found[name] = Model(name, match["said"].strip(), its)
    taken = [c for model in found.values() for c in model.candidates]
    rest = tuple(c for c in own.candidates if c not in taken)
    return (replace(own, candidates=rest), *found.values()) if found else tuple(models)


def _end_of_what_is_said(text: str, match: re.Match[str]) -> int:
    """Where the sentence of a match ends, or its paragraph on one line where the sentence opens that."""
    ends = SENTENCE_END.search(text, match.end())
    sentence = ends.start() if ends else len(text)
    line = text.find("\n", match.end())
    line = line if line >= 0 else len(text)
    opens = match.start() == 0 or text[match.start() - 1] == "\n"
    return max(sentence, line) if opens and sentence < line else sentence


def _is_said_in(candidate: Candidate, page: Page, start: int, end: int) -> bool:
    """Whether a value stands in a stretch of a page; a text document's places have no page's number."""
    place = candidate.fact.evidence[0]
    first, last = place.span
    is_there = place.page == page.number if place.page is not None else page.text[first:last] == place.text
    return is_there and start <= first < end


def with_named_technology(models: Sequence[Model], pages: Sequence[Page], terms: Terms) -> tuple[Model, ...]:
    """The models of a paper on technology, or where it names listed technology, each of that in their place.

    A name in brackets behind it is its name. The values of what is made by it are no technology's.
    """
    found: dict[str, Model] = {}
    for page in pages:
        text = page.text.replace("\n", " ")
        for mention in _of_family(text, _TECHNOLOGY, terms):
            quoted = _QUOTED.match(text, mention.end)
            told = text[mention.start : mention.end]
            found.setdefault(mention.name, Model(quoted[1] if quoted else told, told, ()))
    return tuple(found.values()) or tuple(models)


def _named(pages: Sequence[Page], terms: Terms, *, is_any: bool = False) -> dict[str, str]:
    """The words for each machine, or for any goods, by its designation, in the order of the text."""
    found: dict[str, str] = {}
    keys: set[str] = set()
    aside = terms.phrases.pattern(ASIDE)
    for page in pages:
        text = page.text.replace("\n", " ")
        ends = [m.end() for m in SENTENCE_END.finditer(text)]
        for mention in _of_goods(text, terms) if is_any else _of_family(text, _MACHINE, terms):
            start = max((end for end in ends if end <= mention.start), default=0)
            name = _behind(text, mention.end)
            if name is None or aside.search(text, start, mention.start) or fold(name) in keys:
                continue
            keys.add(fold(name))
            first = _clause(text, mention.start) if is_any else mention.start
            found[name] = text[first : mention.end]
    return found


def _of_family(text: str, family: str, terms: Terms) -> Iterator[Mention]:
    products = terms.vocabulary.products
    for mention in mentions(terms.find(text)):
        if mention.is_product and products[mention.name].family == family:
            yield mention


def _clause(text: str, at: int) -> int:
    """Where the words for goods begin: behind the last number, name or stop before them, 人造 before 石墨 within."""
    before = [m.end() for m in _STOP.finditer(text, 0, at)]
    return before[-1] if before else 0


def _of_goods(text: str, terms: Terms) -> Iterator[Mention]:
    """The products that a text names, and batteries and materials by their general names."""
    products, no_goods = terms.vocabulary.products, terms.vocabulary.goods.groups["no_goods"]
    for mention in mentions(terms.find(text)):
        known = mention.is_product and products[mention.name].family != "other"
        if known or not (mention.is_product or mention.name in no_goods):
            yield mention


def _behind(text: str, at: int) -> str | None:
    """The designation that stands right behind a machine's name, a word or two between them."""
    for word in _NAME.finditer(text, at, at + _LONGEST_BETWEEN + 24):
        if word.start() - at > _LONGEST_BETWEEN:
            return None
        if _BETWEEN.fullmatch(text, at, word.start()):
            return word[0]
    return None
