"""A shipment's declaration: what is filled from it is ready beside its own papers, and what people joined stays joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipments import bench, read_in, sign, stamp

from casebook.checking.check import Checked, checked
from casebook.checking.draft.figures import DENSITY
from casebook.declaring.declaration import LengthLimits, composed
from casebook.declaring.filling.filled import Filled, fill
from casebook.declaring.filling.form import as_xlsx
from casebook.declaring.filling.values import Value
from casebook.record.actions.shipments import LinesJoined, QuestionSettled
from casebook.shipments.declaring import files_beside, papers_beside, record_of, with_answers
from casebook.shipments.goods.questions import About
from casebook.shipments.keeping import acted, opened, put
from casebook.shipments.shipment import Shipment
from casebook.shipments.standing import Standing, standing
from casebook.store.database import Store, open_store
from classifier.facts import Fact, Item, Kind
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.test_check import DAY, law
from tests.casebook.checking.test_filled_is_ready import BOUNDED, OWN, casebook, fact, goods

NOW = datetime(2026, 12, 1, tzinfo=UTC)
CELL: dict[str, Decimal | int] = {"mass": 70, "capacity": Decimal("5.0"), "count": 900, "cents": 310}


def shipped(store: Store, names: Sequence[str]) -> Shipment:
    """All papers of the casebook as one shipment, each datasheet signed by as many as have to."""
    papers = [(hashlib.sha256(n.encode()).hexdigest(), n) for n in (*names, "ci.xlsx", "pl.xlsx")]
    for name in names:
        sign(store, name, "ann", "bob")
    return put(store, opened(store, "S", stamp()), papers, stamp())


def stands(store: Store, made: Shipment) -> Standing:
    return standing(store, made, bench(DAY), "ann", NOW)


def filled(made: Standing) -> Filled:
    subjects = [line.subject for line in made.lines]
    return fill(composed(subjects, made.bench), record_of(made), OWN, LengthLimits(), made.bench.catalogue)


def check(form: Filled, made: Standing) -> Checked:
    """The check of the written workbook beside the shipment's papers."""
    catalogue, pipeline = law()
    source = open_source("draft.xlsx", as_xlsx(form))
    sha256 = source.identity.sha256
    ((declaration, items),) = pipeline.declared(read(source).pages, sha256)
    papers = papers_beside(made.case, sha256)
    return checked(declaration, items, papers, catalogue, sha256=sha256, as_of=DAY)


@BOUNDED
@given(st.lists(goods(), min_size=1, max_size=5))
def test_what_is_filled_from_a_shipment_is_ready(several: list[dict[str, Decimal | int]]) -> None:
    with casebook(several) as (store, names):
        made = stands(store, shipped(store, names))
        assert ((), len(several)) == (made.against, len(made.lines))
        found = check(filled(made), made)
        assert [f.says.en for f in found.findings if f.severity != "note"] == []
        assert found.verdict == "ready"
        assert [line.made.outcome for line in found.lines] == [line.made.outcome for line in made.lines]


def test_what_a_person_joined_is_one_model_for_the_check() -> None:
    with casebook([CELL]) as (store, names):
        shipment = shipped(store, names)
        item = stands(store, shipment).lines[0].line.rows[0].entry.item
        net = fact("net_mass", Decimal(63), "kg")
        other = replace(item, label="KD-100X-T", facts=(*item.of("quantity"), net))
        paper = read_in(store, "pl2.xlsx", other, kind="packing_list")
        wider = put(store, shipment, [(paper, "pl2.xlsx")], stamp())
        doubtful = stands(store, wider)
        (join,) = [j for j in doubtful.lines[0].line.rows if j.entry.item.label == "KD-100X-T"]
        assert not join.is_sure
        labels = [i.label for p in papers_beside(doubtful.case, "") for i in p.items]
        assert "KD-100X-T" in labels
        head = doubtful.lines[0].line.rows[0].entry.key
        joined = stands(store, acted(store, wider, [LinesJoined(head, join.entry.key)], stamp()))
        assert {"KD-100X"} == {i.label for p in papers_beside(joined.case, "") for i in p.items}


def test_the_draft_itself_and_other_drafts_are_no_evidence() -> None:
    with casebook([CELL]) as (store, names):
        shipment = shipped(store, names)
        draft = read_in(store, "draft.xlsx", kind="customs_declaration")
        case = stands(store, put(store, shipment, [(draft, "draft.xlsx")], stamp())).case
        kinds = {p.kind for p in papers_beside(case, shipment.key)}
        assert {"datasheet", "invoice", "packing_list"} == kinds
        assert draft not in {sha256 for sha256, _ in files_beside(case, draft)}


@pytest.fixture
def dense(place: str) -> Iterator[Store]:
    """A cell whose datasheet states 305 Wh/kg and no mass, and whose packing list gives 265."""
    store = open_store(place)
    stated = (fact("capacity", 58, "Ah", Kind.NOMINAL), fact("nominal_voltage", Decimal("3.7"), "V", Kind.NOMINAL))
    cell = Item("KD-100X", ("lithium_ion_cell",), facts=(*stated, fact(DENSITY, 305, "Wh/kg")))
    read_in(store, "KD-100X.pdf", cell, kind="datasheet")
    count = fact("quantity", 8000, "pcs")
    priced = (count, fact("unit_price", 3, "USD"), fact("amount", 24000, "USD"), Fact("tariff_line", "8507600090"))
    read_in(store, "ci.xlsx", replace(cell, line="1", facts=priced), kind="invoice")
    read_in(store, "pl.xlsx", replace(cell, line="1", facts=(count, fact("net_mass", 6480, "kg"))), kind="packing_list")
    yield store
    store.close()


def test_a_density_that_people_settled_is_a_note_for_the_check(dense: Store) -> None:
    shipment = shipped(dense, ["KD-100X.pdf"])
    asked = stands(dense, shipment)
    (question,) = [q for q in asked.open if q.about is About.DENSITY]
    made = stands(dense, acted(dense, shipment, [QuestionSettled(question.key, "of the stack alone")], stamp("ann")))
    found = check(filled(made), made)
    assert [f.severity for f in found.findings if f.kind == "energy_density_differs"] == ["contradiction"]
    assert with_answers(found, asked.case, asked.questions).findings == found.findings, "an open question answers none"
    answered = with_answers(found, made.case, made.questions)
    (differs,) = [f for f in answered.findings if f.kind == "energy_density_differs"]
    assert (differs.severity, answered.verdict) == ("note", "ready")
    assert "of the stack alone (ann" in differs.says.en and "of the stack alone" in (differs.says.zh or "")


def test_a_draft_with_other_kilograms_than_those_settled_is_asked_about_anew(dense: Store) -> None:
    shipment = shipped(dense, ["KD-100X.pdf"])
    (question,) = [q for q in stands(dense, shipment).open if q.about is About.DENSITY]
    made = stands(dense, acted(dense, shipment, [QuestionSettled(question.key, "of the stack alone")], stamp("ann")))
    form = filled(made)
    line = replace(form.lines[0], legal=(form.lines[0].legal[0], ("千克", Value("7480", "pl.xlsx"))))
    answered = with_answers(check(replace(form, lines=(line,)), made), made.case, made.questions)
    assert "contradiction" in [f.severity for f in answered.findings if f.kind == "energy_density_differs"]
