"""Drawn declarations: the same seed gives the same drafts, their labels are exact, and the scorer counts what is wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from classifier.loading.load import load
from corpora.declarations.deal import Deal
from corpora.declarations.draw import FORMS, SCAN, Drawn, declarations, one
from corpora.declarations.reading import found
from corpora.declarations.scoring import Score, add
from corpora.generator.words import UnknownPart

TEXTS = [form for form in FORMS if form != SCAN]


def drafts() -> list[Drawn]:
    return list(declarations(81, 8))


def test_the_same_seed_gives_the_same_drafts_and_another_seed_others() -> None:
    first = [(d.name, d.data) for d in drafts()]
    assert first == [(d.name, d.data) for d in drafts()]
    assert first != [(d.name, d.data) for d in declarations(82, 8)]


def test_a_form_that_does_not_exist_is_told() -> None:
    with pytest.raises(UnknownPart, match="no such form: fax"):
        list(declarations(1, 1, ["fax"]))


@cache
def deals() -> list[Deal]:
    return [d.deal for d in declarations(83, 40)]


@pytest.mark.parametrize("number", range(40))
def test_the_figures_of_a_faultless_deal_agree(number: int) -> None:
    deal = deals()[number]
    net = sum((Decimal(x.kilograms) for x in deal.lines), Decimal(0))
    assert net == Decimal(deal.head["net_mass"].value) <= Decimal(deal.head["gross_mass"].value)
    for x in deal.lines:
        assert abs(Decimal(x.traded[0]) * Decimal(x.price) - Decimal(x.amount)) <= Decimal("0.005")
        if x.is_battery:
            pieces, energy = Decimal(x.quantities[0][0]), x.figures["capacity"] * x.figures["nominal_voltage"]
            assert (
                abs(energy * pieces / Decimal(x.kilograms) - x.figures["density"])
                < Decimal("0.01") * x.figures["density"]
            )


@pytest.mark.parametrize("form", TEXTS)
def test_a_short_draft_of_each_form_is_read_to_the_letter(form: str) -> None:
    score = Score()
    drawn = one("84.2", 2, form)
    add(score, {"file": drawn.name, "form": form, **drawn.says}, found(drawn, load()))
    assert score.missed == []
    assert score.share("lines") == 1


def test_what_is_read_wrong_counts_against() -> None:
    drawn = one("85.0", 0, "printed_form")
    (made,) = found(drawn, load())
    wrong = replace(made, lines=made.lines[1:])
    score = Score()
    add(score, {"file": drawn.name, "form": drawn.form, **drawn.says}, [wrong])
    assert score.share("lines") == (len(made.lines) - 1) / len(made.lines)
    assert any(one.startswith(f"{drawn.name} number[1]") for one in score.missed)
