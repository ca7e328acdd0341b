"""Several goods on one certificate, each under a heading of its own, are items with the values below it."""

from __future__ import annotations

import pytest

from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn
from tests.extractor.goods.test_asides import read, told

CERTIFICATE = """
Test certificate QC-2281
A. Product: NCA hydroxide precursor KP-88
Tap density         g/cm3    2.11
Na                  ppm      38
{second}
Tap density         g/cm3    1.52
"""


def test_each_of_two_goods_has_the_values_below_its_heading() -> None:
    first, second = read(drawn(CERTIFICATE.format(second="B. Product: NCM carbonate precursor KP-20"))).items
    assert (first.label, first.product, told(first, "tap_density")) == ("KP-88", "nca_hydroxide", ["2.11 g/cm3"])
    assert (second.label, second.product, told(second, "tap_density")) == ("KP-20", "other_precursor", ["1.52 g/cm3"])


def test_a_heading_that_names_no_other_goods_parts_nothing() -> None:
    (item,) = read(drawn(CERTIFICATE.format(second="B. Remarks: second lot"))).items
    assert told(item, "tap_density") == ["2.11 g/cm3", "1.52 g/cm3"]


def test_in_a_text_document_whose_quotes_name_no_page_each_has_its_own_too() -> None:
    lines = (
        "A. Product: NCA hydroxide precursor KP-88",
        "Tap density: 2.11 g/cm3",
        "B. Product: LFP cathode material LF-26",
        "Specific capacity at 0.1C: 158 mAh/g",
    )
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body>{body}</body></html>".encode()
    first, second = Pipeline(catalogue(), weighs=False).read(open_source("sheet.html", page)).items
    assert (first.label, told(first, "tap_density")) == ("KP-88", ["2.11 g/cm3"])
    assert (second.label, told(second, "specific_capacity")) == ("LF-26", ["158 mAh/g"])


KILNS = """
CVD rotary kilns, HR series
For the carbon coating of graphite anode material.
HR-300
Barrel diameter: 300 mm
Speed: 1 rpm
{second}
Barrel diameter: 800 mm
HR-X (made to order)
Speed: 2 rpm
"""


def test_lines_that_are_designations_of_one_series_are_headings_of_their_models() -> None:
    items = read(drawn(KILNS.format(second="HR-800 (heavy)"))).items
    assert {i.label: told(i, "barrel_diameter") for i in items} == {
        "HR-300": ["300 mm"],
        "HR-800": ["800 mm"],
        "HR-X": [],
    }
    assert {i.product for i in items} == {"cvd_rotary_kiln"}


def test_a_name_with_letters_behind_its_number_heads_its_list_too() -> None:
    text = KILNS.format(second="HR-800 EX").replace("HR-300", "HR-300 S")
    assert {i.label: told(i, "barrel_diameter") for i in read(drawn(text)).items} == {
        "HR-300 S": ["300 mm"],
        "HR-800 EX": ["800 mm"],
        "HR-X": [],
    }


def test_a_line_of_another_series_is_no_heading_of_a_model() -> None:
    assert [i.label for i in read(drawn(KILNS.format(second="DOC-800"))).items] == ["HR-300"]


AGREEMENT = """
Technical agreement on equipment for the coating of graphite anode material
2 CVD rotary kiln (1 set)
Item               Unit      Value
Model              {none}         YT-CVD48
Barrel diameter    mm        480
3 Fusion coating machine (2 sets)
Item               Unit      Value
Model              {none}         YT-RH35
Chamber volume     L         350
4 {third} (1 set)
Item               Unit      Value
Model              {none}         YT-LQ6
Shell diameter     mm        600
"""


@pytest.mark.parametrize("none", ["—", " "])
def test_rows_that_label_a_model_part_the_machines_that_lines_above_them_name(none: str) -> None:
    items = read(drawn(AGREEMENT.format(none=none, third="Cooling drum"))).items
    told_of = {i.label: (i.product, told(i, "barrel_diameter"), told(i, "volume")) for i in items}
    assert told_of["YT-CVD48"] == ("cvd_rotary_kiln", ["480 mm"], [])
    assert told_of["YT-RH35"] == ("fusion_coating_equipment", [], ["350 L"])


CALLED = """
Cathode powders for lithium-ion cells
{first}
LiFePO4, for power
Compaction density    min. 2.52 g/cm3
Specific capacity     min. 156.5 mAh/g
{second}
LiNi0,6Mn0,2Co0,2O2, mixed oxide
Compaction density    3.40 g/cm3
Specific capacity     min. 174 mAh/g
"""


