"""Models that a paper lists without measurable values: one a row, or one a heading."""

from __future__ import annotations

import pytest

from extractor.rows.heads.model_lists import model_list_head, section_of
from tests.extractor.drawn import candidates, drawn, facts, marked, models, ruled

LIST = """
    Model       Machine      Use
    JT-SM150    sand mill    LFP cathode slurry
    JT-SM250    jet mill     paint
"""


def test_each_row_under_the_word_model_is_one_model_with_its_words() -> None:
    assert [m.name for m in models(drawn(LIST))] == ["JT-SM150", "JT-SM250"]


def test_the_words_of_a_row_go_with_its_model() -> None:
    first, second = models(drawn(LIST))
    assert ("sand mill" in first.text, "sand mill" in second.text) == (True, False)


def test_a_list_of_models_is_read_in_a_ruled_table() -> None:
    page = ruled(["No.", "Model", "Machine"], ["1", "JT-SM150", "sand mill"], ["2", "JT-SM250", "jet mill"])
    assert [m.name for m in models(page)] == ["JT-SM150", "JT-SM250"]


def test_a_value_in_a_list_of_models_is_its_row_s() -> None:
    page = ruled(
        ["Model", "Machine", "Remark"],
        ["JT-SM150", "sand mill", "Volume 150 L"],
        ["JT-SM250", "sand mill", "Volume 250 L"],
    )
    assert facts(page) == ["volume 150 L of JT-SM150", "volume 250 L of JT-SM250"]


@pytest.mark.parametrize(
    "text",
    [
        "Model    Machine",
        "Model    Machine\nspare    sand mill",
        "Name of the model of this machine    Machine\nJT-SM150    sand mill",
        "Model    5 kg\nJT-SM150    sand mill",
    ],
)
def test_a_head_without_names_under_it_or_with_a_value_in_it_heads_no_list(text: str) -> None:
    rows = marked(drawn(text))
    assert None is model_list_head(rows[0], rows[1] if len(rows) > 1 else None)


def test_a_name_away_from_the_head_s_column_is_no_model() -> None:
    head, first, other = marked(drawn("Model       Machine\nJT-SM150    sand mill\n            JT-SM999"))
    model_list = model_list_head(head, first)
    assert model_list is not None
    assert (model_list.name_in(first), model_list.name_in(other)) == ("JT-SM150", None)


def test_a_heading_with_goods_and_a_designation_begins_a_section() -> None:
    section = section_of(marked(drawn("PW-Z600 stacking machine"))[0])
    assert section is not None
    assert (section.name, section.text) == ("PW-Z600", "PW-Z600 stacking machine")


@pytest.mark.parametrize(
    "line",
    [
        "stacking machine",
        "PW-Z600",
        "PW-Z600 stacking machine    45 kW",
        "PW-Z600 stacking machine 800 kg",
        "Weight of PW-Z600 stacking machine",
        "600 stacking machines of 2024",
        "LiFePO4 cathode material",
    ],
)
def test_a_line_without_goods_or_designation_or_with_a_value_begins_none(line: str) -> None:
    assert None is section_of(marked(drawn(line))[0])


def test_values_belong_to_the_heading_above_them() -> None:
    page = drawn("""
        PW-Z600 stacking machine
        Weight     800 kg
        PW-Z700 winding machine
        Weight     900 kg
    """)
    assert [(c.section, str(c.fact.value)) for c in candidates(page)] == [
        ("PW-Z600", "800000 g"),
        ("PW-Z700", "900000 g"),
    ]


def test_a_value_above_all_headings_belongs_to_none() -> None:
    page = drawn("""
        Weight     800 kg
        PW-Z600 stacking machine
    """)
    assert [c.section for c in candidates(page)] == [None]


def test_a_heading_of_a_ruled_table_begins_no_section() -> None:
    page = ruled(["PW-Z600 stacking machine", "x"], ["", "y"])
    assert section_of(marked(page)[0]) is None
