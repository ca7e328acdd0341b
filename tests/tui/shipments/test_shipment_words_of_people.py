"""What people said of a shipment and its goods, as its papers tell it: in Chinese, with who said it."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

import pytest
from three_scanned import gauger, scanned, texts

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import act, bench, subjects

from casebook.review.questions import questions
from casebook.store.database import open_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three made shipments, scanned into one casebook."""
    return scanned(tmp_path_factory.mktemp("three"))


def test_what_a_person_joined_or_settled_stands_in_the_findings_in_chinese(folder: Path) -> None:
    keys = {q["about"]: q for q in json.loads(json_of(folder))["questions"]}
    words = ("shipment", "battery-exporter")
    gauger(folder, *words, "--join", *keys["names"]["items"], "--why", "同一订单")
    gauger(folder, *words, "--settle", keys["density"]["key"], "--why", "规格书 LX-PE58.pdf counts: 305 Wh/kg")
    gauger(folder, *words, "--set", str(folder / "joined"), "--own", str(own(folder)))
    said = texts((folder / "joined" / "04-findings.docx").read_bytes())
    assert "LX-BP36（附件1）与 LX-BP36-T（附件2）经确认为同一货物" in said and "依据：同一订单" in said
    assert "答复：以 规格书 LX-PE58.pdf 为准：305 Wh/kg" in said and "counts" not in said
    statement = texts((folder / "joined" / "03-statement.docx").read_bytes())
    assert (
        "致：上海海关" in statement
        and "出口经营者：嘉兴澜芯" in statement
        and "出口经营者填报：电动工具用" in statement
    )


def json_of(folder: Path) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        gauger(folder, "shipment", "battery-exporter", "--json")
    return out.getvalue()


def own(folder: Path) -> Path:
    made = folder / "battery.yaml"
    made.write_text(
        "head: {consignor: 嘉兴澜芯, customs_office: 上海海关}\ngoods: {'*': {elements: {use: 电动工具用}}}\n", "utf-8"
    )
    return made


def test_a_machine_s_use_that_a_person_told_stands_in_the_statement_and_heavy_goods_in_kilograms(folder: Path) -> None:
    store = open_store(folder / "a.casebook")
    (about,) = subjects(store, "in/machine-builder/规格 RH-DP24.pdf")
    (question,) = questions(about.item, about.made, bench().catalogue)
    assert "该叠片机是否用于锂离子电池？" == question.zh
    for number, expected in ((0, "锂离子电池"), (1, "其他用途")):
        (about,) = subjects(store, "in/machine-builder/规格 RH-DP24.pdf")
        act(store, about.place, *question.choices[number].steps)
        gauger(folder, "shipment", "machine-builder", "--set", str(folder / f"machine-{number}"))
        said = texts((folder / f"machine-{number}" / "03-statement.docx").read_bytes())
        assert f"RH-DP24：文件未载明；经办人员确认：{expected}" in said and "涂料" not in said
        assert "9799.5-9800.5 kg" in said
    store.close()
