"""The check of one draft: its lines joined, judged and compared; its findings in the order of the paper, a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casebook.checking.against import item as against_item
from casebook.checking.against import papers as against_papers
from casebook.checking.against.goods import lists_goods_of
from casebook.checking.against.listed import listed_as
from casebook.checking.beside.files import Beside, unjoined
from casebook.checking.beside.joining import Joined, joined, rivals
from casebook.checking.beside.papers import LISTS, SHEETS, Paper, Sheet, described
from casebook.checking.draft import own
from casebook.checking.draft.again import again_findings
from casebook.checking.draft.among import among
from casebook.checking.draft.figures import DENSITY, derived, middle_density, shown
from casebook.checking.draft.goods_of_lines import completed
from casebook.checking.draft.own import Draft
from casebook.checking.draft.units import units_of
from casebook.checking.findings import CheckedLine, Finding, Severity, Verdict, verdict
from casebook.checking.judging import Judged, Law, judged
from casebook.checking.limits import Limits
from casebook.checking.remark import remark
from casebook.checking.remark.said import Statement, statements
from classifier.facts import Item
from classifier.judging.determination import Determination, Outcome
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from extractor.language.numbers.quantities import Numbers, numbers_of
from extractor.trade.declaration import Declaration

_GRAVE = (Outcome.CONTROLLED, Outcome.LISTED_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was checked. `right` says what was compared and agrees, `files` how far each file was read."""

    draft: Draft
    lines: tuple[CheckedLine, ...]
    findings: tuple[Finding, ...]
    verdict: Verdict
    right: tuple[Bilingual, ...]
    remark: remark.Remark
    joined: frozenset[str] = frozenset()
    """The SHA-256 of the files that describe or list goods of a line, or no goods at all."""
    files: tuple[Beside, ...] = ()


def with_files(made: Checked, files: Sequence[tuple[str, Beside]]) -> Checked:
    """The check with the files that it was made of, each with its SHA-256.

    Nothing is ready while one of them could not be read; a paper whose goods are those of no line is told.
    """
    known = {made.draft.sha256, *made.joined}
    told = tuple(
        unjoined(one) if one.says is None and one.kind in (*SHEETS, *LISTS) and sha256 not in known else one
        for sha256, one in files
    )
    is_question = made.verdict is Verdict.READY and any(one.is_open for one in told)
    return replace(made, files=told, verdict=Verdict.QUESTION if is_question else made.verdict)


@dataclass(frozen=True, slots=True)
class _One:
    """A line on the bench."""

    line: CheckedLine
    judged: Judged
    joined: Joined | None
    rivals: tuple[tuple[Sheet, Determination], ...] = ()


def checked(
    declaration: Declaration,
    items: Sequence[Item],
    papers: Sequence[Paper],
    catalogue: Catalogue,
    *,
    sha256: str,
    as_of: date,
    policy: str = "default",
    limits: Limits | None = None,
) -> Checked:
    """The check of a declaration against itself and against the papers beside it; `items` are its lines', in order."""
    law, numbers = Law(catalogue, as_of, policy), numbers_of(catalogue.vocabulary)
    goods = [completed(x, i, catalogue, numbers) for x, i in zip(declaration.lines, items, strict=True)]
    draft = Draft(declaration, goods, sha256, catalogue, units_of(catalogue.vocabulary))
    sheets = [s for s in described(papers) if s.paper.sha256 != sha256 or _is_measured(s.item)]
    bench = [_laid(draft, k, sheets, papers, law) for k in range(len(items))]
    text = remark.remark_of(declaration.header.get("remark"))
    labels = ((one.joined.sheet.item.label, frozenset({one.line.number})) for one in bench if one.joined is not None)
    said = statements(text.text, catalogue.vocabulary, (*draft.goods, *(x for x in labels if x[0])))
    found = tuple(_findings(draft, bench, papers, text, said, law, numbers, limits or Limits()))
    found = tuple(dict.fromkeys(found))
    right = tuple(_right(draft, bench, found))
    to = frozenset(one.joined.sheet.paper.sha256 for one in bench if one.joined is not None)
    to |= {p.sha256 for p in papers if p.kind in LISTS and (not p.items or lists_goods_of(draft, p))}
    return Checked(draft, tuple(one.line for one in bench), found, verdict(found), right, text, to)


