"""Whether trees trained on an office's papers as well read suppliers better that they did not see.

Every figure is of papers whose supplier was left out. A reading is taken where its probability is a half or more; the
shipped papers are there in every training, and the office's weigh a share of them at most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import comb
from typing import TYPE_CHECKING, Any

from corpora.training.figure import TAKEN, counted, f1_of, interval
from corpora.training.fit import calibrated, curve, fold, grown, weight
from corpora.training.kept import Kept
from corpora.training.papers import UNKNOWN, Paper
from extractor.scoring.scorer import scores
from extractor.scoring.trees import from_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SHARE = 0.5
"""An office's papers weigh together at most this much of what the shipped ones do."""

LEAST_SUPPLIERS = 5
"""Fewer suppliers than these may all read better by luck more often than once in twenty."""

GROUPS = 12
"""With more suppliers than these, several are left out at a time: each still by trees that saw none of its papers."""

CHANCE = 0.05
_SHIPPED_GROUPS = 8


@dataclass(frozen=True, slots=True)
class Supplier:
    """One supplier's papers as the old model and the new read them, the new one having seen none of them.

    F1 by document; of the readings on which the two differ, on how many the new one is right (`gained`) and wrong
    (`lost`), and how likely so many losses are by chance.
    """

    name: str
    papers: int
    readings: int
    old: float
    new: float
    gained: int
    lost: int
    chance: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What training on the office's papers gives: the model, a row for each supplier, and what stands against it.

    `difference` is the mean over the office's suppliers of the new F1 less the old, `interval` its 90 % bootstrap
    interval over suppliers; `others` and `others_interval` the same over the shipped papers. `taken` says of each
    of the office's papers which readings the new model takes, as a number of bits, by the paper's hash.
    """

    model: Mapping[str, Any]
    suppliers: tuple[Supplier, ...]
    difference: float
    interval: tuple[float, float]
    others: float
    others_interval: tuple[float, float]
    share: float
    taken: Mapping[str, int]
    against: tuple[str, ...]


Told = Callable[[str], None]


def compared(
    shipped: Kept,
    office: Sequence[Paper],
    features: Sequence[str],
    old: Callable[[Paper], Matrix],
    seen: Mapping[str, int],
    told: Told = lambda _: None,
) -> Comparison:
    """Trains and compares. `old` gives the probabilities of the model in use for a paper's readings.

    `seen` are the papers that the model in use was trained on, by their hashes, with what it took of each before it
    had seen their supplier. `told` hears how far it is. Raises `ValueError` where the office has no papers.
    """
    if not office:
        raise ValueError("there are no papers of the office to train on")
    base = shipped.by_names(features)
    every = [*base, *office]
    cap = _cap(base, office)
    shares = [1.0] * len(base) + [cap] * len(office)
    unseen = _left_out(base, office, features, cap, told)
    told("the model itself")
    model = calibrated(every, features, unseen, shares)
    chance = curve(every, unseen, shares)
    new = [chance.of(own) for own in unseen]
    before = curve(shipped.papers, shipped.unseen)
    shipped_old = [_bits(before.of(own)) for own in shipped.unseen]
    shipped_new = [_bits(own) for own in new[: len(base)]]
    office_new = [_bits(own) for own in new[len(base) :]]
    office_old = [seen[h] if (h := hash_of(p)) in seen else _bits(old(p)) for p in office]
    rows = _suppliers(office, office_old, office_new)
    others = [d for p, a, b in zip(base, shipped_old, shipped_new, strict=True) if (d := _gain(p, a, b)) is not None]
    gains = [row.new - row.old for row in rows]
    made = Comparison(
        model=model,
        suppliers=rows,
        difference=_mean(gains),
        interval=interval(gains),
        others=_mean(others),
        others_interval=interval(others),
        share=cap,
        taken={hash_of(p): bits for p, bits in zip(office, office_new, strict=True)},
        against=(),
    )
    return replace(made, against=tuple(_against(made)))


def judged(
    model: Mapping[str, Any],
    shipped: Sequence[Paper],
    office: Sequence[Paper],
    old: Callable[[Paper], Matrix],
    new: Callable[[Paper], Matrix],
    seen: Mapping[str, int],
) -> Comparison:
    """As `compared`, of a `model` that others trained, which saw none of the office's papers; `new` is what it gives.

    Both models have seen the shipped papers, so that these only tell whether it has unlearned them.
    """
    if not office:
        raise ValueError("there are no papers of the office to judge by")
    rows = _suppliers(
        office,
        [seen[h] if (h := hash_of(p)) in seen else _bits(old(p)) for p in office],
        [_bits(new(p)) for p in office],
    )
    others = [d for p in shipped if (d := _gain(p, _bits(old(p)), _bits(new(p)))) is not None]
    gains = [row.new - row.old for row in rows]
    made = Comparison(model, rows, _mean(gains), interval(gains), _mean(others), interval(others), 0.0, {}, ())
    return replace(made, against=tuple(_against(made)))


def hash_of(paper: Paper) -> str:
    """What a paper's readings and answers are, as a hash: another answer makes another paper."""
    return hashlib.sha256(repr((paper.supplier, paper.places, paper.answers)).encode("utf-8", "replace")).hexdigest()


