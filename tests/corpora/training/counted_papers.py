"""Papers to train on, made of numbers: one feature tells right from wrong as often as is asked for."""

from __future__ import annotations

import random

import numpy as np

from corpora.training.papers import Paper
from extractor.scoring.readings import Place

FEATURES = ("telling", "noise", "number")


def paper(name: str, supplier: str, *, sure: float = 0.9, turned: bool = False, readings: int = 24) -> Paper:
    """A paper half of whose readings are right; the telling feature says so for a share `sure` of them.

    `turned`, it says the contrary: a supplier whose forms are the other way round.
    """
    chance = random.Random(name)
    places, samples, answers = [], [], []
    for k in range(readings):
        answer = k % 2
        telling = answer if chance.random() < sure else 1 - answer
        places.append(Place(1, k, 0, k, 0, "mass", float(k)))
        samples.append((float(telling != turned), chance.random(), float(k)))
        answers.append(answer)
    return Paper(name, supplier, tuple(places), np.array(samples), tuple(answers))


def papers(suppliers: int, each: int = 2, *, prefix: str = "s", sure: float = 0.9, turned: bool = False) -> list[Paper]:
    """So many papers of each of so many suppliers."""
    return [
        paper(f"{prefix}{s}-{k}.pdf", f"{prefix}{s}", sure=sure, turned=turned)
        for s in range(suppliers)
        for k in range(each)
    ]
