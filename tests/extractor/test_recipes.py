"""The recipes of ARCHITECTURE.md for the catalogue, carried out: a file each, and a paper is read and judged by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from classifier.judging.classify import classify
from classifier.judging.determination import Determination
from classifier.loading.load import load
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline

PROPERTY = """
properties:
  sparkle:
    unit: spk
    families: [battery]
    terms: {en: [sparkle]}
"""
UNIT = """
units:
  - {name: spk, canonical: spk, factor: "1", symbols: [spk]}
  - {name: kspk, canonical: spk, factor: "1000", aliases: [kspk]}
"""
ACT = """
instrument:
  id: "MOFCOM 2031-7"
  issuers: [MOFCOM]
  number: "No. 7 of 2031"
  cited: "商务部公告2031年第7号"
  title: {zh: "商务部公告2031年第7号", en: "MOFCOM Announcement No. 7 of 2031"}
  promulgated: "2031-01-02"
  effective: "2031-02-03"
  checked: "2031-01-05"
  source: {text: "made up", url: "https://example.org", seen: "2031-01-05"}
parents:
  - {code: "3A997", zh: "电池", en: "batteries"}
entries:
  - code: "3A997.a"
    parent: "3A997"
    zh: "单体电芯"
    en: "cells"
    criterion: {zh: "sparkle ≥ 900", en: "a sparkle of 900 and more"}
    products: [lithium_ion_cell]
    criteria: [{property: sparkle, test: ">=", limit: "900", unit: spk}]
    source: "made up"
"""
PAPER = "Lithium-ion cell AX-50\nModel\tAX-50\nNominal capacity\t5.0 Ah\nNominal voltage\t3.6 V\nSparkle\t1.25 kspk\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A layer over the shipped catalogue with a property, a unit and an act: three files."""
    layer = tmp_path_factory.mktemp("office")
    for name, text in {
        "vocabulary/properties.yaml": PROPERTY,
        "vocabulary/units.yaml": UNIT,
        "instruments/made-up.yaml": ACT,
    }.items():
        (layer / name).parent.mkdir(exist_ok=True)
        (layer / name).write_text(text.lstrip(), "utf-8")
    return layer


def judged(office: Path, day: date) -> tuple[str, Determination]:
    catalogue = load(office)
    (item,) = Pipeline(catalogue).read(open_source("cell.txt", PAPER.encode())).items
    (fact,) = (f for f in item.facts if f.property == "sparkle")
    return str(fact.quantity), classify(item, catalogue, as_of=day)


def test_a_property_in_a_unit_is_read_once_the_vocabulary_has_both(office: Path) -> None:
    assert judged(office, date(2031, 3, 1))[0] == "1250 spk"


@pytest.mark.parametrize(("day", "listed"), [(date(2031, 2, 3), ["3A997.a"]), (date(2031, 2, 2), [])])
def test_an_act_lists_goods_from_its_day_on(office: Path, day: date, listed: list[str]) -> None:
    assert listed == [one.code for one in judged(office, day)[1].listed]
