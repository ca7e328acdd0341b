"""Codings that do not say what they are, and texts that were spoilt before they came."""

from __future__ import annotations

import pytest

from extractor.document.model import Contents, Severity
from extractor.document.read_options import ReadOptions
from extractor.intake.decoding import decoded
from extractor.intake.sources import open_source
from extractor.readers.reading import read

CHINESE = "三元正极材料检验单\n型号：QF-811\n振实密度：2.31 g/cm3\n克容量：203mAh/g\n"
JAPANESE = "リチウムイオン電池仕様書\n品番：QF-34\n公称容量：3400mAh\n質量：48.2g\n"
KOREAN = "리튬이온 전지 사양서\n모델: QF-50\n공칭 용량: 5000mAh\n중량: 68.9g\n"
FRENCH = "Accumulateur à électrolyte gélifié, énergie élevée, tension nominale 3,6 V, capacité 5 Ah"


def contents(data: bytes, name: str = "a.txt") -> Contents:
    return read(open_source(name, data), ReadOptions(ocr=False))


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv"])
@pytest.mark.parametrize(
    "coding, text",
    [
        ("hz", CHINESE),
        ("utf-16-le", CHINESE),
        ("utf-16-be", CHINESE),
        ("utf-16-le", KOREAN),
        ("iso2022_kr", KOREAN),
        ("iso2022_jp", JAPANESE),
        ("euc_jp", JAPANESE),
        ("cp949", KOREAN),
        ("big5", "負極材料檢驗單\n型號：QF-9\n振實密度：1.05 g/cm3\n"),
    ],
)
def test_a_text_of_a_column_is_read_in_any_coding(name: str, coding: str, text: str) -> None:
    made = contents(text.encode(coding), name)
    assert "".join(made.pages[0].text.split()) == "".join(text.split())


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, KOREAN, FRENCH])
def test_utf_8_that_was_saved_as_western_letters_is_turned_back_and_told(text: str) -> None:
    made = decoded(text.encode().decode("latin-1").encode())
    assert made.text == text
    assert made.doubt is not None


@pytest.mark.parametrize("coding, text", [("gbk", CHINESE), ("cp932", JAPANESE)])
def test_so_is_what_was_in_an_asian_coding(coding: str, text: str) -> None:
    made = decoded(text.encode(coding).decode("latin-1").encode())
    assert made.text == text
    assert made.doubt is not None


@pytest.mark.parametrize("text", [FRENCH, "Größe ±0,5 mm, Kapazität äöüß", "3,6 V ± 0.1 × 2 °C", "Ã€ is a letter"])
def test_what_was_never_spoilt_stays(text: str) -> None:
    made = decoded(text.encode())
    assert (made.text, made.doubt) == (text, None)


@pytest.mark.parametrize(
    "spoilt", [CHINESE.encode("gbk").decode("utf-8", "replace").encode(), "型号 锟斤拷 203mAh".encode()]
)
def test_characters_that_were_lost_before_are_told(spoilt: bytes) -> None:
    (problem,) = contents(spoilt).problems
    assert problem.severity is Severity.WARNING
    assert "lost before it came here" in problem.message


def test_a_short_text_that_may_be_japanese_is_doubted() -> None:
    assert decoded("電池 容量 質量 電圧 密度 材料".encode("euc_jp")).doubt is not None


@pytest.mark.parametrize("text", ["use ~{a} and ~{b}~ in the macro", "#define X ~{}~ 4.9 Ah"])
def test_signs_of_a_macro_are_no_chinese(text: str) -> None:
    assert decoded(text.encode()).text == text


def test_text_with_a_few_damaged_bytes_is_read_and_told() -> None:
    made = contents(f"{CHINESE}\n203 mAh/g\n".encode() + b"\xe2\x82 \xff end\n")
    assert CHINESE in made.pages[0].text
    assert "2 characters are lost" in made.problems[0].message
