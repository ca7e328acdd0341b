"""Two offices' packs come together in a third: one form, each mark once with both sources, and what contradicts asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from form_papers import JOB, facts, paper, stamp

from casebook.learning.forms import deciding
from casebook.learning.forms.deciding import FormsError, followed
from casebook.learning.forms.keeping import acted, forms_of, key_of, prints_of
from casebook.learning.forms.packs import opened, packed, taken_in
from casebook.learning.forms.state import FormState, Standing
from casebook.learning.forms.trying import Impact
from casebook.record import ledger
from casebook.record.actions.forms import FormMarked
from casebook.store.database import Store, open_store
from extractor.forms.model import FormMark, Place, Says
from tests.extractor.drawn import catalogue
from tests.extractor.forms.sheets import PIPELINE

PIECE = FormMark(Place("piece figure"), Says.VALUE, "mass")
CHARGE = FormMark(Place("charge figure"), Says.VALUE, "capacity")
TRAY = FormMark(Place("weight of the tray"), Says.NOTHING)
VOLTS = FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage")
NO_VOLTS = FormMark(Place("terminal voltage"), Says.NOTHING)


@dataclass(frozen=True)
class Pack:
    text: str
    digest: str


def office(folder: Path, name: str, number: int, *marks: FormMark) -> Pack:
    """What an office with one paper of the maker and these marks gives away."""
    store = open_store(str(folder / f"{name}.casebook"))
    document = paper(store, number)
    shape = prints_of(store)[document]
    acted(store, [(key_of(shape), FormMarked(shape, document, f"{name}.pdf", m)) for m in marks], stamp(name))
    (form,) = forms_of(store).by_key.values()
    deciding.accepted(store, form, [m.key for m in marks], Impact((), ()), stamp(name))
    text = packed(forms_of(store), catalogue().vocabulary, "2026-12-03")
    store.close()
    return Pack(text, opened(text.encode())[1])


def taken(store: Store, pack: Pack, source: str) -> FormState:
    made, digest = opened(pack.text.encode())
    taken_in(store, made, digest, source, stamp("KM"))
    (form,) = forms_of(store).by_key.values()
    return form


def test_two_packs_are_one_form_in_either_order(place: str, tmp_path: Path) -> None:
    one = office(tmp_path, "ningbo", 1, PIECE, TRAY, VOLTS)
    other = office(tmp_path, "xiamen", 2, PIECE, CHARGE, NO_VOLTS)
    store = open_store(place)
    taken(store, one, "Ningbo office")
    form = taken(store, other, "Xiamen office")
    turned = open_store(str(tmp_path / "turned.casebook"))
    taken(turned, other, "Xiamen office")
    again = taken(turned, one, "Ningbo office")
    assert {m.key: m.standing for m in form.all} == {m.key: m.standing for m in again.all}
    marks = {m.mark: m for m in form.all}
    assert set(marks) == {PIECE, TRAY, CHARGE, VOLTS, NO_VOLTS}
    assert [a.source for a in marks[PIECE].authors] == [
        f"Ningbo office, SHA-256 {one.digest}",
        f"Xiamen office, SHA-256 {other.digest}",
    ]
    assert marks[VOLTS].standing is marks[NO_VOLTS].standing is Standing.CONTRADICTED
    turned.close()
    store.close()


def test_what_two_offices_agree_on_is_used_once_a_person_accepts_it(place: str, tmp_path: Path) -> None:
    store = open_store(place)
    document = paper(store, 7, "44 g", "9.3 Ah")
    taken(store, office(tmp_path, "ningbo", 1, PIECE, TRAY, VOLTS), "Ningbo office")
    form = taken(store, office(tmp_path, "xiamen", 2, PIECE, CHARGE, NO_VOLTS), "Xiamen office")
    with pytest.raises(FormsError, match="contradicts"):
        deciding.accepted(store, form, [VOLTS.key], Impact((), ()), stamp("KM"))
    keys = [m.key for m in form.having(Standing.PROPOSED)]
    assert set(keys) == {PIECE.key, CHARGE.key, TRAY.key}
    deciding.accepted(store, form, keys, Impact((), ()), stamp("KM"))
    assert followed(store, [form.key], JOB, PIPELINE, stamp("KM")) == (document,)
    assert {"mass 44 g", "capacity 9.3 Ah"} <= set(facts(store, document))
    assert not ledger.verify(store)
    store.close()


def test_a_pack_taken_in_twice_says_nothing_new(place: str, tmp_path: Path) -> None:
    store = open_store(place)
    pack = office(tmp_path, "ningbo", 1, PIECE, TRAY)
    first = taken(store, pack, "Ningbo office")
    assert taken(store, pack, "Ningbo office").marks == first.marks
    store.close()
