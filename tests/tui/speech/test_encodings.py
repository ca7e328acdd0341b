"""Terminals of any encoding: each command shows what it has with plain substitutes, and none fails."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.speech import encodings

ROOT = Path(__file__).parents[3]
PAPERS = ("cell_MLP-7390H_pouch_zh-en.pdf", "lfp_NB-LF24_just_below_en.pdf")
RUN = """
import json, sys
from tui.cli import main
for words in json.loads(sys.argv.pop()):
    sys.argv = ["gauger", *words]
    try:
        main()
    except SystemExit:
        pass
    for stream in (sys.stdout, sys.stderr):
        print("\\n-- done --", file=stream, flush=True)
"""
COMMANDS = (
    ("show", "NB-LF24"), ("show", "MLP"), ("explain", "3C901.a.1"), ("catalogue", "list"), ("catalogue", "show", "3A001"),
    ("catalogue", "status"), ("catalogue", "check"), ("declare", "MLP-7390H"), ("reclassify",), ("verify",), ("learn",),
    ("schema", "report"), ("--help",), ("show", "nothing-of-this-name"),
)  # fmt: skip


def gauger(folder: Path, encoding: str, *commands: tuple[str, ...]) -> list[tuple[str, str]]:
    """What each of the commands shows, given one after the other in one process whose terminal has this encoding."""
    env = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": encoding,
        "LC_ALL": "C",
        "GAUGER_CASEBOOK": str(folder / "a.casebook"),
    }
    done = subprocess.run([sys.executable, "-c", RUN, json.dumps(commands)], cwd=folder, env=env, capture_output=True)
    out, err = (stream.decode(encoding).split("\n-- done --\n") for stream in (done.stdout, done.stderr))
    assert len(out) == len(err) == len(commands) + 1, err[-1]
    return list(zip(out, err, strict=True))[:-1]


SCAN = ("scan", *(str(ROOT / "corpora" / "documents" / name) for name in PAPERS), "--no-ocr", "--as-of", "2026-12-01")


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A casebook into which the papers were read; a scan of them again tells what is kept."""
    folder = tmp_path_factory.mktemp("read")
    ((out, err),) = gauger(folder, "utf-8", SCAN)
    assert "2 documents" in out + err
    return folder / "a.casebook"


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_every_command_shows_what_it_has_in_a_terminal_of_another_encoding(encoding, read, tmp_path):
    shutil.copy(read, tmp_path)
    shown = gauger(tmp_path, encoding, SCAN, *COMMANDS)
    for out, err in shown:
        assert out or err
        assert "Traceback" not in err and "UnicodeEncodeError" not in err + out
    assert "NB-LF24" in shown[1][0]


def test_a_report_on_the_standard_output_is_the_same_in_any_terminal(tmp_path):
    paper = str(ROOT / "corpora" / "documents" / PAPERS[0])
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    words = ("scan", paper, "--no-ocr", "--json", "-", "--casebook", str(tmp_path / "b.casebook"))
    done = subprocess.run(
        [sys.executable, "-c", "from tui.cli import main; main()", *words], env=env, cwd=tmp_path, capture_output=True
    )
    assert json.loads(done.stdout.decode())["items"][0]["label"] == "MLP-7390H"


@pytest.mark.parametrize(
    ("text", "encoding", "plain"),
    [("≥ 4.85 Ah", "ascii", ">= 4.85 Ah"), ("98±1 g", "latin-1", "98±1 g"), ("98±1 g", "ascii", "98+/-1 g"),
     ("cm⁻¹ ≥", "gbk", "cm-1 ≥"), ("é", "ascii", "e"), ("锂", "ascii", "\\u9502"), ("“a”…", "ascii", '"a"...')],
)  # fmt: skip
def test_a_character_that_the_terminal_lacks_has_a_plain_substitute(text, encoding, plain, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    encodings.any_encoding()
    stream.write(text)
    stream.flush()
    assert stream.buffer.getvalue().decode(encoding) == plain
