"""What is written about a kind of goods, and offers none, gives no item."""

from __future__ import annotations

import pytest

from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(catalogue())


def labels(pipeline: Pipeline, text: str) -> list[str]:
    return [item.label for item in pipeline.read(open_source("a.txt", text.encode()), ReadOptions(ocr=False)).items]


@pytest.mark.parametrize(
    "text",
    [
        "The story of the lithium-ion cell\nIn 1991 cells of 3.6 V and about 1 Ah were sold. By 2030 there may be 500 Wh/kg.\n",
        "Battery news\nA maker announced a cell of 480 Wh/kg in spring.\n",
        "The role of graphite\nGraphite anodes reached 350 mAh/g and a density of 1.6 g/cm3 in the nineties.\n",
        "The future of the battery\nCells of 3.7 V will hold 400 Wh/kg, some say.\n",
        "锂离子电池发展史\n1991年的电池为3.6V，容量约1Ah。\n",
        "磷酸铁锂研究进展\n压实密度已达到2.6 g/cm3。\n",
    ],
)
def test_an_essay_gives_no_item(pipeline: Pipeline, text: str) -> None:
    assert labels(pipeline, text) == []


WRITINGS = [
    "My second ride\nPosted on 3 May by Lea\nThe pack has 14 Ah and 36 V and 250 Wh/kg.\n",
    "Certificate of attendance\nMr Roe\nLithium iron phosphate cathode material\nTopics: compaction density above 2.5 g/cm3\n",
    "Lithium iron phosphate battery\nFrom the free encyclopaedia\nSpecific energy 90-160 Wh/kg. Nominal cell voltage 3.2 V.\n",
    'Plant opens\n"Our lithium-ion cells of 280 Ah have 180 Wh/kg", she told reporters.\n',
    "Hiring\nJob offer: you improve lithium iron phosphate of 2.6 g/cm3.\n",
    "Densest powder\nThis study presses LiFePO4 to a compaction density of 2.6 g/cm3. References: 1. A. Roe.\n",
    "Teilnahmebescheinigung\nHerr Roe lernte: Lithium-Ionen-Zellen mit 300 Wh/kg und 3,7 V.\n",
    "论高密度材料\n摘要：磷酸铁锂压实密度2.6 g/cm3。参考文献：[1]\n",
    "结业证书\n学习内容：磷酸铁锂，压实密度2.58 g/cm3。\n",
    "Lithium-ion batteries\nThe ministry announced controls on energy densities of 300 Wh/kg and more; exporters shall apply for a licence.\n",
]


@pytest.mark.parametrize("text", WRITINGS)
def test_what_is_written_about_goods_is_told_as_such(pipeline: Pipeline, text: str) -> None:
    reading = pipeline.read(open_source("a.txt", text.encode()), ReadOptions(ocr=False))
    assert not reading.items and any("written about goods" in p.message for p in reading.problems)


@pytest.mark.parametrize(
    "text",
    [
        "Lithium-ion cell\nFrequently asked questions - see also - add to cart\nNominal capacity: 5 Ah\nNominal voltage: 3.6 V\n",
        "Lithium-ion cell QF-52\nPosted on 3 May\nNominal capacity: 5 Ah\nNominal voltage: 3.6 V\n",
        "We offer lithium iron phosphate powder with a compaction density of 2.6 g/cm3. See also our website.\n",
        "Lithium-ion cell\nSee also the drawing.\nNominal capacity: 5 Ah\nNominal voltage: 3.6 V\n",
    ],
)
def test_goods_that_are_offered_or_have_a_designation_stay_goods(pipeline: Pipeline, text: str) -> None:
    assert len(labels(pipeline, text)) == 1


@pytest.mark.parametrize(
    "text, label",
    [
        ("Lithium-ion cell QF-50\nNominal capacity: 5 Ah\nNominal voltage: 3.6 V\n", "QF-50"),
        ("锂离子电池 QF-51\n标称容量：5 Ah\n", "QF-51"),
    ],
)
def test_an_offer_gives_its_item(pipeline: Pipeline, text: str, label: str) -> None:
    assert labels(pipeline, text) == [label]
