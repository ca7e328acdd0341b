"""A shipment and its declaration: the papers that a draft is laid beside, and the record that one is filled from."""

from __future__ import annotations

from dataclasses import replace

from casebook.checking.beside.files import Beside, beside
from casebook.checking.beside.papers import LISTS, Paper
from casebook.declaring.filling.record import Record, Row
from casebook.shipments.goods.lines import Case, record_rows
from casebook.shipments.goods.papers import Member
from casebook.shipments.standing import Standing

DRAFT = "customs_declaration"


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
