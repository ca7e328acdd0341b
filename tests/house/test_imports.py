"""The import rules at run time, each in a process of its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.casebook.checking.drafts import Line, workbook

ROOT = Path(__file__).parents[2]


@cache
def loaded_by(code: str) -> frozenset[str]:
    """The top-level modules that a piece of code leaves in memory."""
    report = "; import sys; print('\\n' + ' '.join({m.partition('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code + report], cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("heavy", ["spacy", "pdfplumber", "pypdfium2", "sqlalchemy", "textual", "typer"])
def test_the_classifier_needs_no_document_library(heavy: str) -> None:
    code = "import classifier.judging.classify, classifier.loading.load as c, classifier.wording.explain, classifier.judging.remark; c.load()"
    assert heavy not in loaded_by(code)


HELP = (
    "import sys; sys.argv = ['gauger', '--help']\ntry:\n    from tui.cli import main; main()\nexcept SystemExit: pass\n"
)


@pytest.mark.parametrize(
    "heavy",
    ["spacy", "pdfplumber", "pypdfium2", "numpy", "sqlalchemy", "pydantic", "textual", "rich", "yaml"],
)
def test_help_loads_nothing_heavy(heavy: str) -> None:
    assert heavy not in loaded_by(HELP + "pass")


def test_help_loads_the_command_line_so_that_the_tests_above_can_fail() -> None:
    assert {"tui", "typer"} <= loaded_by(HELP + "pass")


def test_spacy_still_finds_the_package_that_has_our_data_folders_name() -> None:
    assert {"spacy", "catalogue"} <= loaded_by("import spacy; spacy.blank('xx')")


COMPILED = "import classifier.loading.load as c; c.load()"
"""Keeps the catalogue compiled, in a process of its own: it is whoever comes first that reads the YAML."""
READY = "from casebook.workers.worker import pipeline_of; pipeline_of(())"


@pytest.mark.parametrize(
    "heavy",
    ["thinc", "srsly", "confection", "catalogue", "yaml", "pandas", "pdfplumber", "pypdfium2", "sqlalchemy", "textual"],
)
def test_an_extractor_that_is_ready_has_loaded_no_reader_and_no_pipeline_of_spacys(heavy: str) -> None:
    loaded_by(COMPILED)
    assert heavy not in loaded_by(READY)


CHECK = (
    "import sys; sys.argv = {words!r}\ntry:\n    from tui.cli import main; main()\nexcept SystemExit: pass\n"
    "print(*sys.modules, sep=' ')\npass"
)


@pytest.fixture(scope="module")
def loaded_by_checks(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str], set[str]]:
    """All modules that a check of a new draft leaves in memory, those of a check of the same files, told in another
    language, and those of the very check once more."""
    loaded_by(COMPILED)
    place = tmp_path_factory.mktemp("check")
    (place / "draft.xlsx").write_bytes(workbook([Line()]))
    words = [
        "gauger",
        "check",
        str(place / "draft.xlsx"),
        "--casebook",
        str(place / "a.casebook"),
        "--no-ocr",
        "--as-of",
        "2026-12-01",
        "--as-of",
        "2026-12-01",
    ]
    first, second, third = (
        set(
            subprocess.run(
                [sys.executable, "-c", CHECK.format(words=[*words, "--lang", language])],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
            .stdout.splitlines()[-1]
            .split()
        )
        for language in ("en", "zh", "zh")
    )
    return first, second, third


@pytest.mark.parametrize(
    "heavy",
    [
        "pdfplumber",
        "pdfminer",
        "pypdfium2",
        "lxml",
        "python_calamine",
        "thinc",
        "spacy.language",
        "pandas",
        "yaml",
        "textual",
        "rich.console",
        "openpyxl",
        "onnxruntime",
    ],
)
def test_a_check_leaves_reading_to_the_processes_that_read(
    loaded_by_checks: tuple[set[str], set[str], set[str]], heavy: str
) -> None:
    assert not any(heavy in loaded for loaded in loaded_by_checks)


@pytest.mark.parametrize("heavy", ["pebble", "casebook.run.bulk"])
def test_a_check_of_what_is_settled_starts_no_process(
    loaded_by_checks: tuple[set[str], set[str], set[str]], heavy: str
) -> None:
    assert heavy not in loaded_by_checks[1]


@pytest.mark.parametrize("heavy", ["sqlalchemy", "numpy", "spacy", "casebook.checking.check", "extractor"])
def test_the_very_check_once_more_loads_nothing_that_reads_or_judges(
    loaded_by_checks: tuple[set[str], set[str], set[str]], heavy: str
) -> None:
    assert heavy not in loaded_by_checks[2]
    assert "tui.commands.checking.check" in loaded_by_checks[2]


@pytest.fixture(scope="module")
def loaded_by_a_scan(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """All modules that a scan leaves in memory of the process that keeps the casebook."""
    loaded_by(COMPILED)
    place = tmp_path_factory.mktemp("scan")
    paper = ROOT / "corpora" / "documents" / "cell_OV-2150A_cylindrical_en.pdf"
    words = ["gauger", "scan", str(paper), "--casebook", str(place / "a.casebook"), "--no-ocr"]
    code = CHECK.format(words=[*words, "--as-of", "2026-12-01"])
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "heavy", ["numpy", "spacy", "pypdfium2", "pdfminer", "extractor.pipeline", "extractor.scoring"]
)
def test_a_scan_leaves_reading_to_the_processes_that_read(loaded_by_a_scan: set[str], heavy: str) -> None:
    assert heavy not in loaded_by_a_scan
    assert {"casebook.run.bulk", "casebook.learning.trial"} <= loaded_by_a_scan


def test_a_check_loads_what_it_needs_so_that_the_tests_above_can_fail(
    loaded_by_checks: tuple[set[str], set[str], set[str]],
) -> None:
    assert {"sqlalchemy", "spacy.matcher.phrasematcher", "casebook.checking.check"} <= loaded_by_checks[1]
    assert {"pebble", "casebook.run.bulk"} <= loaded_by_checks[0]


def test_the_catalogue_is_data_and_holds_no_python() -> None:
    assert [p for p in (ROOT / "catalogue").rglob("*") if p.suffix in (".py", ".pyi", ".pyc")] == []


def test_the_extractor_knows_neither_terminal_nor_casebook() -> None:
    assert not {"textual", "typer", "tui", "casebook"} & loaded_by("import extractor.report, extractor.document")


FOLDERS = ("classifier", "extractor", "casebook", "tui", "corpora")
AT_IMPORT = {"casebook/workers/forked_from.py", "tui/cli.py"}
"""The fork server's module, and the command line that puts its own commands together."""


