"""Pages of columns are read one column after the other; spec lists and tables are left whole."""

from __future__ import annotations

from extractor.document.page import Page
from extractor.rows.rows import rows
from tests.extractor.drawn import drawn, facts

LEFT = [
    "The filler weighs every cell before and",
    "after filling, and keeps the dew point of",
    "its chamber; the vacuum is drawn in two",
    "steps, so that no bubble is left inside.",
]


def texts(page: Page) -> list[list[str]]:
    return [[slot.text for slot in row.slots] for row in rows(page)]


def beside(left: list[str], right: list[str]) -> Page:
    return drawn("\n".join(f"{a:<44}{b}" for a, b in zip(left, right, strict=True)))


def test_running_text_beside_a_list_is_read_before_it() -> None:
    page = beside(LEFT, ["Model    EF-24", "Vacuum    -95 kPa", "Weight    118 kg", "Speed    12 ppm"])
    assert texts(page) == [
        [" ".join(LEFT)],
        ["Model", "EF-24"],
        ["Vacuum", "-95 kPa"],
        ["Weight", "118 kg"],
        ["Speed", "12 ppm"],
    ]


def test_two_texts_side_by_side_are_read_one_after_the_other() -> None:
    right = [line.replace("filler", "press") for line in LEFT]
    assert texts(beside(LEFT, right)) == [[" ".join(LEFT)], [" ".join(right)]]


def test_the_label_of_running_text_meets_no_value_of_the_other_column() -> None:
    right = [
        "Energy density of the cells that it",
        "was made for lies above that of all",
        "others, as the table says on the",
        "next page of this leaflet.",
    ]
    page = beside(["Mass    46 g", "Voltage    3.7 V", "Capacity    2.6 Ah", "Cycles    500"], right)
    assert "mass 46 g" in facts(page)


def test_labels_beside_running_text_are_the_labels_of_it() -> None:
    page = beside(["Charging", "Storage", "Transport", "Disposal"], LEFT)
    assert all(len(row) == 2 for row in texts(page))


def test_a_table_below_two_columns_of_text_stays_whole() -> None:
    table = ["Drum diameter (mm)", "Heated length (m)", "Temperature (C)", "Weight (t)"]
    page = beside([*LEFT, "", *table], [*LEFT, "", "200    500", "1.6    5.0", "950    950", "0.9    9.8"])
    assert texts(page)[-4:] == [
        ["Drum diameter (mm)", "200", "500"],
        ["Heated length (m)", "1.6", "5.0"],
        ["Temperature (C)", "950", "950"],
        ["Weight (t)", "0.9", "9.8"],
    ]


def test_a_page_of_one_column_is_read_from_top_to_bottom() -> None:
    page = drawn("\n".join([*LEFT, "Mass    46 g"]))
    assert texts(page) == [*([line] for line in LEFT), ["Mass", "46 g"]]


def test_labels_that_dots_lead_to_values_are_no_running_text() -> None:
    labels = [f"{name} {'.' * (38 - len(name))}" for name in ("Mass", "Length", "Width", "Voltage")]
    page = beside(labels, ["92.0 g    typical", "46 mm    typical", "12 mm    typical", "3.8 V    typical"])
    assert "mass 92 g typical" in facts(page)
