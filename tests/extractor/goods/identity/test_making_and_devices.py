"""Know-how of making goods, and devices that only hold or mention a battery: what they are."""

import pytest

from extractor.goods.identity.product import identify, identify_document
from tests.extractor.words import page, terms


def test_a_device_that_states_its_battery_is_left_to_a_person() -> None:
    phone = page("Q7 phone", "Built-in lithium-ion battery: 4800 mAh")
    assert identify_document([phone], terms()).products == ("other", "lithium_ion_pack")


@pytest.mark.parametrize(
    "row",
    ["Internal lithium battery  Ah  7.8", "Built-in Li-ion battery  (mAh)  3500", "Internal lithium battery  7.8 Ah"],
)
def test_a_device_that_states_the_battery_inside_it_may_be_a_pack(row: str) -> None:
    paper = page("QU-60 uninterruptible power supply", "Output power  VA  600", row, large=1)
    assert identify_document([paper], terms()).products == ("other", "lithium_ion_pack")


def test_a_device_that_only_mentions_the_battery_inside_it_is_something_else() -> None:
    paper = page("QU-60 uninterruptible power supply", "Internal lithium battery  optional", "Hours  min  14", large=1)
    assert identify_document([paper], terms()).products == ("other",)


def test_a_discharge_capacity_does_not_name_a_capacitor() -> None:
    sheet = page("锂离子电池单体", "放电容量（最低） 29298 mAh", "额定放电容量 30204 mAh")
    assert identify_document([sheet], terms()).products == ("lithium_ion_cell",)


def test_what_a_title_says_of_the_goods_outweighs_the_row_of_a_part() -> None:
    panel = page("QP-510 half-cut solar module", "Cells  182x91 mm, 144 cells", "Weight  27.5 kg")
    assert identify_document([panel], terms()).products == ("other",)


def test_a_container_of_batteries_with_a_row_of_its_cells_is_a_pack() -> None:
    container = page("QC-3700 Energy storage container", "Cell type  LFP 3.2V/280Ah", "Converter weight  1200 kg")
    assert identify_document([container], terms()).products == ("lithium_ion_pack",)


def test_the_row_of_a_battery_tells_where_no_title_says_otherwise() -> None:
    bare = page("Data", "Battery  Li-ion 3.6 V 2600 mAh", "Weight  46 g")
    assert identify_document([bare], terms()).products[0].startswith("lithium_ion")


MAKING = [
    "Know-how for lithium-ion battery manufacturing",
    "锂离子电池生产技术许可",
    "Process package for Li-ion cell assembly",
]


@pytest.mark.parametrize("text", MAKING)
def test_know_how_of_making_cells_is_a_technology_of_cells(text: str) -> None:
    assert identify(text, terms()).products == ("cell_technology",)


def test_know_how_about_batteries_that_does_not_speak_of_making_is_left_open() -> None:
    assert identify("Technology licence for lithium-ion batteries", terms()).products == ("cell_technology", "other")


def test_a_book_s_name_at_the_foot_makes_a_data_page_no_treatise() -> None:
    lines = ["Lithium Manganese Dioxide Coin Batteries", "CR1620", "Nominal voltage  3 V", "Weight  1.2 g"]
    assert identify_document([page(*lines, "LITHIUM HANDBOOK", large=1)], terms()).product == "primary_lithium_cell"
    told = identify_document([page("Handbook of Lithium Coin Batteries", *lines[1:], large=1)], terms())
    assert told.product == "other"
