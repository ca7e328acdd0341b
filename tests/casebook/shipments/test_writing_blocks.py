"""Texts in the tables of what is handed in."""

from __future__ import annotations

from casebook.shipments.writing.blocks import Stacked, grid

HASH = "ee69e181ccc235e34521bddd" + "0" * 40


def test_a_hash_within_a_sentence_breaks_within_its_cell() -> None:
    table = grid(("来源",), [(f"人工录入（ann，附件SHA-256 {HASH}）",), (Stacked(("a", HASH)),)])
    for (cell,) in table.rows:
        assert HASH in cell.replace(" ", "")
        assert HASH[:16] not in cell and HASH[:8] in cell


def test_other_long_words_stay_as_they_are() -> None:
    assert grid(("型号",), [("LX" * 32,)]).rows == (("LX" * 32,),)
