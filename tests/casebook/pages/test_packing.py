from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import page

from casebook.pages.columns import Reader, Writer
from casebook.pages.packing import MARK, packed, unpacked
from casebook.record import codec
from classifier.box import Box
from extractor.document.page import Cell, Page, Table, Word

SHA = "a" * 64
whole_numbers = st.lists(st.integers(-(2**62), 2**62))
real_numbers = st.lists(st.floats(allow_nan=False))


@given(whole_numbers, real_numbers, whole_numbers)
def test_columns_come_back_to_the_bit(some: list[int], real: list[float], more: list[int]) -> None:
    written = Writer()
    written.whole(some)
    written.real(real)
    written.rising([0, *more[:1]])
    read = Reader(written.kinds, written.data)
    assert read.whole() == some
    assert [struct.pack("d", x) for x in read.real()] == [struct.pack("d", x) for x in real]
    assert read.rising() == [0, *more[:1]]


def test_single_precision_is_kept_in_half_the_room_and_nothing_else_is() -> None:
    single, double = Writer(), Writer()
    single.real([0.5, 612.0])
    double.real([0.5, 612.1])
    assert (len(single.data), len(double.data)) == (8, 16)


def test_columns_that_are_cut_off_or_of_another_kind_are_an_error() -> None:
    written = Writer()
    written.whole([1, 2, 3])
    with pytest.raises(ValueError, match="cut off"):
        Reader(written.kinds, written.data[:-1]).whole()
    with pytest.raises(ValueError, match="kind 'b'"):
        Reader(written.kinds, written.data).real()


def _with_tables(plain: Page) -> Page:
    merged = Cell(0, 0, 2, 1, ((0, 3), (4, 7)), (1.25, 2.0, 3.0, 4.1))
    empty = Cell(0, 1, 1, 1, ())
    tables = (Table(2, 2, (merged, empty), (0.0, 0.0, 9.5, 8.5)), Table(1, 1, (empty,)))
    return replace(plain, tables=tables)


def test_every_field_of_a_page_comes_back() -> None:
    sheet = page("一 1,5 Ah\nsecond row", 3)
    odd = replace(sheet, words=tuple(replace(w, confidence=0.75, cell="B2", size=7.1) for w in sheet.words))
    elsewhere = replace(sheet, words=(Word("not its slice", (0.1, 0.2, 0.3, 0.4), 2), *sheet.words[1:]))
    for one in (sheet, odd, elsewhere, _with_tables(sheet), replace(sheet, name="Ⅱ", origin="sheet", turned=3)):
        pages = (page(), replace(one, sha256=SHA))
        back = unpacked(packed(pages), SHA)
        assert back == tuple(replace(p, sha256=SHA) for p in pages)
        assert all(type(w.box) is Box for p in back for w in p.words)


def test_no_page_is_kept_as_none() -> None:
    assert unpacked(packed(()), SHA) == ()


def test_an_older_casebooks_pages_are_opened_too() -> None:
    pages = (_with_tables(replace(page(), sha256=SHA)),)
    older = zlib.compress(codec.encoded((replace(pages[0], sha256=""),), tuple[Page, ...]).encode(), level=6)
    assert not older.startswith(MARK)
    assert codec.unpacked(older, SHA) == pages == codec.unpacked(codec.packed(pages), SHA)


def test_a_text_without_utf8_is_an_error() -> None:
    with pytest.raises(UnicodeError):
        packed((page("x \ud800y"),))
