"""A shipment and its declaration: the papers that a draft is laid beside, and the record that one is filled from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from casebook.checking.beside.files import Beside, beside
from casebook.checking.beside.names import key_of
from casebook.checking.beside.papers import LISTS, Paper
from casebook.checking.check import Checked
from casebook.checking.draft.figures import SLACK, apart
from casebook.checking.findings import CheckedLine, Finding, Kind, Severity, Verdict, verdict
from casebook.declaring.filling.record import Record, Row
from casebook.shipments.goods.lines import Case, GoodsLine, record_rows
from casebook.shipments.goods.papers import Member
from casebook.shipments.goods.questions import About, Question
from casebook.shipments.standing import Standing
from classifier.law.acts import Bilingual

DRAFT = "customs_declaration"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def record_of(made: Standing) -> Record:
    """What the shipment's own papers say of each line's goods: no other paper of the casebook counts."""
    rows: dict[str, tuple[Row, ...]] = {}
    sheets = {}
    for one in made.lines:
        key = one.subject.item.key
        mine = (r for r, j in zip(record_rows(one.line), one.line.rows, strict=True) if j.is_sure)
        rows[key] = (*rows.get(key, ()), *mine)
        sheets[key] = tuple(e.sheet for e in one.line.joined)
    return Record(rows, sheets, tuple(m.paper for m in made.case.members if m.kind in LISTS))


def papers_beside(case: Case, draft: str) -> tuple[Paper, ...]:
    """The shipment's papers but for the draft itself and other declarations, each item by the name of its goods line.

    So what a person has joined is one model for the check too; what is doubtful keeps the name that it is printed with.
    """
    names = {join.entry.key: line.label for line in case.lines for join in (*line.rows, *line.sheets) if join.is_sure}
    return tuple(_named(m, names) for m in case.members if m.kind != DRAFT and m.sha256 != draft)


def _named(member: Member, names: dict[str, str]) -> Paper:
    items = tuple(replace(state.current, label=names.get(state.key, state.current.label)) for state in member.items)
    return replace(member.paper, items=items)


def files_beside(case: Case, draft: str) -> list[tuple[str, Beside]]:
    """How far each of those papers was read, with its SHA-256."""
    made = []
    for member in (m for m in case.members if m.sha256 != draft):
        reading = member.folder.state.reading
        if reading is not None and member.kind != DRAFT:
            made.append((member.sha256, beside(member.name, member.kind, str(reading.status), reading.problems)))
    return made


def with_answers(made: Checked, case: Case, asked: Sequence[Question]) -> Checked:
    """The check of a draft with what the shipment's people have settled: what they answered is a note, no question.

    Of a declared energy density only, where it is the one that the question was about and the draft's own pieces and
    kilograms are those of the papers: other figures are asked about anew.
    """
    lines = {line.number: line for line in made.lines}
    answers = {line.number: q for line in case.lines for q in asked if _is_answer(q, line)}
    goods = {key_of(line.label): line for line in case.lines if line.number in answers}
    findings = tuple(
        _answered(one, lines[one.line], goods.get(key_of(lines[one.line].item)), answers, made.draft.sha256)
        if one.line in lines and one.kind is Kind.ENERGY_DENSITY_DIFFERS
        else one
        for one in made.findings
    )
    own = verdict(findings)
    is_file = made.verdict is not verdict(made.findings)  # a file that could not be read keeps it a question
    return replace(made, findings=findings, verdict=Verdict.QUESTION if is_file and own is Verdict.READY else own)


def _is_answer(question: Question, line: GoodsLine) -> bool:
    return question.about is About.DENSITY and question.line == line.number and question.settled is not None


def _answered(
    found: Finding, checked: CheckedLine, goods: GoodsLine | None, answers: dict[int, Question], draft: str
) -> Finding:
    if goods is None or goods.mass is None or any(e.sha256 != draft for e in found.evidence):
        return found
    question = answers[goods.number]
    settled = question.settled
    worked = next((d.interval for d in checked.derived if d.property == "mass"), None)
    element = checked.line.element("specific_energy")
    told, quoted = (_NUMBER.search(t) for t in (element.value if element else "", question.quotes[0].text))
    is_other = told is None or quoted is None or Decimal(told[0]) != Decimal(quoted[0])
    if settled is None or is_other or worked is None or apart(worked, goods.mass.quantity.interval, SLACK):
        return found
    by = f"{settled.who}, {settled.at[:10]}"
    says = Bilingual(
        f"{found.says.en} Settled in the shipment: {settled.answer} ({by}).",
        f"{found.says.zh or ''}本票已答复：{settled.answer}（{by}）。",
    )
    return replace(found, severity=Severity.NOTE, says=says)
