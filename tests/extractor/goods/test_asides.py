"""What running text says of other goods is not these goods', and stays visible among the readings that lost."""

from __future__ import annotations

import pytest

from classifier.box import Box
from classifier.facts import Item
from extractor.document.model import Contents
from extractor.document.page import Page, Word, compose
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline, Reading
from tests.extractor.drawn import catalogue, drawn

SHEET = """
Technical data sheet
LFP cathode material QX-P7
Model    QX-P7
{aside}
Compaction density    >= 2.55 g/cm3
Specific capacity    157.8 mAh/g
"""


def read(page: Page) -> Reading:
    return Pipeline(catalogue(), weighs=False).understood(open_source("sheet.pdf", b"%PDF-"), Contents((page,)))


def told(item: Item, name: str) -> list[str]:
    return [str(f.value) for f in item.facts if f.property == name]


ASIDES = [
    "Compared with the previous generation (compaction density 2.42 g/cm3) it fills better",
    "与上一代 QX-P5（压实密度 2.42 g/cm³）相比更高",
    "本公司储能型 QX-E2（压实密度 2.42 g/cm³）另见资料",
    "Sister grade QX-R2: compaction density 2.42 g/cm3",
    "Vorgängertyp mit Pressdichte 2.42 g/cm³",
    "Its theoretical compaction density of 2.42 g/cm3 is never reached",
    "参考：人造黒鉛と１：１で混合した場合の圧縮密度は 2.42 g/cm³",
    "When blended with a coarser grade the compaction density is 2.42 g/cm3",
    "Customers changing over from our standard LFP (compaction density 2.42 g/cm3) adjust the solids",
    "À la différence des poudres LFP (densité de compactage 2.42 g/cm3)",
]


@pytest.mark.parametrize("aside", ASIDES)
def test_a_value_said_of_other_goods_is_set_aside_and_told(aside: str) -> None:
    reading = read(drawn(SHEET.format(aside=aside)))
    (item,) = reading.items
    assert ["[2.55, ∞) g/cm3"] == told(item, "compaction_density")
    assert any("2.42" in p.message and "other goods" in p.message for p in reading.problems)


OWN = [
    "Compared with QX-P5 the compaction density of QX-P7 is 2.58 g/cm3",
    "Predecessors are gone. The compaction density of QX-P7 is 2.58 g/cm3",
]


@pytest.mark.parametrize("said", OWN)
def test_a_value_behind_the_own_name_or_in_another_sentence_stays(said: str) -> None:
    (item,) = read(drawn(SHEET.format(aside=said))).items
    assert "2.58 g/cm3" in told(item, "compaction_density")


def test_a_name_alone_takes_no_value_away_that_nothing_else_states() -> None:
    text = """
    LFP cathode material QX-P7
    Model    QX-P7
    Measured on a QZ-3100 press the compaction density is 2.58 g/cm3
    """
    (item,) = read(drawn(text)).items
    assert ["2.58 g/cm3"] == told(item, "compaction_density")


def test_the_own_name_inside_the_words_for_others_does_not_end_them() -> None:
    text = """
    Lithium-ion cell QX-30
    Model    QX-30
    Gravimetric energy density    291 Wh/kg
    A demonstration pack of QX-30 cells (255 Wh/kg) is available
    """
    (item,) = read(drawn(text)).items
    assert ["291 Wh/kg"] == told(item, "gravimetric_energy_density")


def test_a_list_of_cards_under_a_title_of_what_they_drive_is_of_batteries() -> None:
    text = """
    Drone power 2026
    QX-30K                                      QX-27K
    Voltage               Capacity              Voltage               Capacity
    22.8 V                30 Ah                 44.4 V                27 Ah
    Energy                Energy density        Energy                Energy density
    684 Wh                304 Wh/kg             1199 Wh               —
    """
    found = {item.label: item.products for item in read(drawn(text)).items}
    assert {"QX-30K": ("lithium_ion_pack",), "QX-27K": ("lithium_ion_pack",)} == found


def test_a_mass_that_a_sentence_says_of_a_body_beside_the_battery_is_not_its_own() -> None:
    sheet = """
    Data sheet lithium-ion battery module PM-94
    Model               PM-94
    Nominal voltage     44.4 V
    Rated energy        8.35 kWh
    The empty rack frame weighs 145 kg.

    CHARGER (sold separately): VC-54
    Input 230 V, output 54.6 V, weight 2.9 kg
    """
    (item,) = read(drawn(sheet)).items
    assert told(item, "mass") == []
    assert sum("is said of other goods" in p.message for p in read(drawn(sheet)).problems) == 2


CELL = """
Product specification
Lithium-ion cell HK-50
Model    HK-50
Mass    70 g
{aside}
"""


@pytest.mark.parametrize(
    "said",
    [
        "The module with 12 cells weighs 9.9 kg.",
        "Twelve cells make a module that weighs 9.9 kg.",
        "一个模组由 12 只电芯组成，重量 9.9 kg。",
    ],
)
def test_what_is_said_of_what_cells_are_built_into_is_not_the_cell_s(said: str) -> None:
    (item,) = read(drawn(CELL.format(aside=said))).items
    assert told(item, "mass") == ["70 g"]


