from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from stand_ins import capacity, cell, page, reading

from casebook.record.actions import Added, Extracted, LinkConfirmed, LinkRefused
from casebook.record.codec import action_of, action_text, bare, encodable, named, packed, unpacked
from classifier.facts import Fact
from classifier.quantity import Interval, Quantity
from extractor.document.model import Contents, Identity, Source
from extractor.document.page import of_document

numbers = st.decimals(allow_nan=False, allow_infinity=False)


@given(numbers)
def test_a_decimal_comes_back_with_all_its_digits(number: Decimal) -> None:
    fact = Fact("mass", Quantity(Interval(number, None, low_open=True), "g"))
    added = Added("i", "f", fact)
    back = action_of("added", action_text(added))
    assert added == back and isinstance(back, Added)
    assert number.as_tuple() == back.value.quantity.interval.low.as_tuple()  # type: ignore[union-attr]


def test_a_word_on_a_link_comes_back_under_its_name() -> None:
    for said in (LinkConfirmed("i", "b" * 64, "s"), LinkRefused("i", "b" * 64, "s")):
        assert said == action_of(*named(said))
    assert ("link_confirmed", '{"document":"d","item":"i","sheet":"s"}') == named(LinkConfirmed("i", "d", "s"))


def test_the_body_is_canonical_json() -> None:
    body = action_text(Added("i", "f", capacity()))
    assert body == json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_whole_reading_comes_back_without_the_text_of_its_pages() -> None:
    read = reading(cell(capacity(), Fact("chemistry", "LiFePO4", inputs=(capacity("1"),))))
    back = action_of("extracted", action_text(Extracted(bare(read))))
    assert isinstance(back, Extracted)
    assert read.items == back.reading.items
    assert (back.reading.contents.pages[0].text, back.reading.contents.pages[0].origin) == ("", "text")


def test_pages_come_back_with_every_word_in_its_place() -> None:
    pages = (page(), replace(page("比能量 300 Wh/kg", 2, "ocr"), name="Sheet 1"))
    kept = of_document(pages, "a" * 64)
    assert kept == unpacked(packed(kept), "a" * 64)


def test_a_lone_surrogate_is_replaced_one_for_one_wherever_it_stands() -> None:
    broken = replace(reading(cell(label="a\ud800b")), contents=Contents((page("x \ud800y"),), 1))
    mended = encodable(broken)
    assert (mended.items[0].label, mended.contents.pages[0].text) == ("a\ufffdb", "x \ufffdy\n")
    assert mended.contents.pages == unpacked(packed(mended.contents.pages), "")


def test_a_text_that_can_be_written_is_left_as_the_very_same_thing() -> None:
    sound = reading(cell(capacity()))
    assert encodable(sound) is sound


def test_the_bytes_of_an_attachment_stay_out_of_the_ledger() -> None:
    attached = Source(Identity("a.pdf/b.pdf", "c" * 64, 2, "application/pdf"), b"\xf6\xe4")
    read = reading(cell(capacity()))
    carrying = replace(read, contents=replace(read.contents, attachments=(attached,)))
    assert action_text(Extracted(bare(read))) == action_text(Extracted(bare(carrying)))
