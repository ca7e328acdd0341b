from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.arguments.learning.corrections import learn_app
from tui.cli import _run
from tui.speech.exits import MEANINGS, Exit

ROOT = Path(__file__).parents[2]


def gauger(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["gauger", *words])
    return _run()


def commands() -> set[str]:
    """Every command as it is typed, read from the command line's own definition."""
    from tui.arguments.catalogue import catalogue_app
    from tui.cli import app

    def name(command: object) -> str:
        given = getattr(command, "name", None)
        callback = getattr(command, "callback", None)
        return str(given or getattr(callback, "__name__", ""))

    mine = {name(c) for c in app.registered_commands}
    mine |= {"learn"} | {f"learn {name(c)}" for c in learn_app.registered_commands}
    return mine | {f"catalogue {name(c)}" for c in catalogue_app.registered_commands}


def test_the_command_line_has_the_commands_that_were_promised() -> None:
    catalogue = {"catalogue list", "catalogue show", "catalogue check", "catalogue status", "catalogue calendar"}
    record = {"declare", "fill", "check", "dossier", "link", "learn", "verify"}
    teaching = ("words", "forms", "train", "show", "accept", "retire", "undo", "from", "export", "import", "models")
    record |= {f"learn {name}" for name in (*teaching, "suppliers")}
    bulk = {"review", "watch", "reclassify", "impact"}
    shipments = {"shipment", "shipments", "reply"}
    reading = {"scan", "show", "list", "report", "explain", "schema", "score"}
    assert reading | record | catalogue | bulk | shipments == commands()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"gauger {command}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_has_an_example_in_its_help(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger(monkeypatch, *command.split(), "--help") == Exit.SETTLED
    assert re.search(rf"^ +gauger {command}\b", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("code", list(Exit))
def test_every_exit_code_has_a_meaning_and_is_in_the_readme(code: Exit) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^\| {code.value} \|", readme, re.MULTILINE)
    assert MEANINGS[code]


def test_a_misspelt_command_is_a_usage_error_and_no_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gauger(monkeypatch, "scam") == Exit.USAGE


def test_a_missing_casebook_is_told_in_one_line_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = gauger(monkeypatch, "show", "X", "--casebook", str(tmp_path / "none.casebook"))
    told = capsys.readouterr()
    assert (code, told.out) == (Exit.NO_CASEBOOK, "")
    assert "gauger scan PATH" in told.err
    assert len(told.err.splitlines()) == 1


def test_a_path_that_is_not_there_is_no_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    where = ("--casebook", str(tmp_path / "a.casebook"))
    assert gauger(monkeypatch, "scan", str(tmp_path / "none"), *where) == Exit.NO_INPUT
    assert not (tmp_path / "a.casebook").exists()


def test_an_unknown_code_is_told_with_the_codes_that_begin_alike(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger(monkeypatch, "explain", "3C901.a.") == Exit.NO_INPUT
    assert "3C901.a.1" in capsys.readouterr().err


def test_an_entry_is_explained_with_its_words_its_test_and_its_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger(monkeypatch, "explain", "3a001", "--as-of", "2026-11-22") == Exit.SETTLED
    out = capsys.readouterr().out
    for words in (
        "3A001",
        "可充放电锂离子电池",
        "gravimetric_energy_density >= 300 Wh/kg",
        "source:",
        "8507",
    ):
        assert words in out


def test_the_reported_extension_is_printed_with_every_standing_after_the_suspension(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger(monkeypatch, "catalogue", "status", "--as-of", "2026-11-11")
    assert "2027-01-10" in capsys.readouterr().out


def test_a_faulty_catalogue_folder_is_bad_data_with_file_and_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "words.yaml").write_text("propertys: {}\n")
    assert gauger(monkeypatch, "catalogue", "check", "--catalogue", str(tmp_path)) == Exit.BAD_DATA
    assert "words.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report", "labels", "catalogue"])
def test_every_schema_is_printed_as_json(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    assert gauger(monkeypatch, "schema", name) == Exit.SETTLED
    assert isinstance(json.loads(capsys.readouterr().out), dict)


def test_a_bug_is_not_hidden_behind_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("tui.commands.record.verify.run", broken)
    with pytest.raises(ZeroDivisionError):
        gauger(monkeypatch, "verify")
