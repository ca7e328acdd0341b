"""Whether No. 58 is in force on a day, by which act, and what is reported beside it."""

from datetime import date

import pytest
from goods import item, judged, law

from classifier.law.timeline import resumes, status, turns

NO_58, NO_70 = "MOFCOM+GACC 2025-58", "MOFCOM+GACC 2025-70"

DAYS = {
    date(2025, 10, 8): ("no", NO_58),
    date(2025, 11, 6): ("no", NO_58),
    date(2025, 11, 7): ("suspended", NO_70),
    date(2025, 11, 8): ("suspended", NO_70),
    date(2025, 11, 10): ("suspended", NO_70),
    date(2026, 11, 10): ("suspended", NO_70),
    date(2026, 11, 11): ("unknown", NO_58),
    date(2026, 11, 22): ("unknown", NO_58),
    date(2027, 1, 10): ("unknown", NO_58),
    date(2027, 1, 11): ("yes", NO_58),
    date(2028, 1, 1): ("yes", NO_58),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_58_on_a_day(day: date):
    found = status(law(), NO_58, day)
    assert DAYS[day] == (found.in_force, found.instrument)


def test_on_the_day_before_its_effect_the_note_tells_of_both_dates():
    note = status(law(), NO_58, date(2025, 11, 7)).note
    assert "2025-11-08" in note and "2026-11-10" in note


def test_the_reported_extension_is_told_while_it_lasts_and_not_before_or_after():
    assert "2027-01-10" not in status(law(), NO_58, date(2026, 11, 10)).note
    assert "unconfirmed" in status(law(), NO_58, date(2026, 11, 11)).note
    assert "unconfirmed" in status(law(), NO_58, date(2027, 1, 10)).note
    for day in (date(2027, 1, 11), date(2028, 1, 1)):
        assert "2027-01-10" not in status(law(), NO_58, day).note


def test_a_report_carries_its_title_its_address_and_its_sentence():
    note = status(law(), NO_58, date(2026, 12, 1)).note
    for part in ("美大司负责人解读第八轮中美经贸磋商成果", "https://www.mofcom.gov.cn/xwfb/", "延期至2027年1月10日"):
        assert part in note


def test_while_an_extension_is_reported_the_standing_is_not_known_for_certain_in_both_languages():
    found = status(law(), NO_58, date(2026, 12, 1))
    assert found.in_force == "unknown"
    assert found.note.startswith("not known for certain on this day: ")
    assert found.zh.startswith("当日效力不能确定：商务部 海关总署公告2025年第58号")


def test_each_standing_is_said_plainly_in_both_languages():
    days = (date(2025, 10, 9), date(2026, 3, 1), date(2026, 12, 1), date(2027, 3, 1))
    said = [(f.note.partition(":")[0], f.zh.partition("：")[0]) for f in (status(law(), NO_58, d) for d in days)]
    assert said == [
        ("not in force", "未生效或已失效"),
        ("suspended", "暂停实施"),
        ("not known for certain on this day", "当日效力不能确定"),
        ("in force", "有效"),
    ]


def test_the_act_was_suspended_from_the_day_before_it_would_have_begun():
    found = status(law(), NO_58, date(2027, 3, 1))
    assert "was suspended from 2025-11-07, the day before it would have begun, until 2026-11-10" in found.note
    assert "has operated since 2026-11-11" in found.note
    assert "自2025-11-07（原定施行日的前一日）起暂停实施至2026-11-10" in found.zh


def test_the_law_data_says_when_it_was_checked_and_how_old_it_is():
    assert "checked 2026-11-28; 0 days old" in status(law(), NO_58, date(2026, 11, 28)).note
    assert "checked 2026-11-28; 3 days old" in status(law(), NO_58, date(2026, 12, 1)).note
    assert "法规数据核对于2026-11-28，距今3天" in status(law(), NO_58, date(2026, 12, 1)).zh
    assert status(law(), NO_58, date(2026, 12, 1)).age == 3


def test_law_data_older_than_the_policy_says_is_warned_of():
    young, old = (judged(item("ncm_hydroxide"), as_of=date(2026, 12, d)) for d in (28, 29))
    assert not any("days old" in text.en for text in young.advice)
    assert any("31 days old" in text.en and "P9" in text.en for text in old.advice)


def test_the_days_on_which_the_answer_changes():
    assert turns(law(), NO_58) == (date(2025, 11, 7), date(2026, 11, 11), date(2027, 1, 11))
    assert turns(law(), "MOFCOM 2024-46") == (date(2024, 12, 3), date(2025, 11, 9), date(2026, 11, 28))


def test_the_day_on_which_a_suspended_or_uncertain_act_resumes():
    assert resumes(law(), NO_58, date(2026, 3, 1)) == date(2026, 11, 11)
    assert resumes(law(), NO_58, date(2026, 12, 1)) == date(2027, 1, 11)
    assert resumes(law(), NO_58, date(2027, 3, 1)) is None


def test_while_the_act_is_suspended_each_item_says_what_it_is_on_the_day_it_resumes():
    found = judged(item("ncm_hydroxide"), as_of=date(2026, 3, 1))
    assert found.remark.zh is None and found.shadow is not None
    assert (found.shadow.day, found.shadow.outcome) == (date(2026, 11, 11), "controlled")
    assert found.shadow.remark.zh == "属于两用物项，3C901.a.2.a"
    assert judged(item("ncm_hydroxide"), as_of=date(2027, 3, 1)).shadow is None


def test_graphite_to_the_usa_is_told_of_only_while_its_act_stands():
    told = {day: judged(item("natural_graphite"), as_of=date(2026, 11, day)).advice for day in (27, 28)}
    assert {day: any("goes to the USA" in text.en for text in texts) for day, texts in told.items()} == {
        27: False,
        28: True,
    }


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


def test_an_act_whose_suspension_is_over_says_that_it_is() -> None:
    within, after = (status(law(), NO_70, day) for day in (date(2026, 11, 10), date(2026, 11, 11)))
    assert "ended with" not in within.note and "届满" not in within.zh
    assert "its suspension of MOFCOM and GACC No. 58 of 2025 ended with 2026-11-10" in after.note
    assert "其对商务部 海关总署公告2025年第58号的暂停实施已于2026-11-10届满" in after.zh


def test_a_suspension_of_one_clause_that_is_over_is_told_as_that_clause_s_and_that_no_extension_was_seen() -> None:
    found = status(law(), "MOFCOM 2024-46", date(2026, 11, 30))
    assert found.in_force == "yes"
    assert "but for its clause 2 from 2025-11-09 to 2026-11-27 (no extension had been seen by 2026-11-28)" in found.note
    assert "其间第二款自2025-11-09至2026-11-27暂停实施（截至2026年11月28日未见延期）" in found.zh
