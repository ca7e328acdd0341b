"""What ARCHITECTURE.md names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
STAGES = re.findall(r"^\| [^|]+ \| `([\w/]+\.py)` \| `(\w+)` \|$", TEXT, re.MULTILINE)
ROOMS = {
    package: {
        room
        for row in TEXT.split(f"| `{package}/` | what it is |")[1].split("\n\n")[0].splitlines()
        for room in re.findall(r"`(\w+)/`", row.split("|")[1] if row else "")
    }
    for package in ("classifier", "extractor", "casebook", "tui")
}


def test_the_example_goes_from_the_command_line_to_the_remark() -> None:
    assert [STAGES[0][0], STAGES[-1][0]] == ["tui/commands/session.py", "classifier/judging/remark.py"]


@pytest.mark.parametrize(("file", "name"), STAGES)
def test_each_stage_of_the_example_exists(file: str, name: str) -> None:
    defined = ast.parse((ROOT / file).read_text("utf-8")).body
    assert name in {d.name for d in defined if isinstance(d, ast.FunctionDef | ast.ClassDef)}


@pytest.mark.parametrize("package", sorted(ROOMS))
def test_each_room_has_its_line(package: str) -> None:
    folders = {p.parent.name for p in (ROOT / package).glob("*/__init__.py")}
    assert folders == ROOMS[package]


@pytest.mark.parametrize(
    "file",
    sorted(set(re.findall(r"`((?:record|state|store|run|workers|declaring|links|learning|reports)/\w+\.py)`", TEXT))),
)
def test_each_file_of_the_casebook_that_is_named_exists(file: str) -> None:
    assert (ROOT / "casebook" / file).is_file()


@pytest.mark.parametrize(
    "room", sorted(p.parent.relative_to(ROOT).as_posix() for k in ROOMS for p in (ROOT / k).glob("*/__init__.py"))
)
def test_each_room_says_what_comes_in_what_goes_out_and_what_it_may_import(room: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8"))) or ""
    assert re.search(r"In: .*Out: .*May import: ", said, re.DOTALL)
