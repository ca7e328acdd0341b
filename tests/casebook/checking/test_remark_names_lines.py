"""Of which lines a remark speaks, in the ways in which desks name them: a wrong one would clear what is controlled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.checking.remark.remark import remark_of
from casebook.checking.remark.said import Goods, statements
from classifier.box import Box
from extractor.document.page import Page, Word
from extractor.trade.declaration import Field, Place
from tests.casebook.checking.test_check import DENSE, LIGHT, NEAR, check, found, law

YES, NO = "属于两用物项 3A001", "不属于管制物项，重量能量密度288Wh/kg"
Said = list[tuple[bool, set[int] | None, tuple[str, ...]]]
BOTH: Said = [(True, {1}, ("3A001",)), (False, {2}, ())]


def said(remark: str, goods: Goods = ()) -> Said:
    made = statements(remark, law()[0].vocabulary, goods)
    return [(s.is_controlled, s.lines and set(s.lines), s.codes) for s in made]


@pytest.mark.parametrize(
    "remark",
    [
        f"商品1：{YES}。商品2：{NO}",
        f"N/M 商品1{YES}，货物2{NO}",
        f"序1{YES}；序2{NO}",
        f"品名1: {YES} 品名2: {NO}",
        f"①{YES} ②{NO}",
        f"#1 {YES}; #2 {NO}",
        f"N/M No.1{YES}；No.2{NO}",
        f"SEQ 1: {YES}; SEQ 2: {NO}",
        f"（一）{YES}；（二）{NO}",
        f"一、{YES}；二、{NO}",
        f"1{YES}；2{NO}",
        f"1.锂离子电池{YES} 2.锂离子电池{NO}",
        f"1、{YES}\n2、{NO}",
        f"N/M ITEM1:{YES}; ITEM2:{NO}",
        f"第1项{YES}CONTAINERNO.5；第2项{NO}",
        f"3A001：第1项属于两用物项；第2项{NO}",
    ],
)
def test_a_line_is_named_by_what_stands_before_what_is_said(remark: str) -> None:
    assert said(remark) == BOTH


@pytest.mark.parametrize(
    ("remark", "lines"),
    [
        (f"商品1、3均{YES}", {1, 3}),
        (f"①③{YES}", {1, 3}),
        (f"2、3{YES}", {2, 3}),
        (f"商品20个 {YES}", None),
        (f"商品8507600090 {YES}", None),
        (f"C/NO.1-40 {YES}", None),
        (f"CTN 5 {YES}", None),
        (f"三元锂电池 {YES}", None),
        (f"容量5.2Ah，电压3.6V {YES}", None),
    ],
)
def test_a_number_that_counts_or_marks_goods_names_no_line(remark: str, lines: set[int] | None) -> None:
    assert said(remark) == [(True, lines, ("3A001",))]


def test_each_code_before_its_lines_is_theirs() -> None:
    first, second = (True, {1, 2}, ("3A001",)), (True, {3}, ("3B901.b.1",))
    assert said("3A001：第1、2项属于两用物项；3B901.b.1：第3项属于两用物项") == [first, second]
    assert said("第1、2项属于两用物项3A001，第3项属于两用物项3B901.b.1") == [first, second]


def test_a_letter_behind_a_code_makes_it_another() -> None:
    assert said("第1项属于两用物项 3A001B") == [(True, {1}, ())]


def printed(*rows: tuple[str, float]) -> str:
    """The remark of a box with these rows on a page, each reaching so far to the right."""
    text, words, at = "\n".join(row for row, _ in rows), [], 0
    for n, (row, right) in enumerate(rows):
        words.append(Word(row, Box(40, 100 + 10 * n, right, 108 + 10 * n), at))
        at += len(row) + 1
    page = Page(1, 842, 595, text, tuple(words), ())
    return remark_of(Field("", Place(page, ((0, len(text)),)), None, None)).text


def test_a_row_with_room_for_its_next_character_breaks_no_number() -> None:
    typed = printed(("1、属于两用物项3A001", 380.0), ("2、不属于管制物项，重量能量密度288Wh/kg", 400.0))
    assert said(typed) == BOTH
    broken = printed(("第2项不属于管制物项，第1项属于两用物项3A0", 398.0), ("01，N/M", 90.0), ("CTN", 400.0))
    assert "3A001" in broken
    short = printed(("1属于两用物项3A001", 300.0), ("2不属于管制物项", 400.0))
    assert said(short) == BOTH


def test_goods_are_named_by_their_models_or_by_a_name_that_only_they_have() -> None:
    goods = (("KD-60C", frozenset({1})), ("KD-50A", frozenset({2})), ("锂离子电池", frozenset({1})))
    assert said(f"型号KD-60C{YES}，型号KD-50A{NO}", goods) == BOTH
    assert said(f"锂离子电池{YES}；锂离子电池组{NO}", (*goods, ("锂离子电池组", frozenset({2})))) == BOTH
    assert said(f"型号KD-60C2{YES}", goods) == [(True, None, ("3A001",))]


def test_a_controlled_line_that_the_remark_leaves_out_is_told_where_others_are_named() -> None:
    near, dense = replace(NEAR, model="KD-50A"), replace(DENSE, model="KD-60C")
    for remark in (f"商品1：{NO}", f"① {NO}", f"型号KD-50A{NO}", f"1、{NO}\n"):
        assert found(check([near, dense, replace(LIGHT, model="KD-40A")], remark)) == {(2, "remark_missing")}, remark
    assert found(check([near, dense], f"1、{NO}\n2、{YES}")) == set()