def _is_measured(item: Item) -> bool:
    """Whether a value is told of an item: of the draft's own file, a sheet that names the goods again tells nothing."""
    return any(not isinstance(f.value, str) for f in item.facts)


def _laid(draft: Draft, k: int, sheets: Sequence[Sheet], papers: Sequence[Paper], law: Law) -> _One:
    line, item = draft.declaration.lines[k], draft.items[k]
    worked = derived(line, item.facts, draft.units)
    alike = Counter(i.product for i in draft.items)
    several = tuple((s, law.judged(s.item)) for s in rivals(line, sheets))
    listed = listed_as(draft, k, papers)
    to = joined(line, item, tuple(s for s, _ in _graver_first(several)) or sheets, alike[item.product], listed)
    against_itself = own.contradicts(item, worked)
    made = judged(line, item, worked, to, law, contradicts=against_itself)
    label = line.designation or line.name or line.number
    record = to.sheet.standing.of(DENSITY) if to else None
    facts = (*to.sheet.item.facts, *made.made.derived) if to else ()
    told = CheckedLine(line, draft.number(k), label, made.made, worked, to.why if to else None, record, facts)
    return _One(told, made, to, several if len(several) > 1 else ())


def _graver_first(several: Sequence[tuple[Sheet, Determination]]) -> list[tuple[Sheet, Determination]]:
    """Sheets of one name: what people stand for first, of those that stand alike the graver."""
    return sorted(several, key=lambda one: (one[0].rank, one[1].outcome not in _GRAVE))


def _findings(
    draft: Draft,
    bench: Sequence[_One],
    papers: Sequence[Paper],
    text: remark.Remark,
    said: Sequence[Statement],
    law: Law,
    numbers: Numbers,
    limits: Limits,
) -> Iterator[Finding]:
    yield from own.sums(draft)
    yield from among(draft)
    yield from again_findings(draft)
    yield from remark.too_long(text, limits.characters, limits.gbk_bytes)
    yield from against_papers.paper_findings(draft, papers)
    for k, one in enumerate(bench):
        yield from own.findings(draft, k, one.line.derived)
        if draft.declaration.direction == "export":  # what the announcement controls is exports
            yield from remark.findings(one.line, one.judged, text, said, law, numbers)
        if one.joined is not None:
            yield from against_item.item_findings(draft, k, one.joined, one.judged)
            yield from against_item.rival_findings(one.line.number, one.joined, one.judged, one.rivals)


def _right(draft: Draft, bench: Sequence[_One], found: Sequence[Finding]) -> Iterator[Bilingual]:
    """What was compared and agrees."""
    wrong = {f.line for f in found if f.severity is not Severity.NOTE}
    for k, one in enumerate(bench):
        told = own.declared_density(draft.items[k])
        worked = middle_density(one.line.line, draft.items[k].facts, draft.units)
        if told is None or worked is None or one.line.number in wrong:
            continue
        known = list(one.judged.item.of(DENSITY)) if one.joined else []
        told_there = shown(known[0].quantity) if known else ""
        en, zh = (f"; {told_there} on the datasheet", f"，规格书 {told_there}") if known else ("", "")
        number = one.line.number
        yield Bilingual(
            f"Line {number}: {told.quantity} declared, {worked:.1f} Wh/kg computed from its own figures{en}.",
            f"第{number}项：申报 {told.quantity}，按申报数据计算 {worked:.1f} Wh/kg{zh}，一致。",
        )
