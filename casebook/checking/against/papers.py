"""The head of the draft against invoice, packing list and contract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casebook.checking.against.goods import goods_findings
from casebook.checking.against.parties import party_findings
from casebook.checking.against.places import port_findings
from casebook.checking.against.totals import NUMBER, number_of, totals
from casebook.checking.beside.names import key_of
from casebook.checking.beside.papers import Paper, of_kind
from casebook.checking.draft.figures import are_apart
from casebook.checking.draft.own import Draft, number_in
from casebook.checking.draft.units import spellings
from casebook.checking.findings import Finding, Kind, finding
from classifier.facts import Evidence
from classifier.law.acts import Bilingual
from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases, Shape

_PAPER_NUMBER = Shape(r"\s*<<paper_number>>?\s*[:：#.]*\s*(?P<id>[A-Za-z0-9][A-Za-z0-9/_.-]{4,})", re.IGNORECASE)


def paper_findings(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """The head and the lines against invoice, packing list and contract."""
    yield from _contract(draft, of_kind(papers, "invoice", "contract", "packing_list"))
    yield from _terms(draft, of_kind(papers, "invoice", "contract"))
    yield from _totals(draft, of_kind(papers, "packing_list"))
    yield from party_findings(draft, papers)
    yield from port_findings(draft, papers)
    yield from goods_findings(draft, papers)


def _contract(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    field = draft.declaration.header.get("contract")
    if field is None:
        return
    for paper in papers:
        if any(_unparted(field.value) in _unparted(page.text) for page in paper.pages):
            continue
        found = next(contract_numbers(paper, draft.catalogue.vocabulary), None)
        if found is not None:
            says = Bilingual(
                f"The contract number is {field.value}; {paper.shown} has {found.text}.",
                f"合同协议号为 {field.value}，{paper.shown} 为 {found.text}。",
            )
            yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (found,))
            return


def _unparted(text: str) -> str:
    """A text as a number is looked for in it, wherever a line or a cell parted it."""
    return key_of(text).replace("-", "")


def contract_numbers(paper: Paper, vocabulary: Vocabulary) -> Iterator[Evidence]:
    """The contract numbers that a paper prints behind a word for them."""
    words = sorted(spellings(vocabulary, "declaration_contract"), key=len, reverse=True)
    label = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(w)}" for w in words), re.IGNORECASE)
    number = Phrases(vocabulary).pattern(_PAPER_NUMBER)
    for page in paper.pages:
        for one in label.finditer(page.text):
            after = number.match(page.text, one.end())
            if after and any(c.isdigit() for c in after["id"]):
                yield page.quote(after.start("id"), after.end("id"))


def _terms(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    field = draft.declaration.header.get("terms")
    if field is None:
        return
    words = spellings(draft.catalogue.vocabulary, "declaration_terms")
    pattern = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(re.escape(w.upper()) for w in words)})(?![A-Za-z])")
    own = {words[m.group().lower()] for m in pattern.finditer(field.value.upper())}
    for paper in papers:
        found = [(page, m) for page in paper.pages for m in pattern.finditer(page.text)]
        if own and found and not own & {words[m.group().lower()] for _, m in found}:
            page, m = found[0]
            says = Bilingual(
                f"The terms are {field.value}; {paper.shown} has {m.group()}.",
                f"成交方式为 {field.value}，{paper.shown} 为 {m.group()}。",
            )
            yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (page.quote(m.start(), m.end()),))
            return


def _totals(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """Packages and masses of the head stand on the packing list, where that prints totals."""
    words = draft.catalogue.vocabulary
    printed = [(p, page, start, end) for p in papers for page in p.pages for _, start, end in totals(page, words)]
    if not printed:
        return
    values = {number_of(m.group()) for p in papers for page in p.pages for m in NUMBER.finditer(page.text)}
    for name in ("packages", "gross_mass", "net_mass"):
        field = draft.declaration.header.get(name)
        value = number_in(field.value) if field is not None else None
        if field is None or value is None or any(not are_apart(v, value) for v in values):
            continue
        paper, page, start, end = printed[-1]
        says = Bilingual(
            f"The head's {name.replace('_', ' ')} is {field.value}; {paper.shown} does not have it among its totals.",
            f"表头{draft.box_name(name)}为 {field.value}，{paper.shown} 的合计中没有该数。",
        )
        yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (page.quote(start, end),))