def test_the_lines_of_two_columns_at_other_heights_keep_what_they_speak_of() -> None:
    left = words(
        "The grade QX-P7 is made for cells of cars",
        "and has a compaction density of 2.55 g/cm3",
        "at a load of three tonnes; it is made in",
        "two firings, milled and sieved, and packed",
        "in bags under dry air in a clean room.",
    )
    right = words(
        "A sister grade, which is made for storage",
        "of power in houses and for those who sell",
        "it, reaches by the same way of pressing a",
        "compaction density of 2.42 g/cm3 only, for",
        "its grains are rounder and finer than ours.",
    )
    lines = [[_placed(w, 40, 200 + 14 * k)] for k, w in enumerate(left)]
    lines += [[_placed(w, 320, 206 + 14 * k)] for k, w in enumerate(right)]
    head = [[_placed(["LFP", "cathode", "material", "QX-P7"], 40, 100)]]
    page = compose(sorted(head + lines, key=lambda line: line[0][0].box.top), number=1, width=842, height=842)
    (item,) = read(page).items
    assert told(item, "compaction_density") == ["2.55 g/cm3"]


def words(*lines: str) -> list[list[str]]:
    return [line.split() for line in lines]


def _placed(several: list[str], left: float, top: float) -> list[Word]:
    placed = []
    for text in several:
        placed.append(Word(text, Box(left, top, left + 5.0 * len(text), top + 10.0), size=10.0))
        left += 5.0 * len(text) + 3.0
    return placed


ROWS = [
    "Tap density of the former grade",
    "Specific capacity of the reference material",
    "上一代产品压实密度",
    "Pressdichte der Vorgängersorte",
    "Compaction density, sister grade",
]


@pytest.mark.parametrize("label", ROWS)
def test_a_row_whose_label_says_that_it_is_of_other_goods_is_no_value_of_these(label: str) -> None:
    name = next(
        n for n in ("tap_density", "specific_capacity", "compaction_density") if n[:4] in label.lower() + "comp"
    )
    value, unit = ("142", "mAh/g") if name == "specific_capacity" else ("1.05", "g/cm3")
    head = "Technical data sheet\nLFP cathode material QX-P7\nModel    QX-P7"
    page = drawn(f"\n{head}\n{label}    {value} {unit}\npH    9.1\n")
    made = read(page)
    (item,) = made.items
    assert told(item, name) == []
    assert any(value in p.message and "is said of other goods" in p.message for p in made.problems)


def test_a_label_of_two_lines_is_read_whole_and_the_next_head_is_no_part_of_it() -> None:
    head = "Technical data sheet\nLFP cathode material QX-P7\nModel    QX-P7\npH    9.1"
    torn = f"\n{head}\nCompaction density of the reference    1.05 g/cm3\nmaterial\nTap density    1.2 g/cm3\n"
    assert told(read(drawn(torn)).items[0], "compaction_density") == []
    headed = f"\n{head}\nCompaction density    2.52 g/cm3\nFormer grade\nTap density    1.2 g/cm3\n"
    assert told(read(drawn(headed)).items[0], "compaction_density") == ["2.52 g/cm3"]


@pytest.mark.parametrize("label", ["Compaction density (new grade)", "Compaction density of this grade", "压实密度"])
def test_a_row_of_these_goods_keeps_its_value(label: str) -> None:
    page = drawn(f"\nTechnical data sheet\nLFP cathode material QX-P7\nModel    QX-P7\n{label}    2.52 g/cm3\n")
    (item,) = read(page).items
    assert told(item, "compaction_density") == ["2.52 g/cm3"]


@pytest.mark.parametrize(
    "label",
    [("Compaction density of the reference", "material"), ("Compaction density of the", "former grade")],
)
def test_a_label_whose_two_lines_stand_around_its_values_is_read_whole(label: tuple[str, str]) -> None:
    lines = [_placed(["LFP", "cathode", "material"], 40, 100), _placed(["Model"], 40, 130)]
    lines += [_placed(label[0].split(), 40, 165), _placed(label[1].split(), 40, 176), _placed(["pH"], 40, 192)]
    cells = [[_placed([name], x, 130) for x, name in ((300, "QX-P7"), (400, "QX-P9"))]]
    cells += [[_placed([v, "g/cm3"], x, 170.5) for x, v in ((300, "1.05"), (400, "1.07"))]]
    cells += [[_placed(["9.1"], x, 192) for x in (300, 400)]]
    rows = [[lines[0]], [lines[1], *cells[0]], [lines[2]], cells[1], [lines[3]], [lines[4], *cells[2]]]
    made = read(compose(rows, number=1, width=595, height=842))
    assert [told(item, "compaction_density") for item in made.items] == [[], []]
    assert sum("is said of other goods" in p.message for p in made.problems) == 2


@pytest.mark.parametrize("label", ["Weight of the carton", "Mass of one tray", "托盘重量", "Gewicht des Kartons"])
def test_the_mass_of_what_goods_lie_in_is_not_theirs(label: str) -> None:
    head = "Lithium-ion cell QX-21700\nCapacity    5.0 Ah\nNominal voltage    3.6 V"
    made = read(drawn(f"\n{head}\n{label}    12.4 kg\nCharge voltage    4.2 V\n"))
    assert told(made.items[0], "mass") == []
    assert any("12.4 kg" in p.message and "is said of other goods" in p.message for p in made.problems)
    own = read(drawn(f"\n{head}\n{label}    12.4 kg\nWeight    69 g\n"))
    assert told(own.items[0], "mass") == ["69 g"]


@pytest.mark.parametrize(("word", "values"), [("C/3 standard", ["46 g"]), ("on the stand", [])])
def test_a_word_that_only_begins_as_another_body_s_name_is_none(word: str, values: list[str]) -> None:
    sheet = f"""
    Lithium-ion cell LX-21
    Model    LX-21
    Capacity    5 Ah
    Charged {word} its weight is 46 g
    """
    (item,) = read(drawn(sheet)).items
    assert told(item, "mass") == values
