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


@pytest.mark.parametrize(
    "text, label",
    [
        ("Lithium-ion cell QF-50\nNominal capacity: 5 Ah\nNominal voltage: 3.6 V\n", "QF-50"),
        ("锂离子电池 QF-51\n标称容量：5 Ah\n", "QF-51"),
    ],
)
def test_an_offer_gives_its_item(pipeline: Pipeline, text: str, label: str) -> None:
    assert labels(pipeline, text) == [label]
