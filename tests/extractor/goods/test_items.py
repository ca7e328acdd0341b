"""From candidates to items: whose a value is, and what becomes of equal, foreign and impossible ones."""

from __future__ import annotations

from classifier.facts import Evidence, Fact, Kind
from classifier.quantity import Quantity, point
from extractor.facts.candidates import Candidate, ModelMention
from extractor.goods.items import by_model


def evidence(start: int, found: str = "line", text: str = "quote") -> Evidence:
    return Evidence("d" * 64, text, (start, start + len(text)), page=1, found=found)


def fact(
    name: str,
    number: str,
    unit: str,
    *,
    at: int = 0,
    kind: Kind | None = None,
    found: str = "line",
    sure: float = 0.9,
) -> Fact:
    return Fact(name, Quantity(point(number), unit), kind, evidence=(evidence(at, found),), confidence=sure)


def candidate(
    number: str, *models: str, section: str | None = None, name: str = "capacity", unit: str = "Ah"
) -> Candidate:
    return Candidate(fact(name, number, unit), models, section, "table")


def mention(name: str, text: str = "", *, section: bool = False, group: object | None = None) -> ModelMention:
    return ModelMention(name, text, section, group)


def grouped(candidates: list[Candidate], mentions: list[ModelMention]) -> dict[str, list[str]]:
    """The models of a sheet, each with its values."""
    found = by_model(candidates, mentions, "SHEET", lambda text: "machine" in text)
    return {m.label: [str(c.fact.value) for c in m.candidates] for m in found}


def test_a_sheet_without_model_names_is_one_item_with_all_values() -> None:
    assert grouped([candidate("5"), candidate("6")], []) == {"SHEET": ["5 Ah", "6 Ah"]}


def test_a_sheet_without_values_is_one_item_all_the_same() -> None:
    assert grouped([], []) == {"SHEET": []}


def test_each_model_has_the_values_under_its_name() -> None:
    candidates = [candidate("5", "AX-1"), candidate("6", "BX-2")]
    assert grouped(candidates, [mention("AX-1"), mention("BX-2")]) == {"AX-1": ["5 Ah"], "BX-2": ["6 Ah"]}


def test_models_come_in_the_order_of_the_document() -> None:
    candidates = [candidate("5", "AX-1"), candidate("6", "BX-2")]
    assert list(grouped(candidates, [mention("BX-2"), mention("AX-1")])) == ["BX-2", "AX-1"]


def test_a_value_under_several_names_goes_to_each_of_them() -> None:
    found = grouped([candidate("5", "AX-1", "BX-2")], [mention("AX-1"), mention("BX-2")])
    assert found == {"AX-1": ["5 Ah"], "BX-2": ["5 Ah"]}


def test_two_spellings_of_a_name_are_one_model() -> None:
    found = grouped(
        [candidate("5", "AX-1"), candidate("6", "ax 1"), candidate("7", "BX-2")],
        [mention("AX-1"), mention("AX 1"), mention("BX-2")],
    )
    assert found == {"AX-1": ["5 Ah", "6 Ah"], "BX-2": ["7 Ah"]}


def test_a_value_of_the_whole_sheet_goes_to_each_model() -> None:
    candidates = [
        candidate("5", "AX-1"),
        candidate("6", "BX-2"),
        candidate("3.7", name="nominal_voltage", unit="V"),
    ]
    found = grouped(candidates, [mention("AX-1"), mention("BX-2")])
    assert found == {"AX-1": ["5 Ah", "3.7 V"], "BX-2": ["6 Ah", "3.7 V"]}


def test_a_value_of_the_whole_sheet_does_not_go_to_a_model_that_has_its_own() -> None:
    candidates = [
        candidate("5", "AX-1"),
        candidate("3.7", "BX-2", name="nominal_voltage", unit="V"),
        candidate("9"),
    ]
    found = grouped(candidates, [mention("AX-1"), mention("BX-2")])
    assert found == {"AX-1": ["5 Ah"], "BX-2": ["3.7 V", "9 Ah"]}