def test_names_of_a_word_and_a_code_head_their_blocks() -> None:
    items = read(drawn(CALLED.format(first="Fosfera P52", second="Alpo-NM 622"))).items
    assert {i.label: (i.product, told(i, "compaction_density")) for i in items} == {
        "Fosfera P52": ("lfp_cathode", ["[2.52, ∞) g/cm3"]),
        "Alpo-NM 622": ("ternary_cathode", ["3.4 g/cm3"]),
    }


def test_words_without_a_code_over_the_same_properties_are_no_names() -> None:
    items = read(drawn(CALLED.format(first="Guaranteed values", second="Usual values"))).items
    assert len(items) == 1


HOUSE = """
Cathode powders, sales specification
These powders are for lithium-ion cells.
HX-L24P
Lithium iron phosphate, carbon coated, grey.
• D50: 1.1 ± 0.3 µm
• Tap density: 0.90 – 1.10 g/cm³
HX-L26F3
Lithium iron phosphate, fine, for fast cells.
• D50: 0.8 ± 0.3 µm
• Tap density: min. 0.70 g/cm³
{closing}
In the electrode of a customer a tap density of 1.60 g/cm³ was found.
"""


def test_names_of_one_house_with_letters_behind_the_hyphen_head_their_lists() -> None:
    body = "".join(f"<p>{line}</p>" for line in HOUSE.format(closing="Delivery").strip().splitlines())
    page = f"<html><body>{body}</body></html>".encode()
    first, second = Pipeline(catalogue(), weighs=False).read(open_source("sheet.html", page)).items
    assert (first.label, first.product, told(first, "tap_density")) == ("HX-L24P", "lfp_cathode", ["[0.9, 1.1] g/cm3"])
    assert (second.label, second.product, told(second, "tap_density")) == (
        "HX-L26F3",
        "lfp_cathode",
        ["[0.7, ∞) g/cm3"],
    )


def test_a_heading_that_each_of_the_goods_has_closes_none_of_them() -> None:
    lines = HOUSE.format(closing="Remarks").replace("• D50", "Remarks\n• D50").strip().splitlines()
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body>{body}</body></html>".encode()
    _, second = Pipeline(catalogue(), weighs=False).read(open_source("sheet.html", page)).items
    assert "1.6 g/cm3" in told(second, "tap_density")


MACHINES = """
Annex 1, technical parameters of the equipment

1. Winding machine for lithium-ion cells, model: WQ-40
No   Item           Unit   Value
1    Cycle          s      12
2    Weight         t      7.9

2. {second}, model: LQ-2
No   Item           Unit   Value
1    Cycle          s      20
2    Chamber volume L      44
3    Weight         kg     2700
"""


def test_numbered_headings_that_end_with_a_model_part_the_machines_under_them() -> None:
    first, second = read(drawn(MACHINES.format(second="With it: helium leak tester"))).items
    assert (first.label, first.product, told(first, "mass")) == ("WQ-40", "winding_machine", ["7900000 g"])
    assert told(first, "volume") == []
    assert (second.label, second.product) == ("LQ-2", "other")


POWDERS = """
<h2>Poudres d’anode</h2>
<p>La capacité du silicium pur dépasse 3 000 mAh/g.</p>
<h3>KV-A31</h3><p>Graphite synthétique, enrobé. Pour cellules de puissance.</p>
<p>Densité tassée : 0,95 g/cm³</p><p>Capacité réversible : 345 mAh/g</p>
<h3>KV-B32</h3><p>Mélange de graphite synthétique (70 %) et de graphite naturel (30 %) pour cellules.</p>
<p>Densité tassée : 1,01 g/cm³</p><p>Capacité réversible : 351 mAh/g</p>
<h3>KV-C33</h3><p>Carbone dur d’origine végétale, destiné aux cellules sodium-ion.</p>
<p>Densité tassée : 0,72 g/cm³</p><p>Capacité réversible : 300 mAh/g</p><p>Rendement du 1er cycle : 87 %</p>
"""


def test_the_sentence_below_a_bare_heading_says_what_the_goods_are() -> None:
    page = f"<html><body>{POWDERS}</body></html>".encode()
    items = Pipeline(catalogue(), weighs=False).read(open_source("sheet.html", page)).items
    assert {i.label: i.product for i in items} == {
        "KV-A31": "artificial_graphite_anode",
        "KV-B32": "mixed_graphite_anode",
        "KV-C33": "other",
    }
