"""What a supplier leaves out, what its "typical" means, how soon it answers; a letter and the list that say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from desk_papers import item_of, received
from shipments import IN_FORCE, bench, read_in, stamp
from stand_ins import capacity, cell

from casebook.learning.suppliers import LeftOut, Profile, profile_of, profiles, to_ask
from casebook.record import ledger
from casebook.record.actions.shipments import SupplierAsked, SupplierReplied
from casebook.review.queue import entries
from casebook.shipments.keeping import key_of, opened
from casebook.shipments.letters.asks import Ask, Asks
from casebook.shipments.letters.supplier import letter
from casebook.state.people.signing import rules_of
from casebook.store.database import Store, open_store
from classifier.facts import Item, Kind


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def asked(store: Store, maker: str, day: date, *, replied: str | None = None, name: str = "S") -> None:
    """A letter on a day, and its reply on another."""
    from dataclasses import replace

    opened(store, name, stamp())
    ledger.act(store, key_of(name), SupplierAsked(maker, day, ("1-mass",), "d" * 64), stamp())
    if replied:
        late = replace(stamp(), at=f"{replied}T09:00:00.000+00:00")
        ledger.act(store, key_of(name), SupplierReplied(maker, "e" * 64, ("1-mass",)), late)


def test_what_most_datasheets_of_a_supplier_lack_is_its_habit_from_three_papers_on(store: Store) -> None:
    for number in range(3):
        received(store, "Nordwind GmbH", number)
    received(store, "Ostwerk", 9)
    missing = entries(store, rules_of(bench().house))[0].missing
    assert "mass" in missing
    known = profiles(store)
    nordwind = profile_of(known, "NORDWIND  gmbh")
    assert nordwind is not None and nordwind.papers == 3
    assert nordwind.leaves_out("mass") == LeftOut("mass", 3, 3)
    assert nordwind.leaves_out("capacity") is None
    assert known["ostwerk"].left_out == ()
    assert profile_of(known, None) is None


def test_what_typical_means_is_told_by_the_values_beside_it(store: Store) -> None:
    def paper(number: int, typical: str, minimum: str) -> None:
        facts = (capacity(typical, kind=Kind.TYPICAL), capacity(minimum, kind=Kind.MINIMUM))
        item = Item(f"C-{number}", ("lithium_ion_cell",), "Nordwind", facts=facts)
        read_in(store, f"{number}.pdf", item, kind="datasheet")

    for number in range(4):
        paper(number, "5.1", "4.9")
    assert [str(t) for t in profiles(store)["nordwind"].typical] == [
        "typical capacity is above the minimum one (4 of 4 papers)"
    ]
    for number in range(4, 7):
        paper(number, "4.9", "4.9")
    assert profiles(store)["nordwind"].typical == ()


def test_papers_that_are_no_datasheets_tell_no_habit(store: Store) -> None:
    for number in range(4):
        read_in(store, f"{number}.pdf", Item(f"C-{number}", ("lithium_ion_cell",), "Nordwind"), kind="invoice")
    assert profiles(store) == {}


def test_how_soon_a_supplier_answers_is_the_median_of_its_letters(store: Store) -> None:
    asked(store, "Nordwind", date(2026, 11, 2), replied="2026-11-05", name="one")
    asked(store, "NORDWIND", date(2026, 11, 2), replied="2026-11-09", name="two")
    asked(store, "Nordwind", date(2026, 11, 2), replied="2026-11-30", name="three")
    asked(store, "Nordwind", date(2026, 11, 20), name="four")
    made = profiles(store)["nordwind"]
    assert (made.days, made.answers_in, made.waiting) == ((3, 7, 28), 7, 1)
    assert Profile("x").answers_in is None


def test_the_list_says_whom_to_ask_for_what_no_look_at_the_paper_finds(store: Store) -> None:
    for number in range(3):
        received(store, "Nordwind", number)
    received(store, "Ostwerk", 9)
    asked(store, "Nordwind", date(2026, 11, 2), replied="2026-11-08")
    queue = entries(store, rules_of(bench().house))
    told = to_ask(store, queue)
    assert len(told) == 3
    assert all("ask Nordwind, which answers in about 6 days" in words and "mass" in words for words in told.values())
    assert to_ask(store, ()) == {}


def test_a_letter_says_what_the_makers_datasheets_always_lack(store: Store) -> None:
    pytest.importorskip("xlsxwriter")
    from types import SimpleNamespace

    document = received(store, "Nordwind", 1)
    item = item_of(store, document)

    def ask(name: str) -> Ask:
        return Ask(f"1-{name}", 1, item.key, document, "ZX-1", name, {"en": name, "zh": name}, ("why", "原因"))

    stands: Any = SimpleNamespace(
        case=SimpleNamespace(members=(), shipment=SimpleNamespace(name="S")), bench=bench(IN_FORCE)
    )
    about = Asks("Nordwind", "zh", "en", (ask("mass"), ask("capacity")))
    profile = Profile("Nordwind", 5, (LeftOut("mass", 4, 5),))
    said = str(letter(about, stands, IN_FORCE, profile).paper)
    assert "4 of 5 datasheets of yours" in said and "5份规格书中，有4份未载明" in said
    assert "datasheets of yours" not in str(letter(about, stands, IN_FORCE, None).paper)
    plain = str(letter(about, stands, IN_FORCE, Profile("Nordwind", 5)).paper)
    assert "datasheets of yours" not in plain


def test_an_item_without_a_maker_has_no_supplier(store: Store) -> None:
    read_in(store, "x.pdf", cell(), kind="datasheet")
    assert to_ask(store, entries(store, rules_of(bench().house))) == {}