def test_a_model_without_a_value_stays_where_a_neighbour_of_its_head_has_one() -> None:
    found = grouped([candidate("5", "AX-1")], [mention("AX-1", group=7), mention("BX-2", group=7)])
    assert found == {"AX-1": ["5 Ah"], "BX-2": []}


def test_a_name_of_another_head_without_a_value_is_no_model() -> None:
    found = grouped(
        [candidate("5", "AX-1"), candidate("6", "BX-2")],
        [mention("AX-1", group=7), mention("BX-2", group=7), mention("X9", group=8)],
    )
    assert list(found) == ["AX-1", "BX-2"]


def test_names_without_values_are_models_where_words_for_goods_stand_beside_them() -> None:
    assert list(
        grouped([], [mention("SM-1", "a machine"), mention("SM-2", "a machine"), mention("X-3", "a chair")])
    ) == ["SM-1", "SM-2"]


def test_designations_of_one_head_are_models_though_nothing_is_said_of_them() -> None:
    assert list(grouped([], [mention("SM-1", group=7), mention("SM-2", group=7)])) == ["SM-1", "SM-2"]


def test_words_that_are_no_designation_are_no_model() -> None:
    assert list(grouped([], [mention("big", "a machine"), mention("small", "a machine")])) == ["SHEET"]


def test_one_name_with_a_value_labels_the_sheet() -> None:
    assert grouped([candidate("5", "AX-1"), candidate("9")], [mention("AX-1")]) == {"AX-1": ["5 Ah", "9 Ah"]}


SECTIONS = [mention("SM-1", "SM-1 machine", section=True), mention("SM-2", "SM-2 machine", section=True)]


def test_each_section_has_the_values_under_its_heading() -> None:
    found = grouped([candidate("5", section="SM-1"), candidate("6", section="SM-2")], SECTIONS)
    assert found == {"SM-1": ["5 Ah"], "SM-2": ["6 Ah"]}


def test_a_value_above_all_headings_goes_to_each_section() -> None:
    found = grouped([candidate("9"), candidate("5", section="SM-1")], SECTIONS)
    assert found == {"SM-1": ["9 Ah", "5 Ah"], "SM-2": ["9 Ah"]}


def test_a_heading_that_names_no_goods_begins_no_item() -> None:
    assert list(
        grouped([candidate("5", section="SM-1")], [SECTIONS[0], mention("X-1", "X-1 chapter", section=True)])
    ) == ["SHEET"]


def test_the_words_beside_a_name_are_gathered_once_each() -> None:
    (first, _) = by_model(
        [candidate("5", "AX-1"), candidate("6", "BX-2")],
        [
            mention("AX-1", "sand mill"),
            mention("AX-1", "sand mill"),
            mention("AX-1", "small"),
            mention("BX-2"),
        ],
        "SHEET",
        bool,
    )
    assert first.text == "sand mill small"


def test_bare_numbers_in_another_row_than_the_designations_are_no_models() -> None:
    mentions = [mention("AX-1", group=1), mention("BX-2", group=1), mention("5857", group=2), mention("4648", group=2)]
    values = [candidate("5", "AX-1"), candidate("6", "4648")]
    assert grouped(values, mentions) == {"AX-1": ["5 Ah"], "BX-2": ["6 Ah"]}


def test_bare_numbers_beside_designations_in_one_row_are_models() -> None:
    mentions = [mention("AX-1", group=1), mention("5857", group=1)]
    assert list(grouped([candidate("5", "AX-1"), candidate("6", "5857")], mentions)) == ["AX-1", "5857"]


def test_a_name_torn_by_a_blank_is_whole_where_its_neighbours_are() -> None:
    mentions = [mention("AX-431 H"), mention("AX-443H"), mention("AX 5")]
    values = [candidate("5", "AX-431 H"), candidate("6", "AX-443H"), candidate("7", "AX 5")]
    assert list(grouped(values, mentions)) == ["AX-431H", "AX-443H", "AX 5"]
