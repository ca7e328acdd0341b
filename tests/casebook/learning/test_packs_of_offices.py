"""Two offices' packs come together in a third: one form, each mark once with both sources, and what contradicts asked.

Weights in a pack are proposed where they read the importing office's own suppliers better, and else not.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from desk_papers import little, looked_at, received
from form_papers import JOB, facts, paper, stamp

from casebook.learning.forms import deciding
from casebook.learning.forms.deciding import FormsError, followed
from casebook.learning.forms.keeping import acted, forms_of, key_of, prints_of
from casebook.learning.forms.packs import opened, packed, taken_in
from casebook.learning.forms.state import FormState, Standing
from casebook.learning.forms.trying import Impact
from casebook.learning.training import Trained, TrainingError, trained
from casebook.learning.weights import PackedModel, tried, weights
from casebook.record import ledger
from casebook.record.actions.forms import FormMarked
from casebook.state import scorer
from casebook.store.database import Store, open_store
from classifier.loading.load import load
from extractor.forms.model import FormMark, Place, Says
from tests.extractor.drawn import catalogue
from tests.extractor.forms.sheets import PIPELINE

pytestmark = pytest.mark.usefixtures("few_rounds")

PIECE = FormMark(Place("piece figure"), Says.VALUE, "mass")
CHARGE = FormMark(Place("charge figure"), Says.VALUE, "capacity")
YOKE = FormMark(Place("weight of the yoke"), Says.NOTHING)
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
    one = office(tmp_path, "ningbo", 1, PIECE, YOKE, VOLTS)
    other = office(tmp_path, "xiamen", 2, PIECE, CHARGE, NO_VOLTS)
    store = open_store(place)
    taken(store, one, "Ningbo office")
    form = taken(store, other, "Xiamen office")
    turned = open_store(str(tmp_path / "turned.casebook"))
    taken(turned, other, "Xiamen office")
    again = taken(turned, one, "Ningbo office")
    assert {m.key: m.standing for m in form.all} == {m.key: m.standing for m in again.all}
    marks = {m.mark: m for m in form.all}
    assert set(marks) == {PIECE, YOKE, CHARGE, VOLTS, NO_VOLTS}
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
    taken(store, office(tmp_path, "ningbo", 1, PIECE, YOKE, VOLTS), "Ningbo office")
    form = taken(store, office(tmp_path, "xiamen", 2, PIECE, CHARGE, NO_VOLTS), "Xiamen office")
    with pytest.raises(FormsError, match="contradicts"):
        deciding.accepted(store, form, [VOLTS.key], Impact((), ()), stamp("KM"))
    keys = [m.key for m in form.having(Standing.PROPOSED)]
    assert set(keys) == {PIECE.key, CHARGE.key, YOKE.key}
    deciding.accepted(store, form, keys, Impact((), ()), stamp("KM"))
    assert followed(store, [form.key], JOB, PIPELINE, stamp("KM")) == (document,)
    assert {"mass 44 g", "capacity 9.3 Ah"} <= set(facts(store, document))
    assert not ledger.verify(store)
    store.close()


def test_a_pack_taken_in_twice_says_nothing_new(place: str, tmp_path: Path) -> None:
    store = open_store(place)
    pack = office(tmp_path, "ningbo", 1, PIECE, YOKE)
    first = taken(store, pack, "Ningbo office")
    assert taken(store, pack, "Ningbo office").marks == first.marks
    store.close()


HOME = ("Nordwind", "Sudlicht", "Ostwerk", "Westzell", "Mittag", "Abend")
AWAY = ("Harrow", "Kestrel", "Larkfield", "Moorgate", "Netherby", "Orwell")


@dataclass(frozen=True)
class Weights:
    """What an office gives away that trained on its papers, and the model that it reads by."""

    text: str
    model: str
    shipped: Path

    @property
    def packed(self) -> PackedModel:
        made = opened(self.text.encode())[0].model
        assert made is not None
        return made


@pytest.fixture(scope="module")
def trained_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weights]:
    folder = tmp_path_factory.mktemp("elsewhere")
    shipped = little(folder / "papers.npz")
    store = open_store(folder / "a.casebook")
    worked(store, HOME, turned=True)
    made = trained(store, catalogue(), shipped=shipped)
    assert made.comparison.against == ()
    scorer.propose(store, made.proposed, stamp("ann"))
    scorer.accept(store, made.proposed.model, stamp("Li Wei"))
    model = weights(scorer.scorer_of(store), load())
    yield Weights(packed(forms_of(store), catalogue().vocabulary, "2026-12-03", model), made.proposed.model, shipped)
    store.close()


def worked(store: Store, makers: tuple[str, ...], *, turned: bool) -> None:
    """Four sheets of each of six makers, which a person looked at."""
    for number in range(24):
        looked_at(store, received(store, makers[number % 6], number), turned=turned)


def given(store: Store, elsewhere: Weights) -> Trained:
    return tried(store, catalogue(), elsewhere.packed, "Ningbo office, SHA-256 x", shipped=elsewhere.shipped)


def test_weights_that_read_this_offices_suppliers_better_are_a_proposal_until_a_person_accepts_them(
    place: str, trained_elsewhere: Weights
) -> None:
    store = open_store(place)
    worked(store, AWAY, turned=True)
    made = given(store, trained_elsewhere)
    assert made.comparison.against == () and made.comparison.interval[0] > 0
    assert [s.name for s in made.comparison.suppliers] == [m.casefold() for m in AWAY]
    assert made.proposed.source == "Ningbo office, SHA-256 x" and made.proposed.judged == 24
    assert scorer.scorer_of(store).proposed == ()
    scorer.propose(store, made.proposed, stamp("KM"))
    assert scorer.in_use(store) is None
    scorer.accept(store, made.proposed.model, stamp("KM"))
    now = scorer.in_use(store)
    assert now is not None and now.hash == trained_elsewhere.model
    with pytest.raises(TrainingError, match="known here already"):
        given(store, trained_elsewhere)
    assert scorer.undo(store, stamp("KM")) == ""
    assert not ledger.verify(store)
    store.close()


def test_weights_that_read_this_offices_suppliers_worse_are_not_proposed(
    place: str, trained_elsewhere: Weights
) -> None:
    store = open_store(place)
    worked(store, AWAY, turned=False)
    made = given(store, trained_elsewhere)
    assert any("not better on suppliers" in reason for reason in made.comparison.against)
    assert any("worse on harrow" in reason for reason in made.comparison.against)
    store.close()


def test_without_a_persons_word_here_no_weights_are_tried(place: str, trained_elsewhere: Weights) -> None:
    store = open_store(place)
    with pytest.raises(TrainingError, match="no value was confirmed"):
        given(store, trained_elsewhere)
    store.close()


def test_a_pack_of_weights_holds_no_maker_paper_person_and_no_word_of_the_office(trained_elsewhere: Weights) -> None:
    text = trained_elsewhere.text.casefold()
    assert not any(word in text for word in (*map(str.casefold, HOME), "zx-", ".pdf", "li wei", "heaviness"))
    assert opened(trained_elsewhere.text.encode())[0].known == ()
    held = json.loads(trained_elsewhere.text)["model"]
    assert set(held) == {"version", "corpus", "properties", "features", "first", "second", "calibration"}


def test_a_feature_that_only_the_office_has_loses_its_name(place: str, trained_elsewhere: Weights) -> None:
    store = open_store(place)
    worked(store, HOME, turned=True)
    made = given(store, trained_elsewhere)
    stored = scorer.unpacked(scorer.data_of(made.proposed))
    stored["features"][3] = "beside: goods of Harrow Limited"
    own = scorer.packed(stored)
    data = base64.b64encode(own.data).decode()
    scorer.propose(store, replace(made.proposed, model=own.hash, data=data), stamp())
    scorer.accept(store, own.hash, stamp())
    told = weights(scorer.scorer_of(store), load())
    assert told is not None and told.features[3] == "own 4"
    assert told.features[4:] == trained_elsewhere.packed.features[4:]
    store.close()


def test_an_office_that_reads_by_the_shipped_model_gives_no_weights(place: str) -> None:
    store = open_store(place)
    assert weights(scorer.scorer_of(store), load()) is None
    text = packed(forms_of(store), catalogue().vocabulary, "2026-12-03", None)
    assert json.loads(text) == {"forms": "gauger-forms/1", "made": "2026-12-03", "known": []}
    store.close()


def _a_circle(model: dict[str, Any]) -> None:
    model["first"][0]["left"][0] = 0


def _a_node_outside(model: dict[str, Any]) -> None:
    model["second"][0]["right"][0] = 10_000


def _an_unnamed_feature(model: dict[str, Any]) -> None:
    model["first"][0]["feature"][0] = len(model["features"]) - 1


def _no_number(model: dict[str, Any]) -> None:
    model["first"][0]["value"][-1] = float("nan")


def _too_much(model: dict[str, Any]) -> None:
    model["first"][0]["value"][-1] = 1e300


def _other_lengths(model: dict[str, Any]) -> None:
    model["first"][0]["threshold"].pop()


def _turned_round(model: dict[str, Any]) -> None:
    model["calibration"]["slope"] = -1.0


def _other_version(model: dict[str, Any]) -> None:
    model["version"] = "values/1"


def _other_property(model: dict[str, Any]) -> None:
    model["properties"].append("the customer's name")


def _no_tree(model: dict[str, Any]) -> None:
    model["second"] = []


@pytest.mark.parametrize(
    "change",
    [
        *(_a_circle, _a_node_outside, _an_unnamed_feature, _no_number, _too_much),
        *(_other_lengths, _turned_round, _other_version, _other_property, _no_tree),
    ],
)
def test_weights_that_are_no_model_are_refused(
    change: Callable[[dict[str, Any]], None], trained_elsewhere: Weights
) -> None:
    data = json.loads(trained_elsewhere.text)
    change(data["model"])
    with pytest.raises(FormsError, match="it is no pack"):
        opened(json.dumps(data).encode())
