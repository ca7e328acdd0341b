"""What ARCHITECTURE.md names is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
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


FILES = [p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.py") if ".venv" not in p.parts]


PAPERS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")))
NAMED = {(paper, name) for paper in PAPERS for name in re.findall(r"`([\w/]+\.py)`", (ROOT / paper).read_text("utf-8"))}


@pytest.mark.parametrize(("paper", "named"), sorted(NAMED))
def test_each_file_that_is_named_exists(paper: str, named: str) -> None:
    assert [file for file in FILES if f"/{file}".endswith(f"/{named}")]


MOST_LINES, MOST_MODULES = 300, 12
PROGRAM = ("classifier", "extractor", "casebook", "tui", "corpora")


def test_no_file_of_the_program_is_longer_than_a_reader_takes_in() -> None:
    long = {f: n for f in FILES if f.split("/")[0] in PROGRAM and (n := lines_of(f)) > MOST_LINES}
    assert long == {}, "part what it does in two files, each with a name of its own"


def lines_of(file: str) -> int:
    return (ROOT / file).read_text("utf-8").count("\n")


def test_no_folder_of_the_program_has_more_modules_than_a_reader_takes_in() -> None:
    folders = Counter(f.rpartition("/")[0] for f in FILES if f.split("/")[0] in PROGRAM and "__init__" not in f)
    assert {f: n for f, n in folders.items() if n > MOST_MODULES} == {}, "give what belongs together a folder"


@pytest.mark.parametrize("top", ["catalogue", "docs"])
def test_no_folder_of_data_or_docs_has_more_files_than_a_reader_takes_in(top: str) -> None:
    folders = Counter(p.parent.relative_to(ROOT).as_posix() for p in (ROOT / top).rglob("*.*") if p.suffix != ".pyc")
    assert folders and {f: n for f, n in folders.items() if n > MOST_MODULES} == {}, (
        "give what belongs together a folder"
    )


LINKED = {
    (paper, link)
    for paper in PAPERS
    for link in re.findall(r"\]\(([^)#:]+)[^):]*\)", (ROOT / paper).read_text("utf-8"))
}


@pytest.mark.parametrize(("paper", "link"), sorted(LINKED))
def test_each_link_of_a_page_leads_to_a_file(paper: str, link: str) -> None:
    assert ((ROOT / paper).parent / link).is_file()


NAMED_DATA = {
    (paper, name)
    for paper in PAPERS
    for name in re.findall(r"`((?:catalogue|docs)/[\w./-]*)`", (ROOT / paper).read_text("utf-8"))
}


@pytest.mark.parametrize(("paper", "named"), sorted(NAMED_DATA))
def test_each_place_of_data_that_is_named_exists(paper: str, named: str) -> None:
    assert (ROOT / named).exists()


@pytest.mark.parametrize(
    "room", sorted(p.parent.relative_to(ROOT).as_posix() for k in ROOMS for p in (ROOT / k).glob("*/__init__.py"))
)
def test_each_room_says_what_comes_in_what_goes_out_and_what_it_may_import(room: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8"))) or ""
    assert re.search(r"In: .*Out: .*May import: ", said, re.DOTALL)
