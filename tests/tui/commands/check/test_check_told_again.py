"""The same check once more tells the same without reading; whatever it depends on makes it read again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest

from casebook.checking.told_again import Told as Kept
from casebook.checking.told_again import found, head_of
from tests.casebook.checking.drafts import Line, workbook
from tests.tui.commands.check.test_check_command import Told, corrected, datasheet, told
from tui.commands.checking import check
from tui.speech.exits import Exit

__all__ = ["told"]
LIGHT = Line(density="206Wh/kg", capacity="4Ah")
CASEBOOK = "gauger.casebook"


class ReadAnewError(Exception):
    """A file was asked for."""


@pytest.fixture
def made(told: Told, monkeypatch: pytest.MonkeyPatch) -> Told:
    """A check of a draft with a datasheet, made once; from then on whatever reads raises `ReadAnewError`."""
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("cell.pdf").write_bytes(datasheet("KD-50A"))

    def of(*words: str) -> tuple[int, str, list[dict[str, Any]]]:
        return told(*words, "--casebook", CASEBOOK)

    first = of("draft.xlsx", "cell.pdf")

    def stop(*_: object) -> NoReturn:
        raise ReadAnewError

    monkeypatch.setattr(check, "read", stop)
    assert of("draft.xlsx", "cell.pdf") == first and first[0] == Exit.SETTLED
    return of


def slots() -> list[str]:
    with closing(sqlite3.connect(CASEBOOK)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM meta WHERE name LIKE 'check %'")]


@pytest.mark.parametrize("words", [("--lang", "zh"), ("--limit-characters", "3"), ("--policy", "strict")])
def test_another_order_is_another_check(made: Told, words: tuple[str, str]) -> None:
    with pytest.raises(ReadAnewError):
        made("draft.xlsx", "cell.pdf", *words)


def test_other_bytes_of_a_file_or_another_paper_are_read(made: Told) -> None:
    with pytest.raises(ReadAnewError):
        made("draft.xlsx")
    Path("cell.pdf").write_bytes(datasheet("KD-50A") + b"\n")
    with pytest.raises(ReadAnewError):
        made("draft.xlsx", "cell.pdf")


def test_a_step_of_a_person_makes_what_was_kept_void(made: Told) -> None:
    before = head_of(CASEBOOK)
    corrected("cell.pdf", "capacity", "6.1")
    assert head_of(CASEBOOK) != before
    with pytest.raises(ReadAnewError):
        made("draft.xlsx", "cell.pdf")


def test_what_another_hand_wrote_into_the_casebook_reaches_no_terminal(made: Told) -> None:
    with closing(sqlite3.connect(CASEBOOK)) as connection:
        ((name, value),) = connection.execute("SELECT name, value FROM meta WHERE name LIKE 'check %'").fetchall()
        kept = json.loads(value)
        kept["sentences"][0] = "\x1b[31mREADY"
        connection.execute("UPDATE meta SET value = ? WHERE name = ?", (json.dumps(kept), name))
        connection.commit()
    with pytest.raises(ReadAnewError):
        made("draft.xlsx", "cell.pdf")
    with closing(sqlite3.connect(CASEBOOK)) as connection:
        connection.execute("UPDATE meta SET value = '{' WHERE name = ?", (name,))
        connection.commit()
    assert found(CASEBOOK, kept["key"]) is None


def test_what_was_not_read_for_good_is_not_kept(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("torn.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    told("draft.xlsx", "torn.pdf", "--casebook", CASEBOOK)
    assert slots() == []


def test_copies_and_lists_are_written_each_time(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    for _ in range(2):
        Path("marked.xlsx").unlink(missing_ok=True)
        told("draft.xlsx", "--marked", "marked.xlsx", "--casebook", CASEBOOK)
        assert Path("marked.xlsx").exists()
    assert slots() == []


def test_nothing_is_found_on_a_server_or_in_what_is_no_casebook(tmp_path: Path) -> None:
    assert head_of("postgresql://user@host/name") is None
    other = tmp_path / "a.txt"
    other.write_text("no database")
    assert found(str(other), "0" * 64) is None and found(str(tmp_path / "away"), "0" * 64) is None
    assert Kept((), (), is_ready=True).is_ready
