from __future__ import annotations

import stand_ins

from casebook.duplicates.fingerprints import fingerprint, likeness
from casebook.duplicates.near_duplicates import NearDuplicates
from extractor.document.page import Page


def sheet(first: int, last: int) -> tuple[Page, ...]:
    return (stand_ins.page(" ".join(f"value {n} V" for n in range(first, last))),)


def test_the_same_text_is_wholly_alike() -> None:
    assert likeness(fingerprint(sheet(0, 100)), fingerprint(sheet(0, 100))) == 1.0


def test_sheets_that_share_words_and_no_numbers_are_not_alike() -> None:
    assert likeness(fingerprint(sheet(0, 100)), fingerprint(sheet(200, 300))) == 0.0


def test_the_likeness_estimates_the_share_of_numbers_in_common() -> None:
    assert 0.6 < likeness(fingerprint(sheet(0, 1000)), fingerprint(sheet(110, 1000))) <= 1.0
    assert 0.3 < likeness(fingerprint(sheet(0, 1000)), fingerprint(sheet(500, 1000))) < 0.7


def test_a_text_of_few_numbers_is_like_nothing() -> None:
    assert fingerprint(sheet(0, 11)) == ()


def test_many_copies_do_not_make_looking_slow() -> None:
    known, own = NearDuplicates(), fingerprint(sheet(0, 100))
    found = [known.like(str(n), own) for n in range(500)]
    assert found[0] is None
    assert set(found[1:]) <= {str(n) for n in range(60)}
