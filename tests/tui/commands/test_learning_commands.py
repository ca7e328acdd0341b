"""`gauger learn` on drawn suppliers: one paper labelled, the next ones read as it says; nothing happens without a word."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path += [str(Path(__file__).parents[2] / "casebook"), str(Path(__file__).parents[2] / "casebook" / "learning")]
from word_papers import entered, scanned

from casebook.store.database import open_store
from corpora.generator.suppliers import papers, written
from tui.cli import _run
from tui.speech.exits import Exit

AS_OF = ("--as-of", "2026-12-01")
Gauger = Callable[..., tuple[int, str, str]]


@pytest.fixture
def gauger(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Gauger:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["gauger", *words])
        code = _run()
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return run


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The first paper of a supplier with its labels, and the next two without."""
    first, *rest = papers(7, 2, 3)
    own = written([first], tmp_path / "records")
    later = written(rest, tmp_path / "new")
    (later / "labels.json").unlink()
    return own, later


def values(line: str) -> set[tuple[str, str | None]]:
    made = json.loads(line)
    return {(f["property"], f["high"]) for i in made["items"] for f in i["facts"] if f["method"] == "stated"}


def test_labels_teach_and_the_next_papers_are_read_so(
    gauger: Gauger, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    own, later = folders
    code, out, _ = gauger("scan", str(later), "--no-ocr", "--json", "before.jsonl", *AS_OF)
    assert "read as marked" not in out
    code, out, _ = gauger("learn", "from", str(own), "--who", "LW", "--no-ocr", *AS_OF)
    assert code == Exit.SETTLED and "4 of 4 values found" in out
    form = re.search(r"new marks of form (\w+)", out)
    assert form is not None
    assert "0 marks in use" in gauger("learn", "forms")[1]
    assert gauger("learn", "accept", form[1], *AS_OF)[0] == Exit.USAGE  # nobody is there to be asked
    code, out, _ = gauger("learn", "accept", form[1], "--yes", "--who", "LW", *AS_OF)
    assert code == Exit.SETTLED and "would be read otherwise" in out
    code, out, _ = gauger("scan", str(later), "--no-ocr", "--json", "after.jsonl", *AS_OF)
    assert re.search(r"read as marked: \d+ values, overruled 0", out)
    before, after = ((tmp_path / f"{n}.jsonl").read_text("utf-8").splitlines() for n in ("before", "after"))
    assert all(values(a) != values(b) for a, b in zip(before, after, strict=True))
    assert "as marked by LW on" in "".join(after)
    shown = gauger("learn", "show", form[1], *AS_OF)[1]
    assert "accepted by LW" in shown
    step = re.findall(r"^ +(\d+) .* marks accepted", shown, re.MULTILINE)[-1]
    code, out, _ = gauger("learn", "undo", step, *AS_OF)
    assert "2 papers came out otherwise" in out
    gauger("scan", str(later), "--no-ocr", "--json", "undone.jsonl", *AS_OF)
    undone = (tmp_path / "undone.jsonl").read_text("utf-8").splitlines()
    assert [values(line) for line in undone] == [values(line) for line in before]


def test_a_file_that_is_not_the_labelled_one_is_refused(gauger: Gauger, folders: tuple[Path, Path]) -> None:
    own, _ = folders
    paper = next(own.glob("*.pdf"))
    paper.write_bytes(paper.read_bytes() + b"\n")
    code, _, err = gauger("learn", "from", str(own))
    assert code != Exit.SETTLED
    assert paper.name in err and "label it again" in err


def test_a_persons_marks_are_taken_out(gauger: Gauger, folders: tuple[Path, Path]) -> None:
    own, _ = folders
    gauger("learn", "from", str(own), "--who", "JZ", "--accept", "--no-ocr", *AS_OF)
    assert "0 marks in use" not in gauger("learn", "forms")[1]
    assert gauger("learn", "retire", "--person", "JZ", *AS_OF)[0] == Exit.USAGE
    assert gauger("learn", "retire", "--person", "JZ", "--why", "a test", *AS_OF)[0] == Exit.SETTLED
    assert "0 marks in use" in gauger("learn", "forms")[1]


def test_a_pack_goes_to_another_office_as_a_proposal(
    gauger: Gauger, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    own, _ = folders
    gauger("learn", "from", str(own), "--who", "LW", "--accept", "--no-ocr", *AS_OF)
    assert gauger("learn", "export", "forms.json")[0] == Exit.SETTLED
    assert gauger("learn", "export", "forms.json")[0] == Exit.USAGE
    text = (tmp_path / "forms.json").read_text("utf-8")
    assert "LW" not in text and "supplier02" not in text
    code, out, _ = gauger("learn", "import", "forms.json", "--from", "Ningbo office", "--casebook", "b.casebook")
    assert code == Exit.SETTLED and "proposals" in out
    assert "0 marks in use" in gauger("learn", "forms", "--casebook", "b.casebook")[1]
    (tmp_path / "bad.json").write_text("{}")
    code, _, err = gauger("learn", "import", "bad.json", "--from", "x")
    assert code == Exit.BAD_DATA and "no pack" in err


@pytest.mark.parametrize("words", [("show", "zzz"), ("accept", "zzz"), ("undo", "7"), ("retire",)])
def test_what_is_not_there_is_told(gauger: Gauger, words: tuple[str, ...], folders: tuple[Path, Path]) -> None:
    gauger("scan", str(folders[1]), "--no-ocr", *AS_OF)
    code, _, err = gauger("learn", *words)
    assert code not in (Exit.SETTLED, 1)
    assert "gauger learn" in err or "name marks" in err


def test_a_word_is_accepted_by_name_and_taken_back_by_its_number_or_with_the_person(
    gauger: Gauger, tmp_path: Path
) -> None:
    store = open_store("gauger.casebook")
    scanned(store)
    entered(store, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3")
    store.close()
    office = tmp_path / "office" / "vocabulary"
    for number in range(2):
        code, out, _ = gauger("learn", "words", "--accept", "1", "--into", "office", "--who", "bob", *AS_OF)
        assert code == Exit.SETTLED and "also compaction_density 2.43 g/cm3" in out
        step = re.search(r"gauger learn undo (\d+)", out)
        assert step and [f.suffix for f in office.iterdir()] == [".yaml"]
        code, out, _ = gauger("learn", "words", "--catalogue", "office", *AS_OF)
        assert "by bob on 20" in out and f"gauger learn undo {step[1]} takes it back" in out
        if number:
            assert gauger("learn", "retire", "--person", "bob", *AS_OF)[0] == Exit.USAGE  # without a reason
            code, out, _ = gauger("learn", "retire", "--person", "bob", "--why", "a test", *AS_OF)
        else:
            code, out, _ = gauger("learn", "undo", step[1], *AS_OF)
        assert code == Exit.SETTLED and "is removed" in out and not list(office.iterdir())
        assert "accepted:" not in gauger("learn", "words", *AS_OF)[1]
    assert gauger("learn", "undo", step[1], *AS_OF)[0] == Exit.SETTLED  # once more: it is out already
    assert gauger("learn", "retire", "--person", "nobody", "--why", "a test", *AS_OF)[0] == Exit.USAGE
