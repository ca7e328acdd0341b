"""Explain, calendar, check and impact as they are typed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import cell, read_in

from casebook.store.database import open_store
from tui.cli import _run
from tui.speech.exits import Exit

Told = Callable[..., tuple[int, str]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Told:
    """Runs a command in a folder with a casebook of one invoice; gives the exit code and what was printed."""
    monkeypatch.chdir(tmp_path)
    store = open_store("gauger.casebook")
    read_in(store, "inv.pdf", cell("HI-320", "320", "a" * 64, "1"), cell("MID-260", "260", "a" * 64, "2"))
    store.close()

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["gauger", *words])
        code = _run()
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("3B901", ("卷绕机", "3B901.c.3.c", "No. 58 of 2025")),
        ("3c901.a.2", ("precursors of ternary", "3C901.a.2.b")),
        ("8507.60", ("decides nothing", "3A001")),
        ("3801100040", ("1C108.b", "No. 39 of 2023")),
        ("1C108.c", ("spheroidised", "unconfirmed")),
        ("252604X", ("2.58", "No. 28 of 2025")),
    ],
)
def test_explain_answers_for_headings_tariff_numbers_and_other_acts(told: Told, code: str, words: tuple[str, ...]):
    exit_code, said = told("explain", code, "--as-of", "2026-12-01")
    assert exit_code == Exit.SETTLED
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("No. 55", ("superhard", "through 2026-11-10", "is unconfirmed", "第55号")),
        ("第61号", ("rare earth items made abroad", "through 2026-11-10")),
        ("No. 18 of 2025", ("是否属于管制物项",)),
        ("2026年第1号", ("Japanese military users",)),
        ("No. 70", ("ended with 2026-11-10", "已于2026-11-10届满")),
        ("MOFCOM 2024-46", ("its clause 2", "第二款", "stricter review")),
        ("3A001.e", ("is not this 3A001",)),
        ("1C108.a", ("This answer does not test it",)),
    ],
)
def test_explain_answers_for_acts_and_for_the_rules_outside_the_list(told: Told, words: str, parts: tuple[str, ...]):
    exit_code, said = told("explain", words, "--as-of", "2026-11-30")
    assert exit_code == Exit.SETTLED
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize("words", ["No. 5", "第5号", "No. 55 of 2026", "xyz", "55 kg 7"])
def test_what_names_no_act_is_not_found(told: Told, words: str):
    code, said = told("explain", words)
    assert code != Exit.SETTLED and "no entry has the code" in said


def test_the_standing_of_each_act_is_told_in_both_languages(told: Told):
    _code, said = told("catalogue", "status", "--as-of", "2026-11-30")
    for plain in ("not known for certain on this day", "当日效力不能确定", "in force:", "有效："):
        assert plain in said
    _code, said = told("explain", "3A001", "--as-of", "2026-03-01")
    assert "suspended:" in said and "暂停实施：商务部 海关总署公告2025年第58号" in said


def test_a_tariff_number_that_nothing_names_clears_nothing(told: Told):
    code, said = told("explain", "0101.21")
    assert code != Exit.SETTLED and "that clears nothing" in said


def test_the_calendar_names_the_days_on_which_answers_change(told: Told):
    _code, said = told("catalogue", "calendar")
    assert ["2025-11-07", "2026-11-11", "2027-01-11"] == [s[:10] for s in said.splitlines() if "No. 58" in s]


def test_check_runs_the_acts_tests_and_finds_the_misprint_by_itself(told: Told):
    code, said = told("catalogue", "check", "--as-of", "2026-11-28")
    assert code == Exit.SETTLED
    assert "did it mean 3C901.b.2?" in said and "none of them failing" in said


def test_impact_tells_the_flip_its_draft_and_what_to_open_again(told: Told):
    code, said = told("impact", "--from", "2026-12-01", "--close", "15")
    assert code == Exit.REVIEW
    assert "MID-260 (inv.pdf): not controlled → close 3A001, -13.3 % from the limit" in said
    assert "remark now:    第2项：不属于管制物项" in said and "to open again: 1" in said


def test_impact_as_json_has_every_item_and_the_worklist(told: Told):
    _code, said = told("impact", "--from", "2026-11-10", "--to", "2026-11-11", "--json")
    data = json.loads(said)
    assert {i["label"]: i["change"] for i in data["items"]} == {"HI-320": "remark", "MID-260": "same"}
    assert len(data["worklist"]) == 1


def test_two_sides_that_are_the_same_are_refused(told: Told):
    code, said = told("impact", "--from", "2026-12-01")
    assert code == Exit.USAGE and "no two sides" in said
