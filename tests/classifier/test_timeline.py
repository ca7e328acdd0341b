"""Whether No. 58 is in force on a day, by which act, and what is reported beside it."""

from datetime import date

import pytest
from goods import item, judged, law

from classifier.law.timeline import status

NO_58, NO_70 = "MOFCOM+GACC 2025-58", "MOFCOM+GACC 2025-70"

DAYS = {
    date(2025, 10, 8): ("no", NO_58),
    date(2025, 11, 6): ("no", NO_58),
    date(2025, 11, 7): ("suspended", NO_70),
    date(2025, 11, 8): ("suspended", NO_70),
    date(2025, 11, 10): ("suspended", NO_70),
    date(2026, 11, 10): ("suspended", NO_70),
    date(2026, 11, 11): ("yes", NO_58),
    date(2026, 11, 22): ("yes", NO_58),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_58_on_a_day(day: date):
    found = status(law(), NO_58, day)
    assert DAYS[day] == (found.in_force, found.instrument)


def test_on_the_day_before_its_effect_the_note_tells_of_both_dates():
    note = status(law(), NO_58, date(2025, 11, 7)).note
    assert "2025-11-08" in note and "2026-11-10" in note


def test_the_reported_extension_is_told_from_2026_11_11_and_not_before():
    assert "2027-01-10" not in status(law(), NO_58, date(2026, 11, 10)).note
    assert "unconfirmed" in status(law(), NO_58, date(2026, 11, 11)).note
    assert "2027-01-10" in status(law(), NO_58, date(2027, 3, 1)).note


def test_the_reported_extension_changes_no_answer():
    assert status(law(), NO_58, date(2026, 12, 1)).in_force == "yes"


def test_that_the_last_day_is_included_is_told_to_be_a_reading():
    assert "reading" in status(law(), NO_58, date(2026, 11, 10)).note


def test_what_an_item_is_does_not_depend_on_the_day():
    answers = {judged(item("ncm_hydroxide"), as_of=day).codes for day in DAYS}
    assert answers == {("3C901.a.2.a",)}


def test_a_remark_is_called_for_only_while_the_act_is_in_force():
    suspended = judged(item("ncm_hydroxide"), as_of=date(2026, 11, 10))
    in_force = judged(item("ncm_hydroxide"), as_of=date(2026, 11, 11))
    assert (suspended.remark.zh, in_force.remark.zh) == (None, "属于两用物项，3C901.a.2.a")


def test_the_neighbouring_acts_are_in_force_and_not_suspended():
    acts = ("MOFCOM+GACC 2023-39", "MOFCOM+MOST 2025-28")
    assert [status(law(), act, date(2026, 3, 1)).in_force for act in acts] == ["yes", "yes"]


def test_an_act_that_the_catalogue_does_not_hold_is_an_error():
    with pytest.raises(KeyError, match=r"No\. 1"):
        status(law(), "No. 1", date(2026, 1, 1))