def _against(made: Comparison) -> Sequence[str]:
    told = []
    if len(made.suppliers) < LEAST_SUPPLIERS:
        few = len(made.suppliers)
        told.append(f"{few} suppliers can be left out; at least {LEAST_SUPPLIERS} are needed to tell a gain from luck")
    if made.interval[0] <= 0:
        low, high = made.interval
        told.append(f"it is not better on suppliers it did not see: {made.difference:+.4f} ({low:+.4f} to {high:+.4f})")
    if made.others_interval[1] < 0:
        low, high = made.others_interval
        told.append(f"it is worse on the shipped papers: {made.others:+.4f} ({low:+.4f} to {high:+.4f})")
    bound = CHANCE / max(1, len(made.suppliers))
    told += [
        f"it is worse on {s.name}: {s.lost} readings lost and {s.gained} gained (by chance once in {1 / s.chance:.0f})"
        for s in made.suppliers
        if s.lost > s.gained and s.chance < bound
    ]
    return told


def _cap(shipped: Sequence[Paper], office: Sequence[Paper]) -> float:
    """What a paper of the office weighs, so that all of them keep to their share."""
    theirs, own = sum(map(weight, shipped)), sum(map(weight, office))
    return min(1.0, SHARE * theirs / own) if own else 1.0


def _left_out(
    shipped: Sequence[Paper], office: Sequence[Paper], features: Sequence[str], cap: float, told: Told
) -> list[Matrix]:
    """Scores of the shipped papers and of the office's, each by trees that saw no paper of its supplier."""
    import numpy as np

    every = [*shipped, *office]
    suppliers = sorted({p.supplier for p in office})
    groups = min(len(suppliers), GROUPS)
    group = {name: f"office {k % groups}" for k, name in enumerate(suppliers)}
    own = [f"shipped {fold(p.supplier, _SHIPPED_GROUPS)}" for p in shipped] + [group[p.supplier] for p in office]
    # A supplier of both is left out of both.
    theirs = {p.supplier for p in shipped}
    found: list[Matrix] = [np.zeros(0)] * len(every)
    shares = [1.0] * len(shipped) + [cap] * len(office)
    names = sorted(set(own))
    for number, name in enumerate(names, 1):
        told(f"left out {number} of {len(names)}")
        out = {p.supplier for p, g in zip(every, own, strict=True) if g == name}
        inside = [k for k, p in enumerate(every) if p.supplier not in out]
        made = grown([every[k] for k in inside], features, [shares[k] for k in inside])
        first, second = from_data(made["first"]), from_data(made["second"])
        for k, paper in enumerate(every):
            if own[k] == name or (paper.supplier in out and paper.supplier in theirs and not len(found[k])):
                found[k] = scores(first, second, paper.places, paper.samples)
    return found


def _suppliers(papers: Sequence[Paper], old: Sequence[int], new: Sequence[int]) -> tuple[Supplier, ...]:
    made = []
    for name in sorted({p.supplier for p in papers}):
        own = [(p, a, b) for p, a, b in zip(papers, old, new, strict=True) if p.supplier == name]
        told = [
            (right == bool(a >> k & 1), right == bool(b >> k & 1))
            for p, a, b in own
            for k, answer in enumerate(p.answers)
            if answer != UNKNOWN
            for right in (answer == 1,)
        ]
        gained, lost = told.count((False, True)), told.count((True, False))
        befores = [f1 for p, a, _ in own if (f1 := f1_of(counted(p, _chances(p, a)))) is not None]
        afters = [f1 for p, _, b in own if (f1 := f1_of(counted(p, _chances(p, b)))) is not None]
        if not told:
            continue
        chance = _tail(lost, gained + lost)
        made.append(Supplier(name, len(own), len(told), _mean(befores), _mean(afters), gained, lost, chance))
    return tuple(made)


def _tail(hits: int, trials: int) -> float:
    """How likely at least so many heads are of so many fair coins."""
    heads = sum(comb(trials, k) for k in range(hits, trials + 1))
    return heads / (1 << trials)


def _gain(paper: Paper, old: int, new: int) -> float | None:
    before, after = (f1_of(counted(paper, _chances(paper, bits))) for bits in (old, new))
    return None if before is None or after is None else after - before


def _bits(chances: Matrix) -> int:
    return sum(1 << k for k, chance in enumerate(chances) if chance >= TAKEN)


def _chances(paper: Paper, bits: int) -> Matrix:
    import numpy as np

    return np.array([float(bits >> k & 1) for k in range(len(paper.answers))])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
