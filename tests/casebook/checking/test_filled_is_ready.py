"""What gauger fills, `gauger check` finds ready; what only the exporter knows is all that it asks for without."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1]))
from shipments import bench, read_in, subjects

from casebook.checking.beside.papers import Paper
from casebook.checking.check import Checked, checked
from casebook.declaring.declaration import LengthLimits, composed
from casebook.declaring.filling.filled import Filled, fill
from casebook.declaring.filling.form import as_xlsx
from casebook.declaring.filling.own import OwnGoods, OwnWords
from casebook.declaring.filling.record import record_of
from casebook.declaring.readiness import Subject
from casebook.store.database import Store, open_store
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.quantity import Quantity, plain, point
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.test_check import DAY, law

HEAD = {"consignor": "湖州柯岱电源有限公司", "consignee": "Polwatt", "marks": "N/M", "contract": "KD-26-019"}
ELEMENTS = {"brand_type": "1", "preference": "0", "use": "吸尘器用", "electrode_material": "镍钴锰酸锂"}
OWN = OwnWords(HEAD, {"*": OwnGoods({}, {**ELEMENTS, "brand": "柯岱", "mercury": "不含汞"})})
STRANGE = OwnWords(HEAD)


@st.composite
def goods(draw: st.DrawFn) -> dict[str, Decimal | int]:
    """A cell of a shipment: from far below the limit of 300 Wh/kg to above it, in any number."""
    mass = draw(st.integers(20, 900))
    density = draw(st.integers(120, 330))
    capacity = (Decimal(density) * mass / 1000 / Decimal("3.6")).quantize(Decimal("0.01"))
    return {
        "mass": mass,
        "capacity": capacity,
        "count": draw(st.integers(1, 90_000)),
        "cents": draw(st.integers(1, 50_000)),
    }


def fact(name: str, value: Decimal | int, unit: str, kind: Kind | None = None) -> Fact:
    text = plain(Decimal(value))
    return Fact(name, Quantity(point(text), unit), kind, evidence=(Evidence("0" * 64, text, (0, len(text)), 1),))


def shipped(store: Store, several: Sequence[dict[str, Decimal | int]]) -> None:
    """A casebook with a signed datasheet for each cell, an invoice and a packing list for all."""
    invoice, packed = [], []
    for n, one in enumerate(several, 1):
        label = f"KD-{n}00X"
        kilograms = Decimal(one["mass"]) * one["count"] / 1000
        facts = (
            fact("capacity", one["capacity"], "Ah", Kind.NOMINAL),
            fact("nominal_voltage", Decimal("3.6"), "V", Kind.NOMINAL),
            fact("mass", one["mass"], "g"),
        )
        read_in(store, f"{label}.pdf", Item(label, ("lithium_ion_cell",), facts=facts), kind="datasheet")
        count, price = fact("quantity", one["count"], "pcs"), Decimal(one["cents"]) / 100
        money = (fact("unit_price", price, "USD"), fact("amount", price * one["count"], "USD"))
        number = Fact("tariff_line", "8507600090")
        invoice.append(Item(label, ("lithium_ion_cell",), line=str(n), facts=(count, *money, number)))
        packed.append(Item(label, ("lithium_ion_cell",), line=str(n), facts=(count, fact("net_mass", kilograms, "kg"))))
    read_in(store, "ci.xlsx", *invoice, kind="invoice")
    read_in(store, "pl.xlsx", *packed, kind="packing_list")


@contextmanager
def casebook(several: Sequence[dict[str, Decimal | int]]) -> Iterator[tuple[Store, tuple[str, ...]]]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "a.casebook")
        shipped(store, several)
        yield store, tuple(f"KD-{n}00X.pdf" for n in range(1, len(several) + 1))
        store.close()


def filled(store: Store, names: Sequence[str], own: OwnWords, limits: LengthLimits) -> Filled:
    about = subjects(store, *names)
    made = composed(about, bench())
    return fill(made, record_of(store, about), own, limits, bench().catalogue)


def check(made: Filled, store: Store, names: Sequence[str]) -> Checked:
    """The check of the written workbook beside the datasheets and trade papers of the casebook."""
    catalogue, pipeline = law()
    source = open_source("draft.xlsx", as_xlsx(made))
    pages = read(source).pages
    ((declaration, items),) = pipeline.declared(pages, source.identity.sha256)
    about: dict[str, list[Subject]] = {}
    for one in subjects(store, *names, "ci.xlsx", "pl.xlsx"):
        about.setdefault(one.folder.document, []).append(one)
    beside = [
        Paper(s[0].folder.name, document, str(s[0].folder.state.reading and s[0].folder.state.reading.kind), (), items_)
        for document, s in about.items()
        for items_ in [tuple(one.item.current for one in s)]
    ]
    return checked(declaration, items, beside, catalogue, sha256=source.identity.sha256, as_of=DAY)


BOUNDED = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@BOUNDED
@given(st.lists(goods(), min_size=1, max_size=5))
def test_what_is_filled_is_ready(several: list[dict[str, Decimal | int]]) -> None:
    with casebook(several) as (store, names):
        made = filled(store, names, OWN, LengthLimits())
        found = check(made, store, names)
        assert [f.says.en for f in found.findings if f.severity != "note"] == []
        assert found.verdict == "ready"
        assert [line.made.outcome for line in found.lines] == [line.outcome for line in made.lines]


@BOUNDED
@given(st.lists(goods(), min_size=1, max_size=3))
def test_without_own_words_only_what_the_exporter_knows_is_asked_for(several: list[dict[str, Decimal | int]]) -> None:
    with casebook(several) as (store, names):
        found = check(filled(store, names, STRANGE, LengthLimits()), store, names)
        assert {str(f.kind) for f in found.findings if f.severity != "note"} == {"element_missing"}
        told = [f for f in found.findings if f.severity != "note"]
        assert len(told) == len(several)
        assert all(f.says.zh.count("“") == len(ELEMENTS) + 2 for f in told), "each names what is blank"


def test_a_remark_that_was_shortened_is_ready_too() -> None:
    dense: dict[str, Decimal | int] = {"mass": 70, "capacity": Decimal("6.2"), "count": 900, "cents": 310}
    near: dict[str, Decimal | int] = {**dense, "capacity": Decimal("5.7")}
    with casebook([dense, near, dense, dense]) as (store, names):
        whole = filled(store, names, OWN, LengthLimits())
        made = filled(store, names, OWN, LengthLimits(characters=whole.plan.length.characters - 10))
        assert made.plan.is_within and "第1、3、4项" in made.plan.text
        assert check(made, store, names).verdict == "ready"
