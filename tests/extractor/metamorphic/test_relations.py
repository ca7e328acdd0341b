"""The same facts printed otherwise are read the same.

A relation that does not hold today is left to `gauger score --generated`, which prints a figure for each.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

import pytest

from corpora.generator.relations import drawn, subject
from corpora.scoring import SCORED
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue

SUBJECTS = tuple(
    (seed, product, language)
    for product in ("lithium_ion_cell", "lithium_ion_pack", "lfp_cathode", "ternary_cathode")
    for language in ("en", "zh")
    for seed in (0, 1)
)
HOLDING = {
    "permuted": 15,
    "units in a column": 13,
    "label over two lines": 14,
    "scaled": 15,
    "without lines": 15,
    "as document": 14,
    "as workbook": 14,
}
"""Of 16 sheets, for how many at least the relation has to hold."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(catalogue())


@cache
def facts(pipeline: Pipeline, relation: str, seed: int, product: str, language: str) -> frozenset[tuple[str, str]]:
    paper, data = drawn(relation, subject(seed, product, language))
    reading = pipeline.read(open_source(paper.file, data))
    return frozenset((f.property, str(f.value)) for i in reading.items for f in i.facts if f.property in SCORED)


def holds(pipeline: Pipeline, relation: str, key: tuple[int, str, str]) -> bool:
    plain = facts(pipeline, "plain", *key)
    printed = {value.property for value in subject(*key).sheet.things[0].values}
    return {name for name, _ in plain} == printed and facts(pipeline, relation, *key) == plain


@pytest.mark.parametrize(("relation", "at_least"), HOLDING.items(), ids=HOLDING)
def test_the_same_facts_are_read(pipeline: Pipeline, relation: str, at_least: int) -> None:
    held = [key for key in SUBJECTS if holds(pipeline, relation, key)]
    assert at_least <= len(held), f"lost: {set(SUBJECTS) - set(held)}"


def test_labels_in_two_languages_change_nothing(pipeline: Pipeline) -> None:
    english = [key for key in SUBJECTS if key[2] == "en"]
    assert sum(holds(pipeline, "bilingual", key) for key in english) >= 7


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="recognition is not installed")
def test_the_picture_of_a_page_gives_its_facts(pipeline: Pipeline) -> None:
    """Slow: each page is recognised. Numbers must come through; a lone sign may not."""
    lost = 0
    for product in ("lithium_ion_cell", "lfp_cathode", "ternary_cathode"):
        plain, picture = (facts(pipeline, relation, 0, product, "en") for relation in ("plain", "scanned"))
        assert {name for name, _ in picture} <= {name for name, _ in plain}
        lost += len(plain - picture)
    assert lost <= 2
