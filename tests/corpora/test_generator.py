"""The generator: same seed, same papers; labels are exact; training sees nothing held out."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from corpora import labels
from corpora.generator.draw import draw, papers
from corpora.generator.law import Doubtful, verdict
from corpora.generator.words import held_out
from corpora.made.drawing.paper import printed
from corpora.made.drawing.values import Value, exact, most


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, again = (draw(3, 12, tmp_path / name) for name in ("first", "again"))
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in again.iterdir()}


def test_the_labels_are_in_the_published_format(tmp_path: Path) -> None:
    found = labels.load(draw(4, 20, tmp_path))
    assert len(found.documents) == 20
    assert all(item.wanted_outcome for document in found.documents for item in document.items)


def test_training_sees_no_held_out_layout_language_or_wording() -> None:
    traits = [t for _, _, t in papers(5, 80, training=True)]
    assert not {t["family"] for t in traits} & set(held_out()["families"])
    assert not {t["language"] for t in traits} & set(held_out()["languages"])
    assert not any(t["held_wording"] for t in traits)


def test_what_is_held_out_is_drawn_for_measuring() -> None:
    traits = [t for _, _, t in papers(5, 120)]
    assert set(held_out()["families"]) <= {t["family"] for t in traits}
    assert set(held_out()["languages"]) <= {t["language"] for t in traits}
    assert any(t["held_wording"] for t in traits)


def test_every_family_asked_for_alone_is_drawn_alone() -> None:
    assert {t["family"] for _, _, t in papers(1, 6, families=["columns"])} == {"columns"}


def test_a_family_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="no such families: spiral"):
        list(papers(1, 1, families=["spiral"]))


def test_each_outcome_and_many_products_are_drawn() -> None:
    goods = [g for paper, _, _ in papers(6, 150) for g in paper.goods]
    outcomes = Counter(g.outcome for g in goods)
    assert min(outcomes[o] for o in ("controlled", "close", "not_controlled", "undetermined")) >= 5
    assert len({g.product for g in goods}) >= 20


def test_a_value_belongs_to_one_model_of_its_paper() -> None:
    for paper, _, _ in papers(8, 40, families=["columns", "rows"]):
        models = {g.label for g in paper.goods}
        assert all(len(p.value.items) == 1 and set(p.value.items) <= models for p in printed(paper))


def _cell(mass: Value) -> tuple[Value, ...]:
    return exact("capacity", "5", "Ah"), exact("nominal_voltage", "3.6", "V"), mass


@pytest.mark.parametrize(
    ("grams", "outcome"), [("50", "controlled"), ("63", "close"), ("80", "not_controlled")], ids=str
)
def test_a_cell_is_judged_by_its_energy_over_its_mass(grams: str, outcome: str) -> None:
    assert verdict("lithium_ion_cell", _cell(exact("mass", grams, "g")), None).outcome == outcome


def test_a_cell_on_the_boundary_is_not_labelled_by_guess() -> None:
    with pytest.raises(Doubtful):
        verdict("lithium_ion_cell", _cell(exact("mass", "60", "g")), None)


def test_a_greatest_mass_alone_is_undetermined_in_the_strict_reading() -> None:
    found = verdict("lithium_ion_cell", _cell(most("mass", "80", "g")), None)
    assert (found.outcome, found.strict) == ("not_controlled", "undetermined")


@pytest.mark.parametrize(
    ("product", "name", "number", "outcome"),
    [
        ("vertical_granulation_reactor", "granulation_volume", "5000", "controlled"),
        ("fusion_coating_equipment", "volume", "300", "close"),
        ("fusion_coating_equipment", "volume", "301", "controlled"),
        ("cvd_rotary_kiln", "barrel_diameter", "449", "not_controlled"),
    ],
    ids=str,
)
def test_a_machine_at_its_limit(product: str, name: str, number: str, outcome: str) -> None:
    value = Value(name, number, "", str(Decimal(number)), str(Decimal(number)))
    assert verdict(product, [value], "graphite_anode").outcome == outcome


def test_every_labelled_value_is_in_the_text_of_its_page() -> None:
    import pypdfium2

    checked = 0
    for paper, data, _ in papers(11, 30, families=["columns", "table", "over_pages"]):
        if not paper.file.endswith(".pdf"):
            continue
        pages = ["".join(p.get_textpage().get_text_range().split()) for p in pypdfium2.PdfDocument(data)]
        for value in printed(paper):
            assert "".join(value.value.shown.split()) in pages[value.page - 1]
            checked += 1
    assert checked >= 150
