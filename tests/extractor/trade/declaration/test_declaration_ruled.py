"""A printed declaration whose item numbers stand in the middle of their ruled cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue

PAPER = Path(__file__).parents[4] / "corpora/documents/报关单_MT-531_zh.pdf"


def test_a_price_above_its_item_number_is_no_price_of_the_line_before() -> None:
    reading = Pipeline(catalogue()).read(open_source(PAPER.name, PAPER.read_bytes()), ReadOptions(ocr=False))
    prices = [[f.quantity.interval.low for f in item.facts if f.property == "unit_price"] for item in reading.items]
    assert prices == [[Decimal("52.40")], [Decimal("38.00")], [Decimal("4.35")], [Decimal("13.20")]]
