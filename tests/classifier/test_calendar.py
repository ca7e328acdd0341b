"""Working days of Chinese authorities, and deadlines counted in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from classifier.law.calendar import Calendar
from classifier.loading.load import CatalogueError, load


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load().calendar


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2026, 9, 25), False),  # mid-autumn, a Friday
        (date(2026, 9, 20), True),  # a Sunday that is worked
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),  # a Saturday that is worked
        (date(2026, 10, 11), False),
        (date(2026, 2, 23), False),
    ],
)
def test_days_off_and_worked_weekends_are_those_of_the_notice(calendar: Calendar, day: date, is_worked: bool) -> None:
    assert is_worked == calendar.is_worked(day)


def test_seven_working_days_without_a_holiday_are_the_ninth_day(calendar: Calendar) -> None:
    assert date(2026, 11, 25) == calendar.deadline(date(2026, 11, 16), 7).day


def test_seven_working_days_over_the_national_holiday_reach_beyond_it(calendar: Calendar) -> None:
    made = calendar.deadline(date(2026, 9, 28), 7)
    assert (date(2026, 10, 13), ()) == (made.day, made.unknown)
    assert "2026" in made.sources[0]


def test_a_deadline_in_a_year_without_a_notice_says_so(calendar: Calendar) -> None:
    assert (2027,) == calendar.deadline(date(2026, 12, 28), 7).unknown


def test_working_days_between_two_days_are_counted_both_ways(calendar: Calendar) -> None:
    assert (5, -5) == (
        calendar.between(date(2026, 11, 16), date(2026, 11, 23)),
        calendar.between(date(2026, 11, 23), date(2026, 11, 16)),
    )


def test_the_period_of_a_questioning_names_its_act(calendar: Calendar) -> None:
    assert calendar.questioning is not None
    assert (7, True) == (calendar.questioning.days, "123" in calendar.questioning.source)


@pytest.mark.parametrize(
    ("off", "words"),
    [('[["2027-01-03", "2027-01-01"]]', "ends before it begins"), ('[["2026-12-31", "2027-01-01"]]', "no day of 2027")],
)
def test_a_mistaken_year_is_told_with_its_file(tmp_path: Path, off: str, words: str) -> None:
    (tmp_path / "calendar.yaml").write_text(f'years: {{2027: {{source: s, date: "2026-11-01", off: {off}}}}}\n')
    with pytest.raises(CatalogueError, match=words):
        load(tmp_path)


def test_a_house_adds_a_year(tmp_path: Path) -> None:
    text = 'years: {2027: {source: notice, date: "2026-11-01", off: [["2027-01-01", "2027-01-03"]]}}\n'
    (tmp_path / "calendar.yaml").write_text(text)
    made = load(tmp_path).calendar
    assert {2025, 2026, 2027} == set(made.years)
