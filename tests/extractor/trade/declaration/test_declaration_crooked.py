"""Declarations as recognition gives them: numbers off their rows, bars taken for letters, digits lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.loading.load import load
from extractor.intake.sources import open_source
from extractor.language.numbers.quantities import numbers_of
from extractor.readers.reading import read
from extractor.trade import declaration
from tests.extractor.trade.declaration.letters import ELEMENTS, Word, line, paper


def of(*lines: list[Word], origin: str = "text", without: str = "") -> declaration.Declaration:
    law = load()
    pages = [replace(p, origin=origin) for p in read(open_source("draft.pdf", paper(*lines, without=without))).pages]
    (found,) = declaration.declarations(pages, law.vocabulary, law.elements)
    return found


@pytest.mark.parametrize(
    "off",
    [
        {"number": 4.0},
        {"item": 4.0},
        {"number": 4.0, "item": 4.0},
        {"number": -4.0},
        {"item": 4.5, "number": -4.5},
        {"item": 4.0, "name": 4.0},
    ],
)
def test_numbers_that_a_slanted_page_sets_off_their_row_are_of_their_line(off: dict[str, float]) -> None:
    found = of(line(1, 425), line(2, 380, off=off), line(3, 335))
    assert [(x.line, x.number, x.name) for x in found.lines] == [(n, "8507600090", "锂离子电池") for n in (1, 2, 3)]
    assert all(len(x.elements) > 10 and len(x.quantities) == 3 for x in found.lines)


@pytest.mark.parametrize("off", [{}, {"number": 4.0}, {"item": 4.0}])
def test_item_numbers_whose_head_was_not_read_are_no_part_of_a_tariff_number(off: dict[str, float]) -> None:
    found = of(line(1, 425), line(2, 380, off=off), line(3, 335), without="项号")
    assert [(x.line, x.number) for x in found.lines] == [(n, "8507600090") for n in (1, 2, 3)]


def test_two_lines_close_together_stay_two() -> None:
    found = of(line(1, 425), line(2, 425 - 39 + 1), line(3, 335))
    assert [x.line for x in found.lines] == [1, 2, 3]


@pytest.mark.parametrize("bars", ["vili", "VIII", "Vlll", "V11", "v|||", "V三11", "V三三1", "VⅢII"])
def test_bars_that_were_taken_for_letters_are_no_part_of_a_value(bars: str) -> None:
    (one,) = of(line(1, 425, ELEMENTS.replace("V|||", bars))).lines
    element = one.element("rated_voltage")
    assert element is not None
    assert element.value.upper() == "3.6V"


@pytest.mark.parametrize(("origin", "volts"), [("ocr", None), ("text", "0.6 V")])
def test_digits_before_a_point_that_recognition_lost_are_not_noughts(origin: str, volts: str | None) -> None:
    (one,) = of(line(1, 425, ELEMENTS.replace("3.6V", ".6V")), origin=origin).lines
    words = load().vocabulary
    facts = {f.property: str(f.quantity) for f in declaration.element_facts(one, words, numbers_of(words))}
    assert facts.get("nominal_voltage") == volts
    assert facts["capacity"] == "4 Ah"


@pytest.mark.parametrize("density", ["206Wh/kg", "206瓦时/千克"])
def test_a_voltage_whose_second_row_recognition_lost_is_not_left_out(density: str) -> None:
    torn = ELEMENTS.replace("3.6V|||", "3.").replace("206Wh/kg", density)
    (one,) = of(line(1, 425, torn), origin="ocr").lines
    element = one.element("rated_voltage")
    assert element is not None
    assert element.value == "3."
    words = load().vocabulary
    assert "nominal_voltage" not in {f.property for f in declaration.element_facts(one, words, numbers_of(words))}
    (printed,) = of(line(1, 425, torn)).lines
    assert printed.element("rated_voltage") is None


def test_an_item_number_on_its_own_row_adds_no_digit_to_the_tariff_number_above_it() -> None:
    found = of(line(1, 425), line(2, 386), [(74, 393, "2")], origin="ocr")
    assert [x.number for x in found.lines] == ["8507600090", "8507600090"]
