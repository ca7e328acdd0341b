"""How a report is made of a reading and the determinations of its items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Witness
from classifier.quantity import Quantity, plain
from extractor.document.model import Problem, Reading
from extractor.report.published import (
    Report,
    ReportedCriterion,
    ReportedDetermination,
    ReportedDocument,
    ReportedEvidence,
    ReportedFact,
    ReportedFinding,
    ReportedItem,
    ReportedListing,
    ReportedPaper,
    ReportedProblem,
    ReportedQuestion,
    ReportedRemark,
    ReportedShadow,
    ReportedStatus,
    ReportedWitness,
)

if TYPE_CHECKING:
    from classifier.judging.determination import Criterion, Determination, Finding, Remark, Shadow
    from classifier.law.timeline import Status


def report_of(
    reading: Reading,
    determinations: Sequence[Determination],
    *,
    catalogue_hash: str,
    as_of: date,
    program: str,
) -> Report:
    """The report of a reading and the determinations of its items, which stand in the same order.

    Raises `ValueError` if there are not as many determinations as items.
    """
    return Report(
        program=program,
        catalogue=catalogue_hash,
        as_of=as_of,
        document=_document(reading),
        items=tuple(_item(i, d) for i, d in zip(reading.items, determinations, strict=True)),
    )


def _document(reading: Reading) -> ReportedDocument:
    identity, pages = reading.identity, reading.contents.pages
    return ReportedDocument(
        name=whole(identity.name),
        sha256=identity.sha256,
        bytes=identity.size,
        media_type=identity.media_type,
        kind=reading.kind,  # type: ignore[arg-type]  # pydantic checks it
        parts=tuple(
            ReportedPaper(kind=p.kind, pages=None if p.sheet else p.pages, sheet=_whole(p.sheet))  # type: ignore[arg-type]
            for p in reading.parts
        ),
        languages=reading.languages,
        pages=max(reading.contents.page_count, len(pages)),
        pages_read=len(pages),
        pages_by_ocr=sum(p.origin == "ocr" for p in pages),
        status=reading.status.value,
        problems=tuple(_problem(p) for p in reading.problems),
    )


def _problem(problem: Problem) -> ReportedProblem:
    return ReportedProblem(
        stage=problem.stage,
        page=problem.page,
        message=whole(problem.message),
        severity=problem.severity.value,
    )


def _item(item: Item, determination: Determination) -> ReportedItem:
    facts = item.facts + tuple(f for f in determination.derived if f not in item.facts)
    return ReportedItem(
        label=whole(item.label),
        maker=_whole(item.maker),
        line=_whole(item.line),
        product=item.product,
        products=item.products,
        product_evidence=_evidence(item.product_evidence),
        facts=tuple(_fact(f, facts) for f in facts),
        determination=_determination(determination),
    )


def _fact(fact: Fact, among: Sequence[Fact]) -> ReportedFact:
    quantity = fact.value if isinstance(fact.value, Quantity) else None
    interval = quantity.interval if quantity else None
    low, high = (interval.low, interval.high) if interval else (None, None)
    return ReportedFact(
        property=fact.property,
        unit=quantity.unit if quantity else None,
        value=whole(fact.value) if isinstance(fact.value, str) else None,
        low=None if low is None else plain(low),
        low_open=bool(interval and interval.low_open),
        high=None if high is None else plain(high),
        high_open=bool(interval and interval.high_open),
        kind=fact.kind.value if fact.kind else None,
        conditions=_whole(fact.conditions),
        method=fact.method.value,
        inputs=_places(fact.inputs, among),  # type: ignore[call-arg]  # by its name, not the alias
        formula=fact.formula,
        confidence=round(fact.confidence, 4),
        doubt=_whole(fact.doubt),
        witness=None if fact.witness is None else _witness(fact.witness),
        evidence=_evidence(fact.evidence),
    )


def _witness(witness: Witness) -> ReportedWitness:
    return ReportedWitness(
        heard=witness.heard.value,
        text=_whole(witness.text),
        picture=_whole(witness.picture),
        page=witness.page,
        box=_rounded(witness.box),
        why=_whole(witness.why),
    )


def _rounded(box: Box | None) -> tuple[float, float, float, float] | None:
    return None if box is None else (round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))


def _places(inputs: Iterable[Fact], among: Sequence[Fact]) -> tuple[int, ...]:
    return tuple(among.index(f) for f in inputs if f in among)


def _evidence(several: Iterable[Evidence]) -> tuple[ReportedEvidence, ...]:
    return tuple(
        ReportedEvidence(
            page=e.page,
            cell=_whole(e.cell),
            box=_rounded(e.box),
            text=whole(e.text),
            span=e.span,
            found=e.found,
        )
        for e in several
    )


def _determination(made: Determination) -> ReportedDetermination:
    return ReportedDetermination(
        outcome=str(made.outcome),  # type: ignore[arg-type]  # pydantic checks it
        codes=tuple(made.codes),
        near=tuple(made.near),
        status=_status(made.status),
        missing=tuple(made.missing),
        assumptions=tuple(made.assumptions),
        advice=tuple(a.en for a in made.advice),
        findings=tuple(_finding(f) for f in made.findings),
        remark=_remark(made.remark),
        listed=tuple(
            ReportedListing(code=one.code, instrument=one.instrument, act=one.act.en, act_zh=one.act.zh or one.act.en)
            for one in made.listed
        ),
        questions=tuple(ReportedQuestion(en=whole(q.en), zh=whole(q.zh or q.en)) for q in made.questions),
        shadow=_shadow(made.shadow) if made.shadow else None,
    )


def _remark(remark: Remark) -> ReportedRemark:
    return ReportedRemark(zh=_whole(remark.zh), en=_whole(remark.en))


def _shadow(shadow: Shadow) -> ReportedShadow:
    return ReportedShadow(
        day=shadow.day,
        outcome=str(shadow.outcome),  # type: ignore[arg-type]  # pydantic checks it
        codes=shadow.codes,
        near=shadow.near,
        remark=_remark(shadow.remark),
    )


def _status(status: Status) -> ReportedStatus:
    return ReportedStatus(
        in_force=status.in_force.value,
        instrument=status.instrument,
        note=status.note,
        note_zh=status.zh,
        checked=status.checked,
        age_days=status.age,
    )


def _finding(finding: Finding) -> ReportedFinding:
    return ReportedFinding(
        code=finding.code,
        instrument=finding.instrument,
        truth=finding.truth.value,
        reason=whole(finding.reason),
        criteria=tuple(_criterion(c) for c in finding.criteria),
    )


def _criterion(criterion: Criterion) -> ReportedCriterion:
    return ReportedCriterion(
        property=criterion.property,
        test=criterion.test,
        truth=criterion.truth.value,
        value=_whole(criterion.value),
        margin=None if criterion.margin is None else plain(criterion.margin),
        flips_if=criterion.flips_if,
    )


def whole(text: str) -> str:
    """The text with lone surrogates replaced one for one, so that it can be encoded and spans still hold."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(text: str | None) -> str | None:
    return None if text is None else whole(text)
