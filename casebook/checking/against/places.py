"""The ports of a draft and the origin of its lines against what the papers print: by names, in either language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.checking.against.labelled import labelled
from casebook.checking.beside.papers import LISTS, Paper, of_kind
from casebook.checking.draft.own import Draft
from casebook.checking.findings import Finding, Kind, finding
from classifier.facts import Evidence, Item
from classifier.law.acts import Bilingual
from classifier.law.vocabulary import Vocabulary
from extractor.trade.declaration import DeclaredLine
from extractor.trade.language.countries import ORIGIN, countries
from extractor.trade.language.lexicon import Phrases, matches, phrases, words

_PORTS = (("destination_port", "port of arrival"), ("exit_port", "port of exit"))
_PAPERS = (*LISTS, "transport_document")


def port_findings(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """A port that the papers name otherwise; ports that are not on record are not compared."""
    if draft.declaration.direction != "export":
        return
    vocabulary = draft.catalogue.vocabulary
    names = phrases(vocabulary.cues.get("port"))
    for key, en in _PORTS:
        field, terms = draft.declaration.header.get(key), vocabulary.cues["checked_label"].groups.get(key, {})
        own = _ports(field.value, names) if field is not None else frozenset()
        if field is None or not own:
            continue
        several = of_kind(papers, *_PAPERS)
        told = [(p, e, _ports(e.text, names)) for p in several for e in labelled(p.pages, terms, vocabulary)]
        told = [one for one in told if one[2]]
        if told and not any(own & there for _, _, there in told):
            paper, there, _ = told[0]
            says = Bilingual(
                f"The {en} is {field.value}; {paper.shown} has {there.text}.",
                f"{draft.box_name(key)}为 {field.value}，{paper.shown} 为 {there.text}。",
            )
            yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (there,))


def _ports(text: str, names: Phrases) -> frozenset[str]:
    return frozenset(m.group for m in matches(names, words(text)))


def origins_of_all(paper: Paper, vocabulary: Vocabulary) -> tuple[Evidence, ...]:
    """What a paper gives as the origin of all of its goods."""
    return tuple(labelled(paper.pages, vocabulary.cues["trade_origin"].groups.get("told", {}), vocabulary))


def origin_findings(
    draft: Draft, k: int, paper: Paper, items: Sequence[Item], of_all: Sequence[Evidence]
) -> Iterator[Finding]:
    """A country of origin that the paper does not give those goods, in their rows or for `of_all` its goods."""
    line: DeclaredLine = draft.declaration.lines[k]
    field, vocabulary = line.others.get(ORIGIN), draft.catalogue.vocabulary
    own = countries(field.value, vocabulary) if field is not None else frozenset()
    if field is None or not own:
        return
    told = list(_origins(items, of_all, vocabulary))
    if told and not any(own & there for there, _ in told):
        number, there = draft.number(k), told[0][1]
        says = Bilingual(
            f"Line {number}: the country of origin is {field.value}; {paper.shown} has {there.text}.",
            f"第{number}项：原产国为 {field.value}，{paper.shown} 为 {there.text}。",
        )
        yield finding(number, Kind.PAPER_DIFFERS, says, draft.quote(field), (there,))


def _origins(
    items: Sequence[Item], of_all: Sequence[Evidence], vocabulary: Vocabulary
) -> Iterator[tuple[frozenset[str], Evidence]]:
    """The countries that a paper gives some goods in their rows, else those that it gives all of its goods."""
    for quote in [f.evidence[0] for i in items for f in i.of(ORIGIN) if f.evidence] or of_all:
        if there := countries(quote.text, vocabulary):
            yield there, quote
