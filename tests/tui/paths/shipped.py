"""Shipped papers, read once by the real extractor, and what a later program may make of the same bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from casebook.record.events import Stamp
from casebook.run.keeping import Edition, keep_answer, keep_reading
from casebook.state import folder
from casebook.store.database import Store
from casebook.workers.job import Job
from casebook.workers.worker import answer_of, catalogue_of, read
from classifier.facts import Fact, Item
from classifier.quantity import Quantity
from extractor.document.model import Problem, Reading, Severity, Status
from extractor.intake.sources import open_source

DOCUMENTS = Path(__file__).parents[3] / "corpora" / "documents"
PAPERS = (
    "cell_BL-4680S_full_width_zh-en.pdf",
    "cell_NV-5061_one_sided_en.pdf",
    "lfp_NB-LF24_just_below_en.pdf",
    "lfp_RV_four_grades_en.pdf",
    "anode_HM-NG20_natural_en.pdf",
    "invoice_DL-26-0442_en.pdf",
    "pack_AEQ-6S_from_dense_cells_en.pdf",
    "coa_PL-622_precursor_en.pdf",
    "报价单_BL_boundaries_zh.pdf",
    "machine_VN_no_use_en.pdf",
    "cathode_OS_lmfp_ncm_en.docx",
    "metal_NRL-5_lithium_metal_zh.pdf",
)
"""Of every outcome there is, one item and many, materials, cells, a pack and machines."""
CHANGES = ("same", "fewer", "shifted", "partly", "none")
"""What a second reading makes of a paper: the same, a value fewer, a value a hundredth higher, a page lost, no item."""
CHECKED = date(2026, 11, 28)


@cache
def reading(name: str) -> Reading:
    """A shipped paper as the extractor reads it."""
    job = Job(CHECKED, "default", "1")
    return read(open_source(name, (DOCUMENTS / name).read_bytes()), job, False)


def changed(was: Reading, change: str) -> Reading:
    """The reading that a later program gives of the same bytes."""
    if change == "fewer":
        return replace(was, items=tuple(replace(i, facts=i.facts[1:]) for i in was.items))
    if change == "shifted":
        return replace(was, items=tuple(_shifted(i) for i in was.items))
    if change == "partly":
        lost = Problem("read", "page 2 is damaged", Severity.WARNING, page=2)
        items = tuple(replace(i, complete=False) for i in was.items)
        return replace(was, items=items, status=Status.PARTLY_READ, problems=(*was.problems, lost))
    return replace(was, items=()) if change == "none" else was


def _shifted(item: Item) -> Item:
    return replace(item, facts=tuple(_higher(f) if n == 0 else f for n, f in enumerate(item.facts)))


def _higher(fact: Fact) -> Fact:
    if isinstance(fact.value, str):
        return fact
    return replace(fact, value=Quantity(fact.value.interval.scaled(Decimal("1.01")), fact.value.unit))


def keep(store: Store, made: Reading, day: date, number: int) -> None:
    """Keeps a reading as a scan does; of a document that people worked on, what they left of its items is judged."""
    job, stamp = Job(day, "default", "1"), Stamp("scan", "1", "c")
    answer = answer_of(made, made.items, catalogue_of(()), job)
    keep_reading(store, made.identity, answer, Edition(str(number), "c", "no-ocr"), stamp)
    state = folder.opened(store, made.identity.sha256).state
    seen = [s for s in state.items.values() if s.seen]
    items, keys = [s.current for s in seen], [s.key for s in seen]
    keep_answer(store, made.identity, answer_of(made, items, catalogue_of(()), job, keys), job, stamp)
