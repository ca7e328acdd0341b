"""What a clerk reads is in words: an exception's class is none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("casebook", "extractor", "tui")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def names_in_sentences(source: str) -> Iterator[int]:
    """Lines of formatted texts that print a class's name."""
    for text in ast.walk(ast.parse(source)):
        if isinstance(text, ast.JoinedStr):
            parts = (part for value in text.values for part in ast.walk(value))
            yield from (text.lineno for p in parts if isinstance(p, ast.Attribute) and p.attr == "__name__")


def test_a_class_in_a_sentence_is_found() -> None:
    assert list(names_in_sentences('a = 1\nb = f"it failed ({type(bug).__name__})"')) == [2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_message_names_a_class(path: Path) -> None:
    assert list(names_in_sentences(path.read_text("utf-8"))) == []
