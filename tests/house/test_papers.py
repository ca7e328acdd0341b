"""The project's own papers keep to what they promise."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("catalogue", "classifier", "extractor", "casebook", "tui", "corpora", "tests")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_pins_every_package_by_hash_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(r"^[\w.\-\[\]]+==\S+", text, re.MULTILINE)
    assert len(pins) > 40
    assert len(pins) == len(re.findall(r"^[\w.\-\[\]]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE))
    assert not re.search(r"://|^-|file:|@ /", text, re.MULTILINE)


def test_the_lock_holds_every_dependency_of_the_core() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[^\w-]", d)[0].lower() for d in project["dependencies"]}
    pinned = set(re.findall(r"^([\w.\-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert set() == names - pinned


@pytest.mark.parametrize("folder", PACKAGES)
def test_the_architecture_has_a_line_for_each_folder(folder: str) -> None:
    assert f"`{folder}/`" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("target", ["demo", "test", "lint", "types", "imports", "check", "bench", "lock"])
def test_every_task_that_the_papers_name_is_in_the_makefile(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
