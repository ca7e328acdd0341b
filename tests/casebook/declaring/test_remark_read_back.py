"""The remark of a declaration, read back: what it says other than the record is found, and how long it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shipments import bench, cell, read_in

from casebook.declaring.declaration import (
    LengthLimits,
    beyond_gbk,
    faults,
)
from casebook.store.database import Store
from classifier.judging.remark import RemarkLine
from tests.casebook.declaring.made_declarations import NO_LIMITS, A, declared, invoice


def test_a_sound_remark_has_no_fault(store: Store) -> None:
    invoice(store)
    assert faults(declared(store, "inv.pdf"), bench(), NO_LIMITS) == ()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("第1项：属于两用物项，3A002", "Item 1: Subject to Dual-Use Items, 3A002"),
        ("第2项：属于两用物项，3A001", "Item 2: Subject to Dual-Use Items, 3A001"),
        ("第1项：属于两用物项，3A001", "Item 1: Subject to Dual-Use Items, 3A002"),
        (
            "第1项：不属于管制物项，重量能量密度 320 Wh/kg",
            "Item 1: Not Subject to Controlled Items, energy density 320 Wh/kg",
        ),
        ("nonsense", "nonsense"),
    ],
)
def test_a_remark_that_says_other_than_the_record_is_found_out(store: Store, zh: str, en: str) -> None:
    read_in(store, "x.pdf", cell("X", "320", A, "1"))
    wrong = replace(declared(store, "X"), zh=zh, en=en)
    assert len(faults(wrong, bench(), NO_LIMITS)) == 1


def test_another_value_than_the_record_has_is_found_out(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A, "1"))
    made = declared(store, "X")
    assert made.zh and made.en
    wrong = replace(made, zh=made.zh.replace("285", "258"), en=made.en.replace("285", "258"))
    assert ["what it says of line 1 is not what the record says"] == [
        f.reason for f in faults(wrong, bench(), NO_LIMITS)
    ]


def test_the_same_value_in_other_digits_is_no_other_value(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A, "1"))
    made = declared(store, "X")
    assert made.zh and made.en
    same = replace(made, zh=made.zh.replace("285", "285.0"), en=made.en.replace("285", "285.0"))
    assert faults(same, bench(), NO_LIMITS) == ()


def test_a_remark_is_measured_in_characters_and_in_bytes_of_gbk(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A, "1"))
    made = declared(store, "X")
    assert (made.length.characters, made.length.gbk_bytes) == (16, 26)
    assert faults(made, bench(), LengthLimits(16, 26)) == ()
    assert ["it has 16 characters, and the limit is 15"] == [f.reason for f in faults(made, bench(), LengthLimits(15))]
    assert "26 bytes of GBK" in faults(made, bench(), LengthLimits(None, 25))[0].reason


def test_hidden_characters_in_a_remark_are_found_out(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A, "1"))
    made = declared(store, "X")
    wrong = replace(made, zh=f"{made.zh}\u202e", en=f"{made.en}\u202e")
    assert "cannot be seen" in " ".join(f.reason for f in faults(wrong, bench(), NO_LIMITS))


def test_characters_that_gbk_lacks_are_named() -> None:
    assert beyond_gbk("≥ 2.5 g/cm³ ³") == ("³",)


def test_a_line_of_the_remark_keeps_its_name_when_read_back(store: Store) -> None:
    invoice(store)
    assert RemarkLine("1", ("3A001",)) == declared(store, "inv.pdf").lines[0].said
