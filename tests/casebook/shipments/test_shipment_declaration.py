"""A shipment's declaration: what is filled from it is ready beside its own papers, and what people joined stays joined."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from shipments import bench, read_in, sign, stamp

from casebook.checking.check import Checked, checked
from casebook.declaring.declaration import LengthLimits, composed
from casebook.declaring.filling.filled import Filled, fill
from casebook.declaring.filling.form import as_xlsx
from casebook.record.actions.shipments import LinesJoined
from casebook.shipments.declaring import files_beside, papers_beside, record_of
from casebook.shipments.keeping import acted, opened, put
from casebook.shipments.shipment import Shipment
from casebook.shipments.standing import Standing, standing
from casebook.store.database import Store
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
