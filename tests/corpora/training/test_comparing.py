"""An office's papers beside the shipped ones: proposed where suppliers that were not seen read better, else not."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from counted_papers import FEATURES, paper, papers

from corpora.training.comparing import LEAST_SUPPLIERS, Comparison, _tail, compared, hash_of
from corpora.training.fit import calibrated, left_out, weight
from corpora.training.kept import Kept
from corpora.training.papers import UNKNOWN, Paper
from extractor.scoring.scorer import Model, from_stored, probabilities

pytest.importorskip("lightgbm")


@cache
def shipped() -> Kept:
    given = papers(24, 1, prefix="shipped", sure=0.95)
    return Kept(FEATURES, tuple(given), tuple(left_out(given, FEATURES)))


@cache
def plain() -> Model:
    """The model that was trained on the shipped papers alone."""
    return from_stored(calibrated(shipped().papers, FEATURES, shipped().unseen))


def judged(kept: Kept, office: list[Paper], seen: dict[str, int] | None = None) -> Comparison:
    """The comparison with the model that was trained on the shipped papers alone."""
    model = plain()
    return compared(kept, office, FEATURES, lambda p: probabilities(model, p.places, p.samples), seen or {})


def in_another_way(suppliers: int) -> list[Paper]:
    """Suppliers whose telling sign is another feature, which the shipped papers know nothing of."""
    made = []
    for p in papers(suppliers, 3, prefix="office", sure=0.5):
        samples = p.samples.copy()
        samples[:, 1] = 5.0 + np.array(p.answers)
        made.append(Paper(p.name, p.supplier, p.places, samples, p.answers))
    return made


@cache
def in_common(suppliers: int) -> Comparison:
    """The comparison for so many suppliers of that way, made once."""
    return judged(shipped(), in_another_way(suppliers))


def test_what_all_suppliers_of_an_office_have_in_common_is_learned_and_proposed() -> None:
    made = in_common(8)
    assert made.against == ()
    assert made.interval[0] > 0.1
    assert [s.papers for s in made.suppliers] == [3] * 8
    assert all(s.new > s.old and s.gained > s.lost for s in made.suppliers)


def test_with_too_few_suppliers_nothing_is_proposed() -> None:
    made = judged(shipped(), in_another_way(LEAST_SUPPLIERS - 1))
    assert f"at least {LEAST_SUPPLIERS}" in made.against[0]


def test_papers_like_the_shipped_ones_give_no_gain_and_no_proposal() -> None:
    made = judged(shipped(), papers(6, 2, prefix="office", sure=0.95))
    assert any("not better on suppliers" in reason for reason in made.against)


def test_a_supplier_that_reads_worse_stands_against_the_model() -> None:
    """Eight suppliers teach a sign that the ninth uses the other way round."""
    office = in_another_way(8)
    odd = [paper(f"odd-{k}.pdf", "odd", sure=1.0, readings=60) for k in range(4)]
    for p in odd:
        p.samples[:, 1] = 6.0 - np.array(p.answers)
    made = judged(shipped(), [*office, *odd])
    row = next(s for s in made.suppliers if s.name == "odd")
    assert row.new < row.old and row.lost > row.gained
    assert any("worse on odd" in reason for reason in made.against)


def test_the_office_weighs_at_most_half_of_what_the_shipped_papers_do() -> None:
    few = papers(4, 1, prefix="shipped", sure=0.95)
    kept, office = Kept(FEATURES, tuple(few), tuple(left_out(few, FEATURES))), in_another_way(5)
    made = judged(kept, office)
    assert made.share < 1
    assert made.share * sum(map(weight, office)) == pytest.approx(0.5 * sum(map(weight, kept.papers)))


def test_a_supplier_is_scored_by_trees_that_saw_none_of_its_papers() -> None:
    """One supplier's labels are turned round: what is taken of its other paper stays as it was."""
    kept, office = shipped(), in_another_way(6)
    before = in_common(6)
    first, *others = (k for k, p in enumerate(office) if p.supplier == "office3")
    p = office[first]
    office[first] = Paper(p.name, p.supplier, p.places, p.samples, tuple(1 - a for a in p.answers))
    after = judged(kept, office)
    hashes = [hash_of(office[k]) for k in others]
    scores = left_out_bits(before, hashes), left_out_bits(after, hashes)
    # The calibration, which is of all papers, may move a reading over the half; the order may not.
    apart = [bin(a ^ b).count("1") for a, b in zip(*scores, strict=True)]
    assert sum(apart) <= 2


def left_out_bits(made: Comparison, hashes: list[str]) -> list[int]:
    return [made.taken[h] for h in hashes]


def test_the_model_in_use_is_judged_by_what_it_took_before_it_saw_a_supplier() -> None:
    kept, office = shipped(), in_another_way(6)
    first = in_common(6)
    again = judged(kept, office, dict(first.taken))
    assert again.difference == 0 and all(s.old == s.new for s in again.suppliers)
    assert any("not better" in reason for reason in again.against)


def test_readings_of_which_nothing_is_known_teach_nothing_and_count_nowhere() -> None:
    kept, office = shipped(), in_another_way(6)
    p = office[0]
    half = tuple(a if k < 12 else UNKNOWN for k, a in enumerate(p.answers))
    office[0] = Paper(p.name, p.supplier, p.places, p.samples, half)
    made = judged(kept, office)
    assert next(s for s in made.suppliers if s.name == p.supplier).readings == 24 * 2 + 12


def test_comparing_is_deterministic() -> None:
    assert in_common(6) == judged(shipped(), in_another_way(6))


def test_no_papers_of_the_office_are_refused() -> None:
    with pytest.raises(ValueError, match="no papers"):
        compared(shipped(), [], FEATURES, lambda p: np.zeros(len(p.places)), {})


@pytest.mark.parametrize(("hits", "trials", "chance"), [(0, 0, 1.0), (5, 5, 1 / 32), (4, 5, 6 / 32), (0, 7, 1.0)])
def test_the_chance_of_so_many_losses_is_a_fair_coins(hits: int, trials: int, chance: float) -> None:
    assert _tail(hits, trials) == pytest.approx(chance)
