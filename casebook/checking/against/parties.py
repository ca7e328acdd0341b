"""The firms, the destination and the brands of a draft against what the papers print behind their own labels.

A name in another script is another language's and is not compared; one that stands anywhere on a paper is right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile, zip_longest

from casebook.checking.against.labelled import labelled
from casebook.checking.beside.names import key_of
from casebook.checking.beside.papers import SHEETS, Paper, of_kind
from casebook.checking.draft.own import Draft
from casebook.checking.findings import Finding, Kind, Severity, finding
from classifier.law.acts import Bilingual
from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases
from extractor.trade.declaration import Element, evidence, is_blank
from extractor.trade.language.countries import countries

_FIRMS = (("consignor", "seller"), ("consignee", "buyer"))
"""Fields of the head, with the label of the same firm on papers."""
_LISTS = ("invoice", "packing_list", "contract", "order", "transport_document")
_SHORT = 4
"""Letters of the longest abbreviation: Corp, Intl."""
_ANOTHER = 0.6
"""Names of firms less alike than this are two firms, however recognition spelled them."""


def party_findings(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """What the papers say otherwise of who gets the goods, where they go and whose brand they bear."""
    if draft.declaration.direction == "export":
        for firm in _FIRMS:
            yield from _firm(draft, of_kind(papers, *_LISTS), *firm)
        yield from _destination(draft, of_kind(papers, *_LISTS))
    yield from _brands(draft, of_kind(papers, *_LISTS, *SHEETS))


def _firm(draft: Draft, papers: Sequence[Paper], key: str, group: str) -> Iterator[Finding]:
    """A firm of the head that no paper prints, where they print another one behind the label of its part."""
    field = draft.declaration.header.get(key)
    if field is None or _is_printed(field.value, papers):
        return
    words = draft.catalogue.vocabulary
    terms = words.cues["shipment_label"].groups.get(group, {})
    told = [(p, e) for p in papers for e in labelled(p.pages, terms, words) if _script(e.text) == _script(field.value)]
    is_drawn = field.place.page.origin == "ocr"
    if told and all(_are_two(field.value, e.text, is_drawn=is_drawn or _is_picture(p)) for p, e in told):
        paper, there = told[0]
        says = Bilingual(
            f"The {key} is {field.value}; {paper.shown} has {there.text}.",
            f"{draft.box_name(key)}为 {field.value}，{paper.shown} 为 {there.text}。",
        )
        yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (there,))


def _destination(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """The country of arrival is among those that the papers name as a destination."""
    field, words = draft.declaration.header.get("destination_country"), draft.catalogue.vocabulary
    own = countries(field.value, words) if field is not None else frozenset()
    if field is None or not own:
        return
    told = [
        (p, e, countries(e.text, words)) for p in papers for e in labelled(p.pages, _named(words, "destination"), words)
    ]
    told = [one for one in told if one[2]]
    if told and not any(own & there for _, _, there in told):
        paper, there, _ = told[0]
        says = Bilingual(
            f"The goods are declared for {field.value}; {paper.shown} has {there.text}.",
            f"运抵国（地区）为 {field.value}，{paper.shown} 为 {there.text}。",
        )
        yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (there,))


def _brands(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """A brand that no paper prints, where they print another behind a label; drawn letters are not compared."""
    words, phrases = draft.catalogue.vocabulary, Phrases(draft.catalogue.vocabulary)
    named = _named(words, "brand")
    told = [(p, e) for p in papers if not _is_picture(p) for e in labelled(p.pages, named, words)]
    told = [(p, e) for p, e in told if not is_blank(e.text, phrases)]
    if not told:
        return
    seen: set[str] = set()
    for k, line in enumerate(draft.declaration.lines):
        brand = line.element("brand")
        if brand is None or not _is_compared(brand, phrases) or _is_printed(brand.value, papers):
            continue
        others = [(p, e) for p, e in told if _script(e.text) == _script(brand.value)]
        number = draft.number(k)
        if others:
            paper, there = others[0]
            says = Bilingual(
                f"Line {number}: the brand is {brand.value}; no paper has it, {paper.shown} has {there.text}.",
                f"第{number}项：品牌为“{brand.value}”，各文件中均无，{paper.shown} 为“{there.text}”。",
            )
            yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(brand.place), (there,))
        elif brand.value not in seen and not any(_letters(e.text) in _letters(brand.value) for _, e in told):
            # Whether 柯岱 and KEDAI are one brand cannot be seen: a note, once for each brand.
            paper, there = told[0]
            says = Bilingual(
                f"Line {number}: the brand is {brand.value}; {paper.shown} has {there.text} in other letters. "
                "Whether they are one brand was not compared.",
                f"第{number}项：品牌为“{brand.value}”，{paper.shown} 为“{there.text}”，文字不同，未作比对。",
            )
            yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(brand.place), (there,), severity=Severity.NOTE)
        seen.add(brand.value)


def _is_compared(brand: Element, phrases: Phrases) -> bool:
    return brand.place.page.origin != "ocr" and not is_blank(brand.value, phrases)


def _named(words: Vocabulary, group: str) -> dict[str, tuple[str, ...]]:
    cues = words.cues.get("checked_label")
    return dict(cues.groups.get(group, {})) if cues else {}


def _is_picture(paper: Paper) -> bool:
    return any(page.origin == "ocr" for page in paper.pages)


def _is_printed(name: str, papers: Sequence[Paper]) -> bool:
    wanted = _letters(name)
    return any(wanted in _letters(page.text) for p in papers for page in p.pages)


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    """A text without blanks, signs and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", key_of(text)) if c.isalnum())


def _script(text: str) -> str:
    """Chinese where a text has a Chinese character, else Latin, else neither."""
    if any("\u4e00" <= c <= "\u9fff" for c in text):
        return "zh"
    return "latin" if any(c.isascii() and c.isalpha() for c in text) else ""


def _are_two(one: str, other: str, *, is_drawn: bool) -> bool:
    """Whether two names are of two firms: a word is not the other's nor short for it, as Ltd is for Limited."""
    a, b = _letters(one), _letters(other)
    if a in b or b in a:
        return False
    if is_drawn:
        return SequenceMatcher(None, a, b).ratio() < _ANOTHER
    if _script(one) == "zh":  # what many firms end with (电源有限公司) makes no two of them alike
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(a), reversed(b), strict=False)))
        return SequenceMatcher(None, a[: len(a) - same], b[: len(b) - same]).ratio() < _ANOTHER
    pairs = zip_longest(_words(one), _words(other), fillvalue="")
    return not all(x == y or _is_short_for(x, y) or _is_short_for(y, x) for x, y in pairs)


def _words(name: str) -> list[str]:
    return [w for w in (_letters(part) for part in name.replace(".", ". ").split()) if w]


def _is_short_for(short: str, word: str) -> bool:
    rest = iter(word)
    is_abbreviation = len(short) <= _SHORT and len(short) < len(word) and word[0] == short[:1]
    return not short or (is_abbreviation and all(c in rest for c in short))
