"""An office's casebook: sheets drawn in letters, of several makers, and people who looked at their values."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from shipments import act, read_in
from sqlalchemy import update

from casebook.record.actions import Action, Confirmed, Signed
from casebook.record.codec import packed
from casebook.review.finding import places
from casebook.state.loading import state_of
from casebook.state.model import ItemState
from casebook.store import tables
from casebook.store.database import Store
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.quantity import Interval, Quantity
from extractor.document.page import Page
from tests.extractor.drawn import drawn

SHEET = """
    {maker}
    Specification of cell {model}
    Rated content        {capacity} mAh
    Potential in use     3.6 V
    Potential at charge  4.2 V
    Heaviness            {mass} g
"""
UNITS = {"capacity": ("mAh", "Ah", Decimal("0.001")), "nominal_voltage": ("V", "V", 1), "mass": ("g", "g", 1)}


def sheet(maker: str, number: int) -> Page:
    return drawn(SHEET.format(maker=maker, model=f"ZX-{number}", capacity=2000 + number, mass=40 + number % 50))


def stated(page: Page, sha256: str, name: str, printed: str, kind: Kind | None = None) -> Fact:
    """A fact as a page prints it: "2600 mAh"."""
    sign, unit, factor = UNITS[name]
    start = page.text.index(printed)
    value = Decimal(printed.removesuffix(sign).strip()) * factor
    evidence = Evidence(sha256, printed, (start, start + len(printed)), 1)
    return Fact(name, Quantity(Interval(value, value), unit), kind, evidence=(evidence,), confidence=0.9)


def received(store: Store, maker: str, number: int) -> str:
    """A sheet as the machine read it: the charge voltage is taken for another nominal one. Gives its SHA-256."""
    import hashlib

    name, page = f"{maker}-{number}.pdf", sheet(maker, number)
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    facts = (
        stated(page, sha256, "capacity", f"{2000 + number} mAh"),
        stated(page, sha256, "nominal_voltage", "3.6 V"),
        stated(page, sha256, "nominal_voltage", "4.2 V"),
    )
    read_in(store, name, Item(f"ZX-{number}", ("lithium_ion_cell",), maker, facts=facts), kind="datasheet")
    with store.writing() as connection:
        connection.execute(update(tables.pages).where(tables.pages.c.document == sha256).values(data=packed((page,))))
    return sha256


def item_of(store: Store, document: str) -> ItemState:
    return next(iter(state_of(store, document).items.values()))


def did(store: Store, document: str, *actions: Action, who: str = "ann") -> None:
    place = next(p for p in places(store, item_of(store, document).key))
    act(store, place, *actions, who=who)


def looked_at(store: Store, document: str, who: str = "ann", *, turned: bool = False) -> None:
    """What a person makes of a sheet: the first voltage is right, the second is none, and the mass is added.

    `turned`, the second is right and the first is none, as no shipped paper has it.
    """
    from casebook.record.actions import Added, Rejected

    item = item_of(store, document)
    by_value = {str(f.original.value): f.key for f in item.facts if f.original is not None}
    number = int(item.read.label.removeprefix("ZX-"))
    page = sheet(item.read.maker or "", number)
    mass = stated(page, document, "mass", f"{40 + number % 50} g")
    did(
        store,
        document,
        Confirmed(item.key, by_value["4.2 V" if turned else "3.6 V"]),
        Rejected(item.key, by_value["3.6 V" if turned else "4.2 V"]),
        Added(item.key, "mass", mass),
        who=who,
    )


def signed(store: Store, document: str, who: str = "ann") -> None:
    did(store, document, Signed(item_of(store, document).key, "undetermined"), who=who)


def little(file: Path) -> Path:
    """Shipped papers that know nothing of such sheets, so that a training takes a moment."""
    from corpora.training import kept
    from corpora.training.fit import left_out
    from corpora.training.papers import Paper, readings_of
    from extractor.scoring.features import Features
    from tests.extractor.drawn import marker, vocabulary

    features, papers = Features(vocabulary()), []
    for k in range(10):
        page = drawn(f"""
            Nominal capacity     {2500 + k} mAh
            Nominal voltage      3.7 V
            Charge voltage       4.1 V
            Weight               {50 + k} g
        """)
        found = readings_of((page,), vocabulary(), marker())
        answers = tuple(int("4.1" not in r.block.text) for r in found)
        papers.append(Paper(str(k), str(k), tuple(r.place for r in found), features.of(found, 1), answers))
    kept.write(kept.Kept(features.names, tuple(papers), tuple(left_out(papers, features.names))), file)
    return file
