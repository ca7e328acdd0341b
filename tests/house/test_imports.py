"""The import rules at run time, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a piece of code leaves in memory."""
    report = "; import sys; print('\\n' + ' '.join({m.partition('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code + report], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


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


def test_the_catalogue_is_data_and_holds_no_python() -> None:
    assert [p for p in (ROOT / "catalogue").rglob("*") if p.suffix in (".py", ".pyi", ".pyc")] == []


def test_the_extractor_knows_neither_terminal_nor_casebook() -> None:
    assert not {"textual", "typer", "tui", "casebook"} & loaded_by("import extractor.report, extractor.document")
