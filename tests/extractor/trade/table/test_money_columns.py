"""Columns of quantity, price and amount: what is passed over because no product could make it the best never was it."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import fields
from decimal import Decimal

import pytest

from extractor.trade.language.arithmetic import Figure
from extractor.trade.table.heads import multiplying
from extractor.trade.table.heads.signs import Signs
from extractor.trade.table.heads.weights import ROLES


def _signs(chance: random.Random) -> Signs:
    told = {f.name: chance.choice((0.0, 0.4, 1.0)) for f in fields(Signs)}
    return Signs(**{**told, "numbers": 1.0, "tariff": 0.0, "dates": 0.0})


def _rows(chance: random.Random, count: int) -> list[dict[int, Figure]]:
    made = []
    for _ in range(chance.randint(1, 5)):
        row = {k: Figure(Decimal(chance.randint(1, 12))) for k in range(count) if chance.random() < 0.9}
        if {0, 1, 2} <= row.keys() and chance.random() < 0.7:
            row[2] = Figure(row[0].value * row[1].value)
        made.append(row)
    return made


@pytest.mark.parametrize("seed", range(60))
def test_the_same_columns_are_chosen_as_by_trying_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    count = chance.randint(3, 6)
    own = [defaultdict(float, {role: chance.choice((-1.0, 0.0, 1.5, 4.0)) for role in ROLES}) for _ in range(count)]
    unpriced = {k for k in range(count) if chance.random() < 0.1}
    given = (own, [_signs(chance) for _ in own], _rows(chance, count), [None] * count, unpriced)
    quick = multiplying.money_columns(*given)
    monkeypatch.setattr(multiplying, "_MOST_PROOF", float("inf"))
    assert quick == multiplying.money_columns(*given)
