"""Whether a paper may sell anything, by its words alone: never missed where it does, whatever breaks the words apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.law.goods import Conditions, GoodsRule
from classifier.law.vocabulary import Vocabulary
from extractor.assembling.sales_words import SalesWords
from tests.extractor.drawn import drawn
from tests.extractor.words import terms


@pytest.fixture(scope="module")
def sales(vocabulary: Vocabulary) -> SalesWords:
    return SalesWords(vocabulary, terms())


@pytest.mark.parametrize(
    "text",
    [
        "Grade  Quantity  US$/kg\nVT-N83  900 kg  11.50",
        "型号  数量  单价（人民币）\nVT-N83  900 kg  11.50",
        # A machine's name that goes on in the next line of its cell, in another order than it is printed.
        "1  High speed winding  2 sets\n   machine for cells",
        "1  方形电芯卷\n   绕机  2 台",
        "1  Zellenfaltstapelmaschine  2 Stück",
    ],
)
def test_a_paper_with_a_currency_or_a_machine_may_sell_it(sales: SalesWords, text: str) -> None:
    assert sales.may_sell([drawn("Offer"), drawn(text, number=2)])


def test_a_sheet_of_a_cell_without_money_sells_nothing(sales: SalesWords) -> None:
    assert not sales.may_sell([drawn("VT-18650 lithium-ion cell\nNominal capacity  2600 mAh\nNominal voltage  3.6 V")])


def test_no_paper_is_passed_over_where_signs_alone_tell_of_machines(vocabulary: Vocabulary) -> None:
    rule = GoodsRule(Conditions(named=frozenset(("generic",))), Conditions(), those="machine")
    rules = {**vocabulary.goods.rules, "goods": (rule, *vocabulary.goods.rules["goods"])}
    told = replace(vocabulary, goods=replace(vocabulary.goods, rules=rules))
    assert SalesWords(told, terms()).may_sell([drawn("Nominal capacity  2600 mAh")])


def test_a_machine_that_a_general_name_tells_may_be_sold(sales: SalesWords) -> None:
    assert sales.may_sell([drawn("Drehtrommelofen QR-5, Gasphasenbeschichtung\nTrommel  640 mm")])
