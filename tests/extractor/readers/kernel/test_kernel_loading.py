"""The kernel is used where it fits and left aside where it does not, and nothing depends on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.readers.pdf.kernel import loading
from extractor.readers.pdf.kernel.loading import BINARY, SWITCH, kernel, loaded, using
from tests.extractor.readers.kernel.building import ROOT, built, script

_ASK = "from extractor.readers.pdf.kernel.loading import kernel; print(kernel() is not None)"


def in_use(**environment: str) -> str:
    asked = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, "-c", _ASK], env=asked, capture_output=True, text=True, check=True).stdout


def test_the_environment_switches_it_off() -> None:
    assert in_use(**{SWITCH: "off"}) == "False\n"


def test_where_it_was_not_built_python_does_the_work(tmp_path: Path) -> None:
    with using(tmp_path / "nowhere.so"):
        assert kernel() is None


def test_a_file_that_is_no_library_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "kernel.so").write_text("no library")
    with using(tmp_path / "kernel.so"):
        assert kernel() is None


def test_one_that_was_built_from_other_sources_is_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binary = built(tmp_path)
    monkeypatch.setattr(loading, "hash_of_sources", lambda: "of other sources")
    assert loaded(binary) is None


def test_one_that_was_built_from_these_is_used(tmp_path: Path) -> None:
    with using(built(tmp_path)):
        assert kernel() is not None


def test_both_reckon_the_same_hash_and_name() -> None:
    made = script()
    assert (made.hash_of_sources(), made.FOLDER / made.BINARY) == (loading.hash_of_sources(), BINARY)


def test_without_a_compiler_the_build_says_so_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    made = script()
    assert made.compiler() == []
    assert made.build(tmp_path / "kernel.so") == "no C compiler was found"
    assert made.build(tmp_path / "kernel.so", ["no-such-compiler"]).startswith("the C compiler could not be run")
    assert list(tmp_path.iterdir()) == []


def test_our_c_gives_no_warning(tmp_path: Path) -> None:
    if "cl" in Path((script().compiler() or ["cc"])[0]).stem.split("-"):
        pytest.skip("the compiler has other names for its warnings")
    built(
        tmp_path,
        "-Wall",
        "-Wextra",
        "-Wpedantic",
        "-Wshadow",
        "-Wvla",
        "-Wconversion",
        "-Wno-sign-conversion",
        "-Werror",
    )