@cache
def outermost(file: Path) -> Sequence[ast.stmt]:
    """The statements of a module's outermost level."""
    return ast.parse(file.read_text("utf-8")).body


def works_at_import(file: Path) -> Iterator[str]:
    """The statements of a module's outermost level that do something beside naming what is defined."""
    for statement in outermost(file):
        is_call = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
        if is_call or isinstance(statement, ast.For | ast.While | ast.With):
            yield f"{file.relative_to(ROOT)}:{statement.lineno}"


def test_nothing_works_at_import() -> None:
    files = [f for folder in FOLDERS for f in (ROOT / folder).rglob("*.py")]
    working = {f.relative_to(ROOT).as_posix(): list(works_at_import(f)) for f in files}
    assert AT_IMPORT == {name for name, places in working.items() if places}


def test_nothing_imports_what_the_fork_server_imports() -> None:
    named = [f for folder in FOLDERS for f in (ROOT / folder).rglob("*.py") if "forked_from" in f.read_text("utf-8")]
    assert ["casebook/workers/pool.py"] == [f.relative_to(ROOT).as_posix() for f in named]


OPENERS = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "load", "safe_load", "connect", "run"}


def reads_at_import(file: Path) -> Iterator[str]:
    """The values of a module's outermost level that come out of a file, a database or a process."""
    for statement in outermost(file):
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            calls = [n.func for n in ast.walk(statement.value) if isinstance(n, ast.Call)]
            if any(getattr(c, "attr", getattr(c, "id", "")) in OPENERS for c in calls):
                yield f"{file.relative_to(ROOT)}:{statement.lineno}"


def test_nothing_is_read_at_import() -> None:
    assert [] == [at for folder in FOLDERS for f in (ROOT / folder).rglob("*.py") for at in reads_at_import(f)]
