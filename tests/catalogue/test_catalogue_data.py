"""The shipped data: every row of the announcement, its flags and sources, and schemas that fit the files."""

import json
from pathlib import Path

import jsonschema
import pytest

from classifier.loading.layers import check
from classifier.loading.load import load, shipped
from classifier.loading.schemas import place_of, schemas
from classifier.loading.yaml_source import read

LAW = load()
ROWS = {
    "3A001": ("可充放电锂离子电池（包含电芯和电池组）", "85076000"),
    "3B901.a.1": ("卷绕机", "84798999"),
    "3B901.a.2": ("叠片机", "84798999"),
    "3B901.a.3": ("注液机", "84798999"),
    "3B901.a.4": ("热压机", None),
    "3B901.a.5": ("化成分容系统", None),
    "3B901.a.6": ("分容柜", None),
    "3E901.a": ("用于生产3A001项所管制物项的技术", None),
    "3C901.a.1": ("磷酸铁锂正极材料", "28429040"),
    "3C901.a.2.a": ("镍钴锰氢氧化物", "28539030"),
    "3C901.a.2.b": ("镍钴铝氢氧化物", "28539050"),
    "3C901.a.3": ("富锂锰基正极材料", None),
    "3B901.b.1": ("辊道窑", None),
    "3B901.b.2": ("高速混料机", None),
    "3B901.b.3": ("砂磨机", None),
    "3B901.b.4": ("气流粉碎机", None),
    "3C901.b.1": ("人造石墨负极材料", None),
    "3C902.b.2": ("人造石墨和天然石墨混合的负极材料", None),
    "3B901.c.1.a": ("立式造粒釜", None),
    "3B901.c.1.b": ("连续造粒釜", None),
    "3B901.c.2.a": ("箱体炉", None),
    "3B901.c.2.b": ("艾奇逊炉", None),
    "3B901.c.2.c": ("内串炉", None),
    "3B901.c.2.d": ("连续式石墨化炉", None),
    "3B901.c.3.a": ("融合包覆设备", None),
    "3B901.c.3.b": ("喷雾干燥设备", None),
    "3B901.c.3.c": ("化学气相沉积（CVD）回转窑", None),
    "3E901.b.1": ("造粒工艺", None),
    "3E901.b.2": ("连续石墨化技术", None),
    "3E901.b.3": ("液相包覆技术", None),
}
CANDIDATES = {
    *(f"3B901.c.2.{part}" for part in "bcd"),
    *(f"3B901.c.3.{part}" for part in "abc"),
    *(f"3E901.b.{part}" for part in "123"),
}


def flagged(kind: str) -> set[str]:
    return {e.code for e in LAW.declared if any(flag.kind == kind for flag in e.flags)}


def test_every_row_of_the_announcement_is_there_with_its_chinese_and_its_tariff_line():
    found = {e.code: (e.zh, e.tariff_lines[0] if e.tariff_lines else None) for e in LAW.declared}
    assert found == ROWS


def test_every_chinese_term_that_was_not_seen_whole_is_flagged_as_a_candidate():
    assert flagged("chinese_candidate") == CANDIDATES


def test_only_the_blend_s_code_is_flagged_as_a_suspected_misprint():
    assert flagged("suspected_misprint") == {"3C902.b.2"}


def test_the_list_says_where_each_row_was_read():
    assert {e.source for e in LAW.declared if e.code not in CANDIDATES} == {"ministry page", "verbatim copy"}


def test_every_product_that_the_law_names_is_in_the_vocabulary_with_its_family():
    named = {product for entry in LAW.entries for product in entry.all_products}
    assert named <= set(LAW.vocabulary.products)
    assert all(LAW.family(product) != "other" for product in named)


def test_only_no_58_has_codes_that_may_be_declared():
    assert {act.id for act in LAW.instruments.values() if act.declared} == {"MOFCOM+GACC 2025-58"}


def test_no_text_of_the_catalogue_says_that_anything_is_free_to_export():
    for path in shipped().rglob("*.yaml"):
        assert "free to export" not in path.read_text(encoding="utf-8").lower(), path.name


def test_no_python_file_lies_in_the_catalogue():
    assert not list(shipped().rglob("*.py"))


def test_the_published_schemas_are_current():
    folder = shipped() / "schemas"
    published = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.json")}
    assert schemas() == published


@pytest.mark.parametrize(
    "kind", ["instruments", "policy", "limits", "tariff", "units", "properties", "products", "cues"]
)
def test_the_shipped_files_fit_their_published_schema(kind: str):
    schema = json.loads((shipped() / "schemas" / place_of(kind)).read_text(encoding="utf-8"))
    files = [file for file in check((shipped(),)) if file.kind == kind]
    assert files
    for file in files:
        jsonschema.validate(as_an_editor_reads(file.source.path), schema)


def as_an_editor_reads(path: Path) -> object:
    """The file's value with plain `true` and `false` as an editor resolves them."""

    def resolved(value: object) -> object:
        if isinstance(value, dict):
            return {key: resolved(below) for key, below in value.items()}
        if isinstance(value, list):
            return [resolved(below) for below in value]
        return {"true": True, "false": False}.get(str(value), value)

    return resolved(read(path).value)


@pytest.mark.parametrize("path", sorted(shipped().rglob("*.yaml")), ids=lambda p: p.name)
def test_every_file_tells_an_editor_its_schema(path: Path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / schema).resolve().is_file(), first


def test_the_graphite_act_of_2023_has_its_codes_names_numbers_and_dates():
    act = LAW.instruments["MOFCOM+GACC 2023-39"]
    block, flake = (LAW.entry(code) for code in ("1C108.b", "1C108.c"))
    assert (str(act.promulgated), str(act.effective)) == ("2023-10-20", "2023-12-01")
    assert act.source.url and act.title.zh and act.checked
    assert block.tariff_lines == ("3801100040", "3801909010", "6815190020")
    assert "3824999921" in flake.tariff_lines and "3824999940" not in flake.tariff_lines
    for entry in (block, flake):
        assert entry.zh and any(flag.kind == "unconfirmed" and "transcription" in flag.text.en for flag in entry.flags)
    assert "球化石墨、膨胀石墨" in str(flake.zh) and flake.criteria == ()


@pytest.mark.parametrize(
    "word",
    [
        "天然鳞片石墨",
        "球化石墨",
        "球形石墨",
        "膨胀石墨",
        "可膨胀石墨",
        "natural flake graphite",
        "expandable graphite",
        "expanded graphite",
        "spheroidised graphite",
    ],
)
def test_each_word_for_natural_graphite_is_a_product_under_the_entry_of_2023(word: str):
    listed = LAW.entry("1C108.c").products
    named = [p for p in LAW.vocabulary.products.values() if any(word in terms for terms in p.terms.values())]
    assert named and {p.name for p in named} <= set(listed)


def test_the_other_acts_have_pointers_that_say_what_they_are_about():
    asked = " ".join(p.text.en for p in LAW.pointers)
    for number in ("No. 55", "No. 56", "No. 57", "61", "62", "No. 18", "No. 1 of 2026", "list of users", "3A001.e"):
        assert number in asked, number
