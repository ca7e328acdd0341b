"""The head of the draft against invoice, packing list and contract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from casebook.checking.against.goods import goods_findings
from casebook.checking.beside.names import key_of
from casebook.checking.beside.papers import Paper, of_kind
from casebook.checking.draft.own import Draft, number_in
from casebook.checking.draft.units import spellings
from casebook.checking.findings import Finding, Kind, finding
from classifier.facts import Evidence
from classifier.law.acts import Bilingual
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page

_NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_PAPER_NUMBER = re.compile(
    r"\s*(?:no\.?|number|编号|号)?\s*[:：#.]*\s*(?P<id>[A-Za-z0-9][A-Za-z0-9/_.-]{4,})", re.IGNORECASE
)


def paper_findings(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """The head and the lines against invoice, packing list and contract."""
    yield from _contract(draft, of_kind(papers, "invoice", "contract", "packing_list"))
    yield from _terms(draft, of_kind(papers, "invoice", "contract"))
    yield from _totals(draft, of_kind(papers, "packing_list"))
    yield from goods_findings(draft, papers)


def _contract(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    field = draft.declaration.header.get("contract")
    if field is None:
        return
    for paper in papers:
        if any(key_of(field.value) in key_of(page.text) for page in paper.pages):
            continue
        found = next(contract_numbers(paper, draft.catalogue.vocabulary), None)
        if found is not None:
            says = Bilingual(
                f"The contract number is {field.value}; {paper.shown} has {found.text}.",
                f"合同协议号为 {field.value}，{paper.shown} 为 {found.text}。",
            )
            yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (found,))
            return


def contract_numbers(paper: Paper, vocabulary: Vocabulary) -> Iterator[Evidence]:
    """The contract numbers that a paper prints behind a word for them."""
    words = sorted(spellings(vocabulary, "declaration_contract"), key=len, reverse=True)
    label = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(w)}" for w in words), re.IGNORECASE)
    for page in paper.pages:
        for one in label.finditer(page.text):
            after = _PAPER_NUMBER.match(page.text, one.end())
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
    printed = [(p, page, m) for p in papers for page in p.pages for m in _NUMBER.finditer(page.text)]
    totals = [x for x in printed if _is_total(x[1], x[2].start())]
    if not totals:
        return
    values = {Decimal(m.group().replace(",", "")) for _, _, m in printed}
    for name, zh in (("packages", "件数"), ("gross_mass", "毛重"), ("net_mass", "净重")):
        field = draft.declaration.header.get(name)
        value = number_in(field.value) if field is not None else None
        if field is None or value is None or any(abs(v - value) <= value / 1000 for v in values):
            continue
        paper, page, m = totals[-1]
        says = Bilingual(
            f"The head's {name.replace('_', ' ')} is {field.value}; {paper.shown} does not have it among its totals.",
            f"表头{zh}为 {field.value}，{paper.shown} 的合计中没有该数。",
        )
        yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (page.quote(m.start(), m.end()),))


def _is_total(page: Page, at: int) -> bool:
    line = page.text[page.text.rfind("\n", 0, at) + 1 : at].casefold()
    return "total" in line or "合计" in line or "总计" in line
