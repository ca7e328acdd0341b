"""Goods that no word names are asked about where their paper, values or tariff number are of this trade."""

from __future__ import annotations

import pytest

from classifier.facts import UNRECOGNISED
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn
from tests.extractor.goods.test_asides import read

BROCHURE = """
Polbrook Automation
{trade}
• {first}
• PW-Z600 ostavel for pouch formats
Unit          PW-J46    PW-Z600
Throughput    ppm   30     24
Power         kW    28     35
Machine weight   t   7.2    9.0
"""


def products(text: str) -> dict[str, str]:
    return {item.label: item.product for item in read(drawn(text)).items}


def test_models_that_nothing_names_are_asked_about_where_the_paper_is_of_this_trade() -> None:
    text = BROCHURE.format(trade="For lithium-ion cell assembly", first="PW-J46 durmel for round formats")
    assert products(text) == {"PW-J46": UNRECOGNISED, "PW-Z600": UNRECOGNISED}


def test_models_of_a_paper_of_no_trade_are_none() -> None:
    text = BROCHURE.format(trade="For food packaging", first="PW-J46 durmel for round formats")
    assert products(text) == {}


MOTOR = """
ZW-86 brushless {goods}
Rated voltage    48 V
Rated power    750 W
Weight    3.6 kg
Supply    48 V lithium-ion battery
"""


@pytest.mark.parametrize(("goods", "asked"), [("motor", False), ("durmel", True)])
def test_a_thing_in_general_that_is_no_machine_is_not_asked_about(goods: str, asked: bool) -> None:
    assert (products(MOTOR.format(goods=goods)) != {}) is asked


LIST = """
Furnaces for the graphitisation of anode material
All furnaces of this sheet graphitise artificial graphite anode powder for lithium-ion cells.
Model               LW-BX40         LW-AC16             LW-CG3
Type                box furnace     Acheson furnace     {goods}
Volume              40 m3           30 m3               3 m3
"""


@pytest.mark.parametrize(("goods", "is_other"), [("durmel furnace", False), ("charger", True)])
def test_a_machine_in_general_beside_machines_of_the_list_is_no_other_goods(goods: str, is_other: bool) -> None:
    assert (products(LIST.format(goods=goods))["LW-CG3"] == "other") is is_other


INVOICE = """
COMMERCIAL INVOICE WX-903
No.   Description                   HS Code       Qty     Unit    Unit Price (USD)   Amount (USD)
1     {goods:<28}  {number:<12}  2000    PCS     3.85               7700
2     Cardboard divider WX-CD       4823909000    100     PCS     0.50               50
TOTAL                                                                                7,750.00
"""


@pytest.mark.parametrize(
    ("goods", "number", "product"),
    [
        ("Durmel ostavel WX-21", "2842904000", UNRECOGNISED),
        ("Durmel ostavel WX-21", "4823909000", "other"),
        ("Durmel WX-21, 285 Wh/kg", "4823909000", UNRECOGNISED),
        ("Charger WX-21", "2842904000", "other"),
    ],
)
def test_a_line_that_nothing_names_is_asked_about_by_its_number_and_its_values(
    goods: str, number: str, product: str
) -> None:
    told = {item.line: item.product for item in read(drawn(INVOICE.format(goods=goods, number=number))).items}
    assert told == {"1": product, "2": "other"}


CARDS = """
<p>LR-604096P</p><p>High energy pouch</p><p>Nominal capacity: 4.70 Ah</p><p>Nominal voltage: 3.66 V</p>
<p>Cell weight: 57.0 g</p><p>Chemistry: {chemistry}</p>
<p>LR-604097P</p><p>Pouch</p><p>Nominal capacity: 4.10 Ah</p><p>Nominal voltage: 3.66 V</p>
<p>Cell weight: 57.5 g</p><p>Chemistry: {chemistry}</p>
"""


@pytest.mark.parametrize(("chemistry", "is_of_lithium"), [("NMC / Si-C", True), ("alkaline manganese", False)])
def test_a_number_like_an_alkaline_cells_code_yields_to_the_goods_own_chemistry(
    chemistry: str, is_of_lithium: bool
) -> None:
    body = f"<html><body>{CARDS.format(chemistry=chemistry)}</body></html>".encode()
    items = Pipeline(catalogue(), weighs=False).read(open_source("cells.html", body)).items
    assert ({i.product for i in items} == {"lithium_ion_cell"}) is is_of_lithium
