"""The tests run on several processes as docs/testing.md says: whole files, the longest first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sharing_out

ROOT = Path(__file__).parents[2]
MADE = """
import os
import pytest

@pytest.mark.parametrize("number", range({count}))
def test_one(number):
    with open(os.environ["TOLD"], "a") as told:
        told.write("{name} " + os.environ["PYTEST_XDIST_WORKER"] + chr(10))
"""


@pytest.mark.parametrize("file", sharing_out.LONGEST)
def test_each_file_that_begins_first_exists(file: str) -> None:
    assert (ROOT / file).is_file()


def test_a_file_goes_to_one_process_and_the_one_of_more_tests_begins_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, count in (("a", 3), ("b", 9), ("c", 6), ("d", 12)):
        (tmp_path / f"test_{name}.py").write_text(MADE.format(name=name, count=count))
    for name in ("conftest.py", "sharing_out.py"):
        (tmp_path / name).write_bytes((ROOT / "tests" / name).read_bytes())
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "xdist",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
        "--rootdir",
        ".",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    told = [tuple(line.split()) for line in (tmp_path / "told").read_text().splitlines()]
    assert len(told) == 30
    assert sorted(name for name, _ in set(told)) == ["a", "b", "c", "d"]
    assert {name for name, _ in told[:2]} <= {"b", "d"}
